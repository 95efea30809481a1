/** Rating scales: the worked examples of the evidence base, and every line of every scale on both sides. */
import { describe, expect, it } from 'vitest';

import { assessScale, convert, scoreChange, scoreItems, scoreTotal } from '../../src/assessment/scales.ts';
import { shipped } from '../acceptance/fixture.ts';

const { scales } = shipped();
const scale = (id: string) => {
  const found = scales.find((item) => item.id === id);
  if (found === undefined) throw new Error(`no scale ${id}`);
  return found;
};
const change = (id: string, first: number, last: number, days: [string, string] | null = null) =>
  scoreChange(scale(id), [
    { on: days === null ? null : days[0], total: first },
    { on: days === null ? null : days[1], total: last },
  ]);

describe('items', () => {
  it.each([
    ['phq9', [3, 3, 2, 2, 2, 2, 2, 0, 0], 16, 'moderately-severe', false],
    ['phq9', [1, 1, 1, 1, 0, 0, 0, 0, 1], 5, 'mild', true],
    ['phq9', [0, 0, 0, 0, 0, 0, 0, 0, 0], 0, 'minimal', false],
    ['phq9', [3, 3, 3, 3, 3, 3, 3, 3, 3], 27, 'severe', true],
    ['gad7', [2, 2, 1, 1, 2, 1, 1], 10, 'moderate', false],
    ['gad7', [1, 1, 1, 1, 0, 0, 0], 4, 'minimal', false],
    ['gad7', [3, 3, 3, 3, 3, 3, 3], 21, 'severe', false],
  ] as const)('%s %j: %d, %s', (id, answers, total, band, flagged) => {
    const scored = scoreItems(scale(id), answers);
    if ('fault' in scored) throw new Error(scored.fault);
    expect(scored.total).toBe(total);
    expect(scored.flag !== null).toBe(flagged);
    expect(scoreTotal(scale(id), scored.total).band.id).toBe(band);
  });

  it('are refused with the reason when one is missing, too high, or the scale may not be reproduced', () => {
    expect(scoreItems(scale('phq9'), [1, 2])).toEqual({ fault: 'count', at: null });
    expect(scoreItems(scale('phq9'), [0, 0, 4, 0, 0, 0, 0, 0, 0])).toEqual({ fault: 'value', at: 3 });
    expect(scoreItems(scale('phq9'), [0, 0, 0.5, 0, 0, 0, 0, 0, 0])).toEqual({ fault: 'value', at: 3 });
    for (const id of ['madrs', 'qids-sr16', 'hamd17', 'rms', 'mdq', 'audit-c'])
      expect(scoreItems(scale(id), [1])).toEqual({ fault: 'not-reproduced', at: null });
  });
});

describe('totals', () => {
  it.each(scales.map((item) => [item.id, item] as const))('%s: one band for every total, without gap', (_id, item) => {
    const [least, most] = item.total;
    expect(item.bands[0]?.min).toBe(least);
    expect(item.bands.at(-1)?.max).toBe(most);
    for (let total = least; total <= most; total += 1)
      expect(item.bands.filter((band) => total >= band.min && total <= band.max)).toHaveLength(1);
  });

  it.each([
    ['phq9', 4, 'minimal'],
    ['phq9', 5, 'mild'],
    ['phq9', 9, 'mild'],
    ['phq9', 10, 'moderate'],
    ['phq9', 14, 'moderate'],
    ['phq9', 15, 'moderately-severe'],
    ['phq9', 19, 'moderately-severe'],
    ['phq9', 20, 'severe'],
    ['gad7', 9, 'mild'],
    ['gad7', 14, 'moderate'],
    ['gad7', 15, 'severe'],
    ['qids-sr16', 5, 'none'],
    ['qids-sr16', 6, 'mild'],
    ['qids-sr16', 15, 'moderate'],
    ['qids-sr16', 16, 'severe'],
    ['qids-sr16', 27, 'very-severe'],
    ['madrs', 6, 'none'],
    ['madrs', 34, 'moderate'],
    ['madrs', 35, 'severe'],
    ['hamd17', 7, 'none'],
    ['hamd17', 16, 'mild'],
    ['hamd17', 17, 'moderate'],
    ['hamd17', 23, 'moderate'],
    ['hamd17', 24, 'severe'],
    ['rms', 3, 'below'],
    ['rms', 4, 'positive'],
    ['mdq', 6, 'below'],
    ['mdq', 7, 'positive'],
    ['audit-c', 2, 'below'],
    ['audit-c', 3, 'positive-in-women'],
    ['audit-c', 4, 'positive'],
  ])('%s %d is %s', (id, total, band) => expect(scoreTotal(scale(id), total).band.id).toBe(band));

  it('says on which side of other published lines a total lies', () => {
    const side = (total: number) => scoreTotal(scale('phq9'), total).thresholds.map((item) => [item.id, item.reached]);
    expect(side(16)).toContainEqual(['nice-more-severe', true]);
    expect(side(15)).toContainEqual(['nice-more-severe', false]);
    expect(side(10)).toContainEqual(['phq9-screen', true]);
    expect(side(9)).toContainEqual(['phq9-screen', false]);
  });
});

describe('change', () => {
  it.each([
    ['phq9', 20, 10, { percent: 50, response: 'yes', remission: 'no', important: 'yes' }],
    ['phq9', 18, 14, { percent: 22, response: 'no', remission: 'no', important: 'no' }],
    ['phq9', 16, 4, { percent: 75, response: 'yes', remission: 'yes', important: 'yes' }],
    ['phq9', 16, 5, { response: 'yes', remission: 'no', important: 'yes' }],
    ['phq9', 21, 11, { response: 'no' }],
    ['phq9', 15, 10, { important: 'yes' }],
    ['phq9', 15, 11, { important: 'no' }],
    ['phq9', 10, 15, { points: -5, percent: -50, response: 'no', important: 'yes' }],
    ['hamd17', 22, 7, { percent: 68, response: 'yes', remission: 'yes' }],
    ['hamd17', 22, 8, { remission: 'no' }],
    ['qids-sr16', 20, 5, { remission: 'yes', response: 'unknown' }],
    ['qids-sr16', 20, 6, { remission: 'no' }],
    ['madrs', 36, 12, { percent: 67, response: 'unknown', remission: 'unknown' }],
    ['gad7', 0, 4, { percent: null }],
  ] as const)('%s from %d to %d', (id, first, last, expected) =>
    expect(change(id, first, last)).toMatchObject(expected),
  );

  it('early improvement is a fall of a fifth within two weeks, where days are known', () => {
    expect(change('hamd17', 20, 16, ['2026-11-01', '2026-11-15']).early).toBe('yes');
    expect(change('hamd17', 20, 17, ['2026-11-01', '2026-11-15']).early).toBe('no');
    expect(change('hamd17', 20, 16, ['2026-11-01', '2026-11-16']).early).toBe('unknown');
    expect(change('hamd17', 20, 16).early).toBe('unknown');
    // A later total does not undo, or make up for, what the second week showed.
    const series = (second: number, third: number) =>
      scoreChange(scale('hamd17'), [
        { on: '2026-10-01', total: 24 },
        { on: '2026-10-15', total: second },
        { on: '2026-11-15', total: third },
      ]).early;
    expect(series(19, 22)).toBe('yes');
    expect(series(20, 5)).toBe('no');
    expect(change('phq9', 20, 10, ['2026-11-01', '2026-11-15']).early).toBe('unknown');
  });

  it('every word about change carries its source', () => {
    for (const reason of change('phq9', 20, 10).because) expect(reason.citations.length).toBeGreaterThan(0);
  });
});

describe('conversion', () => {
  it.each([
    ['qids-sr16', 5, 'hamd17', 7, 7],
    ['qids-sr16', 16, 'hamd17', 20, 20],
    ['hamd17', 18, 'qids-sr16', 14, 15],
    ['hamd17', 7, 'qids-sr16', 5, 5],
    ['hamd17', 52, 'qids-sr16', 27, 27],
  ] as const)('%s %d is %s %d to %d', (id, total, to, min, max) =>
    expect(convert(scale(id), total, scales)).toMatchObject([{ to, min, max }]),
  );

  it('is not made for scales without a table', () => {
    for (const id of ['phq9', 'madrs', 'gad7']) expect(convert(scale(id), 10, scales)).toEqual([]);
  });
});

it('a scale without totals is not assessed', () => {
  expect(assessScale(scale('phq9'), [], scales)).toBeNull();
});
