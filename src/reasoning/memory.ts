/**
 * What was found out about one person. Much of it holds for every plan, much of the rest for every plan that leaves
 * the same regimen: each result is kept as widely as what it was read from allows.
 */
import type { Condition } from '../logic/condition.ts';
import type { Evaluation } from '../logic/evaluate.ts';
import type { FactValue } from '../logic/value.ts';

export interface Shelf {
  readonly facts: Map<string, FactValue>;
  readonly traces: Map<Condition, Evaluation>;
  readonly judged: Map<Condition, Evaluation>;
  readonly settling: Map<string, readonly string[]>;
}

/** Shared by all plans of one person. */
export interface PersonMemory {
  readonly person: Shelf;
  /** By what `taking` and `recently` rest on. */
  readonly regimens: WeakMap<object, Shelf>;
}

export function createMemory(): PersonMemory {
  return { person: createShelf(), regimens: new WeakMap() };
}

function createShelf(): Shelf {
  return { facts: new Map(), traces: new Map(), judged: new Map(), settling: new Map() };
}

/** What a result was read from, from what holds most widely to what holds least. */
export const READ = { person: 0, regimen: 1, plan: 2 } as const;
type Read = (typeof READ)[keyof typeof READ];

export interface Recall {
  /** Says that something of this kind is being read. */
  note(read: Read): void;
  /** The result for `key`, computed unless it is known; kept by what was read for it. */
  get<Key, Value>(shelf: (of: Shelf) => Map<Key, Value>, key: Key, compute: () => Value): Value;
}

/** The memory as one plan sees it. `regimen`: the same object for plans that leave the same regimen. */
export function recallFor(memory: PersonMemory, regimen: object | undefined): Recall {
  const ofRegimen = (regimen === undefined ? undefined : memory.regimens.get(regimen)) ?? createShelf();
  if (regimen !== undefined) memory.regimens.set(regimen, ofRegimen);
  const shelves = [memory.person, ofRegimen, createShelf()] as const;
  let widest: Read = READ.person;
  const note = (read: Read): void => {
    if (read > widest) widest = read;
  };
  return {
    note,
    get(shelf, key, compute) {
      for (const read of [READ.person, READ.regimen, READ.plan] as const) {
        const known = shelf(shelves[read]).get(key);
        if (known === undefined) continue;
        note(read);
        return known;
      }
      const before = widest;
      widest = READ.person;
      const value = compute();
      shelf(shelves[widest]).set(key, value);
      note(before);
      return value;
    },
  };
}
