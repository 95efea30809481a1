/** Keys of a terminal -> inputs. Arrows have letters beside them, for terminals that do not send arrows. */
import { ITEM_KEYS } from './draw.ts';
import { rowAt, takesLetters } from './reduce.ts';
import type { Command, Input, Screen } from './types.ts';

/** One key as readline names it. */
export interface Key {
  readonly name: string;
  readonly sequence: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  n: 'none',
  d: 'dont-know',
  s: 'skip',
  b: 'back',
  '?': 'why',
  r: 'report',
  q: 'quit',
};

/** What a key means on a screen; `page` is how many lines a page turns. Null when it means nothing. */
export function inputOf(screen: Screen, key: Key, page: number): Input | null {
  const named = namedKey(screen, key, page);
  if (named !== null) return named;
  if (key.ctrl || key.meta) return null;
  const text = key.sequence;
  if (text === '' || /\p{Control}/u.test(text)) return null;
  const typing = typesInto(screen);
  if (typing === 'text') return { do: 'type', text };
  const command = COMMANDS[text];
  if (command !== undefined && (typing === 'nothing' || commandFits(screen, command))) {
    if (command === 'none' && screen.kind === 'form') return noneOf(screen);
    return { do: 'command', command };
  }
  if (typing === 'value') return { do: 'type', text };
  if (text === 'j') return { do: 'move', by: 1 };
  if (text === 'k') return { do: 'move', by: -1 };
  if (screen.kind === 'page') return text === ' ' ? { do: 'move', by: page } : null;
  if (text === ' ') return { do: 'type', text };
  if (screen.kind === 'form' && (text === 'y' || text === 'Y')) return choiceOf(screen, 'yes');
  const index = ITEM_KEYS.indexOf(text);
  return index < 0 ? null : { do: 'pick', index };
}

function namedKey(screen: Screen, key: Key, page: number): Input | null {
  if (key.ctrl)
    return key.name === 'u' || key.name === 'w'
      ? { do: 'erase', all: true }
      : key.name === 'n'
        ? { do: 'move', by: 1 }
        : key.name === 'p'
          ? { do: 'move', by: -1 }
          : null;
  switch (key.name) {
    case 'up':
      return { do: 'move', by: -1 };
    case 'down':
      return { do: 'move', by: 1 };
    case 'pageup':
      return { do: 'move', by: -page };
    case 'pagedown':
      return { do: 'move', by: page };
    case 'home':
      return { do: 'move', by: -10_000 };
    case 'end':
      return { do: 'move', by: 10_000 };
    case 'return':
    case 'enter':
      return { do: 'enter' };
    case 'backspace':
      return screen.kind === 'page' ? null : { do: 'erase', all: false };
    case 'delete':
      return { do: 'erase', all: true };
    case 'tab':
      return { do: 'complete' };
    case 'escape':
      return screen.kind === 'page' ? (screen.guarded ? null : { do: 'enter' }) : { do: 'command', command: 'back' };
    case 'left':
      return screen.kind === 'page' ? null : { do: 'command', command: 'back' };
    default:
      return null;
  }
}

/** Where letters go: into a text; into a value that is still empty (then some are commands); nowhere. */
function typesInto(screen: Screen): 'text' | 'value' | 'nothing' {
  if (screen.kind === 'lines') return screen.text === '' ? 'value' : 'text';
  if (screen.kind === 'list') return screen.find === null ? 'nothing' : screen.find === '' ? 'value' : 'text';
  if (screen.kind !== 'form') return 'nothing';
  const row = rowAt(screen);
  if (row?.kind !== 'text') return 'nothing';
  const value = screen.values[row.id] ?? '';
  return value === '' || value === '?' ? 'value' : 'text';
}

/** In an empty line only "?" is a command at once; numbers never begin with a letter, so there all are. */
function commandFits(screen: Screen, command: Command): boolean {
  if (command === 'why') return screen.head.commands.includes('why');
  const row = screen.kind === 'form' ? rowAt(screen) : undefined;
  return row?.kind === 'text' && !takesLetters(row);
}

/** "n" in a form: the "no", "none" or "never" of a row of choices, where it stands first or is plain "no". */
function noneOf(screen: Screen): Input | null {
  if (screen.kind !== 'form') return null;
  const row = rowAt(screen);
  if (row === undefined) return null;
  if (row.kind === 'ticks') return { do: 'set', text: 'none' };
  if (row.kind === 'text') return null;
  if (row.choices.some((choice) => choice.value === 'no')) return choiceOf(screen, 'no');
  const first = row.choices[0]?.value;
  return first === 'none' || first === 'never' ? { do: 'pick', index: 0 } : null;
}

function choiceOf(screen: Screen, value: string): Input | null {
  if (screen.kind !== 'form') return null;
  const index = rowAt(screen)?.choices.findIndex((choice) => choice.value === value) ?? -1;
  return index < 0 ? null : { do: 'pick', index };
}
