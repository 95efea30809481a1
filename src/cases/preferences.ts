/** What the person would rather avoid or have, and what can be had here. Neither is clinical; both only order and inform. */
import { DONT_KNOW, setOf } from '../logic/value.ts';
import { ACCESS_WORDS, FACT } from './format.ts';
import { fold } from './fold.ts';
import type { LocatedNode } from './located.ts';
import type { Reading } from './reading.ts';
import { entriesOf, put, unknownKey, unknownWord, wrongKind } from './reading.ts';
import { at, shown } from './reporter.ts';
import type { PersonCase } from './types.ts';
import { warnIfUnsourced } from './unsourced.ts';
import { isDontKnow, isNone, isNotAsked, textOf, yesNo } from './words.ts';

type Preferences = PersonCase['preferences'];
type Access = 'yes' | 'no' | 'unknown' | 'trial';

/** Reads the key `preferences`: ids in order of importance. */
export function readPreferences(reading: Reading, node: LocatedNode): Preferences {
  const nothing: Preferences = { avoid: [], prefer: [] };
  if (isNotAsked(node)) return nothing;
  if (isDontKnow(node) || isNone(node)) {
    const value = isNone(node) ? setOf([], { closed: true }) : DONT_KNOW;
    for (const id of [FACT.avoid, FACT.prefer]) if (reading.registry.facts.has(id)) reading.values.set(id, value);
    put(reading, ['preferences'], isNone(node) ? 'none' : '?');
    return nothing;
  }
  if (node.kind !== 'map') {
    wrongKind(reading, node, 'a map {avoid: [...], prefer: [...]}');
    return nothing;
  }
  const entries = entriesOf(reading, node, ['avoid', 'prefer']);
  const avoid = readList(reading, entries.get('avoid'), 'avoid');
  const prefer = readList(reading, entries.get('prefer'), 'prefer');
  for (const [id, place] of prefer) {
    const other = avoid.get(id);
    if (other !== undefined)
      reading.report.fault(
        place,
        'CASE-CONTRADICTION',
        `"${id}" is both avoided (${at(other, other.path)}) and preferred (${at(place, place.path)}).`,
        { found: id },
      );
  }
  return { avoid: [...avoid.keys()], prefer: [...prefer.keys()] };
}

function readList(
  reading: Reading,
  node: LocatedNode | undefined,
  key: 'avoid' | 'prefer',
): ReadonlyMap<string, LocatedNode> {
  const result = new Map<string, LocatedNode>();
  const fact = reading.registry.facts.get(key === 'avoid' ? FACT.avoid : FACT.prefer);
  if (node === undefined || isNotAsked(node)) return result;
  if (isDontKnow(node) || isNone(node)) {
    put(reading, ['preferences', key], isNone(node) ? 'none' : '?');
    if (fact !== undefined) reading.values.set(fact.id, isNone(node) ? setOf([], { closed: true }) : DONT_KNOW);
    return result;
  }
  if (node.kind === 'list' && node.items.length === 0) {
    reading.report.fault(node, 'CASE-EMPTY-LIST', `${node.path}: an empty list says neither none nor unknown.`, {
      found: '[]',
      hint: 'write none, or remove the key',
    });
    return result;
  }
  const all = reading.registry.knowledge.facts.preferences;
  const fitting = all
    .filter((preference) => (key === 'avoid' ? preference.avoidable : preference.preferable))
    .map((preference) => preference.id);
  for (const item of node.kind === 'list' ? node.items : [node]) {
    const word = fold(textOf(item) ?? '');
    if (fitting.includes(word)) {
      if (!result.has(word)) result.set(word, item);
    } else if (all.some((preference) => preference.id === word)) {
      reading.report.fault(item, 'CASE-UNKNOWN-WORD', `${item.path}: "${word}" cannot stand under ${key}.`, {
        found: shown(item),
        hint: `put it under ${key === 'avoid' ? 'prefer' : 'avoid'}`,
      });
    } else if (!isDontKnow(item)) unknownWord(reading, item, fitting, `a preference for ${key}`);
  }
  if (result.size > 0) put(reading, ['preferences', key], [...result.keys()]);
  else put(reading, ['preferences', key], '?');
  if (fact !== undefined)
    reading.values.set(fact.id, result.size > 0 ? setOf([...result.keys()], { closed: true }) : DONT_KNOW);
  return result;
}

/** Reads the key `access`. A group or family stands for its options; what is said of one option wins over its group. */
export function readAccess(reading: Reading, node: LocatedNode): Map<string, Access> {
  const result = new Map<string, Access>();
  if (isNotAsked(node)) return result;
  const fact = reading.registry.facts.has(FACT.access);
  if (isDontKnow(node)) {
    if (fact) reading.values.set(FACT.access, DONT_KNOW);
    put(reading, ['access'], '?');
    return result;
  }
  if (node.kind !== 'map') {
    wrongKind(reading, node, 'a map of treatments, such as {ect: yes}');
    return result;
  }
  const words = [...reading.registry.optionWords.keys()];
  const wide: [string, Access][] = [];
  for (const entry of node.entries) {
    if (entry.duplicateOf !== null) continue;
    const key = words.find((word) => word === fold(entry.key));
    const word = key === undefined ? null : readAccessWord(reading, entry.value);
    if (key !== undefined) warnIfUnsourced(reading, entry.value, key);
    if (key === undefined) unknownKey(reading.report, entry, words);
    else if (word !== null) {
      put(
        reading,
        ['access', key],
        word === 'yes' ? true : word === 'no' ? false : isDontKnow(entry.value) ? '?' : word,
      );
      const options = reading.registry.optionWords.get(key) ?? [key];
      if (options.length === 1 && options[0] === key) result.set(key, word);
      else wide.push(...options.map((option): [string, Access] => [option, word]));
    }
  }
  for (const [option, word] of wide) if (!result.has(option)) result.set(option, word);
  if (fact && result.size > 0) {
    const having = (word: Access): string[] =>
      [...result].filter(([, value]) => value === word).map(([option]) => option);
    reading.values.set(FACT.access, setOf(having('yes'), { absent: having('no') }));
  }
  return result;
}

function readAccessWord(reading: Reading, node: LocatedNode): Access | null {
  if (node.kind === 'scalar' && node.value === null) return null;
  if (isNotAsked(node) || isDontKnow(node)) return 'unknown';
  const truth = yesNo(node);
  if (truth !== null) return truth ? 'yes' : 'no';
  const word = ACCESS_WORDS.find((candidate) => candidate === fold(textOf(node) ?? ''));
  if (word !== undefined) return word;
  unknownWord(reading, node, ACCESS_WORDS, 'a word of access');
  return null;
}
