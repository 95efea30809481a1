/** Acceptance 4: one row a sentence of the list. Verdicts, rules and sources; never prose. */
import { describe, expect, it } from 'vitest';

import type { Jurisdiction } from '../../src/knowledge/types.ts';
import type { ReportOption } from '../../src/report/types.ts';
import { type CaseData, AS_OF, BENIGN, FAILED_SERTRALINE, FAILED_VENLAFAXINE, FAILING_VENLAFAXINE, JURISDICTIONS, optionIn, reportOf, rulesOf, TWO_FAILED } from './fixture.ts';

interface Row {
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

const ANYWHERE = [undefined, ...JURISDICTIONS];
const VENLAFAXINE = { medicine: 'venlafaxine', dose: '225 mg' };
const present = (...ids: string[]) => ({ conditions: { present: ids, asked: ['medical'] } });
const taking = (...extra: string[]) => ({ medications: [VENLAFAXINE, ...extra] });
const onParoxetine = {
  trials: [FAILED_SERTRALINE, { ...FAILING_VENLAFAXINE, drug: 'paroxetine', dose: '40 mg' }],
  medications: [{ medicine: 'paroxetine', dose: '40 mg' }],
};
/** Fluoxetine stopped on a day, nothing taken since. */
const afterFluoxetine = (stopped: string) => ({
  trials: [FAILED_SERTRALINE, { ...FAILED_VENLAFAXINE, drug: 'fluoxetine', dose: '60 mg', stopped }],
  medications: 'none',
  practical: { tyramine_diet: true },
});

const ROWS: readonly Row[] = [
  { title: 'bupropion with bulimia', option: 'bupropion-addon', change: present('bulimia-nervosa'), places: ANYWHERE, verdict: 'contraindicated', rules: { contraindicate: ['bupropion-eating-disorder'] }, cites: ['gsk-2024-bupropion-uspi'], until: null },
  { title: 'bupropion with seizures', option: 'bupropion-addon', change: present('seizure-disorder'), places: ANYWHERE, verdict: 'contraindicated', rules: { contraindicate: ['bupropion-seizure-disorder'] }, cites: ['gsk-2024-bupropion-uspi'], until: null },
  { title: 'bupropion, conditions: [hypertension]', option: 'bupropion-addon', change: { conditions: ['hypertension'] }, places: ANYWHERE, verdict: 'check-first', otherwise: 'consider', asks: ['condition.seizure-disorder', 'condition.eating-disorder'] },
  { title: 'bupropion, conditions: none', option: 'bupropion-addon', change: { conditions: 'none' }, places: ANYWHERE, verdict: ['favoured', 'consider'], otherwise: null },
  { title: 'rTMS with a cochlear implant', option: 'rtms', change: { implants: ['cochlear-implant'] }, places: ANYWHERE, verdict: 'contraindicated', rules: { contraindicate: ['tms-metal'] }, cites: ['magstim-2015-rapid2-manual'] },
  { title: 'esketamine with an arteriovenous malformation', option: 'esketamine', change: present('arteriovenous-malformation'), places: ANYWHERE, verdict: 'contraindicated', rules: { contraindicate: ['esketamine-vascular'] }, cites: ['janssen-2026-spravato-uspi'] },
  { title: 'VNS after two failures', option: 'vns', change: {}, places: ANYWHERE, verdict: 'not-yet', rules: { entry: ['vns-four-failures'] }, cites: ['fda-2005-vns'] },
  { title: 'tranylcypromine on venlafaxine', option: 'maoi-tranylcypromine', change: {}, places: ANYWHERE, verdict: 'contraindicated', rules: { contraindicate: ['maoi-venlafaxine'] }, until: '2026-11-30' },
  { title: 'tranylcypromine, fluoxetine stopped 34 days ago', option: 'maoi-tranylcypromine', change: afterFluoxetine('2026-10-20'), places: ANYWHERE, verdict: 'contraindicated', until: '2026-11-24' },
  { title: 'tranylcypromine, fluoxetine stopped 35 days ago', option: 'maoi-tranylcypromine', change: afterFluoxetine('2026-10-19'), places: ANYWHERE, verdict: ['favoured', 'consider'], until: null },
  { title: 'lithium with a thiazide', option: 'lithium', change: taking('bendroflumethiazide 2.5 mg'), places: ANYWHERE, verdict: ['favoured', 'consider'], rules: { caution: ['lithium-level-raisers'] }, cites: ['fda-2016-lithobid'] },
  { title: 'aripiprazole with paroxetine', option: 'aripiprazole', change: onParoxetine, places: ANYWHERE, verdict: ['favoured', 'consider'], rules: { monitor: ['aripiprazole-cyp-exempt'] }, cites: ['otsuka-2012-abilify-interactions'] },
  { title: 'aripiprazole taken now', option: 'aripiprazole', change: taking('aripiprazole 5 mg'), places: ANYWHERE, verdict: 'tried', exposure: 'current' },
  { title: 'ECT remission in 2019', option: 'ect', change: { trials: [...TWO_FAILED, { procedure: 'ect', placement: 'bitemporal', sessions: 8, episode: 'earlier', response: 'remission', stopped: '2019-05' }] }, places: ANYWHERE, verdict: 'favoured', rules: { favour: ['ect-past-response'], exposure: ['exposure-helped'] }, cites: ['nice-2022-ng222'], exposure: 'helped' },
  { title: 'psilocybin', option: 'psilocybin', change: {}, places: [undefined, 'us', 'uk', 'eu', 'ca'], verdict: 'not-yet', rules: { entry: ['status-investigational'] } },
  { title: 'psilocybin in Australia: authorised prescriber', option: 'psilocybin', change: {}, places: ['au'], verdict: 'not-yet', rules: { entry: ['status-restricted'] }, cites: ['tga-2025-authorised-prescriber'] },
  { title: 'psilocybin in a trial', option: 'psilocybin', change: { access: { psilocybin: 'trial' } }, places: ANYWHERE, verdict: ['favoured', 'consider', 'check-first'], rules: { entry: ['access'] } },
  { title: 'home tDCS', option: 'tdcs', change: {}, places: ['us'], verdict: 'not-yet', rules: { entry: ['tdcs-us-not-refractory'] }, cites: ['fda-2025-p230024-flow'] },
  { title: 'esketamine in the United Kingdom', option: 'esketamine', change: {}, places: ['uk'], verdict: ['favoured', 'consider'], cites: ['nice-2022-ta854', 'janssen-2024-spravato-smpc'] },
  { title: 'esketamine in the United States', option: 'esketamine', change: {}, places: ['us'], verdict: 'favoured', rules: { entry: ['esketamine-us-with-antidepressant'], favour: ['esketamine-us-label-resistance'] }, cites: ['janssen-2026-spravato-uspi'] },
];

const TABLE = ROWS.flatMap((row) => row.places.map((place) => ({ ...row, place, places: undefined })));

const cited = (option: ReportOption) => option.because.filter((item) => item.value === 'true').flatMap((item) => item.citations.map((citation) => citation.id));

describe.each(TABLE)('$title ($place)', (row) => {
  it(`is ${String(row.verdict)}`, async () => {
    const report = await reportOf({ ...BENIGN, ...row.change }, row.place === undefined ? {} : { jurisdiction: row.place });
    const option = optionIn(report, row.option);
    expect([row.verdict].flat()).toContain(option.verdict);
    if (row.otherwise !== undefined) expect(option.otherwise).toBe(row.otherwise);
    if (row.until !== undefined) expect(option.until).toBe(row.until);
    if (row.exposure !== undefined) expect(option.exposure.state).toBe(row.exposure);
    for (const [effect, rules] of Object.entries(row.rules ?? {})) expect(rulesOf(option, effect)).toEqual(expect.arrayContaining([...rules]));
    for (const source of row.cites ?? []) expect(cited(option)).toContain(source);
    const asked = option.questions.flatMap((item) => item.facts);
    for (const fact of row.asks ?? []) expect(asked).toContain(fact);
    const known = new Set(report.references.map((item) => item['id']));
    for (const citation of option.citations) expect(known).toContain(citation.id);
  });
});

it('VNS names the four it needs', async () => {
  for (const place of ANYWHERE) {
    const option = optionIn(await reportOf(BENIGN, place === undefined ? {} : { jurisdiction: place }), 'vns');
    expect(option.missing.join(' '), String(place)).toMatch(/\bfour\b|\b4\b/);
  }
});

it('aripiprazole with paroxetine is not told to halve the dose, alone or in any country', async () => {
  for (const place of ANYWHERE) {
    const option = optionIn(await reportOf({ ...BENIGN, ...onParoxetine }, place === undefined ? {} : { jurisdiction: place }), 'aripiprazole');
    expect(rulesOf(option, 'adjust')).not.toContain('aripiprazole-cyp-halving');
  }
});

it.each(ANYWHERE)('lithium with a thiazide: eGFR is settled before the first dose, jurisdiction %s', async (place) => {
  const setting = place === undefined ? {} : { jurisdiction: place };
  const option = optionIn(await reportOf({ ...BENIGN, ...taking('bendroflumethiazide 2.5 mg') }, setting), 'lithium');
  expect(option.confirm.flatMap((item) => item.facts)).toContain('labs.egfr');
  const without = optionIn(await reportOf(BENIGN, setting), 'lithium');
  expect(rulesOf(without, 'caution')).not.toContain('lithium-level-raisers');
});

describe.each(ANYWHERE)('one trial of three weeks, jurisdiction %s', (place) => {
  const trial = { drug: 'sertraline', dose: '200 mg', weeks: { total: 3 }, started: '2026-11-02', current: true, adherence: 'good', response: 'none' };
  const report = reportOf({ ...BENIGN, episode: { started: '2026-09', severity: 'moderate', features: { present: [], asked: ['acute'] } }, trials: [trial], medications: [{ medicine: 'sertraline', dose: '200 mg' }] }, place === undefined ? {} : { jurisdiction: place });

  it('is not adequate, and the depression not resistant', async () => {
    const { resistance } = await report;
    expect(resistance.trials[0]?.adequate).toBe('no');
    expect(resistance.established).toBe('no');
    expect(resistance.adequateTrials).toEqual({ min: 0, max: 0 });
  });

  it('puts the family optimise first', async () => {
    const { options } = await report;
    expect(options[0]).toMatchObject({ family: 'optimise', verdict: 'favoured' });
    for (const id of ['esketamine', 'vns']) expect(optionIn(await report, id).verdict).toBe('not-yet');
  });
});

it('home tDCS is for depression that has not resisted: open before, closed after two failures', async () => {
  const first = { ...BENIGN, trials: 'none', medications: 'none' };
  expect(['favoured', 'consider']).toContain(optionIn(await reportOf(first, { jurisdiction: 'us' }), 'tdcs').verdict);
});

it('as_of decides the washout: one day later the same person is free', async () => {
  const person = { ...BENIGN, ...afterFluoxetine('2026-10-20') };
  expect(optionIn(await reportOf({ ...person, as_of: AS_OF }), 'maoi-tranylcypromine').verdict).toBe('contraindicated');
  expect(optionIn(await reportOf({ ...person, as_of: '2026-11-24' }), 'maoi-tranylcypromine').verdict).not.toBe('contraindicated');
});
