import { describe, expect, it } from 'vitest';

import type { Assumed } from '../../src/cases/types.ts';
import { good, position, read } from './fixture.ts';

/** What, text, problem, and the other line that the message must name. */
const ROWS: readonly (readonly [string, string, string, RegExp])[] = [
  [
    'acute none and psychotic',
    'acute: none\nepisode: {features: [psychotic]}',
    'error CASE-CONTRADICTION 1:8',
    /line 2.*line 1/,
  ],
  [
    'acute absent and catatonic',
    'acute: {absent: [catatonia]}\nepisode:\n  features: [catatonic]',
    'error CASE-CONTRADICTION 1:8',
    /line 3/,
  ],
  [
    'current trial missing',
    'trials:\n  - {drug: sertraline, current: yes}\nmedications: [ramipril]',
    'error CASE-CONTRADICTION 2:5',
    /line 2.*line 3/,
  ],
  [
    'current trial and none',
    'trials:\n  - {drug: sertraline, current: yes}\nmedications: none',
    'error CASE-CONTRADICTION 2:5',
    /line 3/,
  ],
  [
    'dose',
    'trials:\n  - {drug: venlafaxine, dose: 225 mg, current: yes}\nmedications:\n  - venlafaxine 150 mg',
    'error CASE-CONTRADICTION 4:5',
    /line 4.*150 mg.*line 2.*225 mg/,
  ],
  [
    'form',
    'trials:\n  - {drug: venlafaxine, dose: 150 mg xr, current: yes}\nmedications:\n  - venlafaxine 150 mg ir',
    'error CASE-CONTRADICTION 4:5',
    /line 2/,
  ],
  ['male and pregnant', 'sex: male\nperinatal: {pregnant: yes}', 'error CASE-CONTRADICTION 2:23', /line 1.*line 2/],
  ['male and weeks', 'sex: male\nperinatal: {pregnant: {weeks: 14}}', 'error CASE-CONTRADICTION 2:31', /line 1/],
  [
    'pregnant and postpartum',
    'perinatal:\n  pregnant: yes\n  postpartum: 6',
    'warning CASE-QUESTIONABLE 2:13',
    /line 2.*line 3/,
  ],
  [
    'stopped after as_of',
    'as_of: 2026-11-20\ntrials: [{drug: sertraline, stopped: 2026-11-21}]',
    'error CASE-CONTRADICTION 2:38',
    /as_of 2026-11-20 \(line 1\)/,
  ],
  [
    'medicine stopped after as_of',
    'stopped_recently: [{medicine: tramadol, stopped: 2026-12}]',
    'error CASE-CONTRADICTION 1:50',
    /2026-11-23/,
  ],
  [
    'started after as_of',
    'trials: [{drug: sertraline, started: 2027-01}]',
    'error CASE-CONTRADICTION 1:38',
    /2026-11-23/,
  ],
  [
    'started after stopped',
    'trials:\n  - drug: sertraline\n    started: 2025-12\n    stopped: 2025-10',
    'error CASE-CONTRADICTION 4:14',
    /line 4.*line 3/,
  ],
  [
    'stopped and current',
    'trials:\n  - drug: sertraline\n    current: yes\n    stopped: 2025-10',
    'error CASE-CONTRADICTION 4:14',
    /line 3/,
  ],
  [
    'remission and severe',
    'episode: {severity: severe}\ntrials: [{drug: sertraline, response: remission}]',
    'warning CASE-QUESTIONABLE 2:10',
    /line 2.*line 1/,
  ],
  [
    'stopped and taken',
    'medications: [tramadol]\nstopped_recently: [tramadol]',
    'warning CASE-QUESTIONABLE 2:20',
    /line 2.*line 1/,
  ],
  [
    'trial over and taken',
    'trials: [{drug: sertraline, current: no}]\nmedications: [sertraline]',
    'warning CASE-QUESTIONABLE 1:10',
    /line 1.*line 2/,
  ],
];

describe('contradictions', () => {
  it.each(ROWS)('%s', async (_what, text, expected, words) => {
    const reading = await read(text);
    expect(reading.problems.map((problem) => `${problem.severity} ${position(problem)}`)).toEqual([expected]);
    expect(reading.problems[0]?.message).toMatch(words);
    expect(reading.case === null).toBe(expected.startsWith('error'));
  });

  it.each([
    ['trials: [{drug: sertraline, current: yes}]'],
    ['trials: [{drug: sertraline, current: yes}]\nmedications: {complete: false, list: [ramipril]}'],
    ['trials: [{drug: sertraline, current: yes}]\nmedications: [sertraline 50 mg]'],
    ['trials: [{drug: sertraline, dose: 20-40 mg, current: yes}]\nmedications: [sertraline 40 mg]'],
    ['trials: [{drug: venlafaxine, dose: 150 mg, current: yes}]\nmedications: [venlafaxine xr 150 mg]'],
    ['trials: [{drug: sertraline}]\nmedications: none'],
    ['trials: [{therapy: cbt, current: yes}]\nmedications: none'],
    ['sex: male\nperinatal: {pregnant: no}'],
    ['acute: none\nepisode: {features: [mixed]}'],
    ['episode: {severity: severe}\ntrials: [{drug: sertraline, response: remission, episode: earlier}]'],
    ['episode: {severity: severe}\ntrials: [{drug: sertraline, response: remission, stopped_because: lost-effect}]'],
  ])('none: %j', async (text) => expect((await read(text)).problems).toEqual([]));
});

const NOT_PERINATAL = ['breastfeeding', 'planning', 'postpartum'].map((id) => ({ fact: `perinatal.${id}`, as: 'no' }));

describe('assumptions', () => {
  const rows: readonly (readonly [string, readonly Pick<Assumed, 'fact' | 'as'>[]])[] = [
    ['age: 46', []],
    ['sex: male', [...NOT_PERINATAL, { fact: 'perinatal.pregnant', as: 'not-applicable' }]],
    ['age: 56', [...NOT_PERINATAL, { fact: 'perinatal.pregnant', as: 'not-applicable' }]],
    ['age: 55', []],
    ['sex: male\nperinatal: {pregnant: no}', NOT_PERINATAL],
    ['sex: male\nperinatal: {pregnant: ?, planning: ?, postpartum: no, breastfeeding: no}', []],
    [
      'perinatal: none',
      ['breastfeeding', 'planning', 'postpartum', 'pregnant'].map((id) => ({ fact: `perinatal.${id}`, as: 'no' })),
    ],
    ['trials: none', []],
    [
      'trials: [sertraline 200 10w]',
      [
        { fact: 'trials', as: 'complete' },
        { fact: 'trials[0].episode', as: 'this' },
        { fact: 'trials[0].role', as: 'base' },
        { fact: 'trials[0].weeks.at_floor', as: '10' },
      ],
    ],
    ['trials: {complete: true, list: [{therapy: cbt, episode: this}]}', []],
    ['medications: [ramipril]', [{ fact: 'medications', as: 'complete' }]],
    ['conditions: none', [{ fact: 'condition.*', as: 'no' }]],
    [
      'implants: {present: [], asked: [metal]}',
      [
        { fact: 'implant.cochlear-implant', as: 'no' },
        { fact: 'implant.pacemaker', as: 'no' },
      ],
    ],
    [
      'acute: none',
      [
        { fact: 'acute', as: 'none' },
        { fact: 'features', as: 'not catatonic' },
        { fact: 'features', as: 'not psychotic' },
      ],
    ],
    ['acute: [psychosis]', [{ fact: 'features', as: 'psychotic' }]],
    [
      'trials: [{drug: sertraline, role: base, episode: this, scores: {scale: phq9, before: 20, after: 10}}]',
      [
        { fact: 'trials', as: 'complete' },
        { fact: 'trials[0].response', as: 'response' },
      ],
    ],
  ];

  it.each(rows)('%j', async (text, expected) =>
    expect((await good(text)).assumed.map(({ fact, as }) => ({ fact, as }))).toEqual(expected),
  );

  it('says which panel answered', async () => {
    const because = async (text: string) => (await good(text)).assumed.map((entry) => entry.because);
    expect(new Set(await because('conditions: {present: [], asked: [medical]}'))).toEqual(
      new Set(['panel medical answered none']),
    );
    expect(new Set(await because('conditions: {present: [epilepsy], asked: [medical]}'))).toEqual(
      new Set(['panel medical asked, not named']),
    );
    expect(await because('family_history: {present: [], asked: [family]}')).toEqual(['panel family answered none']);
  });
});
