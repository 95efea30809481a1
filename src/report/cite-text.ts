/** `cite`: the bibliography in a style, each with how it was verified; and the sources that need a look. */
import type { Reference } from '../knowledge/types.ts';
import { compareTexts } from '../logic/order.ts';
import { authorYear } from './citation.ts';
import { type CitationStyle, referenceRich } from './citation-styles.ts';
import { cslOf } from '../knowledge/csl.ts';
import { type Block, entries, type Entry, heading, list, paragraph } from './document.ts';
import type { Rich, Tone } from './layout.ts';
import { drawPage, type PageOptions } from './page.ts';
import { stringify } from './json.ts';
import { count, sentence } from './words.ts';

export interface BibliographyOptions extends PageOptions {
  readonly citation: CitationStyle;
}

export function renderBibliography(references: readonly Reference[], options: BibliographyOptions): string {
  return drawPage(bibliographyBlocks(references, options.citation), options);
}

/** The same bibliography as a CSL-JSON array with our own fields beside, as every other command carries it. */
export function renderCsl(references: readonly Reference[]): string {
  return `${stringify(references.map(cslOf))}\n`;
}

function bibliographyBlocks(references: readonly Reference[], citation: CitationStyle): Block[] {
  const rows = references.map((reference) => ({ reference, item: cslOf(reference) }));
  const incomplete = rows.filter(({ item }) => item.incomplete).length;
  const title = heading(
    1,
    `${count(rows.length, 'source')}${incomplete === 0 ? '' : `, ${incomplete} with an incomplete record`}`,
  );
  const how = (reference: Reference): Rich => [
    { text: ` Verified ${reference.verified.on}: ${sentence(reference.verified.how)}`, tone: 'muted' },
  ];
  if (citation === 'vancouver' || citation === 'ama') {
    const items = rows.map(({ reference, item }, index) => ({
      number: index + 1,
      text: [...referenceRich(item, citation), ...how(reference)],
    }));
    return [title, ...(items.length === 0 ? [] : [{ kind: 'references', items } as const])];
  }
  const sorted = [...rows].sort(
    (a, b) => compareTexts(authorYear(a.item), authorYear(b.item)) || compareTexts(a.item.id, b.item.id),
  );
  return [
    title,
    ...list(
      sorted.map(({ reference, item }): Rich => [
        ...(citation === 'apa' ? [] : [{ text: `${authorYear(item)}. `, tone: 'emphasis' } as const]),
        ...referenceRich(item, citation),
        ...how(reference),
      ]),
    ),
    paragraph({ text: 'Sorted by first author; ids are those of the knowledge base.', tone: 'muted' }),
  ];
}

export type Concern = 'retracted' | 'superseded' | 'corrected' | 'overdue';

/** A source that is not simply current: why, and which options cite it. */
export interface CheckedReference {
  readonly id: string;
  readonly concern: Concern;
  /** The later edition of a superseded source; the day its review was due of an overdue one. */
  readonly detail: string | null;
  readonly citedBy: readonly string[];
}

export interface CitationCheck {
  readonly asOf: string;
  /** How many sources were looked at. */
  readonly checked: number;
  readonly rows: readonly CheckedReference[];
}

const CONCERNS = {
  retracted: { title: 'Retracted: must not be cited', tone: 'danger' },
  overdue: { title: 'Review overdue', tone: 'caution' },
  superseded: { title: 'Superseded by a later edition', tone: 'caution' },
  corrected: { title: 'A correction was published', tone: 'muted' },
} as const satisfies Record<Concern, { title: string; tone: Tone }>;

export function renderCitationCheck(check: CitationCheck, options: PageOptions): string {
  return drawPage(checkBlocks(check), options);
}

function checkBlocks(check: CitationCheck): Block[] {
  const sections = (Object.keys(CONCERNS) as Concern[]).flatMap((concern): Block[] => {
    const rows = check.rows.filter((row) => row.concern === concern);
    if (rows.length === 0) return [];
    const items = rows.map((row): Entry => ({
      label: '',
      tone: null,
      title: [{ text: row.id, tone: 'emphasis' }, row.detail === null ? '' : ` (${detailText(row)})`],
      lines: [
        {
          mark: 'Cited by',
          text: [row.citedBy.length === 0 ? 'no option: kept for further reading.' : `${row.citedBy.join(', ')}.`],
        },
      ],
    }));
    return [
      heading(2, { text: `${CONCERNS[concern].title} (${rows.length})`, tone: CONCERNS[concern].tone }),
      ...entries(items),
    ];
  });
  return [
    heading(1, `${count(check.checked, 'source')} checked on ${check.asOf}`),
    ...(sections.length === 0 ? [paragraph('All are current, and none is overdue for review.')] : sections),
  ];
}

function detailText(row: CheckedReference): string {
  return row.concern === 'superseded' ? `now ${row.detail ?? ''}` : `due ${row.detail ?? ''}`;
}
