import { describe, expect, it } from 'vitest';

import type { Trial } from '../../src/cases/types.ts';
import { setOf } from '../../src/logic/value.ts';
import { good, position, read, value } from './fixture.ts';

describe('medications', () => {
  it.each([
    ['[venlafaxine 225 mg]', { medicine: 'venlafaxine', daily: { min: 225, max: 225 }, form: null }],
    [
      '[{medicine: venlafaxine, dose: 75 mg twice daily}]',
      { medicine: 'venlafaxine', daily: { min: 150, max: 150 }, form: null },
    ],
    [
      '[{medicine: Venlafaxine XR, dose: 150 mg}]',
      { medicine: 'venlafaxine', daily: { min: 150, max: 150 }, form: 'xr' },
    ],
    ['[venlafaxine XR 150 mg]', { medicine: 'venlafaxine', daily: { min: 150, max: 150 }, form: 'xr' }],
    ['[Venlafaxine XR]', { medicine: 'venlafaxine', daily: null, form: 'xr' }],
    ['[Zoloft 50]', { medicine: 'sertraline', daily: { min: 50, max: 50 }, form: null }],
    ['[Lustral]', { medicine: 'sertraline', daily: null, form: null }],
    ['[Lithium carbonate 800 mg]', { medicine: 'lithium', daily: { min: 800, max: 800 }, form: null }],
    ['[{medicine: t3, dose: 25 mcg}]', { medicine: 'liothyronine', daily: { min: 0.025, max: 0.025 }, form: null }],
    ['[selegiline 6 mg/24 h patch]', { medicine: 'selegiline', daily: { min: 6, max: 6 }, form: 'patch' }],
    ['[salbutamol 2 puffs as needed]', { medicine: 'salbutamol', daily: null, form: null }],
    [
      '[{medicine: sertraline, dose: 100 mg, daily: 200 mg}]',
      { medicine: 'sertraline', daily: { min: 200, max: 200 }, form: null },
    ],
    ['[{medicine: sertraline, dose: ?}]', { medicine: 'sertraline', daily: null, form: null }],
    ['venlafaxine 225 mg', { medicine: 'venlafaxine', daily: { min: 225, max: 225 }, form: null }],
  ])('%s', async (list, expected) => {
    const person = await good(`medications: ${list}`);
    expect(person.medications).toEqual({ known: true, complete: true, rows: [expected], dontKnow: false });
  });

  it.each([
    ['none', { known: true, complete: true, rows: [], dontKnow: false }],
    ['?', { known: false, complete: false, rows: [], dontKnow: true }],
    ['unknown', { known: false, complete: false, rows: [], dontKnow: false }],
    [
      '{complete: no, list: [ramipril]}',
      { known: true, complete: false, rows: [{ medicine: 'ramipril', daily: null, form: null }], dontKnow: false },
    ],
    ['{complete: false, list: []}', { known: true, complete: false, rows: [], dontKnow: false }],
    [
      '{complete: yes, list: [ramipril]}',
      { known: true, complete: true, rows: [{ medicine: 'ramipril', daily: null, form: null }], dontKnow: false },
    ],
    [
      '[ramipril, ?]',
      { known: true, complete: false, rows: [{ medicine: 'ramipril', daily: null, form: null }], dontKnow: true },
    ],
  ])('%s', async (list, expected) => expect((await good(`medications: ${list}`)).medications).toEqual(expected));

  it('accepts an unknown medicine by the word other, with a warning', async () => {
    const reading = await read('medications: [{medicine: other}]');
    expect(reading.problems.map((problem) => `${problem.severity} ${position(problem)}`)).toEqual([
      'warning CASE-MEDICINE 1:26',
    ]);
    expect(reading.case?.medications.rows).toEqual([{ medicine: 'other', daily: null, form: null }]);
  });

  it('warns about a dose far above the label', async () => {
    const reading = await read('medications: [sertraline 2000 mg]');
    expect(reading.problems.map((problem) => problem.code)).toEqual(['CASE-IMPLAUSIBLE']);
    expect(reading.case).not.toBeNull();
  });
});

describe('stopped recently and reactions', () => {
  it.each([
    ['[{medicine: tramadol, stopped: 2026-11-10}]', '2026-11-10'],
    ['[tramadol 2026-11-10]', '2026-11-10'],
    ['[tramadol 2 weeks ago]', '2026-11-09'],
    ['[{medicine: tramadol, stopped: 2026-10}]', '2026-10-31'],
    ['[{medicine: tramadol, stopped: 2026-11}]', '2026-11-23'],
    ['[{medicine: tramadol, stopped: ?}]', null],
    ['[tramadol]', null],
  ])('%s', async (list, stopped) =>
    expect((await good(`stopped_recently: ${list}`)).stoppedRecently.rows).toEqual([{ medicine: 'tramadol', stopped }]),
  );

  it.each([
    ['none', [], setOf([], { closed: true })],
    [
      '[{medicine: lamotrigine, reaction: severe-rash}]',
      [{ medicine: 'lamotrigine', reaction: 'severe-rash' }],
      setOf(['lamotrigine', 'severe-rash'], { closed: true }),
    ],
    [
      '[lamotrigine severe rash]',
      [{ medicine: 'lamotrigine', reaction: 'severe-rash' }],
      setOf(['lamotrigine', 'severe-rash'], { closed: true }),
    ],
    [
      '[{medicine: lamotrigine, reaction: ?}]',
      [{ medicine: 'lamotrigine', reaction: 'unknown' }],
      setOf(['lamotrigine']),
    ],
    [
      '{complete: false, list: [{medicine: lamotrigine, reaction: other}]}',
      [{ medicine: 'lamotrigine', reaction: 'other' }],
      setOf(['lamotrigine', 'other']),
    ],
  ])('reactions: %s', async (list, rows, set) => {
    const person = await good(`reactions: ${list}`);
    expect(person.reactions.rows).toEqual(rows);
    expect(value(person, 'reactions')).toEqual(set);
  });

  it('stores a reaction list that is not known', async () =>
    expect(value(await good('reactions: ?'), 'reactions')).toBe('?dont-know'));
});

const DEFAULTS: Trial = {
  index: 0,
  kind: 'drug',
  what: 'sertraline',
  role: 'base',
  with: null,
  daily: null,
  form: null,
  weeksTotal: null,
  weeksAtFloor: null,
  started: null,
  stopped: null,
  current: null,
  episode: 'this',
  adherence: 'unknown',
  response: 'unknown',
  stoppedBecause: 'unknown',
  effects: [],
  adequate: null,
  sessions: null,
  placement: null,
};
const weeks = (min: number, max = min) => ({ min, max });

describe('trials', () => {
  const rows: readonly (readonly [string, Partial<Trial>])[] = [
    ['sertraline', {}],
    ['{drug: sertraline}', {}],
    [
      'sertraline 200 mg 10 weeks none',
      { daily: weeks(200), weeksTotal: weeks(10), weeksAtFloor: weeks(10), response: 'none' },
    ],
    [
      'sertraline 200 10w none good',
      { daily: weeks(200), weeksTotal: weeks(10), weeksAtFloor: weeks(10), response: 'none', adherence: 'good' },
    ],
    [
      'Zoloft 100 mg twice daily 8-10 weeks partial poor',
      {
        daily: weeks(200),
        weeksTotal: weeks(8, 10),
        weeksAtFloor: weeks(8, 10),
        response: 'partial',
        adherence: 'poor',
      },
    ],
    [
      'venlafaxine xr 150 2 months partial current',
      {
        what: 'venlafaxine',
        form: 'xr',
        daily: weeks(150),
        weeksTotal: weeks(8.7),
        weeksAtFloor: weeks(8.7),
        response: 'partial',
        current: true,
      },
    ],
    [
      'sertraline 50-100 mg 4w good earlier stopped',
      {
        daily: weeks(50, 100),
        weeksTotal: weeks(4),
        weeksAtFloor: weeks(4),
        adherence: 'good',
        episode: 'earlier',
        current: false,
      },
    ],
    ['cbt 16 sessions partial', { kind: 'therapy', what: 'cbt', sessions: 16, response: 'partial' }],
    [
      'ect 8 sessions remission earlier',
      { kind: 'procedure', what: 'ect', sessions: 8, response: 'remission', episode: 'earlier' },
    ],
    ['{drug: sertraline, weeks: {total: 10, at_floor: 8}}', { weeksTotal: weeks(10), weeksAtFloor: weeks(8) }],
    ['{drug: sertraline, weeks: {total: 10, at_floor: ?}}', { weeksTotal: weeks(10) }],
    ['{drug: sertraline, weeks: {at_floor: 8}}', { weeksAtFloor: weeks(8) }],
    ['{drug: sertraline, weeks: 10 weeks}', { weeksTotal: weeks(10), weeksAtFloor: weeks(10) }],
    ['{drug: sertraline, duration: 14 months}', { weeksTotal: weeks(60.9), weeksAtFloor: weeks(60.9) }],
    ['{drug: sertraline, weeks: ?}', {}],
    [
      '{drug: sertraline, started: 2025-10, stopped: 2025-12}',
      {
        started: '2025-10-01',
        stopped: '2025-12-31',
        current: false,
        weeksTotal: weeks(4.4, 13),
        weeksAtFloor: weeks(4.4, 13),
      },
    ],
    [
      '{drug: sertraline, weeks: ?, started: 2025-10-06, stopped: 2025-12-15}',
      { started: '2025-10-06', stopped: '2025-12-15', current: false },
    ],
    [
      '{drug: sertraline, started: 2026-09-28, current: yes}',
      { started: '2026-09-28', current: true, weeksTotal: weeks(8), weeksAtFloor: weeks(8) },
    ],
    ['{drug: sertraline, current: no}', { current: false }],
    ['{drug: sertraline, current: ?}', {}],
    ['{drug: sertraline, stopped: 2026-11}', { stopped: '2026-11-23', current: false }],
    [
      '{drug: lithium, role: add, with: venlafaxine, dose: 800 mg}',
      { what: 'lithium', role: 'add', with: 'venlafaxine', daily: weeks(800) },
    ],
    ['{drug: lithium, with: Zoloft}', { what: 'lithium', role: 'add', with: 'sertraline' }],
    ['{drug: sertraline, episode: unknown, adequate: yes}', { episode: 'unknown', adequate: 'yes' }],
    ['{drug: sertraline, episode: ?, adequate: unknown}', { episode: 'unknown' }],
    [
      '{drug: sertraline, stopped_because: intolerance, effect: [nausea, akathisia]}',
      { stoppedBecause: 'intolerance', effects: ['akathisia', 'nausea'] },
    ],
    ['{drug: sertraline, effect: nausea, level: {value: 110, unit: ng/mL}}', { effects: ['nausea'] }],
    ['{drug: sertraline, scores: {scale: phq9, before: 21, after: 19}}', { response: 'minimal' }],
    ['{drug: sertraline, scores: {scale: phq9, before: 20, after: 15}}', { response: 'partial' }],
    ['{drug: sertraline, scores: {scale: PHQ9, before: 20, after: 10}}', { response: 'response' }],
    ['{drug: sertraline, scores: {scale: phq9, before: 20, after: 20}}', { response: 'none' }],
    ['{drug: sertraline, scores: {scale: phq9, before: 20, after: 22}}', { response: 'worse' }],
    ['{drug: selegiline, dose: 6 mg/24 h patch}', { what: 'selegiline', daily: weeks(6), form: 'patch' }],
    ['{therapy: cbt, sessions: 16, current: no}', { kind: 'therapy', what: 'cbt', sessions: 16, current: false }],
    ['{therapy: other}', { kind: 'therapy', what: 'other' }],
    [
      '{procedure: ect, placement: bitemporal, sessions: 8}',
      { kind: 'procedure', what: 'ect', placement: 'bitemporal', sessions: 8 },
    ],
    ['{procedure: itbs}', { kind: 'procedure', what: 'itbs' }],
    ['{procedure: esketamine, sessions: 8}', { kind: 'procedure', what: 'esketamine', sessions: 8 }],
    ['{procedure: ketamine, sessions: 6}', { what: 'ketamine', sessions: 6 }],
  ];

  it.each(rows)('%s', async (text, expected) => {
    const person = await good(`trials:\n  - ${text}`);
    expect(person.trials.rows).toEqual([{ ...DEFAULTS, ...expected }]);
    expect(person.trials).toMatchObject({ known: true, complete: true });
  });

  it('places a trial stopped before this episode in an earlier one', async () => {
    const person = await good(
      'episode: {started: 2025-09}\ntrials: [{drug: sertraline, stopped: 2019-05}, {drug: venlafaxine, stopped: 2025-10}]',
    );
    expect(person.trials.rows.map((trial) => trial.episode)).toEqual(['earlier', 'this']);
  });

  it('numbers trials by their place among those read', async () => {
    const person = await good('trials: [?, sertraline, venlafaxine]');
    expect(person.trials.rows.map((trial) => trial.index)).toEqual([0, 1]);
  });

  it('keeps a trial of an unknown medicine, with a warning', async () => {
    const reading = await read('trials: [{drug: other, weeks: 6}]');
    expect(reading.problems.map((problem) => problem.code)).toEqual(['CASE-MEDICINE']);
    expect(reading.case?.trials.rows[0]?.what).toBe('other');
  });

  it('warns when word and scores differ', async () => {
    const reading = await read(
      'trials: [{drug: sertraline, response: none, scores: {scale: phq9, before: 20, after: 10}}]',
    );
    expect(reading.problems.map((problem) => problem.code)).toEqual(['CASE-QUESTIONABLE']);
    expect(reading.case?.trials.rows[0]?.response).toBe('none');
  });
});
