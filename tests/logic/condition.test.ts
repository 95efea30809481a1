/** The medicine part of a condition: what is left of it when only medicines are looked at. */
import { describe, expect, it } from 'vitest';

import { type Condition, medicinePart, readsMedicines } from '../../src/logic/condition.ts';

const taking: Condition = { taking: { class: 'x' } };
const recently: Condition = { recently: { medicine: 'y', withinDays: 3 } };
const fact: Condition = { fact: 'a', is: true };

describe('medicinePart', () => {
  it.each<[string, Condition, Condition | null]>([
    ['nothing of facts alone', { any: [fact, { has: 'b' }] }, null],
    ['an atom as it is', taking, taking],
    [
      'of alternatives those with a medicine',
      { any: [fact, taking, { all: [recently, fact] }] },
      { any: [taking, { all: [recently, fact] }] },
    ],
    ['of a conjunction everything', { all: [fact, { any: [fact, taking] }] }, { all: [fact, { any: [taking] }] }],
    ['a denial as it is', { not: taking }, { not: taking }],
  ])('keeps %s', (_what, condition, part) => {
    expect(medicinePart(condition)).toEqual(part);
    expect(readsMedicines(condition)).toBe(part !== null);
  });
});
