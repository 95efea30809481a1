/** Both staging methods: the worked examples of their tables, what is not known as a range, and that stages only rise. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type MsmInputs, scoreMsm } from '../../src/assessment/staging.ts';
import { type FailedClasses, STAGE_CLASSES, stageOf } from '../../src/assessment/thase-rush.ts';
import type { Trial } from '../../src/cases/types.ts';
import { setOf } from '../../src/logic/value.ts';
import {
  assessedAsked,
  complete,
  current,
  exactly,
  medication,
  missing,
  open,
  type PersonDraft,
  STAGING,
  trial,
} from './fixture.ts';

const inputs = (
  duration: number,
  severity: string,
  failed: number,
  augmentation: boolean,
  ect: boolean,
): MsmInputs => ({
  duration: exactly(duration),
  severity: [severity],
  failed: exactly(failed),
  augmentation: augmentation ? 'true' : 'false',
  ect: ect ? 'true' : 'false',
});

describe('Maudsley Staging Method', () => {
  it.each<[MsmInputs, number, string]>([
    [inputs(8, 'moderate', 2, false, false), 5, 'mild'],
    [inputs(18, 'severe-without-psychosis', 4, true, false), 9, 'moderate'],
    [inputs(36, 'severe-with-psychosis', 11, true, true), 15, 'severe'],
    [inputs(3, 'subsyndromal', 1, false, false), 3, 'mild'],
    [inputs(30, 'moderate', 5, true, true), 11, 'severe'],
    [inputs(13, 'mild', 3, false, false), 6, 'mild'],
  ])('worked example %#', (values, score, band) => {
    const staged = scoreMsm(values, STAGING.msm);
    expect(staged).toMatchObject({ score: exactly(score), band, unknown: [], notStaged: null });
    // The items account for the sum.
    expect(staged.items.reduce((sum, item) => sum + item.points.min, 0)).toBe(score);
  });
  it('does not apply while none has failed', () => {
    const none = scoreMsm(inputs(12, 'moderate', 0, false, false), STAGING.msm);
    expect(none).toMatchObject({ score: null, band: null, unknown: [] });
    expect(none.notStaged).toContain('no antidepressant has failed');
  });

  const points = (draft: Partial<MsmInputs>) =>
    scoreMsm({ ...inputs(8, 'moderate', 2, false, false), ...draft }, STAGING.msm);
  it.each<[Partial<MsmInputs>, number]>([
    [{ duration: exactly(12) }, 5],
    [{ duration: exactly(12.03) }, 6],
    [{ duration: exactly(24) }, 6],
    [{ duration: exactly(24.03) }, 7],
    [{ failed: exactly(2) }, 5],
    [{ failed: exactly(3) }, 6],
    [{ failed: exactly(4) }, 6],
    [{ failed: exactly(5) }, 7],
    [{ failed: exactly(6) }, 7],
    [{ failed: exactly(7) }, 8],
    [{ failed: exactly(10) }, 8],
    [{ failed: exactly(11) }, 9],
  ])('both sides of each line: %o', (draft, score) => expect(points(draft).score).toEqual(exactly(score)));
  it('adds the whole range of what is not known, and gives a band only when every total lies in it', () => {
    expect(points({ duration: { min: 11, max: 13 } })).toMatchObject({
      score: { min: 5, max: 6 },
      band: 'mild',
      unknown: ['duration'],
    });
    expect(points({ severity: ['severe-without-psychosis', 'severe-with-psychosis'] })).toMatchObject({
      score: { min: 6, max: 7 },
      band: null,
    });
    expect(points({ severity: null })).toMatchObject({ score: { min: 3, max: 7 }, unknown: ['severity'] });
    expect(points({ failed: { min: 1, max: 3 }, augmentation: 'unknown', ect: 'unknown' })).toMatchObject({
      score: { min: 5, max: 8 },
      unknown: ['antidepressants-failed', 'augmentation', 'ect'],
    });
    expect(points({ failed: { min: 1, max: 2 } })).toMatchObject({ score: exactly(5), unknown: [] });
    expect(points({ failed: { min: 0, max: 1 } })).toMatchObject({
      score: exactly(5),
      band: null,
      unknown: ['antidepressants-failed'],
    });
    expect(
      points({
        duration: null,
        severity: null,
        failed: { min: 0, max: Infinity },
        augmentation: 'unknown',
        ect: 'unknown',
      }).score,
    ).toEqual({ min: 3, max: 15 });
  });
  it('takes a word or dimension it does not know as any', () => {
    expect(points({ severity: ['dreadful'] }).score).toEqual({ min: 3, max: 7 });
    const other = {
      ...STAGING.msm,
      dimensions: STAGING.msm.dimensions.map((item) => ({ ...item, id: `x-${item.id}` })),
    };
    expect(scoreMsm(inputs(8, 'moderate', 2, false, false), other).score).toEqual({ min: 3, max: 15 });
  });
});

describe('Thase-Rush', () => {
  const stage = (failed: readonly FailedClasses[], ect = false) => stageOf(failed, ect, STAGE_CLASSES);
  it.each<[string, readonly FailedClasses[], boolean, number]>([
    ['nothing', [], false, 0],
    ['one class', [['alpha']], false, 1],
    ['two drugs, one class', [['alpha'], ['alpha']], false, 1],
    ['two classes', [['alpha'], ['beta']], false, 2],
    ['the tricyclic supplies stage 2', [['alpha'], ['tricyclic']], false, 2],
    ['two classes and a tricyclic', [['alpha'], ['beta'], ['tricyclic']], false, 3],
    ['a second tricyclic supplies stage 3', [['alpha'], ['tricyclic'], ['tricyclic']], false, 3],
    ['an MAOI supplies stage 2', [['alpha'], ['tricyclic'], ['maoi']], false, 3],
    ['an MAOI without a tricyclic', [['alpha'], ['beta'], ['maoi']], false, 2],
    ['all four', [['alpha'], ['beta'], ['tricyclic'], ['maoi']], false, 4],
    ['all four and bilateral ECT', [['alpha'], ['beta'], ['tricyclic'], ['maoi']], true, 5],
    ['ECT without stages 3 and 4', [['alpha'], ['beta']], true, 2],
    ['a shared class is not distinct', [['alpha', 'beta'], ['beta']], false, 1],
    ['unknown classes take what helps most', [null, null, null, null], false, 4],
    ['one unknown class', [['alpha'], ['beta'], null], false, 3],
  ])('%s', (_, failed, ect, expected) => expect(stage(failed, ect)).toBe(expected));

  it('never falls when another has failed', () => {
    const anyClass = fc.constantFrom<FailedClasses>(
      ['alpha'],
      ['beta'],
      ['tricyclic'],
      ['maoi'],
      ['alpha', 'beta'],
      null,
    );
    fc.assert(
      fc.property(fc.array(anyClass, { maxLength: 6 }), anyClass, fc.boolean(), (failed, extra, ect) => {
        expect(stage([...failed, extra], ect)).toBeGreaterThanOrEqual(stage(failed, ect));
      }),
    );
  });
});

describe('staging of a case', () => {
  const of = (draft: PersonDraft) => assessedAsked(draft).staging;
  const ect = (draft: Partial<Trial> = {}) =>
    trial({ kind: 'procedure', what: 'ect', daily: null, adequate: 'yes', placement: 'bitemporal', ...draft });
  const failed = (...names: string[]) => names.map((what) => trial({ what }));
  const calm = {
    values: {
      'episode.started': '2026-03-01',
      'episode.severity': 'moderate',
      features: setOf([], { closed: true }),
      acute: setOf([], { closed: true }),
    },
  };
  const severe = (features: ReturnType<typeof setOf> | undefined, acute: ReturnType<typeof setOf> | undefined) => ({
    ...calm,
    values: {
      'episode.started': '2026-03-01',
      'episode.severity': 'severe',
      ...(features ? { features } : {}),
      ...(acute ? { acute } : {}),
    },
    trials: failed('alphadine'),
  });

  it('adds up what the case says', () => {
    const trials = [...failed('alphadine', 'betaxine'), trial({ what: 'augmentol', role: 'add' }), ect()];
    expect(of({ ...calm, trials })).toMatchObject({
      msm: { score: exactly(7), band: 'moderate', unknown: [], notStaged: null },
      thaseRush: { stage: exactly(2) },
    });
  });
  it('is not staged without a failed trial', () => {
    expect(of({ ...calm, trials: [trial({ response: 'partial' })] }).msm.notStaged).not.toBeNull();
    expect(of({ ...calm, trials: [] }).thaseRush.stage).toEqual(exactly(0));
  });
  it('is open while the list of trials is', () => {
    expect(of({ trials: missing(), medications: missing() })).toMatchObject({
      msm: {
        score: { min: 3, max: 15 },
        band: null,
        unknown: ['duration', 'severity', 'antidepressants-failed', 'augmentation', 'ect'],
      },
      thaseRush: { stage: { min: 0, max: 5 } },
    });
    expect(of({ ...calm, trials: open(failed('alphadine', 'betaxine')) }).thaseRush.stage).toEqual({ min: 2, max: 5 });
  });
  it('splits severe depression by psychosis, wherever that is recorded', () => {
    const none = setOf([], { closed: true });
    expect(of(severe(none, none)).msm.score).toEqual(exactly(6));
    expect(of(severe(setOf(['psychotic']), undefined)).msm.score).toEqual(exactly(7));
    expect(of(severe(undefined, setOf(['psychosis']))).msm.score).toEqual(exactly(7));
    expect(of(severe(undefined, none)).msm.score).toEqual({ min: 6, max: 7 });
  });
  it('takes augmentation from an added medicine, an augmenter without a role, or leaves it open', () => {
    const augmented = (draft: PersonDraft) => of({ ...calm, ...draft }).msm.score;
    const base = failed('alphadine');
    expect(augmented({ trials: base })).toEqual(exactly(5));
    expect(augmented({ trials: [...base, trial({ what: 'betaxine', role: 'add', weeksTotal: exactly(1) })] })).toEqual(
      exactly(6),
    );
    expect(augmented({ trials: [...base, trial({ what: 'augmentol' })] })).toEqual(exactly(6));
    expect(augmented({ trials: [...base, trial({ what: 'plainol' })] })).toEqual(exactly(5));
    expect(augmented({ trials: [...base, trial({ what: 'augmentol', episode: 'earlier' })] })).toEqual(exactly(5));
    expect(augmented({ trials: [...base, trial({ what: 'augmentol', episode: 'unknown' })] })).toEqual({
      min: 5,
      max: 6,
    });
    expect(augmented({ trials: base, medications: ['augmentol'] })).toEqual({ min: 5, max: 6 });
    expect(augmented({ trials: base, medications: missing() })).toEqual({ min: 5, max: 6 });
  });
  it('asks of ECT for stage 5 that it was bilateral, adequate and failed in this episode', () => {
    const before = failed('alphadine', 'betaxine', 'triptin', 'maolin');
    const stage = (draft: Partial<Trial>) => of({ trials: [...before, ect(draft)] }).thaseRush.stage;
    expect(of({ trials: before }).thaseRush.stage).toEqual(exactly(4));
    expect(stage({})).toEqual(exactly(5));
    expect(stage({ placement: 'bifrontal' })).toEqual(exactly(5));
    expect(stage({ placement: 'right-unilateral' })).toEqual(exactly(4));
    expect(stage({ placement: null })).toEqual({ min: 4, max: 5 });
    expect(stage({ placement: 'elsewhere' })).toEqual({ min: 4, max: 5 });
    expect(stage({ adequate: null })).toEqual({ min: 4, max: 5 });
    expect(stage({ adequate: 'no' })).toEqual(exactly(4));
    expect(stage({ response: 'partial' })).toEqual(exactly(4));
    expect(stage({ episode: 'earlier' })).toEqual(exactly(4));
  });
  it('counts a medicine once and leaves combinations out', () => {
    const stage = (...trials: Trial[]) => of({ trials }).thaseRush.stage;
    expect(stage(trial(), trial({ what: 'triptin' }), trial({ what: 'triptin' }))).toEqual(exactly(2));
    expect(stage(trial(), trial({ what: 'triptin' }), trial({ what: 'triptonal' }))).toEqual(exactly(3));
    expect(stage(trial(), trial({ what: 'betaxine', role: 'add', with: 'alphadine' }))).toEqual(exactly(1));
    expect(stage(trial(), trial({ what: 'betaxine', role: 'add' }))).toEqual(exactly(1));
    expect(stage(trial({ what: 'betaxine', role: 'add' }))).toEqual(exactly(1));
    expect(stage(trial(), trial({ what: 'deltaren', adequate: 'yes' }))).toEqual(exactly(1));
    expect(stage(trial(), trial({ what: 'other', adequate: 'yes' }))).toEqual({ min: 1, max: 2 });
  });
  it('is widened by a trial under way of which nothing is known', () => {
    expect(
      of({ trials: failed('alphadine'), medications: complete([medication('betaxine', 150)]) }).thaseRush.stage,
    ).toEqual({ min: 1, max: 2 });
    expect(of({ trials: [current({ response: 'unknown' })] }).thaseRush.stage).toEqual({ min: 0, max: 1 });
  });

  it('another failed adequate trial never lowers a stage or a score', () => {
    const anyTrial = fc.record({
      what: fc.constantFrom('alphadine', 'betaxine', 'triptin', 'maolin', 'augmentol', 'other'),
      role: fc.constantFrom('base', 'add'),
      with: fc.constantFrom(null, 'alphadine', 'betaxine'),
      episode: fc.constantFrom('this', 'earlier', 'unknown'),
      response: fc.constantFrom('none', 'partial', 'unknown'),
      weeksTotal: fc.constantFrom(null, exactly(2), exactly(8)),
    }) as fc.Arbitrary<Partial<Trial>>;
    fc.assert(
      fc.property(
        fc.array(anyTrial, { maxLength: 4 }),
        fc.constantFrom('alphadine', 'betaxine', 'triptin', 'maolin'),
        (drafts, what) => {
          const rows = drafts.map((draft) => trial(draft));
          const [before, after] = [of({ ...calm, trials: rows }), of({ ...calm, trials: [...rows, trial({ what })] })];
          for (const end of ['min', 'max'] as const) {
            expect(after.thaseRush.stage[end]).toBeGreaterThanOrEqual(before.thaseRush.stage[end]);
            expect(after.msm.score?.[end] ?? 0).toBeGreaterThanOrEqual(before.msm.score?.[end] ?? 0);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
