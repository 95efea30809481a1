/**
 * Answers what a condition asks: base facts from the case, computed facts from the assessment, findings with their
 * hierarchy, and facts that data/ defines. Knows no fact by name.
 */
import type { DefinedFact, Finding } from '../knowledge/types.ts';
import { type Environment, evaluate, type Evaluation, type MedicineAnswer, truthIn } from '../logic/evaluate.ts';
import { type Truth, or, truthOf } from '../logic/truth.ts';
import { type FactValue, NOT_ASKED, scalar, unknown } from '../logic/value.ts';
import { Memory, shelvesFor } from './memory.ts';
import { askedFor, findingFact, type Registry, type Source, sourceOf, sourceOfFact } from './registry.ts';
import { unique } from './finding.ts';
import type { Judgement } from './types.ts';
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
  /** What was found out of a rule, known by its index; `source` is what its condition is read from. */
  rule(index: number, condition: Condition, source: Source, compute: (condition: Condition) => Judgement): Judgement;
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
  given: Memory = new Memory(),
): FactEnvironment {
  let memory = given;
  let shelves = shelvesFor(memory, medicines);
  const { person } = memory;
  const asking = new Set<string>();
  /** A memory that has gone on to the next person knows nothing of this one any more. */
  const recall = () => {
    if (memory.person !== person) {
      memory = new Memory(person);
      shelves = shelvesFor(memory, medicines);
    }
    return shelves;
  };

  function fact(id: string): FactValue {
    const finding = registry.findings.get(id);
    const defined = finding === undefined ? registry.defined.get(id) : undefined;
    if (finding === undefined && defined === undefined) return computed.get(id) ?? base.get(id) ?? NOT_ASKED;
    // A circle cannot pass kb check; should one be loaded all the same, it is unknown, not an endless loop.
    if (asking.has(id)) return NOT_ASKED;
    const { facts } = recall()[sourceOfFact(registry, id)];
    const kept = facts.get(id);
    if (kept !== undefined && memory.holdsFact(kept, id)) return kept.value;
    asking.add(id);
    const value = finding !== undefined ? resolveFinding(id, finding) : resolveDefined(defined as DefinedFact);
    asking.delete(id);
    facts.set(id, { value, of: person });
    return value;
  }

  function trace(condition: Condition): Evaluation {
    const { traces } = recall()[sourceOf(registry, condition)];
    const kept = traces.get(condition);
    if (kept !== undefined && memory.holdsCondition(kept, condition)) return kept.value;
    const value = evaluate(condition, environment);
    traces.set(condition, { value, of: person });
    return value;
  }

  const environment: FactEnvironment = {
    fact,
    findingFact: (id) => findingFact(registry, id),
    taking: (selector) => medicines.taking(selector),
    recently: (selector) => medicines.recently(selector),
    planned: (selector) => medicines.planned(selector),
    settledBy(id) {
      const { settling: known } = recall()[sourceOfFact(registry, id)];
      const kept = known.get(id);
      if (kept !== undefined && memory.holdsFact(kept, id)) return kept.value;
      const value = unique(settledFrom(id, new Set()));
      known.set(id, { value, of: person });
      return value;
    },
    trace,
    judge: (condition) => (truthIn(condition, environment) === 'false' ? FALSE : trace(condition)),
    rule(index, condition, source, compute) {
      const { rules } = recall()[source];
      const kept = rules[index];
      if (kept !== undefined && memory.holdsCondition(kept, condition)) return kept.value;
      const value = compute(condition);
      rules[index] = { value, of: person };
      return value;
    },
  };

  function resolveFinding(id: string, finding: Finding): FactValue {
    const direct = base.get(id) ?? NOT_ASKED;
    if (isTrue(direct)) return direct;
    const children = (finding.impliedBy ?? []).map((child) => environment.fact(environment.findingFact(child)));
    if (children.some(isTrue)) return scalar(true);
    const derived = finding.derivedFrom === undefined ? null : truthIn(finding.derivedFrom, environment);
    if (derived === 'true') return scalar(true);
    if (direct.state === 'known') return direct;
    // What is implied by this one being present is absent when that is absent.
    if (statedAbsent(id)) return scalar(false);
    if (derived === null) return direct;
    return fromTruth(
      or([derived, ...children.map((child) => (child.state === 'known' ? truthOf(isTrue(child)) : 'unknown'))]),
      direct,
    );
  }

  /** A parent that was itself answered "no" rules its children out. Only answers count, so no circle can arise. */
  function statedAbsent(id: string): boolean {
    return (registry.parentsOf.get(id) ?? []).some((parent) => {
      const value = base.get(parent) ?? NOT_ASKED;
      return (value.state === 'known' && !isTrue(value)) || statedAbsent(parent);
    });
  }

  function resolveDefined(fact: DefinedFact): FactValue {
    if ('when' in fact) return fromTruth(truthIn(fact.when, environment), NOT_ASKED);
    const of = environment.fact(fact.bands.of);
    if (of.state === 'unknown') return of;
    const [low, high] =
      of.kind === 'range' ? [of.min, of.max] : of.kind === 'scalar' ? [Number(of.value), Number(of.value)] : [NaN, NaN];
    const band = (value: number) => fact.bands.cut.filter((cut) => value >= cut).length;
    if (Number.isNaN(low) || band(low) !== band(high)) return unknown('missing');
    return scalar(fact.bands.names[band(low)] ?? '');
  }

  function settledFrom(fact: string, seen: Set<string>): string[] {
    if (seen.has(fact)) return [];
    seen.add(fact);
    if (registry.askedBy.has(fact)) return [fact];
    const finding = registry.findings.get(fact);
    if (finding?.derivedFrom !== undefined) {
      const open = evaluate(finding.derivedFrom, environment).open.flatMap((inner) => settledFrom(inner, seen));
      if (open.length > 0) return open;
    }
    const defined = registry.defined.get(fact);
    if (defined !== undefined) {
      const open = 'when' in defined ? evaluate(defined.when, environment).open : [defined.bands.of];
      return open.flatMap((inner) => settledFrom(inner, seen));
    }
    const asks = askedFor(registry, fact);
    if (asks !== undefined) return settledFrom(asks, seen);
    for (const parent of registry.parentsOf.get(fact) ?? []) if (registry.askedBy.has(parent)) return [parent];
    return [fact];
  }

  return environment;
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
