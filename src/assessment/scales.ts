/**
 * Rating scales: from answers to a total, from totals to severity, response, remission and important change. The
 * thresholds come from data/assessment/scales.yaml; nothing here is clinical. Pure.
 */
import { daysBetween } from '../cases/dates.ts';
import type { Citation, Scale } from '../knowledge/types.ts';

import type { Reason, YesNoUnknown } from './types.ts';

/** A total on a day; `on` is null when the day is not known. */
export interface ScorePoint {
  readonly on: string | null;
  readonly total: number;
}

/** What one total says. */
export interface ScoredTotal {
  readonly total: number;
  readonly band: { readonly id: string; readonly name: string };
  /** Other published thresholds, with whether the total reaches them. */
  readonly thresholds: readonly {
    readonly id: string;
    readonly atLeast: number;
    readonly reached: boolean;
    readonly say: string;
    readonly citations: readonly Citation[];
  }[];
}

/** What a total corresponds to on another scale, by a published table. */
export interface Conversion {
  readonly to: string;
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly say: string;
  readonly citations: readonly Citation[];
}

/** From the first total to a later one. `unknown` where no rule of the scale was read. */
export interface ScoreChange {
  /** Points fallen; negative when the total rose. */
  readonly points: number;
  /** Per cent of the first total fallen, rounded; null when the first total is 0. */
  readonly percent: number | null;
  readonly response: YesNoUnknown;
  readonly remission: YesNoUnknown;
  readonly important: YesNoUnknown;
  /** Fall within the first weeks; `unknown` where the scale has no rule or the days are not known. */
  readonly early: YesNoUnknown;
  readonly because: readonly Reason[];
}

/** One scale as a case gives it: every total, and the change from the first to the last. */
export interface AssessedScale {
  readonly id: string;
  readonly name: string;
  readonly points: readonly (ScorePoint & { readonly band: string })[];
  readonly latest: ScoredTotal;
  readonly conversions: readonly Conversion[];
  readonly change: ScoreChange | null;
  readonly citations: readonly Citation[];
}

/** What answers to the items give, or why they give nothing. */
export type ItemScore =
  | { readonly total: number; readonly flag: string | null }
  | { readonly fault: 'count' | 'value' | 'not-reproduced'; readonly at: number | null };

/** Sums the answers of a scale that may be reproduced. `flag` is the sentence of an item that is looked at whatever the total. */
export function scoreItems(scale: Scale, answers: readonly number[]): ItemScore {
  if (scale.items === undefined || !scale.licence.reproducible) return { fault: 'not-reproduced', at: null };
  if (answers.length !== scale.items.count) return { fault: 'count', at: null };
  const [least, most] = scale.items.each;
  const bad = answers.findIndex((answer) => !Number.isInteger(answer) || answer < least || answer > most);
  if (bad >= 0) return { fault: 'value', at: bad + 1 };
  const flagged = scale.itemFlag !== undefined && (answers[scale.itemFlag.item - 1] ?? 0) > scale.itemFlag.above;
  return {
    total: answers.reduce((sum, answer) => sum + answer, 0),
    flag: flagged ? (scale.itemFlag?.say ?? null) : null,
  };
}

/** Severity of a total. The total must lie in the range of the scale. */
export function scoreTotal(scale: Scale, total: number): ScoredTotal {
  const band = scale.bands.find((item) => total >= item.min && total <= item.max);
  if (band === undefined) throw new Error(`${scale.id} has no band for ${total}`);
  return {
    total,
    band: { id: band.id, name: band.name },
    thresholds: (scale.also ?? []).map(({ id, atLeast, say, sources }) => ({
      id,
      atLeast,
      reached: total >= atLeast,
      say,
      citations: sources,
    })),
  };
}

/**
 * The change from the first point to the last. Early improvement is judged at the last point within its weeks.
 * Thresholds are compared exactly; only the printed per cent is rounded. At least two points.
 */
export function scoreChange(scale: Scale, totals: readonly [ScorePoint, ...ScorePoint[]]): ScoreChange {
  const first = totals[0];
  const last = totals.at(-1) ?? first;
  const points = first.total - last.total;
  const fell = (percent: number): YesNoUnknown =>
    first.total === 0 ? 'unknown' : points * 100 >= percent * first.total ? 'yes' : 'no';
  const because: Reason[] = [];
  const note = (say: string, citations: readonly Citation[]): void => {
    because.push({ basis: 'source', say, citations });
  };
  let response: YesNoUnknown = 'unknown';
  if ('fallPct' in scale.response) {
    response = fell(scale.response.fallPct);
    note(`Response on the ${scale.name} is a fall of ${scale.response.fallPct}% or more.`, scale.response.sources);
  }
  let remission: YesNoUnknown = 'unknown';
  if ('below' in scale.remission) {
    remission = last.total < scale.remission.below ? 'yes' : 'no';
    note(`Remission on the ${scale.name} is a total below ${scale.remission.below}.`, scale.remission.sources);
  } else if ('atMost' in scale.remission) {
    remission = last.total <= scale.remission.atMost ? 'yes' : 'no';
    note(`Remission on the ${scale.name} is a total of ${scale.remission.atMost} or less.`, scale.remission.sources);
  }
  let important: YesNoUnknown = 'unknown';
  if ('points' in scale.importantChange) {
    important = Math.abs(points) >= scale.importantChange.points ? 'yes' : 'no';
    note(scale.importantChange.say, scale.importantChange.sources);
  }
  return {
    points,
    percent: first.total === 0 ? null : Math.round((points * 100) / first.total),
    response,
    remission,
    important,
    early: earlyImprovement(scale, totals, note),
    because,
  };
}

function earlyImprovement(
  scale: Scale,
  totals: readonly [ScorePoint, ...ScorePoint[]],
  note: (say: string, citations: readonly Citation[]) => void,
): YesNoUnknown {
  const rule = scale.earlyImprovement;
  const [first, ...later] = totals;
  if (rule === undefined || first.on === null || first.total === 0) return 'unknown';
  const start = first.on;
  const early = later
    .filter((point) => point.on !== null && daysBetween(start, point.on) <= rule.withinWeeks * 7)
    .at(-1);
  if (early === undefined) return 'unknown';
  note(rule.say, rule.sources);
  return (first.total - early.total) * 100 >= rule.fallPct * first.total ? 'yes' : 'no';
}

/** The same depression on other scales: forward through the table of `scale`, backward through those that lead to it. */
export function convert(scale: Scale, total: number, scales: readonly Scale[]): readonly Conversion[] {
  const nameOf = (id: string): string => scales.find((item) => item.id === id)?.name ?? id;
  const own = scale.conversion;
  const forward = own?.rows.find(([from]) => from === total);
  const found: Conversion[] = [];
  if (own !== undefined && forward !== undefined) {
    const [, min, max] = forward;
    found.push({ to: own.to, name: nameOf(own.to), min, max, say: own.say, citations: own.sources });
  }
  for (const other of scales) {
    if (other.conversion?.to !== scale.id) continue;
    const totals = other.conversion.rows.filter(([, min, max]) => total >= min && total <= max).map(([from]) => from);
    if (totals.length === 0) continue;
    const { say, sources } = other.conversion;
    found.push({
      to: other.id,
      name: other.name,
      min: Math.min(...totals),
      max: Math.max(...totals),
      say,
      citations: sources,
    });
  }
  return found;
}

/** Every scale of the case that the table knows, in the order of their ids. */
export function assessScales(
  scores: ReadonlyMap<string, readonly ScorePoint[]>,
  scales: readonly Scale[],
): readonly AssessedScale[] {
  return scales.flatMap((scale) => {
    const assessed = assessScale(scale, scores.get(scale.id) ?? [], scales);
    return assessed === null ? [] : [assessed];
  });
}

/** One scale with its totals, oldest first; null without any. */
export function assessScale(
  scale: Scale,
  points: readonly ScorePoint[],
  scales: readonly Scale[],
): AssessedScale | null {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  return {
    id: scale.id,
    name: scale.name,
    points: points.map((point) => ({ ...point, band: scoreTotal(scale, point.total).band.name })),
    latest: scoreTotal(scale, last.total),
    conversions: convert(scale, last.total, scales),
    change: points.length < 2 ? null : scoreChange(scale, [first, ...points.slice(1)]),
    citations: scale.sources,
  };
}
