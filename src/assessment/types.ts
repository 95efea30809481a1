/** What the assessment makes of a case: adequacy, exposure, resistance, staging, the regimen and the plans for it. */
import type { MedicationRow, Trial } from '../cases/types.ts';
import type { MedicineAnswer } from '../logic/evaluate.ts';
import type { MedicineSelector, PlannedSelector, RecentSelector } from '../logic/condition.ts';
import type { FactValue } from '../logic/value.ts';
import type { Citation } from '../knowledge/types.ts';
import type { Regimen, StoppedMedicine } from './regimen.ts';
import type { AssessedScale } from './scales.ts';

export type YesNoUnknown = 'yes' | 'no' | 'unknown';

export interface Reason {
  readonly basis: 'source' | 'case' | 'logic';
  readonly say: string;
  readonly citations: readonly Citation[];
}

export interface AssessedTrial {
  readonly trial: Trial;
  readonly name: string;
  readonly adequate: YesNoUnknown;
  readonly unknownBecause: 'missing' | 'disputed' | null;
  /** Stopped for intolerance before the shortest length: counted apart. */
  readonly intolerant: boolean;
  /** Counts towards the regulator's number: a base antidepressant trial of this episode. */
  readonly counts: boolean;
  readonly because: readonly Reason[];
  /** What would settle it, in words; null when settled. */
  readonly settledBy: string | null;
}

export type ExposureState =
  | 'reaction'
  | 'current'
  | 'failed'
  | 'partial'
  | 'intolerant'
  | 'inadequate'
  | 'unclear'
  | 'failed-earlier'
  | 'helped'
  | 'lost'
  | 'never'
  | 'unknown';

export interface Exposure {
  readonly state: ExposureState;
  /** Indices into the case's trials that were matched. */
  readonly trials: readonly number[];
  readonly reasons: readonly Reason[];
  /** True when it is taken now, whatever the state (a reaction may be current too). */
  readonly current: boolean;
}

export interface RegimenRow extends MedicationRow {
  readonly role: 'base' | 'add' | 'other';
  /** Index of the trial it belongs to, or null. */
  readonly trial: number | null;
}

/** One way of starting an option: what stays, what goes, what comes. */
export interface Plan {
  readonly kind: 'add' | 'replace' | 'alone' | 'none';
  readonly kept: readonly RegimenRow[];
  /** What stays beside the option: kept, without a row that is this very option. */
  readonly taken: readonly RegimenRow[];
  readonly replaced: readonly RegimenRow[];
  /** Medicine ids of the option (of the chosen member for options of several medicines). */
  readonly added: readonly string[];
  readonly procedure: string | null;
  /** Answers about medicines, seen from this plan. `taking` reads kept, `planned` reads kept and added. */
  readonly medicines: MedicineAnswers;
}

export interface MedicineAnswers {
  taking(selector: MedicineSelector): MedicineAnswer;
  recently(selector: RecentSelector): MedicineAnswer;
  planned(selector: PlannedSelector): MedicineAnswer;
  /** What `taking` and `recently` rest on: the same object for plans that leave the same regimen. */
  readonly regimen: object;
  /** The facts an answer can rest on. */
  readonly facts: readonly string[];
}

export interface StagingResult {
  readonly msm: {
    readonly score: { readonly min: number; readonly max: number } | null;
    readonly band: string | null;
    readonly unknown: readonly string[];
    readonly notStaged: string | null;
    /** Points of each item; an interval where the item is not settled. Empty when not staged. */
    readonly items: readonly {
      readonly id: string;
      readonly points: { readonly min: number; readonly max: number };
    }[];
  };
  readonly thaseRush: { readonly stage: { readonly min: number; readonly max: number } };
}

export interface Assessment {
  /** Computed facts by id (data/facts/computed.yaml), exposure.<option> among them. */
  readonly facts: ReadonlyMap<string, FactValue>;
  readonly trials: readonly AssessedTrial[];
  readonly regimen: {
    readonly known: boolean;
    readonly complete: boolean;
    readonly rows: readonly RegimenRow[];
    readonly stopped: readonly StoppedMedicine[];
    /** Medicines of trials of which it is not known whether they are still taken. */
    readonly maybe: readonly string[];
    readonly courses: Regimen['courses'];
    /** Whether the list of medicines stopped recently names everything. */
    readonly stoppedComplete: boolean;
  };
  /** Exposure of an option as a whole (for `any` options: the state of all marketed members together). */
  readonly exposure: (optionId: string) => Exposure;
  /** Exposure of one member medicine of an option of several. */
  readonly memberExposure: (optionId: string, medicineId: string) => Exposure;
  /** The plans to evaluate for an option, for one member (null: all its medicines together). */
  readonly plans: (optionId: string, medicineId: string | null) => readonly Plan[];
  /** Members left after `members: {only | exclude: classes-of-current}`, with the reason for those that are out. */
  readonly members: (optionId: string) => {
    readonly eligible: readonly string[];
    readonly out: readonly { readonly medicine: string; readonly because: string }[];
    /** True when the classes of what is taken are not known, so membership is provisional. */
    readonly provisional: boolean;
  };
  readonly staging: StagingResult;
  /** Rating scales with a total in the case. */
  readonly scales: readonly AssessedScale[];
  /** Medicines taken now, each once, in the order of the list; and of each what it meets: the regimen without it. */
  readonly taken: readonly string[];
  readonly beside: (medicineId: string) => MedicineAnswers;
  /** The antidepressant of the current trial, which current-trial.* is about; null when none is known to be taken. */
  readonly continued: string | null;
  /** Whether one may be taken that the case does not name. */
  readonly mayContinue: boolean;
  /** The regimen as it is, nothing planned: `taking` reads every row, `planned` the same. */
  readonly present: MedicineAnswers;
}
