/** `reassess`, `stage` and `score`, as a script and a person meet them. */
import { describe, expect, it } from 'vitest';

import { nextstep } from './spawn.ts';

const FOUR_TRIALS = JSON.stringify({
  as_of: '2026-11-23',
  age: 46,
  trials: [
    { drug: 'sertraline', dose: '200 mg', weeks: 10, adherence: 'good', response: 'none', stopped: '2026-01' },
    { drug: 'escitalopram', dose: '20 mg', weeks: 2, adherence: 'good', response: 'none', stopped: '2026-03' },
    {
      drug: 'venlafaxine',
      dose: '150 mg',
      weeks: 2,
      adherence: 'good',
      response: 'none',
      stopped: '2026-04',
      stopped_because: 'intolerance',
    },
    { drug: 'mirtazapine', dose: '45 mg', weeks: 8, response: 'none', stopped: '2026-08' },
  ],
});

interface Reassessment {
  readonly resistance: {
    readonly established: string;
    readonly adequateTrials: { readonly min: number; readonly max: number | null };
    readonly trials: readonly { readonly adequate: string; readonly settledBy: string | null }[];
    readonly definitions: readonly { readonly id: string; readonly met: string }[];
  };
  readonly staging: { readonly thaseRush: { readonly stage: { readonly min: number; readonly max: number } } };
  readonly references: readonly { readonly id: string }[];
}

const read = (words: readonly string[], input: string): Reassessment => {
  const run = nextstep([...words, '--case', '-', '--format', 'json'], { input });
  expect(run.stderr).toBe('');
  expect(run.code).toBe(0);
  return JSON.parse(run.stdout) as Reassessment;
};

describe('reassess', () => {
  it('one adequate, one too short, one not tolerated, one of unknown adherence: one to two, and what settles it', () => {
    const { resistance } = read(['reassess'], FOUR_TRIALS);
    expect(resistance.trials.map((trial) => trial.adequate)).toEqual(['yes', 'no', 'no', 'unknown']);
    expect(resistance.adequateTrials).toEqual({ min: 1, max: 2 });
    expect(resistance.established).toBe('unknown');
    expect(resistance.trials[3]?.settledBy).toMatch(/adherence|most days/);
  });

  it('text names the trial that would settle it, cites, and never says yes', () => {
    const run = nextstep(['reassess', '--case', '-', '--width', '80'], { input: FOUR_TRIALS });
    expect(run.stdout).toMatch(/Resistance: (unknown|cannot tell)/);
    expect(run.stdout).toContain('1 to 2 adequate trials');
    expect(run.stdout).toContain('── Sources');
  });
});

describe('stage', () => {
  it('an SSRI after an SSRI: two trials for the regulator, Thase-Rush stage 1', () => {
    const two = JSON.stringify({
      as_of: '2026-11-23',
      trials: ['sertraline 200 mg 10 weeks none good', 'escitalopram 20 mg 8 weeks none good'],
    });
    expect(read(['stage'], two).staging.thaseRush.stage).toEqual({ min: 1, max: 1 });
    const { resistance } = read(['reassess'], two);
    expect(resistance.adequateTrials).toEqual({ min: 2, max: 2 });
    expect(resistance.definitions.find((item) => item.id === 'two-adequate-trials')?.met).toBe('yes');
    const text = nextstep(['stage', '--case', '-', '--width', '80'], { input: two }).stdout.replace(/\s+/g, ' ');
    expect(text).toContain('2 adequate trials');
    expect(text).toContain('Thase-Rush stage: 1');
    expect(text).toContain('distinctly different class');
  });
});

describe('score', () => {
  it('sums answers and gives the total, its severity and the sentence on the flagged item', () => {
    const run = nextstep(['score', 'phq9', '--items', '1,1,1,1,0,0,0,0,1', '--format', 'json']);
    const score = JSON.parse(run.stdout) as { latest: { total: number; band: { id: string } }; notes: string[] };
    expect(score.latest).toMatchObject({ total: 5, band: { id: 'mild' } });
    expect(score.notes).toHaveLength(1);
  });

  it('reads dated totals, and the totals of a case, alike', () => {
    const direct = JSON.parse(
      nextstep(['score', 'phq9', '21@2026-09-28', '17@2026-11-20', '--format', 'json']).stdout,
    ) as {
      change: unknown;
    };
    const input = JSON.stringify({
      as_of: '2026-11-23',
      scores: {
        phq9: [
          { on: '2026-09-28', total: 21 },
          { on: '2026-11-20', total: 17 },
        ],
      },
    });
    const run = nextstep(['score', '--case', '-', '--format', 'json'], { input });
    const { scores } = JSON.parse(run.stdout) as { scores: { id: string; change: unknown }[] };
    expect(scores).toHaveLength(1);
    expect(scores[0]?.change).toEqual(direct.change);
  });

  it.each([
    [['score', 'madrs', '--items', '1,2'], 'only its total'],
    [['score', 'phq9', '--items', '1,2'], 'takes 9 answers'],
    [['score', 'phq9', '28'], 'from 0 to 27'],
    [['score', 'phq9', '21@2026-02-31'], 'found 21@2026-02-31'],
    [['score', 'phq8', '3'], 'did you mean phq9'],
    [['score', 'phq9'], 'no total'],
    [['score', '--items', '1'], 'name of a scale'],
  ])('%j: wrong usage, said in words', (words, message) => {
    const run = nextstep(words);
    expect(run.code).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain(message);
  });
});
