/** The built program in a pseudo-terminal: keys in, bytes out, exit codes. Skipped where no pseudo-terminal can be opened. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as NodePty from '@lydell/node-pty';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from 'esbuild';

import { compileKnowledge } from '../../src/knowledge/compiled.ts';
import type { AuthoredKnowledge } from '../../src/knowledge/types.ts';
import { ABOUT, shippedKnowledge } from './drive.ts';

const pty: Pick<typeof NodePty, 'spawn'> | null = await import('@lydell/node-pty').catch(() => null);

const root = new URL('../..', import.meta.url).pathname;
const folder = join(root, 'node_modules', '.cache', `interview-${process.pid}`);

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(compileKnowledge(shippedKnowledge() as AuthoredKnowledge)))
    writeFileSync(join(folder, name), text);
  await build({
    entryPoints: { cli: join(root, 'src/cli.ts') },
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    external: ['yaml', 'zod', 'inquirer', '@inquirer/core'],
    logLevel: 'silent',
  });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly send: (text: string) => void;
  /** Waits until the output holds the text; fails after a while. */
  readonly until: (text: string) => Promise<void>;
  readonly output: () => string;
  readonly exit: Promise<number>;
  readonly resize: (columns: number, rows: number) => void;
}

const KEYS = { enter: '\r', ctrlC: '\u0003', ctrlD: '\u0004' };

function start(
  args: readonly string[] = [],
  options: { columns?: number; rows?: number; env?: Record<string, string> } = {},
): Run {
  if (pty === null) throw new Error('no pseudo-terminal');
  const child = pty.spawn(process.execPath, [join(folder, 'cli.cjs'), ...args], {
    cols: options.columns ?? 80,
    rows: options.rows ?? 24,
    name: options.env?.['TERM'] ?? 'xterm-256color',
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', TERM: 'xterm-256color', ...options.env },
  });
  let output = '';
  let from = 0;
  child.onData((data) => {
    output += data;
  });
  const exit = new Promise<number>((resolve) => child.onExit(({ exitCode }) => resolve(exitCode)));
  return {
    send: (text) => {
      from = output.length;
      child.write(text);
    },
    until: async (text) => {
      for (let tries = 0; tries < 600; tries += 1) {
        if (visible(output.slice(from)).includes(text)) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`never saw "${text}" in:\n${visible(output.slice(from))}`);
    },
    output: () => output,
    exit,
    resize: (columns, rows) => child.resize(columns, rows),
  };
}

const ESCAPES = /\u001b\[[0-9;?]*[A-Za-z]/g;
function visible(text: string): string {
  return text.replace(ESCAPES, '').replaceAll('\r', '');
}
const typed = (text: string): string => text.replaceAll('{Enter}', KEYS.enter);

const LEAVES_SCREEN = '\u001b[?1049l';

describe('what is loaded', () => {
  test('a report needs no question library, no YAML and no schema library: there is none to be found here', () => {
    const alone = mkdtempSync(join(tmpdir(), 'interview-'));
    cpSync(folder, alone, { recursive: true });
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [join(alone, 'cli.cjs'), ...args], { encoding: 'utf8', input: '{"age": 46}' });
    expect(run('explore', '--case', '-', '--format', 'json').status).toBe(0);
    expect(run('--help').status).toBe(0);
    rmSync(alone, { recursive: true, force: true });
  });

  test('without a terminal it says how to pass a case, and ends with 2', () => {
    for (const args of [[], ['--plain'], ['--case', 'c.yaml']]) {
      const { status, stderr, stdout } = spawnSync(process.execPath, [join(folder, 'cli.cjs'), ...args], {
        encoding: 'utf8',
        input: '46\n',
        timeout: 20_000,
      });
      expect(status).toBe(2);
      expect(stderr).toContain('explore --case');
      expect(stdout).toBe('');
    }
  });
});

describe.skipIf(pty === null)('in a pseudo-terminal', () => {
  test('the first question stands there, and Ctrl-C leaves a clean terminal with 130', async () => {
    const run = start();
    await run.until('How old is the person');
    run.send(KEYS.ctrlC);
    expect(await run.exit).toBe(130);
    expect(run.output()).toContain(LEAVES_SCREEN);
    expect(run.output()).toContain('\u001b[?25h');
  });

  test.each([
    ['form', ABOUT, 'Thoughts of suicide'],
    ['panel', `${ABOUT}nnnn{Enter}`, 'Not eating'],
    ['lines', `${ABOUT}nnnn{Enter}n{Enter}nnnn1{Enter}1sert`, 'Tab: sertraline'],
    ['why', `${ABOUT}?`, 'Sources'],
    ['leaving', `${ABOUT}q`, 'Leave now?'],
  ])('Ctrl-C on a %s screen: 130', async (_name, keys, seen) => {
    const run = start();
    await run.until('How old');
    run.send(typed(keys));
    await run.until(seen);
    run.send(KEYS.ctrlC);
    expect(await run.exit).toBe(130);
    expect(run.output()).toContain(LEAVES_SCREEN);
  });

  test('Ctrl-D leaves as Ctrl-C does, also in the middle of a line', async () => {
    const run = start();
    await run.until('How old');
    run.send('4');
    await run.until('> 4');
    run.send(KEYS.ctrlD);
    expect(await run.exit).toBe(130);
    expect(run.output()).toContain(LEAVES_SCREEN);
  });

  test('type-ahead over several screens is not lost; a report follows; quitting is 0', async () => {
    const run = start();
    await run.until('How old');
    run.send(typed(`${ABOUT}nnnn{Enter}n{Enter}`));
    await run.until('Pregnancy');
    run.send('r');
    await run.until('First look: 3 answers');
    run.send(typed('{Enter}'));
    await run.until('Pregnancy');
    run.send('q');
    await run.until('Leave now?');
    run.send('2');
    expect(await run.exit).toBe(0);
  });

  test('NO_COLOR writes no colour; with colour there is some', async () => {
    const colour = /\u001b\[(?:1|2|3\d)m/;
    const without = start([], { env: { NO_COLOR: '1' } });
    await without.until('How old');
    without.send(KEYS.ctrlC);
    await without.exit;
    expect(without.output()).not.toMatch(colour);
    const coloured = start();
    await coloured.until('How old');
    coloured.send(KEYS.ctrlC);
    await coloured.exit;
    expect(coloured.output()).toMatch(colour);
  });

  test('a key on its way does not dismiss an emergency', async () => {
    const run = start();
    await run.until('How old');
    run.send(typed(`${ABOUT}3ynn{Enter}{Enter}{Enter}`));
    await run.until('Before anything else');
    await new Promise((resolve) => setTimeout(resolve, 600));
    run.send(KEYS.enter);
    await run.until('Is any of these present now?');
    expect(visible(run.output())).toContain('EMERGENCY noted');
    run.send(KEYS.ctrlC);
    expect(await run.exit).toBe(130);
  });

  test('40 columns, and a terminal that grows', async () => {
    const run = start([], { columns: 40 });
    await run.until('severe is the depression now, and when');
    run.resize(80, 30);
    await run.until('How old is the person, which sex, how severe is the depression now, and when did');
    run.send(KEYS.ctrlC);
    expect(await run.exit).toBe(130);
  });

  test('line by line with --plain and with TERM=dumb: nothing is redrawn', async () => {
    for (const run of [start(['--plain']), start([], { env: { TERM: 'dumb' } })]) {
      await run.until('Age in years');
      run.send('46\r');
      await run.until('Sex');
      run.send('female\r');
      await run.until('Severity');
      run.send('nonsense\r');
      await run.until('is not one of the answers');
      run.send(KEYS.ctrlC);
      expect(await run.exit).toBe(130);
      expect(run.output()).not.toContain('\u001b[?1049h');
      expect(run.output()).not.toContain('\u001b[2J');
    }
  });

  test('--case goes on from a saved case; a broken one is refused before anything is asked', async () => {
    writeFileSync(join(folder, 'c.yaml'), 'as_of: 2026-11-20\nage: 46\nsex: male\n');
    const run = start(['--case', 'c.yaml']);
    await run.until('Going on from c.yaml');
    run.send(KEYS.ctrlC);
    expect(await run.exit).toBe(130);
    writeFileSync(join(folder, 'bad.yaml'), 'age: many\n');
    const bad = start(['--case', 'bad.yaml']);
    expect(await bad.exit).toBe(3);
  });
});
