/** The fields of one trial: weeks, words, numbers, scores. Each reads its node and gives the value with its canonical form. */
import { readDate } from './dated.ts';
import type { DateSpan } from './dates.ts';
import { inWeeks, parseDuration } from './dates.ts';
import { spanText } from './dose.ts';
import { EFFECTS, PLACEMENTS, SCORES_GROUP } from './format.ts';
import { fold } from './fold.ts';
import type { LocatedNode } from './located.ts';
import { readQuantity } from './quantities.ts';
import type { Reading } from './reading.ts';
import { entriesOf, unknownWord, wrongKind } from './reading.ts';
import { shown } from './reporter.ts';
import type { ResponseWord, Span } from './types.ts';
import { isDontKnow, isNone, isNotAsked, textOf, yesNo } from './words.ts';

/** Keys of a trial as given, and the canonical trial under construction. */
export interface TrialFields {
  readonly entries: ReadonlyMap<string, LocatedNode>;
  readonly written: Record<string, unknown>;
}

/** The node of a key that says something; `?` is written and says nothing more. */
export function said(fields: TrialFields, key: string): LocatedNode | null {
  const node = fields.entries.get(key);
  if (node === undefined || isNotAsked(node)) return null;
  if (!isDontKnow(node)) return node;
  fields.written[key] = '?';
  return null;
}

/** A word out of a closed list; null when it is not said, or after a fault. */
export function readWord<Word extends string>(
  reading: Reading,
  fields: TrialFields,
  key: string,
  words: readonly Word[],
): Word | null {
  const given = fields.entries.get(key);
  // `unknown` is a word where it differs from an absent key.
  const explicit =
    given !== undefined &&
    isNotAsked(given) &&
    textOf(given) !== null &&
    words.includes('unknown' as Word) &&
    key === 'episode';
  const node = explicit ? given : said(fields, key);
  if (node === null) return null;
  const text = fold(textOf(node) ?? '');
  const word = words.find((candidate) => candidate === text) ?? truthWord(node, words);
  if (word === undefined) {
    unknownWord(reading, node, words, `a word of ${key}`);
    return null;
  }
  fields.written[key] = word;
  return word;
}

function truthWord<Word extends string>(node: LocatedNode, words: readonly Word[]): Word | undefined {
  const truth = yesNo(node);
  return truth === null ? undefined : words.find((word) => word === (truth ? 'yes' : 'no'));
}

/** A yes-no field. */
export function readFlag(reading: Reading, fields: TrialFields, key: string): boolean | null {
  const node = said(fields, key);
  if (node === null) return null;
  const value = yesNo(node);
  if (value === null) unknownWord(reading, node, ['yes', 'no'], 'yes or no');
  else fields.written[key] = value;
  return value;
}

/** A date field; `after as_of` is judged by the caller. */
export function readTrialDate(reading: Reading, fields: TrialFields, key: string): DateSpan | null {
  const node = said(fields, key);
  const date = node === null ? null : readDate(reading, node, 'any');
  if (date !== null) fields.written[key] = date.written;
  return date;
}

/** A whole number of sessions. */
export function readSessions(reading: Reading, fields: TrialFields): number | null {
  const node = said(fields, 'sessions');
  if (node === null) return null;
  const count = Number(/^(-?\d+)(?:\s*sessions?)?$/.exec(textOf(node) ?? '')?.[1] ?? Number.NaN);
  if (Number.isNaN(count)) wrongKind(reading, node, 'a whole number of sessions');
  else if (count < 0 || count > 2000) {
    reading.report.fault(node, 'CASE-RANGE', `${node.path}: ${count} sessions are not possible.`, {
      found: shown(node),
      expected: '0 to 2000 sessions',
    });
  } else {
    fields.written['sessions'] = count;
    return count;
  }
  return null;
}

export interface Weeks {
  readonly total: Span | null;
  readonly atFloor: Span | null;
  /** Whether anything was said, `?` included. */
  readonly asked: boolean;
}

/** Fifty years; longer is a slip. */
const MOST_WEEKS = 2600;

/** `weeks` as a number, a range or {total, at_floor}; `duration` is another word for the total. */
export function readWeeks(reading: Reading, fields: TrialFields): Weeks {
  const weeks = said(fields, 'weeks');
  const duration = said(fields, 'duration');
  const asked = fields.written['weeks'] === '?' || fields.written['duration'] === '?';
  delete fields.written['duration'];
  if (asked) fields.written['weeks'] = '?';
  if (weeks !== null && duration !== null) {
    reading.report.fault(
      duration,
      'CASE-CONTRADICTION',
      `${duration.path}: weeks and duration say the same; keep one.`,
      { found: shown(duration) },
    );
    return { total: null, atFloor: null, asked: true };
  }
  if (weeks?.kind === 'map') return readWeeksMap(reading, fields, weeks);
  const node = weeks ?? duration;
  const total = node === null ? null : readSpan(reading, node, duration !== null);
  if (total !== null) fields.written['weeks'] = { total: writtenSpan(total) };
  return { total, atFloor: null, asked: asked || node !== null };
}

function readWeeksMap(reading: Reading, fields: TrialFields, map: LocatedNode): Weeks {
  if (map.kind !== 'map') return { total: null, atFloor: null, asked: true };
  const inner: TrialFields = { entries: entriesOf(reading, map, ['total', 'at_floor']), written: {} };
  const part = (key: string): Span | null => {
    const node = said(inner, key);
    const span = node === null ? null : readSpan(reading, node, false);
    if (span !== null) inner.written[key] = writtenSpan(span);
    return span;
  };
  const [total, atFloor] = [part('total'), part('at_floor')];
  const floorNode = inner.entries.get('at_floor');
  if (total !== null && atFloor !== null && floorNode !== undefined && atFloor.min > total.max) {
    reading.report.fault(
      floorNode,
      'CASE-CONTRADICTION',
      `${floorNode.path}: ${spanText(atFloor)} weeks at the adequate dose are more than ${spanText(total)} weeks in all.`,
      { found: shown(floorNode) },
    );
  }
  if (Object.keys(inner.written).length > 0) fields.written['weeks'] = inner.written;
  return { total, atFloor: atFloor ?? (inner.written['at_floor'] === '?' ? null : atFloor), asked: true };
}

function readSpan(reading: Reading, node: LocatedNode, needsUnit: boolean): Span | null {
  const text = textOf(node) ?? '';
  const negative = /^-/.test(text);
  const bare = needsUnit ? null : parseDuration(`${text} weeks`);
  const duration = negative ? null : (bare ?? parseDuration(text));
  const span = duration === null ? null : inWeeks(duration);
  if (span === null && !negative) {
    wrongKind(reading, node, needsUnit ? 'a duration such as 10 weeks or 14 months' : 'a number of weeks');
    return null;
  }
  if (span !== null && span.max <= MOST_WEEKS) return span;
  reading.report.fault(node, 'CASE-RANGE', `${node.path}: ${shown(node)} is not a possible duration.`, {
    found: shown(node),
    expected: `0 to ${MOST_WEEKS} weeks`,
    hint: negative ? 'remove the minus sign' : 'check the number and its unit',
  });
  return null;
}

function writtenSpan(span: Span): number | string {
  return span.min === span.max ? span.min : spanText(span);
}

/** `scores: {scale, before, after}` as a response word, by the table's shares of improvement. */
export function readTrialScores(
  reading: Reading,
  fields: TrialFields,
): { readonly word: ResponseWord; readonly because: string } | null {
  const node = said(fields, 'scores');
  if (node === null) return null;
  if (node.kind !== 'map') {
    wrongKind(reading, node, '{scale, before, after}');
    return null;
  }
  const entries = entriesOf(reading, node, ['scale', 'before', 'after']);
  const { scale, before, after } = Object.fromEntries(entries) as Partial<Record<string, LocatedNode>>;
  if (scale === undefined || before === undefined || after === undefined) {
    wrongKind(reading, node, 'scale, before and after');
    return null;
  }
  const facts = [...reading.registry.facts.values()].filter((fact) => fact.id.startsWith(`${SCORES_GROUP}.`));
  const fact = facts.find((candidate) => candidate.id === `${SCORES_GROUP}.${fold(textOf(scale) ?? '')}`);
  if (fact === undefined) {
    unknownWord(
      reading,
      scale,
      facts.map((candidate) => candidate.id.slice(SCORES_GROUP.length + 1)),
      'a rating scale',
    );
    return null;
  }
  const [first, last] = [before, after].map((part) => readQuantity(reading, fact, part, null)?.written);
  if (typeof first !== 'number' || typeof last !== 'number') return null;
  const name = fact.id.slice(SCORES_GROUP.length + 1);
  fields.written['scores'] = { scale: name, before: first, after: last };
  if (first === 0) return null;
  const better = ((first - last) / first) * 100;
  const { partialAtLeastPct, responseAtLeastPct } = reading.registry.knowledge.adequacy.response;
  const word =
    better < 0
      ? 'worse'
      : better === 0
        ? 'none'
        : better < partialAtLeastPct
          ? 'minimal'
          : better < responseAtLeastPct
            ? 'partial'
            : 'response';
  return { word, because: `${name} ${first} before, ${last} after` };
}

/** Effects: one word or a list. */
export function readEffects(reading: Reading, fields: TrialFields): readonly string[] {
  const node = said(fields, 'effect');
  if (node === null || isNone(node)) return [];
  if (node.kind === 'list' && node.items.length === 0) {
    reading.report.fault(node, 'CASE-EMPTY-LIST', `${node.path}: an empty list says neither none nor unknown.`, {
      found: '[]',
      hint: 'write none, or remove the key',
    });
  }
  const effects: string[] = [];
  for (const item of node.kind === 'list' ? node.items : [node]) {
    const word = fold(textOf(item) ?? '');
    if (EFFECTS.includes(word)) effects.push(word);
    else if (!isDontKnow(item)) unknownWord(reading, item, EFFECTS, 'an effect');
  }
  const sorted = [...new Set(effects)].sort();
  if (sorted.length > 0) fields.written['effect'] = sorted;
  return sorted;
}

/** Where a procedure was placed. */
export function readPlacement(reading: Reading, fields: TrialFields): string | null {
  return readWord(reading, fields, 'placement', PLACEMENTS);
}

/** A plasma level is checked and kept in the canonical case; nothing is computed from it. */
export function readLevel(reading: Reading, fields: TrialFields): void {
  const node = said(fields, 'level');
  if (node === null) return;
  const text = textOf(node);
  const entries = node.kind === 'map' ? entriesOf(reading, node, ['value', 'unit', 'on']) : null;
  const valueText =
    entries === null
      ? text
      : `${textOf(entries.get('value') ?? node) ?? ''} ${textOf(entries.get('unit') ?? node) ?? ''}`;
  const found = /^(\d+(?:\.\d+)?)\s*([a-z\u00b5\u03bc]{1,4}\/[a-z]{1,2})$/i.exec((valueText ?? '').trim());
  if (found === null) {
    reading.report.fault(node, 'CASE-UNIT', `${node.path}: a level needs a number and a unit.`, {
      found: shown(node),
      expected: '{value: 110, unit: ng/mL}',
    });
    return;
  }
  const on = entries?.get('on');
  const date = on === undefined || isNotAsked(on) || isDontKnow(on) ? null : readDate(reading, on, 'past');
  fields.written['level'] = { value: Number(found[1]), unit: found[2], ...(date === null ? {} : { on: date.written }) };
}
