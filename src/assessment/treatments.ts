/**
 * Rows of one treatment, and how treatments are counted. The same medicine twice in an episode is one treatment, and so
 * is an antidepressant with the antidepressant it was added to. Counts are intervals: the least that is certain and the
 * most that is possible.
 */
import type { Trial } from '../cases/types.ts';
import { or, type Truth } from '../logic/truth.ts';
import type { Lookup } from './lookup.ts';
import type { JudgedTrial, TrialView } from './trials.ts';

/** An interval of a count; max is Infinity while the list is open. */
export interface Count {
  readonly min: number;
  readonly max: number;
}

export interface Scope {
  /** More trials may exist than are listed. */
  readonly open: boolean;
  /** Count a treatment again in another episode; otherwise rows of other episodes must not count at all. */
  readonly everyEpisode: boolean;
}

/** The rows of each treatment, whatever the episode, in the order of their first row. */
export function treatmentsOf<View extends TrialView>(
  views: readonly View[],
  lookup: Lookup,
): readonly (readonly View[])[] {
  const treatments = new Map<string, View[]>();
  for (const view of views) {
    if (isUnnamedCombination(view)) continue;
    const key = keyOf(view, lookup);
    treatments.set(key, [...(treatments.get(key) ?? []), view]);
  }
  return [...treatments.values()];
}

/** An antidepressant that was added to another, without saying to which: it belongs to one of those on record. */
export function isUnnamedCombination(view: TrialView): boolean {
  return isCombination(view) && view.trial.with === null;
}

/** An antidepressant that was added to another medicine. */
export function isCombination({ trial, antidepressant }: TrialView): boolean {
  return trial.kind === 'drug' && trial.role === 'add' && antidepressant === 'true';
}

/** A combination goes by the medicine it was added to; every medicine that nobody knows is one of its own. */
function keyOf(view: TrialView, lookup: Lookup): string {
  const { trial } = view;
  const what = isCombination(view) ? (trial.with ?? trial.what) : trial.what;
  const unknown = trial.kind === 'drug' && !lookup.medicines.has(what);
  return `${trial.kind} ${what}${unknown ? ` ${trial.index}` : ''}`;
}

/** Counts the treatments of which at least one row counts. */
export function countTreatments(trials: readonly JudgedTrial[], counts: Counts, scope: Scope, lookup: Lookup): Count {
  const treatments = treatmentsOf(trials, lookup);
  const antidepressants = treatments.filter((rows) => rows.some((row) => row.antidepressant === 'true'));
  const unnamed = trials.filter(isUnnamedCombination);
  const once = scope.everyEpisode ? countEveryEpisode : countOnce;
  const parts = [
    ...treatments.map((rows) => once.treatment(rows, counts)),
    once.unnamed(unnamed, antidepressants, counts),
  ];
  const sum = (end: (part: Count) => number) => parts.reduce((total, part) => total + end(part), 0);
  return { min: sum((part) => part.min), max: scope.open ? Infinity : sum((part) => part.max) };
}

type Rows = readonly JudgedTrial[];
type Counts = (trial: JudgedTrial) => Truth;
type Episode = Trial['episode'];

/** Each treatment once; a combination that names no base only where no antidepressant counts already. */
const countOnce = {
  treatment: (rows: Rows, counts: Counts) => asCount(or(rows.map(counts))),
  unnamed: (rows: Rows, antidepressants: readonly Rows[], counts: Counts) => {
    const value = or(rows.map(counts));
    const other = or(antidepressants.flat().map(counts));
    return { min: value === 'true' && other !== 'true' ? 1 : 0, max: value !== 'false' && other === 'false' ? 1 : 0 };
  },
};

/**
 * Each treatment once an episode. A row of unknown episode may be the same treatment as any other of its medicine (so
 * it adds nothing to what is certain beside one) or another one (so it adds to what is possible).
 */
const countEveryEpisode = {
  treatment: (rows: Rows, counts: Counts) => {
    const [here, earlier, unknown] = [
      valueIn(rows, ['this'], counts),
      valueIn(rows, ['earlier'], counts),
      valueIn(rows, ['unknown'], counts),
    ];
    const certain = [here, earlier].filter((value) => value === 'true').length;
    const possible = [here, earlier, unknown].filter((value) => value !== 'false').length;
    return { min: certain === 0 && unknown === 'true' ? 1 : certain, max: possible };
  },
  unnamed: (rows: Rows, antidepressants: readonly Rows[], counts: Counts) => {
    const others = antidepressants.flat();
    const known = ['this', 'earlier'] as const;
    const certain = known.filter(
      (episode) =>
        valueIn(rows, [episode], counts) === 'true' && valueIn(others, [episode, 'unknown'], counts) !== 'true',
    ).length;
    const nothingElse =
      or([...rows.filter((row) => row.trial.episode !== 'unknown'), ...others].map(counts)) !== 'true';
    const possible = known.filter(
      (episode) =>
        valueIn(rows, [episode, 'unknown'], counts) !== 'false' && valueIn(others, [episode], counts) === 'false',
    ).length;
    return {
      min: certain + (nothingElse && valueIn(rows, ['unknown'], counts) === 'true' ? 1 : 0),
      max: Math.min(possible, rows.filter((row) => counts(row) !== 'false').length),
    };
  },
};

/** Whether any row of these episodes counts. */
function valueIn(rows: Rows, episodes: readonly Episode[], counts: Counts): Truth {
  return or(rows.filter((row) => episodes.includes(row.trial.episode)).map(counts));
}

function asCount(value: Truth): Count {
  return { min: value === 'true' ? 1 : 0, max: value === 'false' ? 0 : 1 };
}

/**
 * Whether a trial counts towards the regulator's number: an antidepressant of this episode on its own, or a
 * combination whose base has no trial of its own.
 */
export function countsTowardsNumber(view: TrialView, views: readonly TrialView[], lookup: Lookup): boolean {
  if (view.antidepressant !== 'true' || view.thisEpisode !== 'true') return false;
  if (view.trial.role === 'base') return true;
  const bases = views.filter(
    (other) => other.antidepressant === 'true' && other.trial.role === 'base' && other.thisEpisode !== 'false',
  );
  if (isUnnamedCombination(view)) return bases.length === 0;
  return !bases.some((other) => keyOf(other, lookup) === keyOf(view, lookup));
}
