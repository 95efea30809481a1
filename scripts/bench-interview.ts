/**
 * The interview: from the start of the process to the first question in a pseudo-terminal, from a key to the screen it
 * leads to, and from an answer to the next question.
 */
import { performance } from 'node:perf_hooks';
import type * as NodePty from '@lydell/node-pty';

import { builtKnowledge, builtParts, CTRL_C, type FakeTerminal, startInterview } from './fake-terminal.ts';
import { cleanEnvironment, head, quantile, row, say } from './figures.ts';
import { KEYS } from './sample.ts';

/** As a ratio to bare node. */
const FIRST_BUDGET = 4;
/** Milliseconds. */
const [KEY_BUDGET, NEXT_BUDGET] = [30, 5];
const READING = 1500;

type Pty = Pick<typeof NodePty, 'spawn'>;

export async function benchInterview(bin: string, rounds: number): Promise<void> {
  const pty: Pty | null = await import('@lydell/node-pty').catch(() => null);
  say('');
  say('interview, milliseconds');
  head(['what', 'median', 'p95', 'x bare']);
  if (pty === null) say('| first question: no pseudo-terminal can be opened here | | | | | |');
  else await firstQuestion(pty, bin, rounds);
  const parts = builtParts();
  const knowledge = builtKnowledge(parts);
  const walk = () => walkThrough(() => startInterview(parts, knowledge));
  walkRow('first walk of a process', [await walk()]);
  const later: Steps[] = [];
  for (let round = 0; round < 10; round += 1) later.push(await walk());
  walkRow('later walks', later);
}

async function firstQuestion(pty: Pty, bin: string, rounds: number): Promise<void> {
  const bare: number[] = [];
  const first: number[] = [];
  for (let round = -2; round < rounds; round += 1) {
    const [empty, asked] = [await inTerminal(pty, ['-e', '0'], null), await inTerminal(pty, [bin], /question 1/)];
    if (round < 0) continue;
    bare.push(empty);
    first.push(asked);
  }
  const ratio = quantile(first) / quantile(bare);
  row('bare node -e 0, in a terminal', [quantile(bare).toFixed(1), quantile(bare, 0.95).toFixed(1), '1'], '', null);
  const figures = [quantile(first).toFixed(1), quantile(first, 0.95).toFixed(1), ratio.toFixed(2)];
  row('first question', figures, String(FIRST_BUDGET), ratio <= FIRST_BUDGET);
}

/** Milliseconds from the start of a process until it shows `seen`, or ends. */
function inTerminal(pty: Pty, args: readonly string[], seen: RegExp | null): Promise<number> {
  return new Promise((resolve) => {
    const started = performance.now();
    let took: number | null = null;
    let output = '';
    const env = { ...cleanEnvironment(), TERM: 'xterm-256color', LANG: 'C.UTF-8' };
    const child = pty.spawn(process.execPath, [...args], { cols: 80, rows: 24, name: 'xterm-256color', env });
    child.onData((data) => {
      output += data;
      if (took !== null || seen?.test(output) !== true) return;
      took = performance.now() - started;
      child.write(CTRL_C);
    });
    child.onExit(() => resolve(took ?? performance.now() - started));
  });
}

interface Steps {
  /** Keys that stay on the screen of their question, and keys that lead to another one. */
  readonly keys: number[];
  readonly next: number[];
}

/** Answers every question up to the review, a key at a time. Milliseconds from each key until the screen is drawn. */
async function walkThrough(start: () => FakeTerminal): Promise<Steps> {
  const { input, output, ended } = start();
  let drawn = '';
  output.on('data', (data: Buffer) => (drawn += data.toString()));
  const idle = () => new Promise((done) => setImmediate(done));
  // As long as a person takes to read the first screen.
  await new Promise((done) => setTimeout(done, READING));
  const steps: Steps = { keys: [], next: [] };
  let place = placeIn(drawn);
  for (const key of KEYS) {
    drawn = '';
    const started = performance.now();
    input.write(key);
    // The line reader hands a key on within the turn; only what is written then counts.
    while (drawn === '' && performance.now() - started < 1000) await idle();
    const took = performance.now() - started;
    const now = placeIn(drawn);
    (now === place || now === '' ? steps.keys : steps.next).push(took);
    if (now !== '') place = now;
  }
  input.write(CTRL_C);
  await ended;
  return steps;
}

/** "Safety, question 2", as the head of the screen says it. */
function placeIn(drawn: string): string {
  return /[A-Z][a-z]+(?: [a-z]+)?, question \d+|Review/.exec(drawn)?.[0] ?? '';
}

function walkRow(name: string, walks: readonly Steps[]): void {
  const rows = [
    ['key to redraw', walks.flatMap((steps) => steps.keys), KEY_BUDGET],
    ['next question', walks.flatMap((steps) => steps.next), NEXT_BUDGET],
  ] as const;
  for (const [what, times, budget] of rows) {
    const median = quantile(times);
    row(
      `${what}, ${name}`,
      [median.toFixed(2), quantile(times, 0.95).toFixed(2), ''],
      `${budget} ms`,
      median <= budget,
    );
  }
}
