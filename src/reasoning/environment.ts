/**
 * Answers what a condition asks: base facts from the case, computed facts from the assessment, findings with their
 * hierarchy, and facts that data/ defines. Knows no fact by name.
 */
import type { DefinedFact, Finding, InheritedRule } from '../knowledge/types.ts';
import { type Environment, evaluate, type Evaluation, type MedicineAnswer, truthIn } from '../logic/evaluate.ts';
import { type Truth, or, truthOf } from '../logic/truth.ts';
import { type FactValue, NOT_ASKED, scalar, unknown } from '../logic/value.ts';
import { Memory, type Shelf, shelvesFor } from './memory.ts';
import {
  askedFor,
  findingFact,
  type Registry,
  type Source,
  sourceOf,
  sourceOfDerived,
  sourceOfFact,
} from './registry.ts';
import { unique } from './finding.ts';
import type { BindingRule, Judgement } from './types.ts';
import type { Condition, MedicineSelector, PlannedSelector, RecentSelector } from '../logic/condition.ts';

export interface MedicineView {
  taking(selector: MedicineSelector): MedicineAnswer;
  recently(selector: RecentSelector): MedicineAnswer;
  planned(selector: PlannedSelector): MedicineAnswer;
  /** What `taking` and `recently` rest on: the same object for plans that leave the same regimen. */
  readonly regimen?: object;
  /** The facts an answer can rest on. */
  readonly facts?: readonly string[];
}

export { registryOf, type Registry } from './registry.ts';

export interface FactEnvironment extends Environment {
  /** `evaluate`, remembered. */
  trace(condition: Condition): Evaluation;
  /** The same, but of a false condition only the value. */
  judge(condition: Condition): Evaluation;
  /** What each of these rules says, judged unless it is remembered. */
  rules(bindings: readonly BindingRule[], judge: (rule: InheritedRule) => Judgement): Judgement[];
  /** The base facts that could settle `fact`, as far as questions go: itself when asked, else what it follows from. */
  settledBy(fact: string): readonly string[];
}

/** A false condition, of which nothing more is asked. */
export const FALSE: Evaluation = {
  value: 'false',
  reads: [],
  decided: [],
  open: [],
  until: null,
  untilComplete: true,
  names: [],
};

/** An environment over one case and one plan. Results are remembered for its life, or for all plans of `memory`. */
export function createEnvironment(
  registry: Registry,
  base: ReadonlyMap<string, FactValue>,
  computed: ReadonlyMap<string, FactValue>,
  medicines: MedicineView,
  memory: Memory = new Memory(),
): FactEnvironment {
  return new PersonEnvironment(registry, base, computed, medicines, memory);
}

type Values = ReadonlyMap<string, FactValue>;

class PersonEnvironment implements FactEnvironment {
  readonly #registry: Registry;
  readonly #base: Values;
  readonly #computed: Values;
  readonly #medicines: MedicineView;
  /** Number of the person, who may no longer be the one at hand in `memory`. */
  readonly #person: number;
  #memory: Memory;
  #shelves: ReturnType<typeof shelvesFor>;
  /** Facts that are being resolved. */
  readonly #asking: string[] = [];

  constructor(registry: Registry, base: Values, computed: Values, medicines: MedicineView, memory: Memory) {
    this.#registry = registry;
    this.#base = base;
    this.#computed = computed;
    this.#medicines = medicines;
    this.#person = memory.person;
    this.#memory = memory;
    this.#shelves = shelvesFor(memory, medicines);
  }

  fact(id: string): FactValue {
    const derived = this.#registry.derived.get(id);
    if (derived === undefined) return this.#computed.get(id) ?? this.#base.get(id) ?? NOT_ASKED;
    const { facts } = this.#shelf(sourceOfDerived(this.#registry, derived));
    const kept = facts[derived.number];
    if (kept !== undefined && this.#memory.holdsFact(kept, id)) return kept.value;
    // A circle cannot pass kb check; should one be loaded all the same, it is unknown, not an endless loop.
    if (this.#asking.includes(id)) return NOT_ASKED;
    this.#asking.push(id);
    const value = derived.isFinding
      ? this.#resolveFinding(id, derived.from as Finding)
      : this.#resolveDefined(derived.from as DefinedFact);
    this.#asking.pop();
    facts[derived.number] = { value, of: this.#person };
    return value;
  }

  findingFact(id: string): string {
    return findingFact(this.#registry, id);
  }

  taking(selector: MedicineSelector): MedicineAnswer {
    return this.#medicines.taking(selector);
  }

  recently(selector: RecentSelector): MedicineAnswer {
    return this.#medicines.recently(selector);
  }

  planned(selector: PlannedSelector): MedicineAnswer {
    return this.#medicines.planned(selector);
  }

  settledBy(id: string): readonly string[] {
    const { settling: known } = this.#shelf(sourceOfFact(this.#registry, id));
    const kept = known.get(id);
    if (kept !== undefined && this.#memory.holdsFact(kept, id)) return kept.value;
    const value = unique(this.#settledFrom(id, new Set()));
    known.set(id, { value, of: this.#person });
    return value;
  }

  trace(condition: Condition): Evaluation {
    const { traces } = this.#shelf(sourceOf(this.#registry, condition));
    const kept = traces.get(condition);
    if (kept !== undefined && this.#memory.holdsCondition(kept, condition)) return kept.value;
    const value = evaluate(condition, this);
    traces.set(condition, { value, of: this.#person });
    return value;
  }

  judge(condition: Condition): Evaluation {
    return truthIn(condition, this) === 'false' ? FALSE : this.trace(condition);
  }

  rules(bindings: readonly BindingRule[], judge: (rule: InheritedRule) => Judgement): Judgement[] {
    const [person, shelves] = [this.#person, this.#recall()];
    const judgements: Judgement[] = [];
    for (const { index, rule, source } of bindings) {
      const { rules } = shelves[source];
      let kept = rules[index];
      if (kept === undefined || (kept.of !== person && !this.#memory.holdsCondition(kept, rule.when))) {
        kept = { value: judge(rule), of: person };
        rules[index] = kept;
      }
      judgements.push(kept.value);
    }
    return judgements;
  }

  /** A memory that has gone on to the next person knows nothing of this one any more. */
  #recall(): ReturnType<typeof shelvesFor> {
    if (this.#memory.person !== this.#person) {
      this.#memory = new Memory(this.#person);
      this.#shelves = shelvesFor(this.#memory, this.#medicines);
    }
    return this.#shelves;
  }

  #shelf(source: Source): Shelf {
    return this.#recall()[source];
  }

  #resolveFinding(id: string, finding: Finding): FactValue {
    const direct = this.#base.get(id) ?? NOT_ASKED;
    if (isTrue(direct)) return direct;
    const children = (finding.impliedBy ?? []).map((child) => this.fact(this.findingFact(child)));
    if (children.some(isTrue)) return scalar(true);
    const derived = finding.derivedFrom === undefined ? null : truthIn(finding.derivedFrom, this);
    if (derived === 'true') return scalar(true);
    if (direct.state === 'known') return direct;
    // What is implied by this one being present is absent when that is absent.
    if (this.#statedAbsent(id)) return scalar(false);
    if (derived === null) return direct;
    return fromTruth(
      or([derived, ...children.map((child) => (child.state === 'known' ? truthOf(isTrue(child)) : 'unknown'))]),
      direct,
    );
  }

  /** A parent that was itself answered "no" rules its children out. Only answers count, so no circle can arise. */
  #statedAbsent(id: string): boolean {
    return (this.#registry.parentsOf.get(id) ?? []).some((parent) => {
      const value = this.#base.get(parent) ?? NOT_ASKED;
      return (value.state === 'known' && !isTrue(value)) || this.#statedAbsent(parent);
    });
  }

  #resolveDefined(fact: DefinedFact): FactValue {
    if ('when' in fact) return fromTruth(truthIn(fact.when, this), NOT_ASKED);
    const of = this.fact(fact.bands.of);
    if (of.state === 'unknown') return of;
    const [low, high] =
      of.kind === 'range' ? [of.min, of.max] : of.kind === 'scalar' ? [Number(of.value), Number(of.value)] : [NaN, NaN];
    const band = (value: number) => fact.bands.cut.filter((cut) => value >= cut).length;
    if (Number.isNaN(low) || band(low) !== band(high)) return unknown('missing');
    return scalar(fact.bands.names[band(low)] ?? '');
  }

  #settledFrom(fact: string, seen: Set<string>): string[] {
    if (seen.has(fact)) return [];
    seen.add(fact);
    const { askedBy, findings, defined: definitions, parentsOf } = this.#registry;
    if (askedBy.has(fact)) return [fact];
    const finding = findings.get(fact);
    if (finding?.derivedFrom !== undefined) {
      const open = evaluate(finding.derivedFrom, this).open.flatMap((inner) => this.#settledFrom(inner, seen));
      if (open.length > 0) return open;
    }
    const defined = definitions.get(fact);
    if (defined !== undefined) {
      const open = 'when' in defined ? evaluate(defined.when, this).open : [defined.bands.of];
      return open.flatMap((inner) => this.#settledFrom(inner, seen));
    }
    const asks = askedFor(this.#registry, fact);
    if (asks !== undefined) return this.#settledFrom(asks, seen);
    for (const parent of parentsOf.get(fact) ?? []) if (askedBy.has(parent)) return [parent];
    return [fact];
  }
}

/** The base facts whose answer could settle an unknown evaluation. */
export function settling({ open }: Evaluation, environment: FactEnvironment): readonly string[] {
  const [first] = open;
  if (first === undefined) return open;
  return open.length === 1 ? environment.settledBy(first) : unique(open.flatMap((fact) => environment.settledBy(fact)));
}

function isTrue(value: FactValue): boolean {
  return value.state === 'known' && value.kind === 'scalar' && value.value === true;
}

function fromTruth(value: Truth, otherwise: FactValue): FactValue {
  if (value === 'unknown') return otherwise.state === 'unknown' ? otherwise : NOT_ASKED;
  return scalar(value === 'true');
}

/** A value as reports show it: plain JSON, "unknown" where it is. */
export function plainValue(value: FactValue): unknown {
  if (value.state === 'unknown') return 'unknown';
  if (value.kind === 'scalar') return value.value;
  if (value.kind === 'range') {
    return value.min === value.max ? value.min : { min: value.min, max: Number.isFinite(value.max) ? value.max : null };
  }
  return { present: value.present, ...(value.closed ? { complete: true } : { absent: value.absent }) };
}

/** The facts that account for a value, or are missing for it, as "fact: value" in the words of the registry. */
export function accountOf(
  evaluation: Evaluation,
  environment: Environment,
  nameOf: (fact: string) => string,
): string[] {
  const ids = evaluation.value === 'unknown' ? evaluation.open : evaluation.decided;
  return ids.map((id) => `${nameOf(id)}: ${valueInWords(environment.fact(id))}`);
}

/** A value for a reader, as it stands in the case. */
export function valueInWords(value: FactValue): string {
  if (value.state === 'unknown') return value.why === 'dont-know' ? 'not known' : 'not asked';
  if (value.kind === 'scalar') return String(value.value);
  if (value.kind === 'range') {
    if (value.min === value.max) return String(value.min);
    return Number.isFinite(value.max) ? `${value.min} to ${value.max}` : `${value.min} or more`;
  }
  return value.present.length === 0 ? 'none' : value.present.join(', ');
}
