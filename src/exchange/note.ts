/** What a reference manager has no field for, in one note: an incomplete record, a status, and how the work was checked. */
import { notesOn } from '../report/citation.ts';
import type { CslItem } from '../knowledge/csl.ts';

/** One line; what is missing is said, never filled in. */
export function noteOf(item: CslItem): string {
  const parts = [
    ...notesOn(item),
    ...(item.title === undefined && item.description !== null ? [`description, not a title: ${item.description}`] : []),
    ...(item.authorsComplete ? [] : ['more authors than are listed']),
    `verified ${item.verified.on} (${item.verified.level}): ${item.verified.how}`,
  ];
  return oneLine(parts.join('. '));
}

/** Without line ends, tabs and other control characters: every format here is made of lines. */
export function oneLine(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** First and last page; an article number has no last. */
export function pagesOf(item: CslItem): { readonly first: string; readonly last: string | null } | null {
  if (item.page === undefined) return null;
  const [first = '', last] = item.page.split(/[-\u2013]/);
  return { first, last: last ?? null };
}

export function yearOf(item: CslItem): string | null {
  const year = item.issued?.['date-parts'][0][0];
  return year === undefined ? null : String(year);
}
