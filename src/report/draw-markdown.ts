/**
 * Draws blocks as Markdown (CommonMark with tables and footnotes). Everything that comes from data is escaped: no raw
 * HTML, no table or list mark of its own. Only links to http addresses are made.
 */
import type { Block, Entry, GridLine, GridRow } from './document.ts';
import type { Piece, Rich, Tone } from './layout.ts';
import { NBSP, printable } from './width.ts';

export function drawMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(drawBlock).join('\n\n')}\n`;
}

function drawBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${inline(block.text)}`;
    case 'paragraph':
      return block.mark === undefined
        ? atLineStart(inline(block.text))
        : `**${escape(block.mark)}:** ${inline(block.text)}`;
    case 'list':
      return block.items.map((item) => `- ${atLineStart(inline(item))}`).join('\n');
    case 'entries':
      return block.entries.map(drawEntry).join('\n');
    case 'table':
      return drawTable(block.head, block.rows);
    case 'grid':
      return drawGrid(block.heads, block.rows);
    case 'references':
      return block.items.map((item) => `[^${item.number}]: ${atLineStart(inline(item.text))}`).join('\n');
    default:
      return block satisfies never;
  }
}

function drawEntry(entry: Entry): string {
  const label = entry.label === '' ? '' : `**${escape(entry.label)}** `;
  const title = label === '' ? atLineStart(inline(entry.title)) : inline(entry.title);
  const lines = entry.lines.map((line) => {
    const text = inline(line.text);
    return `  - ${line.mark === '' ? atLineStart(text) : `*${escape(line.mark)}:* ${text}`}`;
  });
  return [`- ${label}${title}`, ...lines].join('\n');
}

function drawTable(head: readonly string[], rows: readonly (readonly Rich[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(head.map(escape)),
    line(head.map(() => '---')),
    ...rows.map((row) => line(head.map((_, column) => inline(row[column] ?? [])))),
  ].join('\n');
}

/** Cells of Markdown hold one line: their paragraphs follow one another, and bars are told in words. */
function drawGrid(heads: readonly string[], rows: readonly GridRow[]): string {
  const told = (line: GridLine): Rich => (line.kind === 'bar' ? [`${line.name}: ${line.words}.`] : line.text);
  return drawTable(
    ['', ...heads],
    rows.map((row) => [
      [{ text: row.name, tone: 'emphasis' }],
      ...row.cells.map((cell) => cell.flatMap((line, index): Rich => [...(index === 0 ? [] : [' ']), ...told(line)])),
    ]),
  );
}

function inline(rich: Rich): string {
  return rich
    .map((piece, index) => inlinePiece(piece, index === 0))
    .join('')
    .replaceAll(NBSP, ' ')
    .trim();
}

function inlinePiece(piece: Piece, first: boolean): string {
  if (typeof piece === 'string') return escape(piece);
  if ('cites' in piece)
    return piece.cites.length === 0 ? '' : `${first ? '' : ' '}${piece.cites.map((number) => `[^${number}]`).join('')}`;
  if ('link' in piece) return link(piece.text, piece.link);
  const text = escape(piece.text);
  return text.trim() === '' ? text : emphasise(text, piece.tone);
}

/** Emphasis marks stand at the first and last letter, else they would be printed as stars. */
function emphasise(text: string, tone: Tone): string {
  if (tone === 'muted') return text;
  const mark = tone === 'good' || tone === 'heading' || tone === 'emphasis' || tone === 'danger' ? '**' : '*';
  const [, before = '', core = '', after = ''] = /^( *)(.*?)( *)$/.exec(text) ?? [];
  return `${before}${mark}${core}${mark}${after}`;
}

function link(text: string, address: string): string {
  const safe = printable(address).trim();
  if (!/^https?:\/\/[^\s]+$/.test(safe)) return escape(text);
  const target = safe.replace(/[^A-Za-z0-9\-._~:/?#@!$&'*+,;=%]/gu, (character) => encodeURIComponent(character));
  return `[${escape(text)}](${target.replace(/[()'<>*]/g, percent)})`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Makes every character of `text` stand for itself. */
function escape(text: string): string {
  return (
    printable(text)
      .replace(/[\\`*_{}[\]#|~!^$]/g, (character) => `\\${character}`)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/ {2,}/g, ' ')
      // An address would be made a link by the reader's program, with whatever follows it.
      .replace(/(https?|ftp|mailto):/gi, '$1&#58;')
      .replace(/(www)\./gi, '$1&#46;')
      .replaceAll('@', '&#64;')
  );
}

/** A dash, plus or number that would open a list or a rule, made plain. */
function atLineStart(text: string): string {
  return text
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/^:/, '\\:');
}
