/**
 * What an option can meet in a person: each medicine taken, stopped for it or stopped before, and each procedure under
 * way, with the answers of a regimen that holds nothing else. What one medicine does is read from its own answers.
 */
import { answersOf, type Outlook } from './answers.ts';
import type { Lookup } from './lookup.ts';
import type { Regimen } from './regimen.ts';
import type { Assessment, MedicineAnswers, Plan, RegimenRow } from './types.ts';

export interface Partner {
  /** Medicine id, or the id of a procedure that is under way. */
  readonly id: string;
  readonly kind: 'medicine' | 'procedure';
  /** `replaced`: stopped for the option, on the day of the case. */
  readonly state: 'taken' | 'replaced' | 'stopped' | 'under-way';
  /** The last day it was taken, where the case says so. */
  readonly stopped: string | null;
  /** The fact that would say whether, or until when, it was taken; null when that is known. */
  readonly open: string | null;
}

/** The partners of a plan, or of the regimen as it is. */
export function partnersOf(
  regimen: Assessment['regimen'],
  plan: Pick<Plan, 'taken' | 'replaced'> | null,
): readonly Partner[] {
  const medicine = (id: string, state: Partner['state'], open: string | null = null): Partner => ({
    id,
    kind: 'medicine',
    state,
    stopped: null,
    open,
  });
  const taken = (plan?.taken ?? regimen.rows).map((row) => medicine(row.medicine, 'taken'));
  const replaced = (plan?.replaced ?? []).map((row) => medicine(row.medicine, 'replaced'));
  const maybe = regimen.maybe.map((id) => medicine(id, 'taken', 'medications'));
  const stopped = regimen.stopped.map((row) => ({
    ...medicine(row.medicine, 'stopped', row.stopped === null ? row.fact : null),
    stopped: row.stopped,
  }));
  const courses = regimen.courses.map(({ procedure, underWay }): Partner => ({
    id: procedure,
    kind: 'procedure',
    state: 'under-way',
    stopped: null,
    open: underWay === 'true' ? null : 'trials',
  }));
  const unique = new Map([...taken, ...replaced, ...maybe, ...stopped, ...courses].map((item) => [keyOf(item), item]));
  return [...unique.values()];
}

function keyOf({ id, state, stopped }: Partner): string {
  return `${id} ${state} ${stopped ?? ''}`;
}

/**
 * The answers of a regimen that holds this partner alone and certainly. A medicine whose stop date is missing counts as
 * stopped on the day of the case: the longest its interval can last.
 */
export function answersAlone(partner: Partner, asOf: string, lookup: Lookup): MedicineAnswers {
  const { id, kind, state, stopped } = partner;
  const row: RegimenRow = { medicine: id, daily: null, form: null, role: 'other', trial: null };
  const taken = kind === 'medicine' && state === 'taken' ? [row] : [];
  const today = state === 'replaced' || (state === 'stopped' && stopped === null);
  const regimen: Regimen = {
    asOf,
    rows: taken,
    stopped: state === 'stopped' && !today ? [{ medicine: id, stopped, fact: 'stopped-recently' }] : [],
    maybe: [],
    courses: kind === 'procedure' ? [{ procedure: id, underWay: 'true' }] : [],
    known: true,
    closed: { medications: true, trials: true, stopped: true },
  };
  const outlook: Outlook = { taken, replaced: today ? [id] : [], mayReplaceMore: false, added: [], procedure: null };
  return answersOf(regimen, outlook, lookup);
}
