/** The report for programs. Same report, same bytes; keys in the order of the contract. */
import { referencesAsJson } from './build-references.ts';
import type { Report } from './types.ts';

/** An open interval has no upper end: null. Anything else that is not a number is a fault of ours. */
export function renderJson(report: Report): string {
  // As they stand in the knowledge base, where they do: most of a report need not be written anew.
  const references = referencesAsJson(report);
  const written = references === null ? new Map<string, string>() : new Map([['references', list(references, ' ')]]);
  return safe(`${map(report, 2, '', written)}\n`);
}

/**
 * JSON that is safe to print: characters that steer a terminal or reverse its text are written as escapes. Two levels
 * are laid out, one line for each option or other item below that: readable in a diff, and a third smaller than with
 * every brace on a line of its own.
 */
export function stringify(value: unknown): string {
  return safe(laidOut(value, 2, '', ''));
}

function safe(text: string): string {
  // A pattern is compiled for speed only after its first use; this one goes over a long text next.
  STEERING.test('');
  return text.replace(STEERING, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** `levels` levels of maps and lists over lines, the rest in one. */
function laidOut(value: unknown, levels: number, indent: string, key: string): string {
  if (levels === 0 || value === null || typeof value !== 'object') return JSON.stringify(plain(value, key));
  if (Array.isArray(value))
    return list(
      value.map((item) => laidOut(item, levels - 1, `${indent} `, key)),
      indent,
    );
  return map(value, levels, indent);
}

/** `written`: what is written already, by key. */
function map(value: object, levels: number, indent: string, written: ReadonlyMap<string, string> = new Map()): string {
  const keys = Object.keys(value);
  const lineOf = (key: string): string => {
    const text = written.get(key) ?? laidOut((value as Record<string, unknown>)[key], levels - 1, `${indent} `, key);
    return `${JSON.stringify(key)}: ${text}`;
  };
  return keys.length === 0 ? '{}' : `{${lines(keys, indent, lineOf)}}`;
}

function list(items: readonly string[], indent: string): string {
  return items.length === 0 ? '[]' : `[${lines(items, indent, (item) => item)}]`;
}

/** One on the other, never joined: a text as long as a report would be copied once for every level. */
function lines(items: readonly string[], indent: string, lineOf: (item: string) => string): string {
  let text = '';
  for (const item of items) text += `${text === '' ? '' : ','}\n${indent} ${lineOf(item)}`;
  return `${text}\n${indent}`;
}

const STEERING = /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** With null for what is not there; the same objects where all is. A number without end is written as null anyway. */
function plain(value: unknown, key: string): unknown {
  if (value === undefined) return null;
  if (Number.isNaN(value)) throw new TypeError(`the report holds something that is not a number at ${key}`);
  if (typeof value !== 'object' || value === null) return value;
  let changed: Record<string, unknown> | null = null;
  const map = value as Record<string, unknown>;
  for (const inner of Object.keys(map)) {
    const before = map[inner];
    if (typeof before === 'string' || before === null || typeof before === 'boolean') continue;
    const after = plain(before, inner);
    if (after === before) continue;
    changed ??= (Array.isArray(value) ? [...(value as unknown[])] : { ...map }) as Record<string, unknown>;
    changed[inner] = after;
  }
  return changed ?? value;
}
