/**
 * What was found out about one person. Much of it holds for every plan, much of the rest for every plan that leaves
 * the same regimen: each result is kept as widely as what it was read from allows. When the next person is the same one
 * with another answer, as in an interview, a result stays as long as no fact it can rest on has changed.
 */
import type { Condition } from '../logic/condition.ts';
import type { Evaluation } from '../logic/evaluate.ts';
import { sameData } from '../logic/same.ts';
import type { FactValue } from '../logic/value.ts';
import { type Facts, type Footprints, footprintsOf, include, overlap } from './footprint.ts';
import type { Registry } from './registry.ts';
import type { Judgement, OptionVerdict, PersonInput, PlanInput, PlanVerdict, Settings } from './types.ts';

/** A result, and the last person (by number) for whom it is known to hold. */
export interface Kept<Value> {
  readonly value: Value;
  of: number;
}

/** The verdict of a plan, with what it was found for. */
interface KeptPlan extends Kept<PlanVerdict> {
  readonly exposure: object;
  readonly judgements: readonly Judgement[];
  /** Whether all that is not said by rules is as it was. */
  readonly rest: Kept<null>;
}

/** What was found out from one source. */
export interface Shelf {
  /** Of facts that follow from others, by their number. */
  readonly facts: Kept<FactValue>[];
  readonly settling: Map<string, Kept<readonly string[]>>;
  readonly traces: Map<Condition, Kept<Evaluation>>;
  /** By index of the rule. */
  readonly rules: Kept<Judgement>[];
}

function createShelf(): Shelf {
  return { facts: [], settling: new Map(), traces: new Map(), rules: [] };
}

/** Shared by all plans of one person, and by the persons that follow one another in an interview. */
export class Memory {
  /** Number of the person at hand. */
  person: number;
  readonly shelf = createShelf();
  /** By what `taking` and `recently` rest on. */
  readonly regimens = new Map<object, Shelf>();
  /** By the answers about medicines, which are those of one plan. */
  readonly views = new Map<object, Shelf>();
  readonly plans = new Map<PlanInput, KeptPlan>();
  /** By option, with the members it was found for. */
  readonly options = new Map<string, { readonly verdict: OptionVerdict; readonly members: object | null }>();
  /** Every fact that the rules of a plan, or the rest of an option, can rest on. */
  readonly footprints = new WeakMap<object, Facts>();
  #footprints: Footprints | null = null;
  /** For each person: the facts that differ from the one before. */
  readonly #changes: Facts[] = [];
  readonly #since = new Map<number, Facts>();

  constructor(person = 0) {
    this.person = person;
  }

  /** Whether a result still holds for the person at hand. `footprint` is only asked when something has changed. */
  holds(kept: Kept<unknown>, footprint: (footprints: Footprints) => Facts): boolean {
    if (kept.of === this.person) return true;
    return this.#footprints !== null && this.#stays(kept, footprint(this.#footprints));
  }

  holdsFact(kept: Kept<unknown>, fact: string): boolean {
    if (kept.of === this.person) return true;
    return this.#footprints !== null && this.#stays(kept, this.#footprints.ofFact(fact));
  }

  holdsCondition(kept: Kept<unknown>, condition: Condition): boolean {
    if (kept.of === this.person) return true;
    return this.#footprints !== null && this.#stays(kept, this.#footprints.ofCondition(condition));
  }

  #stays(kept: Kept<unknown>, footprint: Facts): boolean {
    if (overlap(footprint, this.#changedSince(kept.of))) return false;
    kept.of = this.person;
    return true;
  }

  /** Goes on to the next person, who differs in some facts. */
  next(changed: readonly string[], registry: Registry, medicineFacts: readonly string[]): void {
    this.#footprints ??= footprintsOf(registry, medicineFacts);
    this.person += 1;
    this.#changes[this.person] = this.#footprints.setOf(changed);
    this.#since.clear();
  }

  /** Forgets what hangs on plans and regimens: those of a person treated otherwise are others. */
  forgetPlans(): void {
    for (const kept of [this.regimens, this.views, this.plans]) kept.clear();
  }

  #changedSince(person: number): Facts {
    const known = this.#since.get(person);
    if (known !== undefined) return known;
    const changed = new Uint32Array(this.#changes[this.person]?.length ?? 0);
    for (let number = person + 1; number <= this.person; number += 1) include(changed, this.#changes[number] as Facts);
    this.#since.set(person, changed);
    return changed;
  }
}

/** The shelves of one plan, by source: what is read from the person alone, from the regimen it leaves, from itself. */
export function shelvesFor(
  memory: Memory,
  medicines: { readonly regimen?: object },
): readonly [person: Shelf, regimen: Shelf, plan: Shelf] {
  return [memory.shelf, shelfOf(memory.regimens, medicines.regimen), shelfOf(memory.views, medicines)];
}

function shelfOf(shelves: Map<object, Shelf>, key: object | undefined): Shelf {
  if (key === undefined) return createShelf();
  const known = shelves.get(key);
  if (known !== undefined) return known;
  const shelf = createShelf();
  shelves.set(key, shelf);
  return shelf;
}

/** What the results of a memory rest on beside facts. With another of these everything is found out anew. */
interface Given {
  readonly knowledge: object;
  readonly settings: Settings;
  readonly access: PersonInput['access'];
}

/** Reasoning about one person after another, of whom most is the same: an interview. */
export interface Recollection {
  memory: Memory;
  given: (Given & Pick<PersonInput, 'base' | 'computed' | 'present'>) | null;
}

export function createRecollection(): Recollection {
  return { memory: new Memory(), given: null };
}

/** The memory for the next person: what still holds of the one before, or nothing. */
export function recollect(
  recollection: Recollection,
  knowledge: object,
  registry: Registry,
  person: PersonInput,
  settings: Settings,
): Memory {
  const { given } = recollection;
  const { base, computed, access, present } = person;
  const { facts } = present;
  recollection.given = { knowledge, settings, access, base, computed, present };
  const same =
    given !== null &&
    facts !== undefined &&
    given.knowledge === knowledge &&
    sameData(
      [given.settings.jurisdiction, given.settings.guideline, [...given.access]],
      [settings.jurisdiction, settings.guideline, [...access]],
    );
  if (!same) {
    recollection.memory = new Memory();
    return recollection.memory;
  }
  const { memory } = recollection;
  if (given.present !== present) memory.forgetPlans();
  memory.next([...changed(given.base, base), ...changed(given.computed, computed)], registry, facts);
  return memory;
}

/** The facts that two persons do not share. */
function changed(before: ReadonlyMap<string, FactValue>, after: ReadonlyMap<string, FactValue>): string[] {
  const ids: string[] = [];
  for (const [id, value] of after) if (!sameData(before.get(id), value)) ids.push(id);
  for (const id of before.keys()) if (!after.has(id)) ids.push(id);
  return ids;
}
