/** Counts as intervals, the facts of the current trial and of the episode. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { COMPUTED_FACT_IDS } from '../../src/assessment/index.ts';
import type { Trial } from '../../src/cases/types.ts';
import {
  assessed,
  assessedAsked,
  complete,
  current,
  exactly,
  factOf,
  medication,
  missing,
  open,
  options,
  type PersonDraft,
  trial,
} from './fixture.ts';

const count = (trials: NonNullable<PersonDraft['trials']>, id = 'inadequate-response', more: PersonDraft = {}) =>
  factOf(assessedAsked({ trials, ...more }), `trials.${id}`);
const beta = (draft: Partial<Trial> = {}) => trial({ what: 'betaxine', ...draft });
const ect = (draft: Partial<Trial> = {}) =>
  trial({ kind: 'procedure', what: 'ect', daily: null, adequate: 'yes', ...draft });

describe('trials.inadequate-response', () => {
  it.each<[string, Partial<Trial>, string]>([
    ['none', { response: 'none' }, '1..1'],
    ['minimal', { response: 'minimal' }, '1..1'],
    ['partial', { response: 'partial' }, '1..1'],
    ['worse', { response: 'worse' }, '1..1'],
    ['response', { response: 'response' }, '0..0'],
    ['remission', { response: 'remission' }, '0..0'],
    ['unknown response', { response: 'unknown' }, '0..1'],
    ['not adequate', { weeksTotal: exactly(3) }, '0..0'],
    ['disputed', { weeksTotal: exactly(5) }, '0..1'],
    ['missing', { daily: null }, '0..1'],
    ['earlier episode', { episode: 'earlier' }, '0..0'],
    ['unknown episode', { episode: 'unknown' }, '0..1'],
    ['a medicine nobody knows', { what: 'other', adequate: 'yes' }, '0..1'],
    ['no antidepressant', { what: 'augmentol', adequate: 'yes' }, '0..0'],
    ['a procedure', { kind: 'procedure', what: 'ect', adequate: 'yes' }, '0..0'],
    ['response, then lost', { response: 'response', stoppedBecause: 'lost-effect' }, '0..0'],
  ])('%s', (_, draft, expected) => expect(count([trial(draft)])).toBe(expected));

  it('has no upper end while the list is open or missing', () => {
    expect(count(missing())).toBe('0..Infinity');
    expect(count(open([trial()]))).toBe('1..Infinity');
    expect(count([])).toBe('0..0');
  });
  it('counts a medicine once, and a combination once', () => {
    expect(count([trial(), trial({ weeksTotal: exactly(3) })])).toBe('1..1');
    expect(count([trial(), beta()])).toBe('2..2');
    expect(count([trial(), beta({ role: 'add', with: 'alphadine' })])).toBe('1..1');
    expect(count([trial(), beta({ role: 'add' })])).toBe('1..1');
    expect(count([trial(), beta({ role: 'add', with: 'triptin' })])).toBe('2..2');
    expect(count([beta({ role: 'add', with: 'triptin' })])).toBe('1..1');
    expect(count([beta({ role: 'add' })])).toBe('1..1');
    expect(count([trial(), trial({ what: 'augmentol', role: 'add', adequate: 'yes' })])).toBe('1..1');
    expect(count([trial({ what: 'other', adequate: 'yes' }), trial({ what: 'other', adequate: 'yes' })])).toBe('0..2');
  });
  it('marks the trials that count', () => {
    const counts = (...trials: Trial[]) => assessedAsked({ trials }).trials.map((item) => item.counts);
    expect(counts(trial(), beta({ role: 'add', with: 'alphadine' }))).toEqual([true, false]);
    expect(counts(beta({ role: 'add', with: 'alphadine' }))).toEqual([true]);
    expect(
      counts(trial({ episode: 'earlier' }), trial({ episode: 'unknown' }), trial({ what: 'other' }), ect()),
    ).toEqual([false, false, false, false]);
  });
  it('is widened by an antidepressant that only the list of medicines shows', () => {
    expect(count([trial()], 'inadequate-response', { medications: ['betaxine'] })).toBe('1..2');
    expect(count([trial()], 'inadequate-response', { medications: complete([medication('betaxine', 10)]) })).toBe(
      '1..1',
    );
  });
});

describe('the other counts', () => {
  it('trials.failed leaves partial responses out', () => {
    expect(count([trial({ response: 'partial' }), beta()], 'failed')).toBe('1..1');
    expect(count([trial({ response: 'unknown' })], 'failed')).toBe('0..1');
  });
  it('trials.tried takes any kind, adequate or not', () => {
    expect(count([trial({ weeksTotal: exactly(1) }), ect(), trial({ kind: 'therapy', what: 'talk' })], 'tried')).toBe(
      '3..3',
    );
    expect(count([trial({ episode: 'earlier' }), beta({ episode: 'unknown' })], 'tried')).toBe('0..1');
    expect(count([trial(), beta({ role: 'add' })], 'tried')).toBe('1..1');
  });
  it('trials.inadequate-response-lifetime takes any kind and any episode', () => {
    const id = 'inadequate-response-lifetime';
    expect(count([trial({ episode: 'earlier' }), beta(), ect({ episode: 'earlier' })], id)).toBe('3..3');
    expect(count([trial({ episode: 'earlier' }), trial()], id)).toBe('2..2');
    expect(count([ect({ adequate: null })], id)).toBe('0..1');
    expect(count([trial({ what: 'augmentol', role: 'add' })], id)).toBe('0..1');
    expect(count([trial({ response: 'remission' })], id)).toBe('0..0');
    expect(count([trial({ weeksTotal: exactly(2) })], id)).toBe('0..0');
  });
});

describe('trials.best-response', () => {
  it.each<[string, PersonDraft['trials'], string]>([
    [
      'the best of this episode',
      [trial(), ect({ response: 'partial' }), beta({ response: 'remission', episode: 'earlier' })],
      'partial',
    ],
    ['worse is none', [trial({ response: 'worse' })], 'none'],
    ['unknown while one is', [trial(), beta({ response: 'unknown' })], 'unknown: missing'],
    ['remission whatever the rest', [trial({ response: 'remission' }), beta({ response: 'unknown' })], 'remission'],
    ['remission in an open list', open([trial({ response: 'remission' })]), 'remission'],
    ['unknown in an open list', open([trial({ response: 'partial' })]), 'unknown: missing'],
    ['unknown without trials', [], 'unknown: missing'],
    ['unknown without a list', missing(), 'unknown: not-asked'],
    [
      'a trial of unknown episode that could be better',
      [trial(), beta({ response: 'partial', episode: 'unknown' })],
      'unknown: missing',
    ],
    [
      'one of unknown episode that could not',
      [trial({ response: 'partial' }), beta({ episode: 'unknown' })],
      'partial',
    ],
  ])('%s', (_, trials, expected) => expect(count(trials ?? [], 'best-response')).toBe(expected));
});

describe('resistance.established', () => {
  const established = (draft: PersonDraft) => factOf(assessedAsked(draft), 'resistance.established');
  it('is yes from two, no below, unknown between', () => {
    expect(established({ trials: [trial()] })).toBe('no');
    expect(established({ trials: [trial(), beta()] })).toBe('yes');
    expect(established({ trials: [trial(), beta({ weeksTotal: exactly(5) })] })).toBe('unknown: missing');
    expect(established({ trials: open([trial(), beta()]) })).toBe('yes');
    expect(established({ trials: open([trial()]) })).toBe('unknown: missing');
    expect(established({ trials: missing() })).toBe('unknown: not-asked');
    expect(established({ trials: { ...missing(), dontKnow: true } })).toBe('unknown: dont-know');
    expect(established({ trials: [] })).toBe('no');
  });
  it('is no by definition in established bipolar disorder', () => {
    expect(established({ trials: [trial(), beta()], values: { bipolarity: 'established' } })).toBe('no');
    expect(established({ trials: [trial(), beta()], values: { bipolarity: 'suspected' } })).toBe('yes');
  });
});

describe('the current trial', () => {
  const fact = (draft: PersonDraft, id: string) => factOf(assessedAsked(draft), `current-trial.${id}`);
  const on = (draft: Partial<Trial> = {}) => ({
    trials: [current({ what: 'betaxine', ...draft })],
    medications: ['betaxine'],
  });

  it('exists when an antidepressant is taken; not known while the list of medicines is not', () => {
    expect(fact(on(), 'exists')).toBe('true');
    expect(fact({ medications: [] }, 'exists')).toBe('false');
    expect(fact({ medications: missing() }, 'exists')).toBe('unknown: not-asked');
    expect(fact({ medications: ['other'] }, 'exists')).toBe('unknown: missing');
  });
  it.each<[string, number | null, string]>([
    ['under the floor', 74, 'below-floor'],
    ['at the floor', 75, 'below-usual'],
    ['under the usual range', 99, 'below-usual'],
    ['at the usual range', 100, 'usual'],
    ['under the maximum', 224, 'usual'],
    ['at the maximum', 225, 'at-maximum'],
    ['above it', 300, 'at-maximum'],
    ['no dose', null, 'unknown: missing'],
  ])('dose: %s', (_, daily, expected) => {
    expect(fact(on({ daily: daily === null ? null : exactly(daily) }), 'dose')).toBe(expected);
  });
  it('dose: an interval counts only within one band, and what no table gives stays unknown', () => {
    expect(fact(on({ daily: { min: 75, max: 99 } }), 'dose')).toBe('below-usual');
    expect(fact(on({ daily: { min: 75, max: 100 } }), 'dose')).toBe('unknown: missing');
    const other = (what: string, daily: number) => fact({ medications: complete([medication(what, daily)]) }, 'dose');
    expect(other('deltaren', 10)).toBe('unknown: missing');
    expect(other('triptin', 10)).toBe('below-floor');
    expect(other('triptin', 200)).toBe('unknown: missing');
  });
  it('gives weeks, adherence and response as recorded', () => {
    expect(fact(on({ weeksTotal: { min: 4, max: 5 } }), 'weeks')).toBe('4..5');
    expect(fact(on({ weeksAtFloor: exactly(2) }), 'weeks')).toBe('2..2');
    expect(fact(on({ weeksTotal: null }), 'weeks')).toBe('unknown: missing');
    expect(fact(on({ adherence: 'partial' }), 'adherence')).toBe('partial');
    expect(fact(on({ adherence: 'unknown' }), 'adherence')).toBe('unknown: missing');
    expect(fact(on({ response: 'worse' }), 'response')).toBe('worse');
    expect(fact({}, 'response')).toBe('unknown: missing');
  });
  it('is the last base trial, one of the case before one that only the list shows', () => {
    const trials = [
      current({ weeksTotal: exactly(1) }),
      current({ what: 'betaxine', weeksTotal: exactly(2) }),
      current({ what: 'triptin', role: 'add', weeksTotal: exactly(3) }),
    ];
    expect(fact({ trials, medications: ['alphadine', 'betaxine', 'triptin', 'maolin'] }, 'weeks')).toBe('2..2');
    expect(fact({ trials: trials.slice(2), medications: ['triptin'] }, 'weeks')).toBe('3..3');
  });
});

describe('regimen.tolerated', () => {
  const tolerated = (draft: PersonDraft) => factOf(assessedAsked(draft), 'regimen.tolerated');
  it('is no with an unwanted effect, yes without one, unknown while it was not told', () => {
    expect(tolerated({ trials: [current({ effects: ['tremor'] })], medications: ['alphadine'] })).toBe('no');
    expect(tolerated({ trials: [current({ stoppedBecause: 'intolerance' })], medications: ['alphadine'] })).toBe('no');
    expect(tolerated({ trials: [current()], medications: ['alphadine'] })).toBe('yes');
    expect(tolerated({ medications: ['alphadine'] })).toBe('unknown: missing');
    expect(tolerated({ trials: [trial({ effects: ['tremor'] })] })).toBe('unknown: missing');
    expect(tolerated({ trials: missing() })).toBe('unknown: not-asked');
  });
});

describe('episode.months', () => {
  const months = (started: string, asOf = '2026-11-23') =>
    factOf(assessed({ values: { 'episode.started': started }, asOf }), 'episode.months');
  it.each([
    ['2025-11-23', '12..12'],
    ['2025-11-22', '12.03..12.03'],
    ['2025-11-24', '11.97..11.97'],
    ['2026-11-23', '0..0'],
    ['2026-12-01', '0..0'],
    ['2025-09', '13.77..14.71'],
  ])('from %s: %s', (started, expected) => expect(months(started)).toBe(expected));
  it('knows short months', () => {
    expect(months('2026-01-31', '2026-02-28')).toBe('0.9..0.9');
    expect(months('2026-01-31', '2026-03-01')).toBe('1.03..1.03');
    expect(months('2024-02-29', '2026-02-28')).toBe('23.97..23.97');
  });
  it('is unknown when the start is', () => {
    expect(factOf(assessed(), 'episode.months')).toBe('unknown: not-asked');
    expect(
      factOf(assessed({ values: { 'episode.started': { state: 'unknown', why: 'dont-know' } } }), 'episode.months'),
    ).toBe('unknown: dont-know');
    expect(months('some day')).toBe('unknown: not-asked');
  });
});

describe('the list of facts', () => {
  it('is filled completely, and nothing else is', () => {
    const ids = [...assessed().facts.keys()].sort();
    const expected = COMPUTED_FACT_IDS.filter((id) => id !== 'exposure.*').concat(
      options.map((option) => `exposure.${option.id}`),
    );
    expect(ids).toEqual([...expected].sort());
  });
});

describe('properties', () => {
  const anyTrial = fc.record({
    what: fc.constantFrom('alphadine', 'betaxine', 'triptin', 'augmentol', 'other'),
    role: fc.constantFrom('base', 'add'),
    with: fc.constantFrom(null, 'alphadine', 'maolin'),
    episode: fc.constantFrom('this', 'earlier', 'unknown'),
    response: fc.constantFrom('none', 'partial', 'remission', 'unknown'),
    weeksTotal: fc.constantFrom(null, exactly(2), exactly(5), exactly(8)),
    adherence: fc.constantFrom('good', 'partial', 'unknown'),
  }) as fc.Arbitrary<Partial<Trial>>;
  const trials = fc.array(
    anyTrial.map((draft) => trial(draft)),
    { maxLength: 5 },
  );
  const COUNTS = ['inadequate-response', 'failed', 'tried', 'inadequate-response-lifetime'];
  const bounds = (rows: readonly Trial[], id: string) => count(rows, id).split('..').map(Number) as [number, number];

  it('what is not known never counts: only what is certain is in the lower end', () => {
    fc.assert(
      fc.property(trials, (rows) => {
        const settled = assessedAsked({ trials: rows }).trials.filter(
          (item) => item.adequate === 'yes' && item.trial.response !== 'unknown' && item.trial.episode === 'this',
        );
        const [min, max] = bounds(rows, 'inadequate-response');
        expect(min).toBeLessThanOrEqual(settled.length);
        expect(min).toBeLessThanOrEqual(max);
      }),
    );
  });
  it('answering what is not known stays inside the interval', () => {
    fc.assert(
      fc.property(
        trials,
        fc.constantFrom(2, 8),
        fc.constantFrom('none', 'remission'),
        fc.constantFrom('this', 'earlier'),
        fc.constantFrom(...COUNTS),
        (rows, length, response, episode, id) => {
          const known = rows.map((row): Trial => ({
            ...row,
            weeksTotal: row.weeksTotal ?? exactly(length),
            response: row.response === 'unknown' ? (response as Trial['response']) : row.response,
            episode: row.episode === 'unknown' ? (episode as Trial['episode']) : row.episode,
            adherence: row.adherence === 'unknown' ? 'good' : row.adherence,
          }));
          const [before, after] = [bounds(rows, id), bounds(known, id)];
          expect(after[0]).toBeGreaterThanOrEqual(before[0]);
          expect(after[1]).toBeLessThanOrEqual(before[1]);
        },
      ),
      { numRuns: 500 },
    );
  });
  it('another failed adequate trial never lowers a count', () => {
    fc.assert(
      fc.property(
        trials,
        fc.constantFrom('alphadine', 'betaxine', 'maolin'),
        fc.constantFrom(...COUNTS),
        fc.boolean(),
        (rows, what, id, first) => {
          const extra = trial({ what });
          const [before, after] = [bounds(rows, id), bounds(first ? [extra, ...rows] : [...rows, extra], id)];
          expect(after[0]).toBeGreaterThanOrEqual(before[0]);
          expect(after[1]).toBeGreaterThanOrEqual(before[1]);
        },
      ),
      { numRuns: 500 },
    );
  });
});
