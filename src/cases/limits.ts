/** Limits against hostile input, and the check of size that comes before any parsing. */
import type { Problem } from '../problems.ts';

export const LIMITS = {
  bytes: 1024 * 1024,
  depth: 32,
  text: 2000,
  nodes: 50_000,
  aliases: 50,
  problems: 200,
} as const;

/** A problem when `text` is larger than this program reads; null otherwise. */
export function tooLarge(text: string, file: string | null): Problem | null {
  if (text.length * 3 <= LIMITS.bytes) return null;
  if (text.length <= LIMITS.bytes && new TextEncoder().encode(text).length <= LIMITS.bytes) return null;
  return {
    code: 'CASE-LIMIT',
    severity: 'error',
    message: 'The case is larger than 1 MiB; a case is a few kilobytes.',
    hint: 'check that this is the right file',
    ...(file === null ? {} : { file }),
  };
}

/** Far more brackets or dashes than the depth that is read; quoted brackets count too, which costs no real case anything. */
const MOST_OPEN = LIMITS.depth * 2;

/**
 * Line (from 1) on which YAML text nests deeper than any case, or null. The YAML library runs out of memory on such
 * text and takes the process with it, so this is told before it is asked.
 */
export function tooDeepAt(text: string): number | null {
  let [open, markers, line] = [0, 0, 1];
  let before = ' ';
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] as string;
    if (character === '\n') {
      line += 1;
      markers = 0;
    } else if (character === '[' || character === '{') open += 1;
    else if (character === ']' || character === '}') open = Math.max(0, open - 1);
    else if ((character === '-' || character === '?') && isSpace(before) && isSpace(text[index + 1] ?? ' '))
      markers += 1;
    if (open > MOST_OPEN || markers > MOST_OPEN) return line;
    before = character;
  }
  return null;
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}
