/**
 * What is taken now, what was stopped, and what may be either. Rows come from the list of medicines and from trials
 * that are current; courses of a procedure that gives a medicine count as taking it.
 */
import type { PersonCase, StoppedRow } from '../cases/types.ts';
import type { FactValue } from '../logic/value.ts';
import { setOf } from '../logic/value.ts';
import { or, type Truth } from '../logic/truth.ts';
import { isListed, type Lookup } from './lookup.ts';
import type { TrialView } from './trials.ts';
import type { RegimenRow } from './types.ts';

/** A medicine no longer taken, with the fact whose answer gives its stop date. */
export interface StoppedMedicine extends StoppedRow {
  readonly fact: 'stopped-recently' | 'trials.stopped';
}

export interface Regimen {
  readonly asOf: string;
  readonly rows: readonly RegimenRow[];
  readonly stopped: readonly StoppedMedicine[];
  /** Medicines of trials of which it is not known whether they are still taken. */
  readonly maybe: readonly string[];
  /** Procedures under way: certainly, or perhaps. */
  readonly courses: readonly { readonly procedure: string; readonly underWay: Truth }[];
  readonly known: boolean;
  /** Whether each list names everything. */
  readonly closed: { readonly medications: boolean; readonly trials: boolean; readonly stopped: boolean };
}

type Listed = Pick<PersonCase, 'asOf' | 'trials' | 'medications' | 'stoppedRecently'>;

/** The regimen of a case. Pure: rows in the order of the list, then those that only trials show. */
export function regimenOf(person: Listed, views: readonly TrialView[], lookup: Lookup): Regimen {
  const rows: RegimenRow[] = person.medications.rows.map((row) => {
    const view = views.find((item) => isDrug(item, row.medicine) && item.taken === 'true');
    return {
      medicine: row.medicine,
      daily: row.daily ?? view?.trial.daily ?? null,
      form: row.form ?? view?.trial.form ?? null,
      role: view?.trial.role ?? 'other',
      trial: view?.trial.index ?? null,
    };
  });
  const listed = new Set(rows.map((row) => row.medicine));
  const maybe: string[] = [];
  const stopped: StoppedMedicine[] = person.stoppedRecently.rows.map((row) => ({ ...row, fact: 'stopped-recently' }));
  for (const view of views) {
    for (const medicine of medicinesOf(view, lookup)) {
      if (view.taken === 'unknown') maybe.push(medicine);
      else if (view.taken === 'false') stopped.push({ medicine, stopped: view.trial.stopped, fact: 'trials.stopped' });
      else if (!listed.has(medicine)) {
        listed.add(medicine);
        rows.push(rowOf(view, medicine));
      }
    }
  }
  const courses = views
    .filter((view) => view.trial.kind === 'procedure' && view.taken !== 'false')
    .map((view) => ({ procedure: view.trial.what, underWay: view.taken }));
  return {
    asOf: person.asOf,
    rows,
    stopped,
    maybe,
    courses,
    known: person.medications.known,
    closed: {
      medications: person.medications.known && person.medications.complete,
      trials: person.trials.known && person.trials.complete,
      stopped: person.stoppedRecently.known && person.stoppedRecently.complete,
    },
  };
}

function isDrug(view: TrialView, medicine: string): boolean {
  return view.trial.kind === 'drug' && view.trial.what === medicine;
}

function medicinesOf(view: TrialView, lookup: Lookup): readonly string[] {
  if (view.trial.kind === 'drug') return [view.trial.what];
  return view.trial.kind === 'procedure' ? (lookup.givenBy.get(view.trial.what) ?? []) : [];
}

function rowOf(view: TrialView, medicine: string): RegimenRow {
  const { trial } = view;
  const drug = trial.kind === 'drug';
  return {
    medicine,
    daily: drug ? trial.daily : null,
    form: drug ? trial.form : null,
    role: drug ? trial.role : 'other',
    trial: trial.index,
  };
}

/** Rows of antidepressants. */
export function antidepressantRows(regimen: Regimen, lookup: Lookup): readonly RegimenRow[] {
  const { antidepressantClass } = lookup.knowledge.adequacy;
  return regimen.rows.filter((row) => isListed(lookup, row.medicine, antidepressantClass));
}

/** Whether an antidepressant is taken: unknown while the list is open or names a medicine nobody knows. */
export function takesAntidepressant(regimen: Regimen, lookup: Lookup): Truth {
  if (antidepressantRows(regimen, lookup).length > 0) return 'true';
  return or(regimenIsOpen(regimen, lookup) ? ['unknown'] : maybeAntidepressants(regimen, lookup).map(() => 'unknown'));
}

/** Antidepressants taken now, as a fact: members one is unsure of, and open while more could be taken. */
export function antidepressantSet(regimen: Regimen, lookup: Lookup): FactValue {
  const present = new Set(antidepressantRows(regimen, lookup).map((row) => row.medicine));
  const unsure = new Set(maybeAntidepressants(regimen, lookup).filter((medicine) => !present.has(medicine)));
  return setOf([...present], { unsure: [...unsure], closed: !regimenIsOpen(regimen, lookup) });
}

function regimenIsOpen(regimen: Regimen, lookup: Lookup): boolean {
  const taken = [...regimen.rows.map((row) => row.medicine), ...regimen.maybe];
  return !regimen.closed.medications || taken.some((medicine) => !lookup.medicines.has(medicine));
}

function maybeAntidepressants(regimen: Regimen, lookup: Lookup): readonly string[] {
  return regimen.maybe.filter((medicine) => isListed(lookup, medicine, lookup.knowledge.adequacy.antidepressantClass));
}
