/** Interactions over a small knowledge base: which rule, with what, from which side, how certain, and why. */
import { describe, expect, it } from 'vitest';

import { settingsFor } from '../../src/explore.ts';
import { type Asked, interactionsBetween, interactionsFor } from '../../src/interactions.ts';
import type { Interaction } from '../../src/report/interactions.ts';
import { scalar } from '../../src/logic/value.ts';
import { asked, complete, current, open, person, type PersonDraft, stoppedRow } from '../assessment/fixture.ts';
import { small } from './fixture.ts';

const knowledge = small();
const option = (id: string): Asked => ({ kind: 'option', id });
const medicine = (id: string): Asked => ({ kind: 'medicine', id });
const page = (draft: PersonDraft, ...ids: Asked[]) => {
  const read = asked(draft);
  return interactionsFor(read, knowledge, settingsFor(read, knowledge), ids);
};
const rows = (draft: PersonDraft, ...ids: Asked[]) => page(draft, ...ids).interactions;
const short = (row: Interaction) => `${row.side} ${row.effect} ${row.rule} ${row.with.id} ${row.value}`;

describe('an option beside what is taken', () => {
  it('meets a pair from the side of either', () => {
    expect(rows({ medications: ['maolin'] }, medicine('alphadine')).map(short)).toContain(
      'option contraindicate maoi-alpha maolin true',
    );
    expect(rows({ medications: ['alphadine'] }, medicine('maolin')).map(short)).toContain(
      'option contraindicate maoi-alpha alphadine true',
    );
  });

  it('what is stopped for it counts from today, what was stopped from its day', () => {
    const [replaced] = rows({ medications: ['alphadine'] }, option('maoi-switch'));
    expect(replaced).toMatchObject({ with: { state: 'replaced' }, until: '2026-12-07', plans: ['replace'] });
    expect(replaced?.medicines.map((item) => item.id)).toEqual(['maolin', 'maolex']);
    const stopped = complete([stoppedRow('alphadine', '2026-11-20')]);
    expect(rows({ stoppedRecently: stopped }, option('maoi-switch'))[0]).toMatchObject({
      with: { state: 'stopped', stopped: '2026-11-20' },
      until: '2026-12-04',
    });
    const long = complete([stoppedRow('alphadine', '2026-11-09')]);
    expect(rows({ stoppedRecently: long }, option('maoi-switch'))).toEqual([]);
  });

  it('of alternatives only the medicine is laid at its door', () => {
    const draft = { medications: ['opiate'], values: { bleeding: scalar(true) } };
    expect(rows(draft, medicine('alphadine')).map(short)).toEqual(['option caution alpha-bleeding opiate true']);
    expect(rows({ medications: ['plainol'], values: { bleeding: scalar(true) } }, medicine('alphadine'))).toEqual([]);
  });

  it('a rule that needs two together names both, and one alone is no meeting', () => {
    const both = rows({ medications: ['strongol', 'opiate'] }, option('augmentol-add')).filter(
      (row) => row.rule === 'augmentol-two',
    );
    expect(both.map((row) => [row.with.id, row.also.map((item) => item.id)])).toEqual([
      ['strongol', ['opiate']],
      ['opiate', ['strongol']],
    ]);
    expect(rows({ medications: ['opiate'] }, option('augmentol-add')).map((row) => row.rule)).not.toContain(
      'augmentol-two',
    );
  });

  it('what hangs on another fact says on which, and is certain or gone once that is known', () => {
    const of = (values: PersonDraft['values']) =>
      rows({ medications: ['deltaren'], ...(values === undefined ? {} : { values }) }, option('augmentol-add')).find(
        (row) => row.rule === 'augmentol-if-old',
      );
    expect(of(undefined)).toMatchObject({ value: 'unknown', dependsOn: [{ id: 'old', name: 'Fact old' }] });
    expect(of({ old: scalar(true) })).toMatchObject({ value: 'true', dependsOn: [] });
    expect(of({ old: scalar(false) })).toBeUndefined();
  });

  it('"not with X" is no meeting with X', () => {
    expect(rows({ medications: ['betaxine'] }, option('augmentol-add')).map((row) => row.rule)).not.toContain(
      'augmentol-not-beta',
    );
  });

  it('an exemption is told with the rule it lifts, last and uncounted', () => {
    const found = rows({ medications: ['strongol'] }, option('augmentol-add'));
    expect(found.at(-1)).toMatchObject({ rule: 'augmentol-waived', waived: { say: 'It is exempt.' } });
    expect(rows({ medications: ['strongol'] }, medicine('augmentol')).map(short)).toContain(
      'option adjust augmentol-waived strongol true',
    );
  });

  it('a rule of what is taken is told too, as one that the verdict does not count', () => {
    const found = rows({ medications: ['opiate'] }, option('augmentol-add'));
    expect(found.map(short)).toContain('taken caution opiate-augmentol opiate true');
    expect(found.find((row) => row.side === 'taken')?.medicines).toEqual([{ id: 'augmentol', name: 'Augmentol' }]);
  });

  it('a medicine that may or may not be taken makes nothing certain', () => {
    const unsure = { trials: [current({ what: 'opiate', current: null })], medications: open([]) };
    const found = rows(unsure, medicine('alphadine'));
    expect(found).toMatchObject([{ rule: 'alpha-bleeding', value: 'unknown', until: null }]);
  });

  it('an enzyme effect is told with its strength, and lasts after the last dose', () => {
    const [now] = rows({ medications: ['strongol'] }, medicine('betaxine'));
    expect(now).toMatchObject({ until: null, mechanism: [{ kind: 'inhibits', medicine: { id: 'strongol' } }] });
    const [after] = rows({ stoppedRecently: complete([stoppedRow('alphapram', '2026-11-20')]) }, medicine('betaxine'));
    expect(after).toMatchObject({
      rule: 'betaxine-e1',
      until: '2026-12-25',
      mechanism: [{ kind: 'inhibits', id: 'e1', strength: 'strong', medicine: { id: 'alphapram' } }],
    });
  });
});

describe('what is not known', () => {
  it('a cell that was not read is asked for, never taken as none', () => {
    const found = page({ medications: ['plainol'] }, medicine('betaxine'));
    expect(found.interactions).toEqual([]);
    expect(found.unclear).toMatchObject([
      { medicine: { id: 'plainol' }, why: 'not-read', asks: ['Strong E1 inhibitors'] },
    ]);
  });
  it('whose rule asks is named, also among what is taken', () => {
    expect(page({ medications: ['plainol', 'betaxine'] }, medicine('maolin')).unclear).toMatchObject([
      { medicine: { id: 'plainol' }, of: [{ id: 'betaxine' }] },
    ]);
  });
  it('a medicine outside the knowledge base is said to be', () => {
    const found = page({ medications: ['other'] }, option('maoi-switch'));
    expect(found.unclear).toMatchObject([{ medicine: { id: 'other' }, why: 'not-in-knowledge-base', asks: [] }]);
  });
  it('lists that were not asked for are open', () => {
    const read = person({});
    const found = interactionsFor(read, knowledge, settingsFor(read, knowledge), []);
    expect([found.takenComplete, found.stoppedComplete]).toEqual([false, false]);
  });
});

describe('among what is taken', () => {
  it('a pair is told once, and everything else that they do to each other', () => {
    const found = page({ medications: ['maolin', 'alphadine', 'opiate'] }).present.map(short);
    expect(found.filter((item) => item.includes('maoi-alpha '))).toHaveLength(1);
    expect(found.some((item) => item.includes('alpha-bleeding'))).toBe(true);
  });
  it('two of one smallest class are told; classes of classes and enzymes are no use', () => {
    expect(page({ medications: ['alphadine', 'deltaren'] }).duplicates).toMatchObject([{ class: { id: 'alpha' } }]);
    expect(page({ medications: ['alphadine', 'betaxine'] }).duplicates).toEqual([]);
    expect(page({ medications: ['strongol', 'alphapram'] }).duplicates).toEqual([]);
  });
  it('loads list who contributes and by what; an option tells what it adds', () => {
    const found = page({ medications: ['opiate', 'plainol'] }, option('augmentol-add'));
    expect(found.loads).toMatchObject([{ id: 'sleepy', medicines: [{ id: 'opiate', by: 'Opioids' }], count: null }]);
    expect(found.beside[0]?.loads).toMatchObject([
      { added: [{ id: 'augmentol', by: null }], count: 'two medicines that make sleepy: Opiate, Augmentol' },
    ]);
  });
  it('of an option of which one medicine is chosen, one is counted', () => {
    const found = page({ medications: ['opiate', 'augmentol'] }, option('out-of-class'));
    expect(found.beside[0]?.loads).toMatchObject([
      { count: 'three medicines that make sleepy: Opiate, Augmentol, Triptin' },
    ]);
  });
});

describe('what was named, against each other', () => {
  it('reads the rules of both, each once', () => {
    const read = person({});
    const found = interactionsBetween(read, knowledge, settingsFor(read, knowledge), [
      option('maoi-switch'),
      medicine('alphapram'),
      medicine('opiate'),
    ]).interactions.map((row) => row.rule);
    expect(found.filter((item) => item === 'maoi-alphapram')).toHaveLength(1);
    expect(found).toContain('alpha-bleeding');
  });
});
