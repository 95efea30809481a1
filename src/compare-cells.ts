/** The parts that rows of a comparison are made of. */
import type { CoreOption, OptionDetails, ShownOption } from './knowledge/types.ts';
import type { ComparisonCell, ComparisonLine } from './report/comparison.ts';
import type { ReportOption } from './report/types.ts';

/** One option with everything the rows read of it. */
export interface Compared {
  readonly option: CoreOption;
  readonly shown: ShownOption | null;
  readonly details: OptionDetails | null;
  /** Null when no case was given. */
  readonly judged: ReportOption | null;
}

/** A line with what was given, and nothing else. */
export function lineOf(say: string, more: Partial<ComparisonLine> = {}): ComparisonLine {
  return { label: null, tone: null, say, note: null, arms: null, sources: [], ...more };
}

/** A cell of lines; where there is none, the reason. */
export function cellOf(lines: readonly ComparisonLine[], otherwise: string): ComparisonCell {
  return lines.length === 0 ? { notKnown: otherwise, lines: [] } : { notKnown: null, lines };
}

export const MISSING = 'not in this knowledge base';

/** A cell of a field that may say why it is empty. */
export function fieldCell<Field extends object>(
  field: Field | { readonly notKnown: string } | undefined,
  lines: (filled: Exclude<Field, { readonly notKnown: string }>) => readonly ComparisonLine[],
): ComparisonCell {
  if (field === undefined) return cellOf([], MISSING);
  if (isUnknownField(field)) return cellOf([], field.notKnown);
  return cellOf(lines(field as Exclude<Field, { readonly notKnown: string }>), MISSING);
}

export function isUnknownField(field: unknown): field is { readonly notKnown: string } {
  return typeof field === 'object' && field !== null && 'notKnown' in field;
}
