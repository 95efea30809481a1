/** Runs the built program as a user would: a process of its own, no terminal, a known environment. */
import { spawnSync } from 'node:child_process';
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
}

/** Only what a program needs; nothing of the test's own environment decides a result. */
const ENVIRONMENT = { PATH: process.env['PATH'] ?? '', TZ: 'UTC', LC_ALL: 'C.UTF-8' };

/** Runs `nextstep` with these words. Standard input is empty unless given. */
export function nextstep(words: readonly string[], options: RunOptions = {}): Run {
  const started = Date.now();
  const done = spawnSync(process.execPath, [BIN, ...words], {
    cwd: options.cwd ?? ROOT,
    env: { ...ENVIRONMENT, ...options.env },
    input: options.input ?? '',
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: 60_000,
  });
  return { code: done.status, stdout: done.stdout, stderr: done.stderr, milliseconds: Date.now() - started };
}
