/**
 * Why a trial is adequate, is not, or cannot be told, in sentences: what the case records, what the tables say (with
 * their sources), and the arithmetic between the two.
 */
import type { Citation } from '../knowledge/types.ts';
import type { Comparison } from './adequacy.ts';
import type { AssessedTrial, Reason } from './types.ts';
import { capital, figure, recordedWords, spanWords, weeksWords } from './words.ts';

type Verdict = Pick<AssessedTrial, 'adequate' | 'unknownBecause' | 'intolerant'>;

/** The reasons, in the order they are read: the case, the tables, the conclusion. */
export function reasonsOf(comparison: Comparison, verdict: Verdict): Reason[] {
  const { trial } = comparison;
  const adherence = trial.kind === 'drug' || trial.adherence !== 'unknown' ? `; adherence ${trial.adherence}` : '';
  const recorded = caseReason(`Recorded: ${recordedWords(trial, comparison.unit)}${adherence}.`);
  if (trial.adequate !== null) {
    const judged = trial.adequate === 'yes' ? 'adequate' : 'not adequate';
    return [recorded, caseReason(`The clinician judged this trial ${judged}.`)];
  }
  return [recorded, ...tableReasons(comparison, verdict), ...conclusions(comparison, verdict)];
}

function caseReason(say: string): Reason {
  return { basis: 'case', say, citations: [] };
}

function logicReason(say: string): Reason {
  return { basis: 'logic', say, citations: [] };
}

/** The rows of the tables that decide: the floor where the dose plays a part, and the lengths that do. */
function tableReasons(comparison: Comparison, verdict: Verdict): Reason[] {
  const { table, covered, length, dose, trial } = comparison;
  if (!covered || trial.adherence === 'poor') return [];
  const tooShort = length === 'none';
  const deciding = table.criteria.filter((criterion) => {
    if (tooShort) return criterion.minWeeks === comparison.shortest;
    if (verdict.adequate === 'yes') return criterion.minWeeks === comparison.longest;
    return dose !== 'too-low' && dose !== 'disputed';
  });
  const lengths = deciding.map((criterion): Reason => source(criterion.say, criterion.sources));
  return tooShort && dose !== 'too-low' ? lengths : [...doseReasons(comparison, verdict), ...lengths];
}

function doseReasons({ name, floor, unit, dose, medicine, table, trial }: Comparison, verdict: Verdict): Reason[] {
  const adequacy = medicine?.adequacy;
  if (adequacy === undefined || floor === null) return [];
  const reasons = [
    source(`${capital(name)}: ${figure(floor)} ${unit} a day or more. ${table.doseNote}`, adequacy.sources),
  ];
  const band = adequacy.askBandMg;
  if (dose === 'disputed' && band !== undefined) {
    const words = `${figure(band[0])} to ${figure(band[1])} ${unit} a day`;
    reasons.push(source(`${capital(name)}: sources disagree whether ${words} is enough.`, adequacy.sources));
  }
  const usual = adequacy.notOptimisedBelowMg;
  if (verdict.adequate === 'yes' && usual !== undefined && trial.daily !== null && trial.daily.max < usual) {
    reasons.push(source(`Adequate, not optimised: below ${figure(usual)} ${unit} a day.`, adequacy.sources));
  }
  return reasons;
}

function source(say: string, citations: readonly Citation[]): Reason {
  return { basis: 'source', say, citations };
}

function conclusions(comparison: Comparison, verdict: Verdict): Reason[] {
  const { trial, covered, dose, length, floor, unit, shortest, longest } = comparison;
  if (trial.adherence === 'poor') return [logicReason('Not taken on most days: the trial cannot be judged as one.')];
  if (!covered) return [logicReason('No sourced dose or length for this treatment: only a clinician can judge it.')];
  if (verdict.adequate === 'yes')
    return [logicReason(`Dose and ${figure(longest)} weeks reached, taken on most days.`)];
  const says: string[] = [];
  const weeks = trial.weeksAtFloor ?? trial.weeksTotal;
  if (dose === 'too-low' && trial.daily !== null && floor !== null) {
    says.push(`Dose too low: ${spanWords(trial.daily)} ${unit}, below ${figure(floor)} ${unit}.`);
  }
  if (length === 'none' && weeks !== null) {
    says.push(`Too short by every length: ${weeksWords(weeks)}, below ${figure(shortest)}.`);
  }
  if (verdict.intolerant) says.push('Stopped because it was not tolerated: counted apart from failure.');
  if (verdict.adequate === 'unknown') says.push(...openQuestions(comparison));
  return says.map(logicReason);
}

/** What keeps a trial from being settled. */
function openQuestions({ trial, dose, length, shortest, longest }: Comparison): string[] {
  const says: string[] = [];
  if (dose === 'unknown') says.push('The dose is not known well enough.');
  if (dose === 'no-floor') says.push('This medicine has no sourced floor for the dose.');
  if (length === 'unknown') says.push('The length is not known well enough.');
  if (trial.adherence !== 'good') says.push(`Adherence is ${trial.adherence}: it must be good for a trial to count.`);
  if (length === 'some') {
    says.push(`Long enough by one length (${figure(shortest)} weeks) and too short by another (${figure(longest)}).`);
  }
  return says;
}

/** What would make the trial adequate, and what is recorded: "6 weeks at 50 mg or more a day; recorded: ...". */
export function settledByWords(comparison: Comparison, verdict: Verdict): string {
  const { trial, covered, floor, unit, longest } = comparison;
  const recorded = `recorded: ${recordedWords(trial, unit)}`;
  if (!covered) return `a clinician's judgement; ${recorded}`;
  const dose = floor === null ? 'a dose the clinician judges adequate' : `${figure(floor)} ${unit} or more a day`;
  const adherence = trial.adherence === 'good' ? '' : ', taken on most days';
  const told = trial.adherence === 'good' ? '' : `, adherence ${trial.adherence}`;
  const judged = verdict.unknownBecause === 'disputed' ? ", or a clinician's judgement" : '';
  return `${figure(longest)} weeks at ${dose}${adherence}${judged}; ${recorded}${told}`;
}
