/** Popular claims as shipped: complete, sourced, and nothing of low confidence. */
import { describe, expect, it } from 'vitest';

import { authored } from '../acceptance/fixture.ts';
import { claimsPageOf, nearestClaim } from '../../src/claims.ts';
import { claimsJson, renderClaims } from '../../src/report/claims-text.ts';
import { displayWidth } from '../../src/report/width.ts';
import { style } from '../report/fixture.ts';

const knowledge = authored();
const all = knowledge.popularClaims();

describe('data/claims.yaml', () => {
  it("holds the article's 54 statements, its ten references and the eight names that are no options", () => {
    expect(all.statements.filter((item) => item.section !== undefined)).toHaveLength(54);
    expect(all.statements.filter((item) => item.section === undefined).length).toBeGreaterThan(30);
    expect(all.references.map((item) => item.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(all.topics.map((item) => item.id).sort()).toEqual([
      'aticaprant',
      'buprenorphine-samidorphan',
      'eeg-biomarkers',
      'esmethadone',
      'fmri-biotypes',
      'mdma',
      'navacaprant',
      'pharmacogenomic-testing',
    ]);
  });

  it('every id is used once', () => {
    const ids = [...all.statements, ...all.references, ...all.topics].map((item) => item.id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('what the evidence says names claims of data/evidence, which hold only high and medium confidence', () => {
    const known = new Map(knowledge.claims.map((claim) => [claim.id, claim]));
    for (const item of [...all.statements, ...all.topics]) {
      if ('notKnown' in item.evidence) continue;
      const from = [item.evidence.from ?? []].flat();
      expect(from.length, item.id).toBeGreaterThan(0);
      for (const id of from) expect(['high', 'medium'], `${item.id} from ${id}`).toContain(known.get(id)?.confidence);
    }
  });

  it('every source it cites belongs to a claim it is taken from', () => {
    const known = new Map(knowledge.claims.map((claim) => [claim.id, claim]));
    for (const item of [...all.statements, ...all.topics]) {
      if ('notKnown' in item.evidence) continue;
      const allowed = new Set([item.evidence.from ?? []].flat().flatMap((id) => known.get(id)?.sources ?? []));
      const strangers = item.evidence.sources.filter((source) => !allowed.has(source.id)).map((source) => source.id);
      expect(strangers, item.id).toEqual([]);
    }
  });
});

describe('claims', () => {
  it('an option id finds what is about it, not words that hold its letters', () => {
    const page = claimsPageOf(knowledge, 'ect', false);
    expect(page?.statements.length).toBeGreaterThan(4);
    for (const item of page?.statements ?? []) expect(item.about, item.id).toContain('ect');
  });

  it.each([
    ['a brand finds its option', 'Spravato', 'esketamine-prevents-suicide'],
    ['a word finds the claim', 'eyebrows', 'botox-lifts-mood'],
    ['a verdict finds its claims', 'outdated', 's44-vns-emerging'],
    ['a name that is no option', 'mdma', 'mdma-for-depression'],
  ])('%s', (_name, query, id) => {
    expect(claimsPageOf(knowledge, query, false)?.statements.map((item) => item.id)).toContain(id);
  });

  it('nothing fits: null, and the nearest thing', () => {
    expect(claimsPageOf(knowledge, 'esketamin3', false)).toBeNull();
    expect(nearestClaim(knowledge, 'esketamin3')).toBe('esketamine');
  });

  it('references: as printed, what is wrong, and the real work where there is one', () => {
    const page = claimsPageOf(knowledge, 'ref-02', false);
    if (page === null) throw new Error('ref-02 is not found');
    const text = renderClaims(page, { format: 'text', style: style(200) }).replace(/\s+/g, ' ');
    expect(text).toContain('wrong details 2. "Al-Harbi, K. S. (2012).');
    expect(text).toContain('Real: Al-Harbi KS.');
    expect(claimsPageOf(knowledge, 'ref-03', false)?.printed[0]?.real).toBeNull();
  });

  it.each([40, 64, 100])('at %i columns no line is wider, in full and in short', (width) => {
    for (const full of [true, false]) {
      const page = claimsPageOf(knowledge, null, full);
      if (page === null) throw new Error('no claims');
      for (const line of renderClaims(page, { format: 'text', style: style(width) }).split('\n'))
        expect(displayWidth(line), line).toBeLessThanOrEqual(width);
    }
  });

  it('JSON carries the evidence whatever is drawn, and every cited source', () => {
    const page = claimsPageOf(knowledge, null, false);
    if (page === null) throw new Error('no claims');
    const json = claimsJson(page) as {
      statements: { evidence: { sources?: { id: string }[] } }[];
      references: { id: string }[];
    };
    const ids = new Set(json.references.map((item) => item.id));
    for (const item of json.statements)
      for (const source of item.evidence.sources ?? []) expect(ids).toContain(source.id);
  });
});
