/** The options of the hand-made reports: every verdict, groups, members, questions, more than one family holds. */
import type { Citation, ReportOption, ReportReason, Verdict } from '../../src/report/types.ts';

export function cite(...ids: string[]): Citation[] {
  return ids.map((id) => ({ id, at: null }));
}

export function reason(
  effect: ReportReason['effect'],
  say: string,
  citations: readonly Citation[] = cite('guide-2023'),
  more: Partial<ReportReason> = {},
): ReportReason {
  return {
    rule: `${effect}-rule`,
    effect,
    value: 'true',
    facts: {},
    basis: 'source',
    say,
    origin: 'option:x',
    always: false,
    citations,
    ...more,
  };
}

let nextRank = 0;
export function option(id: string, family: string, verdict: Verdict, more: Partial<ReportOption> = {}): ReportOption {
  nextRank += 1;
  const because = more.because ?? [];
  return {
    id,
    name: id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' '),
    family,
    group: null,
    verdict,
    otherwise: verdict === 'check-first' ? 'consider' : null,
    couldBe: verdict === 'check-first' ? 'contraindicated' : null,
    settled: verdict !== 'check-first',
    until: null,
    untilComplete: true,
    untilIfStopped: [],
    untilMissing: [],
    missing: [],
    confirm: [],
    couldRaise: [],
    questions: [],
    exposure: { state: 'never', trials: [] },
    members: null,
    tier: 1,
    rank: nextRank,
    decidedBy: 'guideline',
    status: { state: 'approved', scope: 'adults with major depressive disorder', jurisdiction: 'us' },
    guideline: { level: 'second', words: 'second-line adjunct', named: id, citations: [] },
    because,
    citations: because.flatMap((item) => item.citations),
    ...more,
  };
}

export const VESSEL = {
  question: 'vessels',
  facts: ['condition.aneurysmal-vascular-disease', 'condition.intracerebral-haemorrhage'],
  short: 'aneurysm or brain haemorrhage',
};

export function manyOptions(): ReportOption[] {
  nextRank = 0;
  return [
    option('aripiprazole-added', 'augmentation', 'favoured', {
      name: 'Aripiprazole, added to an antidepressant',
      decidedBy: 'verdict',
      because: [
        reason(
          'favour',
          'Labelled as an adjunct for adults whose depression has not responded to an antidepressant, which is the situation entered',
          [{ id: 'label-a', at: '1' }],
        ),
        reason(
          'caution',
          'Restlessness that cannot be sat out is common in the first weeks and is often taken for anxiety',
          [
            { id: 'label-a', at: '5.4' },
            { id: 'guide-2023', at: 'table 4' },
          ],
        ),
        reason('caution', 'Weight and glucose rise in some people', cite('label-a')),
        reason('monitor', 'Weight, waist, glucose and lipids at 3 months', cite('monitoring-2004')),
      ],
      confirm: [
        {
          id: 'label-partly-read',
          facts: [],
          say: 'confirm on the current label: interactions',
          citations: cite('label-a'),
        },
      ],
    }),
    option('esketamine', 'ketamine', 'check-first', {
      name: 'Esketamine nasal spray',
      decidedBy: 'verdict',
      questions: [VESSEL],
      because: [
        reason('entry', 'Labelled for treatment-resistant depression in adults', [{ id: 'label-s', at: '1' }]),
        reason(
          'contraindicate',
          'Ruled out by an aneurysm, a vascular malformation or a past brain haemorrhage',
          [{ id: 'label-s', at: '4' }],
          { value: 'unknown', facts: { 'condition.aneurysmal-vascular-disease': 'unknown' } },
        ),
        reason('monitor', 'Two hours of observation after each session', [{ id: 'label-s', at: '2.3' }]),
      ],
      confirm: [
        {
          id: 'pressure',
          facts: ['blood-pressure.systolic'],
          say: 'blood pressure before each session, and a way home without driving',
          citations: cite('label-s'),
        },
      ],
    }),
    option('lithium-added', 'augmentation', 'check-first', {
      name: 'Lithium, added to an antidepressant',
      status: { state: 'off-label', scope: 'not labelled for unipolar depression', jurisdiction: 'us' },
      questions: [
        { question: 'medical', facts: ['condition.chronic-kidney-disease'], short: 'kidney disease' },
        { question: 'medicines', facts: ['medications'], short: 'medicines taken' },
      ],
      because: [
        reason(
          'caution',
          'Toxic in overdose and at levels only a little above those that work',
          cite('label-l', 'guide-2023'),
        ),
      ],
      confirm: [{ id: 'renal', facts: ['labs.egfr'], say: 'eGFR, TSH and calcium', citations: cite('label-l') }],
    }),
    option('quetiapine-xr-added', 'augmentation', 'consider', {
      name: 'Quetiapine extended release, added to an antidepressant',
      because: [reason('caution', 'Sedation and weight gain', cite('label-q'))],
      couldRaise: ['age'],
    }),
    option('brexpiprazole-added', 'augmentation', 'consider', { name: 'Brexpiprazole, added to an antidepressant' }),
    option('cariprazine-added', 'augmentation', 'consider', { name: 'Cariprazine, added to an antidepressant' }),
    option('liothyronine-added', 'augmentation', 'check-first', {
      name: 'Liothyronine (T3), added to an antidepressant',
      questions: [{ question: 'medical', facts: ['condition.arrhythmia'], short: 'arrhythmia' }],
    }),
    option('switch-out-of-class', 'switch', 'consider', {
      name: 'Switch to an antidepressant of another class',
      members: {
        left: ['mirtazapine', 'vortioxetine'],
        out: [
          {
            medicine: 'bupropion',
            verdict: 'contraindicated',
            because: 'Seizures are more likely after an abrupt stop of alcohol',
          },
        ],
      },
      because: [
        reason('exposure', 'An earlier trial of this kind was not adequate: 50 mg for 3 weeks', [], { basis: 'case' }),
      ],
      guideline: null,
    }),
    option('switch-within-class', 'switch', 'consider', { name: 'Switch to another antidepressant of the same class' }),
    option('rtms-left', 'tms', 'consider', {
      name: 'Repetitive TMS (left, high frequency)',
      group: 'rtms',
      status: { state: 'cleared', scope: 'after one failed antidepressant', jurisdiction: 'us' },
    }),
    option('itbs', 'tms', 'consider', {
      name: 'Intermittent theta-burst stimulation',
      group: 'rtms',
      status: { state: 'cleared', scope: 'after one failed antidepressant', jurisdiction: 'us' },
    }),
    option('deep-tms', 'tms', 'check-first', {
      name: 'Deep TMS',
      group: 'rtms',
      questions: [{ question: 'metal', facts: ['implant.cochlear-implant'], short: 'cochlear implant' }],
    }),
    option('accelerated-itbs', 'tms', 'consider', { name: 'Accelerated theta burst (SAINT/SNT and others)' }),
    ...[
      'cbt-added',
      'cbasp',
      'interpersonal-therapy',
      'mindfulness-based-cognitive-therapy',
      'psychodynamic-therapy',
    ].map((id) =>
      option(id, 'psychotherapy', 'consider', {
        status: { state: 'unknown', scope: 'not a product', jurisdiction: 'us' },
      }),
    ),
    ...['exercise', 'bright-light', 'wake-therapy', 'omega-3'].map((id) =>
      option(id, 'lifestyle', 'consider', { status: { state: 'unknown', scope: 'not a product', jurisdiction: 'us' } }),
    ),
    option('ect', 'ect', 'consider', {
      name: 'Electroconvulsive therapy (ECT)',
      status: { state: 'cleared', scope: 'severe depression from age 13', jurisdiction: 'us' },
    }),
    option('vagus-nerve-stimulation', 'ect', 'not-yet', {
      missing: ['four adequate trials in this episode (1 to 2 are known)'],
      because: [
        reason('entry', 'not met: four adequate trials in this episode (1 to 2 are known)', [
          { id: 'label-v', at: '1' },
        ]),
      ],
    }),
    option('psilocybin', 'experimental', 'not-yet', {
      missing: ['investigational: only in a trial or authorised access (United States)'],
      status: { state: 'investigational', scope: 'in trials', jurisdiction: 'us' },
    }),
    option('venlafaxine-optimised', 'switch', 'tried', {
      exposure: { state: 'current', trials: [1] },
      because: [reason('exposure', 'Being taken: 225 mg for 8 weeks, partial response', [], { basis: 'case' })],
    }),
    option('tricyclic-switch', 'switch', 'avoid', {
      couldBe: 'contraindicated',
      settled: false,
      because: [
        reason('avoid', 'Highly toxic in overdose, with thoughts of suicide entered', cite('label-t')),
        reason('contraindicate', 'Ruled out in the recovery phase of a heart attack', cite('label-t'), {
          value: 'unknown',
        }),
      ],
    }),
    option('maoi-switch', 'switch', 'contraindicated', {
      name: 'Switch to an irreversible MAOI',
      until: '2026-11-30',
      untilComplete: false,
      because: [
        reason(
          'contraindicate',
          'Not within 7 days of stopping venlafaxine (if stopped today)',
          [{ id: 'label-m', at: '4.2' }],
          { origin: 'class:maoi' },
        ),
      ],
    }),
    option('bupropion-added', 'augmentation', 'contraindicated', {
      because: [
        reason('contraindicate', 'Ruled out by a seizure disorder', [{ id: 'label-b', at: '4' }], {
          origin: 'medicine:bupropion',
          facts: { 'condition.seizure-disorder': true },
        }),
      ],
    }),
  ];
}
