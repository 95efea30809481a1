/**
 * The JSON report, version 1: a contract with scripts, written by hand and mapped; nothing of data/ passes untyped.
 * Keys may only be added within version 1. Every key is always present: null, not absent.
 */
import type { Jurisdiction } from '../knowledge/types.ts';
import type { DecidedBy, SafetyLevel, Verdict } from '../reasoning/types.ts';

export type { DecidedBy, SafetyLevel, Verdict } from '../reasoning/types.ts';

/** A source id and the place in it; null where the whole work is meant. */
export interface Citation {
  readonly id: string;
  readonly at: string | null;
}

export type YesNoUnknown = 'yes' | 'no' | 'unknown';

export interface ReportReason {
  /** Id of the rule, indication, exposure state or logic step. */
  readonly rule: string;
  readonly effect:
    | 'urgent'
    | 'favour'
    | 'contraindicate'
    | 'avoid'
    | 'caution'
    | 'adjust'
    | 'monitor'
    | 'entry'
    | 'exposure'
    | 'label';
  readonly value: 'true' | 'unknown';
  /** Facts read, as the case has them: id -> value, or "unknown". */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly basis: 'source' | 'case' | 'logic';
  readonly say: string;
  /** Where an inherited rule comes from: option, class:<id>, medicine:<id>, family:<id>. */
  readonly origin: string;
  /** True of everybody who starts the option; false when it is about this person. */
  readonly always: boolean;
  readonly citations: readonly Citation[];
}

export interface ConfirmItem {
  readonly id: string;
  /** Facts still to be settled before the first dose; empty for label reading. */
  readonly facts: readonly string[];
  readonly say: string;
  readonly citations: readonly Citation[];
}

/** A rating scale: its totals, what the last one says, and what changed since the first. */
export interface ReportScore {
  readonly id: string;
  readonly name: string;
  readonly points: readonly { readonly on: string | null; readonly total: number; readonly band: string }[];
  readonly latest: {
    readonly total: number;
    readonly band: { readonly id: string; readonly name: string };
    readonly thresholds: readonly {
      readonly id: string;
      readonly atLeast: number;
      readonly reached: boolean;
      readonly say: string;
      readonly citations: readonly Citation[];
    }[];
  };
  /** The same on other scales, by a published table. */
  readonly conversions: readonly {
    readonly to: string;
    readonly name: string;
    readonly min: number;
    readonly max: number;
    readonly say: string;
    readonly citations: readonly Citation[];
  }[];
  readonly change: {
    /** Points fallen; negative when the total rose. */
    readonly points: number;
    /** Per cent of the first total; null when that is 0. */
    readonly percent: number | null;
    readonly response: YesNoUnknown;
    readonly remission: YesNoUnknown;
    readonly important: YesNoUnknown;
    readonly early: YesNoUnknown;
    readonly because: readonly {
      readonly basis: string;
      readonly say: string;
      readonly citations: readonly Citation[];
    }[];
  } | null;
  readonly citations: readonly Citation[];
}

export interface ReportOption {
  readonly id: string;
  readonly name: string;
  readonly family: string;
  readonly group: string | null;
  readonly verdict: Verdict;
  readonly otherwise: 'favoured' | 'consider' | null;
  readonly couldBe: Verdict | null;
  readonly settled: boolean;
  /** ISO date from which a temporal contraindication no longer holds; null when permanent or none. */
  readonly until: string | null;
  readonly untilComplete: boolean;
  /** Names of medicines taken now from whose last dose `until` counts, as if it were the day of the case. */
  readonly untilIfStopped: readonly string[];
  /** Names of medicines whose missing stop date could make it later. */
  readonly untilMissing: readonly string[];
  /** Entry criteria not met, in words (not-yet). */
  readonly missing: readonly string[];
  readonly confirm: readonly ConfirmItem[];
  /** Facts with which the option would become favoured (consider only). */
  readonly couldRaise: readonly string[];
  /** Questions that could rule it out (check-first), and the facts behind them. */
  readonly questions: readonly {
    readonly question: string;
    readonly facts: readonly string[];
    readonly short: string;
  }[];
  readonly exposure: { readonly state: string; readonly trials: readonly number[] };
  /** For options of several medicines: what is left, and what is out and why. Null for the others. */
  readonly members: {
    readonly left: readonly string[];
    readonly out: readonly { readonly medicine: string; readonly verdict: Verdict; readonly because: string }[];
  } | null;
  readonly tier: 0 | 1;
  readonly rank: number;
  readonly decidedBy: DecidedBy;
  /** One-line status where the user practises: off-label, cleared ... */
  readonly status: { readonly state: string; readonly scope: string; readonly jurisdiction: string };
  readonly guideline: {
    readonly level: string;
    readonly words: string;
    readonly named: string;
    readonly citations: readonly Citation[];
  } | null;
  readonly because: readonly ReportReason[];
  readonly citations: readonly Citation[];
}

export interface ReportTrial {
  readonly index: number;
  readonly name: string;
  readonly adequate: YesNoUnknown;
  readonly unknownBecause: 'missing' | 'disputed' | null;
  readonly counts: boolean;
  readonly settledBy: string | null;
  readonly because: readonly {
    readonly basis: 'source' | 'case' | 'logic';
    readonly say: string;
    readonly citations: readonly Citation[];
  }[];
  readonly citations: readonly Citation[];
}

/** Names for the ids a report uses: id -> words. */
export interface ReportNames {
  readonly families: Readonly<Record<string, string>>;
  readonly guidelines: Readonly<Record<string, string>>;
  readonly jurisdictions: Readonly<Record<string, string>>;
  readonly medicines: Readonly<Record<string, string>>;
  readonly reassessment: Readonly<Record<string, string>>;
  readonly definitions: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, string>>;
}

/** What the renderers print when the report has it. */
export interface ReportExtras {
  readonly names: Partial<ReportNames>;
  /** The knowledge base's own sentence; printed with --detail. */
  readonly intendedUse: string;
  /** Cautions said once for a family instead of in every row. */
  readonly familyCautions: Readonly<Record<string, readonly FamilyCaution[]>>;
}
export interface FamilyCaution {
  readonly rule: string;
  readonly say: string;
  /** The options it is about; null when that is every option of the family. */
  readonly about: readonly string[] | null;
  readonly citations: readonly Citation[];
}
export interface Report extends ReportExtras {
  readonly report: 1;
  readonly program: string;
  readonly asOf: string;
  readonly settings: {
    readonly jurisdiction: Jurisdiction | null;
    /** Guideline used for order key 5, or null for none. */
    readonly guideline: string | null;
    readonly criterion: string;
  };
  readonly knowledgeBase: {
    readonly version: string;
    readonly sha256: string;
    readonly reviewed: string;
    readonly overlays: readonly { readonly id: string; readonly sha256: string }[];
  };
  readonly case: Readonly<Record<string, unknown>>;
  readonly assumed: readonly { readonly fact: string; readonly as: string; readonly because: string }[];
  readonly warnings: readonly { readonly code: string; readonly say: string }[];
  readonly safety: readonly {
    readonly id: string;
    readonly level: SafetyLevel;
    readonly say: string;
    readonly steps: readonly string[];
    /** Who to contact, for the emergencies of the chosen jurisdiction; null otherwise. */
    readonly contact: string | null;
    readonly because: readonly string[];
    readonly citations: readonly Citation[];
  }[];
  readonly resistance: {
    readonly established: YesNoUnknown;
    readonly definition: string;
    /** max is null while the list of trials is open. */
    readonly adequateTrials: { readonly min: number; readonly max: number | null };
    readonly definitions: readonly {
      readonly id: string;
      readonly met: YesNoUnknown;
      readonly because: readonly string[];
      readonly citations: readonly Citation[];
    }[];
    readonly trials: readonly ReportTrial[];
  };
  readonly reassessment: readonly {
    readonly id: string;
    readonly status: 'positive' | 'negative' | 'unknown';
    readonly todo: string;
    readonly citations: readonly Citation[];
  }[];
  readonly staging: {
    readonly msm: {
      readonly score: { readonly min: number; readonly max: number } | null;
      readonly band: string | null;
      readonly unknown: readonly string[];
      /** Points of each item, an interval where it is not settled; empty when not staged. */
      readonly items: readonly {
        readonly id: string;
        readonly name: string;
        readonly points: { readonly min: number; readonly max: number };
        readonly citations: readonly Citation[];
      }[];
      /** Why the method does not apply, or null. */
      readonly notStaged: string | null;
      /** What the method is, and what it rests on. */
      readonly say: string;
      readonly citations: readonly Citation[];
    };
    readonly thaseRush: {
      readonly stage: { readonly min: number; readonly max: number };
      /** What each stage that is possible asks for. */
      readonly rules: readonly string[];
      /** What the stage above asks for, or null at the last: why a count of trials can be higher than the stage. */
      readonly next: string | null;
      readonly say: string;
      readonly citations: readonly Citation[];
    };
  };
  /** Rating scales with a total in the case. */
  readonly scores: readonly ReportScore[];
  readonly options: readonly ReportOption[];
  readonly unanswered: readonly {
    readonly question: string;
    readonly ask: string;
    readonly stage: string;
    readonly facts: readonly string[];
    readonly couldChange: readonly string[];
    /** not-asked, or dont-know when the person was asked. */
    readonly why: string;
  }[];
  /** CSL-JSON of what is cited, plus `verified`: record | cited, and `how`. */
  readonly references: readonly Readonly<Record<string, unknown>>[];
  /** Filled with --detail only. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** How text is drawn: handed in, so that renderers stay pure. */
export interface Style {
  /** Columns available. */
  readonly width: number;
  /** Glyphs beyond ASCII are allowed. */
  readonly unicode: boolean;
  readonly heading: (text: string) => string;
  readonly emphasis: (text: string) => string;
  readonly good: (text: string) => string;
  readonly caution: (text: string) => string;
  readonly danger: (text: string) => string;
  readonly muted: (text: string) => string;
  readonly cite: (text: string) => string;
}

export interface RenderOptions {
  readonly detail: boolean;
  readonly style: Style;
}

export type Renderer = (report: Report, options: RenderOptions) => string;
