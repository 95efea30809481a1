/**
 * References in words: a Vancouver line and a short author-year. Takes CSL items as the report carries them; what is
 * missing is said, never filled in.
 */
import { type CslItem, type CslName, initialsOf } from '../knowledge/csl.ts';
import type { Rich } from './layout.ts';

const NAMES_PRINTED = 6;

/** Vancouver: authors (six, then et al). title. journal. year;volume(issue):pages. doi and PMID. */
export function vancouver(item: CslItem): string {
  return vancouverRich(item)
    .map((piece) => (typeof piece === 'string' ? piece : 'text' in piece ? piece.text : ''))
    .join('');
}

/** The same line with its DOI, PMID or address as links where the format has links. */
export function vancouverRich(item: CslItem): Rich {
  const words = [authorsOf(item), titleOf(item), item['container-title'] ?? null, datedPlace(item)];
  const start = words
    .filter((part) => part !== null && part !== '')
    .map((part) => sentence(part as string))
    .join(' ');
  return [start, ...addressOf(item), ...notesOn(item).map((note) => ` [${note}]`)];
}

/** DOI, PMID and, where there is neither, the address; each as a link. */
export function addressOf(item: CslItem): Rich {
  const address: Rich[] = [];
  if (item.DOI !== undefined) address.push([{ text: `doi:${item.DOI}`, link: `https://doi.org/${item.DOI}` }]);
  if (item.PMID !== undefined)
    address.push([{ text: `PMID: ${item.PMID}`, link: `https://pubmed.ncbi.nlm.nih.gov/${item.PMID}/` }]);
  else if (item.PMCID !== undefined)
    address.push([{ text: item.PMCID, link: `https://pmc.ncbi.nlm.nih.gov/articles/${item.PMCID}/` }]);
  if (address.length === 0 && item.URL !== undefined) address.push([{ text: item.URL, link: item.URL }]);
  return address.flatMap((part): Rich => [' ', ...part]);
}

/** "Rush 2006", "Rush and Trivedi 2006", "Rush et al. 2006", "Lundbeck, no date". */
export function authorYear(item: CslItem): string {
  const names = (item.author ?? []).map((name) => ('literal' in name ? name.literal : name.family));
  const year = yearOf(item);
  const [first, second] = names;
  const who =
    first === undefined
      ? 'Author not displayed'
      : names.length > 2 || !item.authorsComplete
        ? `${first} et al.`
        : second === undefined
          ? first
          : `${first} and ${second}`;
  return year === null ? `${who}, no date` : `${who} ${year}`;
}

/** What a reader must know before relying on the record; empty for a complete, current work that was read. */
export function notesOn(item: CslItem): string[] {
  const all: string[] = [];
  if (item.status.state === 'retracted') all.push('RETRACTED');
  if (item.status.state === 'superseded') all.push(`superseded by ${item.status.by ?? 'a later edition'}`);
  if (item.status.state === 'corrected') all.push('a correction was published');
  if (item.incomplete) all.push(`record incomplete: ${missingParts(item)}`);
  if (item.verified.level === 'cited') all.push('not read itself; known from works that cite it');
  return all;
}

function missingParts(item: CslItem): string {
  const missing: string[] = [];
  if (item.author === undefined) missing.push('authors');
  if (item.title === undefined) missing.push('title');
  if (item.type === 'article-journal' && item['container-title'] === undefined) missing.push('journal');
  if (yearOf(item) === null) missing.push('year');
  return missing.length === 0 ? 'part of it was not displayed' : `${missing.join(', ')} not displayed`;
}

function authorsOf(item: CslItem): string | null {
  const names = namesIn(item);
  if (names.length === 0) return null;
  const more = names.length > NAMES_PRINTED || !item.authorsComplete;
  return [...names.slice(0, NAMES_PRINTED), ...(more ? ['et al'] : [])].join(', ');
}

/** Each author as "Rush AJ"; a body as it is. */
export function namesIn(item: CslItem): string[] {
  return (item.author ?? []).map(nameOf);
}

function nameOf(name: CslName): string {
  if ('literal' in name) return name.literal;
  return [name.family, initialsOf(name.given), name.suffix].filter((part) => part !== undefined).join(' ');
}

/** The title, or a description that says it is none. */
export function titleOf(item: CslItem): string | null {
  if (item.title !== undefined) return item.genre === undefined ? item.title : `${item.title} [${item.genre}]`;
  return item.description === null ? null : `[Description, not a title: ${item.description}]`;
}

/** year;volume(issue):pages, as far as known. Pages are shortened as Vancouver has them, or stand in full. */
export function datedPlace(item: CslItem, pages: 'short' | 'full' = 'short'): string {
  const issue = item.issue === undefined ? '' : `(${item.issue})`;
  const volume = item.volume === undefined ? issue : `${item.volume}${issue}`;
  const page =
    item.page === undefined
      ? ''
      : `${volume === '' ? ';' : ':'}${pages === 'short' ? shortRange(item.page) : item.page}`;
  const place = volume === '' ? page : `;${volume}${page}`;
  const year = yearOf(item);
  return `${year ?? '[no date]'}${place}`;
}

/** Pages as Vancouver shortens them: 640-648 is 640-8, e636-e641 is e636-41. */
function shortRange(page: string): string {
  const [, letter = '', first, again, last] = /^(\p{L}?)(\d+)-(\p{L}?)(\d+)$/u.exec(page) ?? [];
  if (first === undefined || last === undefined || first.length !== last.length || first === last) return page;
  if (again !== letter) return page;
  let same = 0;
  while (first[same] === last[same]) same += 1;
  return `${letter}${first}-${last.slice(same)}`;
}

export function yearOf(item: CslItem): number | null {
  return item.issued?.['date-parts'][0][0] ?? null;
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

/** Reads a reference of a report, whose type promises only a record. Null when it is no such item. */
export function asCslItem(record: Readonly<Record<string, unknown>>): CslItem | null {
  const { id, type, verified, status } = record;
  const isOurs =
    typeof id === 'string' &&
    typeof type === 'string' &&
    typeof verified === 'object' &&
    verified !== null &&
    typeof status === 'object' &&
    status !== null;
  return isOurs ? (record as CslItem) : null;
}
