/**
 * The antidepressant trial under way, its dose against the usual range, and whether what is taken is tolerated.
 * With several the last base trial stands for the regimen; a trial in the case before one that only the list shows.
 */
import type { PersonCase, Span } from '../cases/types.ts';
import type { Medicine } from '../knowledge/types.ts';
import { type FactValue, range, scalar, unknown } from '../logic/value.ts';
import { floorOf, weeksOf } from './adequacy.ts';
import type { Lookup } from './lookup.ts';
import { type Regimen, takesAntidepressant } from './regimen.ts';
import { notKnown } from './resistance.ts';
import type { JudgedTrial } from './trials.ts';

/** The facts current-trial.* and regimen.tolerated. */
export function currentTrialFacts(
  person: PersonCase,
  trials: readonly JudgedTrial[],
  regimen: Regimen,
  lookup: Lookup,
): Map<string, FactValue> {
  const current = currentTrial(trials);
  const taken = takesAntidepressant(regimen, lookup);
  const missing = current === null ? notKnown(person.medications) : unknown('missing');
  const trial = current?.trial;
  const weeks = trial === undefined ? null : weeksOf(trial);
  const word = (value: string | undefined) => (value === undefined || value === 'unknown' ? missing : scalar(value));
  return new Map<string, FactValue>([
    ['current-trial.exists', taken === 'unknown' ? notKnown(person.medications) : scalar(taken === 'true')],
    [
      'current-trial.dose',
      (trial === undefined ? null : doseLevel(trial.daily, trial.form, lookup.medicines.get(trial.what))) ?? missing,
    ],
    ['current-trial.weeks', weeks === null ? missing : range(weeks.min, weeks.max)],
    ['current-trial.adherence', word(trial?.adherence)],
    ['current-trial.response', word(trial?.response)],
    ['regimen.tolerated', tolerated(person, trials)],
  ]);
}

/** The antidepressant that the facts above are about; null when none is known to be taken. */
export function currentAntidepressant(trials: readonly JudgedTrial[]): string | null {
  return currentTrial(trials)?.trial.what ?? null;
}

function currentTrial(trials: readonly JudgedTrial[]): JudgedTrial | null {
  const taken = trials.filter((item) => item.taken === 'true' && item.antidepressant === 'true');
  const better = (item: JudgedTrial) => (item.trial.role === 'base' ? 2 : 0) + (item.recorded ? 1 : 0);
  return taken.reduce<JudgedTrial | null>(
    (best, item) => (best === null || better(item) >= better(best) ? item : best),
    null,
  );
}

/** Dose against the floor and the usual range; null when an interval straddles a line or a line is not known. */
function doseLevel(daily: Span | null, form: string | null, medicine: Medicine | undefined): FactValue | null {
  const adequacy = medicine?.adequacy;
  if (daily === null || adequacy === undefined) return null;
  const floor = floorOf(adequacy, form);
  const usual = adequacy.usualMg?.[0] ?? adequacy.notOptimisedBelowMg ?? null;
  const max = adequacy.labelMaxMg ?? null;
  const level = (dose: number) => {
    if (max !== null && dose >= max) return 'at-maximum';
    if (floor === null) return null;
    if (dose < floor) return 'below-floor';
    if (usual === null) return null;
    if (dose < usual) return 'below-usual';
    // Without a known maximum the top of the usual range may be one.
    return max === null && dose >= (adequacy.usualMg?.[1] ?? usual) ? null : 'usual';
  };
  const low = level(daily.min);
  return low !== null && low === level(daily.max) ? scalar(low) : null;
}

/** Yes unless something taken now has an unwanted effect; unknown while what is taken has not been told as a trial. */
function tolerated(person: PersonCase, trials: readonly JudgedTrial[]): FactValue {
  const taken = trials.filter((item) => item.taken === 'true' && item.trial.kind === 'drug');
  const troubled = taken.some(
    ({ trial }) =>
      trial.effects.length > 0 || trial.stoppedBecause === 'intolerance' || trial.stoppedBecause === 'serious-reaction',
  );
  if (troubled) return scalar('no');
  const told =
    person.trials.known && person.trials.complete && taken.length > 0 && taken.every((item) => item.recorded);
  return told ? scalar('yes') : notKnown(person.trials);
}
