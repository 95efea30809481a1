/**
 * What can be known of one fact. Numbers stand in the unit of the registry; a range is an interval whose ends are
 * both possible; a set says what is present, what is absent, and whether anything unnamed can still be present.
 */

export type UnknownWhy = 'not-asked' | 'dont-know' | 'missing' | 'disputed' | 'stale';

export interface UnknownValue {
  readonly state: 'unknown';
  readonly why: UnknownWhy;
}
export interface ScalarValue {
  readonly state: 'known';
  readonly kind: 'scalar';
  readonly value: boolean | number | string;
}
export interface RangeValue {
  readonly state: 'known';
  readonly kind: 'range';
  readonly min: number;
  /** Infinity when there is no upper end. */
  readonly max: number;
}
export interface SetValue {
  readonly state: 'known';
  readonly kind: 'set';
  readonly present: readonly string[];
  readonly absent: readonly string[];
  /** Members asked about and answered "don't know". */
  readonly unsure: readonly string[];
  /** True when whatever is not present is absent. */
  readonly closed: boolean;
}
export type FactValue = UnknownValue | ScalarValue | RangeValue | SetValue;

export const NOT_ASKED: UnknownValue = { state: 'unknown', why: 'not-asked' };
export const DONT_KNOW: UnknownValue = { state: 'unknown', why: 'dont-know' };

export function unknown(why: UnknownWhy): UnknownValue {
  return { state: 'unknown', why };
}
export function scalar(value: boolean | number | string): ScalarValue {
  return { state: 'known', kind: 'scalar', value };
}
export function range(min: number, max: number): RangeValue {
  return { state: 'known', kind: 'range', min, max };
}
export function setOf(
  present: readonly string[],
  options: { absent?: readonly string[]; unsure?: readonly string[]; closed?: boolean } = {},
): SetValue {
  return {
    state: 'known',
    kind: 'set',
    present: [...present].sort(),
    absent: [...(options.absent ?? [])].sort(),
    unsure: [...(options.unsure ?? [])].sort(),
    closed: options.closed ?? false,
  };
}
