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
