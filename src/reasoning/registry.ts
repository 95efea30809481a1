/** What the knowledge base says about its facts, looked up by fact id. */
import type { DefinedFact, Finding, Knowledge } from '../knowledge/types.ts';
import type { Condition } from '../logic/condition.ts';

/** Lookups over the registry, made once for a knowledge base and shared by every evaluation. */
export interface Registry {
  readonly findings: ReadonlyMap<string, Finding>;
  readonly parentsOf: ReadonlyMap<string, readonly string[]>;
  /** Bare id of a finding -> its fact id: condition.x or implant.x. */
  readonly factOf: ReadonlyMap<string, string>;
  readonly defined: ReadonlyMap<string, DefinedFact>;
  readonly computed: ReadonlyMap<string, string>;
  readonly askedBy: ReadonlyMap<string, string>;
  /** Facts that follow from others, looked up in one step. */
  readonly derived: ReadonlyMap<string, Derived>;
  /** What conditions are read from; filled as it is asked. */
  readonly sources: WeakMap<Condition, Source>;
}

/** A fact that follows from others: a finding of the registry, or one that data/ defines. */
export interface Derived {
  readonly from: Finding | DefinedFact;
  readonly isFinding: boolean;
  /** Its place in lists of such facts. */
  readonly number: number;
  /** What it is read from; null until it is asked. */
  source: Source | null;
}

/** What a result is read from, from what holds most widely to what holds least. */
export const SOURCE = { person: 0, regimen: 1, plan: 2 } as const;
export type Source = (typeof SOURCE)[keyof typeof SOURCE];

/** Builds the lookups. Findings are keyed by fact id (condition.<id>, implant.<id>). */
export function registryOf(knowledge: Pick<Knowledge, 'facts' | 'questions'>): Registry {
  const findings = new Map<string, Finding>();
  const parents = new Map<string, string[]>();
  const factOf = new Map<string, string>();
  const groups = [
    ['condition', knowledge.facts.conditions],
    ['implant', knowledge.facts.implants],
  ] as const;
  for (const [prefix, items] of groups) {
    for (const item of items) {
      const fact = `${prefix}.${item.id}`;
      findings.set(fact, item);
      factOf.set(item.id, fact);
    }
  }
  for (const [id, item] of findings) {
    for (const child of item.impliedBy ?? []) {
      const childId = factOf.get(child) ?? `condition.${child}`;
      parents.set(childId, [...(parents.get(childId) ?? []), id]);
    }
  }
  const askedBy = new Map<string, string>();
  for (const question of knowledge.questions) {
    for (const fact of question.facts) if (!askedBy.has(fact)) askedBy.set(fact, question.id);
  }
  const defined = new Map(knowledge.facts.defined.map((fact) => [fact.id, fact]));
  const derived = new Map<string, Derived>();
  for (const [id, from] of findings) derived.set(id, { from, isFinding: true, number: derived.size, source: null });
  for (const [id, from] of defined)
    if (!derived.has(id)) derived.set(id, { from, isFinding: false, number: derived.size, source: null });
  return {
    findings,
    parentsOf: parents,
    factOf,
    defined,
    computed: new Map(knowledge.facts.computed.map((fact) => [fact.id, fact.asks])),
    askedBy,
    derived,
    sources: new WeakMap(),
  };
}

/** The fact behind a finding by its bare id: condition.x or implant.x. */
export function findingFact(registry: Registry, id: string): string {
  return registry.factOf.get(id) ?? `condition.${id}`;
}

/** The fact that is asked so that a computed one can be worked out; undefined for facts that are not computed. */
export function askedFor(registry: Registry, fact: string): string | undefined {
  return (
    registry.computed.get(fact) ?? (fact.startsWith('exposure.') ? registry.computed.get('exposure.*') : undefined)
  );
}

/** What a fact is read from: another regimen, or another plan, may give it another value. */
export function sourceOfFact(registry: Registry, fact: string): Source {
  const derived = registry.derived.get(fact);
  return derived === undefined ? SOURCE.person : sourceOfDerived(registry, derived);
}

export function sourceOfDerived(registry: Registry, derived: Derived): Source {
  if (derived.source !== null) return derived.source;
  // Should a circle be loaded all the same, it ends here.
  derived.source = SOURCE.person;
  derived.source = derivedFrom(registry, derived.from);
  return derived.source;
}

function derivedFrom(registry: Registry, from: Finding | DefinedFact): Source {
  if ('when' in from) return sourceOf(registry, from.when);
  if ('bands' in from) return sourceOfFact(registry, from.bands.of);
  let source: Source = from.derivedFrom === undefined ? SOURCE.person : sourceOf(registry, from.derivedFrom);
  for (const child of from.impliedBy ?? [])
    source = wider(source, sourceOfFact(registry, findingFact(registry, child)));
  return source;
}

/** The same of a condition. */
export function sourceOf(registry: Registry, condition: Condition): Source {
  const known = registry.sources.get(condition);
  if (known !== undefined) return known;
  const source = readFrom(registry, condition);
  registry.sources.set(condition, source);
  return source;
}

function readFrom(registry: Registry, condition: Condition): Source {
  if ('all' in condition) return widest(registry, condition.all);
  if ('any' in condition) return widest(registry, condition.any);
  if ('not' in condition) return readFrom(registry, condition.not);
  if ('has' in condition) return sourceOfFact(registry, findingFact(registry, condition.has));
  if ('planned' in condition) return SOURCE.plan;
  if ('taking' in condition || 'recently' in condition) return SOURCE.regimen;
  return sourceOfFact(registry, 'known' in condition ? condition.known : condition.fact);
}

function widest(registry: Registry, conditions: readonly Condition[]): Source {
  let source: Source = SOURCE.person;
  for (const condition of conditions) source = wider(source, readFrom(registry, condition));
  return source;
}

function wider(a: Source, b: Source): Source {
  return a > b ? a : b;
}
