/** The canonical case: fixed key order, registry words and units, absolute dates, no sugar, nothing assumed. */
import { TOP_ORDER, MORE_GROUP } from './format.ts';
import type { Registry } from './registry.ts';
import { fold } from './fold.ts';

/** The draft in canonical order, as plain JSON. */
export function canonicalCase(
  draft: ReadonlyMap<string, unknown>,
  registry: Registry,
): Readonly<Record<string, unknown>> {
  const named = TOP_ORDER.filter((key) => key !== MORE_GROUP);
  const others = [...registry.root.children.values()]
    .map((child) => child.key)
    .filter((key) => !TOP_ORDER.includes(key));
  const result: Record<string, unknown> = {};
  for (const key of [...named, ...others, MORE_GROUP]) {
    const value = draft.get(key);
    if (value !== undefined) result[key] = plain(value, keyOrder(registry, key));
  }
  return result;
}

/** Order of the keys below a top-level key: that of the registry, then by name. */
function keyOrder(registry: Registry, key: string): readonly string[] {
  const child = registry.root.children.get(fold(key));
  return child?.kind === 'group' ? [...child.children.values()].map((inner) => inner.key) : [];
}

function plain(value: unknown, order: readonly string[]): unknown {
  if (!(value instanceof Map)) return value;
  const map = value as Map<string, unknown>;
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  const keys = [...map.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return Object.fromEntries(keys.map((key) => [key, plain(map.get(key), [])]));
}
