/** Acceptance 4 as rows: a person, an option, and what is to come of it. Read by options.test.ts. */
import type { Jurisdiction } from '../../src/knowledge/types.ts';
import {
  type CaseData,
  FAILED_SERTRALINE,
  FAILED_VENLAFAXINE,
  FAILING_VENLAFAXINE,
  JURISDICTIONS,
  TWO_FAILED,
} from './fixture.ts';

export interface Row {
  readonly title: string;
  readonly option: string;
  readonly change: CaseData;
  readonly places: readonly (Jurisdiction | undefined)[];
  readonly verdict: string | readonly string[];
  readonly otherwise?: string | null;
  /** effect: rules that must be true */
  readonly rules?: Readonly<Record<string, readonly string[]>>;
  readonly cites?: readonly string[];
  readonly asks?: readonly string[];
  readonly until?: string | null;
  readonly exposure?: string;
}

export const ANYWHERE = [undefined, ...JURISDICTIONS];
const VENLAFAXINE = { medicine: 'venlafaxine', dose: '225 mg' };
const present = (...ids: string[]) => ({ conditions: { present: ids, asked: ['medical'] } });
export const taking = (...extra: string[]) => ({ medications: [VENLAFAXINE, ...extra] });
export const onParoxetine = {
  trials: [FAILED_SERTRALINE, { ...FAILING_VENLAFAXINE, drug: 'paroxetine', dose: '40 mg' }],
  medications: [{ medicine: 'paroxetine', dose: '40 mg' }],
};
/** Fluoxetine stopped on a day, nothing taken since. */
export const afterFluoxetine = (stopped: string) => ({
  trials: [FAILED_SERTRALINE, { ...FAILED_VENLAFAXINE, drug: 'fluoxetine', dose: '60 mg', stopped }],
  medications: 'none',
  practical: { tyramine_diet: true },
});

export const ROWS: readonly Row[] = [
  {
    title: 'bupropion with bulimia',
    option: 'bupropion-addon',
    change: present('bulimia-nervosa'),
    places: ANYWHERE,
    verdict: 'contraindicated',
    rules: { contraindicate: ['bupropion-eating-disorder'] },
    cites: ['gsk-2024-bupropion-uspi'],
    until: null,
  },
  {
    title: 'bupropion with seizures',
    option: 'bupropion-addon',
    change: present('seizure-disorder'),
    places: ANYWHERE,
    verdict: 'contraindicated',
    rules: { contraindicate: ['bupropion-seizure-disorder'] },
    cites: ['gsk-2024-bupropion-uspi'],
    until: null,
  },
  {
    title: 'bupropion, conditions: [hypertension]',
    option: 'bupropion-addon',
    change: { conditions: ['hypertension'] },
    places: ANYWHERE,
    verdict: 'check-first',
    otherwise: 'consider',
    asks: ['condition.seizure-disorder', 'condition.eating-disorder'],
  },
  {
    title: 'bupropion, conditions: none',
    option: 'bupropion-addon',
    change: { conditions: 'none' },
    places: ANYWHERE,
    verdict: ['favoured', 'consider'],
    otherwise: null,
  },
  {
    title: 'rTMS with a cochlear implant',
    option: 'rtms',
    change: { implants: ['cochlear-implant'] },
    places: ANYWHERE,
    verdict: 'contraindicated',
    rules: { contraindicate: ['tms-metal'] },
    cites: ['magstim-2015-rapid2-manual'],
  },
  {
    title: 'esketamine with an arteriovenous malformation',
    option: 'esketamine',
    change: present('arteriovenous-malformation'),
    places: ANYWHERE,
    verdict: 'contraindicated',
    rules: { contraindicate: ['esketamine-vascular'] },
    cites: ['janssen-2026-spravato-uspi'],
  },
  {
    title: 'VNS after two failures',
    option: 'vns',
    change: {},
    places: ANYWHERE,
    verdict: 'not-yet',
    rules: { entry: ['vns-four-failures'] },
    cites: ['fda-2005-vns'],
  },
  {
    title: 'tranylcypromine on venlafaxine',
    option: 'maoi-tranylcypromine',
    change: {},
    places: ANYWHERE,
    verdict: 'contraindicated',
    rules: { contraindicate: ['maoi-venlafaxine'] },
    until: '2026-11-30',
  },
  {
    title: 'tranylcypromine, fluoxetine stopped 34 days ago',
    option: 'maoi-tranylcypromine',
    change: afterFluoxetine('2026-10-20'),
    places: ANYWHERE,
    verdict: 'contraindicated',
    until: '2026-11-24',
  },
  {
    title: 'tranylcypromine, fluoxetine stopped 35 days ago',
    option: 'maoi-tranylcypromine',
    change: afterFluoxetine('2026-10-19'),
    places: ANYWHERE,
    verdict: ['favoured', 'consider'],
    until: null,
  },
  {
    title: 'lithium with a thiazide',
    option: 'lithium',
    change: taking('bendroflumethiazide 2.5 mg'),
    places: ANYWHERE,
    verdict: ['favoured', 'consider'],
    rules: { caution: ['lithium-level-raisers'] },
    cites: ['fda-2016-lithobid'],
  },
  {
    title: 'aripiprazole with paroxetine',
    option: 'aripiprazole',
    change: onParoxetine,
    places: ANYWHERE,
    verdict: ['favoured', 'consider'],
    rules: { monitor: ['aripiprazole-cyp-exempt'] },
    cites: ['otsuka-2012-abilify-interactions'],
  },
  {
    title: 'aripiprazole taken now',
    option: 'aripiprazole',
    change: taking('aripiprazole 5 mg'),
    places: ANYWHERE,
    verdict: 'tried',
    exposure: 'current',
  },
  {
    title: 'ECT remission in 2019',
    option: 'ect',
    change: {
      trials: [
        ...TWO_FAILED,
        {
          procedure: 'ect',
          placement: 'bitemporal',
          sessions: 8,
          episode: 'earlier',
          response: 'remission',
          stopped: '2019-05',
        },
      ],
    },
    places: ANYWHERE,
    verdict: 'favoured',
    rules: { favour: ['ect-past-response'], exposure: ['exposure-helped'] },
    cites: ['nice-2022-ng222'],
    exposure: 'helped',
  },
  {
    title: 'psilocybin',
    option: 'psilocybin',
    change: {},
    places: [undefined, 'us', 'uk', 'eu', 'ca'],
    verdict: 'not-yet',
    rules: { entry: ['status-investigational'] },
  },
  {
    title: 'psilocybin in Australia: authorised prescriber',
    option: 'psilocybin',
    change: {},
    places: ['au'],
    verdict: 'not-yet',
    rules: { entry: ['status-restricted'] },
    cites: ['tga-2025-authorised-prescriber'],
  },
  {
    title: 'psilocybin in a trial',
    option: 'psilocybin',
    change: { access: { psilocybin: 'trial' } },
    places: ANYWHERE,
    verdict: ['favoured', 'consider', 'check-first'],
    rules: { entry: ['access'] },
  },
  {
    title: 'home tDCS',
    option: 'tdcs',
    change: {},
    places: ['us'],
    verdict: 'not-yet',
    rules: { entry: ['tdcs-us-not-refractory'] },
    cites: ['fda-2025-p230024-flow'],
  },
  {
    title: 'esketamine in the United Kingdom',
    option: 'esketamine',
    change: {},
    places: ['uk'],
    verdict: ['favoured', 'consider'],
    cites: ['nice-2022-ta854', 'janssen-2024-spravato-smpc'],
  },
  {
    title: 'esketamine in the United States',
    option: 'esketamine',
    change: {},
    places: ['us'],
    verdict: 'favoured',
    rules: { entry: ['esketamine-us-with-antidepressant'], favour: ['esketamine-us-label-resistance'] },
    cites: ['janssen-2026-spravato-uspi'],
  },
];
