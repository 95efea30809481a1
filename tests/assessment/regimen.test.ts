/** What is taken, what was stopped, what may be either; trials that only the list of medicines shows. */
import { describe, expect, it } from 'vitest';

import {
  assessed,
  assessedAsked,
  complete,
  current,
  exactly,
  factOf,
  medication,
  open,
  stoppedRow,
  trial,
} from './fixture.ts';

const rows = (draft: Parameters<typeof assessed>[0]) =>
  assessed(draft).regimen.rows.map((row) => `${row.medicine} ${row.role} ${row.trial ?? '-'}`);

describe('rows', () => {
  it('take their role from a current trial, else from being an antidepressant', () => {
    const draft = {
      trials: [current(), current({ what: 'betaxine', role: 'add' as const })],
      medications: ['alphadine', 'betaxine', 'triptin', 'plainol'],
    };
    expect(rows(draft)).toEqual(['alphadine base 0', 'betaxine add 1', 'triptin base 2', 'plainol other -']);
  });
  it('come from trials too while the list is missing', () => {
    const assessment = assessed({ trials: [current({ daily: exactly(75) })] });
    expect(assessment.regimen).toMatchObject({ known: false, complete: false });
    expect(assessment.regimen.rows).toEqual([
      { medicine: 'alphadine', daily: exactly(75), form: null, role: 'base', trial: 0 },
    ]);
  });
  it('take the dose of the list, else that of the trial', () => {
    const dose = (daily: number | null) =>
      assessed({ trials: [current({ daily: exactly(75) })], medications: complete([medication('alphadine', daily)]) })
        .regimen.rows[0]?.daily;
    expect(dose(100)).toEqual(exactly(100));
    expect(dose(null)).toEqual(exactly(75));
  });
  it('count a course that gives a medicine as taking it', () => {
    const course = current({ kind: 'procedure', what: 'spray', daily: null });
    expect(rows({ trials: [course], medications: [] })).toEqual(['sprayine other 0']);
  });
});

describe('an antidepressant without a trial', () => {
  it('is a current trial of which nothing else is known, numbered after those of the case', () => {
    const { trials } = assessedAsked({
      trials: [trial()],
      medications: complete([medication('betaxine', 150), medication('plainol')]),
    });
    expect(trials.map((item) => [item.trial.index, item.name, item.adequate, item.unknownBecause])).toEqual([
      [0, 'Alphadine', 'yes', null],
      [1, 'Betaxine', 'unknown', 'missing'],
    ]);
    expect(trials[1]?.trial).toMatchObject({
      role: 'base',
      current: true,
      episode: 'this',
      daily: exactly(150),
      response: 'unknown',
    });
    expect(trials[1]?.counts).toBe(true);
  });
  it('is not adequate when its dose alone is too low', () => {
    const { trials } = assessedAsked({ medications: complete([medication('betaxine', 20)]) });
    expect(trials[0]?.adequate).toBe('no');
  });
  it('is none where a current trial stands for it, and one where the trial is over', () => {
    expect(assessedAsked({ trials: [current()], medications: ['alphadine'] }).trials).toHaveLength(1);
    expect(assessedAsked({ trials: [trial()], medications: ['alphadine'] }).trials).toHaveLength(2);
    expect(assessedAsked({ trials: [], medications: ['alphadine', 'alphadine'] }).trials).toHaveLength(1);
  });
});

describe('a trial with neither state nor stop date', () => {
  const unsaid = trial({ current: null, stopped: null });
  const taken = (draft: Parameters<typeof assessed>[0]) => assessed(draft).present.taking({ medicine: 'alphadine' });

  it('may be taken while the list of medicines is missing or open', () => {
    expect(taken({ trials: [unsaid] })).toMatchObject({ value: 'unknown', fact: 'medications' });
    expect(taken({ trials: [unsaid], medications: open([]) }).value).toBe('unknown');
  });
  it('is settled by the list: taken when named, over when a complete one does not name it', () => {
    expect(taken({ trials: [unsaid], medications: ['alphadine'] }).value).toBe('true');
    expect(taken({ trials: [unsaid], medications: open([medication('alphadine')]) }).value).toBe('true');
    expect(taken({ trials: [unsaid], medications: [] }).value).toBe('false');
    expect(assessedAsked({ trials: [unsaid], medications: [] }).regimen.stopped).toEqual([
      { ...stoppedRow('alphadine', null), fact: 'trials.stopped' },
    ]);
    expect(assessedAsked({ trials: [unsaid], medications: ['alphadine'] }).trials).toHaveLength(1);
  });
  it('is over when it has a stop date', () => {
    expect(taken({ trials: [trial({ current: null, stopped: '2026-10-01' })], medications: open([]) }).value).toBe(
      'unknown',
    );
    expect(assessed({ trials: [trial({ current: null })] }).regimen.rows).toEqual([]);
  });
  it('gives the row in the list to the trial marked current, else to the last', () => {
    const trials = (...drafts: (boolean | null)[]) =>
      rows({ trials: drafts.map((state) => trial({ current: state, stopped: null })), medications: ['alphadine'] });
    expect(trials(null, null)).toEqual(['alphadine base 1']);
    expect(trials(true, null)).toEqual(['alphadine base 0']);
  });
  it('stays open for a medicine nobody knows, and for courses', () => {
    const assessment = assessed({
      trials: [trial({ what: 'other', current: null, stopped: null })],
      medications: ['other'],
    });
    expect(assessment.present.taking({ class: 'opioid' }).value).toBe('unknown');
    const course = assessed({ trials: [trial({ kind: 'procedure', what: 'ect', current: null, stopped: null })] });
    expect(course.present.planned({ procedure: 'ect' })).toMatchObject({ value: 'unknown', fact: 'trials' });
  });
});

describe('stopped medicines', () => {
  it('come from the list and from trials that are over', () => {
    const { regimen } = assessedAsked({
      trials: [trial({ stopped: '2026-11-01' }), trial({ kind: 'therapy', what: 'talk' })],
      stoppedRecently: complete([stoppedRow('opiate', null)]),
    });
    expect(regimen.stopped).toEqual([
      { ...stoppedRow('opiate', null), fact: 'stopped-recently' },
      { ...stoppedRow('alphadine', '2026-11-01'), fact: 'trials.stopped' },
    ]);
  });
});

describe('regimen.antidepressant', () => {
  const fact = (draft: Parameters<typeof assessed>[0]) => factOf(assessed(draft), 'regimen.antidepressant');
  it('is open while the list is, or names a medicine nobody knows', () => {
    expect(fact({})).toBe('||open');
    expect(fact({ trials: [current()] })).toBe('alphadine||open');
    expect(fact({ medications: ['betaxine', 'plainol', 'alphadine'] })).toBe('alphadine,betaxine||closed');
    expect(fact({ medications: [] })).toBe('||closed');
    expect(fact({ medications: ['other'] })).toBe('||open');
    expect(fact({ trials: [trial({ current: null, stopped: null })], medications: open([]) })).toBe('|alphadine|open');
  });
});
