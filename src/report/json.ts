/** The report for programs. Same report, same bytes; keys in the order of the contract. */
import type { Report } from './types.ts';

/** An open interval has no upper end: null. Anything else that is not a number is a fault of ours. */
export function renderJson(report: Report): string {
  return `${stringify(report)}\n`;
}

/**
 * JSON that is safe to print: characters that steer a terminal or reverse its text are written as escapes. Two levels
 * are laid out, one line for each option or other item below that: readable in a diff, and a third smaller than with
 * every brace on a line of its own.
 */
export function stringify(value: unknown): string {
  const text = laidOut(plain(value, ''), 2, '');
  // A pattern is compiled for speed only after its first use; this one goes over a long text next.
  STEERING.test('');
  return text.replace(STEERING, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** `levels` levels of maps and lists over lines, the rest in one. */
function laidOut(value: unknown, levels: number, indent: string): string {
  if (levels === 0 || value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = `${indent} `;
  const lines = Array.isArray(value)
    ? value.map((item) => `${inner}${laidOut(item, levels - 1, inner)}`)
    : Object.entries(value).map(
        ([name, item]) => `${inner}${JSON.stringify(name)}: ${laidOut(item, levels - 1, inner)}`,
      );
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return lines.length === 0 ? `${open}${close}` : `${open}\n${lines.join(',\n')}\n${indent}${close}`;
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
