/** Guidelines side by side: sides are compared, ranks never. */
import { describe, expect, it } from 'vitest';

import { shipped } from '../acceptance/fixture.ts';
import { guidelinePageOf, guidelinesPageOf, matrixOf } from '../../src/guidelines.ts';
import type { Guideline } from '../../src/knowledge/types.ts';
import { disagreementOf, positionsOn, stanceOf } from '../../src/reasoning/positions.ts';
import { renderGuideline, renderGuidelines } from '../../src/report/guidelines-text.ts';
import { displayWidth } from '../../src/report/width.ts';
import { style } from '../report/fixture.ts';

const knowledge = shipped();
const guideline = (levels: Guideline['scale']['levels']): Guideline => ({
  id: 'one',
  name: 'One',
  reference: 'source',
  edition: '1',
  jurisdiction: 'us',
  scale: { ranked: false, levels },
  positions: [],
});
const level = (id: string, stance?: 'for' | 'against' | 'open') => ({
  id,
  rank: null,
  words: id,
  ...(stance === undefined ? {} : { stance }),
});

describe('the side a level takes', () => {
  it.each([
    ['not-recommended', 'against'],
    ['not-supported', 'against'],
    ['weak-against', 'against'],
    ['suggest-against', 'against'],
    ['do-not', 'against'],
    ['not-routine', 'against'],
    ['not-named', 'open'],
    ['not-listed', 'open'],
    ['investigational', 'open'],
    ['insufficient-evidence', 'open'],
    ['first-line', 'for'],
    ['consider', 'for'],
    ['weak-for', 'for'],
  ])('%s: %s', (id, stance) => {
    expect(stanceOf(guideline([level(id)]), id)).toBe(stance);
  });

  it('its own stance wins over its id', () => {
    expect(stanceOf(guideline([level('not-recommended', 'open')]), 'not-recommended')).toBe('open');
  });

  it('every level of the shipped guidelines has a side that its words bear out', () => {
    for (const item of knowledge.guidelines)
      for (const { id, words } of item.scale.levels)
        expect(stanceOf(item, id) === 'against', `${item.id} ${id}`).toBe(
          /not recommended|not to support|against|do not|not routine/i.test(words),
        );
  });
});

describe('disagreement', () => {
  const at = (name: string, stance: 'for' | 'against' | 'open') => ({ guideline: name, stance });
  it.each([
    ['one for, one against', [at('A', 'for'), at('B', 'against')], { for: ['A'], against: ['B'] }],
    ['both for', [at('A', 'for'), at('B', 'for')], null],
    ['for and silent', [at('A', 'for'), at('B', 'open')], null],
    ['one guideline, two situations', [at('A', 'for'), at('A', 'against')], null],
    ['mixed against for', [at('A', 'for'), at('A', 'against'), at('B', 'for')], null],
    ['none', [], null],
  ] as const)('%s', (_name, positions, expected) => {
    expect(disagreementOf(positions)).toEqual(expected);
  });

  it('the shipped guidelines part on esketamine', () => {
    const row = matrixOf(knowledge).find((item) => item.id === 'esketamine');
    expect(row?.disagreement?.against).toContain('NICE TA854, esketamine for treatment-resistant depression');
  });
});

describe('the matrix', () => {
  it('has a row for every option a guideline speaks of, and every position stands in it', () => {
    const rows = new Map(matrixOf(knowledge).map((row) => [row.id, row]));
    for (const option of knowledge.options)
      expect(rows.has(option.id), option.id).toBe(positionsOn(knowledge, option.id).length > 0);
    const shown = new Set([...rows.values()].flatMap((row) => row.positions.map((item) => `${item.id} ${item.named}`)));
    for (const item of knowledge.guidelines)
      for (const position of item.positions) expect(shown).toContain(`${item.id} ${position.option}`);
  });

  it.each([40, 64, 80, 120])('at %i columns no line is wider', (width) => {
    const drawing = { format: 'text', style: style(width) } as const;
    const one = guidelinePageOf(knowledge, 'canmat-2023');
    if (one === null) throw new Error('canmat-2023 is missing');
    for (const text of [renderGuidelines(guidelinesPageOf(knowledge), drawing), renderGuideline(one, drawing)])
      for (const line of text.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(width);
  });

  it('one guideline prints each of its positions', () => {
    const page = guidelinePageOf(knowledge, 'nice-ng222');
    if (page === null) throw new Error('nice-ng222 is missing');
    const markdown = renderGuideline(page, { format: 'markdown', style: style(80) });
    expect(page.rows).toHaveLength(
      knowledge.guidelines.find((item) => item.id === 'nice-ng222')?.positions.length ?? 0,
    );
    expect(markdown).toContain(`Positions (${page.rows.length})`);
    expect(guidelinePageOf(knowledge, 'nice')).toBeNull();
  });
});
