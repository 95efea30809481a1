/** Options side by side, as plain data: the JSON contract of `compare`, and what its pages are drawn from. */
import type { EffectClaim, Reference } from '../knowledge/types.ts';
import type { Tone } from './layout.ts';
import type { Report, Verdict } from './types.ts';

export interface Comparison {
  readonly program: string;
  readonly knowledgeBase: Pick<Report['knowledgeBase'], 'version' | 'sha256'>;
  /** The canonical case; null when none was given. */
  readonly case: Report['case'] | null;
  /** What the verdicts are for; null when no case was given. */
  readonly settings: {
    readonly asOf: string;
    readonly jurisdiction: string | null;
    readonly guideline: string | null;
  } | null;
  readonly options: readonly {
    readonly id: string;
    readonly name: string;
    readonly family: string;
    readonly verdict: Verdict | null;
    readonly rank: number | null;
  }[];
  /** Emergencies and urgent findings of the case: they stand before any comparison. */
  readonly safety: Report['safety'];
  /** Names of the facts that these rest on. */
  readonly names: { readonly facts: Readonly<Record<string, string>> };
  readonly rows: readonly ComparisonRow[];
  /** Every source cited in the rows. */
  readonly references: readonly Reference[];
}

/** One question, answered for each option in the order of `options`. */
export interface ComparisonRow {
  readonly id: string;
  readonly name: string;
  readonly cells: readonly ComparisonCell[];
}

export interface ComparisonCell {
  /** Why nothing is said; null where lines are. */
  readonly notKnown: string | null;
  readonly lines: readonly ComparisonLine[];
}

export interface ComparisonLine {
  /** A word before the sentence: an outcome, a step of the regimen, a guideline. */
  readonly label: string | null;
  readonly tone: Tone | null;
  readonly say: string;
  /** In whom, and by what kind of study. */
  readonly note: string | null;
  /** Both arms of an effect or harm, as the source gives them. */
  readonly arms: NonNullable<EffectClaim['arms']> | null;
  readonly sources: readonly { readonly id: string; readonly at?: string | undefined }[];
}
