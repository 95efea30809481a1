import { describe, expect, it } from 'vitest';

import { range, setOf } from '../../src/logic/value.ts';
import { good, position, read, value } from './fixture.ts';

/** Case, settings, fact and its value afterwards. */
const ROWS: readonly (readonly [string, readonly string[], string, unknown])[] = [
  ['', ['age=46'], 'age', 46],
  ['age: 30', ['age=46'], 'age', 46],
  ['age: 30', ['age=46', 'age=47'], 'age', 47],
  ['age: 30\nage: 31', ['age=46'], 'age', 46],
  ['', ['sex = female'], 'sex', 'female'],
  ['', ['conditions=hypertension'], 'condition.hypertension', true],
  ['', ['conditions=hypertension, epilepsy'], 'condition.seizure-disorder', true],
  ['', ['conditions=[hypertension,epilepsy]'], 'condition.seizure-disorder', true],
  ['', ['conditions=none'], 'condition.hypertension', false],
  ['', ['acute=?'], 'acute', '?dont-know'],
  ['acute: none', ['acute=null'], 'acute', undefined],
  ['', ['labs.tsh.value=2'], 'labs.tsh', 2],
  ['labs: {tsh: {value: 9, on: 2026-10-30}}', ['labs.tsh.value=2'], 'labs.tsh', 2],
  ['', ['labs.egfr=<30'], 'labs.egfr', range(0, 30)],
  ['', ['labs.creatinine=1.1 mg/dL'], 'labs.creatinine', 97.24],
  ['', ['suicidality.intent-or-plan=yes'], 'suicidality.intent-or-plan', true],
  ['', ['suicidality.intent_or_plan=yes'], 'suicidality.intent-or-plan', true],
  ['', ['perinatal.pregnancy-weeks=14'], 'perinatal.pregnant', 'yes'],
  ['', ['perinatal.postpartum-weeks=6'], 'perinatal.postpartum', true],
  ['', ['perinatal.pregnant=no'], 'perinatal.pregnant', 'no'],
  ['', ['blood-pressure.systolic=128', 'blood-pressure.diastolic=82'], 'blood-pressure.systolic', 128],
  ['', ['substances.smoking-per-day=12'], 'substances.smoking-per-day', 12],
  ['', ['features=anxious'], 'features', setOf(['anxious-distress'])],
  ['', ['family-history=[suicide]'], 'family-history', setOf(['suicide'])],
  ['', ['more.shift-work=yes'], 'more.shift-work', true],
  ['', ['sleep.regular=no'], 'sleep.regular', false],
  ['', ['scores.phq9=17'], 'scores.phq9', 17],
  ['', ['scores.phq9={"on": "2026-11-20", "total": 17}'], 'scores.phq9', 17],
  ['', ['condition.hypertension=yes'], 'condition.hypertension', true],
  ['conditions: [epilepsy]', ['condition.hypertension=yes'], 'condition.seizure-disorder', true],
  ['conditions: [epilepsy]', ['condition.epilepsy=no'], 'condition.seizure-disorder', false],
  ['conditions: none', ['condition.hypertension=yes'], 'condition.hypertension', true],
  ['conditions: none', ['condition.hypertension=yes'], 'condition.seizure-disorder', false],
  [
    'conditions: {present: [hypertension], asked: [medical]}',
    ['condition.hypertension=?'],
    'condition.hypertension',
    '?dont-know',
  ],
  [
    'conditions: {present: [hypertension], asked: [medical]}',
    ['condition.hypertension=?'],
    'condition.seizure-disorder',
    false,
  ],
  ['', ['implant.pacemaker=no'], 'implant.pacemaker', false],
];

describe('--set', () => {
  it.each(ROWS)('%j %j: %s', async (text, settings, fact, expected) =>
    expect(value(await good(text, { settings }), fact)).toEqual(expected),
  );

  it('reaches lists, access and the date of the case', async () => {
    const person = await good('trials: [{drug: sertraline, dose: 50 mg}]', {
      settings: [
        'trials[0].dose=100 mg',
        'trials.0.weeks=8',
        'access.psilocybin=trial',
        'as_of=2026-11-20',
        'jurisdiction=uk',
      ],
    });
    expect(person.trials.rows[0]).toMatchObject({ daily: { min: 100, max: 100 }, weeksTotal: { min: 8, max: 8 } });
    expect(person.access.get('psilocybin')).toBe('trial');
    expect([person.asOf, person.jurisdiction]).toEqual(['2026-11-20', 'uk']);
  });

  it('takes several trials and medicines in one setting', async () => {
    const person = await good('', {
      settings: [
        'trials=sertraline 200 mg 10 weeks none, venlafaxine 225 mg 8 weeks partial',
        'medications=venlafaxine 225 mg',
      ],
    });
    expect(person.trials.rows.map((trial) => trial.what)).toEqual(['sertraline', 'venlafaxine']);
    expect(person.medications.rows).toHaveLength(1);
  });

  it.each([
    [['age'], ['ARG-VALUE 1:1'], /age=46/],
    [['=46'], ['ARG-VALUE 1:1'], /fact=value/],
    [['scores.phq9={total: 17}'], ['ARG-VALUE 1:13'], /JSON/],
    [['aeg=46'], ['CASE-UNKNOWN-KEY 1:1'], /did you mean age/],
    [['age=400'], ['CASE-RANGE 1:5'], /130/],
    [['labs.tsj.value=2'], ['CASE-UNKNOWN-KEY 1:1'], /tsh/],
    [['condition.hypertensoin=yes'], ['CASE-UNKNOWN-WORD 1:24'], /did you mean hypertension/],
    [['condition.hypertension=perhaps'], ['CASE-UNKNOWN-WORD 1:24'], /perhaps/],
    [['sex=jane@example.org'], ['CASE-IDENTIFIER 1:5', 'CASE-UNKNOWN-WORD 1:5'], /identifiers/],
  ])('%j is refused', async (settings, expected, words) => {
    const { case: person, problems } = await read('sex: female', { settings });
    expect(person).toBeNull();
    expect(problems.map(position)).toEqual(expected);
    expect(problems.every((problem) => problem.file === '--set')).toBe(true);
    expect(problems.map((problem) => [problem.message, problem.hint, problem.expected].join(' ')).join(' ')).toMatch(
      words,
    );
  });
});
