/** How an option can be started, and which members of an option are left. */
import { describe, expect, it } from 'vitest';

import { assessed, assessedAsked, complete, current, medication, open, type PersonDraft, trial } from './fixture.ts';

const kinds = (draft: PersonDraft, option: string) =>
  assessed(draft)
    .plans(option, null)
    .map((plan) => plan.kind);
const taken = (...names: string[]) => assessedAsked({ medications: names });

describe('plans', () => {
  it('add keeps everything', () => {
    const [plan] = taken('alphadine', 'opiate').plans('augmentol-add', null);
    expect(plan).toMatchObject({ kind: 'add', replaced: [], added: ['augmentol'], procedure: null });
    expect(plan?.kept.map((row) => row.medicine)).toEqual(['alphadine', 'opiate']);
  });
  it('replace takes away the members of the class the knowledge base names, whatever their role', () => {
    const draft = {
      trials: [current(), current({ what: 'triptin', role: 'add' as const })],
      medications: ['alphadine', 'triptin', 'opiate'],
    };
    const [plan] = assessedAsked(draft).plans('betaxine-switch', null);
    expect(plan?.kind).toBe('replace');
    expect(plan?.replaced.map((row) => row.medicine)).toEqual(['alphadine', 'triptin']);
    expect(plan?.kept.map((row) => row.medicine)).toEqual(['opiate']);
  });
  it('replace keeps the medicine the option is made of', () => {
    const [plan] = taken('betaxine', 'alphadine').plans('betaxine-switch', null);
    expect(plan?.replaced.map((row) => row.medicine)).toEqual(['alphadine']);
  });
  it('replace is a plan too when nothing is taken', () => {
    expect(taken().plans('betaxine-switch', null)[0]).toMatchObject({ kind: 'replace', kept: [], replaced: [] });
  });
  it('either is add and replace on an antidepressant, alone without one, and all while that is not known', () => {
    expect(kinds({ medications: ['alphadine'] }, 'spray')).toEqual(['add', 'replace']);
    expect(kinds({ medications: ['opiate'] }, 'spray')).toEqual(['alone']);
    expect(kinds({}, 'spray')).toEqual(['add', 'replace', 'alone']);
    expect(kinds({ medications: open([medication('alphadine')]) }, 'spray')).toEqual(['add', 'replace']);
    expect(kinds({ medications: ['other'] }, 'spray')).toEqual(['add', 'replace', 'alone']);
    const unsaid = trial({ current: null, stopped: null });
    expect(kinds({ trials: [unsaid], medications: open([]) }, 'spray')).toEqual(['add', 'replace', 'alone']);
  });
  it('none changes nothing', () => {
    const [plan] = taken('alphadine').plans('ect', null);
    expect(plan).toMatchObject({ kind: 'none', added: [], replaced: [], procedure: 'ect' });
    expect(plan?.kept).toHaveLength(1);
  });
  it('are made for one member, or for all medicines together', () => {
    expect(taken().plans('maoi-switch', 'maolex')[0]?.added).toEqual(['maolex']);
    expect(taken().plans('pair', null)[0]?.added).toEqual(['augmentol', 'alphapram']);
  });
  it('are none for what is no option', () => expect(taken().plans('nothing', null)).toEqual([]));
});

describe('members', () => {
  const members = (draft: PersonDraft, option: string) => {
    const { eligible, out, provisional } = assessedAsked(draft).members(option);
    return [eligible.join(' '), out.map((item) => item.medicine).join(' '), provisional];
  };
  it('leave the classes of what is taken', () => {
    expect(members({ medications: ['alphadine'] }, 'out-of-class')).toEqual([
      'betaxine triptin',
      'alphadine alphapram',
      false,
    ]);
    expect(members({ medications: ['alphadine', 'triptin'] }, 'out-of-class')).toEqual([
      'betaxine',
      'alphadine alphapram triptin',
      false,
    ]);
    expect(members({ medications: ['maolin'] }, 'out-of-class')).toEqual([
      'alphadine alphapram betaxine triptin',
      '',
      false,
    ]);
  });
  it('keep to the classes of what is taken', () => {
    expect(members({ medications: ['alphadine'] }, 'within-class')).toEqual(['alphadine alphapram', 'betaxine', false]);
    expect(members({ medications: ['maolin'] }, 'within-class')).toEqual(['', 'alphadine alphapram betaxine', false]);
  });
  it('are provisional while what is taken is not known', () => {
    expect(members({ medications: { ...complete([]), known: false } }, 'out-of-class')).toEqual([
      'alphadine alphapram betaxine triptin',
      '',
      true,
    ]);
    expect(members({ medications: open([medication('alphadine')]) }, 'out-of-class')).toEqual([
      'betaxine triptin',
      'alphadine alphapram',
      true,
    ]);
    expect(members({ medications: open([]) }, 'within-class')).toEqual(['alphadine alphapram betaxine', '', true]);
    expect(members({ medications: ['other'] }, 'within-class')[2]).toBe(true);
  });
  it('go by the trial that failed last when nothing is taken any more', () => {
    const alpha = trial({ stopped: '2026-05-01' });
    const beta = trial({ what: 'betaxine', stopped: '2026-09-01' });
    expect(members({ trials: [alpha, beta] }, 'out-of-class')[1]).toBe('betaxine');
    expect(members({ trials: [beta, alpha] }, 'out-of-class')[1]).toBe('betaxine');
    expect(members({ trials: [beta, { ...alpha, stopped: null }] }, 'out-of-class')[1]).toBe('alphadine alphapram');
    expect(members({ trials: [alpha] }, 'within-class')[0]).toBe('alphadine alphapram');
  });
  it.each([
    ['an earlier episode', { episode: 'earlier' as const }],
    ['a response', { response: 'remission' as const }],
    ['a trial that was not adequate', { adherence: 'poor' as const }],
    ['an added medicine', { role: 'add' as const }],
  ])('do not go by %s', (_, draft) => {
    expect(members({ trials: [trial(draft)] }, 'out-of-class')[1]).toBe('');
    expect(members({ trials: [trial(draft)] }, 'within-class')[0]).toBe('');
  });
  it('are provisional while an open list may still hold the trial that failed last', () => {
    expect(members({ trials: open([]) }, 'within-class')).toEqual(['alphadine alphapram betaxine', '', true]);
    expect(members({ trials: open([trial()]) }, 'within-class')[2]).toBe(false);
  });
  it('say why one is out', () => {
    expect(assessedAsked({ medications: ['alphadine'] }).members('out-of-class').out[0]?.because).toBe(
      'Alphadine is being taken.',
    );
    expect(assessedAsked({ trials: [trial()] }).members('within-class').out[0]?.because).toBe(
      'Betaxine is of another class than Alphadine, which failed last.',
    );
    expect(assessedAsked().members('within-class').out[0]?.because).toContain('No antidepressant is taken');
  });
  it('are all of them without a condition, and none for what is no option', () => {
    expect(assessed().members('maoi-switch')).toEqual({ eligible: ['maolin', 'maolex'], out: [], provisional: false });
    expect(assessed().members('nothing').eligible).toEqual([]);
  });
});
