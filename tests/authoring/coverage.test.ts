/** Coverage counts what is there, names what is not, and starts with the weakest. */
import { describe, expect, it } from 'vitest';

import { authored } from '../acceptance/fixture.ts';
import { coverageLines, coverageOf } from '../../src/authoring/stats-coverage.ts';

const knowledge = authored();
const coverage = coverageOf(knowledge);

describe('coverage', () => {
  it('has a row for every option and every name without a checked source', () => {
    const ids = [...knowledge.fullOptions, ...knowledge.notYetSourced].map((item) => item.id).sort();
    expect(coverage.rows.map((row) => row.id).sort()).toEqual(ids);
  });

  it('every claim about an option is counted under its kind, and kinds without one are named', () => {
    for (const row of coverage.rows) {
      expect(Object.values(row.byKind).reduce((sum, count) => sum + count, 0)).toBe(row.claims);
      expect(Object.keys(row.byKind)).toEqual(coverage.kinds);
      expect(Object.keys(row.byGuideline)).toEqual(coverage.guidelines);
      for (const kind of coverage.kinds) expect(row.lacks.includes(kind)).toBe(row.byKind[kind] === 0);
    }
  });

  it('the weakest is first', () => {
    const kinds = coverage.rows.map((row) => coverage.kinds.length - row.lacks.length);
    expect(kinds).toEqual([...kinds].sort((a, b) => a - b));
    expect(coverage.rows[0]?.standing).toBe('not-yet-sourced');
  });

  it('the text has two lines a row', () => {
    expect(coverageLines(coverage)).toHaveLength(2 * coverage.rows.length);
  });
});
