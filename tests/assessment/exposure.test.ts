/** The table of exposure states, row by row, in its order; matching by medicine and role, procedure, therapy. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { ExposureState } from '../../src/assessment/types.ts';
import type { Trial } from '../../src/cases/types.ts';
import {
  assessed,
  assessedAsked,
  complete,
  current,
  exactly,
  factOf,
  medication,
  missing,
  open,
  type PersonDraft,
  trial,
} from './fixture.ts';

const beta = (draft: Partial<Trial> = {}) => trial({ what: 'betaxine', ...draft });
const state = (draft: PersonDraft, option = 'betaxine-switch') => assessedAsked(draft).exposure(option).state;

describe('states of one trial', () => {
  it.each<[ExposureState, Partial<Trial>]>([
    ['reaction', { stoppedBecause: 'serious-reaction' }],
    ['failed', { response: 'none' }],
    ['failed', { response: 'minimal' }],
    ['failed', { response: 'worse' }],
    ['failed', { response: 'none', stoppedBecause: 'intolerance' }],
    ['partial', { response: 'partial' }],
    ['intolerant', { stoppedBecause: 'intolerance', weeksTotal: exactly(2) }],
    ['intolerant', { stoppedBecause: 'intolerance', response: 'remission', episode: 'earlier' }],
    ['inadequate', { weeksTotal: exactly(3) }],
    ['inadequate', { daily: exactly(10) }],
    ['inadequate', { adherence: 'poor' }],
    ['inadequate', { weeksTotal: exactly(3), episode: 'earlier' }],
    ['unclear', { weeksTotal: exactly(5) }],
    ['unclear', { daily: null }],
    ['unclear', { response: 'unknown' }],
    ['unclear', { episode: 'unknown' }],
    ['unclear', { adherence: 'unknown', episode: 'earlier' }],
    ['unclear', { response: 'response', stoppedBecause: 'unknown' }],
    ['failed-earlier', { episode: 'earlier' }],
    ['failed-earlier', { episode: 'earlier', response: 'partial' }],
    ['helped', { episode: 'earlier', response: 'response' }],
    ['helped', { episode: 'earlier', response: 'remission', stoppedBecause: 'unknown' }],
    ['helped', { episode: 'earlier', response: 'remission', weeksTotal: null }],
    ['helped', { response: 'response', stoppedBecause: 'other' }],
    ['lost', { response: 'response', stoppedBecause: 'lost-effect' }],
    ['lost', { episode: 'earlier', response: 'remission', stoppedBecause: 'lost-effect' }],
  ])('%s', (expected, draft) => expect(state({ trials: [beta(draft)] })).toBe(expected));

  it('never without one, unknown while a list that could show one is open or missing', () => {
    expect(state({})).toBe('never');
    expect(state({ trials: missing() })).toBe('unknown');
    expect(state({ trials: open([]) })).toBe('unknown');
    expect(state({ medications: missing() })).toBe('unknown');
    expect(state({ medications: open([]) })).toBe('unknown');
    expect(state({ medications: missing() }, 'ect')).toBe('never');
    expect(state({ trials: missing() }, 'ect')).toBe('unknown');
    expect(state({ trials: missing() }, 'optimise')).toBe('never');
  });
  it('is told even when the list is open', () => expect(state({ trials: open([beta()]) })).toBe('failed'));
});

describe('current', () => {
  it('is what is taken, by the list or by a trial', () => {
    expect(assessedAsked({ medications: ['betaxine'] }).exposure('betaxine-switch')).toMatchObject({
      state: 'current',
      current: true,
      trials: [0],
    });
    expect(assessed({ trials: [current({ what: 'betaxine' })] }).exposure('betaxine-switch').state).toBe('current');
    expect(state({ medications: ['augmentol'] }, 'augmentol-add')).toBe('current');
  });
  it('does not depend on the role: what is taken is not started again', () => {
    expect(state({ trials: [current({ what: 'betaxine' })], medications: ['betaxine'] }, 'betaxine-add')).toBe(
      'current',
    );
  });
  it('yields to a reaction, and says that it is taken all the same', () => {
    const reactions = complete([{ medicine: 'betaxine', reaction: 'severe-rash' }]);
    const exposure = assessedAsked({ medications: ['betaxine'], reactions }).exposure('betaxine-switch');
    expect(exposure).toMatchObject({ state: 'reaction', current: true });
    expect(exposure.reasons[0]?.say).toBe('Serious reaction to Betaxine on record: severe rash.');
  });
  it('comes before what was tried earlier, and keeps the effect that was lost', () => {
    const trials = [beta(), current({ what: 'betaxine', response: 'response', stoppedBecause: 'lost-effect' })];
    const exposure = assessedAsked({ trials, medications: ['betaxine'] }).exposure('betaxine-switch');
    expect(exposure).toMatchObject({ state: 'current', trials: [0, 1] });
    expect(exposure.reasons.map((reason) => reason.say).join()).toContain('it helped and lost its effect');
  });
  it('needs every medicine of a combination', () => {
    expect(state({ medications: ['alphapram'] }, 'pair')).toBe('never');
    expect(state({ medications: ['alphapram', 'augmentol'] }, 'pair')).toBe('current');
  });
});

describe('matching', () => {
  it('keeps an antidepressant on its own apart from the same one added', () => {
    expect([state({ trials: [beta()] }, 'betaxine-switch'), state({ trials: [beta()] }, 'betaxine-add')]).toEqual([
      'failed',
      'never',
    ]);
    const added = beta({ role: 'add', with: 'alphadine' });
    expect([state({ trials: [added] }, 'betaxine-switch'), state({ trials: [added] }, 'betaxine-add')]).toEqual([
      'never',
      'failed',
    ]);
  });
  it('takes a medicine that is no antidepressant in either role', () => {
    expect(state({ trials: [trial({ what: 'augmentol' })] }, 'augmentol-add')).toBe('unclear');
    expect(state({ trials: [trial({ what: 'augmentol', role: 'add' })] }, 'augmentol-add')).toBe('unclear');
  });
  it('takes either role where the option can be either', () => {
    expect(state({ trials: [trial({ what: 'sprayine', adequate: 'yes' })] }, 'spray')).toBe('failed');
    expect(state({ trials: [trial({ what: 'sprayine', adequate: 'yes', role: 'add' })] }, 'spray')).toBe('failed');
  });
  it('counts a reaction in any role', () => {
    expect(state({ trials: [beta({ role: 'add', stoppedBecause: 'serious-reaction' })] })).toBe('reaction');
  });
  it('goes by procedure, other procedures of the same kind, and therapy', () => {
    const course = (what: string, draft: Partial<Trial> = {}) =>
      trial({ kind: 'procedure', what, daily: null, adequate: 'yes', ...draft });
    expect(state({ trials: [course('ect')] }, 'ect')).toBe('failed');
    expect(state({ trials: [course('ect', { adequate: null })] }, 'ect')).toBe('unclear');
    expect(
      state({ trials: [course('ect', { adequate: null, response: 'remission', episode: 'earlier' })] }, 'ect'),
    ).toBe('helped');
    expect(state({ trials: [course('old-stimulation')] }, 'stimulation')).toBe('failed');
    expect(state({ trials: [course('stimulation')] }, 'ect')).toBe('never');
    expect(state({ trials: [course('spray')] }, 'spray')).toBe('failed');
    expect(state({ trials: [course('spray', { current: true, stopped: null })] }, 'spray')).toBe('current');
    expect(state({ trials: [trial({ kind: 'therapy', what: 'talk', adequate: 'no' })] }, 'talk')).toBe('inadequate');
  });
  it('asks both medicines of a combination to have been taken together', () => {
    const added = trial({ what: 'augmentol', role: 'add', with: 'alphapram', adequate: 'yes' });
    expect(state({ trials: [added] }, 'pair')).toBe('failed');
    expect(state({ trials: [{ ...added, with: 'alphadine' }] }, 'pair')).toBe('never');
    expect(state({ trials: [trial({ what: 'alphapram' })] }, 'pair')).toBe('never');
    expect(state({ trials: [trial({ what: 'alphapram' }), { ...added, with: null }] }, 'pair')).toBe('failed');
    expect(state({ trials: [{ ...added, with: null }] }, 'pair')).toBe('never');
    expect(assessedAsked({ trials: [added] }).memberExposure('pair', 'augmentol').state).toBe('failed');
  });
  it('takes the first state of the table when several trials match', () => {
    const inadequate = beta({ weeksTotal: exactly(2) });
    const helped = beta({ episode: 'earlier', response: 'remission' });
    expect(state({ trials: [helped, inadequate] })).toBe('inadequate');
    expect(state({ trials: [helped, inadequate, beta()] })).toBe('failed');
    expect(assessedAsked({ trials: [helped, trial(), inadequate] }).exposure('betaxine-switch').trials).toEqual([0, 2]);
  });
});

describe('options of which one medicine is chosen', () => {
  const failed = (what: string) => trial({ what, adequate: 'yes' });
  const helped = (what: string) => trial({ what, episode: 'earlier', response: 'remission' });
  it('are tried only when every member is', () => {
    expect(state({ trials: [failed('maolin')] }, 'maoi-switch')).toBe('never');
    expect(state({ trials: [failed('maolin'), failed('maolex')] }, 'maoi-switch')).toBe('failed');
    expect(assessedAsked({ trials: [failed('maolin')] }).exposure('maoi-switch').trials).toEqual([0]);
  });
  it('tell each member apart', () => {
    const { memberExposure } = assessedAsked({ trials: [failed('maolin')] });
    expect([memberExposure('maoi-switch', 'maolin').state, memberExposure('maoi-switch', 'maolex').state]).toEqual([
      'failed',
      'never',
    ]);
  });
  it('put a member that helped first, then one never taken', () => {
    expect(state({ trials: [helped('maolin')] }, 'maoi-switch')).toBe('helped');
    expect(state({ trials: [failed('maolin')], medications: missing() }, 'maoi-switch')).toBe('unknown');
    const both = { stoppedBecause: 'intolerance' as const, weeksTotal: exactly(1) };
    expect(
      state(
        {
          trials: [
            { ...failed('maolin'), ...both, adequate: null },
            { ...failed('maolex'), ...both, adequate: null },
          ],
        },
        'maoi-switch',
      ),
    ).toBe('intolerant');
  });
  it('are a reaction only when every member is', () => {
    const reactions = (...names: string[]) => complete(names.map((name) => ({ medicine: name, reaction: 'other' })));
    expect(state({ reactions: reactions('maolin') }, 'maoi-switch')).toBe('never');
    expect(state({ reactions: reactions('maolin', 'maolex') }, 'maoi-switch')).toBe('reaction');
    expect(state({ reactions: reactions('maolin'), trials: [failed('maolex')] }, 'maoi-switch')).toBe('failed');
  });
  it('count the members that are left for a switch', () => {
    expect(state({ medications: ['alphadine'] }, 'out-of-class')).toBe('never');
    expect(state({ trials: [failed('alphapram')], medications: ['alphadine'] }, 'within-class')).toBe('current');
    expect(state({ medications: ['maolin'] }, 'within-class')).toBe('never');
  });
});

describe('reasons', () => {
  it('say what was matched, for every state that has one', () => {
    const say = (draft: Partial<Trial>) =>
      assessedAsked({ trials: [beta({ daily: exactly(75), ...draft })] }).exposure('betaxine-switch').reasons[0]?.say;
    expect(say({ effects: ['severe-rash'], stoppedBecause: 'serious-reaction' })).toBe(
      'Betaxine (8 weeks at 75 mg) was stopped for a serious reaction (severe rash).',
    );
    expect(say({})).toBe('Betaxine (8 weeks at 75 mg) failed in this episode: adequate, response none.');
    expect(say({ response: 'partial' })).toContain('resuming and adding is another option');
    expect(say({ stoppedBecause: 'intolerance', effects: ['weight-gain'], weeksTotal: exactly(2) })).toBe(
      'Betaxine (2 weeks at 75 mg) was stopped because it was not tolerated (weight gain), response none.',
    );
    expect(say({ weeksTotal: exactly(3) })).toBe(
      'The earlier trial of Betaxine was not adequate: 3 weeks at 75 mg, adherence good.',
    );
    expect(say({ weeksTotal: exactly(5) })).toContain(
      'may already have failed. What would settle whether the trial is adequate: 6 weeks at 75 mg or more a day',
    );
    expect(say({ response: 'unknown' })).toContain('the response is not known');
    expect(say({ episode: 'unknown' })).toContain('the episode it belongs to is not known');
    expect(say({ response: 'response', stoppedBecause: 'unknown' })).toContain('why it was stopped is not known');
    expect(say({ episode: 'earlier' })).toContain('fell short in an earlier episode');
    expect(say({ episode: 'earlier', response: 'remission' })).toBe(
      'Betaxine (8 weeks at 75 mg) helped in an earlier episode: remission.',
    );
    expect(say({ stoppedBecause: 'lost-effect', response: 'response' })).toContain('then lost its effect');
  });
  it('say what is missing of a current trial', () => {
    const { reasons } = assessedAsked({ medications: complete([medication('betaxine', 150)]) }).exposure(
      'betaxine-switch',
    );
    expect(reasons[0]?.say).toContain(
      'is being taken now. What would settle whether the trial is adequate: 6 weeks at 75 mg or more a day',
    );
    expect(assessedAsked({ medications: ['augmentol'] }).exposure('augmentol-add').reasons[0]?.say).toBe(
      'Augmentol is being taken now.',
    );
  });
  it('say when it is not known whether a trial that helped is over', () => {
    const unsaid = beta({ current: null, stopped: null, response: 'response', stoppedBecause: 'other' });
    expect(assessed({ trials: [unsaid] }).exposure('betaxine-switch').reasons[0]?.say).toContain(
      'whether it is still taken is not known',
    );
  });
});

describe('facts', () => {
  it('are there for every option; unclear is unknown, so that no rule reads it as not failed', () => {
    const fact = (draft: PersonDraft, id: string) => factOf(assessedAsked(draft), `exposure.${id}`);
    expect(fact({ trials: [beta()] }, 'betaxine-switch')).toBe('failed');
    expect(fact({}, 'ect')).toBe('never');
    expect(fact({ trials: missing() }, 'ect')).toBe('unknown: not-asked');
    expect(fact({ trials: { ...missing(), dontKnow: true } }, 'ect')).toBe('unknown: dont-know');
    expect(fact({ trials: [beta({ weeksTotal: exactly(5) })] }, 'betaxine-switch')).toBe('unknown: disputed');
    expect(fact({ trials: [beta({ daily: null })] }, 'betaxine-switch')).toBe('unknown: missing');
  });
  it('treat what is no option as never', () => {
    expect(assessed().exposure('nothing').state).toBe('never');
    expect(assessed().memberExposure('nothing', 'betaxine').state).toBe('never');
  });
});

describe('property', () => {
  it('a state always has a reason, and only a known one', () => {
    const anyTrial = fc.record({
      what: fc.constantFrom('betaxine', 'alphadine', 'maolin', 'other'),
      role: fc.constantFrom('base', 'add'),
      episode: fc.constantFrom('this', 'earlier', 'unknown'),
      response: fc.constantFrom('none', 'partial', 'remission', 'worse', 'unknown'),
      stoppedBecause: fc.constantFrom(
        'no-effect',
        'intolerance',
        'serious-reaction',
        'lost-effect',
        'other',
        'unknown',
      ),
      weeksTotal: fc.constantFrom(null, exactly(2), exactly(5), exactly(8)),
      current: fc.constantFrom(true, false, null),
    }) as fc.Arbitrary<Partial<Trial>>;
    fc.assert(
      fc.property(fc.array(anyTrial, { maxLength: 3 }), fc.boolean(), (drafts, asked) => {
        const assessment = assessed({
          trials: drafts.map((draft) => trial({ stopped: null, ...draft })),
          ...(asked ? { medications: [] } : {}),
        });
        for (const option of ['betaxine-switch', 'betaxine-add', 'maoi-switch', 'pair', 'ect']) {
          const { state: found, reasons } = assessment.exposure(option);
          expect(reasons.length > 0).toBe(found !== 'never' && found !== 'unknown');
          for (const reason of reasons) expect(reason.say.length).toBeGreaterThan(10);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
