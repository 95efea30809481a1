/** One typed line of a list -> a row of the case, read by the case reader itself; or what is wrong with it. */
import { parseDuration } from '../cases/dates.ts';
import { sentence } from '../report/words.ts';
import type { Row } from './answers.ts';
import type { RowsKey } from './facts.ts';
import { type Context, readPlain } from './look.ts';
import { absoluteDate } from './written.ts';

export type LineReading = { readonly row: Row } | { readonly fault: string };

/** Reads one line. Dates such as "3 weeks ago" become dates. */
export function readLine(text: string, key: RowsKey, asOf: string, context: Context): LineReading {
  const { line, stopped } = key === 'trials' ? withoutStop(text, asOf) : { line: withAgo(text, key), stopped: null };
  if (stopped !== null && stopped === '')
    return {
      fault: `"${text}" ends in a date that cannot be read. Write a month such as ${asOf.slice(0, 7)}, or 3 weeks ago.`,
    };
  const reading = readRow(line, key, asOf, context);
  if ('fault' in reading || stopped === null) return reading;
  return readRow({ ...reading.row, current: false, stopped }, key, asOf, context);
}

/** Reads a row, however it was made, into the form a case writes. */
export function readRow(row: unknown, key: RowsKey, asOf: string, context: Context): LineReading {
  const { person, problems } = readPlain({ as_of: asOf, [key]: [row] }, context);
  if (person === null) return { fault: faultWords(problems) };
  const list = person.canonical[key];
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  return typeof first === 'object' && first !== null
    ? { row: first as Row }
    : { fault: 'This line could not be read.' };
}

interface Fault {
  readonly severity: string;
  readonly message: string;
  readonly expected?: string;
  readonly hint?: string;
}

/** The first fault of a reading in one or two sentences, without the place in the case. */
export function faultWords(problems: readonly Fault[]): string {
  const fault = problems.find((problem) => problem.severity === 'error');
  if (fault === undefined) return 'This could not be read.';
  const message = fault.message.replace(/^[a-z_0-9.-]+(?:\[\d+\])?(?:\.[a-z_]+)*: /, '');
  const expected = fault.expected === undefined || fault.expected.length > 120 ? '' : ` Expected: ${fault.expected}.`;
  return `${message}${expected}${fault.hint === undefined ? '' : ` Hint: ${sentence(fault.hint)}`}`;
}

/** "... stopped 2025-12" or "... until 3 weeks ago": the line without it, and the date ('' where it is none). */
function withoutStop(text: string, asOf: string): { line: string; stopped: string | null } {
  const found = /^(.*?)\s+(?:stopped|until)\s+(\S.*)$/i.exec(text);
  if (found === null || !/\d|today/.test(found[2] ?? '')) return { line: text, stopped: null };
  return { line: found[1] ?? '', stopped: absoluteDate((found[2] ?? '').toLowerCase(), asOf) ?? '' };
}

/** "NAME 3 weeks" among what was stopped means 3 weeks ago. */
function withAgo(text: string, key: RowsKey): string {
  if (key !== 'stopped_recently') return text;
  const tail = /(\d+(?:\.\d+)?\s*[a-z]+)$/i.exec(text);
  return tail === null || parseDuration(tail[1] ?? '') === null ? text : `${text} ago`;
}
