/**
 * Which members of an option of several medicines are left when it keeps to, or leaves, the class of what is taken.
 * With no antidepressant taken the class is that of the base trial which failed last in this episode: a switch out of
 * its class is still one after it was stopped.
 */
import type { CoreOption } from '../knowledge/types.ts';
import { isListed, type Lookup, medicineName } from './lookup.ts';
import { antidepressantRows, type Regimen, takesAntidepressant } from './regimen.ts';
import type { JudgedTrial } from './trials.ts';
import type { Assessment } from './types.ts';
import { capital } from './words.ts';

type Members = ReturnType<Assessment['members']>;

/** The members of an option. Options without a condition on members keep them all. */
export function membersOf(
  option: CoreOption,
  trials: readonly JudgedTrial[],
  regimen: Regimen,
  lookup: Lookup,
): Members {
  const rule = option.members;
  if (rule === undefined) return { eligible: option.medicines, out: [], provisional: false };
  const open = isProvisional(regimen, lookup);
  const taken = antidepressantRows(regimen, lookup).map((row) => row.medicine);
  const failed = taken.length === 0 && !open ? lastFailed(trials) : null;
  // With nothing taken the class is that of a failed trial, which a list that is open may still hold.
  const provisional = open || (taken.length === 0 && failed === null && !regimen.closed.trials);
  const from = failed === null ? taken : [failed];
  const classes = option.classes.filter((id) => from.some((medicine) => isListed(lookup, medicine, id)));

  const eligible: string[] = [];
  const out: { medicine: string; because: string }[] = [];
  for (const medicine of option.medicines) {
    const shared = classes.filter((id) => isListed(lookup, medicine, id));
    if ('exclude' in rule ? shared.length === 0 : shared.length > 0 || (provisional && classes.length === 0)) {
      eligible.push(medicine);
      continue;
    }
    const meant = 'exclude' in rule ? from.filter((id) => shared.some((name) => isListed(lookup, id, name))) : from;
    const names = meant.map((id) => medicineName(lookup, id)).join(' and ');
    const state =
      failed !== null ? 'which failed last' : meant.length > 1 ? 'which are being taken' : 'which is being taken';
    const relation = 'exclude' in rule ? 'of the class of' : 'of another class than';
    const own = medicineName(lookup, medicine);
    let because = `${own} is ${relation} ${names}, ${state}.`;
    if (from.includes(medicine)) because = `${own} ${failed === null ? 'is being taken' : 'failed last'}.`;
    if (from.length === 0) because = 'No antidepressant is taken, and none has failed, whose class could be kept.';
    out.push({ medicine, because: capital(because) });
  }
  return { eligible, out, provisional };
}

/** The classes of what is taken are not settled: the list is open, or a row may or may not be an antidepressant. */
function isProvisional(regimen: Regimen, lookup: Lookup): boolean {
  const unknownRow = [...regimen.rows.map((row) => row.medicine), ...regimen.maybe].some(
    (medicine) => !lookup.medicines.has(medicine),
  );
  return !regimen.closed.medications || unknownRow || takesAntidepressant(regimen, lookup) === 'unknown';
}

/**
 * The base antidepressant trial of this episode that failed last: not inadequate, response under half. Last by stop
 * date where both are known, else by place in the list.
 */
function lastFailed(trials: readonly JudgedTrial[]): string | null {
  const failed = trials.filter(
    ({ trial, antidepressant, thisEpisode, assessed }) =>
      trial.role === 'base' &&
      antidepressant === 'true' &&
      thisEpisode === 'true' &&
      assessed.adequate !== 'no' &&
      ['none', 'minimal', 'partial', 'worse'].includes(trial.response),
  );
  const last = failed.reduce<JudgedTrial | null>((latest, item) => {
    if (latest === null) return item;
    const [a, b] = [latest.trial.stopped, item.trial.stopped];
    return a !== null && b !== null && b < a ? latest : item;
  }, null);
  return last?.trial.what ?? null;
}
