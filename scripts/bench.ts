/**
 * `npm run bench`: start-up as ratios to bare `node -e 0`, measured in one interleaved run (medians), and the speed of
 * the engine. Never part of the tests: machines differ, ratios are to be read. `npm run bench -- 40` takes 40 rounds.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

import { parseCase } from '../src/cases/index.ts';
import type { PersonCase } from '../src/cases/types.ts';
import { explore, settingsFor } from '../src/explore.ts';
import { readCompiled } from '../src/knowledge/compiled.ts';
import type { Knowledge } from '../src/knowledge/types.ts';
import { renderJson } from '../src/report/json.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const bin = join(root, 'bin', 'nextstep.js');
const rounds = Number(process.argv[2] ?? 20);

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

interface Row {
  readonly name: string;
  readonly args: readonly string[];
  /** As a ratio to bare node; null for the bare run itself. */
  readonly budget: number | null;
  readonly times: number[];
}

function rowsFor(scratch: string): Row[] {
  const jsonCase = join(scratch, 'case.json');
  const yamlCase = join(scratch, 'case.yaml');
  writeFileSync(jsonCase, JSON.stringify(CASE));
  // JSON is YAML; the leading comment keeps the reader from taking the JSON path.
  writeFileSync(yamlCase, `# a YAML case\n${JSON.stringify(CASE)}\n`);
  const row = (name: string, args: readonly string[], budget: number | null): Row => ({
    name,
    args,
    budget,
    times: [],
  });
  return [
    row('bare node -e 0', ['-e', '0'], null),
    row('--version', [bin, '--version'], 1.25),
    row('--help', [bin, '--help'], 1.75),
    row('explore, JSON case, json', [bin, 'explore', '--case', jsonCase, '--format', 'json'], 1.9),
    row('explore, JSON case, text', [bin, 'explore', '--case', jsonCase], 2.1),
    row('explore, YAML case, text', [bin, 'explore', '--case', yamlCase], 2.6),
  ];
}

// An extra certificate file costs every start tens of milliseconds on some versions and says nothing about us.
const env = { ...process.env };
delete env['NODE_EXTRA_CA_CERTS'];

/** Milliseconds of one run. `statuses`: exit codes that are no failure. */
function time(args: readonly string[], statuses: readonly number[] = [0]): number {
  const started = performance.now();
  const result = spawnSync(process.execPath, args, { env, stdio: 'ignore' });
  const took = performance.now() - started;
  if (!statuses.includes(result.status ?? -1))
    throw new Error(`${args.join(' ')} exited with ${String(result.status)}`);
  return took;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

const write = (line: string) => void process.stdout.write(`${line}\n`);

function startUp(): void {
  const scratch = mkdtempSync(join(tmpdir(), 'nextstep-bench-'));
  try {
    const rows = rowsFor(scratch);
    for (let round = -2; round < rounds; round += 1) {
      for (const row of rows) {
        const took = time(row.args);
        if (round >= 0) row.times.push(took);
      }
    }
    const bare = median(rows[0]?.times ?? []);
    write(`start-up on ${process.version}, medians of ${rounds} interleaved rounds`);
    write('| what | median ms | best ms | x bare | budget | |');
    write('|---|---|---|---|---|---|');
    for (const { name, times, budget } of rows) {
      const ratio = median(times) / bare;
      const verdict = budget === null ? '' : ratio <= budget ? 'ok' : 'over';
      write(
        `| ${name} | ${median(times).toFixed(1)} | ${Math.min(...times).toFixed(1)} | ${ratio.toFixed(2)} | ${budget ?? ''} | ${verdict} |`,
      );
    }
    // 4: the data has faults, as a draft may; it was checked all the same.
    const check = median(Array.from({ length: 3 }, () => time([bin, 'kb', 'check'], [0, 4])));
    write(`| kb check | ${check.toFixed(0)} | | | 2 s | ${check <= 2000 ? 'ok' : 'over'} |`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Milliseconds of one report, warm. */
function reportTime(person: PersonCase, knowledge: Knowledge, runs: number): number {
  const settings = settingsFor(person, knowledge);
  for (let warm = 0; warm < 50; warm += 1) explore(person, knowledge, settings);
  const started = performance.now();
  for (let run = 0; run < runs; run += 1) explore(person, knowledge, settings);
  return (performance.now() - started) / runs;
}

/** The same knowledge base with every option twice. */
function doubled(knowledge: Knowledge): Knowledge {
  const copies = knowledge.options.map((option) => ({ ...option, id: `${option.id}-again` }));
  return { ...knowledge, options: [...knowledge.options, ...copies] };
}

async function engine(): Promise<void> {
  const knowledge = readCompiled(dist);
  const text = JSON.stringify(CASE);
  const read = async () => (await parseCase(text, 'bench', knowledge, { today: CASE.as_of })).case;
  const person = await read();
  if (person === null) throw new Error('the benchmark case has faults');
  const once = reportTime(person, knowledge, 300);
  const twice = reportTime(person, doubled(knowledge), 150);
  const count = knowledge.options.length;
  write('');
  write(`one report, in process and warm: ${once.toFixed(2)} ms for ${count} options (${perSecond(once)} a second)`);
  write(`with ${count * 2} options: ${twice.toFixed(2)} ms (${(twice / once).toFixed(2)} times as long; linear is 2)`);
  const runs = 200;
  const started = performance.now();
  for (let run = 0; run < runs; run += 1) {
    const next = await read();
    if (next !== null) renderJson(explore(next, knowledge, settingsFor(next, knowledge)));
  }
  const whole = (performance.now() - started) / runs;
  write(`case text to JSON report: ${whole.toFixed(2)} ms (${perSecond(whole)} a second)`);
}

function perSecond(milliseconds: number): number {
  return Math.round(1000 / milliseconds);
}

if (!existsSync(join(dist, 'cli.cjs'))) throw new Error('nothing is built yet: npm run build');
startUp();
await engine();
