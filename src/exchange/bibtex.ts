/** References as BibTeX. Letters stay as they are (UTF-8); the signs that TeX reads are written out. */
import { type CslItem, type CslName, initialsOf } from '../knowledge/csl.ts';
import { noteOf, oneLine, pagesOf, yearOf } from './note.ts';

const TYPES = {
  'article-journal': 'article',
  report: 'techreport',
  document: 'misc',
  webpage: 'misc',
  book: 'book',
} as const satisfies Record<CslItem['type'], string>;

/** Where the journal, the publishing body or the site of each type stands. */
const CONTAINERS = {
  'article-journal': 'journal',
  report: 'institution',
  document: 'howpublished',
  webpage: 'howpublished',
  book: 'howpublished',
} as const satisfies Record<CslItem['type'], string>;

export function toBibtex(items: readonly CslItem[]): string {
  return items.map(entry).join('\n');
}

function entry(item: CslItem): string {
  const text = (value: string | undefined): string | null => (value === undefined ? null : `{${escaped(value)}}`);
  // Twice in braces, so that styles keep the capitals.
  const title = item.title === undefined ? null : `{{${escaped(item.title)}}}`;
  const fields: readonly (readonly [string, string | null])[] = [
    ['author', authorsOf(item)],
    ['title', title],
    [CONTAINERS[item.type], text(item['container-title'])],
    ['year', yearOf(item) === null ? null : `{${yearOf(item) ?? ''}}`],
    ['volume', text(item.volume)],
    ['number', text(item.issue)],
    ['pages', pagesText(item)],
    ['doi', verbatim(item.DOI)],
    ['pmid', text(item.PMID)],
    ['pmcid', text(item.PMCID)],
    ['url', verbatim(item.URL)],
    ['type', text(item.genre)],
    ['note', text(noteOf(item))],
  ];
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = ${value},`]));
  return [`@${TYPES[item.type]}{${item.id},`, ...lines, '}', ''].join('\n');
}

/** "Rush, A. J. and {US Food and Drug Administration} and others". */
function authorsOf(item: CslItem): string | null {
  const names = (item.author ?? []).map(nameOf);
  if (names.length === 0) return null;
  return `{${[...names, ...(item.authorsComplete ? [] : ['others'])].join(' and ')}}`;
}

function nameOf(name: CslName): string {
  if ('literal' in name) return `{${escaped(name.literal)}}`;
  const initials = [...initialsOf(name.given)].map((letter) => `${letter}.`).join(' ');
  return [name.family, name.suffix, initials]
    .filter((part) => part !== undefined)
    .map(escaped)
    .join(', ');
}

function pagesText(item: CslItem): string | null {
  const pages = pagesOf(item);
  if (pages === null) return null;
  return `{${escaped(pages.last === null ? pages.first : `${pages.first}--${pages.last}`)}}`;
}

/** DOI and address are read as they stand; a brace would end them. */
function verbatim(value: string | undefined): string | null {
  return value === undefined ? null : `{${oneLine(value).replaceAll('{', '%7B').replaceAll('}', '%7D')}}`;
}

const SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
};

function escaped(text: string): string {
  return oneLine(text).replace(/[\\{}~^&%$#_]/g, (sign) => SIGNS[sign] ?? sign);
}
