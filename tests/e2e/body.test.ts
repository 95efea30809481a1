/** `interactions` and `washouts`: what a pharmacist would ask first, as a script and a person meet it. */
import { describe, expect, it } from 'vitest';

import type { Interaction, InteractionsPage } from '../../src/report/interactions.ts';
import type { Washout, WashoutsPage } from '../../src/report/washouts.ts';
import type { Report } from '../../src/report/types.ts';
import { BENIGN } from '../acceptance/fixture.ts';
import { nextstep } from './spawn.ts';

const AS_OF = '2026-11-23';
const person = (draft: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ as_of: AS_OF, jurisdiction: 'us', medications: 'none', stopped_recently: 'none', ...draft });

function run<Page>(words: readonly string[], input?: string): Page {
  const from = input === undefined ? [] : ['--case', '-'];
  const done = nextstep([...words, ...from, '--format', 'json'], input === undefined ? {} : { input });
  expect(done.stderr).toBe('');
  expect(done.code).toBe(0);
  return JSON.parse(done.stdout) as Page;
}
const interactions = (words: readonly string[], input?: string) =>
  run<InteractionsPage>(['interactions', ...words], input);
const washouts = (input: string, ...words: string[]) => run<WashoutsPage>(['washouts', ...words], input);
const report = (input: string) => run<Report>(['explore'], input);
const optionOf = (input: string, id: string) => report(input).options.find((option) => option.id === id);
const rule = (rows: readonly Interaction[], id: string, met?: string) =>
  rows.find((row) => row.rule === id && (met === undefined || row.with.id === met));
const before = (page: WashoutsPage, id: string, effect = 'contraindicate'): Washout | undefined =>
  page.washouts.find((row) => row.of.id === id && row.effect === effect);

describe('what was stopped lately, beside what is taken now', () => {
  const present = (stopped: string, taken: string, on: string) =>
    interactions([], person({ medications: [taken], stopped_recently: [{ medicine: stopped, stopped: on }] })).present;

  it('an MAOI and tramadol, until the day the interval is over', () => {
    expect(rule(present('phenelzine', 'tramadol 50 mg', '2026-11-16'), 'maoi-tramadol')).toMatchObject({
      effect: 'contraindicate',
      until: '2026-11-30',
      with: { id: 'phenelzine', state: 'stopped' },
    });
    expect(rule(present('phenelzine', 'tramadol 50 mg', '2026-11-09'), 'maoi-tramadol')).toBeUndefined();
  });

  it('fluoxetine, by the enzyme it goes on inhibiting', () => {
    const row = rule(present('fluoxetine', 'thioridazine 50 mg', '2026-11-03'), 'thioridazine-cyp2d6-qt');
    expect(row).toMatchObject({ effect: 'contraindicate', with: { id: 'fluoxetine', state: 'stopped' } });
  });
});

describe('an MAOI', () => {
  it('after venlafaxine: if stopped today, the day the report names', () => {
    const input = person({ medications: ['venlafaxine 225 mg'] });
    const row = before(washouts(input), 'maoi-tranylcypromine');
    expect(row).toMatchObject({ date: '2026-11-30', complete: true });
    expect(row?.waits).toMatchObject([{ with: { id: 'venlafaxine' }, counted: 'if-stopped-today', days: 7 }]);
    expect(optionOf(input, 'maoi-tranylcypromine')?.until).toBe('2026-11-30');
    const page = interactions(['maoi-tranylcypromine'], input);
    expect(rule(page.interactions, 'maoi-venlafaxine')).toMatchObject({
      effect: 'contraindicate',
      value: 'true',
      side: 'option',
      with: { id: 'venlafaxine', state: 'replaced' },
      until: '2026-11-30',
      medicines: [{ id: 'tranylcypromine' }],
    });
  });

  it('after fluoxetine stopped on 2026-11-02: not before 2026-12-07', () => {
    const input = person({ stopped_recently: [{ medicine: 'fluoxetine', stopped: '2026-11-02' }] });
    const row = before(washouts(input), 'maoi-tranylcypromine');
    expect(row).toMatchObject({ date: '2026-12-07', verdict: 'contraindicated', until: '2026-12-07' });
    expect(row?.waits[0]).toMatchObject({ counted: 'from-stop-date', stopped: '2026-11-02', days: 35 });
    const text = nextstep(['washouts', '--case', '-', '--width', '80'], { input }).stdout;
    expect(text).toContain('2026-12-07');
    expect(text).toContain('stopped 2026-11-02, 35 days');
  });

  it.each([
    [34, '2026-10-20', '2026-11-24'],
    [35, '2026-10-19', null],
  ])('%i days after fluoxetine', (_days, stopped, date) => {
    const input = person({ stopped_recently: [{ medicine: 'fluoxetine', stopped }] });
    expect(before(washouts(input), 'maoi-tranylcypromine')?.date ?? null).toBe(date);
    expect(optionOf(input, 'maoi-tranylcypromine')?.until ?? null).toBe(date);
    expect(rule(interactions([], input).interactions, 'maoi-fluoxetine') === undefined).toBe(date === null);
  });

  it('with a stop date missing: no day, but the latest there can be', () => {
    const input = person({ stopped_recently: ['fluoxetine'] });
    const page = washouts(input);
    expect(page.stopped).toMatchObject([{ id: 'fluoxetine', stopped: null }]);
    const row = before(page, 'maoi-tranylcypromine');
    expect(row).toMatchObject({ date: null, complete: false });
    expect(row?.waits[0]).toMatchObject({ counted: 'date-missing', date: null, latest: '2026-12-28' });
    const text = nextstep(['washouts', '--case', '-', '--width', '80'], { input }).stdout;
    expect(text).toContain('Stop date missing: fluoxetine');
  });

  it('what stays and stands in the way is dated as if it were stopped today; what waits afterwards has its days', () => {
    const input = person({ medications: ['venlafaxine 225 mg', 'tramadol 100 mg'] });
    const page = washouts(input, '--start-of', 'tranylcypromine');
    expect(page.startOf).toMatchObject({ kind: 'medicine', id: 'tranylcypromine' });
    expect(page.washouts[0]).toMatchObject({ date: '2026-12-07' });
    const option = washouts(input, '--start-of', 'maoi-tranylcypromine');
    expect(before(option, 'maoi-tranylcypromine')?.waits.map((wait) => [wait.with.id, wait.date])).toEqual([
      ['tramadol', '2026-12-07'],
      ['venlafaxine', '2026-11-30'],
    ]);
    const after = option.afterwards.find((row) => row.rule === 'maoi-ssri');
    expect(after).toMatchObject({ after: { id: 'tranylcypromine' }, days: 14, effect: 'contraindicate' });
    expect(after?.before.map((item) => item.id)).toContain('sertraline');
  });
});

describe('enzymes', () => {
  it('paroxetine with aripiprazole added: the halving does not apply, and the exemption says why, with its source', () => {
    const page = interactions(['aripiprazole'], person({ medications: ['paroxetine 20 mg'] }));
    const row = rule(page.interactions, 'aripiprazole-cyp-halving', 'paroxetine');
    expect(row?.waived?.say).toContain('exempts adjunct use');
    expect(row?.waived?.citations.length).toBeGreaterThan(0);
    expect(row?.mechanism).toContainEqual(
      expect.objectContaining({ kind: 'inhibits', id: 'cyp2d6', strength: 'strong' }),
    );
    expect(row?.mechanism).toContainEqual(expect.objectContaining({ kind: 'substrate', id: 'cyp2d6' }));
    expect(page.interactions.filter((item) => item.effect === 'adjust' && item.waived === null)).toEqual([]);
    const text = nextstep(['interactions', 'aripiprazole', '--case', '-'], {
      input: person({ medications: ['paroxetine 20 mg'] }),
    }).stdout;
    expect(text).toMatch(/exempt {3}Paroxetine/);
  });

  it('bupropion added to a medicine that CYP2D6 breaks down: adjust, with the enzyme', () => {
    const page = interactions(['bupropion-addon'], person({ medications: ['venlafaxine 225 mg'] }));
    const row = rule(page.interactions, 'bupropion-cyp2d6');
    expect(row).toMatchObject({ effect: 'adjust', value: 'true', with: { id: 'venlafaxine' } });
    expect(row?.mechanism.map((item) => [item.kind, item.medicine?.id])).toEqual([
      ['inhibits', 'bupropion'],
      ['substrate', 'venlafaxine'],
    ]);
  });

  it('a rule that lists medicines one by one and names the enzyme is told with the cells of both', () => {
    const page = interactions(['quetiapine-xr'], person({ medications: ['sertraline 100 mg', 'ketoconazole 200 mg'] }));
    const row = rule(page.interactions, 'quetiapine-cyp3a4-inhibitor-uk');
    expect(row?.mechanism.map((item) => [item.kind, item.id, item.medicine?.id])).toEqual([
      ['inhibits', 'cyp3a4', 'ketoconazole'],
      ['substrate', 'cyp3a4', 'quetiapine'],
    ]);
  });

  it('a rule of what is taken is told for what would come, and that the verdict does not count it', () => {
    const input = person({ medications: ['bupropion 300 mg'] });
    const row = rule(interactions(['aripiprazole'], input).interactions, 'bupropion-cyp2d6');
    expect(row).toMatchObject({ side: 'taken', effect: 'adjust', medicines: [{ id: 'aripiprazole' }] });
    expect(optionOf(input, 'aripiprazole')?.because.map((reason) => reason.rule)).not.toContain('bupropion-cyp2d6');
  });
});

describe('lithium', () => {
  it('with a thiazide: the rule, its class and its sources, from both sides', () => {
    const input = person({ medications: ['sertraline 100 mg', 'hydrochlorothiazide 25 mg'] });
    const row = rule(interactions(['lithium'], input).interactions, 'lithium-level-raisers');
    expect(row).toMatchObject({ effect: 'caution', with: { id: 'hydrochlorothiazide', state: 'taken' } });
    expect(row?.mechanism).toContainEqual(expect.objectContaining({ kind: 'class', id: 'thiazide' }));
    const taken = person({ medications: ['lithium 800 mg', 'hydrochlorothiazide 25 mg'] });
    const page = interactions([], taken);
    expect(page.present.filter((item) => item.rule === 'lithium-level-raisers')).toHaveLength(1);
    expect(page.beside.map((item) => item.id)).not.toContain('lithium');
  });
});

describe('what is taken now', () => {
  const page = interactions([], person({ medications: ['phenelzine 45 mg', 'sertraline 100 mg', 'tramadol 100 mg'] }));

  it('a contraindication between two of them stands first', () => {
    expect(page.present[0]).toMatchObject({ effect: 'contraindicate', value: 'true', until: null });
    expect(page.present.map((row) => row.rule)).toEqual(expect.arrayContaining(['maoi-ssri', 'maoi-tramadol']));
    const keys = page.present.map((row) => [row.rule, ...[row.of.id, row.with.id].sort()].join(' '));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('what adds up is a list and a sentence with sources, no score', () => {
    const load = page.loads.find((item) => item.id === 'serotonergic');
    expect(load?.medicines.map((item) => item.id)).toEqual(['phenelzine', 'sertraline', 'tramadol']);
    expect(load?.count).toMatch(/^three medicines .*: phenelzine, sertraline, tramadol$/);
    expect(load?.citations.length).toBeGreaterThan(0);
    expect(Object.keys(load ?? {})).not.toContain('score');
  });

  it('two of one class are told, and an option that would be the second', () => {
    const two = interactions([], person({ medications: ['sertraline 100 mg', 'citalopram 20 mg'] }));
    expect(two.duplicates).toMatchObject([
      { class: { id: 'ssri' }, medicines: [{ id: 'sertraline' }, { id: 'citalopram' }] },
    ]);
    const one = interactions(['quetiapine-xr'], person({ medications: ['sertraline 100 mg', 'olanzapine 5 mg'] }));
    expect(one.duplicates).toEqual([]);
    expect(one.beside[0]?.duplicates).toMatchObject([
      { class: { id: 'second-generation-antipsychotic' }, added: [{ id: 'quetiapine' }] },
    ]);
    // Two QT-prolonging medicines share a property: that is a load, no duplicate.
    const property = interactions([], person({ medications: ['citalopram 20 mg', 'ondansetron 8 mg'] }));
    expect(property.duplicates).toEqual([]);
  });

  it('what the knowledge base does not hold is said to be unknown', () => {
    const input = person({ medications: ['other', 'sertraline 100 mg'] });
    const done = nextstep(['interactions', '--case', '-', '--format', 'json'], { input });
    expect(done.stderr).toContain('every interaction with it stays unknown');
    const unknown = JSON.parse(done.stdout) as InteractionsPage;
    expect(unknown.unclear.find((row) => row.medicine.id === 'other')).toMatchObject({ why: 'not-in-knowledge-base' });
    expect(unknown.unclear.find((row) => row.medicine.id === 'sertraline')).toMatchObject({ why: 'not-read' });
    expect(unknown.present.some((row) => row.with.id === 'other')).toBe(false);
    const text = nextstep(['interactions', '--case', '-'], { input }).stdout;
    expect(text.replace(/\s+/g, ' ')).toContain('nothing is known of it here');
    expect(text.replace(/\s+/g, ' ')).toContain('not the same as safe');
  });
});

describe('without a case', () => {
  it('options and medicines, by id, name or brand, against each other', () => {
    const page = interactions(['Parnate', 'sertraline', 'lithium']);
    expect(page.about).toBe('each-other');
    expect(rule(page.interactions, 'maoi-ssri')).toMatchObject({ effect: 'contraindicate', plans: [] });
    expect(rule(page.interactions, 'serotonin-syndrome-lithium')).toMatchObject({ effect: 'caution' });
    expect(page.interactions.filter((row) => row.rule === 'maoi-ssri')).toHaveLength(1);
  });

  it('a rule that hangs on something else of the person says on what', () => {
    const page = interactions(['brexpiprazole', 'paroxetine']);
    for (const row of page.interactions) if (row.value === 'unknown') expect(row.dependsOn.length).toBeGreaterThan(0);
  });

  it.each([
    [['interactions'], 'name a case'],
    [['interactions', 'lithium'], 'two or more'],
    [['interactions', 'lithum', 'sertraline'], 'did you mean lithium'],
    [['washouts', '--start-of', 'nonsense-x', '--case', '-'], 'no option or medicine'],
  ])('%j is wrong usage', (words, hint) => {
    const done = nextstep(words, { input: '{}' });
    expect(done.code).toBe(2);
    expect(done.stderr).toContain(hint);
    expect(done.stdout).toBe('');
  });
});

describe('the report', () => {
  const input = JSON.stringify({
    ...BENIGN,
    as_of: AS_OF,
    medications: ['venlafaxine 225 mg', 'hydrochlorothiazide 25 mg'],
  });

  it('shows an option with what is taken, under details and in the plan', () => {
    const details = run<Report>(['explore', '--detail'], input).details as Record<
      string,
      { interactions: Interaction[] }
    >;
    expect(rule(details['lithium']?.interactions ?? [], 'lithium-level-raisers')).toBeDefined();
    const text = nextstep(['explore', '--detail', '--case', '-', '--width', '80'], { input }).stdout;
    expect(text).toContain('With what is taken now');
    const plan = nextstep(['plan', 'lithium', '--case', '-'], { input }).stdout;
    expect(plan).toContain('With what is taken now');
    expect(plan).toContain('Hydrochlorothiazide');
  });

  it('every citation of both pages resolves, and the same case gives the same bytes', () => {
    for (const words of [['interactions'], ['washouts']]) {
      const first = nextstep([...words, '--case', '-', '--format', 'json'], { input });
      const page = JSON.parse(first.stdout) as { references: readonly { id: string }[] };
      const known = new Set(page.references.map((item) => item.id));
      const cited = [...first.stdout.matchAll(/"id": "([a-z0-9-]+)",\s+"at":/g)].map((match) => match[1] ?? '');
      expect(cited.length).toBeGreaterThan(0);
      for (const id of cited) expect(known).toContain(id);
      expect(nextstep([...words, '--case', '-', '--format', 'json'], { input }).stdout).toBe(first.stdout);
    }
  });

  it.each([40, 80])('text keeps to %i columns; Markdown has headings', (width) => {
    for (const command of ['interactions', 'washouts']) {
      const text = nextstep([command, '--case', '-', '--width', String(width)], { input }).stdout;
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(width);
      expect(nextstep([command, '--case', '-', '--format', 'markdown'], { input }).stdout).toMatch(/^# /);
    }
  });
});
