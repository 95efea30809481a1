/** Rating-scale totals: a number, one dated total, or a list of them; never items. The latest becomes the fact. */
import type { BaseFact } from '../knowledge/types.ts';
import { compareTexts } from '../logic/order.ts';
import { DONT_KNOW, scalar } from '../logic/value.ts';
import { lastDay, readDate } from './dated.ts';
import { addDays } from './dates.ts';
import { SCORES_GROUP } from './format.ts';
import type { LocatedMap, LocatedNode } from './located.ts';
import { readQuantity } from './quantities.ts';
import type { Reading, ScoreRow } from './reading.ts';
import { entriesOf, put, wrongKind } from './reading.ts';
import { segmentsOf } from './registry.ts';
import { at, shown } from './reporter.ts';
import { isDontKnow, isNotAsked, textOf } from './words.ts';

/** Reads the totals at `node`; they are judged together in finishScores, as one scale may be given in two places. */
export function readScore(reading: Reading, fact: BaseFact, node: LocatedNode): void {
  if (isNotAsked(node)) return;
  if (isDontKnow(node)) {
    reading.values.set(fact.id, DONT_KNOW);
    put(reading, segmentsOf(fact), '?');
    return;
  }
  if (node.kind === 'list' && node.items.length === 0) {
    reading.report.fault(node, 'CASE-EMPTY-LIST', `${node.path}: the list is empty.`, {
      found: '[]',
      hint: 'give a total, or remove the key',
    });
    return;
  }
  reading.places.set(fact.id, node);
  const rows = reading.scoreRows.get(fact.id) ?? [];
  const here: ScoreRow[] = [];
  for (const item of node.kind === 'list' ? node.items : [node]) {
    const row = readRow(reading, fact, item, here[0] ?? null);
    if (row !== null) here.push(row);
  }
  reading.scoreRows.set(fact.id, [...rows, ...here]);
}

function readRow(reading: Reading, fact: BaseFact, node: LocatedNode, first: ScoreRow | null): ScoreRow | null {
  if (isNotAsked(node) || isDontKnow(node)) return null;
  if (node.kind === 'list') {
    wrongKind(reading, node, 'a total, such as {on: 2026-01-31, total: 17}');
    return null;
  }
  if (node.kind === 'scalar') {
    const total = readTotal(reading, fact, node);
    return total === null ? null : { on: null, written: null, total, place: node };
  }
  const entries = entriesOf(reading, node, ['on', 'week', 'total']);
  const totalNode = entries.get('total');
  if (totalNode === undefined) {
    reading.report.fault(node, 'CASE-TYPE', `${node.path}: the total is missing.`, {
      expected: '{on: date, total: number}',
    });
    return null;
  }
  const total = isNotAsked(totalNode) || isDontKnow(totalNode) ? null : readTotal(reading, fact, totalNode);
  const date = readOn(reading, node, entries, first);
  return total === null || date === null ? null : { ...date, total, place: node };
}

function readTotal(reading: Reading, fact: BaseFact, node: LocatedNode): number | null {
  const quantity = readQuantity(reading, fact, node, null);
  if (quantity === null) return null;
  if (quantity.value.state === 'known' && quantity.value.kind === 'scalar' && typeof quantity.value.value === 'number')
    return quantity.value.value;
  wrongKind(reading, node, 'a total');
  return null;
}

/** The date of a total: given, or counted in weeks from the first total of its list. Null after a fault. */
function readOn(
  reading: Reading,
  map: LocatedMap,
  entries: ReadonlyMap<string, LocatedNode>,
  first: ScoreRow | null,
): Pick<ScoreRow, 'on' | 'written'> | null {
  const on = entries.get('on');
  if (on !== undefined && !isNotAsked(on) && !isDontKnow(on)) {
    const date = readDate(reading, on, 'past');
    return date === null ? null : { on: lastDay(reading, date), written: date.written };
  }
  const week = entries.get('week');
  if (week === undefined) return { on: null, written: null };
  const count = Number(textOf(week) ?? 'x');
  if (!Number.isFinite(count) || count < 0 || count > 5000) {
    reading.report.fault(week, 'CASE-RANGE', `${week.path}: "${shown(week)}" is not a number of weeks.`, {
      found: shown(week),
      expected: 'weeks since the first total',
    });
    return null;
  }
  if (first === null || first.on === null) {
    reading.report.fault(map, 'CASE-DATE', `${map.path}: weeks are counted from the first total, which has no date.`, {
      hint: 'give the first total a date: {on: YYYY-MM-DD, total: ...}',
    });
    return null;
  }
  const day = addDays(first.on, Math.round(count * 7));
  if (day <= reading.asOf) return { on: day, written: day };
  reading.report.fault(
    week,
    'CASE-DATE',
    `${week.path}: week ${count} would be ${day}, after ${reading.asOf}, the date of the case.`,
    { found: shown(week) },
  );
  return null;
}

/** Orders the totals of every scale, oldest first, and takes the latest as the fact. */
export function finishScores(
  reading: Reading,
): Map<string, readonly { readonly on: string | null; readonly total: number }[]> {
  const scores = new Map<string, readonly { readonly on: string | null; readonly total: number }[]>();
  for (const [id, rows] of reading.scoreRows) {
    if (rows.length === 0) continue;
    const undated = rows.find((row) => row.on === null);
    if (rows.length > 1 && undated !== undefined) {
      reading.report.fault(
        undated.place,
        'CASE-DATE',
        `${id}: with several totals each needs a date, or nobody knows which is the latest.`,
        { expected: '{on: date, total: number}' },
      );
      continue;
    }
    const ordered = [...rows].sort((a, b) => compareTexts(a.on ?? '', b.on ?? ''));
    if (clashes(reading, id, ordered)) continue;
    const unique = ordered.filter((row, index) => index === 0 || row.on !== ordered[index - 1]?.on);
    const latest = unique[unique.length - 1] as ScoreRow;
    reading.values.set(id, scalar(latest.total));
    if (latest.on !== null) reading.dates.set(id, latest.on);
    const key = id.startsWith(`${SCORES_GROUP}.`) ? id.slice(SCORES_GROUP.length + 1) : id;
    scores.set(
      key,
      unique.map(({ on, total }) => ({ on, total })),
    );
    const fact = reading.registry.facts.get(id);
    if (fact !== undefined)
      put(
        reading,
        segmentsOf(fact),
        unique.map(({ written, total }) => (written === null ? { total } : { on: written, total })),
      );
  }
  return scores;
}

function clashes(reading: Reading, id: string, ordered: readonly ScoreRow[]): boolean {
  const clash = ordered.find(
    (row, index) => index > 0 && row.on === ordered[index - 1]?.on && row.total !== ordered[index - 1]?.total,
  );
  const other = clash === undefined ? undefined : ordered[ordered.indexOf(clash) - 1];
  if (clash === undefined || other === undefined) return false;
  reading.report.fault(
    clash.place,
    'CASE-CONTRADICTION',
    `${id}: two totals of ${clash.on ?? 'one day'}, ${at(other.place, String(other.total))} and ${at(clash.place, String(clash.total))}.`,
  );
  return true;
}
