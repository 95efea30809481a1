import { describe, expect, it } from 'vitest';

import { UserError } from '../../src/problems.ts';
import { dayOf, processIo, readText } from '../../src/terminal/io.ts';

async function* chunks(...parts: (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  for (const part of parts) yield await Promise.resolve(part);
}

async function codeOf(work: Promise<string>): Promise<string> {
  return work.then(
    () => 'read',
    (error: unknown) => (error instanceof UserError ? `${error.problems[0]?.code ?? ''} ${error.exitCode}` : 'other'),
  );
}

describe('readText', () => {
  it('joins chunks, letters cut between two included', async () => {
    const bytes = new TextEncoder().encode('a\u00e9b');
    expect(await readText(chunks(bytes.slice(0, 2), bytes.slice(2), 'c'))).toBe('a\u00e9bc');
    expect(await readText(chunks())).toBe('');
  });

  it('refuses what is too large or no text', async () => {
    expect(await codeOf(readText(chunks('x'.repeat(1024 * 1024))))).toBe('read');
    expect(await codeOf(readText(chunks('x'.repeat(1024 * 1024), 'y')))).toBe('IO-TOO-LARGE 3');
    expect(await codeOf(readText(chunks(new Uint8Array([0xff, 0xfe, 0x00]))))).toBe('IO-READ 3');
  });
});

it('dayOf writes the day of the local calendar', () => {
  expect(dayOf(new Date(2026, 0, 9, 23, 59))).toBe('2026-01-09');
});

it('processIo hands over the world of the process', () => {
  const io = processIo('/somewhere');
  expect(io.installFolder).toBe('/somewhere');
  expect(io.today()).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(io.env).toBe(process.env);
  expect(typeof io.stdoutIsTTY).toBe('boolean');
});
