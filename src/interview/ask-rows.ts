/** Lists that are typed a line at a time: trials, medicines taken, stopped lately, reactions. Every line is read back at once. */
import type { Question } from '../knowledge/types.ts';
import { type Answer, type Row, withAnswer, withDraft } from './answers.ts';
import { askTrialForm, followUps } from './ask-trial.ts';
import type { RowsKey } from './facts.ts';
import { faultWords, readLine } from './lines-in.ts';
import { type Context, readAnswers, type View, viewOf } from './look.ts';
import { leaving, type Outcome, standing } from './outcome.ts';
import { put } from './put.ts';
import { impliedNames, impliedNote, linesScreen } from './rows-screen.ts';
import type { Command, LinesScreen, Note, Part, Reply } from './types.ts';

/** Commands that would lose the lines that stand there. */
const DROPS: readonly Command[] = ['none', 'dont-know', 'skip'];

/** Puts a question whose answer is a list. */
export function* askRows(
  question: Question,
  key: RowsKey,
  view: View,
  context: Context,
  notes: readonly Note[],
): Part<Outcome> {
  const before = standing(question, view, context);
  const given = before?.kind === 'rows' && Array.isArray(before.rows) ? (before.rows as readonly Row[]) : [];
  const open = before?.kind === 'rows' && before.open === true;
  let rows = given;
  let asked = view;
  let message: readonly Note[] = [...notes, ...impliedNote(key, view), ...noneNote(before)];
  let start: Partial<LinesScreen> = {};
  for (;;) {
    const screen: LinesScreen = { ...linesScreen(question, key, rows, asked, context, message), ...start };
    start = {};
    message = [];
    const reply: Reply = yield* put(screen, asked, context, question);
    const draft = rows === given ? view.answers : withDraft(view.answers, question.id, rowsAnswer(rows, open));
    if (reply.to === 'command' && rows.length > 0 && DROPS.includes(reply.command)) {
      message = [
        { tone: 'caution', text: 'Lines are entered: Enter keeps them. To take one out: Up, empty it, Enter.' },
      ];
      continue;
    }
    if (reply.to === 'command' && reply.command === 'none')
      return { to: 'answers', answers: withAnswer(view.answers, question.id, { kind: 'rows', rows: 'none' }) };
    if (reply.to === 'command' && reply.command === 'steps') {
      const made = yield* askTrialForm(null, asked, context, question);
      if (made === 'quit') return { to: 'quit', draft };
      if (made !== 'back') rows = [...rows, made];
    } else {
      const left = leaving(reply, question, view, draft);
      if (left !== null) return left;
    }
    if (reply.to === 'line') {
      if (reply.text === '') rows = rows.filter((_, index) => index !== reply.at);
      else {
        const reading = readLine(reply.text, key, view.answers.asOf, context);
        if ('fault' in reading) {
          message = [{ tone: 'caution', text: reading.fault }];
          start = { text: reply.text, at: reply.at };
          continue;
        }
        const keptRow = kept(rows[reply.at], reading.row);
        rows =
          reply.at < rows.length
            ? rows.map((row, index) => (index === reply.at ? keptRow : row))
            : [...rows, reading.row];
      }
    }
    const result = tryRows(question, rows, open, view, context);
    if (typeof result === 'string') {
      message = [{ tone: 'caution', text: result }];
      continue;
    }
    asked = result;
    const removed = reply.to === 'line' && reply.text === '';
    if (key === 'trials' && reply.to !== 'submit' && !removed) {
      const index = reply.to === 'line' ? Math.min(reply.at, rows.length - 1) : rows.length - 1;
      const followed = yield* followUps(question, rows, index, asked, context);
      if (followed === 'quit') return { to: 'quit', draft: asked.answers };
      rows = followed;
    }
    if (reply.to !== 'submit') {
      asked = viewOrSame(question, rows, open, view, asked, context);
      continue;
    }
    if (rows.length === 0 && impliedNames(key, view).length === 0) {
      message = [{ tone: 'caution', text: 'Nothing is entered: type none if there is nothing, or s to skip.' }];
      continue;
    }
    if (key === 'trials') {
      const followed = yield* followUps(question, rows, null, asked, context);
      if (followed === 'quit') return { to: 'quit', draft: asked.answers };
      rows = followed;
    }
    return { to: 'answers', answers: withAnswer(view.answers, question.id, rowsAnswer(rows, open)) };
  }
}

function rowsAnswer(rows: readonly Row[], open: boolean): Answer {
  return { kind: 'rows', rows: rows.length === 0 ? 'none' : rows, ...(open ? { open } : {}) };
}

/** The view with these rows, or the fault in words. */
function tryRows(question: Question, rows: readonly Row[], open: boolean, view: View, context: Context): View | string {
  if (rows.length === 0) return view;
  const answers = withAnswer(view.answers, question.id, rowsAnswer(rows, open));
  const { person, problems } = readAnswers(answers, context);
  return person === null ? faultWords(problems) : viewOf(answers, context);
}

function viewOrSame(
  question: Question,
  rows: readonly Row[],
  open: boolean,
  view: View,
  asked: View,
  context: Context,
): View {
  const after = tryRows(question, rows, open, view, context);
  return typeof after === 'string' ? asked : after;
}

/** A corrected line keeps what a line cannot say. */
function kept(before: Row | undefined, after: Row): Row {
  if (before === undefined) return after;
  const sugar = [
    'drug',
    'therapy',
    'procedure',
    'medicine',
    'dose',
    'weeks',
    'sessions',
    'response',
    'adherence',
    'current',
    'stopped',
    'reaction',
  ];
  const rest = Object.fromEntries(Object.entries(before).filter(([key]) => !sugar.includes(key)));
  return { ...after, ...rest };
}

function noneNote(before: Answer | null): readonly Note[] {
  if (before?.kind === 'dont-know' || (before?.kind === 'rows' && before.rows === '?'))
    return [{ tone: 'muted', text: 'Answered: not known.' }];
  return before?.kind === 'rows' && before.rows === 'none' ? [{ tone: 'muted', text: 'Answered: none.' }] : [];
}
