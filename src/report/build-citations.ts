/** Citations as reports carry them: `at` always present, each place once. */
import type { Citation as SourceCitation } from '../knowledge/types.ts';
import type { Citation } from './types.ts';

/** The same place is the same object wherever it is cited, so that places can be told apart without reading them. */
const places = new Map<string, Citation>();
const known = new WeakMap<readonly SourceCitation[], readonly Citation[]>();

function placeOf(id: string, at: string | null): Citation {
  const key = `${id}\t${at ?? ''}`;
  const before = places.get(key);
  if (before !== undefined) return before;
  const place: Citation = Object.freeze({ id, at });
  places.set(key, place);
  return place;
}

/** The citations of one statement of the knowledge base; made once. */
export function citationsOf(citations: readonly SourceCitation[]): readonly Citation[] {
  const before = known.get(citations);
  if (before !== undefined) return before;
  const made = [...new Set(citations.map(({ id, at }) => placeOf(id, at ?? null)))];
  known.set(citations, made);
  return made;
}

/** What is cited by these together, each place once. */
export function uniqueCitations(lists: Iterable<readonly Citation[]>): Citation[] {
  const all = new Set<Citation>();
  for (const list of lists) for (const citation of list) all.add(citation);
  return [...all];
}
