/** The references of a report: what it cites, and nothing else, as CSL-JSON items by id. */
import type { Knowledge } from '../knowledge/types.ts';
import type { Report } from './types.ts';

type Record = Report['references'][number];

/** The item of every source id that stands anywhere in a page. */
export function referencesOf(page: unknown, knowledge: Knowledge): Report['references'] {
  return [...citedIn(page)].sort().flatMap((id) => knowledge.references.item(id) ?? []);
}

/** The source ids that stand anywhere in `page`. */
export function citedIn(page: unknown): ReadonlySet<string> {
  const ids = new Set<string>();
  collect(page, ids);
  return ids;
}

/** What is behind the references of a report. A report cites hundreds of sources, and few readers need all of them. */
interface Shelf {
  readonly get: (id: string) => Record | undefined;
  readonly json: () => readonly string[];
}
/** On the report itself: each part of the built program holds its own copy of this file. */
const SHELF = Symbol.for('nextstep.references');

function shelfOf(report: object): Shelf | undefined {
  return (report as { [SHELF]?: Shelf })[SHELF];
}

/** The report with its references, which are read when they are asked for. */
export function withReferences(report: Omit<Report, 'references'>, knowledge: Knowledge): Report {
  const ids = new Set<string>();
  const { options, ...rest } = report;
  collect(rest, ids);
  // The citations of an option are those of its reasons: most of a report need not be gone through.
  for (const { citations, confirm, guideline } of options) collect({ citations, confirm, guideline }, ids);
  const { references } = knowledge;
  let items: Report['references'] | null = null;
  const made = Object.defineProperty(report, 'references', {
    enumerable: true,
    get: () => (items ??= [...ids].sort().flatMap((id) => references.item(id) ?? [])),
  }) as Report;
  const shelf: Shelf = {
    get: (id) => (ids.has(id) ? (references.item(id) ?? undefined) : undefined),
    json: () => [...ids].sort().flatMap((id) => references.json(id) ?? []),
  };
  return Object.defineProperty(made, SHELF, { value: shelf });
}

/** Looks up one reference of a report. */
export function referenceIn(report: Pick<Report, 'references'>): (id: string) => Record | undefined {
  return shelfOf(report)?.get ?? lookup(report.references);
}

/** Looks up one of these. */
export function lookup(references: Report['references']): (id: string) => Record | undefined {
  const byId = new Map(references.map((record) => [record['id'], record]));
  return (id) => byId.get(id);
}

/** The references of a report as they are written in JSON, one by one; null when only the items are known. */
export function referencesAsJson(report: object): readonly string[] | null {
  return shelfOf(report)?.json() ?? null;
}

function collect(value: unknown, ids: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, ids);
    return;
  }
  if (value === null || typeof value !== 'object') return;
  for (const key in value) {
    const inner = (value as Readonly<{ [key: string]: unknown }>)[key];
    if (typeof inner !== 'object') continue;
    if ((key === 'citations' || key === 'sources') && Array.isArray(inner)) {
      for (const citation of inner as { id?: unknown }[]) if (typeof citation.id === 'string') ids.add(citation.id);
    } else collect(inner, ids);
  }
}
