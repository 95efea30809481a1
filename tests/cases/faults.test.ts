import { describe, expect, it } from 'vitest';

import { faults, position, read } from './fixture.ts';

describe('all faults at once', () => {
  it('names key, unit, duration, duplicate and medicine with line, column and suggestion', async () => {
    const text = [
      'age: 46',
      'sevrity: severe',
      'labs:',
      '  creatinine: {value: 80, unit: mmHg}',
      'trials:',
      '  - {drug: sertralin, dose: 200 mg, weeks: -10}',
      'sex: female',
      'sex: male',
      'substences: {alcohol: low}',
    ].join('\n');
    const { case: person, problems } = await read(text);
    expect(person).toBeNull();
    expect(problems.map(position)).toEqual([
      'CASE-UNKNOWN-KEY 2:1',
      'CASE-UNIT 4:33',
      'CASE-MEDICINE 6:12',
      'CASE-RANGE 6:44',
      'CASE-DUPLICATE-KEY 8:1',
      'CASE-UNKNOWN-KEY 9:1',
    ]);
    const byCode = (code: string, line: number) =>
      problems.find((problem) => problem.code === code && problem.line === line);
    expect(byCode('CASE-UNIT', 4)).toMatchObject({
      found: 'mmHg',
      expected: 'umol/L, mg/dL',
      file: 'case.yaml',
      sourceLine: '  creatinine: {value: 80, unit: mmHg}',
    });
    expect(byCode('CASE-MEDICINE', 6)).toMatchObject({ found: 'sertralin', hint: 'did you mean sertraline?' });
    expect(byCode('CASE-RANGE', 6)).toMatchObject({ found: '-10', hint: 'remove the minus sign' });
    expect(byCode('CASE-DUPLICATE-KEY', 8)?.message).toContain('line 7');
    // A key of another part of the case is told with its whole path.
    expect(byCode('CASE-UNKNOWN-KEY', 2)).toMatchObject({ found: 'sevrity', hint: 'did you mean episode.severity?' });
    expect(byCode('CASE-UNKNOWN-KEY', 9)).toMatchObject({ found: 'substences', hint: 'did you mean substances?' });
  });

  it('does the same in JSON', async () => {
    const text =
      '{\n "age": 400,\n "age": 46,\n "trials": [{"drug": "sertralin", "weeks": -10}],\n "vitals": {"bmy": 27},\n "labs": {"creatinine": {"value": 80, "unit": "mmHg"}}\n}';
    expect(await faults(text)).toEqual([
      'CASE-RANGE 2:9',
      'CASE-DUPLICATE-KEY 3:2',
      'CASE-MEDICINE 4:22',
      'CASE-RANGE 4:44',
      'CASE-UNKNOWN-KEY 5:13',
      'CASE-UNIT 6:47',
    ]);
  });
});

/** One fault a row: text, codes with positions, and part of hint, expected or message. */
const ROWS: readonly (readonly [string, string, readonly string[], RegExp])[] = [
  ['not a map', '- age', ['CASE-TYPE 1:1'], /map of keys/],
  ['version', 'case: 2', ['CASE-VERSION 1:7'], /version 1/],
  ['as_of', 'as_of: 2026-02-30', ['CASE-DATE 1:8'], /YYYY-MM-DD/],
  ['as_of month', 'as_of: 2026-02', ['CASE-DATE 1:8'], /YYYY-MM-DD/],
  ['jurisdiction', 'jurisdiction: usa', ['CASE-UNKNOWN-WORD 1:15'], /did you mean us\?/],
  ['age', 'age: 400', ['CASE-RANGE 1:6'], /0 to 130 years/],
  ['age word', 'age: old', ['CASE-TYPE 1:6'], /number in years/],
  ['age unit', 'age: 46 kg', ['CASE-UNIT 1:6'], /years/],
  ['boolean for a number', 'age: true', ['CASE-TYPE 1:6'], /number/],
  ['decimal comma', 'vitals: {bmi: "27,5"}', ['CASE-TYPE 1:15'], /point/],
  ['word', 'sex: femal', ['CASE-UNKNOWN-WORD 1:6'], /did you mean female/],
  ['list for a word', 'sex: [female]', ['CASE-TYPE 1:6'], /female, male, other/],
  ['yes-no', 'perinatal: {planning: maybe}', ['CASE-UNKNOWN-WORD 1:23'], /yes, no/],
  ['inner key', 'suicidality: {intent_or_plann: no}', ['CASE-UNKNOWN-KEY 1:15'], /intent_or_plan/],
  ['group as a word', 'suicidality: active', ['CASE-TYPE 1:14'], /map with keys such as thoughts/],
  ['none for another group', 'substances: none', ['CASE-TYPE 1:13'], /map/],
  ['missing unit', 'labs: {creatinine: 1.1}', ['CASE-UNIT 1:20'], /umol\/L, mg\/dL/],
  ['none for a laboratory value', 'labs: {tsh: none}', ['CASE-TYPE 1:13'], /number/],
  ['two units', 'labs: {tsh: {value: 2 mIU/L, unit: uIU/mL}}', ['CASE-UNIT 1:36'], /two units/],
  ['unknown method', 'labs: {qtc: {value: 430, method: bazet}}', ['CASE-UNKNOWN-WORD 1:34'], /bazett/],
  ['impossible after conversion', 'labs: {creatinine: 100 mg/dL}', ['CASE-RANGE 1:20'], /3000/],
  ['future value', 'labs: {tsh: {value: 2, on: 2026-11-24}}', ['CASE-DATE 1:28'], /up to 2026-11-23/],
  ['blood pressure', 'vitals: {blood-pressure: 128}', ['CASE-TYPE 1:26'], /120\/80/],
  ['diastolic', 'vitals: {blood-pressure: 128/900}', ['CASE-RANGE 1:26'], /250/],
  ['key beside a value', 'vitals: {bmi: {value: 27, note: x}}', ['CASE-UNKNOWN-KEY 1:27'], /free text/],
  ['date where undated', 'sex: {value: female, on: 2026-01}', ['CASE-UNKNOWN-KEY 1:22'], /value/],
  ['value and weeks', 'perinatal: {pregnant: {value: no, weeks: 14}}', ['CASE-CONTRADICTION 1:31'], /not both/],
  ['duration', 'episode: {duration: -3 months}', ['CASE-RANGE 1:21'], /14 months/],
  ['future start', 'episode: {started: 2027-01}', ['CASE-DATE 1:20'], /2026-11-23/],
  ['year', 'episode: {started: 2025}', ['CASE-DATE 1:20'], /month/],
  ['two starts', 'episode: {started: 2020-01, duration: 3 months}', ['CASE-CONTRADICTION 1:39'], /different starts/],
  ['empty list', 'acute: []', ['CASE-EMPTY-LIST 1:8'], /write none/],
  ['empty conditions', 'conditions: []', ['CASE-EMPTY-LIST 1:13'], /write none/],
  ['empty long form', 'conditions: {present: []}', ['CASE-EMPTY-LIST 1:13'], /write none/],
  ['empty trials', 'trials: []', ['CASE-EMPTY-LIST 1:9'], /write none/],
  ['empty scores', 'scores: {phq9: []}', ['CASE-EMPTY-LIST 1:16'], /remove/],
  ['empty preference', 'preferences: {avoid: []}', ['CASE-EMPTY-LIST 1:22'], /none/],
  ['none in a list', 'acute: [none]', ['CASE-UNKNOWN-WORD 1:9'], /without brackets/],
  ['condition', 'conditions: [hypertensoin]', ['CASE-UNKNOWN-WORD 1:14'], /did you mean hypertension/],
  ['implant', 'implants: [pacemakr]', ['CASE-UNKNOWN-WORD 1:12'], /did you mean pacemaker/],
  ['feature', 'episode: {features: [melancholia]}', ['CASE-UNKNOWN-WORD 1:22'], /melancholic/],
  ['panel', 'conditions: {present: [], asked: [medicol]}', ['CASE-UNKNOWN-WORD 1:35'], /did you mean medical/],
  ['panel of another list', 'conditions: {present: [], asked: [family]}', ['CASE-UNKNOWN-WORD 1:35'], /medical/],
  [
    'present and absent',
    'conditions: {present: [epilepsy], absent: [seizure-disorder]}',
    ['CASE-CONTRADICTION 1:44'],
    /conditions\.present/,
  ],
  [
    'absent but implied',
    'conditions: {present: [bulimia-nervosa], absent: [eating-disorder]}',
    ['CASE-CONTRADICTION 1:51'],
    /follows from/,
  ],
  ['key of a member', 'conditions: [{id: epilepsy, since: 2020-01}]', ['CASE-UNKNOWN-KEY 1:29'], /id, on/],
  ['refused option', 'consent: {advance_refusal: [etc]}', ['CASE-UNKNOWN-WORD 1:29'], /ect/],
  ['class as a drug', 'trials: [{drug: ssri}]', ['CASE-MEDICINE 1:17'], /such as sertraline, escitalopram/],
  ['class by name', 'medications: [Selective serotonin reuptake inhibitor]', ['CASE-MEDICINE 1:15'], /class/],
  ['one-line medicine', 'medications: [venlafaxin 225 mg]', ['CASE-MEDICINE 1:15'], /venlafaxine/],
  ['brand', 'medications: [Zolofd 50 mg]', ['CASE-MEDICINE 1:15'], /sertraline/],
  ['medicine missing', 'medications: [{dose: 5 mg}]', ['CASE-TYPE 1:15'], /medicine is missing/],
  ['dose in the name', 'medications: [{medicine: venlafaxine 225 mg}]', ['CASE-MEDICINE 1:26'], /venlafaxine/],
  ['dose without unit', 'medications: [{medicine: ramipril, dose: 5}]', ['CASE-UNIT 1:42'], /write 5 mg/],
  ['dose unit', 'medications: [{medicine: sertraline, dose: 50 mmol}]', ['CASE-UNIT 1:44'], /mg, g or micrograms/],
  [
    'dose words',
    'medications: [{medicine: sertraline, dose: 50 mg with food}]',
    ['CASE-UNKNOWN-WORD 1:44'],
    /twice daily/,
  ],
  [
    'dose and daily',
    'medications: [{medicine: sertraline, dose: 50 mg twice daily, daily: 200 mg}]',
    ['CASE-CONTRADICTION 1:70'],
    /100 mg a day/,
  ],
  [
    'daily under one dose',
    'medications: [{medicine: sertraline, dose: 100 mg, daily: 50 mg}]',
    ['CASE-CONTRADICTION 1:59'],
    /disagrees/,
  ],
  ['drug in medications', 'medications: [{drug: sertraline}]', ['CASE-TYPE 1:15', 'CASE-UNKNOWN-KEY 1:16'], /medicine/],
  ['map for a list', 'medications: {sertraline: 50 mg}', ['CASE-TYPE 1:14'], /start each line/],
  ['trial without a drug', 'trials: [{dose: 50 mg}]', ['CASE-TYPE 1:10'], /one of drug/],
  ['trial of two', 'trials: [{drug: sertraline, therapy: cbt}]', ['CASE-TYPE 1:10'], /one of drug/],
  [
    'medicine in trials',
    'trials: [{medicine: sertraline}]',
    ['CASE-TYPE 1:10', 'CASE-UNKNOWN-KEY 1:11'],
    /instead of medicine/,
  ],
  ['therapy', 'trials: [{therapy: cbd}]', ['CASE-UNKNOWN-WORD 1:20'], /cbt/],
  ['procedure', 'trials: [{procedure: etc}]', ['CASE-UNKNOWN-WORD 1:22'], /ect/],
  ['dose of a therapy', 'trials: [{therapy: cbt, dose: 50 mg}]', ['CASE-UNKNOWN-KEY 1:31'], /no dose/],
  ['response', 'trials: [{drug: sertraline, response: partly}]', ['CASE-UNKNOWN-WORD 1:39'], /none, minimal, partial/],
  ['adherence', 'trials: [{drug: sertraline, adherence: god}]', ['CASE-UNKNOWN-WORD 1:40'], /did you mean good/],
  ['effect', 'trials: [{drug: sertraline, effect: [nausia]}]', ['CASE-UNKNOWN-WORD 1:38'], /did you mean nausea/],
  [
    'weeks and duration',
    'trials: [{drug: sertraline, weeks: 8, duration: 8 weeks}]',
    ['CASE-CONTRADICTION 1:49'],
    /keep one/,
  ],
  ['weeks', 'trials: [{drug: sertraline, weeks: long}]', ['CASE-TYPE 1:36'], /number of weeks/],
  ['duration without unit', 'trials: [{drug: sertraline, duration: 10}]', ['CASE-TYPE 1:39'], /10 weeks or 14 months/],
  ['too many weeks', 'trials: [{drug: sertraline, weeks: 5000}]', ['CASE-RANGE 1:36'], /2600/],
  [
    'floor over total',
    'trials: [{drug: sertraline, weeks: {total: 4, at_floor: 6}}]',
    ['CASE-CONTRADICTION 1:57'],
    /more than 4/,
  ],
  ['sessions', 'trials: [{therapy: cbt, sessions: -2}]', ['CASE-RANGE 1:35'], /0 to 2000/],
  ['level', 'trials: [{drug: sertraline, level: 110}]', ['CASE-UNIT 1:36'], /ng\/mL/],
  ['trial line', 'trials: [sertraline 200 mg 10 weeks nonee]', ['CASE-UNKNOWN-WORD 1:10'], /nonee/],
  [
    'scale of a trial',
    'trials: [{drug: sertraline, scores: {scale: phq8, before: 20, after: 10}}]',
    ['CASE-UNKNOWN-WORD 1:45'],
    /phq9/,
  ],
  [
    'score of a trial',
    'trials: [{drug: sertraline, scores: {scale: phq9, before: 30, after: 10}}]',
    ['CASE-RANGE 1:59'],
    /27/,
  ],
  [
    'base with partner',
    'trials: [{drug: lithium, role: base, with: venlafaxine}]',
    ['CASE-CONTRADICTION 1:44'],
    /role: add/,
  ],
  ['stop date', 'stopped_recently: [{medicine: tramadol, stopped: last week}]', ['CASE-DATE 1:50'], /YYYY-MM/],
  ['reaction', 'reactions: [{medicine: lamotrigine, reaction: rash}]', ['CASE-UNKNOWN-WORD 1:47'], /severe-rash/],
  ['reaction missing', 'reactions: [{medicine: lamotrigine}]', ['CASE-TYPE 1:13'], /other, or \?/],
  ['score', 'scores: {phq9: 28}', ['CASE-RANGE 1:16'], /0 to 27/],
  ['scale', 'scores: {phq8: 20}', ['CASE-UNKNOWN-KEY 1:10'], /did you mean phq9/],
  ['scores without dates', 'scores: {phq9: [20, 17]}', ['CASE-DATE 1:17'], /each needs a date/],
  ['weeks without a start', 'scores: {phq9: [{total: 20}, {week: 8, total: 17}]}', ['CASE-DATE 1:30'], /date/],
  [
    'week after the case',
    'scores: {phq9: [{on: 2026-11-20, total: 20}, {week: 8, total: 17}]}',
    ['CASE-DATE 1:53'],
    /after 2026-11-23/,
  ],
  [
    'two totals a day',
    'scores: {phq9: [{on: 2026-11-20, total: 20}, {on: 2026-11-20, total: 17}]}',
    ['CASE-CONTRADICTION 1:46'],
    /two totals/,
  ],
  ['score items', 'scores: {phq9: {items: [1, 2, 3]}}', ['CASE-TYPE 1:16', 'CASE-UNKNOWN-KEY 1:17'], /total/],
  ['preference', 'preferences: {avoid: [wait-gain]}', ['CASE-UNKNOWN-WORD 1:23'], /weight-gain/],
  ['preference on the wrong side', 'preferences: {avoid: [non-drug]}', ['CASE-UNKNOWN-WORD 1:23'], /prefer/],
  [
    'preference on both sides',
    'preferences: {avoid: [needles], prefer: [needles]}',
    ['CASE-CONTRADICTION 1:42'],
    /both/,
  ],
  ['access', 'access: {etc: yes}', ['CASE-UNKNOWN-KEY 1:10'], /ect/],
  ['access word', 'access: {ect: sometimes}', ['CASE-UNKNOWN-WORD 1:15'], /trial/],
  ['more', 'more: {shift_wrk: yes}', ['CASE-UNKNOWN-KEY 1:8'], /shift_work/],
  ['free text', 'notes: he is unwell', ['CASE-UNKNOWN-KEY 1:1'], /free text/],
];

describe('one fault', () => {
  it.each(ROWS)('%s: %s', async (_what, text, expected, words) => {
    const { case: person, problems } = await read(text);
    expect(person).toBeNull();
    const errors = problems.filter((problem) => problem.severity === 'error');
    expect(errors.map(position)).toEqual(expected);
    expect(errors.map((problem) => [problem.message, problem.hint, problem.expected].join(' | ')).join('\n')).toMatch(
      words,
    );
    for (const problem of errors) expect(problem.sourceLine).toBe(text.split('\n')[(problem.line ?? 1) - 1]);
  });
});

describe('identifiers', () => {
  it.each([
    'name',
    'First name',
    'DOB',
    'date_of_birth',
    'mrn',
    'nhs_number',
    'SSN',
    'address',
    'phone',
    'e-mail',
    'initials',
  ])('refuses the key %s', async (key) => {
    const { problems } = await read(`${key}: Jane Doe`);
    expect(problems.map((problem) => problem.code)).toEqual(['CASE-IDENTIFIER']);
    expect(JSON.stringify(problems)).not.toContain('Jane');
  });

  it.each(['jane@example.org', '943 476 5919', '123-45-6789', '+44 20 7946 0958', '1234567890'])(
    'refuses the value %s and does not repeat it',
    async (secret) => {
      for (const text of [
        `sex: "${secret}"`,
        `conditions: [hypertensoin, "${secret}"]`,
        `trials: [{drug: "${secret}"}]`,
        `{"sex": "${secret}"}`,
      ]) {
        const { problems } = await read(text);
        expect(problems.map((problem) => problem.code)).toContain('CASE-IDENTIFIER');
        expect(JSON.stringify(problems)).not.toContain(secret);
      }
    },
  );

  it('refuses a long number without quotes', async () =>
    expect(await faults('age: 9434765919')).toContain('CASE-IDENTIFIER 1:6'));
});

describe('output', () => {
  it('repeats no control characters', async () => {
    const { problems } = await read('{"sex": "\\u001b[31mred\\u202e", "\\u0007x": 1}');
    expect(problems).toHaveLength(2);

    expect(JSON.stringify(problems.map((problem) => ({ ...problem, sourceLine: '' })))).not.toMatch(/\\u00|\u202e/);
  });

  it('ends when everything is wrong', async () => {
    const { problems } = await read(`medications:\n${'  - sertralin 50 mg\n'.repeat(10_000)}`);
    expect(problems).toHaveLength(201);
  });

  it('stops listing after 200 problems', async () => {
    const { problems } = await read(Array.from({ length: 500 }, (_, index) => `key${index}: 1`).join('\n'));
    expect(problems).toHaveLength(201);
    expect(problems.map((problem) => problem.code)).toContain('CASE-LIMIT');
  });
});
