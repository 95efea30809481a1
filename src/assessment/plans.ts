/**
 * How an option can be started on this regimen: what stays, what is stopped for it, what comes.
 *
 * `either` gives add and replace when an antidepressant is taken and only alone when none is. While that is not known
 * all three stand side by side, so a list with both add and alone means: it is not known whether one is taken.
 */
import type { CoreOption } from '../knowledge/types.ts';
import { answersOf } from './answers.ts';
import { isListed, type Lookup } from './lookup.ts';
import { type Regimen, takesAntidepressant } from './regimen.ts';
import type { Plan, RegimenRow } from './types.ts';

/** The plans of an option, for one member or (null) for all its medicines together. */
export function plansOf(
  option: CoreOption,
  medicine: string | null,
  regimen: Regimen,
  lookup: Lookup,
): readonly Plan[] {
  const whole = medicine === null || option.continues !== undefined;
  const added = whole ? option.medicines : [medicine];
  return kindsOf(option, regimen, lookup).map((kind) => planOf(option, kind, added, regimen, lookup));
}

function kindsOf(option: CoreOption, regimen: Regimen, lookup: Lookup): readonly Plan['kind'][] {
  if (option.acts !== 'either') return [option.acts];
  const taken = takesAntidepressant(regimen, lookup);
  if (taken === 'unknown') return ['add', 'replace', 'alone'];
  return taken === 'true' ? ['add', 'replace'] : ['alone'];
}

function planOf(
  option: CoreOption,
  kind: Plan['kind'],
  added: readonly string[],
  regimen: Regimen,
  lookup: Lookup,
): Plan {
  const { replacedClass } = lookup.knowledge.header;
  // What the option itself consists of is not stopped for it.
  const goes = (row: RegimenRow) =>
    kind === 'replace' && isListed(lookup, row.medicine, replacedClass) && !added.includes(row.medicine);
  const kept = regimen.rows.filter((row) => !goes(row));
  const replaced = regimen.rows.filter(goes);
  const outlook = {
    taken: kept.filter((row) => !isOwn(row, option, added, lookup)),
    replaced: replaced.map((row) => row.medicine),
    mayReplaceMore: kind === 'replace' && !regimen.closed.medications,
    added,
    procedure: option.procedure,
  };
  const medicines = answersOf(regimen, outlook, lookup);
  return { kind, kept, taken: outlook.taken, replaced, added, procedure: option.procedure, medicines };
}

/** A row that is this very option, already under way: the option does not interact with itself. */
function isOwn(row: RegimenRow, option: CoreOption, added: readonly string[], lookup: Lookup): boolean {
  return added.includes(row.medicine) && fitsRole(row, option, lookup);
}

/**
 * Whether a medicine given in a role is what the option does with it. Only antidepressants are given both on their own
 * and added to another, so for anything else, and for a row without a role, the role does not tell treatments apart.
 */
export function fitsRole(given: Pick<RegimenRow, 'medicine' | 'role'>, option: CoreOption, lookup: Lookup): boolean {
  const { acts } = option;
  if (acts === 'either' || acts === 'none' || given.role === 'other') return true;
  if (!isListed(lookup, given.medicine, lookup.knowledge.adequacy.antidepressantClass)) return true;
  return given.role === (acts === 'add' ? 'add' : 'base');
}
