/**
 * Results that hang on an object and a key and on nothing else: each is found once and kept as long as the object lives.
 * Null is a result like any other.
 */
export function keptWith<Owner extends object, Key, Value>(): (owner: Owner, key: Key, find: () => Value) => Value {
  const owners = new WeakMap<Owner, Map<Key, Value>>();
  return (owner, key, find) => {
    const kept = owners.get(owner) ?? new Map<Key, Value>();
    owners.set(owner, kept);
    const before = kept.get(key);
    if (before !== undefined) return before;
    const value = find();
    kept.set(key, value);
    return value;
  };
}
