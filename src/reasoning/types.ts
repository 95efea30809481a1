/** What the reasoning takes and gives. It knows no fact, medicine or option by name. */
import type { Citation, CoreOption, InheritedRule, Indication, Jurisdiction } from '../knowledge/types.ts';
import type { Evaluation } from '../logic/evaluate.ts';
import type { FactValue } from '../logic/value.ts';
import type { MedicineView } from './environment.ts';
import type { Source } from './registry.ts';

export type Verdict = 'favoured' | 'consider' | 'check-first' | 'not-yet' | 'tried' | 'avoid' | 'contraindicated';
export type DecidedBy =
  'tier' | 'verdict' | 'preference' | 'strategy' | 'guideline' | 'evidence' | 'preferences-met' | 'access' | 'order';
export type SafetyLevel = 'emergency' | 'urgent' | 'note';
export type Access = 'yes' | 'no' | 'unknown' | 'trial';

/** One way of starting the option, as the assessment planned it. */
export interface PlanInput {
  readonly kind: 'add' | 'replace' | 'alone' | 'none';
  readonly medicines: MedicineView;
}

export interface ExposureInput {
  readonly state: string;
  readonly current: boolean;
  readonly trials: readonly number[];
  readonly reasons: readonly {
    readonly basis: 'source' | 'case' | 'logic';
    readonly say: string;
    readonly citations: readonly Citation[];
  }[];
}

/** What is known of one person's relation to the options; filled by the assessment. */
export interface PersonInput {
  readonly base: ReadonlyMap<string, FactValue>;
  readonly computed: ReadonlyMap<string, FactValue>;
  readonly exposure: (optionId: string) => ExposureInput;
  readonly memberExposure: (optionId: string, medicineId: string) => ExposureInput;
  readonly plans: (optionId: string, medicineId: string | null) => readonly PlanInput[];
  readonly members: (optionId: string) => {
    readonly eligible: readonly string[];
    readonly out: readonly { readonly medicine: string; readonly because: string }[];
    readonly provisional: boolean;
  };
  /** Medicines taken now, and what each of them meets: the regimen without it. */
  readonly taken: readonly string[];
  readonly beside: (medicineId: string) => MedicineView;
  /** The one among them that an option which goes on with what is taken goes on with; null when it is not known. */
  readonly continued: string | null;
  /** Whether something may be taken, not named, that it would go on with. */
  readonly mayContinue: boolean;
  /** The regimen as it is, for findings that belong to no option. */
  readonly present: MedicineView;
  readonly access: ReadonlyMap<string, Access>;
  readonly preferences: { readonly avoid: readonly string[]; readonly prefer: readonly string[] };
}

export interface Settings {
  readonly jurisdiction: Jurisdiction | null;
  /** Guideline id for order key 5; null = none. */
  readonly guideline: string | null;
}

/** One reason, with the trace it came from. */
export interface Finding {
  readonly rule: string;
  readonly effect: InheritedRule['effect'] | 'entry' | 'exposure' | 'label';
  readonly value: 'true' | 'unknown';
  readonly basis: 'source' | 'case' | 'logic';
  readonly say: string;
  readonly origin: string;
  readonly citations: readonly Citation[];
  readonly reads: Evaluation['reads'];
  /** Base facts whose answer would settle an unknown one. */
  readonly open: readonly string[];
  readonly ifUnknown: 'ask' | 'confirm' | null;
  readonly finding: string | null;
  /** The rule reads nothing: it is true of everybody who starts the option. */
  readonly always: boolean;
  /** Medicines that make it true. */
  readonly names?: readonly string[];
  /** About starting the option only: says nothing of one that is taken. */
  readonly startingOnly?: true;
}

/** A rule that binds a plan where the person is. */
export interface BindingRule {
  /** Index into the rules of the knowledge base. */
  readonly index: number;
  readonly rule: InheritedRule;
  /** What its condition is read from. */
  readonly source: Source;
}

/** What a rule says of a person. */
export interface Judgement {
  /** Of a false rule only the value. */
  readonly evaluation: Evaluation;
  /** The reason it gives; null when it says nothing worth showing. */
  readonly finding: Finding | null;
}

export interface PlanVerdict {
  readonly medicine: string | null;
  readonly plan: PlanInput['kind'];
  readonly verdict: Verdict;
  readonly otherwise: 'favoured' | 'consider' | null;
  readonly couldBe: Verdict | null;
  readonly settled: boolean;
  readonly until: string | null;
  readonly untilComplete: boolean;
  readonly missing: readonly string[];
  readonly findings: readonly Finding[];
  /** Base facts that keep it at check-first / to be confirmed / that could raise it. */
  readonly ask: readonly string[];
  readonly confirm: readonly Finding[];
  readonly couldRaise: readonly string[];
}

export interface OptionVerdict extends PlanVerdict {
  readonly option: CoreOption;
  readonly exposure: ExposureInput;
  readonly tier: 0 | 1;
  readonly plans: readonly PlanVerdict[];
  readonly members: {
    readonly left: readonly string[];
    readonly out: readonly { readonly medicine: string; readonly verdict: Verdict; readonly because: string }[];
  } | null;
}

export interface RankedOption extends OptionVerdict {
  readonly rank: number;
  readonly decidedBy: DecidedBy;
  readonly position: {
    readonly level: string;
    readonly words: string;
    readonly named: string;
    readonly citations: readonly Citation[];
  } | null;
}

export interface SafetyResult {
  readonly id: string;
  readonly level: SafetyLevel;
  readonly say: string;
  readonly steps: readonly string[];
  readonly contact: boolean;
  readonly facts: readonly string[];
  readonly citations: readonly Citation[];
}

export type { Indication };
