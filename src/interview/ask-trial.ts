/** What a trial's line leaves open, asked on the same screen: still taken, stopped when, taken as agreed. And the form, step by step. */
import type { Question } from '../knowledge/types.ts';
import type { Row } from './answers.ts';
import { linesScreen } from './rows-screen.ts';
import { readRow } from './lines-in.ts';
import type { Context, View } from './look.ts';
import { headFor, put } from './put.ts';
import { noted } from './reduce.ts';
import { trialFrom, trialRows, trialValues } from './trial-form.ts';
import type { Command, LinesScreen, Part, Reply, Screen } from './types.ts';
import { absoluteDate } from './written.ts';
import { placeWords } from './walk.ts';

const COMMANDS: readonly Command[] = ['dont-know', 'skip', 'why', 'report', 'quit'];

/** Asks what is missing of the trial at `index`, or of all of them (null) when the list is done. */
export function* followUps(
  question: Question,
  rows: readonly Row[],
  index: number | null,
  view: View,
  context: Context,
): Part<readonly Row[] | 'quit'> {
  if (index === null) return yield* askAdherence(question, rows, view, context);
  const row = rows[index];
  if (row === undefined || row['current'] !== undefined || row['stopped'] !== undefined || row['episode'] === 'earlier')
    return rows;
  const name = String(row['drug'] ?? row['therapy'] ?? row['procedure']);
  const set = (change: Row): readonly Row[] =>
    rows.map((other, at) => (at === index ? { ...other, ...change } : other));
  let prompt = `${name}: still taken? y, n, or when it was stopped`;
  for (;;) {
    const text = yield* askLine(question, rows, prompt, view, context);
    if (text === 'quit') return 'quit';
    if (text === 'skip' || text === '') return rows;
    if (text === '?') return set({ current: '?' });
    if (/^y(es)?$/i.test(text)) return set({ current: true });
    const hangs = view.reasoning.open.some(
      (open) =>
        open.question.id === question.id && open.facts.some((fact) => !question.facts.slice(0, 1).includes(fact)),
    );
    if (/^no?$/i.test(text)) {
      if (!hangs || prompt.startsWith('Stopped')) return set({ current: false });
      prompt = `Stopped when? A waiting time hangs on it: a month, or 3 weeks ago`;
      const when = yield* askLine(question, rows, prompt, view, context);
      if (when === 'quit') return 'quit';
      if (when === '?') return set({ current: false, stopped: '?' });
      const date = absoluteDate(when.toLowerCase(), view.answers.asOf);
      return set(date === null ? { current: false } : { current: false, stopped: date });
    }
    const date = absoluteDate(text.toLowerCase(), view.answers.asOf);
    const reading =
      date === null ? null : readRow({ ...row, current: false, stopped: date }, 'trials', view.answers.asOf, context);
    if (date !== null && reading !== null && 'row' in reading) return set({ current: false, stopped: date });
    const why = reading !== null && 'fault' in reading ? ` ${reading.fault}` : '';
    prompt = `"${text}" is no date up to today.${why} ${name}: y, n, or a month such as ${view.answers.asOf.slice(0, 7)}`;
  }
}

/** Adherence is asked once for all trials that do not say it. */
function* askAdherence(
  question: Question,
  rows: readonly Row[],
  view: View,
  context: Context,
): Part<readonly Row[] | 'quit'> {
  const missing = rows.flatMap((row, index) =>
    row['drug'] !== undefined && row['adherence'] === undefined ? [index] : [],
  );
  if (missing.length === 0) return rows;
  const set = (indices: readonly number[], adherence: string, others: string): readonly Row[] =>
    rows.map((row, index) =>
      missing.includes(index) ? { ...row, adherence: indices.includes(index) ? adherence : others } : row,
    );
  const one = missing.length === 1;
  let prompt = one
    ? 'Taken on most days? y or n'
    : 'Taken on most days? y = all of them, n = none, 2 = all but number 2';
  for (;;) {
    const text = yield* askLine(question, rows, prompt, view, context);
    if (text === 'quit') return 'quit';
    if (text === 'skip' || text === '') return rows;
    if (text === '?') return set(missing, '?', '?');
    if (/^y(es)?$/i.test(text)) return set(missing, 'good', 'good');
    if (/^no?(ne)?$/i.test(text)) return set(missing, 'poor', 'poor');
    const numbers = text.split(/[\s,]+/).map(Number);
    if (!one && numbers.every((number) => missing.includes(number - 1)))
      return set(
        numbers.map((number) => number - 1),
        'poor',
        'good',
      );
    prompt = `"${text}"? y, n or d${one ? '' : ', or the numbers of those that were not taken'}`;
  }
}

/** One line on the screen of the list; words for the commands. */
function* askLine(
  question: Question,
  rows: readonly Row[],
  prompt: string,
  view: View,
  context: Context,
): Part<string> {
  const base = linesScreen(question, 'trials', rows, view, context, []);
  const screen: LinesScreen = {
    ...base,
    head: { ...base.head, commands: COMMANDS },
    prompt,
    empty: 'leave it open',
    suggest: () => [],
  };
  for (;;) {
    const reply: Reply = yield* put(screen, view, context, question);
    if (reply.to === 'line') return reply.text;
    if (reply.to === 'submit') return '';
    if (reply.to === 'command' && reply.command === 'quit') return 'quit';
    if (reply.to === 'command') return reply.command === 'dont-know' ? '?' : 'skip';
  }
}

/** The form for a new trial, or for one that was entered. */
export function* askTrialForm(
  before: Row | null,
  view: View,
  context: Context,
  question: Question,
): Part<Row | 'back' | 'quit'> {
  const head = headFor(view, placeWords(question, view), 'One treatment, step by step', [
    'dont-know',
    'back',
    'why',
    'report',
    'quit',
  ]);
  let screen: Screen = {
    kind: 'form',
    head,
    rows: trialRows(context.registry),
    values: before === null ? {} : trialValues(before),
    at: 0,
  };
  for (;;) {
    const reply: Reply = yield* put(screen, view, context, question);
    if (reply.to === 'command') return reply.command === 'quit' ? 'quit' : 'back';
    if (reply.screen.kind !== 'form') continue;
    if ((reply.screen.values['name'] ?? '').trim() === '') return 'back';
    const made = trialFrom(reply.screen.values, before, view.answers.asOf, context.registry);
    const reading = readRow(made, 'trials', view.answers.asOf, context);
    if ('row' in reading) return reading.row;
    screen = noted({ ...reply.screen, at: 0 }, reading.fault);
  }
}
