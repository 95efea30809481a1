/**
 * What a person's past and present treatment means for an option: the table of exposure states, first match. A trial
 * matches by medicine and role (an added medicine is another treatment than the same one on its own), by procedure or
 * by therapy. What is taken now, and a serious reaction, match in any role.
 */
import type { PersonCase } from '../cases/types.ts';
import type { CoreOption } from '../knowledge/types.ts';
import { exposureReason, reactionReason } from './exposure-words.ts';
import { type Lookup, medicineName } from './lookup.ts';
import { fitsRole } from './plans.ts';
import type { Regimen } from './regimen.ts';
import { fellShort, hasFailed } from './responses.ts';
import type { JudgedTrial } from './trials.ts';
import type { Exposure, ExposureState, Reason } from './types.ts';
import { capital } from './words.ts';

export interface Past {
  readonly treated: Pick<PersonCase, 'trials' | 'reactions'>;
  readonly trials: readonly JudgedTrial[];
  readonly regimen: Regimen;
  readonly lookup: Lookup;
  /** Every medicine, procedure and therapy that the case names: most options concern none of them. */
  readonly named: ReadonlySet<string>;
  /** Indices of trials that are no medicine. */
  readonly courses: ReadonlySet<number>;
}

/** What exposure is read from. */
export function pastOf(
  treated: Past['treated'],
  trials: readonly JudgedTrial[],
  regimen: Regimen,
  lookup: Lookup,
): Past {
  const rows = [...regimen.rows, ...treated.reactions.rows].map((row) => row.medicine);
  const courses = trials.filter((item) => item.trial.kind !== 'drug').map((item) => item.trial.index);
  const named = new Set([...rows, ...trials.map((item) => item.trial.what)]);
  return { treated, trials, regimen, lookup, named, courses: new Set(courses) };
}

/** The order of the table: the first state that any trial has is the option's. */
const STATES: readonly ExposureState[] = [
  'reaction',
  'current',
  'failed',
  'partial',
  'intolerant',
  'inadequate',
  'unclear',
  'failed-earlier',
  'helped',
  'lost',
];
/** States that make an option, or a member of it, one that is no longer ahead. */
const TRIED: readonly ExposureState[] = ['current', 'failed', 'partial'];

const NEVER: Exposure = { state: 'never', trials: [], reasons: [], current: false };
const UNKNOWN: Exposure = { ...NEVER, state: 'unknown' };

/** Exposure of an option as a whole; of an option of which one medicine is chosen, that of its members together. */
export function exposureOf(option: CoreOption, members: readonly string[], past: Past): Exposure {
  if (option.medicinesMode !== 'any' || option.medicines.length === 0)
    return exposureTo(option, option.medicines, past);
  const chosen = members.length > 0 ? members : option.medicines;
  return together(chosen.map((medicine) => exposureTo(option, [medicine], past)));
}

/** Exposure to one member; to the whole where the option is made of all its medicines. */
export function memberExposureOf(option: CoreOption, medicine: string, past: Past): Exposure {
  return exposureTo(option, option.medicinesMode === 'any' ? [medicine] : option.medicines, past);
}

/**
 * Members together: tried only when every member is. While one is left it counts, one that helped first, then one
 * never taken; the others are told member by member.
 */
function together(members: readonly Exposure[]): Exposure {
  const left = members.filter((member) => member.state !== 'reaction' && !TRIED.includes(member.state));
  const order: readonly ExposureState[] =
    left.length > 0 ? ['helped', 'never', 'unknown', ...STATES] : [...TRIED, 'reaction'];
  const pool = left.length > 0 ? left : members;
  const state = order.find((candidate) => pool.some((member) => member.state === candidate)) ?? 'never';
  return {
    state,
    trials: unique(members.flatMap((member) => member.trials)),
    reasons: members.filter((member) => member.state === state).flatMap((member) => member.reasons),
    current: members.some((member) => member.current),
  };
}

function exposureTo(option: CoreOption, medicines: readonly string[], past: Past): Exposure {
  const { treated, trials, regimen, lookup, named } = past;
  const ids = [...medicines, option.procedure, ...(option.alsoProcedures ?? []), option.therapy];
  if (!ids.some((id) => id !== null && named.has(id))) return nothingFound(option, medicines, regimen);
  const related = trials.filter((item) => concerns(item, option, medicines));
  const matched = related.filter((item) => isSameTreatment(item, option, medicines, past));
  // A row that a procedure gave is a course of that procedure, not of every option made of the medicine.
  const rows = regimen.rows.filter(
    (row) => medicines.includes(row.medicine) && !(row.trial !== null && past.courses.has(row.trial)),
  );
  const courses = matched.filter((item) => item.trial.kind !== 'drug' && item.taken === 'true');
  const allTaken = medicines.length > 0 && medicines.every((id) => rows.some((row) => row.medicine === id));
  const current = allTaken || courses.length > 0;
  const taking = new Set([...rows.map((row) => row.trial), ...courses.map((item) => item.trial.index)]);

  const found = new Map<ExposureState, JudgedTrial[]>();
  const add = (state: ExposureState, item: JudgedTrial) => found.set(state, [...(found.get(state) ?? []), item]);
  for (const item of related) {
    if (item.trial.stoppedBecause === 'serious-reaction') add('reaction', item);
    if (current && item.taken === 'true' && taking.has(item.trial.index)) add('current', item);
  }
  for (const item of matched) if (item.taken !== 'true') add(stateOf(item), item);

  const reactions = treated.reactions.rows.filter((row) => medicines.includes(row.medicine));
  const state = STATES.find((candidate) => {
    if (candidate === 'reaction' && reactions.length > 0) return true;
    return candidate === 'current' ? current : found.has(candidate);
  });
  if (state === undefined) return nothingFound(option, medicines, regimen);
  const deciding = found.get(state) ?? [];
  const reasons: Reason[] = [
    ...(state === 'reaction' ? reactions.map((row) => reactionReason(row, lookup)) : []),
    ...deciding.map((item) => exposureReason(state, item, lookup)),
    ...(state === 'current' ? rowsWithoutTrial(medicines, past) : []),
  ];
  const seen = [...matched, ...related.filter((item) => deciding.includes(item) || taking.has(item.trial.index))];
  return { state, trials: unique(seen.map((item) => item.trial.index)), reasons, current };
}

/** Whether a trial has to do with the option at all, in whatever role. */
function concerns({ trial }: JudgedTrial, option: CoreOption, medicines: readonly string[]): boolean {
  if (trial.kind === 'drug') return medicines.includes(trial.what);
  if (trial.kind === 'therapy') return option.therapy !== null && trial.what === option.therapy;
  return (
    (option.procedure !== null && trial.what === option.procedure) || (option.alsoProcedures ?? []).includes(trial.what)
  );
}

/** Whether a trial was of this very treatment: same role, and for fixed combinations both medicines together. */
function isSameTreatment(
  { trial }: JudgedTrial,
  option: CoreOption,
  medicines: readonly string[],
  { trials, lookup }: Past,
): boolean {
  if (trial.kind !== 'drug') return true;
  if (medicines.length === 1) return fitsRole({ medicine: trial.what, role: trial.role }, option, lookup);
  if (trial.with !== null) return medicines.includes(trial.with) && trial.with !== trial.what;
  const others = trials.filter((other) => other.trial.kind === 'drug' && other.trial.role === 'base');
  return (
    trial.role === 'add' &&
    others.some(
      (other) =>
        medicines.includes(other.trial.what) &&
        other.trial.what !== trial.what &&
        other.trial.episode === trial.episode,
    )
  );
}

/** State of a trial that is over, or not known to be under way; the rows of the table in their order. */
function stateOf({ trial, assessed, thisEpisode, taken }: JudgedTrial): ExposureState {
  const short = fellShort(trial.response);
  if (assessed.adequate === 'yes' && short === 'true' && thisEpisode === 'true') {
    return hasFailed(trial.response) === 'true' ? 'failed' : 'partial';
  }
  if (trial.stoppedBecause === 'intolerance' || trial.stoppedBecause === 'serious-reaction') return 'intolerant';
  if (short === 'false') return helpedState(trial.stoppedBecause, thisEpisode, taken);
  if (assessed.adequate === 'no') return 'inadequate';
  if (assessed.adequate === 'unknown' || short === 'unknown' || thisEpisode === 'unknown') return 'unclear';
  return 'failed-earlier';
}

/** After a response: it helped, or its effect was lost. In this episode only a known reason to stop tells which. */
function helpedState(
  reason: JudgedTrial['trial']['stoppedBecause'],
  thisEpisode: JudgedTrial['thisEpisode'],
  taken: JudgedTrial['taken'],
): ExposureState {
  if (reason === 'lost-effect') return 'lost';
  if (thisEpisode === 'false') return 'helped';
  return reason === 'unknown' || taken === 'unknown' ? 'unclear' : 'helped';
}

/** No match: never when every list that could show one is complete, otherwise unknown. */
function nothingFound(option: CoreOption, medicines: readonly string[], { closed }: Regimen): Exposure {
  if (medicines.length === 0 && option.procedure === null && option.therapy === null) return NEVER;
  return closed.trials && (medicines.length === 0 || closed.medications) ? NEVER : UNKNOWN;
}

function rowsWithoutTrial(medicines: readonly string[], { regimen, lookup }: Past): Reason[] {
  return regimen.rows
    .filter((row) => row.trial === null && medicines.includes(row.medicine))
    .map((row): Reason => {
      return {
        basis: 'case',
        say: capital(`${medicineName(lookup, row.medicine)} is being taken now.`),
        citations: [],
      };
    });
}

function unique(indices: readonly number[]): number[] {
  return [...new Set(indices)].sort((a, b) => a - b);
}
