/**
 * `npm run bench`: start-up as ratios to bare `node -e 0`, measured in one interleaved run (medians), and the speed of
 * the engine. Never part of the tests: machines differ, ratios are to be read.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

import { parseCase } from '../src/cases/index.ts';
import { explore, settingsFor } from '../src/explore.ts';
import { readCompiled } from '../src/knowledge/compiled.ts';

const root = join(import.meta.dirname, '..');
const bin = join(root, 'bin', 'nextstep.js');
const rounds = Number(process.argv[2] ?? 20);
const scratch = mkdtempSync(join(tmpdir(), 'nextstep-bench-'));

const CASE = {
  case: 1,
  as_of: '2026-11-23',
  jurisdiction: 'us',
  age: 46,
  trials: [
    {
      drug: 'sertraline',
      dose: '200 mg',
      weeks: 10,
      adherence: 'good',
      response: 'none',
      current: 'no',
      stopped: '2026-06-01',
    },
    { drug: 'venlafaxine', dose: '225 mg', weeks: 8, adherence: 'good', response: 'none', current: 'yes' },
  ],
  medications: [{ medicine: 'venlafaxine', dose: '225 mg' }],
};
const jsonCase = join(scratch, 'case.json');
const yamlCase = join(scratch, 'case.yaml');
writeFileSync(jsonCase, JSON.stringify(CASE));
// JSON is YAML; the leading comment keeps the reader from taking the JSON path.
writeFileSync(yamlCase, `# a YAML case\n${JSON.stringify(CASE)}\n`);

interface Row {
  readonly name: string;
  readonly args: readonly string[];
  readonly budget: number | null;
  readonly times: number[];
}
const row = (name: string, args: readonly string[], budget: number | null): Row => ({ name, args, budget, times: [] });
const rows: readonly Row[] = [
  row('bare node -e 0', ['-e', '0'], null),
  row('--version', [bin, '--version'], 1.25),
  row('--help', [bin, '--help'], 1.75),
  row('explore, JSON case, json', [bin, 'explore', '--case', jsonCase, '--format', 'json'], 1.9),
  row('explore, JSON case, text', [bin, 'explore', '--case', jsonCase], 2.1),
  row('explore, YAML case, text', [bin, 'explore', '--case', yamlCase], 2.6),
  row('kb check', [bin, 'kb', 'check'], null),
];

// An extra certificate file costs every start tens of milliseconds on some versions and says nothing about us.
const env = { ...process.env };
delete env['NODE_EXTRA_CA_CERTS'];

function time(args: readonly string[]): number {
  const started = performance.now();
  const result = spawnSync(process.execPath, args, { env, stdio: 'ignore' });
  if (result.status !== 0) throw new Error(`${args.join(' ')} exited with ${String(result.status)}`);
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

for (let round = -2; round < rounds; round += 1) {
  for (const item of rows) {
    if (item.name === 'kb check' && round % 4 !== 0) continue;
    const took = time(item.args);
    if (round >= 0) item.times.push(took);
  }
}
const bare = median(rows[0]?.times ?? [1]);
const write = (line: string) => process.stdout.write(`${line}\n`);
write(`start-up on ${process.version}, medians of ${rounds} interleaved rounds`);
write('| what | median ms | best ms | x bare | budget |');
write('|---|---|---|---|---|');
for (const item of rows) {
  const middle = median(item.times);
  write(
    `| ${item.name} | ${middle.toFixed(1)} | ${Math.min(...item.times).toFixed(1)} | ${(middle / bare).toFixed(2)} | ${item.budget === null ? (item.name === 'kb check' ? '2 s' : '') : item.budget} |`,
  );
}

const knowledge = readCompiled(join(root, 'dist'));
const reading = await parseCase(JSON.stringify(CASE), 'bench', knowledge, { today: '2026-11-23' });
if (reading.case === null) throw new Error('the benchmark case has faults');
const person = reading.case;
const settings = settingsFor(person, knowledge);
for (let warm = 0; warm < 50; warm += 1) explore(person, knowledge, settings);
const runs = 300;
const started = performance.now();
for (let run = 0; run < runs; run += 1) explore(person, knowledge, settings);
const perReport = (performance.now() - started) / runs;
write('');
write(
  `one report in process: ${perReport.toFixed(2)} ms for ${knowledge.options.length} options (${Math.round(1000 / perReport)} a second)`,
);
rmSync(scratch, { recursive: true, force: true });
