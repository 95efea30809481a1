/** Adequacy against the table: both sides of every line, what is not known, and that more never makes it worse. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { judgeTrial } from '../../src/assessment/adequacy.ts';
import type { Trial } from '../../src/cases/types.ts';
import { ADEQUACY, assessed, exactly, medicines, trial } from './fixture.ts';

function judge(draft: Partial<Trial> = {}) {
  const row = trial(draft);
  const medicine = medicines.find((item) => item.id === row.what) ?? null;
  const antidepressant = ['alpha', 'beta', 'tricyclic', 'maoi'].some((id) => medicine?.classes.includes(id));
  const name = medicine?.name ?? row.what;
  return judgeTrial(row, name, row.kind === 'drug' ? medicine : null, row.kind === 'drug' && antidepressant, ADEQUACY);
}
/** One word: yes, no, or why it is unknown. */
function verdict(draft: Partial<Trial>): string {
  const judged = judge(draft);
  return judged.unknownBecause ?? judged.adequate;
}
const weeks = (value: number) => ({ weeksTotal: exactly(value) });
const dose = (value: number) => ({ daily: exactly(value) });

describe('the worked examples of the table', () => {
  it.each<[string, Partial<Trial>, string]>([
    ['dose and both lengths reached', { ...dose(100), ...weeks(8) }, 'yes'],
    ['half the floor for a long time', { ...dose(25), ...weeks(12) }, 'no'],
    ['one length of two', { ...dose(50), ...weeks(5) }, 'disputed'],
    ['a low dose for a year', { ...dose(40), ...weeks(52) }, 'no'],
    ['too short', { what: 'betaxine', ...dose(150), ...weeks(3) }, 'no'],
    ['length missing', { ...dose(50), weeksTotal: null }, 'missing'],
    ['dose where sources disagree', { what: 'triptin', ...dose(100), ...weeks(8) }, 'disputed'],
    ['not taken', { adherence: 'poor' }, 'no'],
  ])('%s', (_, draft, expected) => expect(verdict(draft)).toBe(expected));

  it('remarks on an adequate dose below the usual one', () => {
    const remark = (value: number) =>
      judge({ what: 'betaxine', ...dose(value) })
        .because.map((reason) => reason.say)
        .join(' ');
    expect(judge({ what: 'betaxine', ...dose(149) }).adequate).toBe('yes');
    expect(remark(149)).toContain('not optimised');
    expect(remark(150)).not.toContain('not optimised');
  });
});

describe('lines', () => {
  it.each<[string, Partial<Trial>, string]>([
    ['just under the shortest length', weeks(3.9), 'no'],
    ['at the shortest length', weeks(4), 'disputed'],
    ['just under the longest length', weeks(5.9), 'disputed'],
    ['at the longest length', weeks(6), 'yes'],
    ['just under the floor', dose(49.9), 'no'],
    ['at the floor', dose(50), 'yes'],
    ['just under the band', { what: 'triptin', ...dose(74.9) }, 'no'],
    ['at the lower end of the band', { what: 'triptin', ...dose(75) }, 'disputed'],
    ['at the upper end of the band', { what: 'triptin', ...dose(149) }, 'disputed'],
    ['between band and floor', { what: 'triptin', ...dose(149.5) }, 'disputed'],
    ['at the floor above the band', { what: 'triptin', ...dose(150) }, 'yes'],
    ['under the floor of its formulation', { what: 'betaxine', form: 'cr', ...dose(99) }, 'no'],
    ['at the floor of its formulation', { what: 'betaxine', form: 'cr', ...dose(100) }, 'yes'],
    ['a formulation without a floor of its own', { what: 'betaxine', form: 'xr', ...dose(75) }, 'yes'],
    ['weeks at the floor win over the total', { ...weeks(20), weeksAtFloor: exactly(3) }, 'no'],
    ['weeks at the floor are enough', { ...weeks(20), weeksAtFloor: exactly(6) }, 'yes'],
  ])('%s', (_, draft, expected) => expect(verdict(draft)).toBe(expected));
});

describe('intervals and what is missing', () => {
  it.each<[string, Partial<Trial>, string]>([
    ['an interval of weeks that is all enough', { weeksTotal: { min: 6, max: 9 } }, 'yes'],
    ['an interval of weeks that could be enough', { weeksTotal: { min: 4, max: 6 } }, 'missing'],
    ['an interval of weeks between the lengths', { weeksTotal: { min: 4, max: 5 } }, 'disputed'],
    ['an interval of weeks that could be too short', { weeksTotal: { min: 3, max: 5 } }, 'missing'],
    ['an interval of weeks that is too short', { weeksTotal: { min: 1, max: 3 } }, 'no'],
    ['an interval of doses that could be enough', { daily: { min: 25, max: 100 } }, 'missing'],
    ['an interval of doses inside the band', { what: 'triptin', daily: { min: 80, max: 120 } }, 'disputed'],
    ['an interval of doses that reaches the floor', { what: 'triptin', daily: { min: 80, max: 150 } }, 'missing'],
    ['an interval of doses that is too low', { daily: { min: 10, max: 40 } }, 'no'],
    ['dose missing', { daily: null }, 'missing'],
    ['dose missing and too short', { daily: null, ...weeks(2) }, 'no'],
    ['length missing and dose too low', { weeksTotal: null, ...dose(10) }, 'no'],
    ['adherence unknown', { adherence: 'unknown' }, 'missing'],
    ['adherence partial', { adherence: 'partial' }, 'missing'],
    ['adherence unknown and too short', { adherence: 'unknown', ...weeks(3) }, 'no'],
    ['adherence partial and too low', { adherence: 'partial', ...dose(10) }, 'no'],
    ['a disputed dose and adherence unknown', { what: 'triptin', ...dose(100), adherence: 'unknown' }, 'missing'],
  ])('%s', (_, draft, expected) => expect(verdict(draft)).toBe(expected));
});

describe('treatments without a sourced criterion', () => {
  it.each<[string, Partial<Trial>, string]>([
    ['an augmenter', { what: 'augmentol', role: 'add' }, 'missing'],
    ['an augmenter for a week', { what: 'augmentol', role: 'add', ...weeks(1) }, 'missing'],
    ['a procedure', { kind: 'procedure', what: 'ect', sessions: 12 }, 'missing'],
    ['a therapy', { kind: 'therapy', what: 'talk', sessions: 16 }, 'missing'],
    ['a medicine nobody knows', { what: 'other' }, 'missing'],
    ['an antidepressant without a floor', { what: 'deltaren' }, 'missing'],
    ['an antidepressant without a floor, too short', { what: 'deltaren', ...weeks(3) }, 'no'],
    ['any of them, not taken', { kind: 'therapy', what: 'talk', adherence: 'poor' }, 'no'],
    ['any of them, judged', { kind: 'procedure', what: 'ect', adequate: 'yes' }, 'yes'],
  ])('%s', (_, draft, expected) => expect(verdict(draft)).toBe(expected));
});

describe('intolerance', () => {
  it('is counted apart when it came before the shortest length', () => {
    expect(judge({ stoppedBecause: 'intolerance', ...weeks(3) })).toMatchObject({ adequate: 'no', intolerant: true });
    expect(judge({ stoppedBecause: 'serious-reaction', ...weeks(1) })).toMatchObject({
      adequate: 'no',
      intolerant: true,
    });
    expect(judge({ stoppedBecause: 'intolerance', ...weeks(4) })).toMatchObject({
      adequate: 'unknown',
      intolerant: false,
    });
    expect(judge({ stoppedBecause: 'intolerance', ...weeks(8) })).toMatchObject({ adequate: 'yes', intolerant: false });
    expect(judge({ stoppedBecause: 'intolerance', weeksTotal: null })).toMatchObject({
      adequate: 'unknown',
      intolerant: false,
    });
  });
});

describe("the clinician's judgement", () => {
  it('wins over the table and is told as theirs', () => {
    const yes = judge({ ...weeks(1), adherence: 'poor', adequate: 'yes' });
    expect(yes).toMatchObject({ adequate: 'yes', unknownBecause: null, settledBy: null, intolerant: false });
    expect(yes.because.at(-1)).toEqual({
      basis: 'case',
      say: 'The clinician judged this trial adequate.',
      citations: [],
    });
    expect(judge({ adequate: 'no' })).toMatchObject({ adequate: 'no', unknownBecause: null });
  });
});

describe('what is told', () => {
  it('cites the tables, repeats the case, and shows the arithmetic', () => {
    const { because } = judge({ ...dose(25), ...weeks(3) });
    expect(because[0]).toEqual({ basis: 'case', say: 'Recorded: 3 weeks at 25 mg; adherence good.', citations: [] });
    expect(
      because
        .filter((reason) => reason.basis === 'source')
        .flatMap((reason) => reason.citations.map((item) => item.id)),
    ).toEqual(['source-2026', 'short-source']);
    expect(because.filter((reason) => reason.basis === 'logic').map((reason) => reason.say)).toEqual([
      'Dose too low: 25 mg, below 50 mg.',
      'Too short by every length: 3 weeks, below 4.',
    ]);
  });
  it('cites every table sentence and nothing else', () => {
    fc.assert(
      fc.property(anyTrial, (draft) => {
        for (const reason of judge(draft).because) expect(reason.citations.length > 0).toBe(reason.basis === 'source');
      }),
    );
  });
  it('says what would settle it, only while it is not settled', () => {
    expect(judge(weeks(5)).settledBy).toBe(
      "6 weeks at 50 mg or more a day, or a clinician's judgement; recorded: 5 weeks at 1000 mg",
    );
    expect(judge({ weeksTotal: null, ...dose(50) }).settledBy).toBe(
      '6 weeks at 50 mg or more a day; recorded: 50 mg, length not recorded',
    );
    expect(judge({ adherence: 'unknown', ...dose(50), ...weeks(6) }).settledBy).toBe(
      '6 weeks at 50 mg or more a day, taken on most days; recorded: 6 weeks at 50 mg, adherence unknown',
    );
    expect(judge({ kind: 'procedure', what: 'ect', sessions: 8 }).settledBy).toBe(
      "a clinician's judgement; recorded: 8 sessions, 8 weeks",
    );
    expect(judge({ what: 'maolex', daily: null }).settledBy).toBe(
      '6 weeks at 6 mg/24 h or more a day; recorded: 8 weeks, dose not recorded',
    );
    expect(judge({ what: 'deltaren', weeksTotal: null, daily: null }).settledBy).toContain(
      'a dose the clinician judges adequate; recorded: neither',
    );
    fc.assert(
      fc.property(anyTrial, (draft) => {
        const judged = judge(draft);
        expect(judged.settledBy === null).toBe(judged.adequate !== 'unknown');
        expect(judged.unknownBecause === null).toBe(judged.adequate !== 'unknown');
      }),
    );
  });
});

describe('names in the assessment', () => {
  it('takes them from the knowledge base', () => {
    const names = assessed({
      trials: [
        trial(),
        trial({ kind: 'procedure', what: 'ect' }),
        trial({ kind: 'therapy', what: 'some-talk' }),
        trial({ what: 'other' }),
      ],
    }).trials.map((item) => item.name);
    expect(names).toEqual(['Alphadine', 'ECT', 'some talk', 'another medicine']);
  });
});

const span = (values: readonly number[]) =>
  fc.option(
    fc
      .tuple(fc.constantFrom(...values), fc.constantFrom(...values))
      .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) })),
    { nil: null },
  );
const anyTrial = fc.record({
  what: fc.constantFrom('alphadine', 'betaxine', 'triptin', 'deltaren', 'augmentol', 'other'),
  form: fc.constantFrom(null, 'cr'),
  daily: span([10, 50, 74, 75, 100, 149, 150, 300]),
  weeksTotal: span([1, 3, 4, 5, 6, 8]),
  weeksAtFloor: span([0, 4, 6]),
  adherence: fc.constantFrom('good', 'partial', 'poor', 'unknown'),
  stoppedBecause: fc.constantFrom('no-effect', 'intolerance', 'unknown'),
  adequate: fc.constantFrom(null, null, null, 'yes', 'no'),
}) as fc.Arbitrary<Partial<Trial>>;

/** The least and the most a trial can come to, over everything that is not known of it. */
describe('properties', () => {
  const RANK = { no: 0, unknown: 1, yes: 2 };
  const ADHERENCE = ['poor', 'partial', 'good'] as const;

  it('more weeks, a higher dose or better adherence never makes it worse', () => {
    fc.assert(
      fc.property(anyTrial, fc.nat(4), fc.nat(200), (draft, longer, higher) => {
        const before = RANK[judge(draft).adequate];
        const raised = (value: Trial['daily'] | undefined, by: number) =>
          value === null || value === undefined ? null : { min: value.min + by, max: value.max + by };
        const raise = [
          { ...draft, weeksTotal: raised(draft.weeksTotal, longer), weeksAtFloor: raised(draft.weeksAtFloor, longer) },
          { ...draft, daily: raised(draft.daily, higher) },
          {
            ...draft,
            adherence: ADHERENCE[Math.min(2, ADHERENCE.findIndex((word) => word === draft.adherence) + 1)] ?? 'good',
          },
        ];
        for (const better of raise.slice(0, draft.adherence === 'unknown' ? 2 : 3)) {
          expect(RANK[judge(better as Partial<Trial>).adequate]).toBeGreaterThanOrEqual(before);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('knowing more never changes what is settled', () => {
    fc.assert(
      fc.property(anyTrial, fc.constantFrom('good', 'partial', 'poor'), fc.boolean(), (draft, adherence, low) => {
        const before = judge(draft).adequate;
        if (before === 'unknown') return;
        const end = (value: Trial['daily'] | undefined, otherwise: number) =>
          value === null || value === undefined ? exactly(otherwise) : exactly(low ? value.min : value.max);
        const known = {
          ...draft,
          daily: end(draft.daily, low ? 1 : 999),
          weeksTotal: end(draft.weeksTotal, low ? 0 : 99),
          ...(draft.weeksAtFloor === null ? {} : { weeksAtFloor: end(draft.weeksAtFloor, 0) }),
          ...(draft.adherence === 'unknown' ? { adherence } : {}),
        };
        expect(judge(known as Partial<Trial>).adequate).toBe(before);
      }),
      { numRuns: 2000 },
    );
  });
});
