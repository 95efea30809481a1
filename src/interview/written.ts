/** Answers as words -> values of a case file. The case reader judges them; here they only find their place. */
import { parseDate, parseDuration } from '../cases/dates.ts';
import { LABS_GROUP } from '../cases/format.ts';
import { segmentsOf, type Registry } from '../cases/registry.ts';
import type { BaseFact } from '../knowledge/types.ts';
import { placeOf } from './facts.ts';
import { changeFindings, datedAt, type Draft, oneSays, setAt } from './merge.ts';

/** Puts every answered fact of a question into the case. */
export function writeFields(
  draft: Draft,
  ids: readonly string[],
  values: Readonly<Record<string, string>>,
  registry: Registry,
): void {
  const byPath = new Map<string, { fact: BaseFact; text: string }[]>();
  for (const id of ids) {
    const text = (values[id] ?? '').trim();
    const place = placeOf(id, registry);
    if (text === '' || place === null) continue;
    if (place.kind === 'fact') {
      const path = segmentsOf(place.fact).join('.');
      byPath.set(path, [...(byPath.get(path) ?? []), { fact: place.fact, text }]);
    } else if (place.kind === 'finding') {
      const state = text === 'yes' ? 'present' : text === 'no' ? 'absent' : 'unsure';
      changeFindings(draft, [place.key], [...registry[place.key].keys()], (list) => oneSays(list, place.id, state));
    } else if (place.kind === 'event-date') {
      const on = text === '?' ? '?' : dateWords(text);
      changeFindings(draft, [place.key], [...registry[place.key].keys()], (list) => datedAt(list, place.id, on));
    } else if (place.kind === 'wish') setAt(draft, ['preferences', place.key], wordsOf(text));
    else if (place.kind === 'access') draft['access'] = accessOf(text);
  }
  for (const [path, parts] of byPath) setAt(draft, path.split('.'), shared(parts));
}

/** One value, or several facts that share a key: two numbers as "a/b", a number beside a word as {weeks: 14}. */
function shared(parts: readonly { fact: BaseFact; text: string }[]): unknown {
  const [first, second] = parts;
  if (first === undefined) return null;
  if (second === undefined)
    return isCompanion(first.fact)
      ? { [lastWord(first.fact.id)]: written(first.fact, first.text) }
      : written(first.fact, first.text);
  if (first.fact.type !== 'number') return { [lastWord(second.fact.id)]: written(second.fact, second.text) };
  const plain = parts.every(({ text }) => /^[\d.]+$/.test(text));
  if (plain) return parts.map(({ text }) => text).join('/');
  return Object.fromEntries(parts.map(({ fact, text }) => [lastWord(fact.id), written(fact, text)]));
}

/** A number whose key belongs to another fact, such as one of the two of a blood pressure. */
function isCompanion(fact: BaseFact): boolean {
  const own = segmentsOf(fact).at(-1)?.replaceAll('_', '-');
  return fact.type === 'number' && own !== undefined && !fact.id.endsWith(own);
}

/** The word after the last joint of an id: weeks, systolic, day. */
function lastWord(id: string): string {
  return /[^.-]+$/.exec(id)?.[0] ?? id;
}

function written(fact: BaseFact, text: string): unknown {
  if (text === '?') return '?';
  switch (fact.type) {
    case 'boolean':
      return text === 'yes' ? true : text === 'no' ? false : text;
    case 'number':
      if (!/^\d+(?:\.\d+)?$/.test(text)) return text;
      return segmentsOf(fact)[0] === LABS_GROUP && fact.unit !== undefined ? `${text} ${fact.unit}` : Number(text);
    case 'date':
      return dateWords(text);
    case 'set': {
      const words = wordsOf(text);
      if (words === 'none' || fact.values === undefined || fact.world === 'closed') return words;
      return { present: words, absent: fact.values.filter((value) => !words.includes(value)) };
    }
    case 'enum':
      return text;
    default:
      return fact.type satisfies never;
  }
}

/** "14 months" means 14 months ago. */
export function dateWords(text: string): string {
  return parseDuration(text) === null ? text : `${text} ago`;
}

/** The date a text stands for, as a case writes it; null when it is none. */
export function absoluteDate(text: string, asOf: string): string | null {
  return parseDate(dateWords(text), asOf)?.written ?? null;
}

function wordsOf(text: string): 'none' | '?' | readonly string[] {
  if (text === 'none' || text === '?') return text;
  return text
    .split(/[,;]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** "ect yes, rtms no" as a map. */
function accessOf(text: string): unknown {
  if (text === '?') return '?';
  return Object.fromEntries(
    text.split(/[,;]/).map((part) => {
      const words = part.trim().split(/\s+/);
      const word = words.length > 1 ? (words.at(-1) ?? '') : 'yes';
      const value = word === 'yes' ? true : word === 'no' ? false : word;
      return [words.slice(0, Math.max(words.length - 1, 1)).join('-'), value];
    }),
  );
}
