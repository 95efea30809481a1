/**
 * One person's case after reading: base facts as values, the typed lists (trials, medicines), settings found in the
 * case, and what was assumed. Pure data; nothing here is clinical.
 */
import type { Jurisdiction } from '../knowledge/types.ts';
import type { FactValue } from '../logic/value.ts';
import type { Problem } from '../problems.ts';

/** An interval of a quantity; min = max when exact. */
export interface Span {
  readonly min: number;
  readonly max: number;
}

export type Adherence = 'good' | 'partial' | 'poor' | 'unknown';
export type ResponseWord = 'none' | 'minimal' | 'partial' | 'response' | 'remission' | 'worse' | 'unknown';
export type StopReason = 'no-effect' | 'intolerance' | 'serious-reaction' | 'lost-effect' | 'other' | 'unknown';

export interface Trial {
  readonly index: number;
  readonly kind: 'drug' | 'therapy' | 'procedure';
  /** Medicine, therapy or procedure id. `other` for a medicine the knowledge base does not know. */
  readonly what: string;
  readonly role: 'base' | 'add';
  /** Added to this medicine, where the case says so. */
  readonly with: string | null;
  /** Total a day in the unit of the adequacy table (mg, or mg/24 h for patches); null = not given. */
  readonly daily: Span | null;
  /** Formulation word such as xr, patch; null = not given. */
  readonly form: string | null;
  readonly weeksTotal: Span | null;
  readonly weeksAtFloor: Span | null;
  /** ISO date of the first day it can have started / last day it can have been taken; null = not given. */
  readonly started: string | null;
  readonly stopped: string | null;
  /** null = unknown whether it is still taken. */
  readonly current: boolean | null;
  readonly episode: 'this' | 'earlier' | 'unknown';
  readonly adherence: Adherence;
  readonly response: ResponseWord;
  readonly stoppedBecause: StopReason;
  readonly effects: readonly string[];
  /** The clinician's own judgement, which overrides the table. */
  readonly adequate: 'yes' | 'no' | null;
  readonly sessions: number | null;
  readonly placement: string | null;
}

export interface MedicationRow {
  readonly medicine: string;
  readonly daily: Span | null;
  readonly form: string | null;
}
export interface StoppedRow {
  readonly medicine: string;
  /** ISO date, last day it can have been taken; null = stopped, date unknown. */
  readonly stopped: string | null;
}
export interface ReactionRow {
  readonly medicine: string;
  readonly reaction: string;
}

/** A list that may be missing (known false), open (more may exist) or complete. */
export interface CaseList<Row> {
  readonly known: boolean;
  readonly complete: boolean;
  readonly rows: readonly Row[];
  /** True when the person answered "don't know". */
  readonly dontKnow: boolean;
}

export interface Assumed {
  readonly fact: string;
  readonly as: string;
  readonly because: string;
}

export interface PersonCase {
  readonly asOf: string;
  readonly jurisdiction: Jurisdiction | null;
  /** Base facts by id. A fact that is not here was not asked. */
  readonly values: ReadonlyMap<string, FactValue>;
  /** Date of a dated value or finding (condition.myocardial-infarction -> 2026-10-31), where given. */
  readonly dates: ReadonlyMap<string, string>;
  /** Dated rating-scale totals, oldest first; the latest also stands in values as scores.<id>. */
  readonly scores: ReadonlyMap<string, readonly { readonly on: string | null; readonly total: number }[]>;
  readonly trials: CaseList<Trial>;
  readonly medications: CaseList<MedicationRow>;
  readonly stoppedRecently: CaseList<StoppedRow>;
  readonly reactions: CaseList<ReactionRow>;
  readonly access: ReadonlyMap<string, 'yes' | 'no' | 'unknown' | 'trial'>;
  readonly preferences: { readonly avoid: readonly string[]; readonly prefer: readonly string[] };
  /** The case in canonical form and key order; plain JSON; reads back to an equal PersonCase. */
  readonly canonical: Readonly<Record<string, unknown>>;
  readonly assumed: readonly Assumed[];
  readonly warnings: readonly Problem[];
}

/** What reading a case gives: a case only when there is no error; always every problem found. */
export interface CaseReading {
  readonly case: PersonCase | null;
  readonly problems: readonly Problem[];
}
