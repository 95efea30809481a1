/** Every reference of the knowledge base, out through each format and in again by a reader of its own. */
import { describe, expect, it } from 'vitest';

import { shipped } from '../acceptance/fixture.ts';
import { toBibtex } from '../../src/exchange/bibtex.ts';
import { toCslJson } from '../../src/exchange/csl-json.ts';
import { toRis } from '../../src/exchange/ris.ts';
import { type CslItem, cslOf } from '../../src/knowledge/csl.ts';
import { parseBibtex, plainTex } from './parse-bibtex.ts';
import { parseRis } from './parse-ris.ts';

const { references } = shipped();
const ITEMS = references.ids.flatMap((id) => references.get(id) ?? []).map(cslOf);
const byId = new Map(ITEMS.map((item) => [item.id, item]));
const one = <T>(list: readonly T[] | undefined): T | null => {
  if ((list?.length ?? 0) > 1) throw new Error(`more than one: ${JSON.stringify(list)}`);
  return list?.[0] ?? null;
};
const flat = (text: string | undefined): string | null =>
  text === undefined ? null : text.replace(/\s+/g, ' ').trim();
const yearOf = (item: CslItem): string | null => {
  const year = item.issued?.['date-parts'][0][0];
  return year === undefined ? null : String(year);
};
const AWKWARD: CslItem = {
  id: 'awkward',
  type: 'article-journal',
  author: [{ family: "O'Reardon", given: 'JP', suffix: 'Jr' }, { literal: 'Trial & Group' }],
  title: 'A {brace} \\ 50% of $5 #1 a_b ~ ^\r\nTY  - JOUR',
  'container-title': 'Journal of {Signs}',
  page: 'e12',
  DOI: '10.1000/a_b<1>;2',
  issued: { 'date-parts': [[2001]] },
  description: null,
  authorsComplete: false,
  incomplete: false,
  verified: { level: 'record', how: 'line one\nline two', on: '2026-11-23' },
  status: { state: 'retracted', by: null },
};

describe('RIS', () => {
  const records = parseRis(toRis(ITEMS));
  it('holds every reference once, with its title, year and DOI', () => {
    expect(records.map((record) => one(record.get('ID')))).toEqual(ITEMS.map((item) => item.id));
    for (const record of records) {
      const item = byId.get(one(record.get('ID')) ?? '') as CslItem;
      expect(one(record.get('TI')), item.id).toBe(flat(item.title));
      expect(one(record.get('PY')), item.id).toBe(yearOf(item));
      expect(one(record.get('DO')), item.id).toBe(item.DOI ?? null);
      expect(record.get('AU') ?? [], item.id).toHaveLength(item.author?.length ?? 0);
    }
  });

  it('nothing in a value can open a line of its own', () => {
    const [record] = parseRis(toRis([AWKWARD]));
    expect(record?.get('TI')).toEqual(['A {brace} \\ 50% of $5 #1 a_b ~ ^ TY - JOUR']);
    expect(record?.get('AU')).toEqual(["O'Reardon, J.P., Jr", 'Trial & Group']);
    expect(record?.get('SP')).toEqual(['e12']);
    expect(record?.has('EP')).toBe(false);
    expect(one(record?.get('N1'))).toContain('RETRACTED');
  });
});

describe('BibTeX', () => {
  const entries = parseBibtex(toBibtex(ITEMS));
  it('holds every reference once, with its title, year and DOI', () => {
    expect(entries.map((entry) => entry.key)).toEqual(ITEMS.map((item) => item.id));
    for (const { key, fields } of entries) {
      const item = byId.get(key) as CslItem;
      const title = fields.get('title');
      expect(title === undefined ? null : plainTex(title), key).toBe(flat(item.title));
      expect(fields.get('year') ?? null, key).toBe(yearOf(item));
      expect(fields.get('doi') ?? null, key).toBe(item.DOI ?? null);
      for (const [name, value] of fields)
        if (name !== 'doi' && name !== 'url') expect(() => plainTex(value)).not.toThrow();
    }
  });

  it('signs of TeX are written out, and capitals are kept', () => {
    const [entry] = parseBibtex(toBibtex([AWKWARD]));
    expect(plainTex(entry?.fields.get('title') ?? '')).toBe('A {brace} \\ 50% of $5 #1 a_b ~ ^ TY - JOUR');
    expect(entry?.fields.get('title')?.startsWith('{')).toBe(true);
    expect(entry?.fields.get('author')).toBe("O'Reardon, Jr, J. P. and {Trial \\& Group} and others");
    expect(entry?.fields.get('doi')).toBe('10.1000/a_b<1>;2');
  });
});

/** Fields of an item in the published schema of CSL-JSON that we use. */
const CSL_KEYS = new Set([
  'id',
  'type',
  'genre',
  'author',
  'title',
  'container-title',
  'volume',
  'issue',
  'page',
  'DOI',
  'PMID',
  'PMCID',
  'URL',
  'issued',
  'note',
]);
const CSL_TYPES = ['article-journal', 'report', 'document', 'webpage', 'book'];

describe('CSL-JSON', () => {
  const items = JSON.parse(toCslJson(ITEMS)) as Record<string, unknown>[];
  it('has the shape of the schema, and nothing beside', () => {
    expect(items).toHaveLength(ITEMS.length);
    for (const item of items) {
      const id = String(item['id']);
      expect(
        Object.keys(item).filter((key) => !CSL_KEYS.has(key)),
        id,
      ).toEqual([]);
      expect(CSL_TYPES, id).toContain(item['type']);
      for (const [key, value] of Object.entries(item)) {
        if (key !== 'author' && key !== 'issued') expect(typeof value, `${id} ${key}`).toBe('string');
      }
      for (const name of (item['author'] ?? []) as Record<string, unknown>[]) {
        const keys = Object.keys(name).sort().join(' ');
        expect(['literal', 'family given', 'family given suffix'], id).toContain(keys);
      }
    }
  });

  it('keeps title, year and DOI', () => {
    for (const item of items) {
      const own = byId.get(String(item['id'])) as CslItem;
      expect(item['title'] ?? null).toBe(own.title ?? null);
      expect(item['issued'] ?? null).toEqual(own.issued ?? null);
      expect(item['DOI'] ?? null).toBe(own.DOI ?? null);
    }
  });
});

describe('an incomplete record', () => {
  const incomplete = ITEMS.filter((item) => item.incomplete);
  it('says so in every format, and gains no field', () => {
    expect(incomplete.length).toBeGreaterThan(0);
    const ris = parseRis(toRis(incomplete));
    const bibtex = parseBibtex(toBibtex(incomplete));
    const csl = JSON.parse(toCslJson(incomplete)) as Record<string, unknown>[];
    incomplete.forEach((item, index) => {
      expect(one(ris[index]?.get('N1')), item.id).toContain('record incomplete');
      expect(plainTex(bibtex[index]?.fields.get('note') ?? ''), item.id).toContain('record incomplete');
      expect(csl[index]?.['note'], item.id).toContain('record incomplete');
      if (item.title === undefined) {
        expect(ris[index]?.has('TI'), item.id).toBe(false);
        expect(bibtex[index]?.fields.has('title'), item.id).toBe(false);
        expect(one(ris[index]?.get('N1')), item.id).toContain('description, not a title');
      }
      if (item.author === undefined) expect(bibtex[index]?.fields.has('author'), item.id).toBe(false);
    });
  });
});
