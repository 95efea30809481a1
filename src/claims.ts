/** The page of `claims`: those that a word fits, with every source they cite. */
import { optionsMatching } from './find.ts';
import type { Knowledge, PopularClaim, PopularClaims } from './knowledge/types.ts';
import { nearest } from './problems.ts';
import type { ClaimsPage } from './report/claims-text.ts';
import { referencesIn } from './show.ts';

/** Null when nothing fits `query`. */
export function claimsPageOf(knowledge: Knowledge, query: string | null, full: boolean): ClaimsPage | null {
  const all = knowledge.popularClaims();
  const fits = fitting(knowledge, query);
  const parts = {
    topics: all.topics.filter((item) => fits([item.id, item.name, item.why], [item.id])),
    statements: all.statements.filter((item) => fits(wordsOf(item), item.about)),
    printed: all.references.filter((item) => fits([item.id, 'references', item.verdict, item.asPrinted], [])),
  };
  if (Object.values(parts).every((list) => list.length === 0)) return null;
  const real = parts.printed.flatMap((item) => (item.real === null ? [] : [{ id: item.real }]));
  return {
    query,
    full: full || query !== null,
    article: all.article,
    ...parts,
    references: referencesIn([parts, { sources: real }], knowledge),
  };
}

/** The nearest thing that claims are about, for a word nothing fits. */
export function nearestClaim(knowledge: Knowledge, query: string): string | null {
  const all: PopularClaims = knowledge.popularClaims();
  return nearest(query, [
    ...new Set([
      ...all.statements.flatMap((item) => [...item.about, item.id]),
      ...all.references.map((item) => item.id),
    ]),
  ]);
}

function wordsOf(item: PopularClaim): readonly string[] {
  return [item.id, item.claim, item.verdict, item.section ?? ''];
}

type Fits = (words: readonly string[], about: readonly string[]) => boolean;

/** By the word itself, or by an option that the word names (a brand finds the claims about its option). */
function fitting(knowledge: Knowledge, query: string | null): Fits {
  if (query === null) return () => true;
  const wanted = query.toLowerCase();
  // STAR*D is found as "stard" too, and the other way round.
  const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, '');
  const plainQuery = plain(query);
  // An id stands for itself: `ect` is no part of a word such as "effect".
  const isId = knowledge.options.some((option) => option.id === wanted);
  const ids = new Set([wanted, ...(isId ? [] : optionsMatching(query, knowledge).map((option) => option.id))]);
  return (words, about) =>
    about.some((id) => ids.has(id)) || (!isId && [...words, ...about].some((word) => plain(word).includes(plainQuery)));
}
