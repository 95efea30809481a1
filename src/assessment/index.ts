/**
 * From a case to what follows from it: which trials were adequate, what counts, what is taken, and how each option
 * can be started. Pure: the tables of the knowledge base come in as parameters, and so does the date.
 */
import type { PersonCase } from '../cases/types.ts';
import { type FactValue, scalar } from '../logic/value.ts';
import { judgeTrial } from './adequacy.ts';
import { answersOf } from './answers.ts';
import { currentTrialFacts } from './current-trial.ts';
import { episodeMonths } from './episode.ts';
import { exposureOf, memberExposureOf, type Past, pastOf } from './exposure.ts';
import { type AssessmentKnowledge, type Lookup, lookupOf, medicineName } from './lookup.ts';
import { membersOf } from './members.ts';
import { plansOf } from './plans.ts';
import { antidepressantSet, type Regimen, regimenOf } from './regimen.ts';
import { notKnown, resistanceFacts } from './resistance.ts';
import { assessScales } from './scales.ts';
import { stagingOf } from './staging.ts';
import { countsTowardsNumber } from './treatments.ts';
import { type JudgedTrial, type TrialView, viewTrials } from './trials.ts';
import type { Assessment, Exposure } from './types.ts';
import { plain } from './words.ts';

/** The closed list of computed facts; data/facts/computed.yaml names the same. `exposure.*` = one for each option. */
export const COMPUTED_FACT_IDS: readonly string[] = [
  'trials.inadequate-response',
  'trials.failed',
  'trials.tried',
  'trials.inadequate-response-lifetime',
  'trials.best-response',
  'resistance.established',
  'current-trial.exists',
  'current-trial.dose',
  'current-trial.weeks',
  'current-trial.adherence',
  'current-trial.response',
  'regimen.tolerated',
  'regimen.antidepressant',
  'episode.months',
  'exposure.*',
];

/** Assesses one case. Same case, same knowledge, same result. */
export function assess(person: PersonCase, knowledge: AssessmentKnowledge): Assessment {
  const lookup = lookupOf(knowledge);
  const views = viewTrials(person, lookup);
  const trials = views.map((view) => judged(view, views, lookup));
  const regimen = regimenOf(person, views, lookup);
  const past = pastOf(person, trials, regimen, lookup);

  const members = remembered((optionId: string) => {
    const option = lookup.options.get(optionId);
    return option === undefined ? NO_MEMBERS : membersOf(option, trials, regimen, lookup);
  });
  const exposure = remembered((optionId: string) => {
    const option = lookup.options.get(optionId);
    return option === undefined ? NO_EXPOSURE : exposureOf(option, members(optionId).eligible, past);
  });
  const months = episodeMonths(person);
  const facts = new Map<string, FactValue>([
    ...resistanceFacts(person, trials, lookup),
    ...currentTrialFacts(person, trials, regimen, lookup),
    ['regimen.antidepressant', antidepressantSet(regimen, lookup)],
    ['episode.months', months],
  ]);
  for (const { id } of knowledge.options) facts.set(`exposure.${id}`, exposureFact(exposure(id), past));

  return {
    facts,
    trials: trials.map((trial) => trial.assessed),
    regimen: {
      known: regimen.known,
      complete: regimen.closed.medications,
      rows: regimen.rows,
      stopped: regimen.stopped,
      maybe: regimen.maybe,
      courses: regimen.courses,
      stoppedComplete: regimen.closed.stopped,
    },
    exposure,
    memberExposure: (optionId, medicineId) => {
      const option = lookup.options.get(optionId);
      return option === undefined ? NO_EXPOSURE : memberExposureOf(option, medicineId, past);
    },
    plans: (optionId, medicineId) => {
      const option = lookup.options.get(optionId);
      return option === undefined ? [] : plansOf(option, medicineId, regimen, lookup);
    },
    members,
    staging: stagingOf(person, trials, regimen, months, lookup),
    scales: assessScales(person.scores, knowledge.scales),
    present: answersOf(regimen, asItIs(regimen), lookup),
  };
}

const NO_MEMBERS: ReturnType<Assessment['members']> = { eligible: [], out: [], provisional: false };
const NO_EXPOSURE: Exposure = { state: 'never', trials: [], reasons: [], current: false };

/** The regimen with nothing planned. */
function asItIs(regimen: Regimen) {
  return { taken: regimen.rows, replaced: [], mayReplaceMore: false, added: [], procedure: null };
}

function judged(view: TrialView, views: readonly TrialView[], lookup: Lookup): JudgedTrial {
  const { trial } = view;
  const name = nameOf(view, lookup);
  const medicine = trial.kind === 'drug' ? (lookup.medicines.get(trial.what) ?? null) : null;
  const judgement = judgeTrial(trial, name, medicine, view.antidepressant === 'true', lookup.knowledge.adequacy);
  return { ...view, assessed: { trial, name, ...judgement, counts: countsTowardsNumber(view, views, lookup) } };
}

function nameOf({ trial }: TrialView, lookup: Lookup): string {
  if (trial.kind === 'drug')
    return lookup.medicines.has(trial.what) ? medicineName(lookup, trial.what) : 'another medicine';
  return lookup.courseNames.get(trial.what) ?? plain(trial.what);
}

/**
 * The state as a fact. Where it is not clear whether a trial has failed the fact is unknown: a rule that asks for
 * failure must not read it as no.
 */
function exposureFact({ state, trials }: Exposure, { person, trials: all }: Past): FactValue {
  if (state === 'unknown') return notKnown(person.trials);
  if (state !== 'unclear') return scalar(state);
  const disputed = all.some((item) => trials.includes(item.trial.index) && item.assessed.unknownBecause === 'disputed');
  return { state: 'unknown', why: disputed ? 'disputed' : 'missing' };
}

/** A function of one word that computes each answer once. */
function remembered<Value>(compute: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}
