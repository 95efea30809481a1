/** What every page about a person begins with. */
import type { Report } from './types.ts';
import { INTENDED_USE, nameOf, type Named } from './words.ts';

/** What comes first on every page about a person, with the names of the facts it rests on. */
export interface SafetyPart {
  readonly safety: Report['safety'];
  readonly names: { readonly facts: Readonly<Record<string, string>> };
}

/** The frame of a report, for a page of its own. */
export interface PersonPage
  extends
    SafetyPart,
    Pick<
      Report,
      'report' | 'program' | 'asOf' | 'settings' | 'knowledgeBase' | 'case' | 'assumed' | 'warnings' | 'references'
    > {}

/** The safety findings of a report with the names they need. */
export function safetyPartOf({ safety, names }: Pick<Report, 'safety' | 'names'>): SafetyPart {
  const entered = new Set(safety.flatMap((item) => item.because));
  return {
    safety,
    names: { facts: Object.fromEntries(Object.entries(names.facts ?? {}).filter(([id]) => entered.has(id))) },
  };
}

/** Day, knowledge base and intended use, in one line; the country where the page depends on it. */
export function headLine(page: Pick<Report, 'asOf' | 'knowledgeBase'>, country: string | null = null): string {
  const { version, sha256 } = page.knowledgeBase;
  const parts = [
    page.asOf,
    ...(country === null ? [] : [country]),
    `knowledge base ${version} (${sha256.slice(0, 12)})`,
  ];
  return `As of ${parts.join(', ')}. ${INTENDED_USE}`;
}

/** The country whose label and guidelines the page goes by. */
export function countryOf(page: Named & Pick<Report, 'settings'>): string {
  const { jurisdiction } = page.settings;
  return jurisdiction === null ? 'no country set' : nameOf(page, 'jurisdictions', jurisdiction);
}
