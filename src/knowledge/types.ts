/** The loaded knowledge base, as every other room sees it. Plain data; lookups live in knowledge/lookup.ts. */
import type { CslItem } from './csl.ts';
import type { Condition } from '../logic/condition.ts';
import type {
  AdequacyTable,
  Contact,
  Definition,
  KnowledgeBaseHeader,
  Load,
  ReassessmentItem,
  SafetyFinding,
  StagingTables,
} from './schema/assessment.ts';
import type { Claim, Guideline, Reference, StudyCase } from './schema/evidence.ts';
import type { BaseFact, ComputedFact, DefinedFact, Finding, Policy, Preference, Question } from './schema/fact.ts';
import type { LearnPage, NotYetSourced, PopularClaims } from './schema/library.ts';
import type {
  Family as AuthoredFamily,
  Medicine as AuthoredMedicine,
  MedicineClass as AuthoredClass,
} from './schema/medicine.ts';
import type { Option } from './schema/option.ts';
import type { Scale } from './schema/scale.ts';
import type { Indication as AuthoredIndication, Rule } from './schema/rule.ts';

export type {
  AdequacyTable,
  Contact,
  Definition,
  KnowledgeBaseHeader,
  Load,
  ReassessmentItem,
  SafetyFinding,
  StagingTables,
} from './schema/assessment.ts';
export type { Claim, Guideline, Reference, StudyCase } from './schema/evidence.ts';
export type { BaseFact, ComputedFact, DefinedFact, Finding, Policy, Preference, Question } from './schema/fact.ts';
export type { ClaimVerdict, LearnPage, NotYetSourced, PopularClaim, PopularClaims, Topic } from './schema/library.ts';
export type { AuthoredClass, AuthoredFamily, AuthoredMedicine };
export type { Due, EffectClaim, Example, Option } from './schema/option.ts';
export type { Scale } from './schema/scale.ts';
export type { LabelCoverage, Rule, RuleEffect, StatusState } from './schema/rule.ts';
export type { Citation } from './schema/common.ts';
export type { Jurisdiction } from './schema/jurisdictions.ts';

/** The parts of an option that only details, `show` and handouts print; kept out of the small core file. */
export type OptionDetails = Pick<
  Option,
  | 'id'
  | 'regimen'
  | 'monitoring'
  | 'effects'
  | 'harms'
  | 'onset'
  | 'durability'
  | 'stopping'
  | 'accessRequirements'
  | 'cost'
  | 'plain'
>;

/** What a medicine, a class and a family are to an ordinary run: their rules stand in Knowledge.rules. */
export type Medicine = Omit<AuthoredMedicine, 'rules' | 'sources'>;
export type MedicineClass = Omit<AuthoredClass, 'rules' | 'sources'>;
export type Family = Omit<AuthoredFamily, 'rules'>;
export type Indication = Omit<AuthoredIndication, 'from' | 'labelCopy'>;

/** Order key 6, from the option's effect claims when the knowledge base is compiled (knowledge/evidence-rank.ts). */
interface Ranked {
  readonly evidence: { readonly rank: 0 | 1 | 2 | 3 | 4; readonly claim: string | null };
}

/** An option as it is shown without a person: everything but its details and examples. */
export interface ShownOption extends Omit<Option, Exclude<keyof OptionDetails, 'id'> | 'examples'>, Ranked {}

/** What the engine reads of an option. */
export interface CoreOption extends Omit<
  ShownOption,
  'reviewed' | 'rules' | 'waives' | 'checksBefore' | 'indications'
> {
  readonly indications: readonly Indication[];
  /**
   * Indices into Knowledge.rules of every rule that binds: own, family's, classes' and medicines'. Key '' for the
   * option as a whole; for `any` options also one key a member medicine, which then replaces ''.
   */
  readonly ruleSets: Readonly<Record<string, readonly number[]>>;
  /** Ids of inherited rules that the option is exempt from; absent where there are none. */
  readonly waived?: readonly string[];
}

/** A rule as an option meets it: pairs turned into conditions for its side, and the origin kept. */
export interface InheritedRule extends Omit<Rule, 'when' | 'with' | 'from' | 'labelCopy'> {
  readonly when: Condition;
  /** option:<id>, family:<id>, class:<id> or medicine:<id>. */
  readonly origin: string;
}

/** The same with what only `show` prints: the claims it was taken from and how its label was read. */
export interface ShownRule extends InheritedRule, Pick<Rule, 'from' | 'labelCopy'> {}

/** Everything a report needs. Arrays are in a fixed order (by id unless an `order` says otherwise). */
export interface Knowledge {
  readonly header: KnowledgeBaseHeader;
  readonly sha256: string;
  readonly overlays: readonly { readonly id: string; readonly sha256: string }[];
  readonly facts: {
    readonly base: readonly BaseFact[];
    readonly defined: readonly DefinedFact[];
    readonly computed: readonly ComputedFact[];
    readonly conditions: readonly Finding[];
    readonly implants: readonly Finding[];
    readonly policy: Policy;
    readonly preferences: readonly Preference[];
  };
  readonly questions: readonly Question[];
  readonly families: readonly Family[];
  readonly classes: readonly MedicineClass[];
  readonly medicines: readonly Medicine[];
  readonly options: readonly CoreOption[];
  readonly rules: readonly InheritedRule[];
  /**
   * By medicine: indices into `rules` of what rules it out, or speaks strongly against it, while it is taken, whether or
   * not an option is made of it. Of medicines of which nothing does there is no entry.
   */
  readonly heldTo: Readonly<Record<string, readonly number[]>>;
  /** Every class a medicine belongs to, directly, through a class of classes, or by an enzyme cell. */
  readonly classesOf: Readonly<Record<string, readonly string[]>>;
  /** Reads the details of one option; only those asked for are parsed. So are the two below. */
  readonly details: (optionId: string) => OptionDetails | null;
  readonly shownOption: (optionId: string) => ShownOption | null;
  /** By the index into `rules`. */
  readonly shownRule: (index: number) => ShownRule | null;
  readonly interactions: () => InteractionTable;
  readonly guidelines: readonly Guideline[];
  readonly adequacy: AdequacyTable;
  readonly definitions: readonly Definition[];
  readonly staging: StagingTables;
  readonly scales: readonly Scale[];
  readonly reassessment: readonly ReassessmentItem[];
  readonly safety: readonly SafetyFinding[];
  readonly contacts: readonly Contact[];
  /** Reads references by id; only those asked for are parsed. */
  readonly references: ReferenceShelf;
  /** Options known by name only: no checked source, no verdict. */
  readonly notYetSourced: readonly NotYetSourced[];
  /** Popular claims beside the evidence; read when asked for. */
  readonly popularClaims: () => PopularClaims;
  /** Pages of `learn` in their order; each read when asked for. */
  readonly learn: LearnShelf;
}

export interface LearnShelf {
  readonly ids: readonly string[];
  get(id: string): LearnPage | null;
}

/** What medicines do to each other, whether or not an option is made of them. Read only where that is asked. */
export interface InteractionTable {
  readonly rules: readonly InheritedRule[];
  /** Medicine id -> indices of its rules about other medicines and procedures; medicines without any are left out. */
  readonly of: Readonly<Record<string, readonly number[]>>;
  readonly loads: readonly Load[];
}

export interface ReferenceShelf {
  readonly ids: readonly string[];
  get(id: string): Reference | null;
  /** The same as a CSL-JSON item, as reports carry it. */
  item(id: string): CslItem | null;
  /** That item as JSON. */
  json(id: string): string | null;
}

/** The knowledge base as an author sees it: complete options with examples, and the claims figures are compared with. */
export interface AuthoredKnowledge extends Knowledge {
  readonly families: readonly AuthoredFamily[];
  readonly classes: readonly AuthoredClass[];
  readonly medicines: readonly AuthoredMedicine[];
  readonly rules: readonly ShownRule[];
  readonly fullOptions: readonly Option[];
  readonly claims: readonly Claim[];
  readonly studies: readonly StudyCase[];
}
