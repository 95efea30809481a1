/** Why one option got its verdict, and what would change it. semantics.md 14. */
import type { Report, ReportNames, ReportOption, ReportReason, Verdict } from './types.ts';

export interface Explanation extends Pick<
  Report,
  'program' | 'asOf' | 'settings' | 'knowledgeBase' | 'case' | 'safety'
> {
  readonly option: ReportOption;
  readonly for: readonly ReportReason[];
  readonly against: readonly ReportReason[];
  readonly unknown: readonly ReportReason[];
  /** Single changes, then pairs, with which the verdict would be another. */
  readonly wouldDiffer: readonly {
    readonly changes: readonly { readonly fact: string; readonly from: unknown; readonly to: unknown }[];
    readonly verdict: Verdict;
  }[];
  /** CSL-JSON, at least of every source cited above. */
  readonly references: Report['references'];
  /** Names for ids, as the report has them. */
  readonly names?: Partial<ReportNames>;
}
