/** Lists that are typed a line at a time: trials, medicines taken, stopped lately, reactions. Every line is read back at once. */
import type { Question } from '../knowledge/types.ts';
import type { Tone } from '../report/layout.ts';
import { type Answer, type Row, withAnswer } from './answers.ts';
import { leaving, type Outcome, standing } from './ask.ts';
import { askTrialForm, followUps } from './ask-trial.ts';
import type { RowsKey } from './facts.ts';
import { faultWords, readLine } from './lines-in.ts';
import { type Context, readAnswers, type View, viewOf } from './look.ts';
import { rowLine, suggestFrom } from './medicines.ts';
import { capital } from './prefill.ts';
import { headFor, put } from './put.ts';
import type { LinesScreen, Note, Part, Reply } from './types.ts';
import { placeWords } from './walk.ts';

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
    if (reply.to === 'command' && reply.command === 'none')
      return { to: 'answers', answers: withAnswer(view.answers, question.id, { kind: 'rows', rows: 'none' }) };
    if (reply.to === 'command' && reply.command === 'steps') {
      const made = yield* askTrialForm(null, asked, context, question);
      if (made === 'quit') return { to: 'quit' };
      if (made !== 'back') rows = [...rows, made];
    } else {
      const left = leaving(reply, question, view);
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
    if (key === 'trials' && reply.to !== 'submit') {
      const followed = yield* followUps(question, rows, rows.length - 1, asked, context);
      if (followed === 'quit') return { to: 'quit' };
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
      if (followed === 'quit') return { to: 'quit' };
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

/** Medicines that the trials say are still taken: they need not be typed again. */
function impliedNames(key: RowsKey, view: View): readonly string[] {
  if (key !== 'medications') return [];
  return view.person.trials.rows
    .filter((trial) => trial.kind === 'drug' && trial.current === true)
    .map((trial) => trial.what);
}

function impliedNote(key: RowsKey, view: View): readonly Note[] {
  const names = impliedNames(key, view);
  return names.length === 0 ? [] : [{ tone: 'muted', text: `Already counted, from the trials: ${names.join(', ')}.` }];
}

function noneNote(before: Answer | null): readonly Note[] {
  if (before?.kind === 'dont-know' || (before?.kind === 'rows' && before.rows === '?'))
    return [{ tone: 'muted', text: 'Answered: not known.' }];
  return before?.kind === 'rows' && before.rows === 'none' ? [{ tone: 'muted', text: 'Answered: none.' }] : [];
}

const EXAMPLES: Readonly<Record<RowsKey, string>> = {
  trials:
    'One line each: name, dose, weeks, response (none, minimal, partial, response, remission), taken (good, partial, poor). "200 10w none good" stands for 200 mg, 10 weeks, no response, taken as agreed. "steps" asks one by one.',
  medications: 'One line each: name and dose, such as "name 20 mg".',
  stopped_recently: 'One line each: name and when, such as "name 3 weeks ago" or a month.',
  reactions: 'One line each: medicine and what happened.',
};

/** The screen of a list: what was entered, each line with what was made of it. */
export function linesScreen(
  question: Question,
  key: RowsKey,
  rows: readonly Row[],
  view: View,
  context: Context,
  notes: readonly Note[],
): LinesScreen {
  const commands = [
    'none',
    'dont-know',
    'skip',
    'back',
    'why',
    'report',
    'quit',
    ...(key === 'trials' ? (['steps'] as const) : []),
  ] as const;
  const shown = notes.length > 0 || rows.length > 0 ? notes : [{ tone: 'muted' as const, text: EXAMPLES[key] }];
  return {
    kind: 'lines',
    head: headFor(view, placeWords(question, view), question.ask, commands, shown),
    lines: rows.map((row, index) => ({ text: rowLine(row), ...echo(key, index, view) })),
    text: '',
    at: rows.length,
    prompt: '',
    empty: rows.length === 0 && impliedNames(key, view).length === 0 ? '' : 'nothing more',
    suggest: suggestFrom(context.registry, key === 'trials'),
  };
}

const ADEQUATE: Readonly<Record<string, { words: string; tone: Tone }>> = {
  yes: { words: 'adequate', tone: 'good' },
  no: { words: 'not adequate', tone: 'caution' },
  unknown: { words: 'cannot tell', tone: 'caution' },
};

/** Whether a trial was adequate, and the first reason, as the assessment sees it now. */
function echo(key: RowsKey, index: number, view: View): { beside: string; tone: Tone | null } {
  const trial = key === 'trials' ? view.assessment.trials.find((item) => item.trial.index === index) : undefined;
  if (trial === undefined) return { beside: '', tone: null };
  const judged = ADEQUATE[trial.adequate];
  const because = trial.adequate === 'yes' ? '' : (trial.settledBy ?? trial.because[0]?.say ?? '');
  return {
    beside: `${judged?.words ?? ''}${because === '' ? '' : `: ${capital(because).replace(/\.$/, '')}`}`,
    tone: judged?.tone ?? null,
  };
}
