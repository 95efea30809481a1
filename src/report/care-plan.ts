/** The plan after choosing an option: what to check, when to look, when to judge, what comes next. JSON of `plan`. */
import type { Interaction } from './interactions.ts';
import type { Citation, Report, ReportNames, ReportOption, ReportReason, ConfirmItem, Verdict } from './types.ts';

/** One line of the dated table. */
export interface PlanDate {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** `stop`: the last day of a medicine that gives way; `before`: a baseline that is still open, due by the day of the start. */
  readonly kind: 'stop' | 'before' | 'start' | 'monitor' | 'judge';
  readonly what: string;
  /** Set where the row stands for more than a day: the last day. */
  readonly until: string | null;
  readonly citations: readonly Citation[];
}

/** Something to settle before the first dose or session, with what the case says of it. */
export interface PlanCheck {
  readonly what: string;
  /** The case holds what the check obtains. */
  readonly done: boolean;
  /** Facts the check settles that the case holds, in words. */
  readonly known: readonly string[];
  /** A number is among them. That it is there is all that `done` says: whether it is as it should be is not judged. */
  readonly measured: boolean;
  readonly citations: readonly Citation[];
}

/** A statement with sources, or the reason why there is none. */
export type PlanStatement =
  { readonly say: string; readonly citations: readonly Citation[] } | { readonly notKnown: string };

export interface PlanNext {
  readonly id: string;
  readonly name: string;
  readonly verdict: Verdict;
}

export interface CarePlan {
  readonly plan: 1;
  readonly program: string;
  readonly asOf: string;
  readonly settings: Report['settings'];
  readonly knowledgeBase: Report['knowledgeBase'];
  readonly case: Report['case'];
  readonly option: { readonly id: string; readonly name: string; readonly family: string };
  readonly verdict: Verdict;
  readonly until: string | null;
  /** Why it may not be started as the case stands: true blockers, what is missing, a trial that failed. */
  readonly against: readonly ReportReason[];
  readonly missing: readonly string[];
  /** Of an option of several medicines: those left for this person; doses below are told for all of them. */
  readonly members: ReportOption['members'];
  readonly questions: readonly string[];
  readonly safety: Report['safety'];
  /** First day: the day asked for, or the first day after every known washout. */
  readonly start: string;
  readonly startBecause: string;
  readonly before: readonly PlanCheck[];
  readonly beforeNotKnown: string | null;
  readonly confirm: readonly ConfirmItem[];
  readonly cautions: readonly ReportReason[];
  /** The option beside what is taken now, in both directions. */
  readonly interactions: readonly Interaction[];
  readonly regimen: readonly { readonly what: string; readonly say: string }[];
  readonly regimenCitations: readonly Citation[];
  readonly regimenNotKnown: string | null;
  readonly calendar: readonly PlanDate[];
  /** Monitoring in words: rows without a date, and the words behind rows with dates. */
  readonly monitoring: readonly {
    readonly what: string;
    readonly when: string;
    readonly citations: readonly Citation[];
  }[];
  readonly monitoringNotKnown: string | null;
  readonly judge: { readonly from: string | null; readonly to: string | null; readonly say: string | null };
  /** Scales of the case: what response and remission would be, counted from the last total. */
  readonly judgeBy: readonly { readonly name: string; readonly say: string; readonly citations: readonly Citation[] }[];
  /** Options that would stand first if it does not work, and if it half works; worked out, not looked up. */
  readonly next: { readonly failed: readonly PlanNext[]; readonly partial: readonly PlanNext[] } | null;
  readonly stopping: PlanStatement;
  readonly references: Report['references'];
  readonly names: ReportNames | Partial<ReportNames>;
}
