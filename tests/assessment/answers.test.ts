/** Taking, recently, planned: days on both sides, what is not known, and effects that outlast the last dose. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays } from '../../src/cases/dates.ts';
import type { Assessment } from '../../src/assessment/types.ts';
import type { Trial } from '../../src/cases/types.ts';
import type { MedicineSelector } from '../../src/logic/condition.ts';
import {
  AS_OF,
  assessed,
  assessedAsked,
  asked,
  complete,
  current,
  knowledge,
  medication,
  missing,
  open,
  type PersonDraft,
  stoppedRow,
  trial,
} from './fixture.ts';
import { assess } from '../../src/assessment/index.ts';

const ago = (days: number) => addDays(AS_OF, -days);
const stopped = (medicine: string, days: number | null) => ({
  stoppedRecently: complete([stoppedRow(medicine, days === null ? null : ago(days))]),
});
const over = (days: number | null, draft: Partial<Trial> = {}) =>
  trial({ stopped: days === null ? null : ago(days), ...draft });

function plan(assessment: Assessment, option: string, member: string | null = null) {
  const found = assessment.plans(option, member)[0];
  if (found === undefined) throw new Error(`no plan for ${option}`);
  return found.medicines;
}

describe('taking', () => {
  const taking = (draft: PersonDraft, selector: MedicineSelector) => assessed(draft).present.taking(selector);
  it('is true for a row, false for a complete list without one, unknown otherwise', () => {
    expect(taking({ medications: ['alphadine', 'plainol'] }, { class: 'alpha' })).toEqual({
      value: 'true',
      fact: 'medications',
      names: ['alphadine'],
      until: null,
      incomplete: false,
    });
    expect(taking({ medications: ['plainol'] }, { class: 'alpha' })).toMatchObject({
      value: 'false',
      fact: 'medications',
      names: [],
    });
    expect(taking({}, { class: 'alpha' })).toMatchObject({ value: 'unknown', fact: 'medications' });
    expect(taking({ medications: open([medication('plainol')]) }, { class: 'alpha' }).value).toBe('unknown');
    expect(taking({ medications: { ...missing(), dontKnow: true } }, { class: 'alpha' }).value).toBe('unknown');
  });
  it('is unknown for a medicine nobody knows, unless another row answers', () => {
    expect(taking({ medications: ['other', 'plainol'] }, { class: 'opioid' }).value).toBe('unknown');
    expect(taking({ medications: ['other', 'opiate'] }, { class: 'opioid' })).toMatchObject({
      value: 'true',
      names: ['opiate'],
    });
    expect(taking({ trials: [current({ what: 'other' })], medications: [] }, { class: 'opioid' }).value).toBe(
      'unknown',
    );
  });
  it('is unknown where an enzyme cell is', () => {
    const draft = { trials: [], stoppedRecently: complete([]) };
    expect(taking({ ...draft, medications: ['plainol'] }, { inhibits: 'e1' }).value).toBe('unknown');
    expect(taking({ ...draft, medications: ['alphadine'] }, { inhibits: 'e1' }).value).toBe('false');
  });
});

describe('recently', () => {
  const recently = (draft: PersonDraft, withinDays = 35, selector: MedicineSelector = { class: 'alpha' }) =>
    assess(asked(draft), knowledge).present.recently({ ...selector, withinDays });

  it('is true on day 34 of 35 and false on day 35, from the list and from trials', () => {
    for (const source of [(days: number) => stopped('alphadine', days), (days: number) => ({ trials: [over(days)] })]) {
      expect(recently(source(34))).toMatchObject({
        value: 'true',
        until: addDays(AS_OF, 1),
        names: ['alphadine'],
        incomplete: false,
      });
      expect(recently(source(35))).toMatchObject({ value: 'false', until: null });
      expect(recently(source(0))).toMatchObject({ value: 'true', until: addDays(AS_OF, 35) });
    }
  });
  it('names the fact that decides', () => {
    expect(recently(stopped('alphadine', 3)).fact).toBe('stopped-recently');
    expect(recently({ trials: [over(3)] }).fact).toBe('trials.stopped');
    expect(recently({}).fact).toBe('stopped-recently');
  });
  it('is unknown while a stop date is missing, and names the question', () => {
    expect(recently(stopped('alphadine', null))).toMatchObject({ value: 'unknown', fact: 'stopped-recently' });
    expect(recently({ trials: [over(null)] })).toMatchObject({ value: 'unknown', fact: 'trials.stopped' });
    expect(recently({ trials: [over(null, { what: 'betaxine' })] }).value).toBe('false');
  });
  it('is unknown while a list is missing or open, unless something answers', () => {
    expect(recently({ stoppedRecently: missing() })).toMatchObject({ value: 'unknown', fact: 'stopped-recently' });
    expect(recently({ stoppedRecently: open([]) }).value).toBe('unknown');
    expect(recently({ trials: missing() })).toMatchObject({ value: 'unknown', fact: 'trials' });
    expect(recently({ trials: open([]) }).value).toBe('unknown');
    expect(recently({ stoppedRecently: missing(), trials: [over(3)] })).toMatchObject({
      value: 'true',
      incomplete: true,
    });
  });
  it('is complete only when nothing of unknown date could last longer', () => {
    const two = (days: number) => ({ trials: [over(days), over(null, { what: 'alphapram' })] });
    expect(recently(two(3))).toMatchObject({ value: 'true', until: addDays(AS_OF, 32), incomplete: true });
    expect(recently(two(0))).toMatchObject({ value: 'true', incomplete: false });
    expect(recently({ trials: [over(3), over(null, { what: 'betaxine' })] }).incomplete).toBe(false);
  });
  it('takes the latest of several dates', () => {
    expect(recently({ trials: [over(30), over(10, { what: 'alphapram' })] })).toMatchObject({
      until: addDays(AS_OF, 25),
      names: ['alphadine', 'alphapram'],
    });
  });
  it('trusts the list for six weeks: within 42 days it answers no, beyond that it cannot', () => {
    expect(recently({}, 42).value).toBe('false');
    expect(recently({}, 43)).toMatchObject({ value: 'unknown', fact: 'stopped-recently' });
    expect(recently({ trials: [over(42)] }, 43).value).toBe('true');
  });
  it('is unknown for a stopped medicine nobody knows, while the time has not passed', () => {
    expect(recently(stopped('other', 34)).value).toBe('unknown');
    expect(recently(stopped('other', 35)).value).toBe('false');
  });
  it('does not reach past the date of the case', () => {
    expect(recently({ trials: [over(-5)] })).toMatchObject({ value: 'true', until: addDays(AS_OF, 35) });
  });
  it('asks for the medicines where a trial may still be under way', () => {
    const draft = { trials: [trial({ current: null, stopped: null })], medications: missing<never>() };
    expect(recently(draft)).toMatchObject({ value: 'unknown', fact: 'medications' });
  });
});

describe('a switch', () => {
  it('takes nothing replaced, counts it as stopped on the date of the case, and does not count what it keeps', () => {
    const medicines = plan(
      assessedAsked({ trials: [current()], medications: ['alphadine', 'opiate'] }),
      'maoi-switch',
      'maolin',
    );
    expect(medicines.taking({ class: 'alpha' }).value).toBe('false');
    expect(medicines.taking({ class: 'opioid' }).value).toBe('true');
    expect(medicines.recently({ class: 'alpha', withinDays: 14 })).toEqual({
      value: 'true',
      fact: 'medications',
      names: ['alphadine'],
      until: addDays(AS_OF, 14),
      incomplete: false,
    });
    expect(medicines.recently({ class: 'opioid', withinDays: 14 }).value).toBe('false');
    expect(medicines.planned({ class: 'alpha' }).value).toBe('false');
    expect(medicines.planned({ class: 'maoi' })).toMatchObject({ value: 'true', names: ['maolin'] });
  });
  it('is not settled by older unknown dates: what is stopped today lasts longest', () => {
    const draft = { trials: [over(null, { what: 'alphapram' }), current()], medications: ['alphadine'] };
    const answer = plan(assessedAsked(draft), 'maoi-switch', 'maolin').recently({ class: 'alpha', withinDays: 14 });
    expect(answer).toMatchObject({ value: 'true', until: addDays(AS_OF, 14), incomplete: false });
  });
  it('asks for the medicines while the list is open and something that would be stopped could match', () => {
    const medicines = plan(assessedAsked({ medications: missing() }), 'maoi-switch', 'maolin');
    expect(medicines.recently({ class: 'alpha', withinDays: 14 })).toMatchObject({
      value: 'unknown',
      fact: 'medications',
    });
    expect(medicines.recently({ class: 'opioid', withinDays: 14 }).value).toBe('false');
  });
  it('does not stop the medicine it starts', () => {
    const draft = { trials: [current({ what: 'maolin' })], medications: ['maolin'] };
    const medicines = plan(assessedAsked(draft), 'maoi-switch', 'maolin');
    expect(medicines.taking({ class: 'maoi' }).value).toBe('false');
    expect(medicines.recently({ class: 'maoi', withinDays: 14 }).value).toBe('false');
    expect(plan(assessedAsked(draft), 'maoi-switch', 'maolex').recently({ class: 'maoi', withinDays: 14 }).value).toBe(
      'true',
    );
  });
});

describe('adding', () => {
  it('does not meet itself when it is already under way in the same role', () => {
    const draft = {
      trials: [current({ what: 'betaxine', role: 'add' as const }), current()],
      medications: ['betaxine', 'alphadine'],
    };
    const medicines = plan(assessedAsked(draft), 'betaxine-add');
    expect(medicines.taking({ class: 'beta' }).value).toBe('false');
    expect(medicines.planned({ class: 'beta' }).value).toBe('true');
    expect(medicines.taking({ class: 'alpha' }).value).toBe('true');
  });
  it('meets the same medicine in another role', () => {
    const draft = { trials: [current({ what: 'betaxine' })], medications: ['betaxine'] };
    expect(plan(assessedAsked(draft), 'betaxine-add').taking({ class: 'beta' }).value).toBe('true');
  });
  it('ignores its own row where the role says nothing', () => {
    expect(
      plan(assessedAsked({ medications: ['augmentol'] }), 'augmentol-add').taking({ medicine: 'augmentol' }).value,
    ).toBe('false');
  });
});

describe('effects on an enzyme outlast the last dose', () => {
  const taking = (draft: PersonDraft, selector: MedicineSelector = { inhibits: 'e1', strength: 'strong' }) =>
    assess(asked(draft), knowledge).present.taking(selector);

  it('until exactly the day they end', () => {
    const last = { trials: [over(34, { what: 'alphapram' })] };
    expect(taking(last)).toEqual({
      value: 'true',
      fact: 'trials.stopped',
      names: ['alphapram'],
      until: addDays(AS_OF, 1),
      incomplete: false,
    });
    expect(taking({ trials: [over(35, { what: 'alphapram' })] }).value).toBe('false');
    expect(taking(stopped('alphapram', 34))).toMatchObject({ value: 'true', fact: 'stopped-recently' });
  });
  it('for classes of such effects too, and for no other class', () => {
    const last = { trials: [over(10, { what: 'alphapram' })] };
    expect(taking(last, { class: 'e1-strong' }).value).toBe('true');
    expect(taking(last, { class: 'e1-any' })).toMatchObject({ value: 'true', until: addDays(AS_OF, 25) });
    expect(taking(last, { class: 'alpha' }).value).toBe('false');
    expect(taking(last, { medicine: 'alphapram' }).value).toBe('false');
  });
  it('after a switch, counted from the date of the case', () => {
    const medicines = plan(
      assessedAsked({ trials: [current({ what: 'alphapram' })], medications: ['alphapram'] }),
      'betaxine-switch',
    );
    const selector = { inhibits: 'e1', strength: 'strong' } as const;
    expect(medicines.taking(selector)).toMatchObject({ value: 'true', fact: 'medications', until: addDays(AS_OF, 35) });
    expect(medicines.planned(selector)).toMatchObject({ value: 'true', until: addDays(AS_OF, 35) });
    expect(medicines.taking({ class: 'alpha' }).value).toBe('false');
  });
  it('not for what has no such days', () => {
    expect(taking({ trials: [over(1, { what: 'strongol' })] }).value).toBe('false');
  });
  it('so that unknown dates and open lists leave them unknown', () => {
    expect(taking({ trials: [over(null, { what: 'alphapram' })] })).toMatchObject({
      value: 'unknown',
      fact: 'trials.stopped',
    });
    expect(taking({ stoppedRecently: missing() })).toMatchObject({ value: 'unknown', fact: 'stopped-recently' });
    expect(taking({ trials: missing() })).toMatchObject({ value: 'unknown', fact: 'trials' });
    expect(taking({ stoppedRecently: missing() }, { class: 'alpha' }).value).toBe('false');
    expect(taking({ medications: ['strongol'], stoppedRecently: missing() })).toMatchObject({
      value: 'true',
      until: null,
      incomplete: false,
    });
  });
});

describe('planned procedures', () => {
  it('are the own one of the option, and courses under way', () => {
    const own = plan(assessedAsked(), 'ect');
    expect(own.planned({ procedure: 'ect' })).toMatchObject({ value: 'true', until: null });
    expect(own.planned({ procedure: 'stimulation' })).toMatchObject({ value: 'false', fact: 'trials' });
    const course = { trials: [current({ kind: 'procedure' as const, what: 'ect' })] };
    expect(plan(assessedAsked(course), 'betaxine-add').planned({ procedure: 'ect' }).value).toBe('true');
    expect(plan(assessedAsked({ trials: missing() }), 'betaxine-add').planned({ procedure: 'ect' })).toMatchObject({
      value: 'unknown',
      fact: 'trials',
    });
  });
});

describe('property: what is answered later never flips what was answered', () => {
  const names = ['alphadine', 'alphapram', 'betaxine', 'maolin', 'plainol', 'strongol', 'opiate', 'other'];
  const selectors: MedicineSelector[] = [
    { class: 'alpha' },
    { class: 'maoi' },
    { class: 'e1-any' },
    { inhibits: 'e1' },
    { medicine: 'plainol' },
    { overdose: 'moderate' },
  ];
  const anyTrial = fc
    .record({
      what: fc.constantFrom(...names),
      state: fc.constantFrom('current', 'over', 'unsaid'),
      days: fc.option(fc.constantFrom(0, 13, 14, 34, 35, 60)),
    })
    .map(({ what, state, days }) =>
      state === 'current'
        ? current({ what })
        : trial({
            what,
            current: state === 'over' ? false : null,
            stopped: state === 'over' && days !== null ? ago(days) : null,
          }),
    );
  const anyStopped = fc
    .record({ medicine: fc.constantFrom(...names), days: fc.option(fc.constantFrom(0, 13, 14, 34, 35)) })
    .map(({ medicine, days }) => stoppedRow(medicine, days === null ? null : ago(days)));

  it('over trials, medicines, stopped medicines and stop dates', () => {
    fc.assert(
      fc.property(
        fc.array(anyTrial, { maxLength: 3 }),
        fc.array(fc.constantFrom(...names), { maxLength: 2 }),
        fc.array(anyStopped, { maxLength: 2 }),
        fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
        fc.constantFrom(...selectors),
        fc.constantFrom(7, 14, 35, 42, 60),
        fc.constantFrom('present', 'betaxine-switch', 'betaxine-add', 'maoi-switch'),
        (trials, extra, stoppedRows, hide, selector, withinDays, view) => {
          // Everything that is taken stands in the list, as a case is required to say.
          const medications = [
            ...new Set([...trials.filter((item) => item.current === true).map((item) => item.what), ...extra]),
          ];
          const before = assessed({
            ...(hide[0] ? {} : { trials }),
            ...(hide[1] ? {} : { medications }),
            ...(hide[2] ? {} : { stoppedRecently: complete(stoppedRows) }),
          });
          const dated = trials.map((item) =>
            item.current === false && item.stopped === null ? { ...item, stopped: ago(20) } : item,
          );
          const after = assessed({
            trials: dated,
            medications,
            stoppedRecently: complete(stoppedRows.map((row) => ({ ...row, stopped: row.stopped ?? ago(20) }))),
          });
          const answers = (assessment: Assessment) => {
            const medicines =
              view === 'present'
                ? assessment.present
                : plan(assessment, view, view === 'maoi-switch' ? 'maolin' : null);
            return [
              medicines.taking(selector),
              medicines.recently({ ...selector, withinDays }),
              medicines.planned(selector),
            ].map((item) => item.value);
          };
          const settled = answers(after);
          answers(before).forEach((value, index) => {
            if (value !== 'unknown') expect(settled[index]).toBe(value);
          });
        },
      ),
      { numRuns: 500 },
    );
  });
});
