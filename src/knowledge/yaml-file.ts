/** One YAML file of the knowledge base: parsed with positions, so that any later fault can name its line. */
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

import type { Problem, ProblemCode } from '../problems.ts';

export type Path = readonly (string | number)[];

export interface YamlFile {
  /** Path as shown to the author, e.g. data/options/ect/ect.yaml. */
  readonly name: string;
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** Line and column (from 1) of the node at `path`, or of the nearest parent that exists. */
  readonly at: (path: Path, ofKey?: string) => { line: number; column: number; sourceLine: string };
}

/** A problem at a place in a file. */
export function problemAt(
  file: YamlFile,
  path: Path,
  code: ProblemCode,
  message: string,
  more: Partial<Pick<Problem, 'hint' | 'found' | 'expected' | 'severity'>> & { key?: string } = {},
): Problem {
  const { key, ...rest } = more;
  return { severity: 'error', code, message, file: file.name, ...file.at(path, key), ...rest };
}

/** Parses `text`. Syntax faults and duplicate keys are in `problems`; `value` is undefined when there is no document. */
export function parseYamlFile(name: string, text: string): YamlFile {
  const parsed = parse(text);
  const { document } = parsed;
  const problems = document.errors.map((error): Problem => {
    const duplicate = error.code === 'DUPLICATE_KEY';
    return {
      code: duplicate ? 'KB-DUPLICATE-KEY' : 'KB-SYNTAX',
      severity: 'error',
      message: error.message,
      file: name,
      ...placeIn(parsed, error.pos[0]),
    };
  });
  return {
    name,
    value: document.errors.some((error) => error.code !== 'DUPLICATE_KEY') ? undefined : toPlain(document),
    problems,
    // Few files have a fault; to keep the places of all of them takes longer than to look for them once more.
    at: (path, ofKey) => {
      const again = reparsed(text);
      return placeIn(again, offsetOf(again.document, path, ofKey));
    },
  };
}

interface ParsedText {
  readonly text: string;
  readonly document: Document;
  readonly lineCounter: LineCounter;
}

function parse(text: string): ParsedText {
  const lineCounter = new LineCounter();
  return { text, lineCounter, document: parseDocument(text, { lineCounter, uniqueKeys: true, prettyErrors: false }) };
}

let latest: ParsedText | null = null;

/** The text with its places; faults of one file are told one after another. */
function reparsed(text: string): ParsedText {
  if (latest?.text !== text) latest = parse(text);
  return latest;
}

function placeIn({ text, lineCounter }: ParsedText, offset: number) {
  const { line, col } = lineCounter.linePos(offset);
  return { line, column: col, sourceLine: text.split('\n', line)[line - 1] ?? '' };
}

function toPlain(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch {
    return undefined;
  }
}

function offsetOf(document: Document, path: Path, ofKey?: string): number {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === step);
      if (pair === undefined) return offset;
      offset = startOf(pair.key, offset);
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = startOf(node, offset);
    } else return offset;
  }
  if (ofKey !== undefined && isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === ofKey);
    if (pair !== undefined) return startOf(pair.key, offset);
  }
  return offset;
}

function startOf(node: unknown, otherwise = 0): number {
  const range = (node as Node | null | undefined)?.range;
  return range ? range[0] : otherwise;
}
