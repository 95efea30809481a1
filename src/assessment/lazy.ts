/** Computed on first use and then kept. */
export { lazily } from '../cases/lazy.ts';

/** A function of one id, or of an id within another, that computes each answer once. */
export function remembered<Value, Within extends readonly (string | null)[]>(
  compute: (id: string, ...within: Within) => Value,
): (id: string, ...within: Within) => Value {
  const known = new Map<string, Value>();
  return (id, ...within) => {
    const key = within.length === 0 ? id : `${id} ${within[0] ?? ''}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = compute(id, ...within);
    known.set(key, value);
    return value;
  };
}
