/** The references of a report: what it cites, and nothing else. */
import type { Knowledge, Reference } from '../knowledge/types.ts';
import { cslOf } from './csl.ts';
import type { Report } from './types.ts';

/** CSL-JSON of every source id that stands anywhere in a page, by id. */
export function referencesOf(page: unknown, knowledge: Knowledge): Report['references'] {
  const ids = new Set<string>();
  collect(page, ids);
  return listed(ids, knowledge);
}

/** The same of a report. The citations of an option are those of its reasons: most of it need not be gone through. */
export function reportReferences(report: Omit<Report, 'references'>, knowledge: Knowledge): Report['references'] {
  const ids = new Set<string>();
  const { options, ...rest } = report;
  collect(rest, ids);
  for (const { citations, confirm, guideline } of options) collect({ citations, confirm, guideline }, ids);
  return listed(ids, knowledge);
}

function listed(ids: ReadonlySet<string>, knowledge: Knowledge): Report['references'] {
  return [...ids]
    .sort()
    .map((id) => knowledge.references.get(id))
    .filter((reference): reference is Reference => reference !== null)
    .map(itemOf);
}

const items = new WeakMap<Reference, ReturnType<typeof cslOf>>();

/** The item of a reference; made once, as every report of a run cites much the same. */
function itemOf(reference: Reference): ReturnType<typeof cslOf> {
  const known = items.get(reference);
  if (known !== undefined) return known;
  const item = cslOf(reference);
  items.set(reference, item);
  return item;
}

function collect(value: unknown, ids: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, ids);
    return;
  }
  if (value === null || typeof value !== 'object') return;
  for (const key in value) {
    const inner = (value as Record<string, unknown>)[key];
    if ((key === 'citations' || key === 'sources') && Array.isArray(inner)) {
      for (const citation of inner as { id?: unknown }[]) if (typeof citation.id === 'string') ids.add(citation.id);
    } else collect(inner, ids);
  }
}
