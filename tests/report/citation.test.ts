import { describe, expect, it } from 'vitest';

import type { Reference } from '../../src/knowledge/types.ts';
import { asCslItem, authorYear, vancouver } from '../../src/report/citation.ts';
import { cslOf } from '../../src/knowledge/csl.ts';

const BASE: Reference = {
  id: 'author-2006-trial',
  type: 'article-journal',
  authors: ['Author AB', 'Second C', 'Third D', 'Fourth E', 'Fifth F', 'Sixth G', 'et al'],
  title: 'A trial: what came of it',
  container: 'Journal of Trials',
  year: 2006,
  volume: '163',
  issue: '11',
  pages: '1905-1917',
  doi: '10.1000/jt.163.11.1905',
  pmid: '17074942',
  verified: { level: 'record', how: 'publisher page read', on: '2026-11-23' },
  status: 'current',
  reviewed: '2026-11-23',
  due: '2028-11-23',
};
const make = (more: Partial<Reference>, without: readonly (keyof Reference)[] = []): Reference =>
  Object.fromEntries(
    Object.entries({ ...BASE, ...more }).filter(([key]) => !without.includes(key as keyof Reference)),
  ) as Reference;

describe('cslOf', () => {
  it('maps a journal article', () => {
    expect(cslOf(BASE)).toEqual({
      id: 'author-2006-trial',
      type: 'article-journal',
      author: ['A. B.', 'C.', 'D.', 'E.', 'F.', 'G.'].map((given, index) => ({
        family: ['Author', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'][index],
        given,
      })),
      title: 'A trial: what came of it',
      'container-title': 'Journal of Trials',
      volume: '163',
      issue: '11',
      page: '1905-1917',
      DOI: '10.1000/jt.163.11.1905',
      PMID: '17074942',
      issued: { 'date-parts': [[2006]] },
      description: null,
      authorsComplete: false,
      incomplete: false,
      verified: { level: 'record', how: 'publisher page read', on: '2026-11-23' },
      status: { state: 'current', by: null },
    });
  });

  it.each([
    ['guideline', 'report', 'guideline'],
    ['label', 'document', 'label'],
    ['report', 'report', undefined],
    ['webpage', 'webpage', undefined],
    ['book', 'book', undefined],
  ] as const)('maps a %s to %s, outside a periodical', (type, csl, genre) => {
    expect(cslOf(make({ type }, ['volume', 'issue', 'pages']))).toMatchObject({
      type: csl,
      ...(genre === undefined ? {} : { genre }),
    });
  });

  it('takes what stands in a volume of a periodical for an article, whatever else it is', () => {
    for (const type of ['guideline', 'label', 'webpage'] as const)
      expect(cslOf(make({ type })).type).toBe('article-journal');
  });

  it.each([
    ['Rush AJ', { family: 'Rush', given: 'A. J.' }],
    ['van der Meulen E', { family: 'van der Meulen', given: 'E.' }],
    ["O'Reardon JP", { family: "O'Reardon", given: 'J. P.' }],
    ['L\u00f6\u00f6v S\u00c5', { family: 'L\u00f6\u00f6v', given: 'S. \u00c5.' }],
    ['San Pedro-Salcedo MG', { family: 'San Pedro-Salcedo', given: 'M. G.' }],
    ['Penninx BWJH', { family: 'Penninx', given: 'B. W. J. H.' }],
    ['Reynolds CF 3rd', { family: 'Reynolds', given: 'C. F.', suffix: '3rd' }],
    ['Cross JT Jr', { family: 'Cross', given: 'J. T.', suffix: 'Jr' }],
    [
      'National Institute for Health and Care Excellence',
      { literal: 'National Institute for Health and Care Excellence' },
    ],
    ['MIMS UK', { literal: 'MIMS UK' }],
    ['Flow Neuroscience AB', { literal: 'Flow Neuroscience AB' }],
    ['Janssen-Cilag International NV', { literal: 'Janssen-Cilag International NV' }],
    ['Johnson & Johnson', { literal: 'Johnson & Johnson' }],
    ['OPEN MINDS', { literal: 'OPEN MINDS' }],
    ['Fink', { literal: 'Fink' }],
  ])('takes %s apart', (author, name) => {
    expect(cslOf(make({ authors: [author] })).author).toEqual([name]);
  });

  it('never makes a title of a description', () => {
    const item = cslOf(make({ description: 'review of something', incomplete: true }, ['title']));
    expect(item).not.toHaveProperty('title');
    expect(item.description).toBe('review of something');
    expect(item.incomplete).toBe(true);
  });

  it('says what replaced a superseded work', () => {
    expect(cslOf(make({ status: { supersededBy: 'other-2020' } })).status).toEqual({
      state: 'superseded',
      by: 'other-2020',
    });
  });
});

describe('vancouver', () => {
  const line = (more: Partial<Reference>, without: readonly (keyof Reference)[] = []): string =>
    vancouver(cslOf(make(more, without)));

  it('prints six authors, then et al', () => {
    expect(line({})).toBe(
      'Author AB, Second C, Third D, Fourth E, Fifth F, Sixth G, et al. A trial: what came of it. Journal of Trials. 2006;163(11):1905-17. doi:10.1000/jt.163.11.1905 PMID: 17074942',
    );
    expect(line({ authors: ['A B', 'B C', 'C D', 'D E', 'E F', 'F G', 'G H'] })).toContain('F G, et al. ');
    expect(line({ authors: ['A B', 'B C'] })).toMatch(/^A B, B C\. A trial/);
    expect(line({ authors: ['A B', 'et al'] })).toMatch(/^A B, et al\. A trial/);
  });

  it.each([
    [{}, ['volume', 'issue', 'pages'], '. 2006. doi'],
    [{}, ['volume', 'issue'], '. 2006;1905-17. doi'],
    [{}, ['year', 'volume', 'issue', 'pages'], '. [no date]. doi'],
    [{ url: 'https://example.org/x' }, ['doi', 'pmid'], '17. https://example.org/x'],
    [{ pmcid: 'PMC123' }, ['doi', 'pmid'], '17. PMC123'],
    [{ title: 'Does it work?' }, [], 'Does it work? Journal'],
    [{ incomplete: true }, ['authors'], '[record incomplete: authors not displayed]'],
    [{ incomplete: true }, [], '[record incomplete: part of it was not displayed]'],
    [
      { incomplete: true, description: 'a review' },
      ['title', 'year'],
      '[Description, not a title: a review]. Journal of Trials. [no date];163(11):1905-17. doi:10.1000/jt.163.11.1905 PMID: 17074942 [record incomplete: title, year not displayed]',
    ],
    [{ status: 'retracted' }, [], '[RETRACTED]'],
    [{ status: 'corrected' }, [], '[a correction was published]'],
    [{ status: { supersededBy: 'b-2020' } }, [], '[superseded by b-2020]'],
    [
      { verified: { level: 'cited', how: 'reference lists', on: '2026-11-23' } },
      [],
      '[not read itself; known from works that cite it]',
    ],
  ] as const)('%j without %j', (more, without, part) => {
    expect(line(more as Partial<Reference>, without)).toContain(part);
  });
});

describe('authorYear', () => {
  it.each([
    [{}, [], 'Author et al. 2006'],
    [{ authors: ['Rush AJ'] }, [], 'Rush 2006'],
    [{ authors: ['Rush AJ', 'Trivedi MH'] }, [], 'Rush and Trivedi 2006'],
    [{ authors: ['Lundbeck'] }, ['year'], 'Lundbeck, no date'],
    [{}, ['authors'], 'Author not displayed 2006'],
  ] as const)('%j without %j is %s', (more, without, short) => {
    expect(authorYear(cslOf(make(more as Partial<Reference>, without)))).toBe(short);
  });
});

describe('asCslItem', () => {
  it('takes only what a report carries', () => {
    expect(asCslItem(cslOf(BASE))).toEqual(cslOf(BASE));
    expect(asCslItem({ id: 'x', type: 'book' })).toBeNull();
  });
});
