/**
 * How wide a text is on a terminal, and what of it may be printed there. Pure: no streams, no environment.
 * Terminal widths follow Unicode East Asian Width; ambiguous characters count as narrow.
 */

/** Wide and fullwidth blocks, [first, last] pairs; emoji are recognised by their property. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x2329, 0x232a],
  [0x2630, 0x2637],
  [0x268a, 0x268f],
  [0x2e80, 0x303e],
  [0x3041, 0x3247],
  [0x3250, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18dff],
  [0x1aff0, 0x1b2ff],
  [0x1d300, 0x1d376],
  [0x1f200, 0x1f265],
  [0x20000, 0x3fffd],
];
/** Nothing is drawn for these, or they are drawn on the letter before. */
const ZERO =
  /[\p{Default_Ignorable_Code_Point}\p{Control}\p{Format}\p{Nonspacing_Mark}\p{Enclosing_Mark}\p{Surrogate}]/u;
/** Marks that take a column of their own; the vowels of Thai and Lao are letters that behave so. */
const SPACING_MARK = /[\p{Spacing_Mark}\u0e33\u0eb3]/u;
const EMOJI = /\p{Emoji_Presentation}/u;
const PLAIN = /^[ -~]*$/;
/** Letters and signs that are one column and one letter each, which spares most texts the slow way. */
const NARROW = /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u0391-\u03c9\u2010-\u2027\u2030-\u205e\u2190-\u2319\u2500-\u25fc]*$/;

let segmenter: Intl.Segmenter | undefined;

/** The letters of a text as a reader counts them: base and marks together. */
export function graphemes(text: string): string[] {
  if (NARROW.test(text)) return [...text];
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

/** Columns that `text` takes on a terminal; escape sequences do not belong in it. */
export function displayWidth(text: string): number {
  if (NARROW.test(text)) return text.length;
  let width = 0;
  for (const letter of graphemes(text)) width += graphemeWidth(letter);
  return width;
}

function graphemeWidth(letter: string): number {
  let width = 0;
  let base = true;
  for (const character of letter) {
    if (ZERO.test(character)) continue;
    if (base) width = characterWidth(character);
    else if (SPACING_MARK.test(character) || isHalfOrFull(character)) width += characterWidth(character);
    base = false;
  }
  // A picture drawn as such: by the selector after it, as a flag, as a keycap or as a joined sequence.
  const picture =
    letter.includes('\ufe0f') ||
    letter.includes('\u20e3') ||
    letter.includes('\u200d') ||
    /\p{Regional_Indicator}{2}/u.test(letter);
  return picture && /\p{Emoji}/u.test(letter) ? Math.max(width, 2) : width;
}

function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return EMOJI.test(character) || WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

function isHalfOrFull(character: string): boolean {
  return character >= '\uff00' && character <= '\uffef';
}

// Escape sequences whole (so that their letters do not remain), then every control, line and direction character.
const ESCAPES =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b\]|\u009d)[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[PX^_][^\u001b]*(?:\u001b\\)?|\u001b[ -/]*[0-~]?/g;
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

/** Text without anything that could steer a terminal or hide its direction; line breaks and tabs become spaces. */
export function printable(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(ESCAPES, '').replace(BREAKS, ' ').replace(CONTROLS, '');
}

const ASCII: Readonly<Record<string, string>> = {
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': "'",
  '\u2032': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u2033': '"',
  '\u00ab': '"',
  '\u00bb': '"',
  '\u2026': '...',
  '\u2265': '>=',
  '\u2264': '<=',
  '\u2260': '!=',
  '\u2248': '~',
  '\u00d7': 'x',
  '\u00b7': ',',
  '\u2022': '*',
  '\u00b1': '+/-',
  '\u00b0': ' deg ',
  '\u00b5': 'micro',
  '\u03bc': 'micro',
  '\u2192': '->',
  '\u2190': '<-',
  '\u2191': 'up',
  '\u2193': 'down',
  '\u00df': 'ss',
  '\u00e6': 'ae',
  '\u00c6': 'AE',
  '\u00f8': 'o',
  '\u00d8': 'O',
  '\u0153': 'oe',
  '\u0152': 'OE',
  '\u0142': 'l',
  '\u0141': 'L',
  '\u0131': 'i',
  '\u00f0': 'd',
  '\u00fe': 'th',
  '\u20ac': 'EUR ',
  '\u00a3': 'GBP ',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
  '\u00ae': '(R)',
  '\u2122': '(TM)',
  '\u00a9': '(c)',
  '\u00a7': 'section ',
  '\u03b1': 'alpha',
  '\u03b2': 'beta',
  '\u03b3': 'gamma',
  '\u03b4': 'delta',
  '\u03ba': 'kappa',
  '\u2500': '-',
};

/** The nearest ASCII spelling: marks drop off, signs are spelt out, what has no spelling becomes "?". Keeps no-break spaces apart from others. */
export function toAscii(text: string): string {
  if (PLAIN.test(text)) return text;
  let result = '';
  for (const character of text) result += character <= '~' || character === NBSP ? character : spelling(character);
  return result;
}

function spelling(character: string): string {
  const known = ASCII[character];
  if (known !== undefined) return known;
  if (ZERO.test(character)) return '';
  let result = '';
  for (const part of character.normalize('NFKD')) {
    if (part <= '~') result += part;
    else if (!ZERO.test(part)) result += ASCII[part] ?? '?';
  }
  return result;
}

/** A space at which no line is broken; printed as an ordinary one. */
export const NBSP = '\u00a0';
