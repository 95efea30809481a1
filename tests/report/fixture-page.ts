/** One invented option as the knowledge base holds it, for `show`, `options` and `cite`. */
import type { OptionDetails, Reference, ShownOption, ShownRule } from '../../src/knowledge/types.ts';
import type { ShowPage } from '../../src/report/show-text.ts';

const sources = (...ids: string[]) => ids.map((id) => ({ id, at: '4.1' }));
const status = (state: ShownOption['status']['us']['state'], scope: string) => ({
  state,
  scope,
  since: 2007,
  sources: sources('label'),
});

export const CORE: ShownOption = {
  id: 'invented',
  name: 'Invented medicine, added',
  family: 'augmentation',
  group: null,
  acts: 'add',
  medicines: ['invented'],
  procedure: null,
  therapy: null,
  classes: ['some-class'],
  needs: null,
  population: { minAge: 18, words: 'adults in the trials' },
  reviewed: { on: '2026-11-23', due: '2027-05-23' },
  status: {
    us: status('approved', 'adjunct in adults'),
    uk: status('off-label', 'not labelled'),
    eu: status('off-label', 'not labelled'),
    ca: status('approved', 'adjunct in adults'),
    au: { state: 'unknown', scope: 'its label was not read' },
  },
  labelCoverage: {
    us: {
      contraindications: 'read',
      interactions: 'partly',
      pregnancy: 'not-read',
      missing: ['section 8'],
      sources: sources('label'),
    },
  },
  indications: [
    {
      id: 'label-us',
      basis: 'label',
      jurisdictions: ['us'],
      when: { all: [] },
      missing: 'one failed trial',
      say: 'Labelled after one failed trial',
      sources: sources('label'),
    },
  ],
  rules: [],
  waives: [{ rule: 'halve-dose', because: 'The label exempts adjunct use', sources: sources('label') }],
  checksBefore: [{ what: 'fasting glucose', sources: sources('guide') }],
  burdens: [],
  meets: [],
  evidence: { rank: 0, claim: null },
};

export const DETAILS: OptionDetails = {
  id: 'invented',
  regimen: {
    start: '2 mg',
    target: '5-10 mg',
    max: '15 mg',
    judgeAfter: '6 weeks',
    jurisdiction: 'us',
    sources: sources('label'),
  },
  monitoring: [{ what: 'weight', when: 'at 4, 8 and 12 weeks', sources: sources('guide') }],
  effects: [
    {
      id: 'remission',
      outcome: 'remission',
      arms: { invented: { n: 181, pct: 26 }, placebo: { n: 172, events: 27 }, 'usual-care': { mean: -5.7 } },
      figures: { rr: 1.7, ci: [1.1, 2.5] },
      weeks: 6,
      population: 'adults after one failed trial',
      failedTrial: true,
      design: 'randomised',
      result: 'positive',
      say: 'More people recovered than with placebo',
      from: 'claim',
      sources: sources('trial'),
    },
  ],
  harms: [
    {
      what: 'restlessness',
      arms: { invented: { pct: 25, n: 181 }, placebo: { pct: 4, n: 172 } },
      say: 'Common early',
      sources: sources('trial'),
    },
  ],
  onset: { say: 'Judged at 6 weeks', sources: sources('trial') },
  durability: { notKnown: 'no relapse trial was read' },
  stopping: { say: 'Slowly', sources: sources('guide') },
  accessRequirements: [{ say: 'Started by a specialist', sources: sources('guide') }],
  cost: { notKnown: 'no price was read' },
  plain: { en: 'An invented tablet that is added to an antidepressant.' },
};

const RULES: ShownRule[] = [
  {
    id: 'weight',
    effect: 'caution',
    when: { all: [] },
    say: 'Weight rises',
    sources: sources('label'),
    origin: 'class:some-class',
    labelCopy: { kind: 'label-copy', edition: '2014' },
  },
  {
    id: 'never',
    effect: 'contraindicate',
    when: { all: [] },
    say: 'Ruled out by an invented condition',
    sources: sources('label'),
    origin: 'option:invented',
    jurisdictions: ['us'],
    milderIn: ['eu'],
    ifUnknown: 'confirm',
  },
];

export const REFERENCES: Reference[] = ['guide', 'label', 'trial'].map((id) => ({
  id,
  type: 'report',
  authors: [`${id.charAt(0).toUpperCase()}${id.slice(1)} AB`],
  title: `Title of ${id}`,
  year: 2020,
  verified: { level: 'record', how: `the page of ${id} was read`, on: '2026-11-23' },
  status: 'current',
  reviewed: '2026-11-23',
  due: '2027-11-23',
}));

export const PAGE: ShowPage = {
  option: CORE,
  details: DETAILS,
  rules: RULES,
  positions: [
    {
      guideline: 'Guideline One',
      level: 'first',
      stance: 'for',
      words: 'first line',
      situation: 'after partial response',
      where: 'table 3',
      sources: sources('guide'),
    },
  ],
  popular: [],
  references: REFERENCES,
};
