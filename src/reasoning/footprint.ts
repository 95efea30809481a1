/**
 * What a condition or a fact can rest on, read off the knowledge base and never off a person: every fact whose value
 * could play a part in it. What rests on no fact that has changed need not be found out again.
 */
import type { Condition } from '../logic/condition.ts';
import { keptWith } from '../logic/kept.ts';
import { askedFor, findingFact, type Registry } from './registry.ts';

/** A set of facts, one bit each. */
export type Facts = Uint32Array;

export interface Footprints {
  /** A set of these facts; one that is not in the registry stands for all that are not. */
  readonly setOf: (facts: Iterable<string>) => Facts;
  readonly ofFact: (fact: string) => Facts;
  readonly ofCondition: (condition: Condition) => Facts;
}

const made = keptWith<Registry, readonly string[], Footprints>();

/** Made once for a registry. `medicineFacts`: what answers about medicines can rest on. */
export function footprintsOf(registry: Registry, medicineFacts: readonly string[]): Footprints {
  return made(registry, medicineFacts, () => makeFootprints(registry, medicineFacts));
}

function makeFootprints(registry: Registry, medicineFacts: readonly string[]): Footprints {
  // Number 0 is every fact without a number of its own.
  const numbers = new Map<string, number>();
  const known = [registry.findings, registry.defined, registry.computed, registry.askedBy];
  for (const ids of known) for (const id of ids.keys()) if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
  const words = (numbers.size >> 5) + 1;
  const byFact = new Map<string, Facts>();
  const byCondition = new WeakMap<Condition, Facts>();

  const setOf = (facts: Iterable<string>): Facts => {
    const set = new Uint32Array(words);
    for (const fact of facts) {
      const number = numbers.get(fact) ?? 0;
      set[number >> 5] = (set[number >> 5] ?? 0) | (1 << (number & 31));
    }
    return set;
  };
  const ofFact = (fact: string): Facts => {
    const before = byFact.get(fact);
    if (before !== undefined) return before;
    const reached = new Set<string>();
    reachFact(fact, reached, registry, medicineFacts);
    const set = setOf(reached);
    byFact.set(fact, set);
    return set;
  };
  const ofCondition = (condition: Condition): Facts => {
    const before = byCondition.get(condition);
    if (before !== undefined) return before;
    const set = new Uint32Array(words);
    for (const fact of factsIn(condition, registry, medicineFacts)) include(set, ofFact(fact));
    byCondition.set(condition, set);
    return set;
  };
  return { setOf, ofFact, ofCondition };
}

/** Adds `more` to `set`. */
export function include(set: Facts, more: Facts): void {
  for (let word = 0; word < set.length; word += 1) set[word] = (set[word] as number) | (more[word] as number);
}

export function overlap(a: Facts, b: Facts): boolean {
  for (let word = 0; word < a.length; word += 1) if (((a[word] as number) & (b[word] as number)) !== 0) return true;
  return false;
}

/** The facts that stand in a condition. */
function* factsIn(condition: Condition, registry: Registry, medicineFacts: readonly string[]): Generator<string> {
  if ('all' in condition) for (const child of condition.all) yield* factsIn(child, registry, medicineFacts);
  else if ('any' in condition) for (const child of condition.any) yield* factsIn(child, registry, medicineFacts);
  else if ('not' in condition) yield* factsIn(condition.not, registry, medicineFacts);
  else if ('has' in condition) yield findingFact(registry, condition.has);
  else if ('known' in condition) yield condition.known;
  else if ('fact' in condition) yield condition.fact;
  else yield* medicineFacts;
}

/** A fact, what it follows from, what rules it out, and what would settle it. */
function reachFact(fact: string, reached: Set<string>, registry: Registry, medicineFacts: readonly string[]): void {
  if (reached.has(fact)) return;
  reached.add(fact);
  const reach = (ids: Iterable<string>): void => {
    for (const id of ids) reachFact(id, reached, registry, medicineFacts);
  };
  const finding = registry.findings.get(fact);
  if (finding !== undefined) {
    reach((finding.impliedBy ?? []).map((child) => findingFact(registry, child)));
    if (finding.derivedFrom !== undefined) reach(factsIn(finding.derivedFrom, registry, medicineFacts));
  }
  reach(registry.parentsOf.get(fact) ?? []);
  const defined = registry.defined.get(fact);
  if (defined !== undefined)
    reach('when' in defined ? factsIn(defined.when, registry, medicineFacts) : [defined.bands.of]);
  const asks = askedFor(registry, fact);
  if (asks !== undefined) reach([asks]);
}
