/**
 * Law 8, the unknown sweep: for each option and each fact that can block it or let it in, that fact unknown and all
 * else benign gives check-first, or lists the fact under what is to be confirmed. Which facts matter is found by
 * trying their values, not by reading the engine's own list.
 */
import { beforeAll, describe, expect, it } from 'vitest';

import type { CoreOption, InheritedRule } from '../../src/knowledge/types.ts';
import type { Condition, FactTest } from '../../src/logic/condition.ts';
import { type FactValue, NOT_ASKED, scalar, setOf } from '../../src/logic/value.ts';
import { registryOf } from '../../src/reasoning/environment.ts';
import { findingFact } from '../../src/reasoning/registry.ts';
import type { OptionVerdict } from '../../src/reasoning/types.ts';
import { shipped } from '../acceptance/fixture.ts';
import { basePeople, COMPLETE, Judge, People } from './people.ts';
import { personOf } from '../acceptance/fixture.ts';
import { assess } from '../../src/assessment/index.ts';
import { inputOf } from '../../src/explore.ts';
import { definitionsBehind } from './witness.ts';

const knowledge = shipped();
const registry = registryOf(knowledge);
const judge = new Judge(knowledge);
const OPEN = new Set(['favoured', 'consider', 'check-first']);
const BLOCKED = new Set(['contraindicated', 'avoid', 'not-yet']);
let people: People;
let bases = 0;

beforeAll(async () => {
  const made = await basePeople(knowledge);
  people = new People(knowledge, made);
  bases = made.length;
});

/** Every leaf that the option's blocking rules and entries come down to. */
function leavesOf(option: CoreOption): Condition[] {
  const indices = [...new Set(Object.values(option.ruleSets).flat())];
  const rules = indices
    .map((index) => knowledge.rules[index] as InheritedRule)
    .filter((rule) => rule.effect === 'contraindicate' || rule.effect === 'avoid');
  const needs = option.needs === null ? [] : [option.needs];
  const conditions = [...rules.map((rule) => rule.when), ...option.indications.map((item) => item.when), ...needs];
  return conditions.flatMap((condition) => [condition, ...definitionsBehind(condition, knowledge)]).flatMap(leaves);
}

function leaves(condition: Condition): Condition[] {
  if ('all' in condition) return condition.all.flatMap(leaves);
  if ('any' in condition) return condition.any.flatMap(leaves);
  return 'not' in condition ? leaves(condition.not) : [condition];
}

/** Facts with the values to try, each side of every number among them. */
function valuesToTry(option: CoreOption): Map<string, FactValue[]> {
  const values = new Map<string, FactValue[]>();
  const add = (fact: string, found: readonly FactValue[]) => values.set(fact, [...(values.get(fact) ?? []), ...found]);
  add('age', [17, 18, 46, 64, 65].map(scalar));
  for (const leaf of leavesOf(option)) {
    if ('has' in leaf) add(findingFact(registry, leaf.has), [scalar(true), scalar(false)]);
    if (!('fact' in leaf) || registry.defined.has(leaf.fact)) continue;
    add(leaf.fact, around(leaf));
  }
  return values;
}

function around(test: FactTest): FactValue[] {
  const known = [...knowledge.facts.base, ...knowledge.facts.computed].find((item) => item.id === test.fact);
  const bounds = [test.atLeast, test.above, test.below, test.atMost].filter((bound) => bound !== undefined);
  if (known?.type === 'set')
    return [
      setOf([], { closed: true }),
      ...(test.includes === undefined
        ? [setOf(['venlafaxine'], { closed: true })]
        : [setOf([test.includes], { closed: true })]),
    ];
  if (bounds.length > 0) return bounds.flatMap((bound) => [bound - 1, bound, bound + 1].map(scalar));
  if (known?.type === 'boolean') return [scalar(true), scalar(false)];
  const words = [...(known?.values ?? []), test.is ?? [], test.in ?? []].flat();
  return [...new Set(words)].map((word) => scalar(word));
}

/** What contains a finding: whoever said no to that has said no to its parts. */
const above = (id: string): string[] => [id, ...(registry.parentsOf.get(id) ?? []).flatMap(above)];

/** What follows from a fact: whoever said no to that has said something about the fact. */
function following(fact: string): string[] {
  return [...registry.findings].flatMap(([id, finding]) => {
    if (finding.derivedFrom === undefined) return [];
    const conditions = [finding.derivedFrom, ...definitionsBehind(finding.derivedFrom, knowledge)].flatMap(leaves);
    const reads = (leaf: Condition) =>
      'has' in leaf ? findingFact(registry, leaf.has) : 'fact' in leaf ? leaf.fact : '';
    return conditions.some((leaf) => reads(leaf) === fact) ? above(id) : [];
  });
}

const unanswered = (facts: readonly string[]): Record<string, FactValue> =>
  Object.fromEntries(facts.map((id) => [id, NOT_ASKED]));

/** The names under which the option may ask for a fact: itself, what is asked instead, what contains or follows from it. */
function namesOf(fact: string): string[] {
  const asked = registry.computed.get(fact) ?? (fact.startsWith('exposure.') ? 'trials' : fact);
  return [...above(fact), ...following(fact), asked];
}

function faultOf(option: CoreOption, fact: string, values: readonly FactValue[], base: number): string | null {
  const left = unanswered(following(fact));
  const at = (change: Record<string, FactValue>) =>
    people.input(base, { values: { ...left, ...change }, taking: [], stopped: [] });
  const unknown = at(unanswered(above(fact)));
  // An umbrella term all of whose parts were answered is not unknown.
  if (judge.fact(fact, unknown).state === 'known') return null;
  const verdicts = values.map((value) => judge.option(option, at({ [fact]: value })).verdict);
  const matters = verdicts.some((verdict) => BLOCKED.has(verdict)) && verdicts.some((verdict) => OPEN.has(verdict));
  if (!matters) return null;
  const found = judge.option(option, unknown);
  const story = `${option.id}: ${fact} unknown -> ${found.verdict}, though its values give ${[...new Set(verdicts)].join(', ')}`;
  // A way in that waits until it is found says that the fact could raise the option.
  if (found.verdict === 'not-yet' && namesOf(fact).some((name) => found.couldRaise.includes(name))) return null;
  if (BLOCKED.has(found.verdict)) return story;
  return isNamed(found, namesOf(fact)) ? null : `${story}, and it is not named`;
}

function isNamed(found: OptionVerdict, names: readonly string[]): boolean {
  const open = new Set([...found.ask, ...found.confirm.flatMap((item) => item.open)]);
  if (found.verdict !== 'check-first')
    return names.some((name) => found.confirm.some((item) => item.open.includes(name)));
  return names.some((name) => open.has(name));
}

describe('law 8: an unknown that could block is asked or confirmed', () => {
  it.each(knowledge.options.map((option) => [option.id, option] as const))('%s', (_id, option) => {
    const faults = [...valuesToTry(option)].flatMap(([fact, values]) =>
      Array.from({ length: bases }, (_, base) => faultOf(option, fact, values, base)).filter((fault) => fault !== null),
    );
    expect(faults).toEqual([]);
  });
});

describe('law 8 for lists', () => {
  const SELECTORS: Readonly<Record<string, { kind: 'taking' | 'recently'; names: readonly string[] }>> = {
    medications: { kind: 'taking', names: ['medications'] },
    stopped_recently: { kind: 'recently', names: ['stopped-recently', 'trials', 'trials.stopped'] },
  };
  it.each(Object.keys(SELECTORS))('without %s, every option that it could block says so', async (key) => {
    const { kind, names } = SELECTORS[key] as { kind: string; names: readonly string[] };
    const data = Object.fromEntries(
      Object.entries({ ...COMPLETE, trials: 'none', medications: 'none' }).filter(([name]) => name !== key),
    );
    const person = await personOf(data);
    const input = inputOf(person, assess(person, knowledge));
    for (const option of knowledge.options) {
      for (const plan of judge.plans(option, input)) {
        const indices = option.ruleSets[plan.medicine ?? ''] ?? [];
        const reads = indices
          .map((index) => knowledge.rules[index] as InheritedRule)
          .some(
            (rule) =>
              (rule.effect === 'contraindicate' || rule.effect === 'avoid') &&
              leaves(rule.when).some((leaf) => kind in leaf),
          );
        if (!reads || !OPEN.has(plan.verdict)) continue;
        const open = [...plan.ask, ...plan.confirm.flatMap((item) => item.open)];
        expect(
          open.some((fact) => names.includes(fact)),
          `${option.id} ${plan.medicine ?? ''} ${plan.plan}: ${plan.verdict}`,
        ).toBe(true);
      }
    }
  });
});
