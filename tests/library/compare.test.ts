/** Options side by side: every row answered for every option, both arms or none, and no line too wide. */
import { describe, expect, it } from 'vitest';

import { BENIGN, personOf, shipped } from '../acceptance/fixture.ts';
import { comparisonOf } from '../../src/compare.ts';
import { explore, settingsFor } from '../../src/explore.ts';
import { renderComparison } from '../../src/report/compare-text.ts';
import { bar } from '../../src/report/draw-grid.ts';
import { displayWidth } from '../../src/report/width.ts';
import { style } from '../report/fixture.ts';

const knowledge = shipped();
const IDS = ['ect', 'rtms', 'cbt', 'aripiprazole', 'esketamine', 'vns'];

describe('a comparison', () => {
  const comparison = comparisonOf(knowledge, IDS, null);

  it('answers each question for each option, or says why not', () => {
    expect(comparison.options.map((option) => option.id)).toEqual(IDS);
    for (const row of comparison.rows) {
      expect(row.cells, row.id).toHaveLength(IDS.length);
      for (const cell of row.cells) expect(cell.lines.length > 0, row.id).toBe(cell.notKnown === null);
    }
  });

  it('has the questions a patient asks', () => {
    expect(comparison.rows.map((row) => row.id)).toEqual([
      'status',
      'onset',
      'effects',
      'durability',
      'weight',
      'sleep-and-drowsiness',
      'memory-and-thinking',
      'sexual-effects',
      'restlessness-and-movement',
      'visits',
      'driving',
      'harms',
      'regimen',
      'access',
      'monitoring',
      'cost',
      'stopping',
      'wishes',
      'guidelines',
    ]);
  });

  it('every harm of an option stands in it', () => {
    for (const [index, id] of IDS.entries()) {
      const harms = knowledge.details(id)?.harms;
      if (harms === undefined || 'notKnown' in harms) continue;
      const said = new Set(comparison.rows.flatMap((row) => row.cells[index]?.lines.map((line) => line.say) ?? []));
      for (const harm of harms) expect(said, id).toContain(harm.say);
    }
  });

  it('a wish finds what is about it: memory with ECT, weight with an antipsychotic', () => {
    const cell = (row: string, id: string) =>
      comparison.rows.find((item) => item.id === row)?.cells[IDS.indexOf(id)]?.lines ?? [];
    expect(cell('memory-and-thinking', 'ect').map((line) => line.label)).toContain('goes against');
    expect(cell('weight', 'aripiprazole').length).toBeGreaterThan(0);
    expect(cell('driving', 'esketamine').length).toBeGreaterThan(0);
  });

  it('cites only sources that came with it', () => {
    const known = new Set(comparison.references.map((reference) => reference.id));
    for (const row of comparison.rows)
      for (const cell of row.cells)
        for (const line of cell.lines) for (const source of line.sources) expect(known).toContain(source.id);
  });

  it('has no verdict without a case', () => {
    expect(comparison.settings).toBeNull();
    expect(comparison.options.every((option) => option.verdict === null)).toBe(true);
  });
});

describe('with a case', () => {
  it('carries the verdicts of the report, and its reasons', async () => {
    const person = await personOf(BENIGN);
    const report = explore(person, knowledge, settingsFor(person, knowledge, { jurisdiction: 'us' }));
    const comparison = comparisonOf(knowledge, ['ect', 'vns'], report);
    for (const option of comparison.options)
      expect(option.verdict).toBe(report.options.find((item) => item.id === option.id)?.verdict);
    const [row] = comparison.rows;
    expect(row?.id).toBe('verdict');
    for (const cell of row?.cells ?? []) expect(cell.lines.length).toBeGreaterThan(1);
  });
});

describe('drawn', () => {
  it.each([40, 64, 80, 100, 140, 200])('at %i columns no line is wider', (width) => {
    for (const ids of [IDS.slice(0, 2), IDS])
      for (const line of renderComparison(comparisonOf(knowledge, ids, null), {
        format: 'text',
        style: style(width),
      }).split('\n'))
        expect(displayWidth(line), line).toBeLessThanOrEqual(width);
  });

  const row = (text: string): string => text.slice(text.indexOf('How soon'), text.indexOf('How well'));
  it('stacks the options at 40 columns and sets them in columns at 100', () => {
    const draw = (width: number) =>
      renderComparison(comparisonOf(knowledge, ['ect', 'rtms'], null), { format: 'text', style: style(width) });
    expect(row(draw(100))).toMatch(/Electroconvulsive therapy {3,}Repetitive TMS/);
    expect(row(draw(40))).toMatch(/^ {2}Electroconvulsive therapy$/m);
  });

  it('Markdown has one row a question', () => {
    const text = renderComparison(comparisonOf(knowledge, ['ect', 'rtms'], null), {
      format: 'markdown',
      style: style(80),
    });
    const rows = text.split('\n').filter((line) => line.startsWith('| **'));
    expect(rows).toHaveLength(19);
    for (const line of rows) expect(line.match(/(?<!\\)\|/g), line).toHaveLength(4);
  });
});

describe('a bar', () => {
  it.each([
    [0, '----------'],
    [46.6, '#####-----'],
    [100, '##########'],
    [140, '##########'],
    [-3, '----------'],
  ])('%d of a hundred', (share, expected) => {
    expect(bar(share, 10, { unicode: false })).toBe(expected);
  });

  it('both arms have one, or neither', () => {
    const text = renderComparison(comparisonOf(knowledge, ['rtms', 'cbt'], null), {
      format: 'text',
      style: { ...style(60), unicode: false },
    });
    expect(text).toMatch(/rtms\n *#+-+ 46\.6 %\n *sham\n *#+-+ 22\.1 %/);
    // 58.0 % of a registry without a control group stays a sentence.
    expect(text).not.toMatch(/#+-+ 58 %/);
  });
});
