/** The interview of the built program in a terminal that is not there: keys in, what it draws out. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';

import type { InterviewOptions } from '../src/interview/index.ts';
import type { Parts } from '../src/start.ts';
import { TODAY } from './sample.ts';

export const dist = join(import.meta.dirname, '..', 'dist');

/** The parts of the built program, loaded as it loads them itself. */
export function builtParts(): Parts {
  const { partsIn } = createRequire(import.meta.url)(join(dist, 'start.cjs')) as {
    partsIn: (folder: string) => Parts;
  };
  return partsIn(dist);
}

export interface FakeTerminal {
  readonly input: PassThrough;
  readonly output: PassThrough;
  /** Settles when the interview is over; Ctrl-C ends it. */
  readonly ended: Promise<unknown>;
}

type Knowledge = InterviewOptions['knowledge'];

/** The knowledge base of the built program. */
export function builtKnowledge(parts: Parts): Knowledge {
  const { readCompiled } = parts.load('index.cjs') as { readCompiled: (folder: string) => Knowledge };
  return readCompiled(dist);
}

/** Starts an interview from nothing. */
export function startInterview(parts: Parts, knowledge: Knowledge): FakeTerminal {
  const { runInterview } = parts.load('interview.cjs') as {
    runInterview: (options: InterviewOptions) => Promise<unknown>;
  };
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 });
  // The question library writes a last line after the end.
  output.on('error', () => undefined);
  const ended = runInterview({
    knowledge,
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
      today: () => TODAY,
      installFolder: dist,
    },
    person: null,
    from: null,
    jurisdiction: null,
    guideline: knowledge.header.defaultGuideline,
    plain: false,
    color: 'auto',
  });
  return { input, output, ended };
}

export const CTRL_C = '\u0003';
