/** A small JSON parser that keeps positions and duplicate keys, so that JSON cases need no library at all. */
import type { Problem } from '../problems.ts';
import { EXIT, UserError } from '../problems.ts';
import { LIMITS, tooLarge } from './limits.ts';
import type { LocatedEntry, LocatedNode, Parsed, Place, ScalarContent, SourceText } from './located.ts';
import { itemPath, keyPath, noteDuplicates } from './located.ts';
import { problemAt } from './reporter.ts';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const PLAIN_TEXT = /[^"\\\u0000-\u001f]+/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Where parsing stands. Parsing stops at the first fault: after it, positions in JSON mean nothing. */
interface Cursor {
  readonly text: string;
  readonly source: SourceText;
  readonly lineStarts: readonly number[];
  offset: number;
  line: number;
  nodes: number;
}

/** Reads JSON text. One syntax fault at most is reported: JSON offers no safe place to go on from. */
export function parseJson(text: string, file: string | null): Parsed<Problem> {
  const large = tooLarge(text, file);
  if (large !== null) return { node: null, problems: [large] };
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  const lineStarts = [0];
  for (let index = plain.indexOf('\n'); index !== -1; index = plain.indexOf('\n', index + 1))
    lineStarts.push(index + 1);
  const source: SourceText = {
    file,
    lines: plain.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line)),
  };
  const cursor: Cursor = { text: plain, source, lineStarts, offset: 0, line: 0, nodes: 0 };
  try {
    skip(cursor);
    const node = readValue(cursor, '', 0);
    skip(cursor);
    if (cursor.offset < plain.length) throw syntax(cursor, 'There is text after the end of the JSON value.');
    return { node, problems: [] };
  } catch (error) {
    if (error instanceof UserError) return { node: null, problems: error.problems };
    throw error;
  }
}

function readValue(cursor: Cursor, path: string, depth: number): LocatedNode {
  cursor.nodes += 1;
  if (depth > LIMITS.depth) throw limit(cursor, `The case is nested deeper than ${LIMITS.depth} levels.`);
  if (cursor.nodes > LIMITS.nodes) throw limit(cursor, `The case holds more than ${LIMITS.nodes} values.`);
  const { source, line, column } = placeOf(cursor);
  const character = cursor.text[cursor.offset];
  if (character === '{') return { kind: 'map', source, line, column, path, entries: readEntries(cursor, path, depth) };
  if (character === '[') return { kind: 'list', source, line, column, path, items: readItems(cursor, path, depth) };
  const value = readScalar(cursor, character);
  return { kind: 'scalar', source, line, column, path, value, text: String(value) };
}

function readEntries(cursor: Cursor, path: string, depth: number): LocatedEntry[] {
  const entries: Omit<LocatedEntry, 'duplicateOf'>[] = [];
  cursor.offset += 1;
  skip(cursor);
  if (take(cursor, '}')) return [];
  for (;;) {
    const place = placeOf(cursor);
    if (cursor.text[cursor.offset] !== '"') throw syntax(cursor, 'A key in double quotes is expected here.', YAML_HINT);
    const key = readText(cursor);
    skip(cursor);
    if (!take(cursor, ':')) throw syntax(cursor, `":" is expected after the key "${key.slice(0, 40)}".`);
    skip(cursor);
    const { source, line, column } = place;
    entries.push({ source, line, column, key, value: readValue(cursor, keyPath(path, key), depth + 1) });
    skip(cursor);
    if (take(cursor, '}')) return noteDuplicates(entries);
    if (!take(cursor, ',')) throw syntax(cursor, '"," or "}" is expected here.');
    skip(cursor);
    if (cursor.text[cursor.offset] === '}')
      throw syntax(cursor, 'A "," stands before "}"; JSON has no trailing commas.');
  }
}

function readItems(cursor: Cursor, path: string, depth: number): LocatedNode[] {
  const items: LocatedNode[] = [];
  cursor.offset += 1;
  skip(cursor);
  if (take(cursor, ']')) return items;
  for (;;) {
    items.push(readValue(cursor, itemPath(path, items.length), depth + 1));
    skip(cursor);
    if (take(cursor, ']')) return items;
    if (!take(cursor, ',')) throw syntax(cursor, '"," or "]" is expected here.');
    skip(cursor);
    if (cursor.text[cursor.offset] === ']')
      throw syntax(cursor, 'A "," stands before "]"; JSON has no trailing commas.');
  }
}

function readScalar(cursor: Cursor, character: string | undefined): ScalarContent {
  if (character === '"') return readText(cursor);
  for (const [word, value] of [
    ['true', true],
    ['false', false],
    ['null', null],
  ] as const) {
    if (cursor.text.startsWith(word, cursor.offset)) {
      cursor.offset += word.length;
      return value;
    }
  }
  const number = match(cursor, NUMBER);
  if (number === '') {
    throw syntax(
      cursor,
      character === undefined ? 'The JSON ends before it is complete.' : 'A JSON value is expected here.',
      YAML_HINT,
    );
  }
  const value = Number(number);
  if (!Number.isFinite(value)) throw syntax(cursor, 'The number is too large.');
  return value;
}

/** Reads a quoted text; the cursor stands on its first quote. */
function readText(cursor: Cursor): string {
  cursor.offset += 1;
  let result = '';
  for (;;) {
    result += match(cursor, PLAIN_TEXT);
    if (result.length > LIMITS.text) throw limit(cursor, `A text is longer than ${LIMITS.text} characters.`);
    const character = cursor.text[cursor.offset];
    if (character === '"') {
      cursor.offset += 1;
      return result;
    }
    if (character !== '\\') throw syntax(cursor, 'The text in quotes is not closed on its line.');
    const letter = cursor.text[cursor.offset + 1] ?? '';
    const simple = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
    const code = cursor.text.slice(cursor.offset + 2, cursor.offset + 6);
    if (simple !== undefined) {
      result += simple;
      cursor.offset += 2;
    } else if (letter === 'u' && /^[0-9a-fA-F]{4}$/.test(code)) {
      result += String.fromCharCode(Number.parseInt(code, 16));
      cursor.offset += 6;
    } else throw syntax(cursor, 'The escape after "\\" is not one JSON has.');
  }
}

const YAML_HINT = 'a case that starts with "{" is read as JSON; YAML cases start with a key';

function match(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.offset;
  const found = pattern.exec(cursor.text)?.[0] ?? '';
  cursor.offset += found.length;
  return found;
}

function skip(cursor: Cursor): void {
  for (;;) {
    const code = cursor.text.charCodeAt(cursor.offset);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
    cursor.offset += 1;
  }
}

function take(cursor: Cursor, character: string): boolean {
  if (cursor.text[cursor.offset] !== character) return false;
  cursor.offset += 1;
  return true;
}

function placeOf(cursor: Cursor): Place {
  while ((cursor.lineStarts[cursor.line + 1] ?? Infinity) <= cursor.offset) cursor.line += 1;
  return {
    source: cursor.source,
    line: cursor.line + 1,
    column: cursor.offset - (cursor.lineStarts[cursor.line] ?? 0) + 1,
  };
}

function syntax(cursor: Cursor, message: string, hint?: string): UserError {
  return new UserError([problemAt(placeOf(cursor), 'error', 'CASE-SYNTAX', message, { hint })], EXIT.badInput);
}

function limit(cursor: Cursor, message: string): UserError {
  return new UserError([problemAt(placeOf(cursor), 'error', 'CASE-LIMIT', message)], EXIT.badInput);
}
