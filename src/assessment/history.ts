/**
 * What follows from the treatments of a case alone, whatever else is known of the person: trials judged, the regimen,
 * exposure to each option and the ways of starting it.
 */
import type { PersonCase } from '../cases/types.ts';
import { sameData } from '../logic/same.ts';
import { type FactValue, scalar } from '../logic/value.ts';
import { judgeTrial } from './adequacy.ts';
import { answersOf } from './answers.ts';
import { currentAntidepressant } from './current-trial.ts';
import { exposureOf, memberExposureOf, type Past, pastOf } from './exposure.ts';
import { remembered } from './lazy.ts';
import { type Lookup, medicineName } from './lookup.ts';
import { membersOf } from './members.ts';
import { plansOf } from './plans.ts';
import { type Regimen, regimenOf, takesAntidepressant } from './regimen.ts';
import { notKnown } from './resistance.ts';
import { countsTowardsNumber } from './treatments.ts';
import { type JudgedTrial, type TrialView, viewTrials } from './trials.ts';
import type { Assessment, Exposure } from './types.ts';
import { plain } from './words.ts';

/** The part of a case that history is read from. */
export type Treated = Pick<PersonCase, 'asOf' | 'trials' | 'medications' | 'stoppedRecently' | 'reactions'>;

export interface History extends Pick<
  Assessment,
  'exposure' | 'memberExposure' | 'plans' | 'members' | 'present' | 'taken' | 'beside' | 'continued' | 'mayContinue'
> {
  readonly trials: readonly JudgedTrial[];
  readonly regimen: Regimen;
  /** exposure.<option> for every option. */
  readonly exposureFacts: readonly (readonly [string, FactValue])[];
}

const recent = new WeakMap<Lookup, { readonly treated: Treated; readonly history: History }[]>();
/** How many are kept. */
const RECENT = 4;

/**
 * The history of a case. The last few are kept: in an interview most answers leave it as it was, and whatever was found
 * out about its plans still holds for the same objects.
 */
export function historyOf(person: Treated, lookup: Lookup): History {
  const { asOf, trials, medications, stoppedRecently, reactions } = person;
  const treated = { asOf, trials, medications, stoppedRecently, reactions };
  const kept = recent.get(lookup) ?? [];
  recent.set(lookup, kept);
  const at = kept.findIndex((item) => sameData(item.treated, treated));
  const found = kept[at] ?? { treated, history: build(treated, lookup) };
  if (at >= 0) kept.splice(at, 1);
  kept.unshift(found);
  kept.length = Math.min(kept.length, RECENT);
  return found.history;
}

function build(treated: Treated, lookup: Lookup): History {
  const views = viewTrials(treated, lookup);
  const trials = views.map((view) => judged(view, views, lookup));
  const regimen = regimenOf(treated, views, lookup);
  const past = pastOf(treated, trials, regimen, lookup);
  const members = remembered((optionId) => {
    const option = lookup.options.get(optionId);
    return option === undefined ? NO_MEMBERS : membersOf(option, trials, regimen, lookup);
  });
  const exposure = remembered((optionId) => {
    const option = lookup.options.get(optionId);
    return option === undefined ? NO_EXPOSURE : exposureOf(option, members(optionId).eligible, past);
  });
  return {
    trials,
    regimen,
    exposureFacts: lookup.knowledge.options.map(({ id }) => [`exposure.${id}`, exposureFact(exposure(id), past)]),
    members,
    exposure,
    memberExposure: remembered((optionId, medicineId: string) => {
      const option = lookup.options.get(optionId);
      return option === undefined ? NO_EXPOSURE : memberExposureOf(option, medicineId, past);
    }),
    plans: remembered((optionId, medicineId: string | null) => {
      const option = lookup.options.get(optionId);
      return option === undefined ? [] : plansOf(option, medicineId, regimen, lookup);
    }),
    taken: [...new Set(regimen.rows.map((row) => row.medicine))],
    beside: remembered((medicineId) => answersOf(regimen, without(medicineId, regimen), lookup)),
    continued: currentAntidepressant(trials),
    mayContinue: takesAntidepressant(regimen, lookup) === 'unknown',
    present: answersOf(regimen, asItIs(regimen), lookup),
  };
}

const NO_MEMBERS: ReturnType<Assessment['members']> = { eligible: [], out: [], provisional: false };
const NO_EXPOSURE: Exposure = { state: 'never', trials: [], reasons: [], current: false };

/** The regimen with nothing planned. */
function asItIs(regimen: Regimen) {
  return { taken: regimen.rows, replaced: [], mayReplaceMore: false, added: [], procedure: null };
}

/** What a medicine that is taken meets: everything else. */
function without(medicine: string, regimen: Regimen) {
  return { ...asItIs(regimen), taken: regimen.rows.filter((row) => row.medicine !== medicine), added: [medicine] };
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
function exposureFact({ state, trials }: Exposure, { treated, trials: all }: Past): FactValue {
  if (state === 'unknown') return notKnown(treated.trials);
  if (state !== 'unclear') return scalar(state);
  const disputed = all.some((item) => trials.includes(item.trial.index) && item.assessed.unknownBecause === 'disputed');
  return { state: 'unknown', why: disputed ? 'disputed' : 'missing' };
}
