import { describe, expect, it } from 'vitest';

import { range, setOf } from '../../src/logic/value.ts';
import { good, position, read, value } from './fixture.ts';

describe('single answers', () => {
  it.each([
    ['age: 46', 'age', 46],
    ['age: "46 years"', 'age', 46],
    ['age: 90+', 'age', 90],
    ['age: 93', 'age', 90],
    ['sex: F', 'sex', 'female'],
    ['perinatal: {pregnant: no}', 'perinatal.pregnant', 'no'],
    ['perinatal: {pregnant: false}', 'perinatal.pregnant', 'no'],
    ['perinatal: {pregnant: true}', 'perinatal.pregnant', 'yes'],
    ['perinatal: {pregnant: not_applicable}', 'perinatal.pregnant', 'not-applicable'],
    ['perinatal: {pregnant: {weeks: 14}}', 'perinatal.pregnant', 'yes'],
    ['perinatal: {pregnant: {weeks: 14}}', 'perinatal.pregnancy-weeks', 14],
    ['perinatal: {postpartum: 6}', 'perinatal.postpartum', true],
    ['perinatal: {postpartum: 6}', 'perinatal.postpartum-weeks', 6],
    ['perinatal: {postpartum: no}', 'perinatal.postpartum', false],
    ['perinatal: {postpartum: yes}', 'perinatal.postpartum-weeks', undefined],
    ['perinatal: {contraception: none}', 'perinatal.contraception', 'none'],
    ['perinatal: {contraception: unknown}', 'perinatal.contraception', undefined],
    ['perinatal: {planning: ~}', 'perinatal.planning', undefined],
    ['perinatal: {planning: ?}', 'perinatal.planning', '?dont-know'],
    ['perinatal: {pregnant: ?}', 'perinatal.pregnant', '?dont-know'],
    ['perinatal: ?', 'perinatal.breastfeeding', '?dont-know'],
    ['perinatal: unknown', 'perinatal.breastfeeding', undefined],
    ['suicidality: {intent_or_plan: yes}', 'suicidality.intent-or-plan', true],
    ['suicidality: {intent-or-plan: true}', 'suicidality.intent-or-plan', true],
    ['episode: {started: 2025-09}', 'episode.started', '2025-09-01'],
    ['episode: {started: 2025-09-12}', 'episode.started', '2025-09-12'],
    ['episode: {duration: 14 months}', 'episode.started', '2025-09-01'],
    ['episode: {duration: 10 weeks}', 'episode.started', '2026-09-14'],
    ['episode: {duration: ?}', 'episode.started', '?dont-know'],
    ['episode: {prior_episodes: 2}', 'episode.prior-episodes', 2],
    ['episode: {prior_episodes: none}', 'episode.prior-episodes', 0],
    ['substances: {smoking: none}', 'substances.smoking-per-day', 0],
    ['substances: {smoking: no}', 'substances.smoking-per-day', 0],
    ['substances: {smoking: {per_day: 12}}', 'substances.smoking-per-day', 12],
    ['substances: {smoking: 12}', 'substances.smoking-per-day', 12],
    ['substances: {alcohol: {audit_c: 3}}', 'scores.audit-c', 3],
    ['substances: {alcohol: {audit_c: 3}}', 'substances.alcohol', undefined],
    ['consent: {capacity: yes}', 'consent.capacity', 'yes'],
    ['consent: {capacity: In doubt}', 'consent.capacity', 'in-doubt'],
    ['vitals: {blood-pressure: 128/82}', 'blood-pressure.systolic', 128],
    ['vitals: {blood_pressure: {value: 128/82, on: 2026-11-20}}', 'blood-pressure.diastolic', 82],
    ['vitals: {blood-pressure: {value: 16/10, unit: kPa}}', 'blood-pressure.systolic', 120],
    ['vitals: {blood-pressure: {systolic: 128}}', 'blood-pressure.systolic', 128],
    ['vitals: {blood-pressure: ?}', 'blood-pressure.diastolic', '?dont-know'],
    ['labs: {tsh: 2.1}', 'labs.tsh', 2.1],
    ['labs: {tsh: {value: 2.1, unit: miu/l, on: 2026-10-30}}', 'labs.tsh', 2.1],
    ['labs: {creatinine: 1.1 mg/dL}', 'labs.creatinine', 97.24],
    ['labs: {creatinine: {value: 80, unit: µmol/L}}', 'labs.creatinine', 80],
    ['labs: {hba1c: 6.5 %}', 'labs.hba1c', 47.5385],
    ['labs: {egfr: ">90"}', 'labs.egfr', range(90, 250)],
    ['labs: {tsh: "<0.01 mIU/L"}', 'labs.tsh', range(0, 0.01)],
    ['labs: {egfr: {value: ?}}', 'labs.egfr', '?dont-know'],
    ['labs: {qtc: {value: 430, unit: ms, method: Fridericia}}', 'labs.qtc', 430],
    ['more: {shift_work: yes}', 'more.shift-work', true],
    ['more: {sleep.regular: yes}', 'sleep.regular', true],
    ['more: {}', 'sleep.regular', undefined],
  ])('%s: %s', async (text, fact, expected) => expect(value(await good(text), fact)).toEqual(expected));

  it('takes the dates of values', async () => {
    const person = await good(
      'vitals: {blood-pressure: {value: 128/82, on: 2026-11-20}}\nlabs: {tsh: {value: 2, on: 2026-10}, egfr: {value: 90, on: ?}}',
    );
    expect([...person.dates]).toEqual([
      ['blood-pressure.diastolic', '2026-11-20'],
      ['blood-pressure.systolic', '2026-11-20'],
      ['labs.tsh', '2026-10-31'],
    ]);
  });

  it('keeps what is implausible or stale, and warns', async () => {
    const warned = async (text: string) =>
      (await read(text)).problems.map((problem) => `${problem.severity} ${position(problem)}`);
    expect(await warned('age: 8')).toEqual(['warning CASE-IMPLAUSIBLE 1:6']);
    // However a value is written, the warning is the same: reports of one person must not differ by it.
    const said = async (text: string) => (await read(text)).problems.map((problem) => problem.message);
    const plainly = await said('substances: {smoking: 150}');
    expect(plainly).toHaveLength(1);
    expect(await said('substances: {smoking: {per_day: 150}}')).toEqual(plainly);
    expect(await said('substances: {smoking: {day: 150}}')).toEqual(plainly);
    expect(await warned('labs: {tsh: {value: 2, on: 2024-01-01}}')).toEqual(['warning CASE-STALE 1:28']);
    expect(await warned('labs: {tsh: {value: 2, on: 2026-01-01}}')).toEqual([]);
    expect(value(await good('age: 8'), 'age')).toBe(8);
    expect((await good('age: 8')).warnings).toHaveLength(1);
  });
});

describe('as_of, jurisdiction and version', () => {
  it.each([
    ['the case', 'as_of: 2026-11-20', {}, '2026-11-20'],
    ['today', 'age: 46', {}, '2026-11-23'],
    ['the override', 'as_of: 2026-11-20', { asOfOverride: '2026-11-22' }, '2026-11-22'],
    ['a future date', 'as_of: 2027-01-01', {}, '2027-01-01'],
  ])('as of %s', async (_what, text, options, expected) => expect((await good(text, options)).asOf).toBe(expected));

  it('says when a case is old, against today or the override', async () => {
    const codes = async (text: string, asOfOverride?: string) =>
      (await read(text, asOfOverride === undefined ? {} : { asOfOverride })).problems.map((problem) => problem.code);
    expect(await codes('as_of: 2026-10-23')).toEqual(['CASE-OLD']);
    expect(await codes('as_of: 2026-10-24')).toEqual([]);
    expect(await codes('as_of: 2026-01-01', '2026-01-10')).toEqual([]);
  });

  it('refuses an override that is no date', async () => {
    await expect(read('age: 46', { asOfOverride: 'soon' })).rejects.toMatchObject({
      exitCode: 2,
      problems: [{ code: 'ARG-VALUE' }],
    });
  });

  it('takes the jurisdiction of the case unless overridden', async () => {
    expect((await good('jurisdiction: UK')).jurisdiction).toBe('uk');
    expect((await good('jurisdiction: uk', { jurisdictionOverride: 'us' })).canonical['jurisdiction']).toBe('us');
    expect((await good('case: 1\njurisdiction: unknown')).jurisdiction).toBeNull();
  });

  it('reads an empty case', async () => {
    for (const text of ['', '{}', '# nothing']) {
      const person = await good(text);
      expect(person.canonical).toEqual({ case: 1, as_of: '2026-11-23' });
      expect(person.values.size).toBe(0);
      expect(person.trials).toEqual({ known: false, complete: false, rows: [], dontKnow: false });
    }
  });
});

describe('sets', () => {
  it.each([
    ['acute: none', 'acute', setOf([], { closed: true })],
    ['acute: [mania]', 'acute', setOf(['mania'])],
    ['acute: mania', 'acute', setOf(['mania'])],
    [
      'acute: [mania, ?]',
      'acute',
      setOf(['mania'], { unsure: ['not-eating-or-drinking', 'catatonia', 'delirium', 'psychosis'] }),
    ],
    ['acute: ?', 'acute', '?dont-know'],
    [
      'episode: {features: {present: [anxious], asked: [acute]}}',
      'features',
      setOf(['anxious-distress'], { absent: ['psychotic', 'catatonic'] }),
    ],
    [
      'episode: {features: {present: [psychotic], asked: [acute]}}',
      'features',
      setOf(['psychotic'], { absent: ['catatonic'] }),
    ],
    [
      'episode: {features: {absent: [mixed], unsure: [melancholic]}}',
      'features',
      setOf([], { absent: ['mixed'], unsure: ['melancholic'] }),
    ],
    [
      'family_history: {present: [], asked: [family]}',
      'family-history',
      setOf([], { absent: ['psychosis', 'bipolar', 'suicide'] }),
    ],
    [
      'family_history: {present: [], unsure: [suicide], asked: [family]}',
      'family-history',
      setOf([], { absent: ['psychosis', 'bipolar'], unsure: ['suicide'] }),
    ],
    ['suicidality: {means: [medicines]}', 'suicidality.means', setOf(['medicines'])],
    ['consent: {advance_refusal: [ect]}', 'consent.advance-refusal', setOf(['ect'], { closed: true })],
    [
      'consent: {advance_refusal: [tms]}',
      'consent.advance-refusal',
      setOf(['rtms', 'rtms-bilateral'], { closed: true }),
    ],
    ['consent: {advance_refusal: none}', 'consent.advance-refusal', setOf([], { closed: true })],
  ])('%s', async (text, fact, expected) => expect(value(await good(text), fact)).toEqual(expected));
});

describe('one finding under two names', () => {
  it.each([
    ['acute: [psychosis]', 'features', setOf(['psychotic'])],
    ['episode: {features: [catatonic]}', 'acute', setOf(['catatonia'])],
    ['acute: none', 'features', setOf([], { absent: ['psychotic', 'catatonic'] })],
    ['acute: none\nepisode: {features: [mixed]}', 'features', setOf(['mixed'], { absent: ['psychotic', 'catatonic'] })],
    ['acute: {present: [mania], unsure: [psychosis]}', 'features', setOf([], { unsure: ['psychotic'] })],
    [
      'acute: ?\nepisode: {features: [psychotic]}',
      'acute',
      setOf(['psychosis'], { unsure: ['not-eating-or-drinking', 'catatonia', 'delirium', 'mania'] }),
    ],
  ])('%j', async (text, fact, expected) => expect(value(await good(text), fact)).toEqual(expected));
});

describe('conditions and implants', () => {
  it('reads each form', async () => {
    const states = async (text: string) => {
      const person = await good(text);
      return ['hypertension', 'seizure-disorder', 'eating-disorder', 'bulimia-nervosa'].map((id) =>
        value(person, `condition.${id}`),
      );
    };
    expect(await states('conditions: none')).toEqual([false, false, false, false]);
    expect(await states('conditions: [high blood pressure]')).toEqual([true, undefined, undefined, undefined]);
    expect(await states('conditions: Epilepsy')).toEqual([undefined, true, undefined, undefined]);
    expect(await states('conditions: {present: [hypertension], asked: [medical]}')).toEqual([
      true,
      false,
      false,
      undefined,
    ]);
    expect(
      await states('conditions: {present: [], absent: [bulimia-nervosa], unsure: [epilepsy], asked: [medical]}'),
    ).toEqual([false, '?dont-know', false, false]);
    expect(await states('conditions: [hypertension, ?]')).toEqual([true, '?dont-know', '?dont-know', '?dont-know']);
    expect(await states('conditions: ?')).toEqual(['?dont-know', '?dont-know', '?dont-know', '?dont-know']);
    expect(await states('conditions: unknown')).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('does not make absent what follows from something present', async () => {
    const person = await good('conditions: {present: [bulimia-nervosa], asked: [medical]}');
    expect(value(person, 'condition.eating-disorder')).toBeUndefined();
    expect(value(person, 'condition.hypertension')).toBe(false);
  });

  it.each([
    ['2026-10', '2026-10-31', range(23, 53)],
    ['2026-11-20', '2026-11-20', 3],
    ['2026-11', '2026-11-23', range(0, 22)],
  ])('dates a condition: %s', async (on, day, ago) => {
    const person = await good(`conditions: [{id: heart attack, on: ${on}}]`);
    expect(person.dates.get('condition.myocardial-infarction')).toBe(day);
    expect(value(person, 'condition.myocardial-infarction.days-ago')).toEqual(ago);
  });

  it('keeps a date that is asked and not known', async () => {
    const person = await good('conditions: [{id: heart-attack, on: ?}]');
    expect(value(person, 'condition.myocardial-infarction.days-ago')).toBe('?dont-know');
    expect(person.canonical['conditions']).toEqual([{ id: 'myocardial-infarction', on: '?' }]);
  });

  it('reads implants', async () => {
    expect(value(await good('implants: none'), 'implant.pacemaker')).toBe(false);
    expect(value(await good('implants: {present: [pacemaker], asked: [metal]}'), 'implant.cochlear-implant')).toBe(
      false,
    );
  });
});

describe('scores', () => {
  it('orders totals and takes the latest', async () => {
    const person = await good('scores: {phq9: [{on: 2026-11-20, total: 17}, {on: 2026-09-28, total: 21}]}');
    expect(person.scores.get('phq9')).toEqual([
      { on: '2026-09-28', total: 21 },
      { on: '2026-11-20', total: 17 },
    ]);
    expect(value(person, 'scores.phq9')).toBe(17);
    expect(person.dates.get('scores.phq9')).toBe('2026-11-20');
  });

  it.each([
    ['scores: {phq9: 17}', [{ on: null, total: 17 }]],
    ['scores: {phq9: {total: 17}}', [{ on: null, total: 17 }]],
    [
      'scores: {phq9: [{on: 2026-09-01, total: 21}, {week: 8, total: 17}]}',
      [
        { on: '2026-09-01', total: 21 },
        { on: '2026-10-27', total: 17 },
      ],
    ],
    ['scores: {phq9: [{on: 2026-09-01, total: 21}, {on: 2026-09-01, total: 21}]}', [{ on: '2026-09-01', total: 21 }]],
  ])('%s', async (text, expected) => expect((await good(text)).scores.get('phq9')).toEqual(expected));

  it('joins a total given under alcohol with those under scores', async () => {
    const person = await good(
      'substances: {alcohol: {audit_c: [{on: 2026-11-01, total: 4}]}}\nscores: {audit-c: [{on: 2026-01-01, total: 9}]}',
    );
    expect(value(person, 'scores.audit-c')).toBe(4);
    expect(person.scores.get('audit-c')).toHaveLength(2);
  });
});

describe('preferences and access', () => {
  it('keeps the order of preferences', async () => {
    const person = await good('preferences: {avoid: [weight-gain, needles], prefer: non-drug}');
    expect(person.preferences).toEqual({ avoid: ['weight-gain', 'needles'], prefer: ['non-drug'] });
  });

  it('tells none from not asked', async () => {
    expect(value(await good('preferences: none'), 'preferences.avoid')).toEqual(setOf([], { closed: true }));
    expect(value(await good('preferences: {avoid: ?}'), 'preferences.avoid')).toBe('?dont-know');
    expect(value(await good('preferences: {avoid: none}'), 'preferences.prefer')).toBeUndefined();
  });

  it('spreads a family over its options, one option wins over its family', async () => {
    const person = await good('access: {tms: yes, rtms: no, psilocybin: trial, ect: ?}');
    expect(Object.fromEntries(person.access)).toEqual({
      ect: 'unknown',
      psilocybin: 'trial',
      rtms: 'no',
      'rtms-bilateral': 'yes',
    });
    expect(value(person, 'access')).toEqual(setOf(['rtms-bilateral'], { absent: ['rtms'] }));
  });
});
