/** What data/ states about itself holds: every study case, every example of every option. One loop each. */
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { checkExamples, exploreData, studyFaults } from '../src/authoring/examples.ts';
import { loadKnowledge, type LoadedKnowledge } from '../src/knowledge/load.ts';
import type { AuthoredKnowledge } from '../src/knowledge/types.ts';

const loaded: LoadedKnowledge = loadKnowledge(join(import.meta.dirname, '..', 'data'));
const knowledge = loaded.knowledge as AuthoredKnowledge;

/** Verdicts and exposure states that the study cases have to show between them. */
const VERDICTS = ['avoid', 'check-first', 'consider', 'contraindicated', 'favoured', 'not-yet', 'tried'];
const EXPOSURES = [
  'current',
  'failed',
  'failed-earlier',
  'helped',
  'inadequate',
  'intolerant',
  'lost',
  'never',
  'partial',
  'reaction',
  'unclear',
  'unknown',
];

describe('study cases', () => {
  it('are 25 or more, fictional, and expect something of an option', () => {
    expect(knowledge.studies.length).toBeGreaterThanOrEqual(25);
    for (const study of knowledge.studies) {
      expect(study.fictional, study.id).toBe(true);
      expect(Object.keys(study.expect.options).length, study.id).toBeGreaterThan(0);
    }
  });

  it.each(knowledge.studies.map((study) => [study.id, study] as const))('%s', async (_id, study) => {
    expect(await studyFaults(study, knowledge)).toEqual([]);
  });

  it('show every verdict and every state of exposure between them', async () => {
    const verdicts = new Set<string>();
    const exposures = new Set<string>();
    for (const study of knowledge.studies) {
      const { exploration } = await exploreData(study.case, study.id, knowledge);
      for (const option of exploration?.report.options ?? []) {
        verdicts.add(option.verdict);
        exposures.add(option.exposure.state);
      }
    }
    expect([...verdicts].sort()).toEqual(VERDICTS);
    expect([...exposures].sort()).toEqual(EXPOSURES);
  });

  it('expect every verdict and state by name, not only by chance', () => {
    const expected = knowledge.studies.flatMap((study) => Object.values(study.expect.options));
    const verdicts = new Set(expected.flatMap((item) => [item.verdict ?? [], item.oneOf ?? []].flat()));
    const exposures = new Set(expected.map((item) => item.exposure));
    for (const verdict of VERDICTS) expect(verdicts, verdict).toContain(verdict);
    for (const state of EXPOSURES) expect(exposures, state).toContain(state);
  });
});

describe('options', () => {
  it('give what their examples state', async () => {
    const problems = await checkExamples(loaded.entries, knowledge);
    expect(problems.map((problem) => `${problem.file ?? ''}:${problem.line ?? 0} ${problem.message}`)).toEqual([]);
  });

  it('each have an example where they apply and one where they do not', () => {
    const applies = new Set<string>(['favoured', 'consider']);
    for (const option of knowledge.fullOptions) {
      const verdicts = option.examples.map((example) => example.verdict);
      expect(
        verdicts.some((verdict) => applies.has(verdict)),
        option.id,
      ).toBe(true);
      expect(
        verdicts.some((verdict) => !applies.has(verdict)),
        option.id,
      ).toBe(true);
    }
  });
});
