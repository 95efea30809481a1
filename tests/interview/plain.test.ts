/** Line by line: every question can be answered, and the report comes, without a single redraw. */
import { PassThrough } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';

import { runInterview } from '../../src/interview/index.ts';
import type { Knowledge } from '../../src/knowledge/types.ts';
import { shippedKnowledge, TODAY } from './drive.ts';

let knowledge: Knowledge;
beforeAll(() => {
  knowledge = shippedKnowledge();
});

/** Lines for the questions, by the words they begin with. */
const ANSWERS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/How old/, ['46', 'female', 'mod', '2025-09']],
  [/Thoughts of suicide/, ['none', 'n', '1', 'none']],
  [/Is any of these present/, ['n']],
  [/Pregnancy/, ['no', 'n', 'n', 'n', '']],
  [/Bipolar disorder/, ['1']],
  [/What has been tried/, ['sertraline 200 10w none good stopped 2025-12', '']],
  [/have they had/, ['15']],
  [/Everything taken/, ['none']],
  [/stopped within/, ['none']],
  [/Alcohol/, ['none', 'n', 'n', 'n', 'n', '0']],
  [/Implants/, ['n']],
  [/Has a parent/, ['n']],
  [/Capacity/, ['yes', 'none']],
  [/The report is ready/, ['1']],
  [/Next steps/, ['']],
  [/What next/, ['q']],
  [/Leave now/, ['2']],
];

/** Runs with lines that are given as the questions come. */
async function answered(close: boolean): Promise<{ code: number; text: string; errors: string }> {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns: 80, rows: 24 });
  let text = '';
  let errors = '';
  let pending: string[] = [];
  const left = [...ANSWERS];
  output.on('data', (chunk: Buffer) => {
    const said = chunk.toString();
    text += said;
    if (!said.endsWith('> ')) return;
    const next = left.findIndex(([words]) => words.test(said));
    if (next >= 0) pending = [...(left.splice(next, 1)[0]?.[1] ?? [])];
    const line = pending.shift();
    setImmediate(() => (close || line === undefined ? input.end() : input.write(`${line}\n`)));
  });
  const io = {
    write: (words: string) => void (text += words),
    writeError: (words: string) => void (errors += words),
    stdoutIsTTY: true,
    stderrIsTTY: true,
    stdinIsTTY: true,
    columns: 80,
    env: { NO_COLOR: '1', LANG: 'C.UTF-8' },
    readStdin: () => Promise.resolve(''),
    today: () => TODAY,
    installFolder: '',
  };
  const code = await runInterview({
    knowledge,
    terminal: { input, output, onInterrupt: () => undefined },
    io,
    person: null,
    from: null,
    jurisdiction: null,
    guideline: knowledge.header.defaultGuideline,
    plain: true,
    color: 'auto',
  });
  return { code, text, errors };
}

describe('line by line', () => {
  test('from the first question to the report and out', async () => {
    const { code, text } = await answered(false);
    expect(text).toContain('Next steps, as of 2026-11-23');
    expect(text).toContain('1. sertraline 200 mg 10 weeks none good stopped 2025-12: adequate');
    expect(code).toBe(0);
    expect(text).not.toContain('\u001b');
  });

  test('the end of the input ends it with 130, and says what was kept', async () => {
    const { code, errors } = await answered(true);
    expect(code).toBe(130);
    expect(errors).toContain('Only what you saved yourself was kept');
  });
});
