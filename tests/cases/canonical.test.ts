import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { locatePlain, parseCase, readCase } from '../../src/cases/index.ts';
import type { PersonCase } from '../../src/cases/types.ts';
import { AS_OF, good, knowledge, read } from './fixture.ts';

/** Everything of a case but the positions of its warnings. */
function comparable(person: PersonCase): unknown {
  return { ...person, warnings: person.warnings.map((problem) => problem.code).sort() };
}

async function again(person: PersonCase): Promise<PersonCase> {
  return good(JSON.stringify(person.canonical));
}

const FULL = `
age: 46
sex: Female
jurisdiction: US
perinatal: {pregnant: {weeks: 14}, postpartum: no, contraception: unknown}
episode: {duration: 14 months, severity: severe, features: {present: [anxious], asked: [acute]}, prior_episodes: none}
suicidality: {thoughts: passive, means: ?}
trials:
  - sertraline 100 mg twice daily 10 weeks none good
  - {drug: Venlafaxine XR, daily: 225 mg, duration: 2 months, current: yes, effect: [nausea, akathisia]}
  - {drug: lithium, with: venlafaxine, dose: 0.8 g, scores: {scale: phq9, before: 21, after: 19}}
  - {procedure: ect, sessions: 8, stopped: 2019-05, episode: unknown}
  - {drug: other, weeks: ?, adherence: unknown}
medications: {complete: false, list: [venlafaxine 225 mg, salbutamol 2 puffs as needed, {medicine: ramipril, dose: ?}]}
stopped_recently: [tramadol 2 weeks ago]
conditions: {present: [{id: heart-attack, on: 2026-10}], unsure: [epilepsy], asked: [medical]}
reactions: [lamotrigine severe rash]
implants: none
family_history: [suicide, ?]
substances: {alcohol: {audit_c: 3}, smoking: {per_day: 12}}
vitals: {blood_pressure: {value: 16/10, unit: kPa, on: 2026-11}, bmi: 27}
labs: {tsh: 2.1, creatinine: {value: 1.1, unit: mg/dL, on: 2026-10-30}, egfr: ">90", hba1c: 6.5 %}
scores: {phq9: [{on: 2026-09-28, total: 21}, {week: 7, total: 17}]}
consent: {advance_refusal: [tms]}
preferences: {prefer: non-drug, avoid: [needles, weight-gain]}
access: {psilocybin: trial, tms: yes, ect: ?}
more: {sleep.regular: yes, shift_work: no}
`;

describe('the canonical case', () => {
  it('has a fixed order, registry words and absolute dates', async () => {
    const { canonical } = await good(FULL);
    expect(canonical).toEqual({
      case: 1,
      as_of: AS_OF,
      jurisdiction: 'us',
      age: 46,
      sex: 'female',
      perinatal: { pregnant: { weeks: 14 }, postpartum: false },
      episode: {
        started: '2025-09',
        severity: 'severe',
        prior_episodes: 0,
        features: { present: ['anxious-distress'], asked: ['acute'] },
      },
      suicidality: { thoughts: 'passive', means: '?' },
      trials: [
        { drug: 'sertraline', dose: '200 mg', weeks: { total: 10 }, adherence: 'good', response: 'none' },
        {
          drug: 'venlafaxine',
          dose: '225 mg xr',
          weeks: { total: 8.7 },
          current: true,
          effect: ['akathisia', 'nausea'],
        },
        { drug: 'lithium', with: 'venlafaxine', dose: '800 mg', scores: { scale: 'phq9', before: 21, after: 19 } },
        { procedure: 'ect', sessions: 8, stopped: '2019-05', episode: 'unknown' },
        { drug: 'other', weeks: '?' },
      ],
      medications: {
        complete: false,
        list: [
          { medicine: 'venlafaxine', dose: '225 mg' },
          { medicine: 'salbutamol', dose: '2 puffs as needed' },
          { medicine: 'ramipril', dose: '?' },
        ],
      },
      stopped_recently: [{ medicine: 'tramadol', stopped: '2026-11-09' }],
      conditions: {
        present: [{ id: 'myocardial-infarction', on: '2026-10' }],
        unsure: ['seizure-disorder'],
        asked: ['medical'],
      },
      reactions: [{ medicine: 'lamotrigine', reaction: 'severe-rash' }],
      implants: 'none',
      family_history: ['suicide', '?'],
      substances: { smoking: { per_day: 12 } },
      vitals: { 'blood-pressure': { value: '120/75', on: '2026-11' }, bmi: 27 },
      labs: {
        tsh: { value: 2.1, unit: 'mIU/L' },
        creatinine: { value: 97.24, unit: 'umol/L', on: '2026-10-30' },
        hba1c: { value: 47.5385, unit: 'mmol/mol' },
        egfr: { value: '>90', unit: 'mL/min/1.73m2' },
      },
      scores: {
        phq9: [
          { on: '2026-09-28', total: 21 },
          { on: '2026-11-16', total: 17 },
        ],
        'audit-c': [{ total: 3 }],
      },
      consent: { advance_refusal: ['tms'] },
      preferences: { avoid: ['needles', 'weight-gain'], prefer: ['non-drug'] },
      access: { ect: '?', psilocybin: 'trial', tms: true },
      more: { 'sleep.regular': true, shift_work: false },
    });
    expect(Object.keys(canonical).slice(0, 8)).toEqual([
      'case',
      'as_of',
      'jurisdiction',
      'age',
      'sex',
      'perinatal',
      'episode',
      'suicidality',
    ]);
  });

  it('reads back to an equal case, byte for byte', async () => {
    const person = await good(FULL);
    const second = await again(person);
    expect(comparable(second)).toEqual(comparable(person));
    expect(JSON.stringify(second.canonical)).toBe(JSON.stringify(person.canonical));
    expect(JSON.stringify([...second.values])).toBe(JSON.stringify([...person.values]));
  });

  it('does not depend on the order of keys', async () => {
    const reversed = JSON.stringify(Object.fromEntries(Object.entries((await good(FULL)).canonical).reverse()));
    expect(JSON.stringify((await good(reversed)).canonical)).toBe(JSON.stringify((await good(FULL)).canonical));
  });
});

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const yesNo = fc.constantFrom<unknown>(true, false, 'yes', 'no', '?', null, 'unknown');
const date = fc.constantFrom(
  '2019-05',
  '2025-11',
  '2026-10',
  '2026-10-30',
  '2026-11-23',
  '2026-11',
  '?',
  '3 weeks ago',
);
const list = (...words: string[]) =>
  fc.oneof(
    fc.constantFrom('none', '?'),
    fc.array(fc.constantFrom(...words, '?'), { minLength: 1, maxLength: 4 }),
    fc.constantFrom(...words),
  );
const long = (panel: string, ...words: string[]) =>
  fc.oneof(
    list(...words),
    fc.shuffledSubarray(words).chain((shuffled) =>
      fc.nat(shuffled.length).map((cut) => ({
        present: shuffled.slice(0, cut),
        absent: shuffled.slice(cut, cut + 1),
        unsure: shuffled.slice(cut + 1),
        asked: [panel],
      })),
    ),
  );
const dose = fc.constantFrom(
  '200 mg',
  '75 mg twice daily',
  '150 mg XR',
  '20-40 mg',
  '90 mg weekly',
  '2 mg as needed',
  '0.1 g',
  '?',
);
const weeks = fc.constantFrom<unknown>(
  10,
  '8-10',
  { total: 10, at_floor: 8 },
  { total: '?', at_floor: 3 },
  '?',
  '10 weeks',
);
const words = <T>(...values: T[]) => maybe(fc.constantFrom(...values));
const trial = fc.oneof(
  fc.constantFrom(
    'sertraline 200 mg 10 weeks none',
    'Zoloft 100 8w partial good',
    'cbt 12 sessions',
    'venlafaxine xr 150',
    '?',
  ),
  fc.record(
    {
      drug: fc.constantFrom('sertraline', 'Lustral', 'Venlafaxine XR', 'other', 'lithium carbonate'),
      role: words('base', 'add'),
      dose: maybe(dose),
      weeks: maybe(weeks),
      started: words('2019-01', '2025-01-05', '?'),
      stopped: maybe(date),
      episode: words('this', 'earlier', 'unknown', '?'),
      adherence: words('good', 'poor', 'unknown', '?'),
      response: words('none', 'worse', 'remission', '?'),
      scores: words({ scale: 'phq9', before: 20, after: 12 }),
      stopped_because: words('intolerance', 'unknown'),
      effect: maybe(fc.constantFrom<unknown>('nausea', ['tremor', 'falls'], 'none')),
      adequate: words<unknown>('yes', false, 'unknown'),
    },
    { requiredKeys: ['drug'] },
  ),
  fc.record(
    {
      procedure: fc.constantFrom('ect', 'itbs', 'ketamine'),
      sessions: maybe(fc.nat(20)),
      placement: words('bitemporal', '?'),
    },
    { requiredKeys: ['procedure'] },
  ),
);
const rows = <T>(row: fc.Arbitrary<T>) =>
  fc.oneof(
    fc.constantFrom<unknown>('none', '?', 'unknown'),
    fc.array(row, { minLength: 1, maxLength: 4 }),
    fc.record({ complete: fc.boolean(), list: fc.array(row, { maxLength: 3 }) }),
  );
const anyCase = fc.record(
  {
    as_of: words(AS_OF, '2026-11-20'),
    jurisdiction: words('us', 'UK', 'unknown'),
    age: maybe(fc.oneof(fc.integer({ min: 0, max: 105 }), fc.constantFrom('90+', '?'))),
    sex: words('female', 'male', 'other', 'f', '?'),
    perinatal: maybe(
      fc.oneof(
        fc.constantFrom<unknown>('none', '?', null),
        fc.record({
          pregnant: maybe(fc.constantFrom<unknown>('no', 'possible', { weeks: 14 }, 20, '?')),
          postpartum: maybe(fc.constantFrom<unknown>(false, 6, { weeks: 3 }, '?')),
          planning: maybe(yesNo),
        }),
      ),
    ),
    episode: maybe(
      fc.record({
        started: maybe(date),
        severity: words('mild', 'severe', '?'),
        features: maybe(long('acute', 'psychotic', 'anxious', 'mixed')),
        prior_episodes: maybe(fc.constantFrom<unknown>(0, 3, 60, 'none', '?')),
      }),
    ),
    suicidality: maybe(
      fc.record({
        thoughts: words('none', 'active', '?'),
        intent_or_plan: maybe(yesNo),
        means: maybe(list('medicines', 'firearm')),
      }),
    ),
    acute: maybe(long('acute', 'mania', 'psychosis', 'catatonia')),
    trials: maybe(rows(trial)),
    medications: maybe(
      rows(
        fc.oneof(
          fc.constantFrom('ramipril 5 mg', 'tramadol', '?'),
          fc.record(
            { medicine: fc.constantFrom('lithium', 'other', 'selegiline'), dose: maybe(dose) },
            { requiredKeys: ['medicine'] },
          ),
        ),
      ),
    ),
    stopped_recently: maybe(
      rows(
        fc.record(
          { medicine: fc.constantFrom('tramadol', 'lamotrigine'), stopped: maybe(date) },
          { requiredKeys: ['medicine'] },
        ),
      ),
    ),
    conditions: maybe(
      fc.oneof(
        long('medical', 'hypertension', 'epilepsy', 'bulimia-nervosa'),
        fc.record({ present: fc.constant([{ id: 'heart-attack', on: '2026-10' }]), asked: fc.constant(['medical']) }),
      ),
    ),
    reactions: maybe(
      rows(
        fc.record({
          medicine: fc.constantFrom('lamotrigine', 'other'),
          reaction: fc.constantFrom('severe-rash', 'other', '?'),
        }),
      ),
    ),
    implants: maybe(long('metal', 'pacemaker', 'cochlear-implant')),
    family_history: maybe(long('family', 'psychosis', 'suicide')),
    substances: maybe(
      fc.record({
        alcohol: maybe(fc.constantFrom<unknown>('low', { audit_c: 3 }, '?')),
        smoking: maybe(fc.constantFrom<unknown>('none', false, { per_day: 12 }, 5, '?')),
        abrupt_stop: maybe(yesNo),
      }),
    ),
    vitals: maybe(
      fc.record({
        'blood-pressure': maybe(
          fc.constantFrom<unknown>('128/82', { value: '16/10', unit: 'kPa', on: '2026-10' }, { systolic: 130 }, '?'),
        ),
        bmi: maybe(fc.constantFrom<unknown>(27, { value: 31.5, on: '2026-11-01' })),
      }),
    ),
    labs: maybe(
      fc.record({
        tsh: maybe(fc.constantFrom<unknown>(2.1, '<0.01 mIU/L', { value: '?' })),
        creatinine: maybe(fc.double({ min: 0.3, max: 10, noNaN: true }).map((value) => ({ value, unit: 'mg/dL' }))),
        qtc: maybe(fc.constant({ value: 430, unit: 'ms', method: 'bazett', on: '2026-10' })),
      }),
    ),
    scores: maybe(
      fc.record({
        phq9: maybe(
          fc.constantFrom<unknown>(17, '?', [
            { on: '2026-09-01', total: 20 },
            { week: 8, total: 12 },
          ]),
        ),
        'audit-c': maybe(fc.constantFrom<unknown>(3, '?')),
      }),
    ),
    consent: maybe(fc.record({ capacity: words('yes', 'in-doubt', '?'), advance_refusal: maybe(list('ect', 'tms')) })),
    preferences: maybe(
      fc.oneof(
        fc.constantFrom<unknown>('none', '?'),
        fc.record({
          avoid: maybe(fc.constantFrom<unknown>(['needles', 'weight-gain'], 'none', '?')),
          prefer: maybe(fc.constant('non-drug')),
        }),
      ),
    ),
    access: maybe(fc.record({ ect: maybe(yesNo), tms: words('yes', 'no'), psilocybin: words('trial', '?') })),
    more: maybe(fc.record({ 'sleep.regular': maybe(yesNo), shift_work: maybe(yesNo) })),
  },
  { requiredKeys: [] },
);

describe('properties', () => {
  it('round trip: a canonical case reads back to itself', async () => {
    let understood = 0;
    await fc.assert(
      fc.asyncProperty(anyCase, async (plain) => {
        const reading = await read(JSON.stringify(plain));
        if (reading.case === null) return;
        understood += 1;
        const second = await read(JSON.stringify(reading.case.canonical));
        if (second.case === null) throw new Error(JSON.stringify(second.problems, null, 1));
        expect(comparable(second.case)).toEqual(comparable(reading.case));
        expect(JSON.stringify(second.case.canonical)).toBe(JSON.stringify(reading.case.canonical));
      }),
      { numRuns: 800 },
    );
    // The generator must not only make cases that are refused.
    expect(understood).toBeGreaterThan(100);
  });

  it('round trip of single keys', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (plain) => {
        for (const [key, content] of Object.entries(plain)) {
          const reading = await read(JSON.stringify({ [key]: content }));
          if (reading.case === null) continue;
          expect(comparable(await again(reading.case))).toEqual(comparable(reading.case));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('YAML and JSON of the same case read the same', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async (plain) => {
        const json = await read(JSON.stringify(plain));
        const yaml = await parseCase(`# YAML\n${JSON.stringify(plain)}`, 'case.yaml', knowledge, { today: AS_OF });
        const data = readCase(locatePlain(JSON.parse(JSON.stringify(plain))), knowledge, {
          today: AS_OF,
          asOfOverride: null,
          jurisdictionOverride: null,
        });
        for (const other of [yaml, data]) {
          expect(other.problems.map((problem) => problem.code).sort()).toEqual(
            json.problems.map((problem) => problem.code).sort(),
          );
          expect(other.case?.canonical).toEqual(json.case?.canonical);
        }
      }),
      { numRuns: 200 },
    );
  });

  const soup = fc.array(
    fc.constantFrom(
      'age',
      'trials',
      'drug',
      ': ',
      '\n',
      '  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ', ',
      '?',
      '"',
      "'",
      '&a ',
      '*a',
      '#',
      '|',
      '>',
      '%',
      '!',
      '46',
      '-1',
      'none',
      'sertraline 50 mg',
      'conditions',
      'labs',
      'tsh',
      'scores',
      'phq9',
      '\t',
      '\u0000',
      'é',
      '😀',
      '<<',
      '---',
    ),
    { maxLength: 40 },
  );
  it('arbitrary text never throws', async () => {
    const check = async (text: string) => {
      const { case: person, problems } = await read(text);
      if (person === null) expect(problems.some((problem) => problem.severity === 'error')).toBe(true);
      for (const problem of problems) expect(problem.code).toMatch(/^CASE-/);
    };
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), check), { numRuns: 1000 });
    await fc.assert(
      fc.asyncProperty(
        soup.map((parts) => parts.join('')),
        check,
      ),
      { numRuns: 1000 },
    );
    await fc.assert(fc.asyncProperty(fc.json(), check), { numRuns: 500 });
  });

  it('arbitrary content under known keys never throws', async () => {
    const keys = [
      'as_of',
      'age',
      'sex',
      'perinatal',
      'episode',
      'acute',
      'trials',
      'medications',
      'stopped_recently',
      'conditions',
      'reactions',
      'implants',
      'vitals',
      'labs',
      'scores',
      'preferences',
      'access',
      'more',
      'drug',
      'medicine',
      'present',
      'asked',
      'list',
      'value',
      'on',
      'total',
      'week',
      'weeks',
      'dose',
      'blood-pressure',
      'phq9',
      'tsh',
    ];
    const leaf = fc.oneof(
      fc.constantFrom<unknown>('?', 'none', null, true, 'sertraline', '2026-11', '-5', '8-10 weeks', []),
      fc.double(),
      fc.string({ maxLength: 12 }),
    );
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...keys), tie('tree'), { maxKeys: 5 }),
      ),
    }));
    await fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), tree, { maxKeys: 8 }), (plain) => {
        readCase(locatePlain(plain), knowledge, { today: AS_OF, asOfOverride: null, jurisdictionOverride: null });
      }),
      { numRuns: 1000 },
    );
  });

  it('arbitrary settings never throw', async () => {
    const part = fc.constantFrom(
      'age',
      'trials',
      '[0]',
      '.',
      '0',
      'condition.',
      'hypertension',
      'labs',
      'tsh',
      '=',
      '{',
      '}',
      '?',
      ',',
      '"',
      '5',
      'none',
      '-',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
          { maxLength: 4 },
        ),
        async (settings) => {
          await read('trials: [sertraline]\nconditions: [epilepsy, ?]', { settings });
        },
      ),
      { numRuns: 1000 },
    );
  });
});
