/** YAML cases: the `yaml` library parses, this file turns its tree into located nodes. The library loads only here. */
import type * as Yaml from 'yaml';
import type { Alias, Document, LineCounter, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';

import type { Problem } from '../problems.ts';
import { LIMITS, tooDeepAt, tooLarge } from './limits.ts';
import type { LocatedEntry, LocatedNode, Parsed, Place, SourceText } from './located.ts';
import { itemPath, keyPath, noteDuplicates, scalarAt } from './located.ts';
import { problemAt } from './reporter.ts';

/** Stands for a lone `?` while the library parses: YAML gives that character a meaning that cases do not use. */
const ASKED = '\uf8ff';
/** A `?` that is a whole value: after "- ", ": ", "[" or ",", and before the end of the value. */
const LONE_QUESTION_MARK =
  /\?(?<=(?::[ \t]+|(?:^|[ \t])-[ \t]+|[[,][ \t]*|^[ \t]+)\?)(?=[ \t]*(?:\r?$|[,\]}])|[ \t]+#)/gm;

interface Conversion {
  readonly source: SourceText;
  readonly document: Document;
  readonly counter: LineCounter;
  readonly yaml: typeof Yaml;
  readonly problems: Problem[];
  nodes: number;
  aliases: number;
  stopped: boolean;
}

/** Reads YAML text; every syntax fault is reported. */
export async function parseYaml(text: string, file: string | null): Promise<Parsed<Problem>> {
  const large = tooLarge(text, file);
  if (large !== null) return { node: null, problems: [large] };
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  const source: SourceText = { file, lines: plain.split(/\r?\n/) };
  const deep = tooDeepAt(plain);
  if (deep !== null) {
    const message = `The case is nested deeper than ${LIMITS.depth} levels.`;
    return { node: null, problems: [problemAt({ source, line: deep, column: 1 }, 'error', 'CASE-LIMIT', message)] };
  }
  const yaml = await import('yaml');
  const counter = new yaml.LineCounter();
  let document: Document;
  try {
    document = yaml.parseDocument(plain.replace(LONE_QUESTION_MARK, ASKED), {
      lineCounter: counter,
      prettyErrors: false,
      uniqueKeys: false,
      // Not `silent`: that would pass over a second document without a word.
      logLevel: 'error',
      version: '1.2',
      schema: 'core',
    }) as Document;
  } catch {
    // The library recurses; what exhausts it is no case.
    return {
      node: null,
      problems: [
        problemAt({ source, line: 1, column: 1 }, 'error', 'CASE-LIMIT', 'The YAML is too deeply nested to be read.'),
      ],
    };
  }
  const conversion: Conversion = {
    source,
    document,
    counter,
    yaml,
    problems: [],
    nodes: 0,
    aliases: 0,
    stopped: false,
  };
  for (const error of [...document.errors, ...document.warnings].slice(0, LIMITS.problems)) {
    conversion.problems.push(
      problemAt(
        place(conversion, error.pos[0]),
        'error',
        'CASE-SYNTAX',
        error.code === 'MULTIPLE_DOCS'
          ? 'The file holds more than one YAML document.'
          : `The YAML is not well-formed: ${back(error.message)}`,
        hintOf(error.code),
      ),
    );
  }
  if (conversion.problems.length > 0) return { node: null, problems: conversion.problems };
  const start: Place = { source, line: 1, column: 1 };
  const contents = document.contents as Node | null;
  const node = contents === null ? scalarAt(start, '', null) : convert(conversion, contents, '', 0, start);
  return { node: conversion.problems.length > 0 ? null : node, problems: conversion.problems };
}

function hintOf(code: string): { hint?: string } {
  if (code === 'TAB_AS_INDENT') return { hint: 'indent with spaces' };
  if (code === 'MULTIPLE_DOCS')
    return { hint: 'a case file holds one case: keep one document, and the others in files of their own' };
  return code === 'TAG_RESOLVE_FAILED' ? { hint: 'remove the tag' } : {};
}

function convert(conversion: Conversion, node: Node, path: string, depth: number, fallback: Place): LocatedNode {
  const { yaml } = conversion;
  const here = node.range ? place(conversion, node.range[0]) : fallback;
  conversion.nodes += 1;
  if (depth > LIMITS.depth) stop(conversion, here, `The case is nested deeper than ${LIMITS.depth} levels.`);
  if (conversion.nodes > LIMITS.nodes) stop(conversion, here, `The case holds more than ${LIMITS.nodes} values.`);
  if (conversion.stopped) return scalarAt(here, path, null);
  if (yaml.isAlias(node)) return convertAlias(conversion, node, path, depth, here);
  if (yaml.isMap(node))
    return { kind: 'map', ...here, path, entries: convertEntries(conversion, node, path, depth, here) };
  if (yaml.isSeq(node))
    return { kind: 'list', ...here, path, items: convertItems(conversion, node, path, depth, here) };
  return convertScalar(conversion, node as Scalar, path, here);
}

function convertAlias(conversion: Conversion, alias: Alias, path: string, depth: number, here: Place): LocatedNode {
  conversion.aliases += 1;
  if (conversion.aliases > LIMITS.aliases) stop(conversion, here, `The case uses more than ${LIMITS.aliases} aliases.`);
  const target = conversion.stopped ? undefined : alias.resolve(conversion.document);
  if (target === undefined) return scalarAt(here, path, null);
  return convert(conversion, target, path, depth + 1, here);
}

function convertEntries(
  conversion: Conversion,
  map: YAMLMap,
  path: string,
  depth: number,
  here: Place,
): LocatedEntry[] {
  const entries: Omit<LocatedEntry, 'duplicateOf'>[] = [];
  for (const pair of map.items as Pair<Node | null, Node | null>[]) {
    const keyNode = pair.key;
    const at = keyNode?.range ? place(conversion, keyNode.range[0]) : here;
    if (!conversion.yaml.isScalar(keyNode)) {
      fault(conversion, at, 'CASE-SYNTAX', 'A key must be a word.');
      continue;
    }
    const key = back(keyNode.source ?? String(keyNode.value ?? ''));
    const inner = keyPath(path, key);
    const value =
      pair.value === null ? scalarAt(at, inner, null) : convert(conversion, pair.value, inner, depth + 1, at);
    entries.push({ ...at, key, value });
    if (conversion.stopped) break;
  }
  return noteDuplicates(entries);
}

function convertItems(conversion: Conversion, list: YAMLSeq, path: string, depth: number, here: Place): LocatedNode[] {
  const items: LocatedNode[] = [];
  for (const item of list.items as (Node | null)[]) {
    const inner = itemPath(path, items.length);
    items.push(item === null ? scalarAt(here, inner, null) : convert(conversion, item, inner, depth + 1, here));
    if (conversion.stopped) break;
  }
  return items;
}

function convertScalar(conversion: Conversion, scalar: Scalar, path: string, here: Place): LocatedNode {
  const { value } = scalar;
  if (value === null || value === undefined) return scalarAt(here, path, null);
  if (typeof value === 'string') {
    if (value.length > LIMITS.text) stop(conversion, here, `A text is longer than ${LIMITS.text} characters.`);
    return scalarAt(here, path, back(value));
  }
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) {
    return { ...scalarAt(here, path, value), text: back(scalar.source ?? String(value)) };
  }
  fault(conversion, here, 'CASE-TYPE', 'The value is neither a word, a number nor a date.');
  return scalarAt(here, path, null);
}

function back(text: string): string {
  return text.includes(ASKED) ? text.replaceAll(ASKED, '?') : text;
}

function place(conversion: Conversion, offset: number): Place {
  const { line, col } = conversion.counter.linePos(offset);
  return { source: conversion.source, line: Math.max(line, 1), column: Math.max(col, 1) };
}

function fault(
  conversion: Conversion,
  at: Place,
  code: 'CASE-SYNTAX' | 'CASE-TYPE' | 'CASE-LIMIT',
  message: string,
): void {
  if (conversion.problems.length < LIMITS.problems) conversion.problems.push(problemAt(at, 'error', code, message));
}

/** Ends the conversion: going on could take unbounded time. */
function stop(conversion: Conversion, at: Place, message: string): void {
  if (!conversion.stopped) fault(conversion, at, 'CASE-LIMIT', message);
  conversion.stopped = true;
}
