/** What the knowledge base says about its facts, looked up by fact id. */
import type { DefinedFact, Finding, Knowledge } from '../knowledge/types.ts';

/** Lookups over the registry, made once for a knowledge base and shared by every evaluation. */
export interface Registry {
  readonly findings: ReadonlyMap<string, Finding>;
  readonly parentsOf: ReadonlyMap<string, readonly string[]>;
  readonly prefixOf: ReadonlyMap<string, string>;
  readonly defined: ReadonlyMap<string, DefinedFact>;
  readonly computed: ReadonlyMap<string, string>;
  readonly askedBy: ReadonlyMap<string, string>;
}

/** Builds the lookups. Findings are keyed by fact id (condition.<id>, implant.<id>). */
export function registryOf(knowledge: Pick<Knowledge, 'facts' | 'questions'>): Registry {
  const findings = new Map<string, Finding>();
  const parents = new Map<string, string[]>();
  const prefixOf = new Map<string, string>();
  const groups = [
    ['condition', knowledge.facts.conditions],
    ['implant', knowledge.facts.implants],
  ] as const;
  for (const [prefix, items] of groups) {
    for (const item of items) {
      findings.set(`${prefix}.${item.id}`, item);
      prefixOf.set(item.id, prefix);
    }
  }
  for (const [id, item] of findings) {
    for (const child of item.impliedBy ?? []) {
      const childId = `${prefixOf.get(child) ?? 'condition'}.${child}`;
      parents.set(childId, [...(parents.get(childId) ?? []), id]);
    }
  }
  const askedBy = new Map<string, string>();
  for (const question of knowledge.questions) {
    for (const fact of question.facts) if (!askedBy.has(fact)) askedBy.set(fact, question.id);
  }
  return {
    findings,
    parentsOf: parents,
    prefixOf,
    defined: new Map(knowledge.facts.defined.map((fact) => [fact.id, fact])),
    computed: new Map(knowledge.facts.computed.map((fact) => [fact.id, fact.asks])),
    askedBy,
  };
}

/** The fact behind a finding by its bare id: condition.x or implant.x. */
export function findingFact(registry: Registry, id: string): string {
  return `${registry.prefixOf.get(id) ?? 'condition'}.${id}`;
}

/** The fact that is asked so that a computed one can be worked out; undefined for facts that are not computed. */
export function askedFor(registry: Registry, fact: string): string | undefined {
  return (
    registry.computed.get(fact) ?? (fact.startsWith('exposure.') ? registry.computed.get('exposure.*') : undefined)
  );
}
