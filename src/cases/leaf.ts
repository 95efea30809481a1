/** Reads one answer: the key of a fact, or of several facts that share it. The registry says what it takes. */
import type { BaseFact } from '../knowledge/types.ts';
import type { FactValue } from '../logic/value.ts';
import { DONT_KNOW, scalar } from '../logic/value.ts';
import { readDate, noteDate } from './dated.ts';
import { LABS_GROUP, METHODS, SCORES_GROUP } from './format.ts';
import { fold, keyAmong } from './fold.ts';
import type { LocatedMap, LocatedNode } from './located.ts';
import { readQuantity } from './quantities.ts';
import type { Reading } from './reading.ts';
import { put, unknownKey, unknownWord, wrongKind } from './reading.ts';
import type { Leaf } from './registry.ts';
import { companionNamed, NO_WORDS } from './registry.ts';
import { readScore } from './scores.ts';
import { readSetFact } from './sets.ts';
import { isDontKnow, isNotAsked, textOf, yesNo } from './words.ts';

/** Reads the answer at `node` into the values and the canonical case. */
export function readLeaf(reading: Reading, leaf: Leaf, node: LocatedNode): void {
  if (isNotAsked(node)) return;
  const facts = [leaf.main, ...leaf.companions];
  if (isDontKnow(node)) {
    for (const fact of facts) keep(reading, fact, node, DONT_KNOW);
    put(reading, leaf.segments, '?');
  } else if (leaf.segments[0] === SCORES_GROUP) readScore(reading, leaf.main, node);
  else if (leaf.main.type === 'set') readSetFact(reading, leaf, node);
  else if (node.kind === 'map') readParts(reading, leaf, node);
  else if (facts.length > 1 && facts.every((fact) => fact.type === 'number')) readPair(reading, leaf, node, null);
  else if (leaf.companions.length > 0 && typeof number(node) === 'number')
    readCompanion(reading, leaf, leaf.companions[0] as BaseFact, node);
  else readPlain(reading, leaf, node, null);
}

function number(node: LocatedNode): number | null {
  const text = textOf(node);
  return node.kind === 'scalar' && typeof node.value !== 'boolean' && text !== null && /^[+-]?\d/.test(text)
    ? Number.parseFloat(text)
    : null;
}

function keep(reading: Reading, fact: BaseFact, node: LocatedNode, value: FactValue): void {
  reading.values.set(fact.id, value);
  reading.places.set(fact.id, node);
}

/** What may stand beside a value in its map. */
interface Beside {
  readonly unit: LocatedNode | null;
  readonly on: LocatedNode | null;
  readonly method: string | null;
}

function readParts(reading: Reading, leaf: Leaf, map: LocatedMap): void {
  const facts = [leaf.main, ...leaf.companions];
  const keys = [
    'value',
    ...(leaf.main.type === 'number' ? ['unit'] : []),
    ...(leaf.main.dated === true ? ['on'] : []),
    ...(leaf.segments[0] === LABS_GROUP ? ['method'] : []),
  ];
  const named = facts.length > 1 || isNamed(leaf, leaf.main) ? facts.filter((fact) => fact.type === 'number') : [];
  const fixed = new Map<string, LocatedNode>();
  const parts: { fact: BaseFact; node: LocatedNode }[] = [];
  for (const entry of map.entries) {
    if (entry.duplicateOf !== null) continue;
    const key = keyAmong(keys, entry.key);
    const fact = key === undefined ? companionNamed(named, entry.key) : null;
    const score = reading.registry.facts.get(`${SCORES_GROUP}.${fold(entry.key)}`);
    if (key !== undefined) fixed.set(key, entry.value);
    else if (fact !== null) parts.push({ fact, node: entry.value });
    else if (score !== undefined && leaf.main.type === 'enum') readScore(reading, score, entry.value);
    else unknownKey(reading.report, entry, [...keys, ...named.map((other) => partKey(leaf, other))]);
  }
  const beside: Beside = {
    unit: fixed.get('unit') ?? null,
    on: fixed.get('on') ?? null,
    method: readMethod(reading, fixed.get('method') ?? null),
  };
  const value = fixed.get('value');
  if (value !== undefined && parts.length > 0) {
    reading.report.fault(
      value,
      'CASE-CONTRADICTION',
      `${map.path}: write either value or ${partKey(leaf, (parts[0] as { fact: BaseFact }).fact)}, not both.`,
    );
  } else if (value !== undefined) {
    if (isDontKnow(value) || isNotAsked(value)) readLeaf(reading, leaf, value);
    else if (facts.length > 1 && facts.every((fact) => fact.type === 'number')) readPair(reading, leaf, value, beside);
    else readPlain(reading, leaf, value, beside);
  }
  if (parts.length > 0) readNamedParts(reading, leaf, parts, beside);
}

/** The key of a fact inside the map of its leaf: weeks, per_day, systolic. */
function partKey(leaf: Leaf, fact: BaseFact): string {
  const last = fold(fact.id.slice(fact.id.lastIndexOf('.') + 1));
  const unit = fact.unit === undefined ? '' : fold(fact.unit);
  const own = `${fold(leaf.key)}-`;
  const words = last.startsWith(own) ? last.slice(own.length) : unit !== '' && last.endsWith(`-${unit}`) ? unit : last;
  return words.replaceAll('-', '_');
}

/** Whether the only number of a key is written in a map by its name ({per_day: 12}). */
function isNamed(leaf: Leaf, fact: BaseFact): boolean {
  return fact.type === 'number' && fold(fact.id.slice(fact.id.lastIndexOf('.') + 1)).startsWith(`${fold(leaf.key)}-`);
}

function readMethod(reading: Reading, node: LocatedNode | null): string | null {
  if (node === null || isNotAsked(node) || isDontKnow(node)) return null;
  const word = fold(textOf(node) ?? '');
  if (METHODS.includes(word)) return word;
  unknownWord(reading, node, METHODS, 'a method');
  return null;
}

/** {weeks: 14}, {per_day: 12}, {systolic: 128, diastolic: 82}. */
function readNamedParts(
  reading: Reading,
  leaf: Leaf,
  parts: readonly { fact: BaseFact; node: LocatedNode }[],
  beside: Beside,
): void {
  const written: Record<string, unknown> = {};
  for (const { fact, node } of parts) {
    if (isNotAsked(node)) continue;
    const quantity = isDontKnow(node)
      ? { value: DONT_KNOW, written: '?' }
      : readQuantity(reading, fact, node, beside.unit);
    if (quantity === null) continue;
    keep(reading, fact, node, quantity.value);
    affirm(reading, leaf, fact, node);
    const dated = noteOn(reading, fact, beside.on);
    if (dated !== null) written['on'] = dated;
    written[partKey(leaf, fact)] = quantity.written;
  }
  const zero =
    parts.length === 1 && isNamed(leaf, (parts[0] as { fact: BaseFact }).fact) && Object.values(written)[0] === 0;
  if (Object.keys(written).length > 0) put(reading, leaf.segments, zero ? 'none' : written);
}

/** A bare number where a word or yes-no is the main answer: its companion, and thereby yes. */
function readCompanion(reading: Reading, leaf: Leaf, companion: BaseFact, node: LocatedNode): void {
  readNamedParts(reading, leaf, [{ fact: companion, node }], { unit: null, on: null, method: null });
}

/** A number of weeks says that the main answer is yes. */
function affirm(reading: Reading, leaf: Leaf, fact: BaseFact, node: LocatedNode): void {
  if (fact === leaf.main) return;
  if (leaf.main.type === 'boolean') keep(reading, leaf.main, node, scalar(true));
  else if (leaf.main.type === 'enum' && (leaf.main.values ?? []).includes('yes'))
    keep(reading, leaf.main, node, scalar('yes'));
}

/** "128/82": two numbers that share a key, in registry order. */
function readPair(reading: Reading, leaf: Leaf, node: LocatedNode, beside: Beside | null): void {
  const facts = [leaf.main, ...leaf.companions];
  const found = /^\s*([+-]?[\d.]+)\s*\/\s*([+-]?[\d.]+)\s*(.*)$/.exec(textOf(node) ?? '');
  if (found === null || node.kind !== 'scalar') {
    wrongKind(reading, node, `two numbers such as 120/80 (${facts.map((fact) => fact.what).join(' / ')})`);
    return;
  }
  const quantities = facts.slice(0, 2).map((fact, index) => {
    const text = `${found[index + 1] ?? ''} ${found[3] ?? ''}`.trim();
    return { fact, quantity: readQuantity(reading, fact, { ...node, value: text, text }, beside?.unit ?? null) };
  });
  if (quantities.some(({ quantity }) => quantity === null)) return;
  let on: string | null = null;
  for (const { fact, quantity } of quantities) {
    if (quantity !== null) keep(reading, fact, node, quantity.value);
    on = noteOn(reading, fact, beside?.on ?? null);
  }
  const written = quantities.map(({ quantity }) => quantity?.written).join('/');
  put(reading, leaf.segments, on === null ? written : { value: written, on });
}

function noteOn(reading: Reading, fact: BaseFact, on: LocatedNode | null): string | null {
  return on === null ? null : noteDate(reading, fact.id, on, fact.staleAfterDays ?? null);
}

function readPlain(reading: Reading, leaf: Leaf, node: LocatedNode, beside: Beside | null): void {
  const fact = leaf.main;
  const answer =
    fact.type === 'number'
      ? readQuantity(reading, fact, node, beside?.unit ?? null)
      : readWordFact(reading, fact, node);
  if (answer === null) return;
  keep(reading, fact, node, answer.value);
  if (isNamed(leaf, fact)) {
    put(reading, leaf.segments, answer.written === 0 ? 'none' : { [partKey(leaf, fact)]: answer.written });
    return;
  }
  const on = noteOn(reading, fact, beside?.on ?? null);
  const method = beside?.method ?? null;
  const unit = leaf.segments[0] === LABS_GROUP ? (fact.unit ?? null) : null;
  const map = {
    value: answer.written,
    ...(unit === null ? {} : { unit }),
    ...(on === null ? {} : { on }),
    ...(method === null ? {} : { method }),
  };
  put(reading, leaf.segments, Object.keys(map).length === 1 ? answer.written : map);
}

function readWordFact(
  reading: Reading,
  fact: BaseFact,
  node: LocatedNode,
): { value: FactValue; written: unknown } | null {
  if (fact.type === 'boolean') {
    const value = yesNo(node);
    if (value !== null) return { value: scalar(value), written: value };
    unknownWord(reading, node, ['yes', 'no'], 'yes or no');
    return null;
  }
  if (fact.type === 'date') {
    const date = readDate(reading, node, 'past');
    return date === null ? null : { value: scalar(date.first), written: date.written };
  }
  const words = reading.registry.factWords.get(fact.id) ?? NO_WORDS;
  const plain = fold(textOf(node) ?? '');
  const truth = yesNo(node);
  const id = words.words.get(plain) ?? (truth === null ? undefined : words.words.get(truth ? 'yes' : 'no'));
  if (id !== undefined) return { value: scalar(id), written: id };
  unknownWord(reading, node, words.ids, `a word of ${fact.what}`, words.words.keys());
  return null;
}
