/** A small knowledge base of fictitious medicines, and people to assess against it. Lengths 4 and 6 weeks, as the table has. */
import { assess } from '../../src/assessment/index.ts';
import type { AssessmentKnowledge } from '../../src/assessment/lookup.ts';
import type { Assessment } from '../../src/assessment/types.ts';
import type { CaseList, MedicationRow, PersonCase, Span, StoppedRow, Trial } from '../../src/cases/types.ts';
import { closeClasses } from '../../src/knowledge/inherit.ts';
import type {
  AdequacyTable,
  AuthoredMedicine as Medicine,
  CoreOption,
  MedicineClass,
  StagingTables,
} from '../../src/knowledge/types.ts';
import { type FactValue, scalar } from '../../src/logic/value.ts';

export const AS_OF = '2026-11-23';
const sources = [{ id: 'source-2026', at: 'table 1' }];

export const ADEQUACY: AdequacyTable = {
  criteria: [
    {
      id: 'short',
      name: 'Short length',
      minWeeks: 4,
      say: 'Four weeks are enough.',
      sources: [{ id: 'short-source' }],
    },
    { id: 'long', name: 'Long length', minWeeks: 6, say: 'Six weeks are enough.', sources: [{ id: 'long-source' }] },
  ],
  response: { partialAtLeastPct: 25, responseAtLeastPct: 50, sources },
  doseNote: "This tool's floor.",
  antidepressantClass: 'antidepressant',
};

export const STAGING: StagingTables = {
  msm: {
    name: 'Maudsley Staging Method',
    say: 'Adds points.',
    dimensions: [
      {
        id: 'duration',
        name: 'Length',
        options: [
          { points: 1, atMost: 12 },
          { points: 2, atLeast: 12.01, atMost: 24 },
          { points: 3, atLeast: 24.01 },
        ],
        sources,
      },
      {
        id: 'severity',
        name: 'Severity',
        options: [
          { points: 1, is: 'subsyndromal' },
          { points: 2, is: 'mild' },
          { points: 3, is: 'moderate' },
          { points: 4, is: 'severe-without-psychosis' },
          { points: 5, is: 'severe-with-psychosis' },
        ],
        sources,
      },
      {
        id: 'antidepressants-failed',
        name: 'Failed',
        options: [
          { points: 1, atLeast: 1, atMost: 2 },
          { points: 2, atLeast: 3, atMost: 4 },
          { points: 3, atLeast: 5, atMost: 6 },
          { points: 4, atLeast: 7, atMost: 10 },
          { points: 5, atLeast: 11 },
        ],
        sources,
      },
      {
        id: 'augmentation',
        name: 'Augmentation',
        options: [
          { points: 0, is: 'no' },
          { points: 1, is: 'yes' },
        ],
        sources,
      },
      {
        id: 'ect',
        name: 'ECT',
        options: [
          { points: 0, is: 'no' },
          { points: 1, is: 'yes' },
        ],
        sources,
      },
    ],
    bands: [
      { id: 'mild', min: 3, max: 6 },
      { id: 'moderate', min: 7, max: 10 },
      { id: 'severe', min: 11, max: 15 },
    ],
    sources,
  },
  thaseRush: {
    name: 'Thase-Rush',
    say: 'Each stage needs the one before.',
    stages: [0, 1, 2, 3, 4, 5].map((stage) => ({ stage, rule: `stage ${stage}` })),
    sources,
  },
};

const classes: MedicineClass[] = [
  { id: 'alpha', name: 'Alphas' },
  { id: 'beta', name: 'Betas' },
  { id: 'tricyclic', name: 'Tricyclics' },
  { id: 'maoi', name: 'MAOIs' },
  { id: 'antidepressant', name: 'Antidepressants', includes: ['alpha', 'beta', 'tricyclic', 'maoi'] },
  { id: 'alpha-or-beta', name: 'Alphas and betas', includes: ['alpha', 'beta'] },
  { id: 'opioid', name: 'Opioids' },
  { id: 'e1-strong', name: 'Strong E1 inhibitors', enzyme: { id: 'e1', does: 'inhibits', strength: 'strong' } },
  { id: 'e1-moderate', name: 'Moderate E1 inhibitors', enzyme: { id: 'e1', does: 'inhibits', strength: 'moderate' } },
  { id: 'e1-any', name: 'E1 inhibitors', includes: ['e1-strong', 'e1-moderate'] },
];

export function medicine(id: string, own: string[], more: Partial<Medicine> = {}): Medicine {
  return { id, name: id[0]?.toUpperCase() + id.slice(1), synonyms: [], brands: {}, classes: own, sources, ...more };
}
const NO_E1 = { enzymes: { e1: { inhibits: 'none', induces: 'none' } } } as const;

export const medicines: Medicine[] = [
  medicine('alphadine', ['alpha'], {
    ...NO_E1,
    adequacy: { minDailyMg: 50, usualMg: [50, 200], labelMaxMg: 200, sources },
  }),
  medicine('alphapram', ['alpha'], {
    enzymes: { e1: { inhibits: 'strong' } },
    residualDays: { days: 35, sources },
    adequacy: { minDailyMg: 20, sources },
  }),
  medicine('betaxine', ['beta'], {
    ...NO_E1,
    overdose: { toxicity: 'moderate', sources },
    adequacy: {
      minDailyMg: 75,
      usualMg: [100, 225],
      labelMaxMg: 225,
      notOptimisedBelowMg: 150,
      forms: { cr: { minDailyMg: 100 } },
      sources,
    },
  }),
  medicine('triptin', ['tricyclic'], {
    ...NO_E1,
    overdose: { toxicity: 'high', sources },
    adequacy: { minDailyMg: 150, askBandMg: [75, 149], sources },
  }),
  medicine('triptonal', ['tricyclic'], { ...NO_E1, adequacy: { minDailyMg: 100, sources } }),
  medicine('maolin', ['maoi'], { ...NO_E1, adequacy: { minDailyMg: 30, sources } }),
  medicine('maolex', ['maoi'], { ...NO_E1, adequacy: { minDailyMg: 6, unit: 'mg/24 h', sources } }),
  medicine('deltaren', ['alpha'], NO_E1),
  medicine('augmentol', [], { ...NO_E1, usualAddOnMg: { min: 2, max: 15, sources } }),
  medicine('sprayine', [], NO_E1),
  medicine('opiate', ['opioid'], NO_E1),
  medicine('plainol', []),
  medicine('strongol', ['e1-strong']),
  medicine('middol', [], { enzymes: { e1: { inhibits: 'moderate' } } }),
];

function option(id: string, draft: Partial<CoreOption>): CoreOption {
  return {
    id,
    name: id,
    family: 'family',
    group: null,
    acts: 'none',
    medicines: [],
    procedure: null,
    therapy: null,
    classes: [],
    needs: null,
    ...draft,
  } as CoreOption;
}

export const options: CoreOption[] = [
  option('augmentol-add', { acts: 'add', medicines: ['augmentol'] }),
  option('betaxine-add', { acts: 'add', medicines: ['betaxine'] }),
  option('betaxine-switch', { acts: 'replace', medicines: ['betaxine'] }),
  option('maoi-switch', { acts: 'replace', medicines: ['maolin', 'maolex'], medicinesMode: 'any', classes: ['maoi'] }),
  option('out-of-class', {
    acts: 'replace',
    medicines: ['alphadine', 'alphapram', 'betaxine', 'triptin'],
    medicinesMode: 'any',
    members: { exclude: 'classes-of-current' },
    classes: ['alpha', 'beta', 'tricyclic'],
  }),
  option('within-class', {
    acts: 'replace',
    medicines: ['alphadine', 'alphapram', 'betaxine'],
    medicinesMode: 'any',
    members: { only: 'classes-of-current' },
    classes: ['alpha', 'beta'],
  }),
  option('pair', { acts: 'either', medicines: ['augmentol', 'alphapram'], medicinesMode: 'all' }),
  option('spray', { acts: 'either', medicines: ['sprayine'], procedure: 'spray' }),
  option('ect', { procedure: 'ect', name: 'ECT' }),
  option('stimulation', { procedure: 'stimulation', alsoProcedures: ['old-stimulation'] }),
  option('talk', { therapy: 'talk' }),
  option('optimise', {}),
];

export const knowledge: AssessmentKnowledge = {
  scales: [],
  header: {
    version: '1.0.0',
    reviewed: AS_OF,
    reviewDue: AS_OF,
    jurisdictions: [],
    defaultGuideline: 'none',
    population: { minAge: 18, say: 'adults' },
    intendedUse: 'tests',
    editors: [],
    replacedClass: 'antidepressant',
    oldCaseDays: 30,
  },
  classes,
  medicines,
  options,
  classesOf: closeClasses(medicines, classes),
  adequacy: ADEQUACY,
  staging: STAGING,
};

export const exactly = (value: number): Span => ({ min: value, max: value });

/** An adequate trial of this episode that failed and is over, unless `draft` says otherwise. */
export function trial(draft: Partial<Trial> = {}): Trial {
  return {
    index: 0,
    kind: 'drug',
    what: 'alphadine',
    role: 'base',
    with: null,
    daily: exactly(1000),
    form: null,
    weeksTotal: exactly(8),
    weeksAtFloor: null,
    started: null,
    stopped: '2026-01-31',
    current: false,
    episode: 'this',
    adherence: 'good',
    response: 'none',
    stoppedBecause: 'no-effect',
    effects: [],
    adequate: null,
    sessions: null,
    placement: null,
    ...draft,
  };
}

/** A trial under way. */
export const current = (draft: Partial<Trial> = {}): Trial =>
  trial({ current: true, stopped: null, stoppedBecause: 'unknown', response: 'partial', ...draft });

export const medication = (name: string, daily: number | null = null): MedicationRow => ({
  medicine: name,
  daily: daily === null ? null : exactly(daily),
  form: null,
});
export const stoppedRow = (name: string, stopped: string | null): StoppedRow => ({ medicine: name, stopped });

export function complete<Row>(rows: readonly Row[]): CaseList<Row> {
  return { known: true, complete: true, rows, dontKnow: false };
}
export function open<Row>(rows: readonly Row[]): CaseList<Row> {
  return { known: true, complete: false, rows, dontKnow: false };
}
export function missing<Row>(): CaseList<Row> {
  return { known: false, complete: false, rows: [], dontKnow: false };
}

export interface PersonDraft {
  readonly trials?: CaseList<Trial> | readonly Trial[];
  readonly medications?: CaseList<MedicationRow> | readonly string[];
  readonly stoppedRecently?: CaseList<StoppedRow>;
  readonly reactions?: PersonCase['reactions'];
  readonly values?: Readonly<Record<string, FactValue | string>>;
  readonly asOf?: string;
}

/** A person; lists that are not given were not asked for. Trials are numbered in their order. */
export function person(draft: PersonDraft = {}): PersonCase {
  const trials =
    draft.trials === undefined ? missing<Trial>() : 'rows' in draft.trials ? draft.trials : complete(draft.trials);
  const medications = draft.medications ?? missing<MedicationRow>();
  return {
    asOf: draft.asOf ?? AS_OF,
    jurisdiction: null,
    values: new Map(
      Object.entries(draft.values ?? {}).map(([id, value]) => [id, typeof value === 'string' ? scalar(value) : value]),
    ),
    dates: new Map(),
    scores: new Map(),
    trials: { ...trials, rows: trials.rows.map((row, index) => ({ ...row, index })) },
    medications: 'rows' in medications ? medications : complete(medications.map((name) => medication(name))),
    stoppedRecently: draft.stoppedRecently ?? missing(),
    reactions: draft.reactions ?? missing(),
    access: new Map(),
    preferences: { avoid: [], prefer: [] },
    canonical: {},
    assumed: [],
    warnings: [],
  };
}

/** Everything asked, nothing there, unless `draft` says otherwise. */
export function asked(draft: PersonDraft = {}): PersonCase {
  return person({ trials: [], medications: [], stoppedRecently: complete([]), reactions: complete([]), ...draft });
}

export const assessed = (draft: PersonDraft = {}): Assessment => assess(person(draft), knowledge);
export const assessedAsked = (draft: PersonDraft = {}): Assessment => assess(asked(draft), knowledge);

/** A fact as a short text: the value, "min..max", or "unknown: why". */
export function factOf(assessment: Assessment, id: string): string {
  const value = assessment.facts.get(id);
  if (value === undefined) return 'absent';
  if (value.state === 'unknown') return `unknown: ${value.why}`;
  if (value.kind === 'range') return `${value.min}..${value.max}`;
  if (value.kind === 'set')
    return `${value.present.join(',')}|${value.unsure.join(',')}|${value.closed ? 'closed' : 'open'}`;
  return String(value.value);
}
