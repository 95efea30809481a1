/** Start-up: commands as ratios to bare `node -e 0`, measured in one interleaved run. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

import { cleanEnvironment, head, quantile, row, say } from './figures.ts';
import { caseText } from './sample.ts';

interface Row {
  readonly name: string;
  readonly args: readonly string[];
  /** As a ratio to bare node; null for the bare run itself. */
  readonly budget: number | null;
  readonly times: number[];
}

function rowsFor(bin: string, scratch: string): Row[] {
  const [jsonCase, yamlCase] = [join(scratch, 'case.json'), join(scratch, 'case.yaml')];
  writeFileSync(jsonCase, caseText('json'));
  writeFileSync(yamlCase, caseText('yaml'));
  const of = (name: string, args: readonly string[], budget: number | null): Row => ({ name, args, budget, times: [] });
  return [
    of('bare node -e 0', ['-e', '0'], null),
    of('--version', [bin, '--version'], 1.25),
    of('--help', [bin, '--help'], 1.75),
    of('explore, JSON case, json', [bin, 'explore', '--case', jsonCase, '--format', 'json'], 1.9),
    of('explore, JSON case, text', [bin, 'explore', '--case', jsonCase], 2.1),
    of('explore, YAML case, text', [bin, 'explore', '--case', yamlCase], 2.6),
  ];
}

const env = cleanEnvironment();

/** Milliseconds of one run whose output goes into a pipe. `statuses`: exit codes that are no failure. */
function time(args: readonly string[], statuses: readonly number[] = [0]): number {
  const started = performance.now();
  const result = spawnSync(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const took = performance.now() - started;
  if (!statuses.includes(result.status ?? -1))
    throw new Error(`${args.join(' ')} exited with ${String(result.status)}`);
  return took;
}

/** The seconds a check of the knowledge base may take. */
const CHECK_BUDGET = 2;

export function benchStart(bin: string, rounds: number): void {
  const scratch = mkdtempSync(join(tmpdir(), 'nextstep-bench-'));
  try {
    const rows = rowsFor(bin, scratch);
    for (let round = -2; round < rounds; round += 1) {
      for (const item of rows) {
        const took = time(item.args);
        if (round >= 0) item.times.push(took);
      }
    }
    const bare = quantile(rows[0]?.times ?? []);
    say(`start-up on ${process.version}, medians of ${rounds} interleaved rounds`);
    head(['what', 'median ms', 'best ms', 'x bare']);
    for (const { name, times, budget } of rows) {
      const ratio = quantile(times) / bare;
      const figures = [quantile(times).toFixed(1), Math.min(...times).toFixed(1), ratio.toFixed(2)];
      row(name, figures, budget === null ? '' : String(budget), budget === null ? null : ratio <= budget);
    }
    // 4: the data has faults, as a draft may; it was checked all the same.
    const checks = Array.from({ length: 3 }, () => time([bin, 'kb', 'check'], [0, 4]));
    const figures = [quantile(checks).toFixed(0), Math.min(...checks).toFixed(0), ''];
    row('kb check', figures, `${CHECK_BUDGET} s`, quantile(checks) <= CHECK_BUDGET * 1000);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
