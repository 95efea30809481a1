/**
 * `npm test`: the whole gate. Type check, lint, format, architecture, dead code, build, knowledge-base check, tests.
 * Every step runs even when one before it failed; the last line counts steps and tests: `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'nextstep-gate-'));
const results = join(scratch, 'tests.json');

interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

const STEPS: readonly Step[] = [
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  { name: 'types', command: ['npx', '--no-install', 'tsc', '--noEmit'] },
  { name: 'lint', command: ['npx', '--no-install', 'eslint', '.'] },
  { name: 'format', command: ['npx', '--no-install', 'prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'architecture', command: ['npx', '--no-install', 'depcruise', 'src', '--config', '.dependency-cruiser.mjs'] },
  { name: 'dead code', command: ['npx', '--no-install', 'knip'] },
  { name: 'knowledge base', command: ['node', 'bin/nextstep.js', 'kb', 'check'] },
];

let passed = 0;
let failed = 0;

function run(step: Step): boolean {
  const started = Date.now();
  const [program, ...args] = step.command;
  const result = spawnSync(program as string, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  const good = result.status === 0;
  process.stdout.write(`${good ? 'ok  ' : 'FAIL'} ${step.name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
  if (!good) process.stdout.write(`${result.stdout}${result.stderr}\n`);
  return good;
}

for (const step of STEPS) {
  if (run(step)) passed += 1;
  else failed += 1;
}

// Architecture rules that saw nothing prove nothing.
const cruise = spawnSync(
  'npx',
  ['--no-install', 'depcruise', 'src', '--config', '.dependency-cruiser.mjs', '--output-type', 'json'],
  {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  },
);
const modules =
  (JSON.parse(cruise.stdout || '{}') as { summary?: { totalCruised?: number } }).summary?.totalCruised ?? 0;
process.stdout.write(`${modules > 40 ? 'ok  ' : 'FAIL'} architecture saw ${modules} modules\n`);
if (modules > 40) passed += 1;
else failed += 1;

const tests = spawnSync(
  'npx',
  ['--no-install', 'vitest', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${results}`],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
try {
  const counts = JSON.parse(readFileSync(results, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
  };
  passed += counts.numPassedTests;
  failed += counts.numFailedTests + (tests.status !== 0 && counts.numFailedTests === 0 ? 1 : 0);
} catch {
  failed += 1;
}
rmSync(scratch, { recursive: true, force: true });
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
