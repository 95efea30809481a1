/** One YAML file of the knowledge base: parsed with positions, so that any later fault can name its line. */
import { CORE_SCHEMA, load } from 'js-yaml';
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
  const at: YamlFile['at'] = (path, ofKey) => {
    const parsed = reparsed(text);
    return placeIn(parsed, offsetOf(parsed.document, path, ofKey));
  };
  const sound = readSound(text);
  if (sound !== undefined) return { name, value: sound, problems: [], at };
  const parsed = reparsed(text);
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
  if (document.errors.some((error) => error.code !== 'DUPLICATE_KEY')) return { name, value: undefined, problems, at };
  const value = toPlain(document);
  if (value === undefined) {
    const message = 'an alias (*) in this file stands for nothing, or for far too much';
    problems.push({ code: 'KB-SYNTAX', severity: 'error', message, file: name, ...placeIn(parsed, aliasIn(text)) });
  }
  return { name, value, problems, at };
}

function aliasIn(text: string): number {
  return Math.max(0, text.search(/\*\S/));
}

/** Tabs, anchors, aliases and tags: what the two libraries may take differently. No file needs them. */
const DISPUTED = /\t|(?:^|[\s[{,])[&*!]\S/;

/**
 * The value of a text without a fault; undefined for any other. A library that keeps no places reads it six times
 * faster, and few files have a fault whose place is asked for.
 */
function readSound(text: string): unknown {
  if (DISPUTED.test(text)) return undefined;
  try {
    return load(text, { schema: CORE_SCHEMA });
  } catch {
    return undefined;
  }
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
