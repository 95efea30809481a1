/** A line of text as an answer to a screen, for terminals that are read line by line. */
import { answerRow, COMMAND_WORDS, fitting, NONE, noted, rowAt, shownRows } from './reduce.ts';
import type { Session, Size } from './session.ts';
import type { FormRow, Screen } from './types.ts';

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
    else if (number !== undefined && fitting(screen)[number] !== undefined)
      session.input({ do: 'pick', index: number }, size);
    else session.replace(misread(screen, line));
    return;
  }
  const ids = [...new Set(numbers.flatMap((number) => screen.items[number]?.id ?? []))];
  if (ids.length < numbers.length || (line !== '' && ids.length === 0)) session.replace(misread(screen, line));
  else if (ids.includes(NONE) && ids.length > 1)
    session.replace(noted(screen, 'None of these cannot stand beside anything else.'));
  else {
    if (ids.length > 0) session.replace({ ...screen, ticked: ids.slice(0, screen.most) });
    session.input({ do: 'enter' }, size);
  }
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
    else session.replace(misread(screen, line));
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
      ) ??
      onlyOne(row.choices.filter((choice) => choice.label.toLowerCase().startsWith(part)));
    return found?.value ?? null;
  };
  if (row.kind === 'choice') return pick(word);
  if (word === 'none' || word === 'n') return 'none';
  const values = word.split(/[\s,]+/).map(pick);
  return values.some((value) => value === null) ? null : values.join(',');
}

function onlyOne<One>(found: readonly One[]): One | undefined {
  return found.length === 1 ? found[0] : undefined;
}

function misread(screen: Screen, line: string): Screen {
  return noted(screen, line === '' ? 'Nothing was chosen.' : `"${line}" is not one of the answers.`);
}
