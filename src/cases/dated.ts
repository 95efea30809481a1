/** Dates inside a case: read against `as_of`, noted for dated values, and warned about when they are stale. */
import type { DateSpan } from './dates.ts';
import { daysBetween, parseDate } from './dates.ts';
import type { LocatedNode } from './located.ts';
import type { Reading } from './reading.ts';
import { shown } from './reporter.ts';
import { isDontKnow, isNotAsked, textOf } from './words.ts';

/** Reads a date. `past`: a day after `as_of` is a fault here; `any`: the caller judges. */
export function readDate(reading: Reading, node: LocatedNode, when: 'past' | 'any'): DateSpan | null {
  const text = textOf(node);
  const date =
    text === null || (node.kind === 'scalar' && typeof node.value === 'boolean') ? null : parseDate(text, reading.asOf);
  if (date === null) {
    const year = text !== null && /^(?:19|20)\d\d$/.test(text);
    reading.report.fault(node, 'CASE-DATE', `${node.path}: "${shown(node)}" is not a date.`, {
      found: shown(node),
      expected: 'YYYY-MM-DD or YYYY-MM',
      hint: year ? `give the month, such as ${text}-06` : undefined,
    });
    return null;
  }
  if (when === 'past' && date.first > reading.asOf) {
    reading.report.fault(
      node,
      'CASE-DATE',
      `${node.path}: ${date.written} lies after ${reading.asOf}, the date of the case.`,
      {
        found: shown(node),
        expected: `a date up to ${reading.asOf}`,
      },
    );
    return null;
  }
  return date;
}

/** The last day a date can be, not later than `as_of`. */
export function lastDay(reading: Reading, date: DateSpan): string {
  return date.last > reading.asOf && date.first <= reading.asOf ? reading.asOf : date.last;
}

/** Notes the date of a value; returns it as a canonical case writes it. */
export function noteDate(
  reading: Reading,
  fact: string,
  node: LocatedNode,
  staleAfterDays: number | null,
): string | null {
  if (isNotAsked(node) || isDontKnow(node)) return null;
  const date = readDate(reading, node, 'past');
  if (date === null) return null;
  const day = lastDay(reading, date);
  reading.dates.set(fact, day);
  const age = daysBetween(day, reading.asOf);
  if (staleAfterDays !== null && age > staleAfterDays) {
    reading.report.warn(
      node,
      'CASE-STALE',
      `${node.path}: the value is ${age} days old; measure again after ${staleAfterDays} days. It is kept.`,
      {
        found: shown(node),
        expected: `not older than ${staleAfterDays} days at ${reading.asOf}`,
      },
    );
  }
  return date.written;
}
