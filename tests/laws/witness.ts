/**
 * Builds, from a rule's own condition, a person for whom it is true: the witness that the rule is alive. Nothing is
 * listed by hand; a rule added to data/ gets its witness, one deleted from data/ loses it.
 */
import type { PersonCase } from '../../src/cases/types.ts';
import type { Knowledge } from '../../src/knowledge/types.ts';
import type { Condition, MedicineSelector } from '../../src/logic/condition.ts';
import { type FactValue, scalar, setOf } from '../../src/logic/value.ts';

/** What to change in a benign person so that a condition becomes true. */
export interface Changes {
  readonly values: Readonly<Record<string, FactValue>>;
  readonly medications: readonly string[];
  readonly stopped: readonly { readonly medicine: string; readonly daysAgo: number }[];
}
const NOTHING: Changes = { values: {}, medications: [], stopped: [] };

function merge(a: Changes, b: Changes): Changes | null {
  for (const key of Object.keys(b.values)) {
    if (key in a.values && JSON.stringify(a.values[key]) !== JSON.stringify(b.values[key])) {
      const [x, y] = [a.values[key] as FactValue, b.values[key] as FactValue];
      if (x.state === 'known' && x.kind === 'set' && y.state === 'known' && y.kind === 'set') continue;
      if (!(x.state === 'known' && x.kind === 'scalar' && typeof x.value === 'number')) return null;
    }
  }
  return {
    values: { ...a.values, ...b.values },
    medications: [...a.medications, ...b.medications],
    stopped: [...a.stopped, ...b.stopped],
  };
}

/** Every way (up to `limit`) to make `condition` true, one for each branch of an `any`. */
export function waysToMakeTrue(condition: Condition, knowledge: Knowledge, limit = 40): Changes[] {
  if ('all' in condition) {
    let ways: Changes[] = [NOTHING];
    for (const part of condition.all) {
      const own = waysToMakeTrue(part, knowledge, limit);
      ways = ways.flatMap((way) => own.flatMap((next) => merge(way, next) ?? [])).slice(0, limit);
    }
    return tightenRanges(ways, condition);
  }
  if ('any' in condition)
    return condition.any.flatMap((part) => waysToMakeTrue(part, knowledge, limit)).slice(0, limit);
  if ('not' in condition) return waysToMakeFalse(condition.not);
  if ('has' in condition) return findingTrue(condition.has, knowledge);
  if ('known' in condition) return [];
  if ('taking' in condition)
    return members(condition.taking, knowledge).map((medicine) => ({ ...NOTHING, medications: [medicine] }));
  if ('recently' in condition) {
    const { withinDays } = condition.recently;
    return members(condition.recently, knowledge).map((medicine) => ({
      ...NOTHING,
      stopped: [{ medicine, daysAgo: withinDays - 1 }],
    }));
  }
  if ('planned' in condition) return [NOTHING];
  return factTrue(condition);
}

/** Two tests of one number in an `all`: the value that satisfies both. */
function tightenRanges(ways: Changes[], condition: { readonly all: readonly Condition[] }): Changes[] {
  const tests = condition.all.filter((part): part is Extract<Condition, { readonly fact: string }> => 'fact' in part);
  return ways.map((way) => {
    const values = { ...way.values };
    for (const fact of new Set(tests.map((test) => test.fact))) {
      const own = tests.filter((test) => test.fact === fact);
      const low = Math.max(
        ...own.map((test) => test.atLeast ?? (test.above === undefined ? -Infinity : test.above + 1)),
      );
      const high = Math.min(
        ...own.map((test) => test.atMost ?? (test.below === undefined ? Infinity : test.below - 1)),
      );
      if (own.length > 1 && Number.isFinite(low)) values[fact] = scalar(low);
      else if (own.length > 1 && Number.isFinite(high)) values[fact] = scalar(high);
    }
    return { ...way, values };
  });
}

function factTrue(test: Extract<Condition, { readonly fact: string }>): Changes[] {
  const one = (value: FactValue): Changes[] => [{ ...NOTHING, values: { [test.fact]: value } }];
  if (test.includes !== undefined) return one(setOf([test.includes], { closed: true }));
  if (test.excludesAll !== undefined) return one(setOf([], { closed: true }));
  if (test.is !== undefined) return one(scalar(test.is));
  if (test.in !== undefined) return test.in.flatMap((value) => one(scalar(value)));
  if (test.atLeast !== undefined) return one(scalar(test.atLeast));
  if (test.above !== undefined) return one(scalar(test.above + 1));
  if (test.atMost !== undefined) return one(scalar(test.atMost));
  if (test.below !== undefined) return one(scalar(test.below - 1));
  return [];
}

function waysToMakeFalse(condition: Condition): Changes[] {
  if ('fact' in condition && typeof condition.is === 'boolean')
    return factTrue({ fact: condition.fact, is: !condition.is });
  return [NOTHING];
}

function findingTrue(id: string, knowledge: Knowledge): Changes[] {
  const implant = knowledge.facts.implants.some((item) => item.id === id);
  return [{ ...NOTHING, values: { [`${implant ? 'implant' : 'condition'}.${id}`]: scalar(true) } }];
}

/** One member of what a selector means; the first by id keeps witnesses small and stable. */
function members(selector: MedicineSelector, knowledge: Knowledge): string[] {
  if (selector.medicine !== undefined) return [selector.medicine];
  const wanted = selector.class;
  const found = knowledge.medicines.find((medicine) => {
    if (wanted !== undefined) return (knowledge.classesOf[medicine.id] ?? []).includes(wanted);
    if (selector.overdose !== undefined) return medicine.overdose?.toxicity === selector.overdose;
    const enzyme = selector.inhibits ?? selector.induces ?? '';
    const cell = medicine.enzymes?.[enzyme];
    return (selector.inhibits === undefined ? cell?.induces : cell?.inhibits) === (selector.strength ?? 'moderate');
  });
  return found === undefined ? [] : [found.id];
}

/** A person changed by a witness. `asOf` minus days gives the stop dates. */
export function applyChanges(person: PersonCase, changes: Changes): PersonCase {
  const values = new Map(person.values);
  for (const [fact, value] of Object.entries(changes.values)) values.set(fact, value);
  const stopped = changes.stopped.map((row) => ({
    medicine: row.medicine,
    stopped: daysBefore(person.asOf, row.daysAgo),
  }));
  return {
    ...person,
    values,
    medications: {
      ...person.medications,
      rows: [
        ...person.medications.rows,
        ...changes.medications.map((medicine) => ({ medicine, daily: null, form: null })),
      ],
    },
    stoppedRecently: { ...person.stoppedRecently, rows: [...person.stoppedRecently.rows, ...stopped] },
  };
}

export function daysBefore(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - count);
  return date.toISOString().slice(0, 10);
}
