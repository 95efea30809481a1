/**
 * Every figure printed is compared, digit by digit, with the evidence claim it names: numbers in sentences, in arms and
 * regimens, doses of the adequacy table, intervals, and limits in the conditions of rules. A number that its claim does
 * not hold is a fault.
 */
import type { Entry } from '../knowledge/load.ts';
import type { AuthoredKnowledge } from '../knowledge/types.ts';
import type { Path } from '../knowledge/yaml-file.ts';
import type { Problem } from '../problems.ts';
import { allNumbers, type ClaimNumbers, normalise, numbersIn, numbersOf } from './claim-numbers.ts';
import { entryProblem } from './walk.ts';

/** How a figure must stand in its claim: in digits, also as a number word, also as a length of time (two weeks = 14 days). */
type Reading = keyof ClaimNumbers;

/** A figure as printed, with where it stands and the claims it is said to come from. */
export interface Figure {
  readonly entry: Entry;
  readonly path: Path;
  readonly number: string;
  readonly from: readonly string[];
  readonly reading: Reading;
}

/** Keys of a statement whose text is read for figures. */
const TEXT_KEYS = ['say', 'start', 'target', 'max', 'schedule', 'judge_after', 'note', 'when_text'];
/** Keys below which every number is a figure. */
const NUMBER_KEYS: ReadonlyMap<string, Reading> = new Map([
  ...['arms', 'figures', 'weeks'].map((key) => [key, 'digits'] as const),
  ...['min_daily_mg', 'ask_band_mg', 'usual_mg', 'label_max_mg', 'not_optimised_below_mg'].map(
    (key) => [key, 'digits'] as const,
  ),
  ...['min', 'max'].map((key) => [key, 'digits'] as const),
  ...['days', 'washout_days'].map((key) => [key, 'days'] as const),
  // Rating scales: totals, lines and the table between two scales.
  ...['total', 'bands', 'fall_pct', 'points', 'within_weeks', 'rows'].map((key) => [key, 'digits'] as const),
  // When a check falls due, and when the response is judged; "every three months" is often in words.
  ...['at', 'every', 'after', 'until', 'judge_weeks'].map((key) => [key, 'counts'] as const),
]);
/** Of the keys above, those that only count below another key, because elsewhere the word means something else. */
const ONLY_BELOW: Readonly<Record<string, string>> = {
  min: 'usual_add_on_mg',
  max: 'usual_add_on_mg',
  days: 'residual_days',
  rows: 'conversion',
  at: 'dates',
  every: 'dates',
  after: 'dates',
  until: 'dates',
};
/** Limits in a condition: figures where the rule, indication or strategy that holds it names a claim. */
const LIMIT_KEYS = ['at_least', 'above', 'below', 'at_most', 'within_days'];
const SKIPPED = ['case', 'sources', 'id', 'from', 'label_copy', 'reviewed', 'examples', 'brands', 'plain'];

/** Every figure below an entry that names claims, and every figure in a sentence that names none. */
export function figuresOf(entry: Entry): Figure[] {
  const figures: Figure[] = [];
  const add = (numbers: readonly string[], path: Path, from: readonly string[], reading: Reading): void => {
    for (const number of numbers) figures.push({ entry, path, number, from, reading });
  };
  const visit = (value: unknown, path: Path, inherited: readonly string[]): void => {
    if (Array.isArray(value)) {
      value.forEach((item: unknown, index) => visit(item, [...path, index], inherited));
      return;
    }
    if (value === null || typeof value !== 'object') return;
    const map = value as Record<string, unknown>;
    const own = map['from'];
    const from = own === undefined ? inherited : ([own].flat() as string[]);
    for (const [key, inner] of Object.entries(map)) {
      if (SKIPPED.includes(key)) continue;
      const here = [...path, key];
      const reading = numberReading(key, path);
      if (TEXT_KEYS.includes(key) && typeof inner === 'string') add(numbersIn(inner), here, from, 'digits');
      else if (reading !== null) add(allNumbers(inner), here, from, reading);
      else if (LIMIT_KEYS.includes(key) && typeof inner === 'number') {
        if (from.length > 0 && !isMembership(key, inner, map['fact']))
          add([normalise(String(inner))], here, from, limitReading(key, map));
      } else visit(inner, here, from);
    }
  };
  visit(entry.raw, [], []);
  return figures;
}

function numberReading(key: string, path: Path): Reading | null {
  const reading = NUMBER_KEYS.get(key);
  if (reading === undefined) return null;
  const parent = ONLY_BELOW[key];
  return parent === undefined || parent === path.findLast((part) => typeof part === 'string') ? reading : null;
}

/** Days and months are also read from weeks and years; a count of trials is often a word. */
function limitReading(key: string, test: Readonly<Record<string, unknown>>): Reading {
  const fact = typeof test['fact'] === 'string' ? test['fact'] : '';
  if (key === 'within_days' || fact.endsWith('.days-ago')) return 'days';
  return fact.endsWith('.months') ? 'months' : 'counts';
}

/** "At least one" asks whether there is any (an antidepressant that fell short, a medicine taken): no figure. */
function isMembership(key: string, limit: number, fact: unknown): boolean {
  return fact !== undefined && ((key === 'at_least' && limit === 1) || (key === 'above' && limit === 0));
}

const PRINTED = new Set([
  'option',
  'class',
  'medicine',
  'family',
  'guideline',
  'safety-finding',
  'load',
  'definition',
  'reassessment-item',
  'adequacy',
  'scale',
  'popular-claims',
  'learn',
]);

export function printedFigures(entries: readonly Entry[]): Figure[] {
  return entries.filter((entry) => PRINTED.has(entry.kind)).flatMap(figuresOf);
}

export function checkFigures(entries: readonly Entry[], knowledge: AuthoredKnowledge): Problem[] {
  const claims = new Map(knowledge.claims.map((claim) => [claim.id, numbersOf(claim)]));
  const problems: Problem[] = [];
  for (const figure of printedFigures(entries)) {
    if (figure.entry.kind === 'guideline') continue;
    if (figure.from.length === 0) {
      problems.push(
        entryProblem(figure.entry, figure.path, 'KB-FIGURE', `the figure ${figure.number} names no evidence claim`, {
          hint: 'add `from`',
        }),
      );
    } else if (!figure.from.some((id) => claims.get(id)?.[figure.reading].has(figure.number) === true)) {
      problems.push(
        entryProblem(
          figure.entry,
          figure.path,
          'KB-FIGURE',
          `the figure ${figure.number} does not stand in ${figure.from.join(', ')}`,
          {
            found: figure.number,
          },
        ),
      );
    }
  }
  return problems;
}
