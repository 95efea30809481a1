/** One row for every blocking rule and every entry of every option: a witness, its verdict, and its boundaries. */
import type { PersonCase } from '../../src/cases/types.ts';
import type { CoreOption, Indication, InheritedRule, Knowledge } from '../../src/knowledge/types.ts';
import type { Condition } from '../../src/logic/condition.ts';
import type { FactValue } from '../../src/logic/value.ts';
import type { PlanVerdict } from '../../src/reasoning/types.ts';
import { type Judge, type People } from './people.ts';
import { type Changes, definitionsBehind, type NumberLeaf, numberLeaves, waysToMakeTrue } from './witness.ts';

export interface Target {
  readonly option: CoreOption;
  /** Member medicine for options of which one is chosen; '' for the option as a whole. */
  readonly medicine: string;
  readonly rule: string;
  readonly kind: 'contraindicate' | 'avoid' | 'entry';
  readonly origin: string;
  readonly when: Condition;
  /** The one way of starting the option that it speaks of, where it speaks of one. */
  readonly onlyPlan: PlanVerdict['plan'] | null;
  /** Index into Knowledge.rules, or into the option's indications. */
  readonly index: number;
}

export interface Witness {
  readonly target: Target;
  readonly base: number;
  readonly changes: Changes;
  readonly plan: PlanVerdict['plan'];
}

/** A number of the condition, and the people just below, at and just above it. */
export interface Boundary {
  readonly witness: Witness;
  readonly number: NumberLeaf;
  readonly values: readonly number[];
}

const BLOCKING = new Set(['contraindicate', 'avoid']);

/**
 * A switch stops what it replaces before it begins: a pair without an interval that names only such medicines can meet
 * nobody there. It still counts for options that are added.
 */
export function removedFirst({ option, when }: Target, knowledge: Knowledge): boolean {
  if (option.acts !== 'replace' || !('any' in when)) return false;
  return when.any.every(
    (part) =>
      'taking' in part &&
      part.taking.medicine !== undefined &&
      (knowledge.classesOf[part.taking.medicine] ?? []).includes(knowledge.header.replacedClass),
  );
}

export function targetsOf(knowledge: Knowledge): Target[] {
  return knowledge.options.flatMap((option) => {
    const seen = new Set<number>();
    const own: Target[] = [];
    // The option as a whole is judged by its members where it has some.
    const sets = Object.entries(option.ruleSets).filter(
      ([medicine]) => medicine !== '' || option.medicinesMode !== 'any',
    );
    for (const [medicine, indices] of sets) {
      for (const index of indices) {
        const rule = knowledge.rules[index] as InheritedRule;
        if (!BLOCKING.has(rule.effect) || seen.has(index)) continue;
        seen.add(index);
        own.push({
          option,
          medicine,
          rule: rule.id,
          kind: rule.effect as Target['kind'],
          origin: rule.origin,
          when: rule.when,
          onlyPlan: rule.plan ?? null,
          index,
        });
      }
    }
    const entries = option.indications.map((item: Indication, index): Target => ({
      option,
      medicine: sets[0]?.[0] ?? '',
      rule: item.id,
      kind: 'entry',
      origin: `option:${option.id}`,
      when: item.when,
      onlyPlan: item.plan ?? null,
      index,
    }));
    return [...own, ...entries];
  });
}

/** The first way that makes the target true for one of the bases, or null. */
export function witnessOf(target: Target, bases: readonly PersonCase[], people: People, judge: Judge): Witness | null {
  return witnesses(target, waysToMakeTrue(target.when, judge.knowledge), bases, people, judge).next().value ?? null;
}

function* witnesses(
  target: Target,
  ways: readonly Changes[],
  bases: readonly PersonCase[],
  people: People,
  judge: Judge,
): Generator<Witness, undefined> {
  for (const changes of ways) {
    for (const base of basesFor(target, bases)) {
      const person = people.input(base, changes);
      for (const plan of plansOf(target, judge.plans(target.option, person))) {
        if (target.onlyPlan !== null && target.onlyPlan !== plan.plan) continue;
        if (judge.value(target.when, target.option, plan, person) === 'true')
          yield { target, base, changes, plan: plan.plan };
      }
    }
  }
  return undefined;
}

/** What blocks is seen best where nothing is taken; an entry where there is something to add to. */
function basesFor(target: Target, bases: readonly PersonCase[]): number[] {
  const all = [...bases.keys()];
  return target.kind === 'entry' ? [...all.slice(1), 0] : all;
}

/** For each number of the condition, and of what it is defined by, a witness that rests on it, where there is one. */
export function boundariesOf(target: Target, bases: readonly PersonCase[], people: People, judge: Judge): Boundary[] {
  const ways = waysToMakeTrue(target.when, judge.knowledge);
  return numbersOf(target, judge.knowledge).flatMap(
    (leaf) => boundaryAt(leaf, target, ways, bases, people, judge) ?? [],
  );
}

export function numbersOf(target: Target, knowledge: Knowledge): Condition[] {
  return [target.when, ...definitionsBehind(target.when, knowledge)].flatMap(numberLeaves);
}

function boundaryAt(
  leaf: Condition,
  target: Target,
  ways: readonly Changes[],
  bases: readonly PersonCase[],
  people: People,
  judge: Judge,
): Boundary | null {
  const through = ways.filter((way) => way.numbers.some((number) => number.leaf === leaf));
  for (const witness of witnesses(target, through, bases, people, judge)) {
    for (const number of witness.changes.numbers.filter((item) => item.leaf === leaf)) {
      const { threshold, step } = number;
      const boundary = { witness, number, values: [threshold - step, threshold, threshold + step] };
      // It rests on the number only if the other side is not true.
      if (new Set(boundary.values.map((value) => truthAt(boundary, value, people, judge))).size > 1) return boundary;
    }
  }
  return null;
}

/** The witness with its number at another value. */
export function personAt({ witness, number }: Boundary, value: number, people: People) {
  const { changes } = witness;
  const moved = number.at(value);
  return people.input(witness.base, {
    ...changes,
    values: { ...changes.values, ...moved.values },
    stopped: moved.stopped ?? changes.stopped,
  });
}

export function truthAt(boundary: Boundary, value: number, people: People, judge: Judge): string {
  const { target, plan } = boundary.witness;
  const person = personAt(boundary, value, people);
  const own = plansOf(target, judge.plans(target.option, person)).find((item) => item.plan === plan);
  return own === undefined ? 'no such plan' : judge.value(target.when, target.option, own, person);
}

export function plansOf({ option, medicine }: Target, plans: readonly PlanVerdict[]): PlanVerdict[] {
  // An option that goes on with what is taken is judged for that medicine, and its own rules hold for any.
  return plans.filter((plan) => option.continues !== undefined || (plan.medicine ?? '') === medicine);
}

/** What the reader of a report would see of it: the verdict, and every reason that blocks or lets in. */
export function signature(target: Target, plan: PlanVerdict['plan'], plans: readonly PlanVerdict[]): string {
  const own = plansOf(target, plans).find((item) => item.plan === plan);
  if (own === undefined) return 'no such plan';
  const reasons = own.findings
    .filter((item) => BLOCKING.has(item.effect) || item.effect === 'entry')
    .map((item) => `${item.effect} ${item.rule} ${item.origin} ${item.value}`)
    .sort();
  return JSON.stringify([own.verdict, own.until, own.missing, reasons]);
}

export function inWords(changes: Pick<Changes, 'values' | 'taking' | 'stopped'>): string {
  const values = Object.entries(changes.values).map(([fact, value]) => `${fact}=${plain(value)}`);
  const taking = changes.taking.map((medicine) => `takes ${medicine}`);
  const stopped = changes.stopped.map((row) => `stopped ${row.medicine} ${row.daysAgo} d ago`);
  return [...values, ...taking, ...stopped].join(', ') || 'nothing changed';
}

function plain(value: FactValue): string {
  if (value.state === 'unknown') return '?';
  if (value.kind === 'set') return `[${value.present.join(' ')}]`;
  return value.kind === 'range' ? `${value.min}-${value.max}` : String(value.value);
}
