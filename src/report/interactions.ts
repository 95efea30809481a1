/** What medicines do to each other and to an option: the JSON of `interactions`, and a part of details and plans. */
import type { PersonPage } from './person-page.ts';
import type { Citation, Verdict } from './types.ts';

export interface NamedId {
  readonly id: string;
  readonly name: string;
}

/** Why two things meet, as far as classes and enzyme cells of the knowledge base say it; never more than they do. */
export interface Mechanism {
  /**
   * `class`: the rule means a class the medicine belongs to. `inhibits`, `induces`: what the medicine does to an
   * enzyme. `substrate`: the enzyme breaks the medicine down. `load`: the rule is about an effect that adds up.
   */
  readonly kind: 'class' | 'inhibits' | 'induces' | 'substrate' | 'load';
  /** The class, enzyme or load. */
  readonly id: string;
  readonly name: string;
  /** weak, moderate or strong, of what a medicine does to an enzyme. */
  readonly strength: string | null;
  /** Whom it is said of; null for a load. */
  readonly medicine: NamedId | null;
}

/** One rule about one option (or medicine) and one thing that the person takes, took, or has under way. */
export interface Interaction {
  /** Id of the rule; with `origin` it names one sentence of the knowledge base. */
  readonly rule: string;
  readonly effect: 'contraindicate' | 'avoid' | 'caution' | 'adjust' | 'monitor';
  /** `unknown`: it holds if the facts of `dependsOn` say so. */
  readonly value: 'true' | 'unknown';
  readonly dependsOn: readonly NamedId[];
  /** The option, or the medicine asked about. */
  readonly of: NamedId & { readonly kind: 'option' | 'medicine' };
  /** Which medicines of `of` the rule is about; empty for a procedure. */
  readonly medicines: readonly NamedId[];
  /** What it meets. `replaced`: stopped for the option on the day of the case. */
  readonly with: NamedId & {
    readonly kind: 'medicine' | 'procedure';
    readonly state: 'taken' | 'replaced' | 'stopped' | 'under-way';
    /** Last day taken; null when it is taken, or the day is not known. */
    readonly stopped: string | null;
  };
  /** Other medicines that must be there for the rule to hold. */
  readonly also: readonly NamedId[];
  /** Ways of starting the option in which it holds; empty for a medicine. */
  readonly plans: readonly ('add' | 'replace' | 'alone' | 'none')[];
  /**
   * Whose rule it is: the option's own (or one it inherits), which its verdict counts, or one of the medicine taken,
   * which the verdict of the option does not count.
   */
  readonly side: 'option' | 'taken';
  /** First day it no longer holds (YYYY-MM-DD); null when it does not end by itself. */
  readonly until: string | null;
  readonly mechanism: readonly Mechanism[];
  /** Set where the option is exempt from the rule, with the reason. */
  readonly waived: { readonly say: string; readonly citations: readonly Citation[] } | null;
  /** The rule's sentence: what to do. */
  readonly say: string;
  readonly origin: string;
  readonly citations: readonly Citation[];
}

/** A rule that may or may not mean a medicine, because what the knowledge base holds of it is not enough. */
export interface Unclear {
  readonly medicine: NamedId;
  /** `not-in-knowledge-base`: nothing is known of it. `not-read`: the classes or enzymes of `asks` were not read. */
  readonly why: 'not-in-knowledge-base' | 'not-read';
  /** What rules ask of it: names of classes and enzymes. */
  readonly asks: readonly string[];
  /** Options (or medicines) whose rules ask it. */
  readonly of: readonly NamedId[];
}

export interface LoadMember extends NamedId {
  /** The class by which it contributes; null when it is named itself. */
  readonly by: string | null;
}

/** An effect that medicines add up to. A list and a sentence; there is no score. */
export interface ReportLoad {
  readonly id: string;
  readonly name: string;
  readonly medicines: readonly LoadMember[];
  /** Of an option: what it would add. Empty for the regimen as it is. */
  readonly added: readonly LoadMember[];
  /** "Two medicines that ...: A, B", once there are two; else null. */
  readonly count: string | null;
  readonly say: string;
  readonly citations: readonly Citation[];
}

/** Two or more medicines of one smallest class. */
export interface Duplicate {
  readonly class: NamedId;
  readonly medicines: readonly NamedId[];
  /** Of an option: which of them it would add. */
  readonly added: readonly NamedId[];
}

/** One option (or medicine) beside what is taken. */
export interface Beside extends NamedId {
  readonly kind: 'option' | 'medicine';
  readonly verdict: Verdict | null;
  readonly until: string | null;
  /** How far the interactions of its label were read; null where it has none. */
  readonly labelRead: 'read' | 'partly' | 'not-read' | null;
  readonly loads: readonly ReportLoad[];
  readonly duplicates: readonly Duplicate[];
}

/** The JSON of `interactions`: the frame of a report and these keys. */
export interface InteractionsPage extends PersonPage {
  /** `case`: what the person takes against options. `each-other`: the ids that were named, without a case. */
  readonly about: 'case' | 'each-other';
  /** What is taken now, and whether the list names everything. */
  readonly taken: readonly NamedId[];
  readonly takenComplete: boolean;
  readonly stoppedComplete: boolean;
  /** Among what is taken now; the most serious first. */
  readonly present: readonly Interaction[];
  readonly duplicates: readonly Duplicate[];
  readonly loads: readonly ReportLoad[];
  /** Options in the order of the report, or what was named in its order. */
  readonly beside: readonly Beside[];
  readonly interactions: readonly Interaction[];
  readonly unclear: readonly Unclear[];
}
