/** The assessment as a whole: pure, complete, and free of medicine names and thresholds of its own. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { assess } from '../../src/assessment/index.ts';
import { asked, assessed, current, knowledge, trial } from './fixture.ts';

const FOLDER = join(import.meta.dirname, '../../src/assessment');
const sources = readdirSync(FOLDER).map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));

describe('assess', () => {
  it('gives the same result for the same case', () => {
    const draft = { trials: [trial(), current({ what: 'betaxine' })], medications: ['betaxine', 'plainol'] };
    const plain = () => {
      const { facts, trials, regimen, staging, exposure } = assess(asked(draft), knowledge);
      return JSON.stringify([[...facts], trials, regimen, staging, exposure('out-of-class')]);
    };
    expect(plain()).toBe(plain());
  });
  it('does not change the case or the knowledge base', () => {
    const person = asked({ trials: [trial({ current: null, stopped: null })], medications: ['alphadine', 'betaxine'] });
    const before = JSON.stringify([person, knowledge]);
    assess(person, knowledge);
    expect(JSON.stringify([person, knowledge])).toBe(before);
  });
  it('answers for an empty case: everything unknown, nothing assumed', () => {
    const assessment = assessed();
    expect(assessment.trials).toEqual([]);
    expect(assessment.regimen).toEqual({
      known: false,
      complete: false,
      rows: [],
      stopped: [],
      maybe: [],
      courses: [],
      stoppedComplete: false,
    });
    for (const [id, value] of assessment.facts) {
      if (id === 'exposure.optimise') continue;
      const settled = value.state === 'known' && !(value.kind === 'range' && value.min === 0 && value.max === Infinity);
      expect([id, settled && !(value.kind === 'set' && !value.closed)]).toEqual([id, false]);
    }
  });
});

describe('the room', () => {
  it('names no medicine', () => {
    const data = join(import.meta.dirname, '../../data/medicines');
    const names = readdirSync(data)
      .map((file) => file.replace(/\.yaml$/, ''))
      .filter((name) => name.length > 3);
    expect(names.length).toBeGreaterThan(100);
    for (const { name, text } of sources) {
      const words = new Set(text.toLowerCase().match(/[a-z][a-z-]+/g));
      expect([name, names.filter((medicine) => words.has(medicine))]).toEqual([name, []]);
    }
  });
  it('keeps its files small', () => {
    for (const { name, text } of sources) expect([name, text.split('\n').length < 300]).toEqual([name, true]);
  });
});
