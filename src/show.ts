/** The page `show` prints on one option: the option with every rule that binds it, positions, details and the sources of all that. */
import type { Knowledge, Reference } from './knowledge/types.ts';
import { positionsOn } from './reasoning/positions.ts';
import type { ShowPage } from './report/show-text.ts';

/** Everything the knowledge base holds on one option; null when the id is not an option. */
export function showPageOf(knowledge: Knowledge, id: string): ShowPage | null {
  const option = knowledge.options.find((item) => item.id === id);
  const shown = knowledge.shownOption(id);
  const details = knowledge.details(id);
  if (option === undefined || shown === null || details === null) return null;
  const indices = [...new Set(Object.values(option.ruleSets).flat())];
  const rules = indices.flatMap((index) => knowledge.shownRule(index) ?? []);
  const popular = knowledge.popularClaims().statements.filter((item) => item.about.includes(id));
  const page = { option: shown, details, rules, positions: positionsOn(knowledge, id), popular };
  return { ...page, references: referencesIn(page, knowledge) };
}

/** The sources cited anywhere below a value, by id. */
export function referencesIn(value: unknown, knowledge: Pick<Knowledge, 'references'>): readonly Reference[] {
  const ids = new Set<string>();
  collect(value, ids);
  return [...ids].sort().flatMap((id) => knowledge.references.get(id) ?? []);
}

function collect(value: unknown, ids: Set<string>): void {
  if (Array.isArray(value)) value.forEach((item) => collect(item, ids));
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'sources' && Array.isArray(inner))
        for (const item of inner as { id?: unknown }[]) if (typeof item.id === 'string') ids.add(item.id);
      collect(inner, ids);
    }
  }
}
