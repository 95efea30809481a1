/** `cite`: the bibliography, numbered or by author and year, each with how it was verified. */
import type { Reference } from '../knowledge/types.ts';
import { authorYear, vancouverRich } from './citation.ts';
import { cslOf } from './csl.ts';
import { type Block, heading, list, paragraph } from './document.ts';
import type { Rich } from './layout.ts';
import { drawPage, type PageOptions } from './page.ts';
import { stringify } from './json.ts';
import { count, sentence } from './words.ts';

export interface BibliographyOptions extends PageOptions {
  readonly citation: 'vancouver' | 'author-year';
}

export function renderBibliography(references: readonly Reference[], options: BibliographyOptions): string {
  return drawPage(bibliographyBlocks(references, options.citation), options);
}

/** The same bibliography as a CSL-JSON array, for reference managers. */
export function renderCsl(references: readonly Reference[]): string {
  return `${stringify(references.map(cslOf))}\n`;
}

function bibliographyBlocks(references: readonly Reference[], citation: BibliographyOptions['citation']): Block[] {
  const rows = references.map((reference) => ({ reference, item: cslOf(reference) }));
  const incomplete = rows.filter(({ item }) => item.incomplete).length;
  const title = heading(
    1,
    `${count(rows.length, 'source')}${incomplete === 0 ? '' : `, ${incomplete} with an incomplete record`}`,
  );
  const how = (reference: Reference): Rich => [
    { text: ` Verified ${reference.verified.on}: ${sentence(reference.verified.how)}`, tone: 'muted' },
  ];
  if (citation === 'vancouver') {
    const items = rows.map(({ reference, item }, index) => ({
      number: index + 1,
      text: [...vancouverRich(item), ...how(reference)],
    }));
    return [title, ...(items.length === 0 ? [] : [{ kind: 'references', items } as const])];
  }
  const sorted = [...rows].sort(
    (a, b) => compare(authorYear(a.item), authorYear(b.item)) || compare(a.item.id, b.item.id),
  );
  return [
    title,
    ...list(
      sorted.map(({ reference, item }): Rich => [
        { text: `${authorYear(item)}. `, tone: 'emphasis' },
        ...vancouverRich(item),
        ...how(reference),
      ]),
    ),
    paragraph({ text: 'Sorted by first author; ids are those of the knowledge base.', tone: 'muted' }),
  ];
}

/** By code point, so that the order does not depend on the machine's language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
