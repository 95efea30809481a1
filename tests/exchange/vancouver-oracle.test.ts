/**
 * Vancouver beside an independent formatter (citeproc with the published Vancouver style; a test's tool only, as its
 * licence forbids shipping it). Compared: authors, title, kind, journal, year, volume, issue, pages of every reference;
 * spaces, dashes and apostrophes are taken as one kind. Left out on both sides: addresses, our notes on verification,
 * and what is only said where something is missing ("[no date]", a description instead of a title, "et al" where a
 * record holds fewer than seven of more authors; the volume that the formatter repeats where no journal is known). Pages of the web are set as documents, with the title before the site.
 */
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-csl';
import { expect, it } from 'vitest';

import { vancouver } from '../../src/report/citation.ts';
import { type CslItem, cslOf } from '../../src/knowledge/csl.ts';
import { shipped } from '../acceptance/fixture.ts';

const { references } = shipped();
const OURS_ALONE = [
  'DOI',
  'PMID',
  'PMCID',
  'URL',
  'verified',
  'status',
  'incomplete',
  'authorsComplete',
  'description',
];

/** The fields both sides are given. */
function common(item: CslItem): Record<string, unknown> {
  const kept = Object.entries(item).filter(
    ([key]) => !OURS_ALONE.includes(key) && (key !== 'genre' || item.title !== undefined),
  );
  return { ...Object.fromEntries(kept), ...(item.type === 'webpage' ? { type: 'document' } : {}) };
}

function plain(text: string): string {
  return text
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[\u2018\u2019\u201c\u201d"]/g, "'")
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

function ours(item: CslItem): string {
  const bare = {
    ...common(item),
    status: { state: 'current', by: null },
    verified: { level: 'record', how: '', on: '' },
    incomplete: false,
    authorsComplete: true,
    description: null,
  } as unknown as CslItem;
  return plain(vancouver(bare).replace(/\[no date\][;.]?/, ''));
}

function oracle(item: CslItem): string {
  const text = new Cite(common(item)).format('bibliography', { format: 'text', template: 'vancouver', lang: 'en-US' });
  return plain(text)
    .replace(/^1\. ?/, '')
    .replace(/Vol\. \d+\. (?=\d{4};)/, '');
}

const items = references.ids.flatMap((id) => {
  const reference = references.get(id);
  return reference === null ? [] : [cslOf(reference)];
});

it('every reference reads as the independent formatter writes it', () => {
  expect(items.length).toBeGreaterThan(700);
  const different = items
    .map((item) => ({ id: item.id, ours: ours(item), oracle: oracle(item) }))
    .filter((row) => row.ours !== row.oracle);
  expect(different).toEqual([]);
});
