/**
 * Draws things side by side: in columns where there is room for them, else one below the other. No line is wider than the
 * style's width.
 */
import type { GridLine, GridRow } from './document.ts';
import { pad, type Rich, UNTONED, wrapLines } from './layout.ts';
import type { Style } from './types.ts';
import { displayWidth } from './width.ts';

/** Narrower columns break sentences into single words. */
const LEAST_COLUMN = 30;
const GAP = '  ';
const LONGEST_BAR = 24;

export function drawGrid(heads: readonly string[], rows: readonly GridRow[], style: Style): string[] {
  const width = Math.floor((style.width - GAP.length * heads.length) / Math.max(heads.length, 1));
  const columns = heads.length > 1 && width >= LEAST_COLUMN;
  return rows.flatMap((row) => [
    '',
    ...wrapLines([{ text: row.name, tone: 'heading' }], style),
    ...(columns ? inColumns(heads, row, width, style) : stacked(heads, row, style)),
  ]);
}

interface Drawn {
  /** With tones. */
  readonly line: string;
  readonly shown: number;
}

function inColumns(heads: readonly string[], row: GridRow, width: number, style: Style): string[] {
  const cells = heads.map((head, index) => [
    ...drawn([{ text: head, tone: 'emphasis' }], width, style),
    ...(row.cells[index] ?? []).flatMap((line) => drawLine(line, width, style)),
  ]);
  const height = Math.max(...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, at) =>
    (GAP + cells.map((cell) => pad(cell[at]?.line ?? '', cell[at]?.shown ?? 0, width)).join(GAP)).trimEnd(),
  );
}

function stacked(heads: readonly string[], row: GridRow, style: Style): string[] {
  const room = style.width - 2 * GAP.length;
  return heads.flatMap((head, index) => [
    ...wrapLines([{ text: head, tone: 'emphasis' }], style, { first: GAP, rest: GAP + GAP }),
    ...(row.cells[index] ?? []).flatMap((line) =>
      drawLine(line, room, style).map((item) => (GAP + GAP + item.line).trimEnd()),
    ),
  ]);
}

function drawLine(line: GridLine, width: number, style: Style): Drawn[] {
  if (line.kind === 'text') return drawn(line.text, width, style);
  const words = ` ${line.words}`;
  const room = Math.max(4, Math.min(LONGEST_BAR, width - displayWidth(words)));
  return [
    ...drawn([{ text: line.name, tone: 'muted' }], width, style),
    ...drawn([bar(line.share, room, style), words], width, style),
  ];
}

/** "####------" for 40 of a hundred; shares beyond the ends stand at the ends. */
export function bar(share: number, length: number, style: Pick<Style, 'unicode'>): string {
  const filled = Math.round((Math.min(100, Math.max(0, share)) / 100) * length);
  const [full, empty] = style.unicode ? ['\u2588', '\u2591'] : ['#', '-'];
  return full.repeat(filled) + empty.repeat(length - filled);
}

function drawn(text: Rich, width: number, style: Style): Drawn[] {
  const indent = { first: '', rest: '', width };
  const toned = wrapLines(text, style, indent);
  const plain = wrapLines(text, { ...style, ...UNTONED }, indent);
  return toned.map((line, index) => ({ line, shown: displayWidth(plain[index] ?? '') }));
}
