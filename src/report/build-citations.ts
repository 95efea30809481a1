/** Citations as reports carry them: `at` always present, each place once. */
import type { Citation as SourceCitation } from '../knowledge/types.ts';
import type { Citation } from './types.ts';

export function citationsOf(citations: readonly SourceCitation[]): Citation[] {
  return uniqueCitations(citations.map((citation) => ({ id: citation.id, at: citation.at ?? null })));
}

export function uniqueCitations(citations: readonly Citation[]): Citation[] {
  const seen = new Map<string, Citation>();
  for (const citation of citations) {
    const key = `${citation.id}\t${citation.at ?? ''}`;
    if (!seen.has(key)) seen.set(key, { id: citation.id, at: citation.at });
  }
  return [...seen.values()];
}
