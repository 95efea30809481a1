/** What an option can meet, and the answers of a regimen that holds one partner alone. */
import { describe, expect, it } from 'vitest';

import { lookupOf } from '../../src/assessment/lookup.ts';
import { answersAlone, type Partner, partnersOf } from '../../src/assessment/partners.ts';
import {
  AS_OF,
  assessedAsked,
  complete,
  current,
  knowledge,
  open,
  type PersonDraft,
  stoppedRow,
  trial,
} from './fixture.ts';

const lookup = lookupOf(knowledge);
const partners = (draft: PersonDraft, option: string | null = null) => {
  const assessment = assessedAsked(draft);
  return partnersOf(assessment.regimen, option === null ? null : (assessment.plans(option, null)[0] ?? null));
};
const short = ({ id, state, stopped, open: fact }: Partner) => [id, state, stopped, fact].filter(Boolean).join(' ');
const partner = (draft: Partial<Partner>): Partner => ({
  id: 'alphadine',
  kind: 'medicine',
  state: 'taken',
  stopped: null,
  open: null,
  ...draft,
});

describe('partnersOf', () => {
  it('names what is taken, what is stopped for the option, and what was stopped, with its day or its question', () => {
    const draft = {
      medications: ['alphadine', 'opiate'],
      stoppedRecently: complete([stoppedRow('triptin', '2026-11-01'), stoppedRow('maolin', null)]),
      trials: [trial({ what: 'betaxine', stopped: null })],
    };
    expect(partners(draft, 'betaxine-switch').map(short)).toEqual([
      'opiate taken',
      'alphadine replaced',
      'triptin stopped 2026-11-01',
      'maolin stopped stopped-recently',
      'betaxine stopped trials.stopped',
    ]);
  });
  it('keeps the option from meeting itself', () => {
    const draft = {
      medications: ['augmentol', 'alphadine'],
      trials: [current({ what: 'augmentol', role: 'add' as const })],
    };
    expect(partners(draft, 'augmentol-add').map(short)).toEqual(['alphadine taken']);
    expect(partners(draft).map(short)).toEqual(['augmentol taken', 'alphadine taken']);
  });
  it('names what may be taken, and courses under way', () => {
    const unsure = { medications: open<never>([]), trials: [trial({ current: null, stopped: null })] };
    expect(partners(unsure).map(short)).toEqual(['alphadine taken medications']);
    const course = { trials: [current({ kind: 'procedure', what: 'ect' })] };
    expect(partners(course).map(short)).toEqual(['ect under-way']);
  });
});

describe('answersAlone', () => {
  const answers = (draft: Partial<Partner>) => answersAlone(partner(draft), AS_OF, lookup);

  it('knows of nothing but the partner', () => {
    const alone = answers({});
    expect(alone.taking({ class: 'alpha' })).toMatchObject({ value: 'true', names: ['alphadine'], until: null });
    expect(alone.taking({ class: 'opioid' }).value).toBe('false');
    expect(alone.recently({ class: 'alpha', withinDays: 14 }).value).toBe('false');
  });
  it('counts from today for what is stopped for the option, and for a missing day', () => {
    for (const draft of [{ state: 'replaced' }, { state: 'stopped', open: 'stopped-recently' }] as const) {
      expect(answers(draft).recently({ class: 'alpha', withinDays: 14 })).toMatchObject({
        value: 'true',
        until: '2026-12-07',
        incomplete: false,
      });
      expect(answers(draft).taking({ class: 'alpha' }).value).toBe('false');
    }
  });
  it.each([
    ['2026-11-10', 'true'],
    ['2026-11-09', 'false'],
  ])('stopped on %s, 14 days: %s', (stopped, value) => {
    expect(answers({ state: 'stopped', stopped }).recently({ class: 'alpha', withinDays: 14 }).value).toBe(value);
  });
  it('an enzyme effect lasts after the last dose', () => {
    const after = answers({ id: 'alphapram', state: 'stopped', stopped: '2026-11-01' });
    expect(after.taking({ class: 'e1-strong' })).toMatchObject({ value: 'true', until: '2026-12-06' });
  });
  it('a course answers for its procedure', () => {
    const course = answers({ id: 'ect', kind: 'procedure', state: 'under-way' });
    expect(course.planned({ procedure: 'ect' }).value).toBe('true');
    expect(course.planned({ procedure: 'spray' }).value).toBe('false');
  });
});
