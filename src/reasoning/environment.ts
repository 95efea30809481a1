/**
 * Answers what a condition asks: base facts from the case, computed facts from the assessment, findings with their
 * hierarchy, and facts that data/ defines. Knows no fact by name.
 */
import type { DefinedFact, Finding } from '../knowledge/types.ts';
import { type Environment, evaluate, type Evaluation, type MedicineAnswer, truthIn } from '../logic/evaluate.ts';
import { type Truth, or, truthOf } from '../logic/truth.ts';
import { type FactValue, NOT_ASKED, scalar, unknown } from '../logic/value.ts';
import { Memory, READ, recallFor } from './memory.ts';
import { askedFor, findingFact, type Registry } from './registry.ts';
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
  /** What `judge` says of a rule, known by its index. */
  rule(index: number, condition: Condition, compute: () => Judgement): Judgement;
  /** The base facts that could settle `fact`, as far as questions go: itself when asked, else what it follows from. */
  settledBy(fact: string): readonly string[];
}

const RULED_OUT: Evaluation = {
  value: 'false',
  reads: new Map(),
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
  let recall = recallFor(memory, medicines);
  let of = memory.person;
  const asking = new Set<string>();
  /** A memory that has gone on to the next person knows nothing of this one any more. */
  const recalled = () => {
    if (of !== memory.person) {
      of = memory.person;
      recall = recallFor(new Memory(), medicines);
    }
    return recall;
  };

  const environment: FactEnvironment = {
    fact(id) {
      // A cycle cannot pass kb check; should one be loaded all the same, it is unknown, not an endless loop.
      if (asking.has(id)) return NOT_ASKED;
      return recalled().fact(id, () => {
        asking.add(id);
        const value = resolve(id);
        asking.delete(id);
        return value;
      });
    },
    findingFact: (id) => findingFact(registry, id),
    taking(selector) {
      recall.note(READ.regimen);
      return medicines.taking(selector);
    },
    recently(selector) {
      recall.note(READ.regimen);
      return medicines.recently(selector);
    },
    planned(selector) {
      recall.note(READ.plan);
      return medicines.planned(selector);
    },
    settledBy: (fact) => recalled().settling(fact, () => [...new Set(settling(fact, new Set()))]),
    trace: (condition) => recalled().trace(condition, () => evaluate(condition, environment)),
    judge: (condition) =>
      recalled().judged(condition, () =>
        truthIn(condition, environment) === 'false' ? RULED_OUT : environment.trace(condition),
      ),
    rule: (index, condition, compute) => recalled().rule(index, condition, compute),
  };

  function resolve(id: string): FactValue {
    const finding = registry.findings.get(id);
    if (finding !== undefined) return resolveFinding(id, finding);
    const defined = registry.defined.get(id);
    if (defined !== undefined) return resolveDefined(defined);
    return computed.get(id) ?? base.get(id) ?? NOT_ASKED;
  }

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

  function settling(fact: string, seen: Set<string>): string[] {
    if (seen.has(fact)) return [];
    seen.add(fact);
    if (registry.askedBy.has(fact)) return [fact];
    const finding = registry.findings.get(fact);
    if (finding?.derivedFrom !== undefined) {
      const open = evaluate(finding.derivedFrom, environment).open.flatMap((inner) => settling(inner, seen));
      if (open.length > 0) return open;
    }
    const defined = registry.defined.get(fact);
    if (defined !== undefined) {
      const open = 'when' in defined ? evaluate(defined.when, environment).open : [defined.bands.of];
      return open.flatMap((inner) => settling(inner, seen));
    }
    const asks = askedFor(registry, fact);
    if (asks !== undefined) return settling(asks, seen);
    for (const parent of registry.parentsOf.get(fact) ?? []) if (registry.askedBy.has(parent)) return [parent];
    return [fact];
  }

  return environment;
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
