/** Acceptance 6: the JSON report is valid, equals the library's, and its case leads back to the same bytes. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';

import { parseCase } from '../../src/cases/index.ts';
import { explore, settingsFor } from '../../src/explore.ts';
import type { Knowledge } from '../../src/knowledge/types.ts';
import { renderJson } from '../../src/report/json.ts';
import type * as Library from '../../src/index.ts';
import { nextstep } from '../e2e/spawn.ts';
import { authored, BENIGN, ROOT, shipped, SPARSE } from './fixture.ts';

const schema = JSON.parse(readFileSync(join(ROOT, 'data', 'schema', 'report-1.schema.json'), 'utf8')) as object;
const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
const library = createRequire(import.meta.url)(join(ROOT, 'dist', 'index.cjs')) as typeof Library;
const compiled: Knowledge = shipped();

const CASES: readonly { title: string; data: object }[] = [
  { title: 'nothing at all', data: {} },
  { title: 'two failed trials', data: SPARSE },
  { title: 'a benign person', data: BENIGN },
  ...authored().studies.map((study) => ({ title: study.id, data: study.case })),
];

function expectValid(text: string): void {
  const valid = validate(JSON.parse(text));
  expect(validate.errors ?? []).toEqual([]);
  expect(valid).toBe(true);
}

it.each(CASES)('$title: valid in detail, and leads back to itself', async ({ data }) => {
  const { program, bytes, canonical } = await reportBytes(JSON.stringify({ as_of: '2026-11-23', ...data }), true);
  expectValid(bytes);
  expect(program).toBe(shippedVersion());
  expect((await reportBytes(JSON.stringify(canonical), true)).bytes).toBe(bytes);
});

it('YAML, JSON on one line and JSON over many give the same bytes, warnings included', async () => {
  const data = {
    as_of: '2026-11-23',
    sex: 'female',
    perinatal: { pregnant: 'yes', postpartum: 'yes' },
    medications: [{ medicine: 'sertraline' }],
    stopped_recently: [{ medicine: 'sertraline', stopped: '2026-11-01' }],
  };
  const compact = await reportBytes(JSON.stringify(data), false);
  expect(compact.bytes).toContain('CASE-QUESTIONABLE');
  expect((await reportBytes(JSON.stringify(data, null, 2), false)).bytes).toBe(compact.bytes);
  const yaml = [
    'as_of: 2026-11-23',
    '',
    'sex: female',
    'perinatal: {pregnant: yes, postpartum: yes}',
    'medications:',
    '  - {medicine: sertraline}',
    'stopped_recently:',
    '  - {medicine: sertraline, stopped: 2026-11-01}',
  ].join('\n');
  expect((await reportBytes(yaml, false)).bytes).toBe(compact.bytes);
});

async function reportBytes(text: string, detail: boolean) {
  const reading = await parseCase(text, 'case', compiled, { today: '2026-11-24' });
  if (reading.case === null) throw new Error(reading.problems.map((item) => item.message).join('; '));
  const report = explore(reading.case, compiled, settingsFor(reading.case, compiled, { detail }));
  return { program: report.program, bytes: renderJson(report), canonical: report.case };
}

function shippedVersion(): string {
  return (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;
}

const RUNS: readonly { title: string; words: readonly string[] }[] = [
  { title: 'as it stands', words: [] },
  { title: 'in detail', words: ['--detail'] },
  { title: 'with --set and --jurisdiction', words: ['--set', 'age=70', '--jurisdiction', 'uk'] },
  { title: 'with --as-of', words: ['--as-of', '2026-11-30'] },
];

describe.each(RUNS)('the built program, $title', ({ words }) => {
  const flags = ['explore', '--case', '-', '--format', 'json'];

  it('writes a valid report whose case pipes back to the same bytes', () => {
    const first = nextstep([...flags, ...words], { input: JSON.stringify(BENIGN) });
    expect(first.code).toBe(0);
    expectValid(first.stdout);
    const { case: canonical } = JSON.parse(first.stdout) as { case: object };
    const again = nextstep([...flags, ...words.filter((word) => word === '--detail')], {
      input: JSON.stringify(canonical),
    });
    expect(again.code).toBe(0);
    expect(again.stdout).toBe(first.stdout);
  });
});

it('the built program equals the library call, from source and as built', async () => {
  const run = nextstep(['explore', '--case', '-', '--format', 'json'], { input: JSON.stringify(BENIGN) });
  expect((await reportBytes(JSON.stringify(BENIGN), false)).bytes).toBe(run.stdout);
  const knowledge = library.readCompiled(join(ROOT, 'dist'));
  const { case: person } = await library.parseCase(JSON.stringify(BENIGN), null, knowledge, { today: '2026-11-24' });
  if (person === null) throw new Error('the benign case should read');
  expect(library.renderJson(library.explore(person, knowledge, library.settingsFor(person, knowledge)))).toBe(
    run.stdout,
  );
});

it('the compiled knowledge base says what data/ says', async () => {
  const fromData = await parseCase(JSON.stringify(BENIGN), null, authored(), { today: '2026-11-24' });
  if (fromData.case === null) throw new Error('the benign case should read');
  const bytes = renderJson(
    explore(fromData.case, authored(), settingsFor(fromData.case, authored(), { detail: true })),
  );
  expect((await reportBytes(JSON.stringify(BENIGN), true)).bytes).toBe(bytes);
});

it('a YAML case and the same case as JSON give the same bytes', () => {
  const yaml = 'case: 1\nas_of: 2026-11-23\nage: 46\nsex: male\nconditions: none\n';
  const json = '{"case":1,"as_of":"2026-11-23","age":46,"sex":"male","conditions":"none"}';
  const [first, second] = [yaml, json].map((input) =>
    nextstep(['explore', '--case', '-', '--format', 'json'], { input }),
  );
  expect(first?.code).toBe(0);
  expect(first?.stdout).toBe(second?.stdout);
});

it('every report has the same keys, and every option', () => {
  const run = nextstep(['explore', '--format', 'json', '--as-of', '2026-11-23']);
  const empty = JSON.parse(run.stdout) as Record<string, unknown>;
  expect(Object.keys(empty).sort()).toEqual(Object.keys((schema as { properties: object }).properties).sort());
});
