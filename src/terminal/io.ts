/** What a command may touch of the world: two streams, standard input, environment, date. Tests hand in their own. */
import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';

import { EXIT, UserError } from '../problems.ts';

/** The streams of a terminal that questions are asked in. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & { readonly columns?: number; readonly rows?: number };
  /** Calls back when the person presses Ctrl-C while lines are read; for terminals that are not read key by key. */
  readonly onInterrupt: (callback: () => void) => void;
}

export interface Io {
  /** Results. */
  readonly write: (text: string) => void;
  /** Talk: problems, progress. */
  readonly writeError: (text: string) => void;
  readonly stdoutIsTTY: boolean;
  readonly stderrIsTTY: boolean;
  readonly stdinIsTTY: boolean;
  /** Columns of the terminal; undefined where there is none. */
  readonly columns: number | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** All of standard input as text. Throws a UserError when it is too large, not text, or a terminal. */
  readonly readStdin: () => Promise<string>;
  /** Today in the machine's own calendar, YYYY-MM-DD. */
  readonly today: () => string;
  /** Where questions are asked; absent where nothing can be asked. */
  readonly terminal?: Terminal;
  /** Where the built program and its knowledge base are. */
  readonly installFolder: string;
}

/** The most that is read from standard input. */
const MOST_BYTES = 1024 * 1024;

/** The world of this process. `installFolder` is the folder of the built entry. */
export function processIo(installFolder: string): Io {
  // Node makes a stream when it is first touched, and that costs: a run that reads no standard input makes none.
  return {
    write: (text) => writeTo(OUT, text, () => process.stdout),
    writeError: (text) => writeTo(ERROR, text, () => process.stderr),
    get stdoutIsTTY() {
      return mayBeTerminal(OUT) && process.stdout.isTTY === true;
    },
    get stderrIsTTY() {
      return mayBeTerminal(ERROR) && process.stderr.isTTY === true;
    },
    get stdinIsTTY() {
      return mayBeTerminal(IN) && process.stdin.isTTY === true;
    },
    get columns() {
      const out = mayBeTerminal(OUT) ? process.stdout.columns : undefined;
      return out ?? (mayBeTerminal(ERROR) ? process.stderr.columns : undefined);
    },
    env: process.env,
    readStdin: () => (process.stdin.isTTY === true ? Promise.reject(noInput()) : readText(process.stdin)),
    today: () => dayOf(new Date()),
    terminal: {
      get input() {
        return process.stdin;
      },
      get output() {
        return guarded(process.stdout);
      },
      onInterrupt: (callback) => void process.once('SIGINT', callback),
    },
    installFolder,
  };
}

/** Numbers of the streams of a process. */
const [IN, OUT, ERROR] = [0, 1, 2];

/** False for files and pipes, told without making the stream. */
function mayBeTerminal(stream: number): boolean {
  try {
    return fstatSync(stream).isCharacterDevice();
  } catch {
    return true;
  }
}

/** Writes to a file or a pipe at once; to anything else, or where a pipe is full, through the stream. */
function writeTo(number: number, text: string, stream: () => NodeJS.WriteStream): void {
  let rest = Buffer.from(text);
  if (process.platform !== 'win32' && !mayBeTerminal(number)) {
    try {
      while (rest.length > 0) rest = rest.subarray(writeSync(number, rest));
    } catch (error) {
      const { code } = error as { code?: string };
      if (code !== 'EAGAIN') {
        outputFault(error as Error & { code?: string });
        return;
      }
    }
  }
  if (rest.length > 0) guarded(stream()).write(rest);
}

function guarded(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  if (!stream.listeners('error').includes(outputFault)) stream.on('error', outputFault);
  return stream;
}

/**
 * The reader of our output closed it (`| head`): there is nobody left to tell, and nothing is wrong. Anything else, a full
 * disk above all, is said in a line, and the run has failed whatever it ends with.
 */
function outputFault(error: Error & { code?: string }): void {
  if (error.code === 'EPIPE') return;
  process.once('exit', () => {
    process.exitCode = EXIT.ourFault;
  });
  try {
    writeSync(ERROR, `error IO-WRITE\n  the output could not be written (${error.code ?? error.message})\n`);
  } catch {
    // Nowhere is left to say it.
  }
}

/** Reads UTF-8 text up to 1 MiB. */
export async function readText(stream: AsyncIterable<Uint8Array | string>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    const part = typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk);
    bytes += part.length;
    if (bytes > MOST_BYTES) throw refused('IO-TOO-LARGE', 'standard input is larger than a case may be (1 MiB)');
    chunks.push(part);
  }
  return decoded(Buffer.concat(chunks), 'standard input');
}

/** Reads a file of UTF-8 text up to 1 MiB, whatever the system says of its size: a device has none. */
export function readTextFile(path: string): string {
  const buffer = Buffer.alloc(MOST_BYTES + 1);
  let bytes = 0;
  const file = openSync(path, 'r');
  try {
    for (let read = 1; read > 0 && bytes < buffer.length; bytes += read)
      read = readSync(file, buffer, bytes, buffer.length - bytes, null);
  } finally {
    closeSync(file);
  }
  if (bytes > MOST_BYTES) throw refused('IO-TOO-LARGE', `${path} is larger than a case may be (1 MiB)`);
  return decoded(buffer.subarray(0, bytes), path);
}

function decoded(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused('IO-READ', `${name} is not UTF-8 text`);
  }
}

function noInput(): UserError {
  return refused('IO-READ', 'standard input is a terminal: nothing was passed to read');
}

function refused(code: 'IO-READ' | 'IO-TOO-LARGE', message: string): UserError {
  return new UserError([{ code, severity: 'error', message }], EXIT.badInput);
}

export function dayOf(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
