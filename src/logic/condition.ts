/**
 * The shape of a condition: what the knowledge base may ask about a person. Structured data, no expression strings.
 * The YAML form has the same keys in lower_snake (at_least, excludes_all, within_days).
 */

export type Strength = 'weak' | 'moderate' | 'strong';

/** Which medicines are meant. Exactly one of medicine, class, inhibits, induces, overdose. */
export interface MedicineSelector {
  readonly medicine?: string;
  readonly class?: string;
  /** An enzyme id such as cyp2d6; `strength` is the least strength that counts (default moderate). */
  readonly inhibits?: string;
  readonly induces?: string;
  readonly strength?: Strength;
  /** Toxicity in overdose, a sourced property of a medicine. */
  readonly overdose?: 'low' | 'moderate' | 'high';
}

export interface RecentSelector extends MedicineSelector {
  /** True while fewer than this many days have passed since the last dose: 35 days ago is free, 34 is not. */
  readonly withinDays: number;
}

export interface PlannedSelector extends MedicineSelector {
  readonly procedure?: string;
}

export interface FactTest {
  readonly fact: string;
  readonly is?: boolean | number | string;
  readonly in?: readonly (boolean | number | string)[];
  readonly includes?: string;
  readonly excludesAll?: readonly string[];
  readonly atLeast?: number;
  readonly above?: number;
  readonly below?: number;
  readonly atMost?: number;
}

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | FactTest
  /** A condition, implant or other boolean finding of the registry: `has: eating-disorder`. */
  | { readonly has: string }
  | { readonly taking: MedicineSelector }
  | { readonly recently: RecentSelector }
  | { readonly planned: PlannedSelector }
  /** Only in `ask_when` and the reassessment list: reads whether something is known, so it is not monotone. */
  | { readonly known: string };

/** Whether a condition asks about medicines or procedures anywhere. */
export function readsMedicines(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(readsMedicines);
  if ('any' in condition) return condition.any.some(readsMedicines);
  if ('not' in condition) return readsMedicines(condition.not);
  return 'taking' in condition || 'recently' in condition || 'planned' in condition;
}

/**
 * The part of a condition through which medicines make it true: of alternatives only those that ask about a medicine.
 * "A bleeding disorder, or an NSAID" is about the NSAID here. Null when it asks about none.
 */
export function medicinePart(condition: Condition): Condition | null {
  if (!readsMedicines(condition)) return null;
  if ('any' in condition) {
    return { any: condition.any.flatMap((part) => medicinePart(part) ?? []) };
  }
  if ('all' in condition) return { all: condition.all.map((part) => medicinePart(part) ?? part) };
  return condition;
}
