/** Draws blocks for a terminal of a given width. No line is wider than `style.width` from 40 columns up. */
import type { Block, Entry } from './document.ts';
import { drawGrid } from './draw-grid.ts';
import { pad, plainText, type Rich, type Tone, UNTONED, wrapLines } from './layout.ts';
import type { Style } from './types.ts';
import { displayWidth } from './width.ts';

/** From this width on, verdicts stand in a column of their own. */
const WIDE = 64;
const GAP = '  ';
const LEAST_COLUMN = 10;

export function drawText(blocks: readonly Block[], style: Style): string {
  const lines: string[] = [];
  for (const [index, block] of blocks.entries()) {
    const apart = block.kind === 'heading' || blocks[index - 1]?.kind === 'references';
    if (apart && lines.length > 0) lines.push('');
    lines.push(...drawBlock(block, style));
  }
  return `${lines.join('\n')}\n`;
}

function drawBlock(block: Block, style: Style): string[] {
  switch (block.kind) {
    case 'heading':
      return drawHeading(block.level, block.text, style);
    case 'paragraph':
      return block.mark === undefined
        ? wrapLines(block.text, style)
        : wrapLines([toned(block.tone, `${block.mark}:`), ' ', ...block.text], style, { first: '', rest: GAP });
    case 'list':
      return block.items.flatMap((item) => wrapLines(item, style, { first: `${GAP}${bullet(style)} `, rest: '    ' }));
    case 'entries':
      return drawEntries(block.entries, style);
    case 'table':
      return drawTable(block.head, block.rows, block.bare === true, style);
    case 'grid':
      return drawGrid(block.heads, block.rows, style);
    case 'references':
      return drawReferences(block.items, style);
    default:
      return block satisfies never;
  }
}

function toned(tone: Tone | null | undefined, text: string): Rich[number] {
  return tone === null || tone === undefined ? text : { text, tone };
}

function bullet(style: Style): string {
  return style.unicode ? '\u2022' : '-';
}

function drawHeading(level: 1 | 2 | 3, text: Rich, style: Style): string[] {
  const strong: Rich = [{ text: plainText(text, style), tone: 'heading' }];
  if (level !== 2) return wrapLines(strong, style);
  const dash = style.unicode ? '\u2500' : '-';
  const lines = wrapLines(strong, style, { first: `${dash}${dash} `, rest: '   ' });
  const room = style.width - displayWidth(plainText(text, style)) - 4;
  const rule = lines.length === 1 && room > 0 ? ` ${style.muted(dash.repeat(room))}` : '';
  return lines.map((line, index) => (index === 0 ? line + rule : line));
}

function drawEntries(entries: readonly Entry[], style: Style): string[] {
  const labelWidth = Math.max(...entries.map((entry) => displayWidth(entry.label)));
  const column = labelWidth > 0 && style.width >= WIDE;
  const body = column ? ' '.repeat(labelWidth + 4) : '    ';
  const markWidth = Math.max(
    0,
    ...entries.flatMap((entry) => entry.lines.map((line) => displayWidth(colon(line.mark)))),
  );
  return entries.flatMap((entry) => [
    ...drawTitle(entry, column ? labelWidth : null, body, style),
    ...entry.lines.flatMap((line) => {
      const mark = column ? pad(colon(line.mark), displayWidth(colon(line.mark)), markWidth) : colon(line.mark);
      const first = line.mark === '' ? body : `${body}${mark} `;
      const rest = column && line.mark !== '' ? `${body}${' '.repeat(markWidth + 1)}` : column ? body : `${body}  `;
      return wrapLines(line.text, style, { first, rest });
    }),
  ]);
}

function colon(mark: string): string {
  return mark === '' ? '' : `${mark}:`;
}

function drawTitle(entry: Entry, labelWidth: number | null, body: string, style: Style): string[] {
  if (entry.label === '') return wrapLines(entry.title, style, { first: labelWidth === null ? GAP : body, rest: body });
  const label = toned(entry.tone, entry.label);
  if (labelWidth === null) return wrapLines([label, ': ', ...entry.title], style, { first: GAP, rest: body });
  // The label is drawn apart so that its tone does not reach the column's empty part.
  const lines = wrapLines(entry.title, style, { first: body, rest: body });
  const drawn = wrapLines([label], style)[0] ?? '';
  const head = GAP + pad(drawn, displayWidth(plainText([label], style)), labelWidth) + GAP;
  return lines.map((line, index) => (index === 0 ? head + line.slice(body.length) : line));
}

function drawTable(head: readonly string[], rows: readonly (readonly Rich[])[], bare: boolean, style: Style): string[] {
  // Short rows without heads read better as running lines where there is little room.
  if (bare && style.width < WIDE) return rows.flatMap((row) => drawStacked(head, row, bare, style));
  const widths = columnWidths(bare ? rows : [head.map((cell) => [cell]), ...rows], style);
  if (widths === null) return rows.flatMap((row) => drawStacked(head, row, bare, style));
  const headRow: Rich[] = head.map((cell) => [{ text: cell, tone: 'muted' }]);
  return (bare ? rows : [headRow, ...rows]).flatMap((row) => drawRow(row, widths, style));
}

/** Natural widths, the widest shrunk until the row fits; null when columns would get too narrow to read. */
function columnWidths(rows: readonly (readonly Rich[])[], style: Style): number[] | null {
  const count = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(0, ...rows.map((row) => displayWidth(plainText(row[column] ?? [], style)))),
  );
  const room = style.width - GAP.length - GAP.length * (count - 1);
  for (let over = widths.reduce((sum, width) => sum + width, 0) - room; over > 0; over -= 1) {
    const widest = Math.max(...widths);
    if (widest <= LEAST_COLUMN) return null;
    widths[widths.indexOf(widest)] = widest - 1;
  }
  // A cell broken over many short lines reads worse than stacked cells.
  const tall = rows.some((row) =>
    row.some((cell, column) => displayWidth(plainText(cell, style)) > 4 * (widths[column] ?? 1)),
  );
  return tall ? null : widths;
}

function drawRow(row: readonly Rich[], widths: readonly number[], style: Style): string[] {
  const cells = widths.map((width, column) => ({
    width,
    lines: wrapLines(row[column] ?? [], style, { first: '', rest: '', width }),
    shown: wrapLines(row[column] ?? [], { ...style, ...UNTONED }, { first: '', rest: '', width }),
  }));
  const height = Math.max(...cells.map((cell) => cell.lines.length));
  return Array.from({ length: height }, (_, index) =>
    (
      GAP +
      cells.map((cell) => pad(cell.lines[index] ?? '', displayWidth(cell.shown[index] ?? ''), cell.width)).join(GAP)
    ).trimEnd(),
  );
}

function drawStacked(head: readonly string[], row: readonly Rich[], bare: boolean, style: Style): string[] {
  const [first = [], second = [], ...others] = row;
  if (bare) {
    const tail = others.filter((cell) => cell.length > 0).flatMap((cell): Rich => [', ', ...cell]);
    return wrapLines([...first, ': ', ...second, ...tail], style, { first: GAP, rest: '    ' });
  }
  return [
    ...wrapLines(first, style, { first: GAP, rest: '    ' }),
    ...[second, ...others].flatMap((cell, index) =>
      cell.length === 0
        ? []
        : wrapLines([`${head[index + 1] ?? ''}: `, ...cell], style, { first: '    ', rest: '      ' }),
    ),
  ];
}

function drawReferences(items: readonly { readonly number: number; readonly text: Rich }[], style: Style): string[] {
  const widest = Math.max(0, ...items.map((item) => String(item.number).length)) + 2;
  return items.flatMap((item) =>
    wrapLines(item.text, style, { first: `${`[${item.number}]`.padStart(widest)} `, rest: ' '.repeat(widest + 1) }),
  );
}
