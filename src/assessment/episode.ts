/** The length of the episode in months: whole months, and days beyond them as parts of 31; two decimals. */
import { dateSpan, daysBetween, monthsBefore } from '../cases/dates.ts';
import type { PersonCase } from '../cases/types.ts';
import { type FactValue, NOT_ASKED, range } from '../logic/value.ts';

const STARTED = 'episode.started';

/** episode.months as an interval: a start known to the month leaves up to a month open. */
export function episodeMonths(person: PersonCase): FactValue {
  const started = person.values.get(STARTED);
  if (started === undefined) return NOT_ASKED;
  if (started.state === 'unknown') return started;
  const span = started.kind === 'scalar' ? dateSpan(String(started.value)) : null;
  if (span === null) return NOT_ASKED;
  return range(monthsBetween(span.last, person.asOf), monthsBetween(span.first, person.asOf));
}

/** Months from `start` to `end`, never below 0: a day beyond whole months adds 0.03. */
export function monthsBetween(start: string, end: string): number {
  if (start >= end) return 0;
  const part = (text: string, from: number, to: number) => Number(text.slice(from, to));
  const months = (part(end, 0, 4) - part(start, 0, 4)) * 12 + part(end, 5, 7) - part(start, 5, 7);
  const whole = part(end, 8, 10) < part(start, 8, 10) ? months - 1 : months;
  const days = daysBetween(sameDay(start, whole), end);
  return Math.round((whole + Math.max(0, days) / 31) * 100) / 100;
}

/** The same day of the month `months` later, or the last day of a shorter month. */
function sameDay(day: string, months: number): string {
  const month = monthsBefore(day, -months);
  const last = dateSpan(month)?.last ?? `${month}-28`;
  return day.slice(8, 10) > last.slice(8, 10) ? last : `${month}-${day.slice(8, 10)}`;
}
