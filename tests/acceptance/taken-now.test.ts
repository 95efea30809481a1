/** What is taken now is judged by its own rules: it is said first, and nothing goes on with it. */
import { describe, expect, it } from 'vitest';

import { BENIGN, type CaseData, FAILED_SERTRALINE, optionIn, reportOf, rulesOf } from './fixture.ts';

interface Row {
  readonly title: string;
  readonly change: CaseData;
  readonly place?: 'us' | 'uk' | 'eu' | 'ca' | 'au';
  /** Rules of the urgent finding are found by their sources. */
  readonly says: readonly RegExp[];
}

const on = (drug: string, dose: string, weeks: number, ...beside: string[]): CaseData => ({
  trials: [
    { ...FAILED_SERTRALINE, drug: drug === 'mirtazapine' ? 'sertraline' : 'mirtazapine', dose: '45 mg' },
    { drug, dose, weeks: { total: weeks, at_floor: weeks }, current: true, adherence: 'good', response: 'partial' },
  ],
  medications: [{ medicine: drug, dose }, ...beside.map((medicine) => ({ medicine }))],
});
const with_ = (present: string[]): CaseData => ({ conditions: { present, asked: ['medical'] } });

const ROWS: readonly Row[] = [
  {
    title: 'citalopram with haloperidol and a long QT interval',
    change: { ...on('citalopram', '10 mg', 10, 'haloperidol'), ...with_(['long-qt']) },
    place: 'uk',
    says: [/^Citalopram, being taken now/],
  },
  {
    title: 'escitalopram with erythromycin',
    change: on('escitalopram', '10 mg', 10, 'erythromycin'),
    place: 'eu',
    says: [/^Escitalopram, being taken now \(with erythromycin\)/],
  },
  {
    title: 'paroxetine with thioridazine',
    change: on('paroxetine', '20 mg', 10, 'thioridazine'),
    place: 'us',
    says: [/paroxetine.*thioridazine|thioridazine.*paroxetine/i],
  },
  {
    title: 'fluvoxamine with tizanidine',
    change: on('fluvoxamine', '100 mg', 10, 'tizanidine'),
    place: 'us',
    says: [/^Fluvoxamine, being taken now \(with tizanidine\)/],
  },
  {
    title: 'sertraline with pimozide',
    change: on('sertraline', '50 mg', 10, 'pimozide'),
    place: 'us',
    says: [/^Sertraline, being taken now \(with pimozide\)/],
  },
  {
    title: 'trazodone, of which no option is made, with linezolid',
    change: on('trazodone', '300 mg', 10, 'linezolid'),
    place: 'us',
    says: [/^Trazodone, being taken now \(with linezolid\)/],
  },
  {
    title: 'tranylcypromine with pethidine',
    change: on('tranylcypromine', '30 mg', 2, 'pethidine'),
    place: 'us',
    says: [/^Tranylcypromine, being taken now \(with pethidine\)/],
  },
  {
    title: 'bupropion with a seizure disorder',
    change: { ...on('bupropion', '150 mg', 10), ...with_(['seizure-disorder']) },
    place: 'us',
    says: [/^Bupropion, being taken now:/],
  },
  {
    title: 'nortriptyline with a recent infarction',
    change: { ...on('nortriptyline', '100 mg', 2), ...with_(['recent-myocardial-infarction']) },
    place: 'uk',
    says: [/^Nortriptyline, being taken now:/],
  },
];

const GOING_ON = ['dose-optimisation', 'extend-the-trial', 'fix-adherence'];
const urgent = (report: Awaited<ReturnType<typeof reportOf>>) =>
  report.safety.filter((item) => item.id === 'present-contraindication');

describe.each(ROWS)('$title', ({ change, place, says }) => {
  const report = reportOf({ ...BENIGN, ...change }, place === undefined ? {} : { jurisdiction: place });

  it('is urgent, named once by the medicine, with its sources', async () => {
    const found = urgent(await report);
    for (const pattern of says) expect(found.filter((item) => pattern.test(item.say))).toHaveLength(1);
    for (const item of found) {
      expect(item.level).toBe('urgent');
      expect(item.citations.length).toBeGreaterThan(0);
    }
  });

  it.each(GOING_ON)('is nothing to go on with: %s', async (id) => {
    expect(['contraindicated', 'avoid']).toContain(optionIn(await report, id).verdict);
  });
});

it('a medicine begun too soon after an MAOI is urgent until the interval is over', async () => {
  const after = async (stopped: string) =>
    reportOf(
      {
        ...BENIGN,
        ...on('sertraline', '100 mg', 1),
        stopped_recently: [{ medicine: 'phenelzine', stopped }],
      },
      { jurisdiction: 'us' },
    );
  const soon = await after('2026-11-16');
  expect(urgent(soon).map((item) => item.say)).toEqual([
    expect.stringMatching(/^Sertraline, being taken now \(phenelzine stopped too recently\)/),
  ]);
  const option = optionIn(soon, 'extend-the-trial');
  expect([option.verdict, option.until]).toEqual(['contraindicated', '2026-11-30']);
  const late = await after('2026-11-09');
  expect(urgent(late)).toEqual([]);
  expect(optionIn(late, 'extend-the-trial').verdict).not.toBe('contraindicated');
});

it('a strong caution about what is taken keeps from going on with it, and is no alarm', async () => {
  const report = await reportOf(
    {
      ...BENIGN,
      ...on('duloxetine', '60 mg', 2),
      ...with_(['liver-disease']),
      organ: { hepatic: 'child-pugh-c', renal: 'none' },
    },
    { jurisdiction: 'us' },
  );
  expect(urgent(report)).toEqual([]);
  for (const id of GOING_ON) expect(optionIn(report, id).verdict, id).toBe('avoid');
  expect(rulesOf(optionIn(report, 'extend-the-trial'), 'avoid')).toContain('duloxetine-liver-kidney');
});

it('valproate in pregnancy is named, though no option is made of it', async () => {
  const pregnant = {
    ...BENIGN,
    sex: 'female',
    age: 30,
    perinatal: { pregnant: true },
    ...on('sertraline', '100 mg', 10, 'valproate'),
  };
  const uk = urgent(await reportOf(pregnant, { jurisdiction: 'uk' }));
  expect(uk.map((item) => item.say)).toEqual([expect.stringMatching(/^Valproate, being taken now:/)]);
  // The US text only warns strongly.
  expect(urgent(await reportOf(pregnant, { jurisdiction: 'us' }))).toEqual([]);
});

it('nothing that is merely not known speaks against going on: it is confirmed', async () => {
  const { conditions, ...rest } = BENIGN as CaseData & { conditions: unknown };
  void conditions;
  const report = await reportOf({ ...rest, ...on('bupropion', '150 mg', 2) }, { jurisdiction: 'us' });
  const option = optionIn(report, 'extend-the-trial');
  expect(['favoured', 'consider']).toContain(option.verdict);
  expect(option.confirm.map((item) => item.id)).toContain('bupropion-seizure-disorder');
});

it('a lithium level above the ceiling is urgent, one at it is not, and only while lithium is taken', async () => {
  const level = async (value: number, ...medicines: string[]) => {
    const person = { ...BENIGN, ...on('sertraline', '200 mg', 12, ...medicines), labs: { lithium: `${value} mmol/L` } };
    return (await reportOf(person, { jurisdiction: 'uk' })).safety.filter((item) => item.id === 'lithium-level-high');
  };
  expect(await level(1.1, 'lithium')).toMatchObject([{ level: 'urgent' }]);
  expect(await level(1, 'lithium')).toEqual([]);
  expect(await level(1.1)).toEqual([]);
});

it('names only what makes it true, and tells a pair once, from whatever side', async () => {
  const arrhythmia = await reportOf(
    { ...BENIGN, ...on('amitriptyline', '150 mg', 8), ...with_(['arrhythmia']) },
    { jurisdiction: 'uk' },
  );
  expect(urgent(arrhythmia).map((item) => item.because)).toEqual([['condition.arrhythmia']]);
  const three = urgent(
    await reportOf(
      { ...BENIGN, ...on('citalopram', '20 mg', 8, 'clozapine', 'hydroxychloroquine') },
      { jurisdiction: 'uk' },
    ),
  );
  expect(three.map((item) => item.say)).toEqual([
    expect.stringMatching(/^Citalopram, being taken now \(with clozapine/),
  ]);
});

it('the day on which a named medicine was stopped is asked before a trial goes on beside it', async () => {
  const person = {
    ...BENIGN,
    trials: [
      { drug: 'sertraline', dose: '100 mg', weeks: 10, adherence: 'good', response: 'none', current: false },
      { drug: 'phenelzine', dose: '45 mg', weeks: 1, adherence: 'good', response: 'none', current: true },
    ],
    medications: ['phenelzine 45 mg'],
  };
  const option = optionIn(await reportOf(person, { jurisdiction: 'uk' }), 'extend-the-trial');
  expect([option.verdict, option.couldBe]).toEqual(['check-first', 'contraindicated']);
});

it('valproate is named where pregnancy is possible and nothing prevents it', async () => {
  const could = (contraception: string) => ({
    ...BENIGN,
    sex: 'female',
    age: 30,
    perinatal: { pregnant: false, planning: false, postpartum: false, breastfeeding: false, contraception },
    ...on('sertraline', '100 mg', 10, 'valproate'),
  });
  expect(urgent(await reportOf(could('none'), { jurisdiction: 'uk' }))).toHaveLength(1);
  expect(urgent(await reportOf(could('reliable'), { jurisdiction: 'uk' }))).toEqual([]);
});
