/** Runs the built program as a user would: a process of its own, no terminal, a known environment. */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const BIN = join(ROOT, 'bin', 'nextstep.js');

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
}

export interface RunOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Where its output goes instead of into a pipe. */
  readonly stdout?: string;
}

/** Only what a program needs; nothing of the test's own environment decides a result. */
const ENVIRONMENT = { PATH: process.env['PATH'] ?? '', TZ: 'UTC', LC_ALL: 'C.UTF-8' };

/** Runs `nextstep` with these words. Standard input is empty unless given. */
export function nextstep(words: readonly string[], options: RunOptions = {}): Run {
  const started = Date.now();
  const output = options.stdout === undefined ? 'pipe' : openSync(options.stdout, 'w');
  const done = spawnSync(process.execPath, [BIN, ...words], {
    cwd: options.cwd ?? ROOT,
    env: { ...ENVIRONMENT, ...options.env },
    input: options.input ?? '',
    stdio: ['pipe', output, 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: 60_000,
  });
  if (typeof output === 'number') closeSync(output);
  return {
    code: done.status,
    stdout: typeof output === 'number' ? '' : done.stdout,
    stderr: done.stderr,
    milliseconds: Date.now() - started,
  };
}
