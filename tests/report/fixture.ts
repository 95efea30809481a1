/**
 * Reports made by hand for the renderers: every verdict, groups, many options, an emergency, an open question of
 * resistance. The clinical sentences are invented; only their length and shape are those of the knowledge base.
 */
import type { Report, ReportNames, ReportOption, Style } from '../../src/report/types.ts';
import { REFERENCES } from './fixture-references.ts';
import { cite, manyOptions, reason, VESSEL } from './fixture-options.ts';

export const NAMES: ReportNames = {
  families: {
    augmentation: 'Adding to the antidepressant',
    switch: 'Switching the antidepressant',
    ketamine: 'Ketamine and esketamine',
    tms: 'Transcranial magnetic stimulation',
    ect: 'Electroconvulsive therapy',
    psychotherapy: 'Psychotherapy',
    lifestyle: 'Lifestyle and light',
    experimental: 'Experimental',
  },
  guidelines: { 'canmat-2023': 'CANMAT 2023' },
  jurisdictions: { us: 'United States', uk: 'United Kingdom' },
  medicines: { mirtazapine: 'mirtazapine', vortioxetine: 'vortioxetine', bupropion: 'bupropion' },
  reassessment: {
    thyroid: 'thyroid',
    'sleep-apnoea': 'sleep apnoea',
    'anaemia-b12-folate': 'anaemia, B12, folate',
    'alcohol-substances': 'alcohol and substances',
  },
  definitions: { 'two-adequate-trials': "regulator's definition of two", 'partial-response': 'partial response' },
  facts: { 'condition.aneurysmal-vascular-disease': 'aneurysm', 'labs.egfr': 'eGFR', age: 'age' },
};

export function style(width = 80, unicode = true): Style {
  const same = (text: string): string => text;
  return {
    width,
    unicode,
    heading: same,
    emphasis: same,
    good: same,
    caution: same,
    danger: same,
    muted: same,
    cite: same,
  };
}

function trial(
  index: number,
  name: string,
  adequate: 'yes' | 'no' | 'unknown',
  say: string,
  unknownBecause: 'missing' | 'disputed' | null = null,
): Report['resistance']['trials'][number] {
  return {
    index,
    name,
    adequate,
    unknownBecause,
    counts: adequate === 'yes',
    settledBy: null,
    because: [{ basis: 'source', say, citations: cite('table-2019') }],
    citations: cite('table-2019'),
  };
}

/** Resistance established, no safety finding, every verdict. */
export function fullReport(more: Partial<Report> = {}): Report {
  return {
    report: 1,
    program: '0.1.0',
    asOf: '2026-11-23',
    settings: { jurisdiction: 'us', guideline: 'canmat-2023', criterion: 'two-adequate-trials' },
    knowledgeBase: {
      version: '1.0.0',
      sha256: '0123456789abcdef0123456789abcdef',
      reviewed: '2026-11-20',
      overlays: [],
    },
    case: { case: 1, as_of: '2026-11-23', age: 46 },
    assumed: [
      { fact: 'condition.seizure-disorder', as: 'no', because: 'panel medical answered none' },
      { fact: 'condition.arrhythmia', as: 'no', because: 'panel medical answered none' },
      { fact: 'trials.0.episode', as: 'this', because: 'not said; trials count for this episode' },
    ],
    warnings: [
      {
        code: 'GUIDELINE-FOREIGN',
        say: 'options are ordered by CANMAT 2023: no ranked guideline of this country is in the knowledge base',
      },
      { code: 'CASE-OLD', say: 'the case is 45 days old' },
    ],
    safety: [],
    resistance: {
      established: 'yes',
      definition: 'two-adequate-trials',
      adequateTrials: { min: 2, max: 2 },
      definitions: [
        {
          id: 'two-adequate-trials',
          met: 'yes',
          because: [
            'Two adequate trials in this episode with less than half improvement',
            'trials.inadequate-response is 2',
          ],
          citations: cite('guide-2023'),
        },
        {
          id: 'partial-response',
          met: 'no',
          because: ['Best response between a quarter and a half'],
          citations: cite('table-2019'),
        },
      ],
      trials: [
        trial(0, 'sertraline 200 mg', 'yes', '10 weeks at or above the floor; no response'),
        trial(1, 'venlafaxine 225 mg (current)', 'yes', '8 weeks at or above the floor; partial response'),
        trial(2, 'mirtazapine 15 mg', 'no', '3 weeks, stopped for sedation: shorter than every criterion'),
      ],
    },
    reassessment: [
      {
        id: 'alcohol-substances',
        status: 'positive',
        todo: 'Alcohol above low-risk drinking keeps depression going; treat it beside the next step',
        citations: cite('guide-2023'),
      },
      { id: 'thyroid', status: 'unknown', todo: 'signs of an underactive thyroid: TSH', citations: cite('guide-2023') },
      {
        id: 'sleep-apnoea',
        status: 'unknown',
        todo: 'snoring, pauses, sleepiness by day: a screening questionnaire, then a sleep study',
        citations: cite('guide-2023'),
      },
      { id: 'anaemia-b12-folate', status: 'negative', todo: '', citations: [] },
    ],
    staging: {
      msm: {
        score: { min: 7, max: 9 },
        band: 'moderate',
        unknown: ['duration'],
        items: [
          { id: 'duration', name: 'Length of the episode', points: { min: 1, max: 3 }, citations: cite('guide-2023') },
        ],
        notStaged: null,
        say: 'Adds points',
        citations: cite('guide-2023'),
      },
      thaseRush: {
        stage: { min: 2, max: 2 },
        rules: ['Two classes'],
        next: null,
        say: 'Stages',
        citations: cite('guide-2023'),
      },
    },
    scores: [],
    options: manyOptions(),
    unanswered: [
      {
        question: 'medical',
        ask: 'Any of these now or ever?',
        stage: 'core',
        facts: ['condition.arrhythmia'],
        couldChange: ['liothyronine-added', 'lithium-added'],
        why: 'not-asked',
      },
      {
        question: 'vessels',
        ask: 'Has an aneurysm, a vascular malformation or a brain haemorrhage ever been found?',
        stage: 'core',
        facts: VESSEL.facts,
        couldChange: ['esketamine'],
        why: 'dont-know',
      },
    ],
    references: REFERENCES,
    details: {},
    names: NAMES,
    intendedUse: 'An invented sentence about who this is for and what it is not for.',
    familyCautions: {},
    ...more,
  };
}

/** Intent or a recent attempt: acute options in full, the rest collapsed. */
export function emergencyReport(): Report {
  const options = manyOptions().map((item): ReportOption => {
    if (item.id === 'ect')
      return {
        ...item,
        tier: 0,
        rank: 0,
        decidedBy: 'tier',
        verdict: 'favoured',
        because: [
          reason(
            'urgent',
            'A fast and strong effect is needed, and this is the treatment with the fastest one',
            cite('safety-2022'),
          ),
          reason('caution', 'Memory around the course can be lost', cite('guide-2023')),
        ],
      };
    if (item.id === 'esketamine')
      return {
        ...item,
        tier: 0,
        because: [reason('urgent', 'Labelled where suicidal thoughts are acute', cite('label-s')), ...item.because],
      };
    if (item.id === 'bupropion-added') return { ...item, tier: 0 };
    return item;
  });
  return fullReport({
    options,
    safety: [
      {
        id: 'suicidal-thoughts',
        level: 'urgent',
        say: 'Limit what is dispensed to amounts that are not dangerous',
        steps: [],
        contact: null,
        because: [],
        citations: cite('safety-2022'),
      },
      {
        id: 'suicidal-intent-or-recent-attempt',
        level: 'emergency',
        say: 'Intent, a plan, or an attempt within three months: arrange an assessment today and do not leave the person alone',
        steps: ['Ask about means and make them safe', 'Agree who stays with the person until then'],
        contact: 'In the United States call 911, or 988 for the crisis line. Emergency 911; Lifeline 988',
        because: ['suicidality.intent-or-plan'],
        citations: cite('safety-2022', 'contact-2026'),
      },
    ],
  });
}

/** Resistance cannot be told: one trial lacks weeks, one is disputed, the list is open; no country set. */
export function unknownReport(): Report {
  const report = fullReport();
  return {
    ...report,
    settings: { ...report.settings, jurisdiction: null },
    warnings: [
      {
        code: 'JURISDICTION-UNSET',
        say: 'no jurisdiction is set: contraindications of every country apply, each named, and the strictest status counts',
      },
    ],
    resistance: {
      ...report.resistance,
      established: 'unknown',
      adequateTrials: { min: 1, max: null },
      trials: [
        trial(0, 'sertraline 100 mg', 'yes', '10 weeks at or above the floor; no response'),
        trial(1, 'venlafaxine 150 mg', 'unknown', 'weeks at or above the floor are not given', 'missing'),
        trial(2, 'mirtazapine 30 mg', 'unknown', 'long enough for one criterion, too short for another', 'disputed'),
      ],
    },
    safety: [
      {
        id: 'pregnancy',
        level: 'note',
        say: 'Pregnancy is possible: check before anything is started, and weigh both treating and not treating',
        steps: [],
        contact: null,
        because: ['perinatal.pregnant'],
        citations: cite('safety-2022'),
      },
    ],
  };
}
