/**
 * A screen as lines for a terminal of a given size. Never taller or wider than it: long lists scroll, long text wraps.
 * Colour only repeats what words and marks say.
 */
import { wrapLines } from '../report/layout.ts';
import type { Style } from '../report/types.ts';
import { displayWidth } from '../report/width.ts';
import { footer } from './footer.ts';
import { fitting, NONE, rowAt, shownRows } from './reduce.ts';
import type { FormRow, FormScreen, Head, LinesScreen, ListScreen, PageScreen, PanelScreen, Screen } from './types.ts';

export interface Drawn {
  /** Everything above the line of the cursor. */
  readonly lines: readonly string[];
  /** The line of the cursor. */
  readonly prompt: string;
  /** What the keys do; below the cursor. */
  readonly below: readonly string[];
}

/** Keys of the items of a list. No letter that is a command, and none of the word "none", which people type in full. */
export const ITEM_KEYS = '1234567890acfghilmptuvwxyz';

export function draw(screen: Screen, style: Style, rows: number): Drawn {
  const below = wrapLines([{ text: footer(screen), tone: 'muted' }], style);
  const top = drawHead(screen.head, style);
  const room = Math.max(rows - top.length - below.length - 2, 3);
  const body = drawBody(screen, style, room);
  return { lines: [...top, ...body], prompt: promptOf(screen, style), below };
}

function drawHead(head: Head, style: Style): string[] {
  const dash = style.unicode ? '\u2500' : '-';
  const gap = style.width - displayWidth(head.place) - displayWidth(head.open);
  const first =
    head.place === '' && head.open === ''
      ? []
      : gap >= 2
        ? [style.muted(`${head.place}${' '.repeat(gap)}${head.open}`)]
        : [style.muted(head.place), style.muted(head.open)].filter((line) => line !== style.muted(''));
  const alarm = head.alarm === '' ? [] : wrapLines([{ text: head.alarm, tone: 'danger' }], style);
  const rule = first.length + alarm.length === 0 ? [] : [style.muted(dash.repeat(style.width))];
  const title = head.title === '' ? [] : wrapLines([{ text: head.title, tone: 'heading' }], style);
  const notes = head.notes.flatMap(({ tone, text }) =>
    wrapLines([tone === null ? text : { text, tone }], style, { first: '  ', rest: '  ' }),
  );
  return [...first, ...alarm, ...rule, ...title, ...notes, ...(title.length + notes.length === 0 ? [] : [''])];
}

function drawBody(screen: Screen, style: Style, room: number): string[] {
  switch (screen.kind) {
    case 'panel':
      return drawPanel(screen, style, room);
    case 'list':
      return drawList(screen, style, room);
    case 'form':
      return drawForm(screen, style, room);
    case 'lines':
      return drawLines(screen, style, room);
    case 'page':
      return drawPage(screen, style, room);
    default:
      return screen satisfies never;
  }
}

/** The part of `blocks` around number `at` that fits, with a count of what is above and below. */
function around(blocks: readonly (readonly string[])[], at: number, room: number, style: Style): string[] {
  const total = blocks.reduce((sum, block) => sum + block.length, 0);
  if (total <= room) return blocks.flat();
  let [first, last] = [at, at];
  let used = blocks[at]?.length ?? 0;
  const most = Math.max(room - 2, 1);
  for (let grew = true; grew;) {
    grew = false;
    const after = blocks[last + 1];
    if (after !== undefined && used + after.length <= most) {
      last += 1;
      used += after.length;
      grew = true;
    }
    const before = blocks[first - 1];
    if (before !== undefined && used + before.length <= most) {
      first -= 1;
      used += before.length;
      grew = true;
    }
  }
  const above = first === 0 ? '' : style.muted(`  ... ${first} more above`);
  const below = last === blocks.length - 1 ? '' : style.muted(`  ... ${blocks.length - 1 - last} more below`);
  return [...(above === '' ? [] : [above]), ...blocks.slice(first, last + 1).flat(), ...(below === '' ? [] : [below])];
}

function pointer(here: boolean): string {
  return here ? '>' : ' ';
}

function itemKey(index: number): string {
  return ITEM_KEYS[index] ?? ' ';
}

function drawPanel(screen: PanelScreen, style: Style, room: number): string[] {
  const blocks = screen.items.map((item, index) => {
    const here = index === screen.at;
    const ticked = screen.ticked.includes(item.id);
    const key = item.id === NONE ? 'n' : itemKey(index);
    const first = `${pointer(here)} ${key} [${ticked ? 'x' : ' '}] `;
    const text = item.beside === undefined ? item.label : `${item.label} (${item.beside})`;
    return wrapLines([ticked || here ? { text, tone: 'emphasis' } : text], style, { first, rest: '        ' });
  });
  return around(blocks, screen.at, room, style);
}

function drawList(screen: ListScreen, style: Style, room: number): string[] {
  const items = fitting(screen);
  const blocks = items.map((item, index) => {
    const here = index === screen.at;
    const first = screen.find === null ? `${pointer(here)} ${itemKey(index)} ` : `${pointer(here)} `;
    const rest = ' '.repeat(first.length + 2);
    const label = here ? ({ text: item.label, tone: 'emphasis' } as const) : item.label;
    return wrapLines(
      item.beside === undefined ? [label] : [label, ' ', { text: `- ${item.beside}`, tone: 'muted' }],
      style,
      { first, rest },
    );
  });
  return blocks.length === 0 ? [style.muted('  nothing fits')] : around(blocks, screen.at, room, style);
}

function drawForm(screen: FormScreen, style: Style, room: number): string[] {
  const rows = shownRows(screen);
  const here = rowAt(screen);
  const labels = Math.min(
    Math.max(...rows.map((row) => displayWidth(row.label)), 0) + 2,
    Math.floor(style.width * 0.5),
  );
  const blocks = rows.map((row) => drawRow(row, row === here, screen.values[row.id] ?? '', labels, style));
  return around(
    blocks,
    Math.max(
      0,
      rows.findIndex((row) => row === here),
    ),
    room,
    style,
  );
}

function drawRow(row: FormRow, here: boolean, value: string, labels: number, style: Style): string[] {
  const first = `${pointer(here)} `;
  const narrow = style.width < 60;
  const gap = narrow ? '' : ' '.repeat(Math.max(labels - displayWidth(row.label), 1));
  const label = here ? ({ text: row.label, tone: 'emphasis' } as const) : row.label;
  const shown = value === '' ? '-' : value === '?' ? 'not known' : wordsOf(row, value);
  const rest = ' '.repeat(narrow ? 4 : Math.min(labels + 2, style.width - 20));
  // The typed text stands on the line of the cursor, so that it is in one place only.
  const line = wrapLines(
    [label, narrow ? ': ' : '', { text: `${gap}${shown}`, tone: value === '' ? 'muted' : 'emphasis' }],
    style,
    { first, rest },
  );
  if (!narrow)
    line[0] = `${first}${here ? style.emphasis(row.label) : row.label}${gap}${value === '' ? style.muted(shown) : shown}`;
  const lines =
    narrow || displayWidth(`${first}${row.label}${gap}${shown}`) <= style.width
      ? line
      : wrapLines([`${row.label}${gap.slice(0, 2)}${shown}`], style, { first, rest });
  if (!here) return lines;
  return [...lines, ...choiceLines(row, value, style), ...suggestionLines(row.suggest?.(value) ?? [], style)];
}

function wordsOf(row: FormRow, value: string): string {
  if (row.kind === 'text') return row.hint === '' || row.hint.includes(' ') ? value : `${value} ${row.hint}`;
  return value
    .split(',')
    .map((part) => row.choices.find((choice) => choice.value === part)?.label ?? part)
    .join(', ');
}

function choiceLines(row: FormRow, value: string, style: Style): string[] {
  if (row.kind === 'text')
    return row.hint === ''
      ? []
      : wrapLines([{ text: `(${row.hint})`, tone: 'muted' }], style, { first: '    ', rest: '    ' });
  const ticked = value.split(',');
  const words = row.choices.map((choice, index) => {
    const mark = row.kind === 'ticks' ? `[${ticked.includes(choice.value) ? 'x' : '\u00a0'}]\u00a0` : '';
    return `${itemKey(index)}\u00a0${mark}${choice.label.replaceAll(' ', '\u00a0')}`;
  });
  return wrapLines([words.join(' | ')], style, { first: '    ', rest: '    ' });
}

function suggestionLines(found: readonly { readonly label: string }[], style: Style): string[] {
  return found.flatMap(({ label }, index) =>
    wrapLines([{ text: index === 0 ? `Tab: ${label}` : `     ${label}`, tone: 'muted' }], style, {
      first: '    ',
      rest: '         ',
    }),
  );
}

function drawLines(screen: LinesScreen, style: Style, room: number): string[] {
  const entered = screen.lines.map((line, index) => {
    const first = `${pointer(index === screen.at)} ${index + 1}. `;
    const beside =
      line.beside === ''
        ? []
        : wrapLines([line.tone === null ? line.beside : { text: line.beside, tone: line.tone }], style, {
            first: '     ',
            rest: '     ',
          });
    return [...wrapLines([line.text], style, { first, rest: '     ' }), ...beside];
  });
  const found = suggestionLines(screen.suggest(screen.text), style);
  const question = screen.prompt === '' ? [] : wrapLines([{ text: screen.prompt, tone: 'emphasis' }], style);
  const spare = Math.max(room - found.length - question.length - 1, 1);
  return [
    ...around(entered, Math.min(screen.at, Math.max(entered.length - 1, 0)), spare, style),
    ...question,
    ...found,
  ];
}

function drawPage(screen: PageScreen, style: Style, room: number): string[] {
  const all = pageLines(screen, style);
  const top = topOf(screen, all.length, room);
  const part = all.slice(top, top + room);
  const rest = all.length - top - part.length;
  return rest > 0 ? [...part.slice(0, -1), style.muted(`... ${rest + 1} more lines`)] : part;
}

/** The text of a page without the line break at its end. */
export function pageLines(screen: PageScreen, style: Style): readonly string[] {
  return screen.draw(style).replace(/\n+$/, '').split('\n');
}

/** Where a page starts: never so far down that the last line leaves the bottom. */
export function topOf(screen: PageScreen, lines: number, room: number): number {
  return Math.max(0, Math.min(screen.top, lines - room));
}

function promptOf(screen: Screen, style: Style): string {
  const typed =
    screen.kind === 'lines'
      ? screen.text
      : screen.kind === 'list'
        ? (screen.find ?? '')
        : screen.kind === 'form' && rowAt(screen)?.kind === 'text'
          ? (screen.values[rowAt(screen)?.id ?? ''] ?? '')
          : '';
  const room = style.width - 4;
  const letters = [...typed];
  const tail = letters.length > room ? letters.slice(-room).join('') : typed;
  return `> ${tail}`;
}
