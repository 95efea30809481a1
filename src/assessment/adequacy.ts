/**
 * Was a trial adequate? Doses and lengths come from the tables handed in; everything uncertain is an interval.
 * Yes only when the least that was taken meets every criterion; no when the most that can have been taken fails every
 * criterion; anything between is unknown, and says whether an answer is missing or the criteria disagree.
 */
import type { Span, Trial } from '../cases/types.ts';
import type { AdequacyTable, Medicine } from '../knowledge/types.ts';
import { reasonsOf, settledByWords } from './adequacy-words.ts';
import type { AssessedTrial } from './types.ts';

/** Dose against the floor. `disputed` = sources disagree about it; `no-floor` = there is no sourced floor. */
export type DoseGrade = 'enough' | 'too-low' | 'disputed' | 'unknown' | 'no-floor';
/** Length against the criteria: all met, some met, none met, or not known well enough. */
export type LengthGrade = 'all' | 'some' | 'none' | 'unknown';

/** What was compared, for the sentences that tell it. */
export interface Comparison {
  readonly trial: Trial;
  readonly name: string;
  readonly medicine: Medicine | null;
  readonly table: AdequacyTable;
  /** False for a treatment that the table has no criterion for. */
  readonly covered: boolean;
  readonly floor: number | null;
  readonly unit: string;
  readonly dose: DoseGrade;
  readonly length: LengthGrade;
  readonly shortest: number;
  readonly longest: number;
}

export type Judgement = Pick<AssessedTrial, 'adequate' | 'unknownBecause' | 'intolerant' | 'because' | 'settledBy'>;

/**
 * Judges one trial. `medicine` is null for therapies, procedures and unknown medicines; `antidepressant` says whether
 * the lengths of the table apply to it. A clinician's own judgement wins over the table.
 */
export function judgeTrial(
  trial: Trial,
  name: string,
  medicine: Medicine | null,
  antidepressant: boolean,
  table: AdequacyTable,
): Judgement {
  const comparison = compare(trial, name, medicine, antidepressant, table);
  const verdict = decide(comparison);
  const weeks = weeksOf(trial);
  const stopped = trial.stoppedBecause === 'intolerance' || trial.stoppedBecause === 'serious-reaction';
  const intolerant = comparison.covered && stopped && weeks !== null && weeks.max < comparison.shortest;
  const settled = { ...verdict, intolerant: intolerant && verdict.adequate !== 'yes' };
  return {
    ...settled,
    because: reasonsOf(comparison, settled),
    settledBy: settled.adequate === 'unknown' ? settledByWords(comparison, settled) : null,
  };
}

/** Weeks at or above the floor; the total stands for them unless they are given. */
export function weeksOf(trial: Trial): Span | null {
  return trial.weeksAtFloor ?? trial.weeksTotal;
}

function compare(
  trial: Trial,
  name: string,
  medicine: Medicine | null,
  antidepressant: boolean,
  table: AdequacyTable,
): Comparison {
  const lengths = table.criteria.map((criterion) => criterion.minWeeks);
  const adequacy = medicine?.adequacy;
  const covered = trial.kind === 'drug' && lengths.length > 0 && (adequacy !== undefined || antidepressant);
  return {
    trial,
    name,
    medicine,
    table,
    covered,
    floor: adequacy === undefined ? null : floorOf(adequacy, trial.form),
    unit: adequacy?.unit ?? 'mg',
    dose: gradeDose(trial.daily, trial.form, adequacy),
    length: gradeLength(weeksOf(trial), lengths),
    shortest: Math.min(...lengths),
    longest: Math.max(...lengths),
  };
}

type Verdict = Pick<AssessedTrial, 'adequate' | 'unknownBecause'>;
const YES: Verdict = { adequate: 'yes', unknownBecause: null };
const NO: Verdict = { adequate: 'no', unknownBecause: null };
const MISSING: Verdict = { adequate: 'unknown', unknownBecause: 'missing' };
const DISPUTED: Verdict = { adequate: 'unknown', unknownBecause: 'disputed' };

/** The first line that applies. Too short or too low fails whatever else is not known. */
function decide({ trial, covered, dose, length }: Comparison): Verdict {
  if (trial.adequate !== null) return trial.adequate === 'yes' ? YES : NO;
  if (trial.adherence === 'poor') return NO;
  if (!covered) return MISSING;
  if (dose === 'too-low' || length === 'none') return NO;
  if (dose === 'unknown' || dose === 'no-floor' || length === 'unknown' || trial.adherence !== 'good') return MISSING;
  return dose === 'enough' && length === 'all' ? YES : DISPUTED;
}

type Adequacy = NonNullable<Medicine['adequacy']>;

/** The floor of a formulation that has its own, else the medicine's. */
export function floorOf(adequacy: Adequacy, form: string | null): number | null {
  return (form === null ? undefined : adequacy.forms?.[form]?.minDailyMg) ?? adequacy.minDailyMg;
}

/**
 * Grades a daily dose. Sources disagree from the lower end of `askBandMg` up to the floor, and above the floor as far
 * as the band goes; the band belongs to the medicine's own floor, not to that of a formulation.
 */
export function gradeDose(daily: Span | null, form: string | null, adequacy: Adequacy | undefined): DoseGrade {
  const floor = adequacy === undefined ? null : floorOf(adequacy, form);
  if (adequacy === undefined || floor === null) return 'no-floor';
  if (daily === null) return 'unknown';
  const band = floor === adequacy.minDailyMg ? adequacy.askBandMg : undefined;
  const top = band !== undefined && band[1] >= floor ? band[1] : null;
  const isEnough = (dose: number) => dose >= floor && (top === null || dose > top);
  const isTooLow = (dose: number) => dose < Math.min(floor, band?.[0] ?? floor);
  const [low, high] = [daily.min, daily.max];
  if (isEnough(low)) return 'enough';
  if (isTooLow(high)) return 'too-low';
  return !isTooLow(low) && !isEnough(high) ? 'disputed' : 'unknown';
}

function gradeLength(weeks: Span | null, lengths: readonly number[]): LengthGrade {
  if (weeks === null) return 'unknown';
  const met = (value: number) => lengths.filter((length) => value >= length).length;
  const [least, most] = [met(weeks.min), met(weeks.max)];
  if (most === 0) return 'none';
  if (least === lengths.length) return 'all';
  return least === most ? 'some' : 'unknown';
}
