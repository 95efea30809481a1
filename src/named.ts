/** The page on something that is known by name and has no verdict: what it is, why, and what was read about it. */
import type { Named } from './find.ts';
import type { Knowledge, PopularClaim } from './knowledge/types.ts';
import { positionsOn } from './reasoning/positions.ts';
import type { NamedPage } from './report/named-text.ts';
import { referencesIn } from './show.ts';

/** The page on `named`; the caller has made sure that it is no option. */
export function namedPageOf(knowledge: Knowledge, named: Exclude<Named, { kind: 'option' }>): NamedPage {
  const id = 'entry' in named ? named.entry.id : named.id;
  const own =
    named.kind === 'class-or-strategy'
      ? { name: named.name, family: null, why: null, evidence: null, options: named.options }
      : {
          name: named.entry.name,
          family: named.entry.family,
          why: named.entry.why,
          evidence: named.kind === 'not-an-option' ? named.entry.evidence : null,
          options: [],
        };
  const page = {
    id,
    standing: named.kind,
    verdict: null,
    ...own,
    options: own.options.map((option) => ({
      id: option,
      name: knowledge.options.find((item) => item.id === option)?.name ?? option,
    })),
    positions: positionsOn(knowledge, id),
    popular: popularAbout(knowledge, [id]),
  };
  return { ...page, references: referencesIn(page, knowledge) };
}

/** Popular claims about any of these ids, in the order of the file. */
export function popularAbout(knowledge: Knowledge, ids: readonly string[]): readonly PopularClaim[] {
  return knowledge.popularClaims().statements.filter((item) => item.about.some((id) => ids.includes(id)));
}
