/**
 * How many treatments have been tried and have failed, as intervals: the least that is certain and the most that is
 * possible. What is not known of a trial widens the interval; an open list has no upper end.
 */
import type { CaseList, PersonCase } from '../cases/types.ts';
import { and, type Truth, truthOf } from '../logic/truth.ts';
import { DONT_KNOW, type FactValue, NOT_ASKED, range, scalar, unknown, type UnknownValue } from '../logic/value.ts';
import type { Lookup } from './lookup.ts';
import { fellShort, hasFailed, rankedResponse, RESPONSE_ORDER } from './responses.ts';
import { type Count, countTreatments } from './treatments.ts';
import type { JudgedTrial } from './trials.ts';

/** The regulators' count: resistance is an inadequate response to this many adequate trials (semantics, trials). */
const TRIALS_FOR_RESISTANCE = 2;

/** The facts about the trials as a whole. */
export function resistanceFacts(
  person: PersonCase,
  trials: readonly JudgedTrial[],
  lookup: Lookup,
): Map<string, FactValue> {
  const open = !(person.trials.known && person.trials.complete);
  const count = (counts: (trial: JudgedTrial) => Truth, everyEpisode: boolean) =>
    countTreatments(trials, counts, { open, everyEpisode }, lookup);
  const short = (item: JudgedTrial) => and([isAdequate(item), fellShort(item.trial.response)]);
  const inadequate = count((item) => and([...ofEpisode(item), short(item)]), false);
  const asFact = ({ min, max }: Count) => range(min, max);
  return new Map<string, FactValue>([
    ['trials.inadequate-response', asFact(inadequate)],
    ['trials.failed', asFact(failedCount(trials, open, lookup))],
    ['trials.tried', asFact(count((item) => item.thisEpisode, false))],
    ['trials.inadequate-response-lifetime', asFact(count(short, true))],
    ['trials.best-response', bestResponse(person, trials)],
    ['resistance.established', established(person, inadequate)],
  ]);
}

/** Antidepressants that failed an adequate trial of this episode (response none or minimal). */
export function failedCount(trials: readonly JudgedTrial[], open: boolean, lookup: Lookup): Count {
  return countTreatments(trials, failedTruth, { open, everyEpisode: false }, lookup);
}

/** Whether one trial is an adequate, failed antidepressant trial of this episode. */
export function failedTruth(item: JudgedTrial): Truth {
  return and([...ofEpisode(item), isAdequate(item), hasFailed(item.trial.response)]);
}

function ofEpisode(item: JudgedTrial): Truth[] {
  return [item.antidepressant, item.thisEpisode];
}

function isAdequate({ assessed }: JudgedTrial): Truth {
  return assessed.adequate === 'unknown' ? 'unknown' : truthOf(assessed.adequate === 'yes');
}

/** Established bipolar disorder is by definition not resistant unipolar depression. */
function established(person: PersonCase, { min, max }: Count): FactValue {
  const bipolarity = person.values.get('bipolarity');
  if (bipolarity?.state === 'known' && bipolarity.kind === 'scalar' && bipolarity.value === 'established')
    return scalar('no');
  if (min >= TRIALS_FOR_RESISTANCE) return scalar('yes');
  if (max < TRIALS_FOR_RESISTANCE) return scalar('no');
  return notKnown(person.trials);
}

/** The best response to any treatment of this episode; unknown while one that is not known could be better. */
function bestResponse(person: PersonCase, trials: readonly JudgedTrial[]): FactValue {
  const rank = (item: JudgedTrial) => {
    const ranked = rankedResponse(item.trial.response);
    return ranked === null ? RESPONSE_ORDER.length : RESPONSE_ORDER.indexOf(ranked);
  };
  const known = trials.filter((item) => item.thisEpisode === 'true' && item.trial.response !== 'unknown').map(rank);
  const best = Math.max(-1, ...known);
  const top = RESPONSE_ORDER.length - 1;
  const open = !(person.trials.known && person.trials.complete);
  const better = trials.some(
    (item) => item.thisEpisode !== 'false' && rank(item) > best && !known.includes(rank(item)),
  );
  const word = RESPONSE_ORDER[best];
  if (word === undefined || (best < top && (open || better))) return notKnown(person.trials);
  return scalar(word);
}

/** Why something that hangs on a list is unknown: the list was not asked for, or something in it is missing. */
export function notKnown(list: CaseList<unknown>): UnknownValue {
  if (list.dontKnow) return DONT_KNOW;
  return list.known ? unknown('missing') : NOT_ASKED;
}
