/** A treatment known by name only is kept as given, and the reader is told that it has no verdict. */
import { expect, it } from 'vitest';

import { good, read } from './fixture.ts';

const KINDS: readonly (readonly [string, string])[] = [
  ['a therapy', 'trials: [{therapy: talk, weeks: 12, response: none}]'],
  ['its other name', 'trials: [{therapy: chat, weeks: 12, response: none}]'],
  ['one line', 'trials: ["talk 12 weeks none"]'],
  ['a drug', 'trials: [{drug: weed, weeks: 12, response: none}]'],
  ['a drug in one line', 'trials: ["herb 12 weeks none"]'],
  ['access', 'access: {talk: no}'],
];
it.each(KINDS)('%s: kept, with a warning and without a fault', async (_name, text) => {
  const { problems } = await read(text);
  expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
  const warnings = problems.filter((problem) => problem.code === 'CASE-NOT-SOURCED');
  expect(warnings).toHaveLength(1);
  expect(warnings[0]?.message).toContain('no checked source');
  expect(warnings[0]?.hint).toMatch(/^nextstep show (talk|herb) says why$/);
});

it('the trial carries the id, and the canonical case reads the same again', async () => {
  const person = await good('trials: [{therapy: chat, weeks: 12, response: none}, {drug: weed, weeks: 6}]');
  expect(person.trials.rows.map((trial) => [trial.kind, trial.what])).toEqual([
    ['therapy', 'talk'],
    ['drug', 'herb'],
  ]);
  const again = await good(JSON.stringify(person.canonical));
  expect(again.canonical).toEqual(person.canonical);
});
