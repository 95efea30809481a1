/** A positive finding of the checklist changes what the options say; an unknown one is a thing to do and keeps nobody waiting. */
import { describe, expect, it } from 'vitest';

import { BENIGN, type CaseData, FAILING_VENLAFAXINE, optionIn, reportOf, shipped } from './fixture.ts';

type Expected = readonly [item: string, change: CaseData, option: string];

const medical = (present: readonly string[]): CaseData => ({ conditions: { present, asked: ['medical'] } });
const taking = (...medicines: readonly string[]): CaseData => ({
  medications: [{ medicine: 'venlafaxine', dose: '225 mg' }, ...medicines.map((medicine) => ({ medicine }))],
});
const scored = (scale: string, total: number): CaseData => ({ scores: { [scale]: [{ on: '2026-11-16', total }] } });

/** What makes each item positive in somebody who is otherwise benign, and an option that is offered for it. */
const POSITIVE: readonly Expected[] = [
  ['adherence', { trials: [{ ...FAILING_VENLAFAXINE, adherence: 'partial' }] }, 'fix-adherence'],
  ['adequacy', { trials: [{ ...FAILING_VENLAFAXINE, weeks: { total: 3, at_floor: 3 } }] }, 'extend-the-trial'],
  ['bipolarity', { bipolarity: 'suspected' }, 're-diagnose'],
  ['bipolarity', scored('rms', 4), 're-diagnose'],
  ['bipolarity', scored('mdq', 7), 're-diagnose'],
  ['psychosis', { acute: ['psychosis'], episode: { features: ['psychotic'] } }, 're-diagnose'],
  ['thyroid', medical(['hypothyroidism']), 'treat-the-contributor'],
  ['anaemia-b12-folate', { labs: { b12: { value: 199, unit: 'pmol/L', on: '2026-11-09' } } }, 'treat-the-contributor'],
  ['sleep-apnoea', medical(['sleep-apnoea']), 'treat-the-contributor'],
  ['alcohol-substances', scored('audit-c', 3), 'treat-the-contributor'],
  ['alcohol-substances', medical(['opioid-use-disorder']), 'treat-the-contributor'],
  ['depressogenic-medicines', taking('prednisolone'), 'treat-the-contributor'],
  ['trauma-ptsd', medical(['ptsd']), 're-diagnose'],
  ['anxiety', scored('gad7', 10), 're-diagnose'],
  ['anxiety', medical(['panic-disorder']), 're-diagnose'],
  ['personality', medical(['personality-disorder']), 're-diagnose'],
  ['metabolism-enzymes', { genotype: { cyp2d6: 'poor' } }, 'treat-the-contributor'],
  ['metabolism-enzymes', taking('rifabutin'), 'treat-the-contributor'],
  [
    'smoking',
    { substances: { ...(BENIGN['substances'] as CaseData), smoking: { per_day: 10 } }, ...taking('olanzapine') },
    'treat-the-contributor',
  ],
  ['pain', medical(['chronic-pain']), 'treat-the-contributor'],
  ['adhd', medical(['adhd']), 're-diagnose'],
  ['dementia', { cognition: { concern: true } }, 're-diagnose'],
  ['dementia', medical(['dementia']), 're-diagnose'],
  ['perimenopause', medical(['perimenopause']), 'treat-the-contributor'],
];

const OFFERED = ['favoured', 'consider'];

describe('a positive finding', () => {
  it.each(POSITIVE)('%s %j offers %s', async (item, change, option) => {
    const report = await reportOf({ ...BENIGN, ...change });
    expect(report.reassessment.find(({ id }) => id === item)?.status).toBe('positive');
    expect(OFFERED).toContain(optionIn(report, option).verdict);
    expect(optionIn(report, option).citations.length).toBeGreaterThan(0);
  });

  it('stands here for every item but pregnancy, which each option answers for itself', () => {
    const items = shipped().reassessment.map(({ id }) => id);
    expect(items.filter((id) => !POSITIVE.some(([item]) => item === id))).toEqual(['perinatal']);
  });

  it('of pregnancy rules options out', async () => {
    const perinatal = { ...(BENIGN['perinatal'] as CaseData), pregnant: 'yes' };
    const [before, after] = [await reportOf(BENIGN), await reportOf({ ...BENIGN, perinatal })];
    const ruledOut = ({ options }: typeof before) =>
      options.filter(({ verdict }) => verdict === 'avoid' || verdict === 'contraindicated').length;
    expect(after.reassessment.find(({ id }) => id === 'perinatal')?.status).toBe('positive');
    expect(ruledOut(after)).toBeGreaterThan(ruledOut(before));
  });
});

describe('what the checklist does not know', () => {
  it.each(['re-diagnose', 'treat-the-contributor'])(
    'leaves %s not yet, open, and says what could raise it',
    async (id) => {
      const option = optionIn(
        await reportOf({ ...BENIGN, episode: { features: { present: [], asked: ['acute', 'features'] } } }),
        id,
      );
      expect(option).toMatchObject({ verdict: 'not-yet', settled: false, questions: [], confirm: [] });
      expect(option.couldRaise.length).toBeGreaterThan(3);
    },
  );

  it('is settled once everything was looked at and nothing found', async () => {
    const none = { present: [], asked: ['medical', 'mental-health', 'other-health'] };
    const option = optionIn(
      await reportOf({
        ...BENIGN,
        conditions: none,
        labs: { b12: { value: 300, unit: 'pmol/L', on: '2026-11-09' } },
        scores: { 'audit-c': [{ on: '2026-11-16', total: 2 }] },
        genotype: { cyp2d6: 'normal', cyp2c19: 'normal' },
      }),
      'treat-the-contributor',
    );
    expect(option).toMatchObject({ verdict: 'not-yet', settled: true, couldRaise: [] });
  });
});

describe('an item that was looked at in one way', () => {
  const alcohol = { ...scored('audit-c', 3), substances: BENIGN['substances'] };
  it.each<readonly [item: string, change: CaseData, status: string]>([
    ['bipolarity', {}, 'negative'],
    ['bipolarity', scored('rms', 4), 'positive'],
    ['bipolarity', { bipolarity: '?' }, 'unknown'],
    ['bipolarity', { ...scored('rms', 3), bipolarity: '?' }, 'unknown'],
    ['alcohol-substances', {}, 'negative'],
    ['alcohol-substances', { ...alcohol, sex: 'male' }, 'negative'],
    ['alcohol-substances', { ...alcohol, sex: 'female' }, 'positive'],
    ['alcohol-substances', { ...alcohol, sex: '?' }, 'unknown'],
    ['perimenopause', {}, 'unknown'],
    ['perimenopause', { sex: 'male' }, 'negative'],
    ['anxiety', scored('gad7', 9), 'negative'],
    ['pain', {}, 'unknown'],
    ['depressogenic-medicines', { medications: { complete: false, list: BENIGN['medications'] } }, 'unknown'],
    ['adequacy', { trials: [{ ...FAILING_VENLAFAXINE, weeks: { total: '3-5', at_floor: '3-5' } }] }, 'unknown'],
  ])('%s %j is %s', async (item, change, status) => {
    const male = change['sex'] === 'male' ? { perinatal: undefined } : {};
    const report = await reportOf({ ...BENIGN, ...male, ...change });
    expect(report.reassessment.find(({ id }) => id === item)?.status).toBe(status);
  });
});

it('a check that names a scale is done once its total is in the case', () => {
  const scales = shipped()
    .facts.base.filter(({ id }) => id.startsWith('scores.'))
    .map(({ id, what }) => [id, what.replace(/ total$/, '')] as const);
  const named = shipped().options.flatMap(({ id }) =>
    [shipped().shownOption(id)?.checksBefore ?? []]
      .flat()
      .flatMap((check) =>
        scales
          .filter(([, name]) => 'what' in check && check.what.includes(name))
          .map(([fact]) => ({ option: id, fact, obtains: 'what' in check ? (check.obtains ?? []) : [] })),
      ),
  );
  expect(named.map(({ option }) => option)).toContain('treat-the-contributor');
  for (const { option, fact, obtains } of named) expect(obtains, option).toContain(fact);
});
