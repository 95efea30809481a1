/**
 * The trials of a case as the assessment sees them: whether each is still taken, whether it is an antidepressant and
 * whether it belongs to this episode. An antidepressant that is taken without a trial of its own is a current trial of
 * which nothing else is known.
 */
import type { MedicationRow, PersonCase, Trial } from '../cases/types.ts';
import { type Truth, truthOf } from '../logic/truth.ts';
import { isListed, type Lookup } from './lookup.ts';
import type { AssessedTrial } from './types.ts';

export interface TrialView {
  readonly trial: Trial;
  /** Taken now. */
  readonly taken: Truth;
  /** False for courses that are no medicine. */
  readonly antidepressant: Truth;
  readonly thisEpisode: Truth;
  /** False for a trial that only the list of medicines shows. */
  readonly recorded: boolean;
}

/** A view with what the adequacy table says of it. */
export interface JudgedTrial extends TrialView {
  readonly assessed: AssessedTrial;
}

type Listed = Pick<PersonCase, 'trials' | 'medications'>;

/** All trials: those of the case, then one for each antidepressant that is taken and has none. */
export function viewTrials(person: Listed, lookup: Lookup): readonly TrialView[] {
  const recorded = person.trials.rows.map((trial) => viewOf(trial, isTaken(trial, person, lookup), lookup, true));
  const next = recorded.reduce((highest, view) => Math.max(highest, view.trial.index + 1), 0);
  const shown = new Set(recorded.filter((view) => view.taken === 'true').map((view) => view.trial.what));
  const extra = new Map<string, MedicationRow>();
  for (const row of person.medications.rows) {
    const antidepressant = isListed(lookup, row.medicine, lookup.knowledge.adequacy.antidepressantClass);
    if (antidepressant && !shown.has(row.medicine) && !extra.has(row.medicine)) extra.set(row.medicine, row);
  }
  const added = [...extra.values()].map((row, offset) => viewOf(trialOf(row, next + offset), 'true', lookup, false));
  return [...recorded, ...added];
}

function viewOf(trial: Trial, taken: Truth, lookup: Lookup, recorded: boolean): TrialView {
  return {
    trial,
    taken,
    antidepressant: isAntidepressant(trial, lookup),
    thisEpisode: trial.episode === 'unknown' ? 'unknown' : truthOf(trial.episode === 'this'),
    recorded,
  };
}

function isAntidepressant(trial: Trial, lookup: Lookup): Truth {
  if (trial.kind !== 'drug') return 'false';
  if (!lookup.medicines.has(trial.what)) return 'unknown';
  return truthOf(isListed(lookup, trial.what, lookup.knowledge.adequacy.antidepressantClass));
}

/**
 * A trial that names neither state nor stop date is settled by the list of medicines where that is given: what a
 * complete list does not name is not taken.
 */
function isTaken(trial: Trial, person: Listed, lookup: Lookup): Truth {
  if (trial.current !== null) return truthOf(trial.current);
  if (trial.stopped !== null) return 'false';
  if (trial.kind !== 'drug') return 'unknown';
  const { medications, trials } = person;
  if (medications.rows.some((row) => row.medicine === trial.what)) {
    if (!lookup.medicines.has(trial.what)) return 'unknown';
    // One row in the list stands for one trial: the one marked current, else the last that could be.
    const better = trials.rows.some(
      (other) =>
        other.kind === 'drug' &&
        other.what === trial.what &&
        (other.current === true || (other.current === null && other.stopped === null && other.index > trial.index)),
    );
    return truthOf(!better);
  }
  return medications.known && medications.complete ? 'false' : 'unknown';
}

function trialOf(row: MedicationRow, index: number): Trial {
  return {
    index,
    kind: 'drug',
    what: row.medicine,
    role: 'base',
    with: null,
    daily: row.daily,
    form: row.form,
    weeksTotal: null,
    weeksAtFloor: null,
    started: null,
    stopped: null,
    current: true,
    episode: 'this',
    adherence: 'unknown',
    response: 'unknown',
    stoppedBecause: 'unknown',
    effects: [],
    adequate: null,
    sessions: null,
    placement: null,
  };
}
