/** How spellings are compared. Imports nothing. */

/** One spelling for comparison: lower case, no accents, words joined by "-". */
export function fold(text: string): string {
  if (isFolded(text)) return text;
  const hyphened = text.replaceAll('_', '-');
  return isFolded(hyphened) ? hyphened : foldSlowly(text);
}

/** Most words of a case are folded already; telling so by code is much cheaper than folding them. */
function isFolded(text: string): boolean {
  let before = HYPHEN;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const letter = (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
    if (!letter && (code !== HYPHEN || before === HYPHEN)) return false;
    before = code;
  }
  return before !== HYPHEN;
}

const HYPHEN = 45;

function foldSlowly(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'\u2019]/g, '')
    .replace(/[^\p{L}\p{N}?+]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

const dictionaries = new WeakMap<readonly string[], ReadonlyMap<string, string>>();

/** The key of `keys` that `text` spells, or undefined. The fixed lists of keys are folded once. */
export function keyAmong(keys: readonly string[], text: string): string | undefined {
  let dictionary = dictionaries.get(keys);
  if (dictionary === undefined) {
    dictionary = new Map(keys.map((key) => [fold(key), key]));
    dictionaries.set(keys, dictionary);
  }
  return dictionary.get(fold(text));
}
