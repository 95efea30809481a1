import { describe, expect, it } from 'vitest';

import { compare, type Environment, evaluate, type MedicineAnswer } from '../../src/logic/evaluate.ts';
import { DONT_KNOW, type FactValue, NOT_ASKED, range, scalar, setOf, unknown } from '../../src/logic/value.ts';

const ANSWER: MedicineAnswer = { value: 'false', fact: 'medications', names: [], until: null, incomplete: false };

function world(facts: Record<string, FactValue>, medicines: Record<string, Partial<MedicineAnswer>> = {}): Environment {
  const answer = (kind: string, id: string | undefined) => ({ ...ANSWER, ...medicines[`${kind} ${id ?? ''}`] });
  return {
    fact: (id) => facts[id] ?? NOT_ASKED,
    findingFact: (id) => `condition.${id}`,
    taking: (selector) => answer('taking', selector.medicine ?? selector.class),
    recently: (selector) => answer('recently', selector.medicine ?? selector.class),
    planned: (selector) => answer('planned', selector.medicine ?? selector.class ?? selector.procedure),
  };
}

describe('comparing a fact', () => {
  it.each([
    ['age at the line', { fact: 'age', atLeast: 65 }, scalar(65), 'true'],
    ['age below the line', { fact: 'age', atLeast: 65 }, scalar(64), 'false'],
    ['above is strict', { fact: 'x', above: 140 }, scalar(140), 'false'],
    ['below is strict', { fact: 'x', below: 25 }, scalar(25), 'false'],
    ['at most holds at the line', { fact: 'x', atMost: 42 }, scalar(42), 'true'],
    ['both ends must hold', { fact: 'x', atLeast: 30, below: 60 }, scalar(60), 'false'],
    ['a range that is all above', { fact: 'x', atLeast: 2 }, range(2, 5), 'true'],
    ['a range that straddles', { fact: 'x', atLeast: 2 }, range(1, 5), 'unknown'],
    ['a range that is all below', { fact: 'x', atLeast: 2 }, range(0, 1), 'false'],
    ['an open range', { fact: 'x', below: 4 }, range(2, Infinity), 'unknown'],
    ['unknown stays unknown', { fact: 'x', is: true }, DONT_KNOW, 'unknown'],
    ['disputed is unknown', { fact: 'x', is: 'yes' }, unknown('disputed'), 'unknown'],
    ['a member that is present', { fact: 'x', includes: 'a' }, setOf(['a']), 'true'],
    ['a member not named in an open set', { fact: 'x', includes: 'a' }, setOf(['b']), 'unknown'],
    ['a member not named in a closed set', { fact: 'x', includes: 'a' }, setOf(['b'], { closed: true }), 'false'],
    ['a member listed absent', { fact: 'x', includes: 'a' }, setOf([], { absent: ['a'] }), 'false'],
    ['a member one is unsure of', { fact: 'x', includes: 'a' }, setOf([], { unsure: ['a'], closed: true }), 'unknown'],
    ['excludes all', { fact: 'x', excludesAll: ['a', 'c'] }, setOf(['b'], { closed: true }), 'true'],
    ['excludes all of an open set', { fact: 'x', excludesAll: ['a'] }, setOf(['b']), 'unknown'],
    ['counting members', { fact: 'x', atLeast: 1 }, setOf([], { closed: true }), 'false'],
  ] as const)('%s', (_name, test, value, expected) => {
    expect(compare(test, value)).toBe(expected);
  });
});

describe('evaluating a condition', () => {
  it('names only the facts that decide', () => {
    const result = evaluate(
      {
        all: [
          { fact: 'a', is: true },
          { fact: 'b', is: true },
        ],
      },
      world({ a: scalar(false), b: scalar(true) }),
    );
    expect(result.value).toBe('false');
    expect(result.decided).toEqual(['a']);
  });

  it('is not open to facts that no longer matter', () => {
    const result = evaluate(
      {
        all: [
          { fact: 'a', is: true },
          { fact: 'b', is: true },
        ],
      },
      world({ a: scalar(false) }),
    );
    expect(result.value).toBe('false');
    expect(result.open).toEqual([]);
  });

  it('an any ends when its last true part ends', () => {
    const when = { any: [{ recently: { class: 'a', withinDays: 14 } }, { recently: { class: 'b', withinDays: 35 } }] };
    const result = evaluate(
      when,
      world(
        {},
        {
          'recently a': { value: 'true', until: '2026-12-01', names: ['x'] },
          'recently b': { value: 'true', until: '2026-12-20', names: ['y'] },
        },
      ),
    );
    expect(result.until).toBe('2026-12-20');
    expect(result.names).toEqual(['x', 'y']);
  });

  it('a part that will not end by itself leaves no date', () => {
    const when = { any: [{ taking: { class: 'a' } }, { recently: { class: 'a', withinDays: 14 } }] };
    const result = evaluate(
      when,
      world({}, { 'taking a': { value: 'true' }, 'recently a': { value: 'true', until: '2026-12-01' } }),
    );
    expect(result.until).toBeNull();
  });

  it('says that an unknown interval could move the date', () => {
    const when = { any: [{ recently: { class: 'a', withinDays: 14 } }, { recently: { class: 'b', withinDays: 35 } }] };
    const result = evaluate(
      when,
      world(
        {},
        {
          'recently a': { value: 'true', until: '2026-12-01' },
          'recently b': { value: 'unknown', fact: 'stopped-recently' },
        },
      ),
    );
    expect(result).toMatchObject({ value: 'true', until: '2026-12-01', untilComplete: false });
  });

  it('reads findings through the registry', () => {
    const result = evaluate({ has: 'dementia' }, world({ 'condition.dementia': scalar(true) }));
    expect(result.value).toBe('true');
    expect(result.reads.map(({ fact }) => fact)).toEqual(['condition.dementia']);
  });
});
