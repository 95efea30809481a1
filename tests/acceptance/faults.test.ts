/** Acceptance 5: five faults in one case are five problems, each with its place and what would be right. */
import { describe, expect, it } from 'vitest';

import { parseCase } from '../../src/cases/index.ts';
import type { Problem } from '../../src/problems.ts';
import { nextstep } from '../e2e/spawn.ts';
import { AS_OF, shipped } from './fixture.ts';

const YAML = `case: 1
as_of: 2026-11-23
age: 46
agee: 3
trials:
  - {drug: sertralin, dose: 200 mg, weeks: {total: -10}}
labs:
  tsh: {value: 2.1, unit: kg}
age: 47
`;
const JSON_TEXT = `{
  "case": 1,
  "as_of": "2026-11-23",
  "age": 46,
  "agee": 3,
  "trials": [
    {"drug": "sertralin", "dose": "200 mg", "weeks": {"total": -10}}
  ],
  "labs": {"tsh": {"value": 2.1, "unit": "kg"}},
  "age": 47
}
`;
/** What stands at the reported place, what is suggested. */
const FAULTS = [
  { code: 'CASE-UNKNOWN-KEY', at: /^"?agee/, suggests: /\bage\b/ },
  { code: 'CASE-MEDICINE', at: /^"?sertralin/, suggests: /sertraline/ },
  { code: 'CASE-RANGE', at: /^-10/, suggests: /minus|0 to/ },
  { code: 'CASE-UNIT', at: /^"?kg/, suggests: /mIU\/L/ },
  { code: 'CASE-DUPLICATE-KEY', at: /^"?age"?: 47/, suggests: /one of the two/ },
] as const;

/** Every fault once, each where the text has it. */
function expectAll(problems: readonly Problem[], text: string): void {
  const lines = text.split('\n');
  expect(problems.map((item) => item.code).sort()).toEqual(FAULTS.map((item) => item.code).sort());
  for (const fault of FAULTS) {
    const problem = problems.find((item) => item.code === fault.code);
    const line = lines[(problem?.line ?? 0) - 1] ?? '';
    expect(line.slice((problem?.column ?? 0) - 1), fault.code).toMatch(fault.at);
    expect(`${problem?.hint ?? ''} ${problem?.expected ?? ''}`, fault.code).toMatch(fault.suggests);
  }
}

describe.each([
  { form: 'YAML', text: YAML },
  { form: 'JSON', text: JSON_TEXT },
])('a case with five faults, as $form', ({ text }) => {
  it('gives all five at once, and no case', async () => {
    const reading = await parseCase(text, 'five.yaml', shipped(), { today: AS_OF });
    expect(reading.case).toBeNull();
    expectAll(reading.problems, text);
  });

  it('stops the program with 3, on stderr only', () => {
    const run = nextstep(['explore', '--case', '-'], { input: text });
    expect(run.code).toBe(3);
    expect(run.stdout).toBe('');
    for (const fault of FAULTS) expect(run.stderr).toContain(fault.code);
    expect(run.stderr.match(/^\s*\|?\s*.*\^$/gm)?.length).toBe(FAULTS.length);
    const places = [...run.stderr.matchAll(/^error (\S+) .*?:(\d+):(\d+)$/gm)];
    expect(places.map((match) => match[1]).sort()).toEqual(FAULTS.map((item) => item.code).sort());
  });

  it('is the same five for a script', () => {
    const run = nextstep(['explore', '--case', '-', '--format', 'json'], { input: text });
    expect(run.code).toBe(3);
    expect(run.stdout).toBe('');
    expectAll((JSON.parse(run.stderr) as { problems: Problem[] }).problems, text);
  });
});

it('a fault in --set is found with those of the case', () => {
  const run = nextstep(['explore', '--case', '-', '--set', 'agez=46', '--format', 'json'], { input: YAML });
  expect(run.code).toBe(3);
  expect((JSON.parse(run.stderr) as { problems: Problem[] }).problems.length).toBeGreaterThan(FAULTS.length);
});
