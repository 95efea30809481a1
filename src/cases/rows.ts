/** The forms of a typed list (trials, medications ...): `none`, `?`, rows, or {complete, list}. */
import { DONT_KNOW, setOf } from '../logic/value.ts';
import type { LocatedNode } from './located.ts';
import type { Reading } from './reading.ts';
import { assume, entriesOf, put, wrongKind } from './reading.ts';
import type { CaseList } from './types.ts';
import { isDontKnow, isNone, isNotAsked, yesNo } from './words.ts';

/** A row as read: its data, its canonical form, and where it stands. */
export interface Row<Data> {
  readonly data: Data;
  readonly written: unknown;
  readonly node: LocatedNode;
}
export interface RowList<Data> {
  readonly list: CaseList<Data>;
  readonly rows: readonly Row<Data>[];
}

/** A list that the case does not have. */
export function missing<Data>(): RowList<Data> {
  return { list: { known: false, complete: false, rows: [], dontKnow: false }, rows: [] };
}

interface Shape<Data> {
  readonly key: string;
  readonly what: string;
  /** Fact of the registry that stands for the list, and the members it then has. */
  readonly fact: string;
  readonly members: (data: Data) => readonly string[];
  readonly readRow: (node: LocatedNode, index: number) => Row<Data> | null;
}

/** Reads a typed list, writes its canonical form and the value of its fact. */
export function readRows<Data>(reading: Reading, node: LocatedNode, shape: Shape<Data>): RowList<Data> {
  if (isNotAsked(node)) return missing();
  reading.places.set(shape.key, node);
  if (isDontKnow(node)) {
    put(reading, [shape.key], '?');
    noteFact(reading, shape, null);
    return { list: { known: false, complete: false, rows: [], dontKnow: true }, rows: [] };
  }
  if (isNone(node)) {
    put(reading, [shape.key], 'none');
    return finish(reading, shape, [], { complete: true, unsure: false });
  }
  const content =
    node.kind === 'map'
      ? readLong(reading, node, shape.what)
      : { items: node.kind === 'list' ? node.items : [node], complete: null };
  if (content === null) return missing();
  if (node.kind === 'list' && node.items.length === 0) {
    reading.report.fault(node, 'CASE-EMPTY-LIST', `${node.path}: an empty list says neither none nor unknown.`, {
      found: '[]',
      hint: 'write none, or remove the key',
    });
    return missing();
  }
  const rows: Row<Data>[] = [];
  for (const item of content.items) {
    const row = isDontKnow(item) ? null : shape.readRow(item, rows.length);
    if (row !== null) rows.push(row);
  }
  const unsure = content.items.some(isDontKnow);
  const written = [...rows.map((row) => row.written), ...(unsure ? ['?'] : [])];
  put(reading, [shape.key], content.complete === null ? written : { complete: content.complete, list: written });
  if (content.complete === null && !unsure)
    assume(reading, shape.fact, 'complete', `${shape.key}: a list is complete unless it says complete: false`);
  return finish(reading, shape, rows, { complete: content.complete !== false && !unsure, unsure });
}

function finish<Data>(
  reading: Reading,
  shape: Shape<Data>,
  rows: readonly Row<Data>[],
  state: { complete: boolean; unsure: boolean },
): RowList<Data> {
  const list: CaseList<Data> = {
    known: true,
    complete: state.complete,
    rows: rows.map((row) => row.data),
    dontKnow: state.unsure,
  };
  noteFact(reading, shape, list);
  return { list, rows };
}

function noteFact<Data>(reading: Reading, shape: Shape<Data>, list: CaseList<Data> | null): void {
  if (!reading.registry.facts.has(shape.fact)) return;
  const members = list === null ? [] : [...new Set(list.rows.flatMap(shape.members))];
  reading.values.set(shape.fact, list === null ? DONT_KNOW : setOf(members, { closed: list.complete }));
}

function readLong(
  reading: Reading,
  node: LocatedNode,
  what: string,
): { items: readonly LocatedNode[]; complete: boolean | null } | null {
  if (node.kind !== 'map') return null;
  if (!node.entries.some((entry) => entry.key === 'list' || entry.key === 'complete')) {
    wrongKind(reading, node, `a list of ${what}`, 'start each line with "- "');
    return null;
  }
  const entries = entriesOf(reading, node, ['complete', 'list']);
  const list = entries.get('list');
  const completeNode = entries.get('complete');
  const complete = completeNode === undefined ? null : yesNo(completeNode);
  if (completeNode !== undefined && complete === null) wrongKind(reading, completeNode, 'yes or no');
  if (list !== undefined && list.kind === 'list') return { items: list.items, complete };
  if (list === undefined || isNotAsked(list) || isNone(list)) return { items: [], complete: complete ?? true };
  if (isDontKnow(list)) return { items: [list], complete };
  wrongKind(reading, list, `a list of ${what}`);
  return null;
}
