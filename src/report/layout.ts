/**
 * Text with tones, broken into lines of a given width. Widths are measured on the plain text and tones are applied to
 * finished lines, so colour never moves a line break. Pure: columns and glyphs arrive as a Style.
 */
import type { Style } from './types.ts';
import { displayWidth, graphemes, NBSP, printable, toAscii } from './width.ts';

export type Tone = 'heading' | 'emphasis' | 'good' | 'caution' | 'danger' | 'muted';

/** A run of text, a run with a tone, numbers of the reference list, or an address behind a text. */
export type Piece =
  | string
  | { readonly text: string; readonly tone: Tone }
  | { readonly cites: readonly number[] }
  | { readonly text: string; readonly link: string };
export type Rich = readonly Piece[];

interface Fragment {
  readonly text: string;
  readonly tone: Tone | 'cite' | null;
}
type Word = readonly Fragment[];

/** The text of a rich text as it stands in a terminal, in the letters that `style` allows. */
export function plainText(rich: Rich, style: Pick<Style, 'unicode'>): string {
  return fragmentsOf(rich, style)
    .map((fragment) => fragment.text)
    .join('')
    .replaceAll(NBSP, ' ');
}

const same = (text: string): string => text;
/** Tones that add nothing, to measure what is drawn. */
export const UNTONED = {
  heading: same,
  emphasis: same,
  good: same,
  caution: same,
  danger: same,
  muted: same,
  cite: same,
} as const satisfies Partial<Style>;

export interface Indent {
  /** Before the first line, and before each further line; counted within the width. */
  readonly first: string;
  readonly rest: string;
  /** Columns; default the style's. */
  readonly width?: number;
}

/** Breaks `rich` into lines no wider than the style's width, indents included, with tones applied. */
export function wrapLines(rich: Rich, style: Style, indent: Indent = { first: '', rest: '' }): string[] {
  const width = indent.width ?? style.width;
  const lines: Word[][] = [];
  let line: Word[] = [];
  let used = 0;
  const firstRoom = Math.max(width - displayWidth(indent.first), 4);
  const restRoom = Math.max(width - displayWidth(indent.rest), 4);
  const room = (): number => (lines.length === 0 ? firstRoom : restRoom);
  const close = (): void => {
    lines.push(line);
    line = [];
    used = 0;
  };
  for (const word of wordsOf(fragmentsOf(rich, style))) {
    let left: Word | null = word;
    while (left !== null) {
      const gap = line.length === 0 ? 0 : 1;
      const wide = widthOf(left);
      if (used + gap + wide <= room()) {
        line.push(left);
        used += gap + wide;
        left = null;
      } else if (line.length > 0) {
        close();
      } else {
        const [head, tail] = splitWord(left, room());
        line.push(head);
        close();
        left = tail;
      }
    }
  }
  if (line.length > 0 || lines.length === 0) close();
  return lines.map((words, index) => trimEnd((index === 0 ? indent.first : indent.rest) + draw(words, style)));
}

/** Fills `text` (already drawn, `shown` wide) with spaces up to `width` columns. */
export function pad(text: string, shown: number, width: number): string {
  return text + ' '.repeat(Math.max(0, width - shown));
}

function trimEnd(line: string): string {
  return line.endsWith(' ') ? line.replace(/ +$/, '') : line;
}

function fragmentsOf(rich: Rich, style: Pick<Style, 'unicode'>): Fragment[] {
  const fragments: Fragment[] = [];
  for (const piece of rich) {
    if (typeof piece === 'string') fragments.push({ text: letters(piece, style), tone: null });
    else if ('cites' in piece) {
      if (piece.cites.length === 0) continue;
      const before = fragments.at(-1)?.text ?? '';
      const glue = before === '' || /[\s(]$/.test(before) ? '' : NBSP;
      if (glue !== '') fragments.push({ text: glue, tone: null });
      fragments.push({ text: `[${piece.cites.join(',')}]`, tone: 'cite' });
    } else fragments.push({ text: letters(piece.text, style), tone: 'tone' in piece ? piece.tone : null });
  }
  return fragments;
}

function letters(text: string, style: Pick<Style, 'unicode'>): string {
  const safe = printable(text);
  return style.unicode ? safe : toAscii(safe);
}

function wordsOf(fragments: readonly Fragment[]): Word[] {
  const words: Word[] = [];
  let word: Fragment[] = [];
  for (const { text, tone } of fragments) {
    text.split(' ').forEach((part, index) => {
      if (index > 0 && word.length > 0) {
        words.push(word);
        word = [];
      }
      if (part !== '') word.push({ text: part, tone });
    });
  }
  if (word.length > 0) words.push(word);
  return words;
}

function widthOf(word: Word): number {
  return word.reduce((sum, fragment) => sum + displayWidth(fragment.text), 0);
}

/** Cuts a word that is wider than a line: after a joint (slash, hyphen, dot ...) in the last third, else anywhere. */
function splitWord(word: Word, room: number): readonly [Word, Word | null] {
  const cells = word.flatMap(({ text, tone }) => graphemes(text).map((letter) => ({ text: letter, tone })));
  let used = 0;
  let fits = 0;
  let joint = 0;
  for (const cell of cells) {
    const wide = displayWidth(cell.text);
    if (used + wide > room) break;
    used += wide;
    fits += 1;
    if (/[-/_.,;:?&=\u00a0]/.test(cell.text) && used > room * 0.66) joint = fits;
  }
  const cut = Math.max(joint > 0 ? joint : fits, 1);
  const tail = cells.slice(cut);
  return [merge(cells.slice(0, cut)), tail.length === 0 ? null : merge(tail)];
}

function merge(cells: readonly Fragment[]): Fragment[] {
  const merged: Fragment[] = [];
  for (const cell of cells) {
    const last = merged.at(-1);
    if (last !== undefined && last.tone === cell.tone)
      merged[merged.length - 1] = { text: last.text + cell.text, tone: cell.tone };
    else merged.push(cell);
  }
  return merged;
}

/** Words of one line, painted run by run: a space takes the tone of its neighbours where they share one. */
function draw(words: readonly Word[], style: Style): string {
  let drawn = '';
  let run = '';
  let tone: Fragment['tone'] = null;
  const add = (text: string, next: Fragment['tone']): void => {
    if (next !== tone) {
      if (run !== '') drawn += paint(run.replaceAll(NBSP, ' '), tone, style);
      run = '';
      tone = next;
    }
    run += text;
  };
  words.forEach((word, index) => {
    if (index > 0) add(' ', word[0]?.tone === tone ? tone : null);
    for (const fragment of word) add(fragment.text, fragment.tone);
  });
  return run === '' ? drawn : drawn + paint(run.replaceAll(NBSP, ' '), tone, style);
}

function paint(text: string, tone: Fragment['tone'], style: Style): string {
  return tone === null ? text : style[tone](text);
}
