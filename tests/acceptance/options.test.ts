/** Acceptance 4: one row a sentence of the list. Verdicts, rules and sources; never prose. */
import { describe, expect, it } from 'vitest';

import { explain } from '../../src/explain.ts';
import { settingsFor } from '../../src/explore.ts';
import type { ReportOption } from '../../src/report/types.ts';
import { afterFluoxetine, ANYWHERE, onParoxetine, ROWS, taking } from './option-rows.ts';
import { AS_OF, BENIGN, optionIn, personOf, reportOf, rulesOf, shipped } from './fixture.ts';

const TABLE = ROWS.flatMap((row) => row.places.map((place) => ({ ...row, place, places: undefined })));

const cited = (option: ReportOption) =>
  option.because
    .filter((item) => item.value === 'true')
    .flatMap((item) => item.citations.map((citation) => citation.id));

describe.each(TABLE)('$title ($place)', (row) => {
  it(`is ${String(row.verdict)}`, async () => {
    const report = await reportOf(
      { ...BENIGN, ...row.change },
      row.place === undefined ? {} : { jurisdiction: row.place },
    );
    const option = optionIn(report, row.option);
    expect([row.verdict].flat()).toContain(option.verdict);
    if (row.otherwise !== undefined) expect(option.otherwise).toBe(row.otherwise);
    if (row.until !== undefined) expect(option.until).toBe(row.until);
    if (row.exposure !== undefined) expect(option.exposure.state).toBe(row.exposure);
    for (const [effect, rules] of Object.entries(row.rules ?? {}))
      expect(rulesOf(option, effect)).toEqual(expect.arrayContaining([...rules]));
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
    const option = optionIn(
      await reportOf({ ...BENIGN, ...onParoxetine }, place === undefined ? {} : { jurisdiction: place }),
      'aripiprazole',
    );
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
  const trial = {
    drug: 'sertraline',
    dose: '200 mg',
    weeks: { total: 3 },
    started: '2026-11-02',
    current: true,
    adherence: 'good',
    response: 'none',
  };
  const report = reportOf(
    {
      ...BENIGN,
      episode: { started: '2026-09', severity: 'moderate', features: { present: [], asked: ['acute'] } },
      trials: [trial],
      medications: [{ medicine: 'sertraline', dose: '200 mg' }],
    },
    place === undefined ? {} : { jurisdiction: place },
  );

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
  expect(optionIn(await reportOf({ ...person, as_of: '2026-11-24' }), 'maoi-tranylcypromine').verdict).not.toBe(
    'contraindicated',
  );
});

it('a position on funding is said where it holds, and where no country is set', async () => {
  for (const place of ANYWHERE) {
    const option = optionIn(await reportOf(BENIGN, place === undefined ? {} : { jurisdiction: place }), 'esketamine');
    const said = rulesOf(option, 'caution').includes('esketamine-nice-ta854');
    expect(said, String(place)).toBe(place === undefined || place === 'uk');
  }
});

it('rTMS in the US: at 15 by the clearance for the young, at 22 by the one for adults, which asks for a failure', async () => {
  const entries = async (age: number) =>
    rulesOf(optionIn(await reportOf({ ...BENIGN, age }, { jurisdiction: 'us' }), 'rtms'), 'entry');
  expect(await entries(15)).toEqual(['rtms-us-adolescents']);
  expect(await entries(21)).toEqual(['rtms-us-adolescents']);
  expect(await entries(22)).toEqual(['rtms-us-adults']);
});

it('an interval that hangs on a day nobody gave names the medicine', async () => {
  const person = {
    ...BENIGN,
    trials: [
      { drug: 'sertraline', dose: '200 mg', weeks: 10, adherence: 'good', response: 'none', current: false },
      { drug: 'venlafaxine', dose: '225 mg', weeks: 8, adherence: 'good', response: 'none', current: true },
    ],
    medications: ['venlafaxine 225 mg'],
  };
  const option = optionIn(await reportOf(person, { jurisdiction: 'us' }), 'maoi-tranylcypromine');
  expect(option).toMatchObject({
    until: '2026-11-30',
    untilComplete: false,
    untilIfStopped: ['venlafaxine'],
    untilMissing: ['sertraline'],
  });
});

it('explain varies the severity: it changes with time, and ECT hangs on it', async () => {
  const person = await personOf({ ...BENIGN, episode: { started: '2025-11', severity: 'moderate' } }, shipped());
  const explained = explain(person, shipped(), settingsFor(person, shipped()), 'ect');
  const changes = explained?.wouldDiffer.flatMap((item) => item.changes.map((change) => [change.fact, change.to]));
  expect(changes).toContainEqual(['episode.severity', 'severe']);
});
