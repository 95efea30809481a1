/**
 * A case as it was written: maps, lists and scalars with their positions, before anything is understood.
 * Both parsers and `--set` build it; the reader knows no other input. Positions count from 1; line 0 = no text position.
 */
import { fold } from './fold.ts';

/** The text a node was read from; its lines are kept for the caret. */
export interface SourceText {
  readonly file: string | null;
  readonly lines: readonly string[];
}
export interface Place {
  readonly source: SourceText;
  readonly line: number;
  readonly column: number;
}
export type ScalarContent = string | number | boolean | null;

interface NodeBase extends Place {
  /** Where it stands in the case, such as trials[0].dose; for messages. */
  readonly path: string;
}
export interface LocatedScalar extends NodeBase {
  readonly kind: 'scalar';
  readonly value: ScalarContent;
  /** As written, without quotes. */
  readonly text: string;
}
export interface LocatedList extends NodeBase {
  readonly kind: 'list';
  readonly items: readonly LocatedNode[];
}
export interface LocatedEntry extends Place {
  readonly key: string;
  readonly value: LocatedNode;
  /** The first entry of this map with the same key, when this is a later one. */
  readonly duplicateOf: Place | null;
}
export interface LocatedMap extends NodeBase {
  readonly kind: 'map';
  readonly entries: readonly LocatedEntry[];
}
export type LocatedNode = LocatedScalar | LocatedList | LocatedMap;

/** What a parser gives: a tree unless the text could not be read at all. */
export interface Parsed<Problem> {
  readonly node: LocatedNode | null;
  readonly problems: readonly Problem[];
}

/** Path of a key below `parent`. */
export function keyPath(parent: string, key: string): string {
  return parent === '' ? key : `${parent}.${key}`;
}

/** Path of a list item below `parent`. */
export function itemPath(parent: string, index: number): string {
  return `${parent}[${index}]`;
}

/** Notes on every entry whether its key stood in the map before (case and `-`, `_` do not make a difference). */
export function noteDuplicates(entries: readonly Omit<LocatedEntry, 'duplicateOf'>[]): LocatedEntry[] {
  const first = new Map<string, Place>();
  return entries.map((entry) => {
    const key = fold(entry.key);
    const before = first.get(key) ?? null;
    if (before === null) first.set(key, entry);
    const { source, line, column, value } = entry;
    return { source, line, column, key: entry.key, value, duplicateOf: before };
  });
}

/** The entry of `key` in `map` (the first, if it stands twice). */
export function entryOf(map: LocatedMap, key: string): LocatedEntry | null {
  const wanted = fold(key);
  return map.entries.find((entry) => fold(entry.key) === wanted) ?? null;
}

/** A scalar made from another node: what sugar stands for, at the place where the sugar was written. */
export function scalarAt(place: Place, path: string, value: ScalarContent): LocatedScalar {
  return {
    kind: 'scalar',
    source: place.source,
    line: place.line,
    column: place.column,
    path,
    value,
    text: String(value),
  };
}

/** A map made from another node, see scalarAt. */
export function mapAt(place: Place, path: string, content: Readonly<Record<string, LocatedNode>>): LocatedMap {
  const at = { source: place.source, line: place.line, column: place.column };
  const entries = Object.entries(content).map(([key, value]) => ({ ...at, key, value, duplicateOf: null }));
  return { kind: 'map', ...at, path, entries };
}

/** Locates plain data that has no text of its own (option examples, study cases, the interview). */
export function locatePlain(value: unknown, file: string | null = null): LocatedNode {
  const place: Place = { source: { file, lines: [] }, line: 0, column: 0 };
  const walk = (inner: unknown, path: string): LocatedNode => {
    if (Array.isArray(inner)) {
      return { kind: 'list', ...place, path, items: inner.map((item, index) => walk(item, itemPath(path, index))) };
    }
    if (typeof inner === 'object' && inner !== null) {
      const entries = Object.entries(inner).map(([key, content]) => ({
        ...place,
        key,
        value: walk(content, keyPath(path, key)),
      }));
      return { kind: 'map', ...place, path, entries: noteDuplicates(entries) };
    }
    const known = typeof inner === 'string' || typeof inner === 'number' || typeof inner === 'boolean';
    return scalarAt(place, path, known ? inner : null);
  };
  return walk(value, '');
}
