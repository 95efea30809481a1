/** RIS and BibTeX of every reference, read by another program: title, year and DOI come out as they went in. */
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { expect, it } from 'vitest';

import { toBibtex } from '../../src/exchange/bibtex.ts';
import { toRis } from '../../src/exchange/ris.ts';
import { cslOf } from '../../src/knowledge/csl.ts';
import { shipped } from '../acceptance/fixture.ts';

const { references } = shipped();
const ITEMS = references.ids.flatMap((id) => references.get(id) ?? []).map(cslOf);

interface Read {
  readonly title?: string;
  readonly DOI?: string;
  readonly issued?: { readonly 'date-parts'?: readonly (readonly (string | number)[])[] };
}
const plain = (text: string | undefined): string | null =>
  text === undefined
    ? null
    : text
        .replace(/[\u2018\u2019]/g, "'")
        .replace(/[\u201c\u201d]/g, '"')
        .replace(/[\u2010-\u2015]/g, '-')
        .replace(/[\s\u00a0]+/g, ' ')
        .trim();
const yearOf = (item: Read): number | null => {
  const year = item.issued?.['date-parts']?.[0]?.[0];
  return year === undefined ? null : Number(year);
};
const row = (item: Read) => ({ title: plain(item.title), year: yearOf(item), doi: item.DOI ?? null });

it.each([
  ['RIS', toRis],
  ['BibTeX', toBibtex],
] as const)('%s', (_name, write) => {
  const read = new Cite(write(ITEMS)).data as readonly Read[];
  expect(read).toHaveLength(ITEMS.length);
  read.forEach((item, index) => expect({ ...row(item) }).toEqual(row(ITEMS[index] as Read)));
});
