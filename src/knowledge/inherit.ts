/**
 * Which rules an option meets. A rule is written once, on an option, family, class or medicine; an option inherits
 * every rule of what it is made of. A pair (`with`) counts in both directions.
 */
import { type Condition, type MedicineSelector, readsMedicines } from '../logic/condition.ts';
import type {
  AuthoredClass as MedicineClass,
  AuthoredFamily as Family,
  AuthoredMedicine as Medicine,
  Option,
  Rule,
  ShownRule,
} from './types.ts';

/**
 * Every class of every medicine: direct, through classes of classes, and by enzyme cells of exactly that strength. Where
 * a label means moderate and strong inhibitors alike, its rule names both classes.
 */
export function closeClasses(
  medicines: readonly Medicine[],
  classes: readonly MedicineClass[],
): Record<string, readonly string[]> {
  const parents = new Map<string, string[]>();
  for (const parent of classes) {
    for (const child of parent.includes ?? []) parents.set(child, [...(parents.get(child) ?? []), parent.id]);
  }
  const result: Record<string, readonly string[]> = {};
  for (const medicine of medicines) {
    const direct = [...medicine.classes, ...enzymeClasses(medicine, classes)];
    result[medicine.id] = closure(direct, parents);
  }
  return result;
}

function closure(direct: readonly string[], parents: ReadonlyMap<string, readonly string[]>): string[] {
  const seen = new Set<string>();
  const queue = [...direct];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...(parents.get(next) ?? []));
  }
  return [...seen].sort();
}

function enzymeClasses(medicine: Medicine, classes: readonly MedicineClass[]): string[] {
  return classes
    .filter((candidate) => {
      if (candidate.enzyme === undefined) return false;
      const cell = medicine.enzymes?.[candidate.enzyme.id];
      const strength = candidate.enzyme.does === 'inhibits' ? cell?.inhibits : cell?.induces;
      return strength === candidate.enzyme.strength;
    })
    .map((candidate) => candidate.id);
}

export interface RuleSources {
  readonly classes: readonly MedicineClass[];
  readonly medicines: readonly Medicine[];
  readonly families: readonly Family[];
  readonly classesOf: Readonly<Record<string, readonly string[]>>;
}

/** Adds rules to one table without repeating them, and remembers where each stands. */
export class RuleTable {
  readonly rules: ShownRule[] = [];
  readonly #index = new Map<string, number>();

  /** Index of `rule`, added when it is new. */
  add(rule: ShownRule): number {
    const key = JSON.stringify(rule);
    const known = this.#index.get(key);
    if (known !== undefined) return known;
    this.#index.set(key, this.rules.length);
    this.rules.push(rule);
    return this.rules.length - 1;
  }
}

/** The rule sets of an option: '' for the whole, one more key a member for options of which one medicine is chosen. */
export function ruleSetsOf(option: Option, sources: RuleSources, table: RuleTable): Record<string, readonly number[]> {
  if (option.medicinesMode !== 'any') {
    return { '': rulesFor(option, option.medicines, sources, table) };
  }
  const sets: Record<string, readonly number[]> = { '': rulesFor(option, [], sources, table) };
  for (const medicine of option.medicines) sets[medicine] = rulesFor(option, [medicine], sources, table);
  return sets;
}

function rulesFor(option: Option, medicines: readonly string[], sources: RuleSources, table: RuleTable): number[] {
  const parents = new Map(sources.classes.map((item) => [item.id, item]));
  const chosen = medicines.length > 0 || option.medicines.length === 0;
  const ownClasses = chosen
    ? option.classes.filter((id) => parents.has(id) && coversChoice(id, option, medicines, sources))
    : [];
  const classes = new Set([...ownClasses, ...medicines.flatMap((id) => sources.classesOf[id] ?? [])]);
  const waived = new Set(option.waives.map((waiver) => waiver.rule));
  const indices = new Set<number>();
  const take = (rule: Rule, origin: string, when: Condition) => {
    if (waived.has(rule.id) && !origin.startsWith('option:')) return;
    const { with: _pair, when: _when, ...rest } = rule;
    indices.add(table.add({ ...rest, when, origin }));
  };
  const takeOwn = (rule: Rule, origin: string) => {
    take(rule, origin, rule.when ?? pairCondition(otherSide(rule), rule.with?.washoutDays?.toHolder ?? null));
  };
  for (const rule of option.rules) takeOwn(rule, `option:${option.id}`);
  const family = sources.families.find((item) => item.id === option.family);
  for (const rule of family?.rules ?? []) takeOwn(rule, `family:${option.family}`);
  takeAllInherited(classes, medicines, sources, take);
  return [...indices].sort((a, b) => a - b);
}

/** A class written on an `any` option binds only the members that belong to it, or all when no member is in it. */
function coversChoice(id: string, option: Option, medicines: readonly string[], sources: RuleSources): boolean {
  if (option.medicinesMode !== 'any') return true;
  const members = option.medicines.filter((medicine) => (sources.classesOf[medicine] ?? []).includes(id));
  return members.length === 0 || medicines.some((medicine) => members.includes(medicine));
}

/**
 * The rules of one medicine by itself, whether or not an option is made of it: only those that speak of other medicines
 * or procedures. What two medicines do to each other is read from these.
 */
export function interactionRulesOf(medicine: string, sources: RuleSources, table: RuleTable): readonly number[] {
  return rulesOfMedicine(medicine, sources, table, ({ effect }, when) => WARNING.has(effect) && readsMedicines(when));
}

/**
 * The rules of one medicine by itself that rule it out or speak strongly against it. What only forbids a start, or one
 * way of starting, says nothing of a medicine that is taken.
 */
export function heldRulesOf(medicine: string, sources: RuleSources, table: RuleTable): readonly number[] {
  return rulesOfMedicine(
    medicine,
    sources,
    table,
    ({ effect, startingOnly, plan }) =>
      (effect === 'contraindicate' || effect === 'avoid') && startingOnly !== true && plan === undefined,
  );
}

/** The rules of a medicine and of its classes, from both sides of a pair, of which `counts` is true. */
function rulesOfMedicine(
  medicine: string,
  sources: RuleSources,
  table: RuleTable,
  counts: (rule: Rule, when: Condition) => boolean,
): readonly number[] {
  const indices = new Set<number>();
  const take: Take = (rule, origin, when) => {
    if (!counts(rule, when)) return;
    const { with: _pair, when: _when, ...rest } = rule;
    indices.add(table.add({ ...rest, when, origin }));
  };
  takeAllInherited(new Set(sources.classesOf[medicine] ?? []), [medicine], sources, take);
  return [...indices].sort((a, b) => a - b);
}

const WARNING: ReadonlySet<Rule['effect']> = new Set(['contraindicate', 'avoid', 'caution', 'adjust', 'monitor']);

type Take = (rule: Rule, origin: string, when: Condition) => void;

/** Every rule of the classes and medicines that these belong to, and the other side of every pair that names them. */
function takeAllInherited(
  classes: ReadonlySet<string>,
  medicines: readonly string[],
  sources: Pick<RuleSources, 'classes' | 'medicines'>,
  take: Take,
): void {
  for (const holder of sources.classes) {
    for (const rule of holder.rules ?? []) {
      takeInherited(rule, `class:${holder.id}`, { class: holder.id }, classes.has(holder.id), take, classes, medicines);
    }
  }
  for (const holder of sources.medicines) {
    for (const rule of holder.rules ?? []) {
      const isHolder = medicines.includes(holder.id);
      takeInherited(rule, `medicine:${holder.id}`, { medicine: holder.id }, isHolder, take, classes, medicines);
    }
  }
}

function takeInherited(
  rule: Rule,
  origin: string,
  holder: MedicineSelector,
  isHolder: boolean,
  take: Take,
  classes: ReadonlySet<string>,
  medicines: readonly string[],
): void {
  if (rule.with === undefined) {
    if (isHolder) take(rule, origin, rule.when ?? { all: [] });
    return;
  }
  if (isHolder) take(rule, origin, pairCondition(otherSide(rule), rule.with.washoutDays?.toHolder ?? null));
  const isOther =
    (rule.with.classes ?? []).some((id) => classes.has(id)) ||
    (rule.with.medicines ?? []).some((id) => medicines.includes(id));
  // A medicine that is on both sides is not a pair with itself.
  if (isOther && !(isHolder && 'medicine' in holder))
    take(rule, origin, pairCondition([holder], rule.with.washoutDays?.fromHolder ?? null));
}

function otherSide(rule: Rule): MedicineSelector[] {
  return [
    ...(rule.with?.classes ?? []).map((id) => ({ class: id })),
    ...(rule.with?.medicines ?? []).map((id) => ({ medicine: id })),
  ];
}

/** Taken now, or stopped less than `days` ago. Without a figure only taking together is ruled out. */
function pairCondition(selectors: readonly MedicineSelector[], days: number | null): Condition {
  const taking = selectors.map((selector): Condition => ({ taking: selector }));
  const recently =
    days === null ? [] : selectors.map((selector): Condition => ({ recently: { ...selector, withinDays: days } }));
  return { any: [...taking, ...recently] };
}
