/** The screen of a list that is typed a line at a time: what was entered, and what was made of each line. */
import type { Question } from '../knowledge/types.ts';
import type { Tone } from '../report/layout.ts';
import type { Row } from './answers.ts';
import type { RowsKey } from './facts.ts';
import type { Context, View } from './look.ts';
import { rowLine, suggestFrom } from './medicines.ts';
import { capital } from './prefill.ts';
import { headFor } from './put.ts';
import type { LinesScreen, Note } from './types.ts';
import { placeWords } from './walk.ts';

/** Medicines that the trials say are still taken: they need not be typed again. */
export function impliedNames(key: RowsKey, view: View): readonly string[] {
  if (key !== 'medications') return [];
  return view.person.trials.rows
    .filter((trial) => trial.kind === 'drug' && trial.current === true)
    .map((trial) => trial.what);
}

export function impliedNote(key: RowsKey, view: View): readonly Note[] {
  const names = impliedNames(key, view);
  return names.length === 0 ? [] : [{ tone: 'muted', text: `Already counted, from the trials: ${names.join(', ')}.` }];
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
