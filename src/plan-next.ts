/** What would come next after an option: the engine's answer for the same person with this option tried. Pure. */
import type { MedicationRow, PersonCase, Trial } from './cases/types.ts';
import { type ExploreSettings, exploreFully, type Exploration } from './explore.ts';
import type { CoreOption, Knowledge } from './knowledge/types.ts';
import type { CarePlan, PlanNext } from './report/care-plan.ts';
import type { ReportOption } from './report/types.ts';

const NEXT_SHOWN = 5;

/** The engine's answer for the same person at the day of judgement, with this option tried adequately. */
export function nextAfter(
  person: PersonCase,
  knowledge: Knowledge,
  settings: ExploreSettings,
  option: CoreOption,
  chosen: ReportOption,
  day: string,
): CarePlan['next'] {
  const what = chosen.members?.left[0] ?? option.medicines[0] ?? option.procedure ?? option.therapy;
  if (what === undefined || what === null) return null;
  const taken = option.medicines.length === 0 ? [] : option.medicinesMode === 'any' ? [what] : option.medicines;
  const kind = taken.length > 0 ? 'drug' : option.procedure === null ? 'therapy' : 'procedure';
  const after = (response: 'none' | 'partial'): readonly PlanNext[] => {
    const tried = {
      ...person,
      asOf: day > person.asOf ? day : person.asOf,
      ...withTrial(person, option, taken, { kind, what, response, day }),
    };
    const { report } = exploreFully(tried, knowledge, settings);
    return report.options
      .filter((item) => item.id !== option.id && ['favoured', 'consider', 'check-first'].includes(item.verdict))
      .sort((a, b) => a.rank - b.rank)
      .slice(0, NEXT_SHOWN)
      .map(({ id, name, verdict }) => ({ id, name, verdict }));
  };
  return { failed: after('none'), partial: after('partial') };
}

/** The person once what the option replaces has been stopped. */
export function switched(
  person: PersonCase,
  { assessment }: Exploration,
  option: CoreOption,
  chosen: ReportOption,
): PersonCase {
  const member = option.medicinesMode === 'any' ? (chosen.members?.left[0] ?? null) : null;
  const plan = assessment.plans(option.id, member).find((item) => item.kind === 'replace');
  if (plan === undefined) return person;
  const gone = new Set(plan.replaced.map((row) => row.medicine));
  return {
    ...person,
    medications: { ...person.medications, rows: person.medications.rows.filter((row) => !gone.has(row.medicine)) },
    trials: {
      ...person.trials,
      rows: person.trials.rows.map((trial) =>
        gone.has(trial.what) && trial.current !== false ? { ...trial, current: false, stopped: person.asOf } : trial,
      ),
    },
  };
}

interface Tried {
  readonly kind: Trial['kind'];
  readonly what: string;
  readonly response: 'none' | 'partial';
  readonly day: string;
}

/** The lists of the case after an adequate trial: stopped when it failed, still taken when it half worked. */
function withTrial(
  person: PersonCase,
  option: CoreOption,
  taken: readonly string[],
  { kind, what, response, day }: Tried,
): Pick<PersonCase, 'trials' | 'medications'> {
  const goesOn = response === 'partial' && kind === 'drug';
  const trial = (medicine: string, index: number): Trial => ({
    index,
    kind,
    what: medicine,
    role: option.acts === 'add' ? 'add' : 'base',
    with: null,
    daily: null,
    form: null,
    weeksTotal: null,
    weeksAtFloor: null,
    started: null,
    stopped: goesOn ? null : day,
    current: goesOn,
    episode: 'this',
    adherence: 'good',
    response,
    stoppedBecause: goesOn ? 'unknown' : 'no-effect',
    effects: [],
    adequate: 'yes',
    sessions: null,
    placement: null,
  });
  const names = taken.length === 0 ? [what] : taken;
  const trials = names.map((name, index) => trial(name, person.trials.rows.length + index));
  const rows: MedicationRow[] = goesOn ? taken.map((medicine) => ({ medicine, daily: null, form: null })) : [];
  return {
    trials: { ...person.trials, rows: [...person.trials.rows, ...trials] },
    medications: { ...person.medications, rows: [...person.medications.rows, ...rows] },
  };
}
