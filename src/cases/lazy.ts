/** Computed on first use and then kept: one case reads few of the words a knowledge base has. Imports nothing. */

/** A value that is computed when it is first asked for. */
export function lazily<Value>(compute: () => Value): () => Value {
  let kept: { readonly value: Value } | null = null;
  return () => (kept ??= { value: compute() }).value;
}

/** Values by id, each computed when it is first asked for. */
export interface Lookup<Value> {
  get(id: string): Value | undefined;
}

export function lookupOf<Value>(compute: (id: string) => Value | undefined): Lookup<Value> {
  const kept = new Map<string, Value | undefined>();
  return {
    get(id) {
      if (!kept.has(id)) kept.set(id, compute(id));
      return kept.get(id);
    },
  };
}
