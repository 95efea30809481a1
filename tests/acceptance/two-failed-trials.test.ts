/** Acceptance 2: two adequate failed trials, first with nothing else known, then with every core question benign. */
import { describe, expect, it } from 'vitest';

import {
  APPLICABLE,
  BENIGN,
  exploreCase,
  FAILED_SERTRALINE,
  FAILED_VENLAFAXINE,
  JURISDICTIONS,
  SPARSE,
} from './fixture.ts';

const PLACES = [undefined, ...JURISDICTIONS];
const settingOf = (place: (typeof PLACES)[number]) => (place === undefined ? {} : { jurisdiction: place });

describe.each(PLACES)('age 46, two adequate failed trials and nothing else, jurisdiction %s', (place) => {
  const exploration = exploreCase(SPARSE, settingOf(place));

  it('is resistant, on two adequate trials', async () => {
    const { report } = await exploration;
    expect(report.resistance.established).toBe('yes');
    expect(report.resistance.adequateTrials).toEqual({ min: 2, max: 2 });
    expect(report.resistance.trials.map((trial) => trial.adequate)).toEqual(['yes', 'yes']);
  });

  it('lets no option stand as favoured or consider while a question could rule it out', async () => {
    const { report, reasoning } = await exploration;
    for (const option of report.options.filter((item) => APPLICABLE.has(item.verdict))) {
      expect(option.questions, option.id).toEqual([]);
    }
    for (const option of reasoning.options.filter((item) => APPLICABLE.has(item.verdict))) {
      expect(option.ask, option.option.id).toEqual([]);
      const asked = option.findings.filter((item) => item.value === 'unknown' && item.ifUnknown === 'ask');
      expect(
        asked.map((item) => item.rule),
        option.option.id,
      ).toEqual([]);
    }
  });

  it('names the questions of every option that waits for them', async () => {
    const { report } = await exploration;
    for (const option of report.options.filter((item) => item.verdict === 'check-first')) {
      expect(option.questions.flatMap((item) => item.facts).length, option.id).toBeGreaterThan(0);
      expect(option.otherwise, option.id).not.toBeNull();
    }
  });

  it('has something to offer in five families or more', async () => {
    const { report } = await exploration;
    const open = report.options.filter(
      (item) => APPLICABLE.has(item.verdict) || (item.otherwise !== null && APPLICABLE.has(item.otherwise)),
    );
    expect(new Set(open.map((item) => item.family)).size).toBeGreaterThanOrEqual(5);
  });
});

const PEOPLE = [
  { who: 'a woman on the second antidepressant', change: {} },
  { who: 'a man', change: { sex: 'male', perinatal: 'none' } },
  {
    who: 'someone who takes nothing now',
    change: { medications: 'none', trials: [FAILED_SERTRALINE, FAILED_VENLAFAXINE] },
  },
  {
    who: 'someone severely ill',
    change: { episode: { started: '2025-11', severity: 'severe', features: { present: [], asked: ['acute'] } } },
  },
];
const TABLE = PEOPLE.flatMap((person) => PLACES.map((place) => ({ ...person, place })));

describe.each(TABLE)('the same, core questions benign: $who, jurisdiction $place', ({ change, place }) => {
  it('leaves at most one option in ten at check-first, and favours one to eight', async () => {
    const { report } = await exploreCase({ ...BENIGN, ...change }, settingOf(place));
    expect(report.resistance.established).toBe('yes');
    const waiting = report.options.filter((item) => item.verdict === 'check-first').map((item) => item.id);
    expect(waiting.length, waiting.join(', ')).toBeLessThanOrEqual(report.options.length / 10);
    const favoured = report.options.filter((item) => item.verdict === 'favoured');
    expect(favoured.length).toBeGreaterThanOrEqual(1);
    expect(favoured.length).toBeLessThanOrEqual(8);
  });
});
