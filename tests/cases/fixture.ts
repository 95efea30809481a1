/** A small knowledge base in memory: enough facts, medicines and panels to exercise every rule of the case reader. */
import type { CaseKnowledge } from '../../src/cases/index.ts';
import { parseCase } from '../../src/cases/index.ts';
import type { ParseOptions } from '../../src/cases/index.ts';
import type { CaseReading, PersonCase } from '../../src/cases/types.ts';
import type {
  AuthoredMedicine as Medicine,
  BaseFact,
  Finding,
  MedicineClass,
  Question,
} from '../../src/knowledge/types.ts';
import type { Problem } from '../../src/problems.ts';

export const AS_OF = '2026-11-23';

type FactDraft = Omit<BaseFact, 'what' | 'stage'> & { what?: string };
const facts: BaseFact[] = (
  [
    { id: 'age', type: 'number', unit: 'years', possible: [0, 130], plausible: [12, 105], path: 'age' },
    { id: 'sex', type: 'enum', values: ['female', 'male', 'other'], synonyms: { f: 'female', m: 'male' }, path: 'sex' },
    {
      id: 'perinatal.pregnant',
      type: 'enum',
      values: ['yes', 'no', 'possible', 'not-applicable'],
      path: 'perinatal.pregnant',
    },
    { id: 'perinatal.pregnancy-weeks', type: 'number', unit: 'weeks', possible: [0, 45], path: 'perinatal.pregnant' },
    { id: 'perinatal.planning', type: 'boolean', path: 'perinatal.planning' },
    { id: 'perinatal.postpartum', type: 'boolean', path: 'perinatal.postpartum' },
    {
      id: 'perinatal.postpartum-weeks',
      type: 'number',
      unit: 'weeks',
      possible: [0, 53],
      path: 'perinatal.postpartum',
    },
    { id: 'perinatal.breastfeeding', type: 'boolean', path: 'perinatal.breastfeeding' },
    { id: 'perinatal.contraception', type: 'enum', values: ['reliable', 'none'], path: 'perinatal.contraception' },
    { id: 'episode.started', type: 'date', path: 'episode.started' },
    { id: 'episode.severity', type: 'enum', values: ['mild', 'moderate', 'severe'], path: 'episode.severity' },
    {
      id: 'episode.prior-episodes',
      type: 'number',
      possible: [0, 200],
      plausible: [0, 40],
      path: 'episode.prior_episodes',
    },
    {
      id: 'features',
      type: 'set',
      values: ['psychotic', 'catatonic', 'melancholic', 'anxious-distress', 'mixed'],
      synonyms: { anxious: 'anxious-distress' },
      world: 'open',
      path: 'episode.features',
    },
    { id: 'suicidality.thoughts', type: 'enum', values: ['none', 'passive', 'active'], path: 'suicidality.thoughts' },
    { id: 'suicidality.intent-or-plan', type: 'boolean', path: 'suicidality.intent_or_plan' },
    {
      id: 'suicidality.means',
      type: 'set',
      values: ['medicines', 'firearm'],
      world: 'open',
      path: 'suicidality.means',
    },
    {
      id: 'acute',
      type: 'set',
      values: ['not-eating-or-drinking', 'catatonia', 'delirium', 'mania', 'psychosis'],
      world: 'open',
      path: 'acute',
    },
    { id: 'bipolarity', type: 'enum', values: ['none', 'suspected', 'established'], path: 'bipolarity' },
    { id: 'trials', type: 'set', world: 'closed', path: 'trials' },
    { id: 'trials.stopped', type: 'set', world: 'closed', path: 'trials' },
    { id: 'medications', type: 'set', world: 'closed', path: 'medications' },
    { id: 'stopped-recently', type: 'set', world: 'closed', path: 'stopped_recently' },
    { id: 'reactions', type: 'set', world: 'open', path: 'reactions' },
    {
      id: 'family-history',
      type: 'set',
      values: ['psychosis', 'bipolar', 'suicide'],
      world: 'open',
      path: 'family_history',
    },
    { id: 'organ.hepatic', type: 'enum', values: ['none', 'child-pugh-a', 'child-pugh-b'], path: 'organ.hepatic' },
    {
      id: 'substances.alcohol',
      type: 'enum',
      values: ['none', 'low', 'hazardous', 'dependent'],
      path: 'substances.alcohol',
    },
    { id: 'substances.abrupt-stop', type: 'boolean', path: 'substances.abrupt_stop' },
    {
      id: 'substances.smoking-per-day',
      type: 'number',
      unit: 'cigarettes/day',
      possible: [0, 200],
      plausible: [0, 80],
      path: 'substances.smoking',
    },
    { id: 'genotype.cyp2d6', type: 'enum', values: ['poor', 'normal'], path: 'genotype.cyp2d6' },
    {
      id: 'blood-pressure.systolic',
      type: 'number',
      unit: 'mmHg',
      accepts: ['mmHg', { unit: 'kPa', times: 7.5 }],
      possible: [30, 350],
      plausible: [70, 260],
      path: 'vitals.blood-pressure',
      dated: true,
      staleAfterDays: 90,
    },
    {
      id: 'blood-pressure.diastolic',
      type: 'number',
      unit: 'mmHg',
      accepts: ['mmHg', { unit: 'kPa', times: 7.5 }],
      possible: [10, 250],
      path: 'vitals.blood-pressure',
      dated: true,
      staleAfterDays: 90,
    },
    { id: 'bmi', type: 'number', unit: 'kg/m2', possible: [5, 150], path: 'vitals.bmi', dated: true },
    {
      id: 'labs.tsh',
      what: 'TSH',
      type: 'number',
      unit: 'mIU/L',
      accepts: ['mIU/L', { unit: 'uIU/mL', times: 1 }],
      possible: [0, 2000],
      path: 'labs.tsh',
      dated: true,
      staleAfterDays: 365,
    },
    {
      id: 'labs.creatinine',
      what: 'Creatinine',
      type: 'number',
      unit: 'umol/L',
      accepts: ['umol/L', { unit: 'mg/dL', times: 88.4 }],
      possible: [5, 3000],
      plausible: [20, 1500],
      path: 'labs.creatinine',
      dated: true,
    },
    {
      id: 'labs.hba1c',
      type: 'number',
      unit: 'mmol/mol',
      accepts: ['mmol/mol', { unit: '%', times: 10.929, plus: -23.5 }],
      possible: [0, 250],
      path: 'labs.hba1c',
      dated: true,
    },
    { id: 'labs.egfr', type: 'number', unit: 'mL/min/1.73m2', possible: [0, 250], path: 'labs.egfr', dated: true },
    { id: 'labs.qtc', type: 'number', unit: 'ms', possible: [200, 800], path: 'labs.qtc', dated: true },
    { id: 'scores.phq9', type: 'number', possible: [0, 27], path: 'scores.phq9', dated: true },
    { id: 'scores.rms', type: 'number', possible: [0, 6], path: 'scores.rms', dated: true },
    { id: 'scores.audit-c', type: 'number', possible: [0, 12], path: 'scores.audit-c', dated: true },
    { id: 'consent.capacity', type: 'enum', values: ['yes', 'in-doubt', 'no'], path: 'consent.capacity' },
    { id: 'consent.advance-refusal', type: 'set', world: 'closed', path: 'consent.advance_refusal' },
    { id: 'practical.drives-for-work', type: 'boolean', path: 'practical.drives_for_work' },
    { id: 'practical.visits-per-week', type: 'number', possible: [0, 14], path: 'practical.visits_per_week' },
    { id: 'preferences.avoid', type: 'set', world: 'closed', path: 'preferences.avoid' },
    { id: 'preferences.prefer', type: 'set', world: 'closed', path: 'preferences.prefer' },
    { id: 'access', type: 'set', world: 'open', path: 'access' },
    { id: 'sleep.regular', type: 'boolean' },
  ] satisfies FactDraft[]
).map((fact) => ({ what: fact.id, stage: 'core', ...fact }) as BaseFact);

function finding(id: string, panel: string | null, more: Partial<Finding> = {}): Finding {
  return { id, name: id.replaceAll('-', ' '), synonyms: [], panel, ...more };
}

function medicine(id: string, classes: string[], more: Partial<Medicine> = {}): Medicine {
  return { id, name: id, synonyms: [], brands: {}, classes, sources: [{ id: 'source' }], ...more };
}

const sources = [{ id: 'source' }];
const medicines: Medicine[] = [
  medicine('sertraline', ['ssri'], {
    brands: { us: ['Zoloft'], uk: ['Lustral'] },
    adequacy: { minDailyMg: 50, labelMaxMg: 200, sources },
  }),
  medicine('escitalopram', ['ssri'], { adequacy: { minDailyMg: 10, sources } }),
  medicine('venlafaxine', ['snri'], { adequacy: { minDailyMg: 75, forms: { xr: { minDailyMg: 75 } }, sources } }),
  medicine('selegiline', ['maoi'], { adequacy: { minDailyMg: 6, unit: 'mg/24 h', sources } }),
  medicine('liothyronine', [], { synonyms: ['t3', 'tri-iodothyronine'] }),
  medicine('lithium', ['mood-stabiliser'], { synonyms: ['lithium carbonate'] }),
  medicine('ramipril', []),
  medicine('tramadol', ['opioid']),
  medicine('lamotrigine', []),
  medicine('salbutamol', []),
  medicine('ketamine', [], { synonyms: ['esketamine-like'] }),
  medicine('esketamine', []),
];
const classes: MedicineClass[] = [
  { id: 'ssri', name: 'Selective serotonin reuptake inhibitors' },
  { id: 'antidepressant', name: 'Antidepressants', includes: ['ssri'] },
];

interface OptionDraft {
  id: string;
  family: string;
  group?: string;
  procedure?: string;
  alsoProcedures?: string[];
  therapy?: string;
}
const options = (
  [
    { id: 'ect', family: 'ect', procedure: 'ect' },
    { id: 'rtms', family: 'tms', group: 'rtms', procedure: 'rtms', alsoProcedures: ['itbs'] },
    { id: 'rtms-bilateral', family: 'tms', group: 'rtms', procedure: 'rtms-bilateral' },
    { id: 'esketamine-spray', family: 'ketamine', procedure: 'esketamine' },
    { id: 'cbt', family: 'psychotherapy', therapy: 'cbt' },
    { id: 'psilocybin', family: 'experimental' },
  ] satisfies OptionDraft[]
).map((draft: OptionDraft) => ({
  group: null,
  procedure: null,
  therapy: null,
  ...draft,
})) as unknown as CaseKnowledge['options'];

function question(id: string, questionFacts: string[], more: Partial<Question> = {}): Question {
  return {
    id,
    stage: 'core',
    order: 1,
    kind: 'panel',
    ask: 'question',
    short: 'short',
    why: 'because',
    facts: questionFacts,
    ...more,
  };
}

export const knowledge: CaseKnowledge = {
  header: {
    version: '1.0.0',
    reviewed: AS_OF,
    reviewDue: '2027-05-23',
    jurisdictions: (['us', 'uk', 'eu', 'ca', 'au'] as const).map((id) => ({ id, name: id, adjective: id })),
    defaultGuideline: 'guideline',
    population: { minAge: 18, say: 'adults' },
    intendedUse: 'tests',
    editors: [],
    replacedClass: 'antidepressant',
    oldCaseDays: 30,
  },
  facts: {
    base: facts,
    defined: [],
    computed: [],
    conditions: [
      finding('hypertension', 'medical', {
        synonyms: ['high-blood-pressure'],
        impliedBy: ['uncontrolled-hypertension'],
      }),
      finding('uncontrolled-hypertension', null),
      finding('seizure-disorder', 'medical', { synonyms: ['epilepsy'] }),
      finding('eating-disorder', 'medical', { impliedBy: ['bulimia-nervosa'] }),
      finding('bulimia-nervosa', 'kind'),
      finding('myocardial-infarction', 'medical', { synonyms: ['heart-attack'], dated: true }),
    ],
    implants: [finding('cochlear-implant', 'metal'), finding('pacemaker', 'metal')],
    policy: { neverConfirm: [], fertileAge: { from: 12, to: 55, note: 'constant' } },
    preferences: [
      { id: 'weight-gain', name: 'weight gain', avoidable: true, preferable: false },
      { id: 'needles', name: 'needles', avoidable: true, preferable: true },
      { id: 'non-drug', name: 'no drugs', avoidable: false, preferable: true },
    ],
  },
  medicines,
  classes,
  options,
  questions: [
    question('medical', [
      'condition.hypertension',
      'condition.seizure-disorder',
      'condition.eating-disorder',
      'condition.myocardial-infarction',
    ]),
    question('metal', ['implant.cochlear-implant', 'implant.pacemaker']),
    question('acute', ['acute', 'features'], {
      labels: { catatonia: 'c', psychosis: 'p', mania: 'm', psychotic: 'p', catatonic: 'c' },
    }),
    question('family', ['family-history'], { labels: { psychosis: 'p', bipolar: 'b', suicide: 's' } }),
    question('extra', ['more.shift-work'], {
      kind: 'yes-no',
      declares: [
        { id: 'more.shift-work', what: 'Shift work', type: 'boolean', path: 'more.shift_work', stage: 'refine' },
      ],
    }),
  ],
  adequacy: {
    criteria: [],
    response: { partialAtLeastPct: 25, responseAtLeastPct: 50, sources },
    doseNote: '',
    antidepressantClass: 'antidepressant',
  },
  notYetSourced: [
    { id: 'talk', name: 'Talking', family: 'other', why: 'nothing was read', words: ['chat'], triedAs: 'therapy' },
    { id: 'herb', name: 'A herb', family: 'other', why: 'nothing was read', words: ['weed'], triedAs: 'drug' },
  ],
};

/** Reads a case text with the fixture; as of and today are the same day unless told otherwise. */
export function read(text: string, options: Partial<ParseOptions> = {}): Promise<CaseReading> {
  return parseCase(text, 'case.yaml', knowledge, { today: AS_OF, ...options });
}

/** Reads a case that must be without fault. */
export async function good(text: string, options: Partial<ParseOptions> = {}): Promise<PersonCase> {
  const reading = await read(text, options);
  if (reading.case === null)
    throw new Error(reading.problems.map((problem) => `${problem.code} ${problem.message}`).join('\n'));
  return reading.case;
}

/** The faults of a text as "CODE line:column". */
export async function faults(text: string, options: Partial<ParseOptions> = {}): Promise<string[]> {
  const { problems } = await read(text, options);
  return problems.filter((problem) => problem.severity === 'error').map(position);
}

/** "CODE line:column" of a problem. */
export function position(problem: Problem): string {
  return `${problem.code} ${problem.line ?? 0}:${problem.column ?? 0}`;
}

/** The one value of a fact, as plain data. */
export function value(person: PersonCase, fact: string): unknown {
  const found = person.values.get(fact);
  if (found === undefined) return undefined;
  if (found.state === 'unknown') return `?${found.why}`;
  return found.kind === 'scalar' ? found.value : found;
}
