/** Intervals between medicines as dates: the JSON of `washouts`. */
import type { Interaction, NamedId } from './interactions.ts';
import type { PersonPage } from './person-page.ts';
import type { Citation, Verdict } from './types.ts';

/** One interval that stands before an option: a rule about one medicine that was, or would have to be, stopped. */
export interface Wait {
  readonly with: NamedId;
  /**
   * `from-stop-date`: the case says when it was stopped. `if-stopped-today`: it is taken, and the interval is counted
   * from the day of the case. `date-missing`: it was stopped, nobody said when.
   */
  readonly counted: 'from-stop-date' | 'if-stopped-today' | 'date-missing';
  readonly stopped: string | null;
  /** Length of the interval. */
  readonly days: number;
  /** First day the rule no longer holds; null while the stop date is missing. */
  readonly date: string | null;
  /** With a missing date: the latest day there can be. */
  readonly latest: string | null;
  readonly rule: string;
  readonly origin: string;
  readonly say: string;
  readonly citations: readonly Citation[];
}

/** One option, or some of its medicines, and the first day on which every interval of this effect has passed. */
export interface Washout {
  readonly of: Interaction['of'];
  /** Of an option of which one medicine is chosen: those it is about. Empty for the whole option, or a medicine. */
  readonly medicines: readonly NamedId[];
  readonly plans: Interaction['plans'];
  readonly effect: Interaction['effect'];
  /**
   * The latest of the dates; null when none is known. Of `contraindicate` it is the `until` of the report, but for what
   * the report does not expect to end: a medicine that would stay (`if-stopped-today`), and what stands in `also`.
   */
  readonly date: string | null;
  /** False while a stop date is missing: the day may be later. */
  readonly complete: boolean;
  /** The verdict of the option as the case stands, and its `until`; null for a medicine. */
  readonly verdict: Verdict | null;
  readonly until: string | null;
  readonly waits: readonly Wait[];
  /** Other reasons that rule the option out or advise against it now, which no interval ends. */
  readonly also: readonly { readonly rule: string; readonly say: string; readonly citations: readonly Citation[] }[];
}

/** After stopping a medicine of the option asked about: how long before another may start. */
export interface Afterwards {
  readonly after: NamedId;
  readonly days: number;
  /** When it is stopped on the day of the case. */
  readonly date: string;
  readonly before: readonly NamedId[];
  readonly effect: Interaction['effect'];
  readonly rule: string;
  readonly origin: string;
  readonly say: string;
  readonly citations: readonly Citation[];
}

/** The JSON of `washouts`: the frame of a report and these keys. */
export interface WashoutsPage extends PersonPage {
  /** The option or medicine of --start-of; null for all options. */
  readonly startOf: Interaction['of'] | null;
  readonly taken: readonly NamedId[];
  /** What is stopped: its last day, or null where it is missing. */
  readonly stopped: readonly (NamedId & { readonly stopped: string | null })[];
  readonly takenComplete: boolean;
  readonly stoppedComplete: boolean;
  /** By date; those without a date last. */
  readonly washouts: readonly Washout[];
  /** Only with --start-of. */
  readonly afterwards: readonly Afterwards[];
}
