/**
 * Builds, from a condition itself, what to change in a benign person so that it becomes true. Nothing is listed by
 * hand: a rule added to data/ gets its witness, one deleted from data/ loses it. What comes out is a guess that the
 * engine then judges; a guess that does not make its rule true is no witness.
 */
import type { Knowledge } from '../../src/knowledge/types.ts';
import type { Condition, FactTest, MedicineSelector } from '../../src/logic/condition.ts';
import { type FactValue, scalar, setOf } from '../../src/logic/value.ts';

/** A number that a condition compares with, and the values around it. */
export interface NumberLeaf {
  /** The very object inside the condition, so that it can be found and shifted. */
  readonly leaf: Condition;
  readonly name: string;
  readonly threshold: number;
  readonly step: number;
  /** The changes with this number at another value. */
  readonly at: (value: number) => Partial<Changes>;
}

export interface Changes {
  readonly values: Readonly<Record<string, FactValue>>;
  readonly taking: readonly string[];
  readonly stopped: readonly { readonly medicine: string; readonly daysAgo: number }[];
  readonly numbers: readonly NumberLeaf[];
}
export const NOTHING: Changes = { values: {}, taking: [], stopped: [], numbers: [] };
const MOST_WAYS = 80;

/** Ways to make `condition` true, one for each branch of an `any`; those that need nothing come first. */
export function waysToMakeTrue(condition: Condition, knowledge: Knowledge): Changes[] {
  if ('all' in condition) return together(condition.all.map((part) => waysToMakeTrue(part, knowledge)));
  if ('any' in condition) return condition.any.flatMap((part) => waysToMakeTrue(part, knowledge)).slice(0, MOST_WAYS);
  if ('not' in condition) return waysToMakeFalse(condition.not, knowledge);
  if ('has' in condition) {
    const derived = findingOf(condition.has, knowledge)?.derivedFrom;
    const through = derived === undefined ? [] : waysToMakeTrue(derived, knowledge);
    return [valued(findingFact(condition.has, knowledge), scalar(true)), ...through];
  }
  if ('known' in condition) return [];
  if ('taking' in condition)
    return membersOf(condition.taking, knowledge).map((medicine) => ({ ...NOTHING, taking: [medicine] }));
  if ('recently' in condition) {
    const { withinDays } = condition.recently;
    return membersOf(condition.recently, knowledge).map((medicine) => {
      const at = (daysAgo: number) => ({ stopped: [{ medicine, daysAgo }] });
      const number = { leaf: condition, name: `days since ${medicine}`, threshold: withinDays, step: 1, at };
      return { ...NOTHING, ...at(withinDays - 1), numbers: [number] };
    });
  }
  if ('planned' in condition) return [NOTHING];
  return factTrue(condition, knowledge);
}

/** Ways to make it false; a benign person mostly makes it false already. */
function waysToMakeFalse(condition: Condition, knowledge: Knowledge): Changes[] {
  if ('all' in condition) return [NOTHING, ...condition.all.flatMap((part) => waysToMakeFalse(part, knowledge))];
  if ('any' in condition) return together(condition.any.map((part) => waysToMakeFalse(part, knowledge)));
  if ('not' in condition) return waysToMakeTrue(condition.not, knowledge);
  if ('has' in condition) return [valued(findingFact(condition.has, knowledge), scalar(false))];
  if ('fact' in condition) return [NOTHING, ...factFalse(condition, knowledge)];
  return [NOTHING];
}

/** One way out of each part's ways, merged. */
function together(parts: readonly Changes[][]): Changes[] {
  return parts.reduce<Changes[]>(
    (ways, own) => ways.flatMap((way) => own.flatMap((next) => merged(way, next))).slice(0, MOST_WAYS),
    [NOTHING],
  );
}

/** Both changes in one person; where they set one fact differently, both orders are tried. */
function merged(a: Changes, b: Changes): Changes[] {
  const both = (first: Changes, second: Changes): Changes => ({
    values: mergedValues(first.values, second.values),
    taking: [...new Set([...a.taking, ...b.taking])],
    stopped: [...a.stopped, ...b.stopped],
    numbers: [...a.numbers, ...b.numbers],
  });
  const clash = Object.keys(a.values).some((fact) => fact in b.values);
  return clash ? [both(a, b), both(b, a)] : [both(a, b)];
}

function mergedValues(a: Changes['values'], b: Changes['values']): Changes['values'] {
  const values = { ...a, ...b };
  for (const fact of Object.keys(a)) {
    const [one, two] = [a[fact], b[fact]];
    if (one?.state !== 'known' || two?.state !== 'known' || one.kind !== 'set' || two.kind !== 'set') continue;
    values[fact] = setOf([...new Set([...one.present, ...two.present])], { closed: true });
  }
  return values;
}

const valued = (fact: string, value: FactValue): Changes => ({ ...NOTHING, values: { [fact]: value } });

function findingOf(id: string, knowledge: Knowledge) {
  return [...knowledge.facts.conditions, ...knowledge.facts.implants].find((item) => item.id === id);
}

/** The conditions behind what a condition reads: derived findings and defined facts, all the way down. */
export function definitionsBehind(condition: Condition, knowledge: Knowledge): Condition[] {
  if ('all' in condition) return condition.all.flatMap((part) => definitionsBehind(part, knowledge));
  if ('any' in condition) return condition.any.flatMap((part) => definitionsBehind(part, knowledge));
  if ('not' in condition) return definitionsBehind(condition.not, knowledge);
  const defined = 'fact' in condition ? knowledge.facts.defined.find((item) => item.id === condition.fact) : undefined;
  const behind =
    'has' in condition
      ? findingOf(condition.has, knowledge)?.derivedFrom
      : defined !== undefined && 'when' in defined
        ? defined.when
        : undefined;
  return behind === undefined ? [] : [behind, ...definitionsBehind(behind, knowledge)];
}

/** The knowledge base with a leaf of its definitions changed, wherever an equal one stands. */
export function withDefinitions(knowledge: Knowledge, leaf: Condition, other: Condition): Knowledge {
  const equal = (condition: Condition) =>
    numberLeaves(condition).filter((item) => JSON.stringify(item) === JSON.stringify(leaf));
  const change = (condition: Condition) => equal(condition).reduce((all, one) => withLeaf(all, one, other), condition);
  const finding = <Item extends { readonly derivedFrom?: Condition | undefined }>(item: Item) =>
    item.derivedFrom === undefined ? item : { ...item, derivedFrom: change(item.derivedFrom) };
  const { conditions, implants, defined } = knowledge.facts;
  const facts = {
    ...knowledge.facts,
    conditions: conditions.map(finding),
    implants: implants.map(finding),
    defined: defined.map((item) => ('when' in item ? { ...item, when: change(item.when) } : item)),
  };
  return { ...knowledge, facts };
}

function findingFact(id: string, knowledge: Knowledge): string {
  return `${knowledge.facts.implants.some((item) => item.id === id) ? 'implant' : 'condition'}.${id}`;
}

function factTrue(test: FactTest, knowledge: Knowledge): Changes[] {
  const defined = knowledge.facts.defined.find((item) => item.id === test.fact);
  if (defined !== undefined && 'when' in defined) {
    return test.is === false ? waysToMakeFalse(defined.when, knowledge) : waysToMakeTrue(defined.when, knowledge);
  }
  if (defined !== undefined) {
    const { of, cut, names } = defined.bands;
    const wanted = [test.is ?? [], test.in ?? []].flat();
    return wanted.map((name) => valued(of, scalar(cut[names.indexOf(String(name)) - 1] ?? (cut[0] ?? 1) - 1)));
  }
  if (test.includes !== undefined) return [valued(test.fact, setOf([test.includes], { closed: true }))];
  if (test.excludesAll !== undefined) return [valued(test.fact, setOf([], { closed: true }))];
  if (test.is !== undefined) return [valued(test.fact, scalar(test.is))];
  if (test.in !== undefined) return test.in.map((value) => valued(test.fact, scalar(value)));
  return numberTrue(test, knowledge);
}

/** Values on the true side of each bound of the test, with the bound remembered. */
function numberTrue(test: FactTest, knowledge: Knowledge): Changes[] {
  const counted = knowledge.facts.computed.some((item) => item.id === test.fact && item.type === 'set');
  const value = (number: number) =>
    counted
      ? setOf(
          knowledge.medicines.slice(0, Math.max(0, number)).map((item) => item.id),
          { closed: true },
        )
      : scalar(number);
  return (['atLeast', 'above', 'atMost', 'below'] as const).flatMap((bound) => {
    const threshold = test[bound];
    if (threshold === undefined) return [];
    const step = Number.isInteger(threshold) ? 1 : 0.1;
    const inside = bound === 'above' ? threshold + step : bound === 'below' ? threshold - step : threshold;
    const at = (number: number) => ({ values: { [test.fact]: value(number) } });
    return [{ ...NOTHING, ...at(inside), numbers: [{ leaf: test, name: test.fact, threshold, step, at }] }];
  });
}

function factFalse(test: FactTest, knowledge: Knowledge): Changes[] {
  const defined = knowledge.facts.defined.find((item) => item.id === test.fact);
  if (defined !== undefined && 'when' in defined) {
    return test.is === false ? waysToMakeTrue(defined.when, knowledge) : waysToMakeFalse(defined.when, knowledge);
  }
  if (typeof test.is === 'boolean') return [valued(test.fact, scalar(!test.is))];
  if (test.includes !== undefined) return [valued(test.fact, setOf([], { closed: true }))];
  const unwanted = new Set([test.is ?? [], test.in ?? []].flat());
  const known = [...knowledge.facts.base, ...knowledge.facts.computed].find((item) => item.id === test.fact);
  const others = (known?.values ?? [])
    .filter((value) => !unwanted.has(value))
    .map((value) => valued(test.fact, scalar(value)));
  const bounds = [test.atLeast, test.above, test.atMost, test.below].filter((bound) => bound !== undefined);
  return [
    ...others,
    ...bounds.flatMap((bound) => [valued(test.fact, scalar(bound - 1)), valued(test.fact, scalar(bound + 1))]),
  ];
}

/** Members of what a selector means: every one, so that one which fits the option can be found. */
export function membersOf(selector: MedicineSelector, knowledge: Knowledge): string[] {
  if (selector.medicine !== undefined) return [selector.medicine];
  const strengths = ['weak', 'moderate', 'strong'];
  const atLeast = strengths.indexOf(selector.strength ?? 'moderate');
  return knowledge.medicines
    .filter((medicine) => {
      if (selector.class !== undefined) return (knowledge.classesOf[medicine.id] ?? []).includes(selector.class);
      if (selector.overdose !== undefined) return medicine.overdose?.toxicity === selector.overdose;
      const cell = medicine.enzymes?.[selector.inhibits ?? selector.induces ?? ''];
      const strength = selector.inhibits === undefined ? cell?.induces : cell?.inhibits;
      return strengths.indexOf(strength ?? 'none') >= atLeast;
    })
    .map((medicine) => medicine.id)
    .slice(0, 12);
}

/** The same condition with one leaf in place of another. */
export function withLeaf(condition: Condition, leaf: Condition, other: Condition): Condition {
  if (condition === leaf) return other;
  if ('all' in condition) return { all: condition.all.map((part) => withLeaf(part, leaf, other)) };
  if ('any' in condition) return { any: condition.any.map((part) => withLeaf(part, leaf, other)) };
  return 'not' in condition ? { not: withLeaf(condition.not, leaf, other) } : condition;
}

/** A leaf with its numbers moved by so many steps. */
export function shifted(leaf: Condition, by: number): Condition {
  if ('recently' in leaf) return { recently: { ...leaf.recently, withinDays: leaf.recently.withinDays + by } };
  if (!('fact' in leaf)) return leaf;
  const moved = { ...leaf } as Record<string, unknown>;
  for (const bound of ['atLeast', 'above', 'atMost', 'below'])
    if (typeof moved[bound] === 'number') moved[bound] += by as never;
  return moved as unknown as Condition;
}

/** Every leaf that compares with a number. */
export function numberLeaves(condition: Condition): Condition[] {
  if ('all' in condition) return condition.all.flatMap(numberLeaves);
  if ('any' in condition) return condition.any.flatMap(numberLeaves);
  if ('not' in condition) return numberLeaves(condition.not);
  if ('recently' in condition) return [condition];
  const bounds = 'fact' in condition ? [condition.atLeast, condition.above, condition.atMost, condition.below] : [];
  return bounds.some((bound) => bound !== undefined) ? [condition] : [];
}
