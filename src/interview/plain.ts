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
import { answerLine } from './plain-answers.ts';
import { fitting, rowAt } from './reduce.ts';
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
  const how = again ? [] : wrapLines([{ text: hint(screen), tone: 'muted' }], style);
  return [...wrapped, ...how, ...bodyWords(screen, style)].join('\n');
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
  'dont-know': 'd not known',
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
