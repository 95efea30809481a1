/** Random partial cases over the shipped facts: each key answered or not, benign or not, never self-contradictory. */
import fc from 'fast-check';

import {
  type CaseData,
  AS_OF,
  FAILED_SERTRALINE,
  FAILED_VENLAFAXINE,
  FAILING_VENLAFAXINE,
} from '../acceptance/fixture.ts';

const yes = fc.boolean();
const oneOf = <Value>(...values: Value[]) => fc.constantFrom(...values);
const some = (values: readonly string[], most: number) => fc.subarray([...values], { minLength: 1, maxLength: most });

const CONDITIONS = [
  'bulimia-nervosa',
  'seizure-disorder',
  'arteriovenous-malformation',
  'intracerebral-haemorrhage',
  'dementia',
  'long-qt',
  'hypertension',
  'uncontrolled-hypertension',
  'heart-block',
  'angle-closure-glaucoma',
  'phaeochromocytoma',
  'chronic-kidney-disease',
  'schizophrenia',
  'sleep-apnoea',
  'hypothyroidism',
  'brugada',
  'raised-intracranial-pressure',
];
/** None is an antidepressant: one that stands in no trial opens a trial, and adding a trial is no plain answer. */
const MEDICINES = [
  'bendroflumethiazide',
  'ibuprofen',
  'clarithromycin',
  'carbamazepine',
  'amiodarone',
  'warfarin',
  'tramadol',
  'sumatriptan',
  'diazepam',
  'linezolid',
  'lithium',
  'aripiprazole',
  'st-johns-wort',
  'levothyroxine',
];

const fluoxetine = { ...FAILED_VENLAFAXINE, drug: 'fluoxetine', dose: '60 mg' };
const ect = {
  procedure: 'ect',
  placement: 'bitemporal',
  sessions: 8,
  episode: 'earlier',
  response: 'remission',
  stopped: '2019-05',
};
const early = {
  drug: 'sertraline',
  dose: '50 mg',
  weeks: { total: 3 },
  started: '2026-11-02',
  current: true,
  adherence: 'good',
  response: 'none',
};
const add = (drug: string, response: string) => ({
  drug,
  role: 'add',
  dose: '10 mg',
  weeks: { total: 8 },
  current: false,
  stopped: '2026-08-31',
  adherence: 'good',
  response,
  adequate: 'yes',
  stopped_because: 'no-effect',
});

/** Trials that all ended, so that any list of medicines goes with them; and those under way, with what is taken. */
const ENDED = [
  [FAILED_SERTRALINE],
  [FAILED_SERTRALINE, FAILED_VENLAFAXINE],
  [FAILED_SERTRALINE, fluoxetine, ect],
  [FAILED_SERTRALINE, FAILED_VENLAFAXINE, fluoxetine, add('aripiprazole', 'none')],
  [{ ...FAILED_SERTRALINE, adherence: 'unknown' }, FAILED_VENLAFAXINE],
  [{ ...fluoxetine, stopped: '2026-11-02' }],
];
const treatment = fc.oneof(
  fc.record(
    {
      trials: fc.oneof(fc.constant('none'), oneOf(...ENDED)),
      medications: fc.oneof(fc.constant('none'), some(MEDICINES, 3)),
    },
    { requiredKeys: [] },
  ),
  some(MEDICINES, 2).map((others) => ({
    trials: [FAILED_SERTRALINE, FAILING_VENLAFAXINE],
    medications: ['venlafaxine 225 mg', ...others],
  })),
  fc.constant({ trials: [early], medications: ['sertraline 50 mg'] }),
  fc.constant({ trials: [FAILED_SERTRALINE, FAILING_VENLAFAXINE] }),
);

const answers = fc.record(
  {
    age: oneOf(16, 30, 46, 60, 70, 80),
    sex: oneOf('female', 'male', 'other'),
    perinatal: fc.record({
      pregnant: oneOf('no', 'yes', 'possible'),
      planning: yes,
      postpartum: fc.constant(false),
      breastfeeding: yes,
      contraception: oneOf('reliable', 'none'),
    }),
    episode: fc.record(
      {
        started: oneOf('2025-11', '2023-06'),
        severity: oneOf('mild', 'moderate', 'severe'),
        prior_episodes: oneOf(0, 2),
      },
      { requiredKeys: ['severity'] },
    ),
    suicidality: fc.record({
      thoughts: oneOf('none', 'passive', 'active'),
      intent_or_plan: yes,
      attempt: oneOf('never', 'earlier', 'within-3-months'),
    }),
    acute: fc.oneof(
      fc.constant('none'),
      some(['not-eating-or-drinking', 'catatonia', 'delirium', 'mania', 'psychosis'], 2),
    ),
    bipolarity: oneOf('none', 'suspected', 'established'),
    stopped_recently: fc.oneof(
      fc.constant('none'),
      fc.constant([{ medicine: 'tramadol', stopped: '2026-11-20' }]),
      fc.constant([{ medicine: 'phenelzine' }]),
    ),
    conditions: fc.oneof(
      fc.constant('none'),
      some(CONDITIONS, 3),
      some(CONDITIONS, 2).map((present) => ({ present, asked: ['medical'] })),
    ),
    reactions: oneOf('none', '?'),
    implants: fc.oneof(fc.constant('none'), some(['cochlear-implant', 'pacemaker', 'aneurysm-clip'], 2)),
    organ: fc
      .record({ hepatic: oneOf('none', 'child-pugh-b'), renal: oneOf('none', 'severe') }, { requiredKeys: [] })
      .filter((record) => Object.keys(record).length > 0),
    family_history: fc.oneof(fc.constant('none'), some(['psychosis', 'bipolar'], 2)),
    substances: fc.record({
      alcohol: oneOf('none', 'low', 'hazardous'),
      abrupt_stop: yes,
      smoking: fc.constant('none'),
      cannabis: yes,
      stimulants: yes,
      opioids: yes,
    }),
    labs: fc.record({ egfr: oneOf('20 mL/min/1.73m2', '95 mL/min/1.73m2') }),
    consent: fc.oneof(
      fc.constant({ capacity: 'yes', advance_refusal: 'none' }),
      fc.constant({ advance_refusal: ['ect'] }),
    ),
    practical: fc.record({ tyramine_diet: yes }),
    access: fc.record({ psilocybin: oneOf('trial', 'no') }),
    preferences: fc.record({ avoid: fc.constant(['weight-gain']) }),
  },
  { requiredKeys: [] },
);

/** What is told of the person. Access to a trial is none of it: it lifts the status of an option that nothing else can. */
export const answerKeys = (data: CaseData) =>
  Object.keys(data).filter((key) => !['case', 'as_of', 'access'].includes(key));

/** A case with at least one answer; keys in no particular order. */
export const randomCase: fc.Arbitrary<CaseData> = fc
  .tuple(answers, treatment)
  .map(([given, treated]) => ({ case: 1, as_of: AS_OF, ...given, ...treated }) as CaseData)
  .filter(
    (data) =>
      answerKeys(data).length > 0 &&
      !('perinatal' in data && (data['sex'] === 'male' || Number(data['age'] ?? 0) > 55)),
  );

export function without(data: CaseData, keys: readonly string[]): CaseData {
  return Object.fromEntries(Object.entries(data).filter(([key]) => !keys.includes(key)));
}
