/** How spellings are compared. Imports nothing. */

/** One spelling for comparison: lower case, no accents, words joined by "-". */
export function fold(text: string): string {
  const plain = text.trim().toLowerCase();
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(plain)) return plain;
  return plain
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^\p{L}\p{N}?+]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
