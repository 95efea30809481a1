/** What an input does to a screen: the next screen, or a reply. Pure; knows neither keys nor terminals. */
import type {
  Command,
  FormRow,
  FormScreen,
  Input,
  Item,
  LinesScreen,
  ListScreen,
  PageScreen,
  PanelScreen,
  Reply,
  Screen,
} from './types.ts';

export interface Step {
  readonly screen: Screen;
  readonly reply: Reply | null;
}

/** One input to one screen. */
export function reduce(screen: Screen, input: Input): Step {
  if (input.do === 'command') return command(screen, input.command);
  switch (screen.kind) {
    case 'panel':
      return panel(screen, input);
    case 'list':
      return list(screen, input);
    case 'form':
      return form(screen, input);
    case 'lines':
      return lines(screen, input);
    case 'page':
      return page(screen, input);
    default:
      return screen satisfies never;
  }
}

const stay = (screen: Screen): Step => ({ screen, reply: null });
const submit = (screen: Screen): Step => ({ screen, reply: { to: 'submit', screen } });

function command(screen: Screen, word: Command): Step {
  if (!screen.head.commands.includes(word)) return stay(screen);
  if (word === 'none' && screen.kind === 'panel') return stay(withNone(screen));
  if (word === 'dont-know' && screen.kind === 'form' && shownRows(screen).length > 1) {
    const row = rowAt(screen);
    return row === undefined ? stay(screen) : stay(onward(withValue(screen, row.id, '?')));
  }
  return { screen, reply: { to: 'command', command: word, screen } };
}

/** The item of a panel that says that nothing of it applies. */
export const NONE = 'none-of-these';

function clamp(at: number, length: number): number {
  return Math.max(0, Math.min(at, length - 1));
}

/** The screen with one more line above its answers, in place of an earlier one of the same kind. */
export function noted<One extends Screen>(screen: One, text: string): One {
  return { ...screen, head: { ...screen.head, notes: [{ tone: 'caution', text }] } };
}

function panel(screen: PanelScreen, input: Input): Step {
  if (input.do === 'move') return stay({ ...screen, at: clamp(screen.at + input.by, screen.items.length) });
  if (input.do === 'pick') {
    const item = screen.items[input.index];
    return stay(item === undefined ? screen : { ...toggled(screen, item.id), at: input.index });
  }
  if (input.do === 'type' && input.text === ' ') return panel(screen, { do: 'pick', index: screen.at });
  if (input.do !== 'enter') return stay(screen);
  if (screen.ticked.includes(NONE)) return { screen, reply: { to: 'command', command: 'none', screen } };
  if (screen.ticked.length < screen.least) {
    const none = screen.head.commands.includes('none') ? 'n for none of these, ' : '';
    return stay(
      noted(
        screen,
        `Tick ${screen.least === 1 ? 'what applies' : `at least ${screen.least}`}, or press ${none}b to go back.`,
      ),
    );
  }
  return submit(screen);
}

/** Nothing else can be ticked beside "none of these"; n says it, and says it again. */
function withNone(screen: PanelScreen): PanelScreen {
  if (screen.ticked.some((id) => id !== NONE))
    return noted(screen, 'Something is ticked: untick it first, or press Enter to keep it.');
  return {
    ...screen,
    ticked: [NONE],
    at: screen.items.findIndex((item) => item.id === NONE),
    head: { ...screen.head, notes: [] },
  };
}

function toggled(screen: PanelScreen, id: string): PanelScreen {
  if (screen.ticked.includes(id)) return { ...screen, ticked: screen.ticked.filter((other) => other !== id) };
  if (id === NONE) return withNone(screen);
  if (screen.ticked.includes(NONE)) return { ...screen, ticked: [id] };
  return screen.ticked.length >= screen.most
    ? noted(screen, `At most ${screen.most}.`)
    : { ...screen, ticked: [...screen.ticked, id] };
}

/** The items of a list that fit what was typed. */
export function fitting(screen: ListScreen): readonly Item[] {
  const wanted = (screen.find ?? '').trim().toLowerCase();
  if (wanted === '') return screen.items;
  return screen.items.filter((item) =>
    [item.label, item.id, ...(item.words ?? [])].some((word) => word.toLowerCase().includes(wanted)),
  );
}

function list(screen: ListScreen, input: Input): Step {
  const items = fitting(screen);
  if (input.do === 'move') return stay({ ...screen, at: clamp(screen.at + input.by, items.length) });
  if (input.do === 'pick' && items[input.index] !== undefined) return submit({ ...screen, at: input.index });
  if (screen.find !== null && (input.do === 'type' || input.do === 'erase' || input.do === 'set')) {
    return stay({ ...screen, find: edited(screen.find, input), at: 0 });
  }
  if (input.do !== 'enter') return stay(screen);
  return items.length === 0
    ? stay(noted(screen, 'Nothing fits these letters.'))
    : submit({ ...screen, at: clamp(screen.at, items.length) });
}

/** The item a list was left on. */
export function chosen(screen: ListScreen): string {
  return fitting(screen)[screen.at]?.id ?? '';
}

function edited(text: string, input: Input): string {
  if (input.do === 'type') return text + input.text;
  if (input.do === 'set') return input.text;
  if (input.do === 'erase') return input.all ? '' : [...text].slice(0, -1).join('');
  return text;
}

/** The rows that are asked as things stand. */
export function shownRows(screen: FormScreen): readonly FormRow[] {
  return screen.rows.filter((row) => row.when === undefined || screen.values[row.when.row] === row.when.is);
}

export function rowAt(screen: FormScreen): FormRow | undefined {
  return shownRows(screen)[clamp(screen.at, shownRows(screen).length)];
}

function withValue(screen: FormScreen, id: string, value: string): FormScreen {
  return { ...screen, values: { ...screen.values, [id]: value }, head: { ...screen.head, notes: [] } };
}

function next(screen: FormScreen): FormScreen {
  return { ...screen, at: clamp(screen.at + 1, shownRows(screen).length) };
}

/** Whether an answer may begin with a letter that is a command elsewhere. */
export function takesLetters(row: FormRow): boolean {
  return row.suggest !== undefined || row.letters === true;
}

/** To the next row, as it was reached by an answer that was complete with one key. */
function onward(screen: FormScreen): FormScreen {
  const after = next(screen);
  return after.at === screen.at ? after : { ...after, reached: true };
}

function form(before: FormScreen, input: Input): Step {
  const { reached = false, ...screen } = before;
  const rows = shownRows(screen);
  const row = rowAt(screen);
  if (row === undefined) return submit(screen);
  const value = screen.values[row.id] ?? '';
  if (input.do === 'move') return stay({ ...screen, at: clamp(screen.at + input.by, rows.length) });
  if (input.do === 'enter') {
    const word = row.kind === 'text' && takesLetters(row) ? COMMAND_WORDS[value.trim().toLowerCase()] : undefined;
    if (word !== undefined && screen.head.commands.includes(word)) return command(withValue(screen, row.id, ''), word);
    if (reached && value === '') return stay(noted(screen, 'Enter once more leaves this row out.'));
    return screen.at >= rows.length - 1 ? submit(screen) : stay(next(screen));
  }
  if (input.do === 'erase' && (row.kind !== 'text' || input.all)) return stay(withValue(screen, row.id, ''));
  if (row.kind === 'text') {
    if (input.do === 'complete') {
      const first = row.suggest?.(value)[0];
      return stay(first === undefined ? next(screen) : withValue(screen, row.id, first.line.trimEnd()));
    }
    return input.do === 'pick'
      ? stay(screen)
      : stay(withValue(screen, row.id, edited(value === '?' ? '' : value, input)));
  }
  if (input.do === 'complete') return stay(next(screen));
  if (input.do === 'set') return stay(withValue(screen, row.id, input.text));
  if (input.do !== 'pick') return stay(screen);
  const choice = row.choices[input.index];
  if (choice === undefined) return stay(screen);
  if (row.kind === 'choice') return stay(onward(withValue(screen, row.id, choice.value)));
  const ticked = value === '' || value === '?' || value === 'none' ? [] : value.split(',');
  const after = ticked.includes(choice.value)
    ? ticked.filter((other) => other !== choice.value)
    : [...ticked, choice.value];
  return stay(withValue(screen, row.id, after.join(',')));
}

/** Sets the row of a form that is being answered, by the text of its value. */
export function answerRow(screen: FormScreen, value: string): FormScreen {
  const row = rowAt(screen);
  return row === undefined ? screen : next(withValue(screen, row.id, value));
}

/** Whole lines that are commands, where letters are typed. No treatment has such a name. */
export const COMMAND_WORDS: Readonly<Record<string, Command>> = {
  n: 'none',
  none: 'none',
  d: 'dont-know',
  "don't know": 'dont-know',
  'dont know': 'dont-know',
  s: 'skip',
  skip: 'skip',
  b: 'back',
  back: 'back',
  '?': 'why',
  why: 'why',
  r: 'report',
  report: 'report',
  q: 'quit',
  quit: 'quit',
  steps: 'steps',
};

function lines(screen: LinesScreen, input: Input): Step {
  if (input.do === 'move') {
    const at = Math.max(0, Math.min(screen.at + input.by, screen.lines.length));
    return stay({ ...screen, at, text: screen.lines[at]?.text ?? '' });
  }
  if (input.do === 'complete') {
    const first = screen.suggest(screen.text)[0];
    return stay(first === undefined ? screen : { ...screen, text: first.line });
  }
  if (input.do === 'pick') {
    const picked = screen.suggest(screen.text)[input.index];
    return stay(picked === undefined ? screen : { ...screen, text: picked.line });
  }
  if (input.do !== 'enter') return stay({ ...screen, text: edited(screen.text, input) });
  const text = screen.text.trim();
  const word = COMMAND_WORDS[text.toLowerCase()];
  if (word !== undefined && screen.head.commands.includes(word)) return command({ ...screen, text: '' }, word);
  if (text === '' && screen.at === screen.lines.length) return submit(screen);
  return { screen, reply: { to: 'line', screen, text, at: screen.at } };
}

function page(screen: PageScreen, input: Input): Step {
  if (input.do === 'move') return stay({ ...screen, top: Math.max(0, screen.top + input.by) });
  if (input.do === 'enter') return submit(screen);
  return stay(screen);
}
