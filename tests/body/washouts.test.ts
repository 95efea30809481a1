/** Washouts over a small knowledge base: dates by arithmetic, what is missing, what follows afterwards. */
import { describe, expect, it } from 'vitest';

import { settingsFor } from '../../src/explore.ts';
import { washoutsFor } from '../../src/washouts.ts';
import { asked, complete, type PersonDraft, stoppedRow } from '../assessment/fixture.ts';
import { small } from './fixture.ts';

const knowledge = small();
const page = (draft: PersonDraft, startOf: Parameters<typeof washoutsFor>[3] = null) => {
  const read = asked(draft);
  return washoutsFor(read, knowledge, settingsFor(read, knowledge), startOf);
};
const stopped = (...rows: [string, string | null][]) => ({
  stoppedRecently: complete(rows.map(([name, day]) => stoppedRow(name, day))),
});
const maoi = { kind: 'option', id: 'maoi-switch' } as const;

describe('the first day', () => {
  it('is the latest of all intervals, and the longest rule of a medicine counts', () => {
    const [row] = page(stopped(['alphadine', '2026-11-20'], ['alphapram', '2026-11-01']), maoi).washouts;
    expect(row).toMatchObject({ date: '2026-12-06', complete: true, until: '2026-12-06', effect: 'contraindicate' });
    expect(row?.waits.map((wait) => [wait.with.id, wait.days, wait.date])).toEqual([
      ['alphapram', 35, '2026-12-06'],
      ['alphadine', 14, '2026-12-04'],
    ]);
  });
  it('is counted from today for what is taken', () => {
    const [row] = page({ medications: ['alphadine'] }, maoi).washouts;
    expect(row).toMatchObject({ date: '2026-12-07', waits: [{ counted: 'if-stopped-today', days: 14 }] });
    expect(row?.medicines.map((item) => item.id)).toEqual(['maolin', 'maolex']);
  });
  it('is not known while a stop date is missing, but has an end', () => {
    const [row] = page(stopped(['alphadine', null]), maoi).washouts;
    expect(row).toMatchObject({
      date: null,
      complete: false,
      waits: [{ counted: 'date-missing', latest: '2026-12-07' }],
    });
    const [both] = page(stopped(['alphadine', null], ['alphapram', '2026-11-20']), maoi).washouts;
    expect(both).toMatchObject({ date: '2026-12-25', complete: false });
  });
  it('is gone on the day itself', () => {
    expect(page(stopped(['alphadine', '2026-11-09']), maoi).washouts).toEqual([]);
    expect(page(stopped(['alphadine', '2026-11-10']), maoi).washouts).toMatchObject([{ date: '2026-11-24' }]);
  });
  it('what asks for care only is a row of its own, also after an enzyme effect', () => {
    const rows = page(stopped(['alphapram', '2026-11-20']), { kind: 'medicine', id: 'betaxine' }).washouts;
    expect(rows).toMatchObject([{ effect: 'adjust', date: '2026-12-25', waits: [{ rule: 'betaxine-e1', days: 35 }] }]);
  });
  it('rows come by date, those without one last', () => {
    const dates = page(stopped(['maolin', null], ['alphapram', '2026-11-20'])).washouts.map(
      (row) => row.date ?? '9999',
    );
    expect(dates.length).toBeGreaterThan(2);
    expect(dates).toEqual([...dates].sort());
  });
});

describe('afterwards', () => {
  it('is told for the one asked about only', () => {
    expect(page({}).afterwards).toEqual([]);
    const { afterwards } = page({}, maoi);
    expect(afterwards.map((row) => [row.after.id, row.days, row.date])).toContainEqual(['maolin', 10, '2026-12-03']);
    expect(afterwards.find((row) => row.rule === 'maoi-alpha')?.before.map((item) => item.id)).toEqual([
      'alphadine',
      'alphapram',
      'deltaren',
    ]);
  });
});
