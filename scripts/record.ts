/**
 * Runs the built program the way it is used most and keeps the compiled code, so that later runs need not compile it.
 * Run by the build in a process of its own; what the program prints is thrown away.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';

import type { InterviewOptions } from '../src/interview/index.ts';
import type { Parts } from '../src/start.ts';
import { caseText, KEYS } from './sample.ts';

const dist = join(import.meta.dirname, '..', 'dist');
const { partsIn } = createRequire(import.meta.url)(join(dist, 'start.cjs')) as { partsIn: (folder: string) => Parts };
const scratch = mkdtempSync(join(tmpdir(), 'nextstep-build-'));
const [jsonCase, yamlCase] = [join(scratch, 'case.json'), join(scratch, 'case.yaml')];
writeFileSync(jsonCase, caseText('json'));
writeFileSync(yamlCase, caseText('yaml'));

const LINES: readonly (readonly string[])[] = [
  ['explore', '--case', jsonCase, '--format', 'json'],
  ['explore', '--case', jsonCase],
  ['explore', '--case', yamlCase, '--format', 'markdown'],
  ['--help'],
];

const parts = partsIn(dist);
for (const line of LINES) {
  process.argv.splice(2, Infinity, ...line);
  parts.run('cli.cjs');
  // The program does not say when it is done; nothing it does here takes as long.
  await new Promise((done) => setTimeout(done, 300));
  if (process.exitCode !== 0) throw new Error(`${line.join(' ')} ended with ${String(process.exitCode)}`);
}
await interview();
parts.keepCode();
rmSync(scratch, { recursive: true, force: true });

/** The questions, answered without a person. */
async function interview(): Promise<void> {
  const { runInterview } = parts.load('interview.cjs') as {
    runInterview: (options: InterviewOptions) => Promise<unknown>;
  };
  const { readCompiled } = parts.load('index.cjs') as {
    readCompiled: (folder: string) => InterviewOptions['knowledge'];
  };
  const input = new PassThrough();
  const sink = new PassThrough().resume();
  // The question library writes a last line after the end.
  sink.on('error', () => undefined);
  const output = Object.assign(sink, { isTTY: true, columns: 80, rows: 24 });
  const ended = runInterview({
    knowledge: readCompiled(dist),
    terminal: { input, output, onInterrupt: () => undefined },
    io: {
      write: () => undefined,
      writeError: () => undefined,
      stdoutIsTTY: true,
      stderrIsTTY: true,
      stdinIsTTY: true,
      columns: 80,
      env: { TERM: 'xterm-256color', LANG: 'C.UTF-8' },
      readStdin: () => Promise.resolve(''),
      today: () => '2026-11-23',
      installFolder: dist,
    },
    person: null,
    from: null,
    jurisdiction: null,
    guideline: null,
    plain: false,
    color: 'auto',
  });
  for (const key of KEYS) {
    input.write(key);
    await new Promise((done) => setImmediate(done));
  }
  input.write('\u0003');
  await ended;
}
