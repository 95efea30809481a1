/** The line that says what the keys do on a screen: only those it takes. */
import { NONE, rowAt, shownRows, takesLetters } from './reduce.ts';
import type { Command, Screen } from './types.ts';

const WORDS: Readonly<Record<Command, readonly [string, string]>> = {
  none: ['n', 'none of these'],
  'dont-know': ['d', 'not known'],
  skip: ['s', 'skip'],
  back: ['b', 'back'],
  why: ['?', 'why'],
  report: ['r', 'report'],
  quit: ['q', 'quit'],
  steps: ['type steps:', 'one by one'],
};

export function footer(screen: Screen): string {
  return parts(screen)
    .map((part) => part.replaceAll(' ', '\u00a0'))
    .join(' | ');
}

function parts(screen: Screen): string[] {
  const row = screen.kind === 'form' ? rowAt(screen) : undefined;
  const typed = row?.kind === 'text' && takesLetters(row);
  const commands = screen.head.commands.map((command) => {
    const [letter, words] = WORDS[command];
    const key = typed && command !== 'why' ? `${letter}+Enter` : letter;
    return `${key} ${command === 'none' && screen.kind !== 'panel' ? 'none' : words}`;
  });
  switch (screen.kind) {
    case 'panel': {
      const enter = screen.ticked.includes(NONE) ? 'none of these' : screen.enter;
      return [...(screen.ticked.length === 0 ? ['number or Space: tick'] : [`Enter: ${enter}`]), ...commands];
    }
    case 'list':
      if (screen.find !== null)
        return ['type to find', 'Enter: open', ...(screen.head.commands.includes('back') ? ['Esc: back'] : [])];
      return ['number or Enter: choose', ...commands];
    case 'form': {
      const choose = row?.kind === 'text' ? 'type' : row?.kind === 'ticks' ? 'number: tick' : 'number: choose';
      const last = screen.at >= shownRows(screen).length - 1;
      return [choose, last ? 'Enter: done' : 'Enter: next', ...commands];
    }
    case 'lines':
      return [
        screen.text !== '' ? 'Enter: take this line' : screen.empty === '' ? 'type a line' : `Enter: ${screen.empty}`,
        ...(screen.lines.length > 0 && screen.prompt === '' ? ['Up: correct'] : []),
        ...commands,
      ];
    case 'page':
      if (screen.guarded) return ['Enter: go on', 'Down: more'];
      return ['Down, Space: more', 'Enter: close', ...(screen.head.commands.includes('quit') ? ['q quit'] : [])];
    default:
      return screen satisfies never;
  }
}
