/** The state of one reading: what has been understood so far. Every part of the reader writes into it. */
import type { FactValue } from '../logic/value.ts';
import { nearest } from '../problems.ts';
import { fold, keyAmong } from './fold.ts';
import { identifierKey, freeTextKey } from './identifiers.ts';
import type { LocatedEntry, LocatedMap, LocatedNode, Place } from './located.ts';
import type { Registry } from './registry.ts';
import type { Reporter } from './reporter.ts';
import { choices, shown, suggestion } from './reporter.ts';
import type { Assumed } from './types.ts';

export interface ScoreRow {
  readonly on: string | null;
  /** The date as a canonical case writes it. */
  readonly written: string | null;
  readonly total: number;
  readonly place: Place;
}

export interface Reading {
  readonly registry: Registry;
  readonly report: Reporter;
  readonly asOf: string;
  readonly values: Map<string, FactValue>;
  readonly dates: Map<string, string>;
  /** Totals by fact id, as they were read. */
  readonly scoreRows: Map<string, ScoreRow[]>;
  readonly assumed: Assumed[];
  /** Where each fact, and each key of its own, was stated. */
  readonly places: Map<string, LocatedNode>;
  readonly canonical: Map<string, unknown>;
}

/** Notes what is assumed. The canonical case leaves assumptions out: reading it again makes them again. */
export function assume(reading: Reading, fact: string, as: string, because: string): void {
  reading.assumed.push({ fact, as, because });
}

/** Puts a value into the canonical case. */
export function put(reading: Reading, segments: readonly string[], value: unknown): void {
  let map = reading.canonical;
  segments.forEach((key, index) => {
    if (index === segments.length - 1) {
      map.set(key, value);
      return;
    }
    const inner = map.get(key);
    const next = inner instanceof Map ? (inner as Map<string, unknown>) : new Map<string, unknown>();
    if (next !== inner) map.set(key, next);
    map = next;
  });
}

/** The entries of a map with fixed keys; unknown keys are faults, a second entry of a key is passed over (reported elsewhere). */
export function entriesOf(reading: Reading, map: LocatedMap, keys: readonly string[]): Map<string, LocatedNode> {
  const result = new Map<string, LocatedNode>();
  for (const entry of map.entries) {
    const key = keyAmong(keys, entry.key);
    if (key === undefined) unknownKey(reading.report, entry, keys);
    else if (entry.duplicateOf === null) result.set(key, entry.value);
  }
  return result;
}

/** Reports a key that does not belong here, with the nearest that does; `elsewhere` holds keys of other parts and their paths. */
export function unknownKey(
  report: Reporter,
  entry: LocatedEntry,
  keys: readonly string[],
  elsewhere: ReadonlyMap<string, string> = new Map(),
): void {
  if (report.isFull()) return;
  if (identifierKey(entry.key)) {
    report.fault(
      entry,
      'CASE-IDENTIFIER',
      `The key "${entry.key.slice(0, 40)}" could identify a person; a case holds no identifiers.`,
      {
        hint: 'remove it; the program keeps cases apart by file only',
        found: entry.key.slice(0, 40),
        hideLine: true,
      },
    );
    return;
  }
  const hint = freeTextKey(entry.key)
    ? 'a case has no free text; use the keys of the format'
    : (suggestion(entry.key, keys) ?? suggestedPath(entry.key, elsewhere));
  report.fault(entry, 'CASE-UNKNOWN-KEY', `"${entry.key.slice(0, 60)}" is not a key of ${whole(entry.value.path)}.`, {
    hint,
    found: entry.key.slice(0, 60),
    expected: choices(keys),
  });
}

function whole(path: string): string {
  const end = path.lastIndexOf('.');
  return end === -1 ? 'a case' : path.slice(0, end);
}

/** The path of the key that was meant, when it belongs to another part of the case. */
function suggestedPath(key: string, elsewhere: ReadonlyMap<string, string>): string | undefined {
  const near = nearest(fold(key), elsewhere.keys());
  return near === null ? undefined : `did you mean ${elsewhere.get(near) ?? near}?`;
}

/** Reports a word that a key does not take. */
export function unknownWord(
  reading: Reading,
  node: LocatedNode,
  words: readonly string[],
  what: string,
  spellings: Iterable<string> = words,
): void {
  if (reading.report.isFull()) return;
  const found = shown(node);
  const kind = node.kind === 'scalar' ? 'CASE-UNKNOWN-WORD' : 'CASE-TYPE';
  reading.report.fault(node, kind, `${node.path}: "${found}" is not ${what}.`, {
    found,
    expected: choices(words),
    hint: node.kind === 'scalar' ? suggestion(found, spellings) : undefined,
  });
}

/** Reports a value of the wrong kind. */
export function wrongKind(reading: Reading, node: LocatedNode, expected: string, hint?: string): void {
  reading.report.fault(node, 'CASE-TYPE', `${node.path === '' ? 'The case' : node.path}: ${expected} is expected.`, {
    found: shown(node),
    expected,
    hint,
  });
}
