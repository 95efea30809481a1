/**
 * The interview line by line, without redrawing: for screen readers and for terminals that cannot move the cursor.
 * Every choice has a number, every command a letter or word; each answer ends with Enter.
 */
import { createInterface } from 'node:readline';

import { wrapLines } from '../report/layout.ts';
import type { Style } from '../report/types.ts';
import type { Terminal } from '../terminal/io.ts';
import { pageLines } from './draw.ts';
import { perform } from './effects.ts';
import { answerRow, COMMAND_WORDS, fitting, rowAt, shownRows } from './reduce.ts';
import type { Session, Size } from './session.ts';
import type { Ending } from './terminal.ts';
import type { FormRow, Screen } from './types.ts';

export interface PlainRun {
  readonly session: Session;
  readonly terminal: Terminal;
  readonly style: (columns: number) => Style;
  readonly keep: (draw: (style: Style) => string) => void;
}

/** Runs the interview until it is over, interrupted, or out of lines. */
export async function runPlain({ session, terminal, style, keep }: PlainRun): Promise<Ending> {
  const lines = createInterface({ input: terminal.input, terminal: false });
  const interrupted = new Promise<null>((resolve) => {
    lines.once('close', () => resolve(null));
    terminal.onInterrupt(() => resolve(null));
  });
  const waiting: string[] = [];
  let wake: (() => void) | null = null;
  lines.on('line', (line) => {
    waiting.push(line);
    wake?.();
  });
  const nextLine = async (): Promise<string | null> => {
    const ready = waiting.shift();
    if (ready !== undefined) return ready;
    const arrived = new Promise<string>((resolve) => {
      wake = () => {
        const line = waiting.shift();
        if (line !== undefined) resolve(line);
      };
    });
    return Promise.race([arrived, interrupted]);
  };
  const size = (): Size => ({ style: style(terminal.output.columns ?? 80), rows: 10_000 });
  try {
    let said = '';
    while (!session.over()) {
      const effect = session.effect();
      if (effect !== null) {
        session.done(await perform(effect, keep));
        continue;
      }
      const screen = session.screen();
      if (screen === null) break;
      const text = plainText(screen, size().style, said);
      said = screen.head.title + screen.head.place;
      terminal.output.write(`${text}\n> `);
      const line = await nextLine();
      if (line === null) return 'interrupted';
      answerLine(session, screen, line.trim(), size());
    }
    return 'left';
  } finally {
    lines.close();
  }
}

/** A screen in words, top to bottom. The head is said once for the rows of one form. */
export function plainText(screen: Screen, style: Style, said: string): string {
  const { head } = screen;
  const again = screen.kind === 'form' && said === head.title + head.place;
  const top = again
    ? []
    : [
        '',
        ...[head.alarm, [head.place, head.open].filter((part) => part !== '').join('. '), head.title].filter(
          (part) => part !== '',
        ),
      ];
  const notes = head.notes.map((note) => note.text);
  const wrapped = [...top, ...notes].flatMap((line) => (line === '' ? [''] : wrapLines([line], style)));
  return [...wrapped, ...bodyWords(screen, style), ...wrapLines([{ text: hint(screen), tone: 'muted' }], style)].join(
    '\n',
  );
}

function bodyWords(screen: Screen, style: Style): readonly string[] {
  const numbered = (labels: readonly string[]): string[] =>
    labels.flatMap((label, index) => wrapLines([`${index + 1}. ${label}`], style, { first: '', rest: '   ' }));
  switch (screen.kind) {
    case 'panel':
      return numbered(screen.items.map((item) => `${item.label}${screen.ticked.includes(item.id) ? ' (ticked)' : ''}`));
    case 'list':
      return numbered(
        fitting(screen).map((item) => (item.beside === undefined ? item.label : `${item.label}: ${item.beside}`)),
      );
    case 'form': {
      const row = rowAt(screen);
      return row === undefined ? [] : wrapLines([rowWords(row, screen.values[row.id] ?? '')], style);
    }
    case 'lines': {
      const entered = numbered(
        screen.lines.map((line) => `${line.text}${line.beside === '' ? '' : `: ${line.beside}`}`),
      );
      return [...entered, ...(screen.prompt === '' ? [] : wrapLines([screen.prompt], style))];
    }
    case 'page':
      return pageLines(screen, style);
    default:
      return screen satisfies never;
  }
}

function rowWords(row: FormRow, value: string): string {
  const choices = row.choices.map((choice, index) => `${index + 1} ${choice.label}`).join(', ');
  const now = value === '' ? '' : ` (now: ${value === '?' ? 'not known' : value})`;
  const how = row.kind === 'text' ? row.hint : choices;
  return `${row.label}${now}${how === '' ? '' : `: ${how}`}`;
}

const COMMAND_HINTS: Readonly<Record<string, string>> = {
  none: 'n none',
  'dont-know': "d don't know",
  skip: 's skip',
  back: 'b back',
  why: '? why',
  report: 'r report',
  quit: 'q quit',
  steps: 'steps one by one',
};

function hint(screen: Screen): string {
  const commands = screen.head.commands.flatMap((command) => COMMAND_HINTS[command] ?? []).join(', ');
  const first = {
    panel: 'Numbers that apply, apart by spaces',
    list: screen.kind === 'list' && screen.find !== null ? 'A number, or letters to find' : 'A number',
    form: 'Answer, or Enter to leave it open',
    lines: screen.kind === 'lines' && screen.empty !== '' ? `A line, or Enter: ${screen.empty}` : 'A line',
    page: 'Enter to go on',
  }[screen.kind];
  return `(${first}${commands === '' || screen.kind === 'page' ? '' : `; ${commands}`})`;
}

/** What a line means on a screen. */
export function answerLine(session: Session, screen: Screen, line: string, size: Size): void {
  const command = COMMAND_WORDS[line.toLowerCase()];
  if (screen.kind === 'lines') {
    if (line !== '') session.input({ do: 'set', text: line }, size);
    session.input({ do: 'enter' }, size);
    return;
  }
  if (screen.kind === 'page') {
    session.input(command === 'quit' ? { do: 'command', command } : { do: 'enter' }, size);
    return;
  }
  if (screen.kind === 'form') {
    answerForm(session, screen, line, size);
    return;
  }
  if (command !== undefined && screen.head.commands.includes(command)) {
    session.input({ do: 'command', command }, size);
    if (command === 'none' && screen.kind === 'panel' && screen.ticked.length === 0)
      session.input({ do: 'enter' }, size);
    return;
  }
  const numbers = line
    .split(/[\s,]+/)
    .filter((word) => /^\d+$/.test(word))
    .map((word) => Number(word) - 1);
  if (screen.kind === 'list') {
    const [number] = numbers;
    if (number === undefined && line !== '' && screen.find !== null) session.input({ do: 'set', text: line }, size);
    else if (number !== undefined) session.input({ do: 'pick', index: number }, size);
    return;
  }
  const ids = numbers.flatMap((number) => screen.items[number]?.id ?? []);
  if (numbers.length > 0) session.replace({ ...screen, ticked: [...new Set(ids)].slice(0, screen.most) });
  session.input({ do: 'enter' }, size);
}

function answerForm(session: Session, screen: Extract<Screen, { kind: 'form' }>, line: string, size: Size): void {
  const row = rowAt(screen);
  const last = screen.at >= shownRows(screen).length - 1;
  const word = line.toLowerCase();
  const command = COMMAND_WORDS[word];
  if (row !== undefined && line !== '' && command !== 'dont-know') {
    const value = rowValue(row, line);
    if (value !== null) {
      const answered = answerRow(screen, value);
      session.replace(answered);
      if (last && shownRows(answered).length === shownRows(screen).length) session.input({ do: 'enter' }, size);
      return;
    }
    if (command !== undefined && screen.head.commands.includes(command))
      session.input({ do: 'command', command }, size);
    return;
  }
  if (command === 'dont-know') {
    session.input({ do: 'command', command }, size);
    if (last && session.screen()?.kind === 'form' && shownRows(screen).length > 1) session.input({ do: 'enter' }, size);
    return;
  }
  session.input({ do: 'enter' }, size);
}

/** The value a line gives a row; null when the line is no answer to it. */
function rowValue(row: FormRow, line: string): string | null {
  const word = line.toLowerCase();
  if (row.kind === 'text') return COMMAND_WORDS[word] === undefined || word === 'none' ? line : null;
  const pick = (part: string): string | null => {
    const byNumber = /^\d+$/.test(part) ? row.choices[Number(part) - 1] : undefined;
    const found =
      byNumber ??
      row.choices.find(
        (choice) =>
          choice.value === part ||
          choice.label.toLowerCase() === part ||
          (part.length === 1 && ['y', 'n'].includes(part) && choice.value === { y: 'yes', n: 'no' }[part]),
      );
    return found?.value ?? null;
  };
  if (row.kind === 'choice') return pick(word);
  if (word === 'none' || word === 'n') return 'none';
  const values = word.split(/[\s,]+/).map(pick);
  return values.some((value) => value === null) ? null : values.join(',');
}
