import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { and, not, or, type Truth } from '../../src/logic/truth.ts';

const truth = fc.constantFrom<Truth>('true', 'false', 'unknown');
/** Every way the unknowns of a list can be answered. */
function completions(values: readonly Truth[]): Truth[][] {
  return values.reduce<Truth[][]>(
    (lists, value) =>
      lists.flatMap((list) =>
        (value === 'unknown' ? (['true', 'false'] as const) : [value]).map((next) => [...list, next]),
      ),
    [[]],
  );
}

describe('three-valued logic', () => {
  it('obeys De Morgan', () => {
    fc.assert(
      fc.property(fc.array(truth, { maxLength: 6 }), (values) => {
        expect(not(and(values))).toBe(or(values.map(not)));
        expect(not(or(values))).toBe(and(values.map(not)));
      }),
    );
  });

  it('is known exactly when every completion agrees', () => {
    fc.assert(
      fc.property(fc.array(truth, { minLength: 1, maxLength: 5 }), (values) => {
        for (const join of [and, or]) {
          const possible = new Set(completions(values).map(join));
          expect(join(values)).toBe(possible.size === 1 ? [...possible][0] : 'unknown');
        }
      }),
    );
  });

  it.each([
    [[], 'true', 'false'],
    [['unknown'], 'unknown', 'unknown'],
    [['true', 'unknown'], 'unknown', 'true'],
    [['false', 'unknown'], 'false', 'unknown'],
  ] as const)('and/or of %j', (values, conjunction, disjunction) => {
    expect(and(values)).toBe(conjunction);
    expect(or(values)).toBe(disjunction);
  });
});
