/**
 * References as CSL-JSON items, with what CSL has no word for beside it: how the work was verified, its status, and
 * whether its record is complete. A description never becomes a title.
 */
import type { Reference } from './types.ts';

type CslType = 'article-journal' | 'report' | 'document' | 'webpage' | 'book';

export type CslName =
  { readonly family: string; readonly given: string; readonly suffix?: string } | { readonly literal: string };

/** A type alias, not an interface, so that it is also a plain record. */
export type CslItem = {
  readonly id: string;
  readonly type: CslType;
  /** Guideline or label, where the CSL type does not say so. */
  readonly genre?: string;
  readonly author?: readonly CslName[];
  readonly title?: string;
  readonly 'container-title'?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly page?: string;
  readonly DOI?: string;
  readonly PMID?: string;
  readonly PMCID?: string;
  readonly URL?: string;
  readonly issued?: { readonly 'date-parts': readonly [readonly [number]] };
  /** What the work is, in our words, where its title was not displayed. */
  readonly description: string | null;
  /** False where more authors exist than are listed. */
  readonly authorsComplete: boolean;
  /** An author, the title, the journal or the year was not displayed. */
  readonly incomplete: boolean;
  readonly verified: { readonly level: 'record' | 'cited'; readonly how: string; readonly on: string };
  readonly status: { readonly state: 'current' | 'corrected' | 'retracted' | 'superseded'; readonly by: string | null };
};

const TYPES = {
  'article-journal': { type: 'article-journal' },
  report: { type: 'report' },
  guideline: { type: 'report', genre: 'guideline' },
  label: { type: 'document', genre: 'label' },
  webpage: { type: 'webpage' },
  book: { type: 'book' },
} as const satisfies Record<Reference['type'], { type: CslType; genre?: string }>;

/** What appeared in a volume of a periodical is an article of it, whatever else it is. */
function typeOf(reference: Reference): { readonly type: CslType; readonly genre?: string } {
  if (reference.volume !== undefined && reference.container !== undefined) return { type: 'article-journal' };
  return TYPES[reference.type];
}

export function cslOf(reference: Reference): CslItem {
  const authors = reference.authors ?? [];
  const names = authors.filter((author) => !isEtAl(author)).map(cslName);
  return {
    id: reference.id,
    ...typeOf(reference),
    ...(names.length === 0 ? {} : { author: names }),
    ...given('title', reference.title),
    ...given('container-title', reference.container),
    ...given('volume', reference.volume),
    ...given('issue', reference.issue),
    ...given('page', reference.pages),
    ...given('DOI', reference.doi),
    ...given('PMID', reference.pmid),
    ...given('PMCID', reference.pmcid),
    ...given('URL', reference.url),
    ...(reference.year === undefined ? {} : { issued: { 'date-parts': [[reference.year]] as const } }),
    description: reference.title === undefined ? (reference.description ?? null) : null,
    authorsComplete: !authors.some(isEtAl),
    incomplete: reference.incomplete === true,
    verified: { level: reference.verified.level, how: reference.verified.how, on: reference.verified.on },
    status:
      typeof reference.status === 'string'
        ? { state: reference.status, by: null }
        : { state: 'superseded', by: reference.status.supersededBy },
  };
}

function given<Key extends string>(key: Key, value: string | undefined): { readonly [Name in Key]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [Name in Key]: string });
}

function isEtAl(author: string): boolean {
  return /^et al\.?$/i.test(author.trim());
}

/** The same for names in plain letters, as most are: a table of every letter there is takes long to make. */
const PLAIN_PERSON = /^([A-Z]?[A-Za-z'-]+(?: [A-Za-z'-]+)*) ([A-Z]{1,4})(?: (Jr|Sr|2nd|3rd|II|III|IV))?$/;
const PLAIN = /^[ -~]*$/;
const PERSON =
  /^(\p{Lu}?[\p{L}\p{M}'\u2019-]+(?: [\p{L}\p{M}'\u2019-]+)*) (\p{Lu}{1,4})(?: (Jr|Sr|2nd|3rd|II|III|IV))?$/u;
/** Capitals at the end of a body's name: a country, an institution or a kind of company, not initials. */
const BODY_ENDS = new Set([
  'UK',
  'US',
  'USA',
  'EU',
  'NHS',
  'WHO',
  'FDA',
  'EMA',
  'CDC',
  'LLC',
  'PLC',
  'INC',
  'LTD',
  'GMBH',
]);
const COMPANY_ENDS = new Set(['AB', 'AG', 'AS', 'BV', 'KG', 'NV', 'SA', 'SE']);

/** "Rush AJ" is a person; anything else is a body or a name that cannot be taken apart, and stays whole. */
function cslName(author: string): CslName {
  const name = author.trim();
  const match = (PLAIN.test(name) ? PLAIN_PERSON : PERSON).exec(name);
  const [family, initials, suffix] = [match?.[1], match?.[2], match?.[3]];
  if (family === undefined || initials === undefined || isBody(family, initials)) return { literal: name };
  // "J. A.", not "JA": a program that reads the item would take the latter for one name.
  const given = [...initials].map((letter) => `${letter}.`).join(' ');
  return suffix === undefined ? { family, given } : { family, given, suffix };
}

/** "JA" of "J. A.": the initials as Vancouver prints them. */
export function initialsOf(given: string): string {
  return given.replace(/[^\p{L}]/gu, '');
}

function isBody(family: string, initials: string): boolean {
  if (BODY_ENDS.has(initials)) return true;
  if (family.length > 2 && family === family.toUpperCase()) return true;
  const words = family.split(' ');
  return COMPANY_ENDS.has(initials) && words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word));
}
