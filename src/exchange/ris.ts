/** References as RIS (the tagged format of reference managers): one table from our fields to its tags. */
import { type CslItem, type CslName, initialsOf } from '../knowledge/csl.ts';
import { noteOf, oneLine, pagesOf, yearOf } from './note.ts';

const TYPES = {
  'article-journal': 'JOUR',
  report: 'RPRT',
  document: 'GEN',
  webpage: 'ELEC',
  book: 'BOOK',
} as const satisfies Record<CslItem['type'], string>;

type Values = readonly (string | null | undefined)[];

/** Tag, and what stands under it: nothing, one line, or one line for each value. TY is first, ER last. */
const FIELDS: readonly (readonly [string, (item: CslItem) => Values])[] = [
  ['TY', (item) => [TYPES[item.type]]],
  ['ID', (item) => [item.id]],
  ['AU', (item) => (item.author ?? []).map(nameOf)],
  ['TI', (item) => [item.title]],
  ['T2', (item) => [item['container-title']]],
  ['PY', (item) => [yearOf(item)]],
  ['VL', (item) => [item.volume]],
  ['IS', (item) => [item.issue]],
  ['SP', (item) => [pagesOf(item)?.first]],
  ['EP', (item) => [pagesOf(item)?.last]],
  ['DO', (item) => [item.DOI]],
  ['AN', (item) => [item.PMID]],
  ['C2', (item) => [item.PMCID]],
  ['M3', (item) => [item.genre]],
  ['UR', (item) => [item.URL]],
  ['N1', (item) => [noteOf(item)]],
];

/** Records end their lines with carriage return and line feed, as the format asks. */
export function toRis(items: readonly CslItem[]): string {
  return items.map(record).join('\r\n');
}

function record(item: CslItem): string {
  const lines = FIELDS.flatMap(([tag, values]) =>
    values(item).flatMap((value) =>
      value === null || value === undefined || value === '' ? [] : [`${tag}  - ${oneLine(value)}`],
    ),
  );
  return [...lines, 'ER  - ', ''].join('\r\n');
}

/** "Rush, A.J."; a body stays whole. */
function nameOf(name: CslName): string {
  if ('literal' in name) return name.literal;
  const initials = [...initialsOf(name.given)].map((letter) => `${letter}.`).join('');
  return [name.family, initials, name.suffix].filter((part) => part !== undefined).join(', ');
}
