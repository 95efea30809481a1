/** `plan`: dated checks with sources, what speaks against it first, and a calendar that a strict parser reads. */
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';

import type { CarePlan } from '../../src/report/care-plan.ts';
import { BENIGN } from '../acceptance/fixture.ts';
import { nextstep } from './spawn.ts';

const input = JSON.stringify({ ...BENIGN, as_of: '2026-11-23', jurisdiction: 'us' });

function planOf(words: readonly string[], person = input): CarePlan {
  const run = nextstep(['plan', ...words, '--case', '-', '--format', 'json'], { input: person });
  expect(run.stderr).toBe('');
  expect(run.code).toBe(0);
  return JSON.parse(run.stdout) as CarePlan;
}

describe('plan lithium', () => {
  const plan = planOf(['lithium', '--as-of', '2026-11-23']);
  const dates = (what: RegExp, kind = 'monitor') =>
    plan.calendar.filter((row) => row.kind === kind && what.test(row.what)).map((row) => row.date);

  it('dates the level after a week and every three months, the other tests every six, each with a source', () => {
    expect(plan.start).toBe('2026-11-23');
    expect(dates(/level/i)).toEqual(['2026-11-30', '2027-02-23', '2027-05-23', '2027-08-23', '2027-11-23']);
    expect(dates(/thyroid/)).toEqual(['2027-05-23', '2027-11-23']);
    for (const row of plan.calendar) if (row.kind !== 'start') expect(row.citations.length).toBeGreaterThan(0);
    const known = new Set(plan.references.map((item) => item['id']));
    for (const row of [...plan.before, ...plan.calendar, ...plan.monitoring])
      for (const citation of row.citations) expect(known).toContain(citation.id);
  });

  it('dates the baseline that is still open to the day of the start, each with a source', () => {
    const open = plan.before.filter((check) => !check.done).map((check) => check.what);
    expect(open.some((what) => /kidney/i.test(what))).toBe(true);
    expect(dates(/./, 'before')).toEqual(open.map(() => '2026-11-23'));
    for (const row of plan.calendar) if (row.kind === 'before') expect(row.citations.length).toBeGreaterThan(0);
  });

  it('takes a kidney test as done only when a value is there', () => {
    const kidney = (person: string) =>
      planOf(['lithium'], person).before.find((check) => /kidney/i.test(check.what))?.done;
    expect(kidney(input)).toBe(false);
    expect(kidney(JSON.stringify({ ...BENIGN, as_of: '2026-11-23', labs: { egfr: 88 } }))).toBe(true);
  });

  it('counts from the day of the start', () => {
    const later = planOf(['lithium', '--start', '2026-12-31']);
    expect(later.start).toBe('2026-12-31');
    expect(
      later.calendar.filter((row) => row.kind === 'monitor' && /level/i.test(row.what)).map((row) => row.date),
    ).toEqual(['2027-01-07', '2027-03-31', '2027-06-30', '2027-09-30', '2027-12-31']);
  });

  it('names what comes next if it fails and if it half works, never itself', () => {
    expect(plan.next?.failed.length).toBeGreaterThan(2);
    expect(plan.next?.partial.length).toBeGreaterThan(2);
    for (const item of [...(plan.next?.failed ?? []), ...(plan.next?.partial ?? [])])
      expect(item.id).not.toBe('lithium');
  });
});

describe('a plan for what may not be started', () => {
  it('says so first, and waits for the washout', () => {
    const person = JSON.stringify({
      as_of: '2026-11-23',
      jurisdiction: 'us',
      medications: 'none',
      stopped_recently: [{ medicine: 'fluoxetine', stopped: '2026-11-02' }],
    });
    const plan = planOf(['maoi-tranylcypromine'], person);
    expect(plan.verdict).toBe('contraindicated');
    expect(plan.until).toBe('2026-12-07');
    expect(plan.start).toBe('2026-12-07');
    expect(plan.against.length).toBeGreaterThan(0);
    const text = nextstep(['plan', 'maoi-tranylcypromine', '--case', '-', '--width', '80'], { input: person }).stdout;
    expect(text.indexOf('not to be started')).toBeGreaterThan(0);
    expect(text.indexOf('not to be started')).toBeLessThan(text.indexOf('Doses or sessions'));
  });
});

describe('--format ics', () => {
  const run = nextstep(['plan', 'lithium', '--case', '-', '--format', 'ics'], { input });

  it('reads in a strict parser: one all-day event for each date, an id each, the same bytes every time', () => {
    expect(run.code).toBe(0);
    ICAL.design.strict = true;
    const calendar = new ICAL.Component(ICAL.parse(run.stdout) as unknown[]);
    const events = calendar.getAllSubcomponents('vevent').map((item) => new ICAL.Event(item));
    const plan = planOf(['lithium']);
    expect(events).toHaveLength(plan.calendar.length);
    expect(events.map((event) => event.startDate.toString())).toEqual(plan.calendar.map((row) => row.date));
    expect(events.every((event) => event.startDate.isDate)).toBe(true);
    expect(new Set(events.map((event) => event.uid)).size).toBe(events.length);
    expect(nextstep(['plan', 'lithium', '--case', '-', '--format', 'ics'], { input }).stdout).toBe(run.stdout);
  });

  it('has lines of at most 75 octets that end in CR LF', () => {
    for (const line of run.stdout.trimEnd().split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain('\n');
    }
  });

  it('keeps its days wherever the machine stands', () => {
    for (const TZ of ['America/Los_Angeles', 'Pacific/Auckland'])
      expect(nextstep(['plan', 'lithium', '--case', '-', '--format', 'ics'], { input, env: { TZ } }).stdout).toBe(
        run.stdout,
      );
  });
});

it.each([
  [['plan', 'lithum', '--case', '-'], 'lithium'],
  [['plan', 'lithium', '--start', 'soon', '--case', '-'], 'YYYY-MM-DD'],
])('%j is wrong usage', (words, hint) => {
  const run = nextstep(words, { input });
  expect(run.code).toBe(2);
  expect(run.stderr).toContain(hint);
  expect(run.stdout).toBe('');
});

describe('plan of an option that waits for an interval', () => {
  const person = (more: object) => JSON.stringify({ ...BENIGN, as_of: '2026-11-23', jurisdiction: 'uk', ...more });
  const onCitalopram = person({
    trials: [
      { drug: 'citalopram', dose: '20 mg', weeks: 12, adherence: 'good', response: 'none', current: true },
      {
        drug: 'fluoxetine',
        dose: '40 mg',
        weeks: 12,
        adherence: 'good',
        response: 'none',
        current: false,
        stopped: '2026-10-20',
      },
    ],
    medications: [{ medicine: 'citalopram', dose: '20 mg' }],
  });
  const rows = (plan: CarePlan, kind: string) =>
    plan.calendar.filter((row) => row.kind === kind).map((row) => [row.date, row.what]);

  it('dates the last dose of what gives way, and says that the first day hangs on it', () => {
    const plan = planOf(['maoi-phenelzine'], onCitalopram);
    expect(plan.start).toBe('2026-12-07');
    expect(plan.startBecause).toMatch(/citalopram stopped on 2026-11-23/);
    expect(rows(plan, 'stop')).toEqual([['2026-11-23', expect.stringMatching(/citalopram/)]]);
    const later = planOf(['maoi-phenelzine', '--start', '2026-12-20'], onCitalopram);
    expect(rows(later, 'stop')).toEqual([['2026-12-06', expect.stringMatching(/citalopram/)]]);
  });

  it('lists what was stopped within six weeks wherever the case says so', () => {
    const check = planOf(['maoi-phenelzine'], onCitalopram).before.find(({ what }) => /six weeks/.test(what));
    expect(check?.known.join(' ')).toMatch(/fluoxetine \(stopped 2026-10-20\)/);
  });

  it('stops nothing where an interval is left after what was stopped already', () => {
    const plan = planOf(
      ['maoi-phenelzine'],
      person({
        medications: 'none',
        stopped_recently: [{ medicine: 'sertraline', stopped: '2026-11-20' }],
        trials: 'none',
      }),
    );
    expect(plan.start).toBe('2026-12-04');
    expect(rows(plan, 'stop')).toEqual([]);
  });

  it('stops each medicine by its own interval', () => {
    const both = person({
      trials: 'none',
      stopped_recently: 'none',
      medications: ['venlafaxine 225 mg', 'mirtazapine 30 mg'],
    });
    const plan = planOf(['maoi-phenelzine'], both);
    expect(plan.start).toBe('2026-12-07');
    expect(rows(plan, 'stop')).toEqual([
      ['2026-11-23', expect.stringMatching(/mirtazapine/)],
      ['2026-11-30', expect.stringMatching(/venlafaxine/)],
    ]);
  });

  it('gives no first day while something without an end rules it out, and never one before a known interval', () => {
    const plan = planOf(
      ['maoi-phenelzine'],
      person({ trials: 'none', stopped_recently: 'none', medications: ['fluoxetine 40 mg', 'tramadol 50 mg'] }),
    );
    expect(plan.startBecause).toMatch(/no first day can be given.*not before 2026-12-28/);
    expect(plan.calendar.find((row) => row.kind === 'start')?.date).toBe('2026-12-28');
  });

  it('ticks nothing because a finding is absent', () => {
    const plan = planOf(['ect'], person({ conditions: 'none' }));
    const anaesthetic = plan.before.find(({ what }) => /anaesthetic/i.test(what));
    expect(anaesthetic?.done).toBe(false);
    expect(anaesthetic?.known.length).toBeGreaterThan(0);
  });

  it('warns in the calendar too, and ends its last line', () => {
    const { stdout } = nextstep(['plan', 'maoi-phenelzine', '--case', '-', '--format', 'ics'], { input: onCitalopram });
    expect(stdout.endsWith('END:VCALENDAR\r\n')).toBe(true);
    const events = new ICAL.Component(ICAL.parse(stdout) as never).getAllSubcomponents('vevent');
    const start = events.find((event) => /^Start/.test(String(event.getFirstPropertyValue('summary'))));
    expect(start?.getFirstPropertyValue('summary')).toMatch(/contraindicated as the case stands/);
    expect(start?.getFirstPropertyValue('description')).toMatch(/citalopram stopped on 2026-11-23/);
    for (const event of events)
      expect(event.getFirstPropertyValue('description')).toMatch(/^Not to be started as the case of 2026-11-23 stands/);
  });

  it('leaves a result to be judged', () => {
    const plan = planOf(['lithium'], person({ labs: { tsh: '14 mIU/L' } }));
    const thyroid = plan.before.find(({ what }) => /thyroid/i.test(what));
    expect(thyroid).toMatchObject({
      measured: true,
      known: expect.arrayContaining([expect.stringMatching(/14 mIU\/L/)]),
    });
  });
});
