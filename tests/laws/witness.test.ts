/**
 * Acceptance 9: every blocking rule of the shipped data, and every entry of every option, has a person for whom it
 * decides. Deleting a rule changes the golden file; deleting, negating or shifting one in memory changes a verdict or
 * its reasons for at least one of these people. Nothing is listed by hand.
 */
import { beforeAll, describe, expect, it } from 'vitest';

import type { CoreOption, InheritedRule, Knowledge } from '../../src/knowledge/types.ts';
import type { Condition } from '../../src/logic/condition.ts';
import { reason } from '../../src/reasoning/index.ts';
import { authored } from '../acceptance/fixture.ts';
import { expectGolden } from '../golden/golden.ts';
import { basePeople, Judge, People } from './people.ts';
import {
  type Boundary,
  boundariesOf,
  inWords,
  numbersOf,
  personAt,
  plansOf,
  removedFirst,
  signature,
  type Target,
  targetsOf,
  truthAt,
  type Witness,
  witnessOf,
} from './rows.ts';
import { membersOf, numberLeaves, shifted, waysToMakeTrue, withDefinitions, withLeaf } from './witness.ts';

// From data/ itself: what this finds must not wait for a build.
const knowledge: Knowledge = authored();
const judge = new Judge(knowledge);
let people: People;
let rows: readonly { target: Target; witness: Witness | null; boundaries: readonly Boundary[] }[];

beforeAll(async () => {
  const bases = await basePeople(knowledge);
  people = new People(knowledge, bases);
  rows = targetsOf(knowledge).map((target) => ({
    target,
    witness: witnessOf(target, bases, people, judge),
    boundaries: boundariesOf(target, bases, people, judge),
  }));
});

/** Rows that can be judged at all; the first test names the others. */
const reached = () => rows.filter((row) => row.witness !== null);
const nameOf = (target: Target) =>
  `${target.option.id}${target.medicine === '' ? '' : ` (${target.medicine})`}: ${target.kind} ${target.rule} of ${target.origin}`;

describe('every blocking rule and every entry', () => {
  it('has a witness: none is out of reach', () => {
    expect(rows.length).toBeGreaterThan(200);
    const missing = rows.filter((row) => row.witness === null && !removedFirst(row.target, knowledge));
    expect(missing.map((row) => nameOf(row.target))).toEqual([]);
  });

  it('has both sides of each of its numbers', () => {
    const covered = new Set(reached().flatMap((row) => row.boundaries.map((item) => item.number.leaf)));
    // A number of a definition may be idle for one rule that reads it, but not for all.
    const missing = reached().flatMap((row) =>
      numbersOf(row.target, knowledge)
        .filter((leaf) => !covered.has(leaf))
        .map((leaf) => `${nameOf(row.target)}: ${JSON.stringify(leaf)}`),
    );
    expect(missing).toEqual([]);
  });

  it('is what the golden file says, with verdict and boundaries', () => {
    const lines = rows.map(({ target, witness, boundaries }) => {
      if (witness === null)
        return {
          option: target.option.id,
          rule: target.rule,
          kind: target.kind,
          origin: target.origin,
          ways: null,
          verdict: null,
        };
      const plan = plansOf(target, judge.plans(target.option, people.input(witness.base, witness.changes))).find(
        (item) => item.plan === witness.plan,
      );
      return {
        option: target.option.id,
        ...(target.medicine === '' ? {} : { medicine: target.medicine }),
        rule: target.rule,
        kind: target.kind,
        origin: target.origin,
        plan: witness.plan,
        ways: inWords(witness.changes),
        verdict: plan?.verdict ?? null,
        ...(plan === undefined || plan.until === null ? {} : { until: plan.until }),
        ...(boundaries.length === 0
          ? {}
          : {
              boundaries: [
                ...new Set(
                  boundaries.map(
                    (item) =>
                      `${item.number.name}: ${item.values.map((value) => `${value} ${truthAt(item, value, people, judge)}`).join(', ')}`,
                  ),
                ),
              ],
            }),
      };
    });
    expectGolden('blocking-rules.json', `[\n${lines.map((line) => JSON.stringify(line)).join(',\n')}\n]\n`);
  });

  it('blocks: its witness is contraindicated or to be avoided', () => {
    for (const { target, witness } of rows) {
      if (witness === null || target.kind === 'entry') continue;
      const plan = plansOf(target, judge.plans(target.option, people.input(witness.base, witness.changes))).find(
        (item) => item.plan === witness.plan,
      );
      expect(target.kind === 'avoid' ? ['avoid', 'contraindicated'] : ['contraindicated'], nameOf(target)).toContain(
        plan?.verdict,
      );
    }
  });
});

it('blocking rules that no option meets yet are those of the golden file, word for word of their condition', () => {
  // Others stand in the same table, for medicines that are taken.
  const indices = new Set(knowledge.options.flatMap((option) => Object.values(option.ruleSets).flat()));
  const met = new Set(
    knowledge.rules.filter((_, index) => indices.has(index)).map((rule) => `${rule.origin} ${rule.id}`),
  );
  const { classes, medicines, families, fullOptions } = authored();
  const holders = [
    ...classes.map((item) => ({ origin: `class:${item.id}`, rules: item.rules ?? [] })),
    ...medicines.map((item) => ({ origin: `medicine:${item.id}`, rules: item.rules ?? [] })),
    ...families.map((item) => ({ origin: `family:${item.id}`, rules: item.rules ?? [] })),
    ...fullOptions.map((item) => ({ origin: `option:${item.id}`, rules: item.rules })),
  ];
  const idle = holders.flatMap(({ origin, rules }) =>
    rules
      .filter(
        (rule) => (rule.effect === 'contraindicate' || rule.effect === 'avoid') && !met.has(`${origin} ${rule.id}`),
      )
      .map((rule) => `${origin} ${rule.effect} ${rule.id} ${JSON.stringify(rule.when ?? rule.with)}`),
  );
  // They stand on medicines that are taken or that a later option will be made of; no person can reach them today.
  for (const line of idle) expect(line).toMatch(/^(?:medicine|class):/);
  expectGolden('idle-rules.txt', `${idle.join('\n')}\n`);
});

it('every contraindication of a medicine is urgent while the medicine is taken', () => {
  /** By rule, the first medicine that brings it: of a class one stands for all. */
  const holders = new Map<number, string>();
  for (const [medicine, indices] of Object.entries(knowledge.heldTo))
    for (const index of indices) if (!holders.has(index)) holders.set(index, medicine);
  const silent = [...holders].flatMap(([index, medicine]) => {
    const rule = knowledge.rules[index] as InheritedRule;
    if (rule.effect !== 'contraindicate') return [];
    const heard = waysToMakeTrue(rule.when, knowledge).some(({ values, taking, stopped }) => {
      const person = people.input(0, { values, taking: [...new Set([medicine, ...taking])], stopped });
      const { safety } = reason(person, knowledge, { jurisdiction: null, guideline: null });
      return safety.some(
        (item) =>
          item.id === 'present-contraindication' && item.level === 'urgent' && item.say.includes(rule.say.trim()),
      );
    });
    return heard ? [] : [`${medicine}: ${rule.id} of ${rule.origin}`];
  });
  expect(holders.size).toBeGreaterThan(100);
  expect(silent).toEqual([]);
});

it('the members of every class that a blocking rule reads are those of the golden file', () => {
  const classes = new Set(
    knowledge.rules
      .filter((rule) => rule.effect === 'contraindicate' || rule.effect === 'avoid')
      .flatMap((rule) => classesIn(rule.when)),
  );
  const lines = [...classes].sort().map(
    (id) =>
      `${id}: ${knowledge.medicines
        .filter((item) => (knowledge.classesOf[item.id] ?? []).includes(id))
        .map((item) => item.id)
        .join(', ')}`,
  );
  for (const id of classes) expect(membersOf({ class: id }, knowledge).length, id).toBeGreaterThan(0);
  expectGolden('classes.txt', `${lines.join('\n')}\n`);
});

function classesIn(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(classesIn);
  if ('any' in condition) return condition.any.flatMap(classesIn);
  if ('not' in condition) return classesIn(condition.not);
  const selector =
    'taking' in condition
      ? condition.taking
      : 'recently' in condition
        ? condition.recently
        : 'planned' in condition
          ? condition.planned
          : null;
  return selector?.class === undefined ? [] : [selector.class];
}

/** The knowledge base with another condition for a target, or (null) without it; `from` has other definitions. */
function changed(
  target: Target,
  when: Condition | null,
  from: Knowledge = knowledge,
): { option: CoreOption; other: Judge } {
  if (target.kind === 'entry') {
    const indications = target.option.indications.flatMap((item, index) =>
      index !== target.index ? [item] : when === null ? [] : [{ ...item, when }],
    );
    return { option: { ...target.option, indications }, other: new Judge(from) };
  }
  const rules = [...from.rules];
  const rule = rules[target.index] as InheritedRule;
  rules[target.index] = when === null ? { ...rule, effect: 'monitor' } : { ...rule, when };
  return { option: target.option, other: new Judge({ ...from, rules }) };
}

/** Whether the witness, or a person at one of the numbers, is seen differently with the change. */
function isNoticed(
  { target, witness, boundaries }: (typeof rows)[number],
  { option, other }: ReturnType<typeof changed>,
): boolean {
  const here = witness === null ? [] : [{ person: people.input(witness.base, witness.changes), plan: witness.plan }];
  const around = boundaries.flatMap((item) =>
    item.values.map((value) => ({ person: personAt(item, value, people), plan: item.witness.plan })),
  );
  return [...here, ...around].some(
    ({ person, plan }) =>
      signature(target, plan, judge.plans(target.option, person)) !==
      signature(target, plan, other.plans(option, person)),
  );
}

describe('a change of one rule is noticed', () => {
  it.each([
    { title: 'deleted', change: () => null },
    { title: 'negated', change: (when: Condition): Condition => ({ not: when }) },
  ])('$title', ({ change }) => {
    const unnoticed = reached().filter((row) => !isNoticed(row, changed(row.target, change(row.target.when))));
    expect(unnoticed.map((row) => nameOf(row.target))).toEqual([]);
  });

  // A number that stands in the rule and in a definition behind it is moved in both places: either alone is masked.
  it.each([1, -1])('each number moved by %i step', (direction) => {
    const noticed = new Set<Condition>();
    for (const row of reached()) {
      for (const leaf of numbersOf(row.target, knowledge)) {
        const moved = shifted(leaf, direction);
        const own = numberLeaves(row.target.when).filter((item) => JSON.stringify(item) === JSON.stringify(leaf));
        const when = own.reduce((all, one) => withLeaf(all, one, moved), row.target.when);
        if (isNoticed(row, changed(row.target, when, withDefinitions(knowledge, leaf, moved)))) noticed.add(leaf);
      }
    }
    const unnoticed = reached().flatMap((row) =>
      numbersOf(row.target, knowledge)
        .filter((leaf) => !noticed.has(leaf))
        .map((leaf) => `${nameOf(row.target)}: ${JSON.stringify(leaf)}`),
    );
    expect(unnoticed).toEqual([]);
  });
});
