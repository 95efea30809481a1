/** Kleene's strong three-valued logic. Unknown is a value of its own and never reads as false. */

export type Truth = 'true' | 'false' | 'unknown';

/** Conjunction: false if any is false, else unknown if any is unknown, else true (true for none). */
export function and(values: readonly Truth[]): Truth {
  if (values.includes('false')) return 'false';
  return values.includes('unknown') ? 'unknown' : 'true';
}

/** Disjunction: true if any is true, else unknown if any is unknown, else false (false for none). */
export function or(values: readonly Truth[]): Truth {
  if (values.includes('true')) return 'true';
  return values.includes('unknown') ? 'unknown' : 'false';
}

/** Negation; the negation of unknown is unknown. */
export function not(value: Truth): Truth {
  if (value === 'unknown') return 'unknown';
  return value === 'true' ? 'false' : 'true';
}

/** A claim that is certainly settled, as a truth value. */
export function truthOf(claim: boolean): Truth {
  return claim ? 'true' : 'false';
}
