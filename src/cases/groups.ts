/** Walks the keys of a case along the layout that the registry's paths make. */
import { DONT_KNOW, scalar } from '../logic/value.ts';
import { before, daysBetween, parseDuration } from './dates.ts';
import { FACT, GROUPS_WITH_NONE } from './format.ts';
import { fold } from './fold.ts';
import { readLeaf } from './leaf.ts';
import type { LocatedMap, LocatedNode } from './located.ts';
import type { Reading } from './reading.ts';
import { assume, put, unknownKey, wrongKind } from './reading.ts';
import type { Group, Leaf } from './registry.ts';
import { leavesOf } from './registry.ts';
import { at, shown } from './reporter.ts';
import { isDontKnow, isNone, isNotAsked, textOf } from './words.ts';

/** Reads the answer or answers at `node`. */
export function readLayout(reading: Reading, layout: Leaf | Group, node: LocatedNode): void {
  if (layout.kind === 'leaf') readLeaf(reading, layout, node);
  else readGroup(reading, layout, node);
}

function readGroup(reading: Reading, group: Group, node: LocatedNode): void {
  if (isNotAsked(node)) return;
  if (isDontKnow(node)) {
    for (const leaf of leavesOf(group)) {
      for (const fact of [leaf.main, ...leaf.companions]) reading.values.set(fact.id, DONT_KNOW);
      put(reading, leaf.segments, '?');
    }
    return;
  }
  if (isNone(node) && GROUPS_WITH_NONE.includes(group.key)) {
    readNone(reading, group, node);
    return;
  }
  if (node.kind !== 'map') {
    const keys = [...group.children.values()].map((child) => child.key);
    wrongKind(reading, node, `a map with keys such as ${keys.slice(0, 4).join(', ')}`);
    return;
  }
  for (const entry of node.entries) {
    if (entry.duplicateOf !== null) continue;
    const child = group.children.get(fold(entry.key));
    if (child !== undefined) readLayout(reading, child, entry.value);
    else if (durationLeaf(group) === null || fold(entry.key) !== 'duration')
      unknownKey(reading.report, entry, keysOf(group), reading.registry.leafPaths);
  }
  readDuration(reading, group, node);
}

function keysOf(group: Group): readonly string[] {
  const keys = [...group.children.values()].map((child) => child.key);
  return durationLeaf(group) === null ? keys : [...keys, 'duration'];
}

/** `none` for a whole group: every yes-no question in it is answered no. */
function readNone(reading: Reading, group: Group, node: LocatedNode): void {
  for (const { main } of leavesOf(group)) {
    const no =
      main.type === 'boolean' ? false : main.type === 'enum' && (main.values ?? []).includes('no') ? 'no' : null;
    if (no === null) continue;
    reading.values.set(main.id, scalar(no));
    reading.places.set(main.id, node);
    assume(reading, main.id, 'no', `${group.key}: none`);
  }
  put(reading, group.segments, 'none');
}

/** The answer that may also be given as a duration: the start of the episode. */
function durationLeaf(group: Group): Leaf | null {
  const leaf = [...group.children.values()].find(
    (child) => child.kind === 'leaf' && child.main.id === FACT.episodeStarted,
  );
  return leaf?.kind === 'leaf' ? leaf : null;
}

function readDuration(reading: Reading, group: Group, map: LocatedMap): void {
  const leaf = durationLeaf(group);
  const node = leaf === null ? undefined : map.entries.find((entry) => fold(entry.key) === 'duration')?.value;
  if (leaf === null || node === undefined || isNotAsked(node)) return;
  const given = reading.values.get(leaf.main.id);
  if (isDontKnow(node)) {
    if (given === undefined) readLeaf(reading, leaf, node);
    return;
  }
  const duration = parseDuration(textOf(node) ?? '');
  const date = duration === null || duration.min !== duration.max ? null : before(reading.asOf, duration);
  if (date === null) {
    reading.report.fault(node, 'CASE-RANGE', `${node.path}: "${shown(node)}" is not a duration.`, {
      found: shown(node),
      expected: 'such as 14 months or 10 weeks',
    });
    return;
  }
  if (given?.state === 'known' && given.kind === 'scalar') {
    const other = reading.places.get(leaf.main.id) ?? node;
    if (Math.abs(daysBetween(String(given.value), date.first)) <= MONTH_OFF) return;
    reading.report.fault(
      node,
      'CASE-CONTRADICTION',
      `${at(other, other.path)} and ${at(node, node.path)} give different starts.`,
      { found: shown(node), hint: 'keep one of the two' },
    );
    return;
  }
  reading.values.set(leaf.main.id, scalar(date.first));
  reading.places.set(leaf.main.id, node);
  put(reading, leaf.segments, date.written);
}

/** A start and a duration that differ by no more than this say the same. */
const MONTH_OFF = 62;
