/** References by the AMA and APA manuals. Like Vancouver, they say what is missing and fill nothing in. */
import { addressOf, datedPlace, namesIn, notesOn, titleOf, vancouverRich, yearOf } from './citation.ts';
import { type CslItem, type CslName, initialsOf } from '../knowledge/csl.ts';
import type { Rich } from './layout.ts';
import { sentence } from './words.ts';

export const CITATION_STYLES = ['vancouver', 'ama', 'apa', 'author-year'] as const;
export type CitationStyle = (typeof CITATION_STYLES)[number];

/** One reference in a style; `author-year` prints the Vancouver line after its short form. */
export function referenceRich(item: CslItem, style: CitationStyle): Rich {
  if (style === 'apa') return apaRich(item);
  return style === 'ama' ? amaRich(item) : vancouverRich(item);
}

const AMA_ALL = 6;
const AMA_FIRST = 3;

/** Up to six authors, of more the first three, et al. Title. Journal. year;volume(issue):pages. doi. */
function amaRich(item: CslItem): Rich {
  const names = namesIn(item);
  const more = names.length > AMA_ALL || !item.authorsComplete;
  const shown = names.slice(0, more ? AMA_FIRST : AMA_ALL);
  const authors = shown.length === 0 ? null : [...shown, ...(more ? ['et al'] : [])].join(', ');
  const words = [authors, titleOf(item), item['container-title'] ?? null, datedPlace(item, 'full')];
  return [lineOf(words), ...addressOf(item), ...marks(item)];
}

/** Rush, A. J., & Trivedi, M. H. (2006). Title. Journal, 163(11), 1905-1917. https://doi.org/... */
function apaRich(item: CslItem): Rich {
  const authors = apaAuthors(item);
  const year = `(${yearOf(item) ?? 'n.d.'}).`;
  const title = titleOf(item);
  const volume =
    item.volume === undefined ? null : `${item.volume}${item.issue === undefined ? '' : `(${item.issue})`}`;
  const place = [item['container-title'] ?? null, volume, item.page ?? null].filter((part) => part !== null).join(', ');
  const parts =
    authors === null
      ? [title === null ? null : sentence(title), year]
      : [sentence(authors), year, title === null ? null : sentence(title)];
  const start = [...parts, place === '' ? null : sentence(place)].filter((part) => part !== null).join(' ');
  const address =
    item.DOI === undefined
      ? item.URL === undefined
        ? []
        : [' ', { text: item.URL, link: item.URL }]
      : [' ', { text: `https://doi.org/${item.DOI}`, link: `https://doi.org/${item.DOI}` }];
  return [start, ...address, ...marks(item)];
}

function apaAuthors(item: CslItem): string | null {
  const names = (item.author ?? []).map(apaName);
  const last = names.at(-1);
  if (last === undefined) return null;
  if (!item.authorsComplete) return `${names.join(', ')}, et al`;
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')}, & ${last}`;
}

function apaName(name: CslName): string {
  if ('literal' in name) return name.literal;
  const initials = [...initialsOf(name.given)].map((letter) => `${letter}.`).join(' ');
  return [name.family, initials, name.suffix].filter((part) => part !== undefined).join(', ');
}

function lineOf(words: readonly (string | null)[]): string {
  return words
    .filter((part) => part !== null && part !== '')
    .map((part) => sentence(part as string))
    .join(' ');
}

function marks(item: CslItem): Rich {
  return notesOn(item).map((note) => ` [${note}]`);
}
