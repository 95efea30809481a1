/** Dates to the day or to the month, durations, and calendar arithmetic on ISO texts. Knows no clock. */

/** A date as far as it is known: the first and the last day it can be, and how a canonical case writes it. */
export interface DateSpan {
  readonly first: string;
  readonly last: string;
  readonly written: string;
}

export interface Duration {
  readonly min: number;
  readonly max: number;
  readonly unit: 'day' | 'week' | 'month' | 'year';
}

const DAY = 86_400_000;
const DAYS_OF: Readonly<Record<Duration['unit'], number>> = { day: 1, week: 7, month: 365.25 / 12, year: 365.25 };

/** Whether `text` is a real calendar day written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (text.length !== 10 || !/^(?:19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

/** The day `count` days after `day`. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** The month `count` months before the month of `day`, as YYYY-MM. */
export function monthsBefore(day: string, count: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - count;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** The same day `count` months later, or the last day of that month: 31 January and a month is 28 or 29 February. */
export function addMonths(day: string, count: number): string {
  const first = `${monthsBefore(day, -count)}-01`;
  const last = addDays(`${monthsBefore(first, -1)}-01`, -1);
  return first.slice(0, 8) + (day.slice(8) < last.slice(8) ? day : last).slice(8);
}

/** Both ends of a month YYYY-MM, or of a single day; null when it is neither. */
export function dateSpan(text: string): DateSpan | null {
  if (isDay(text)) return { first: text, last: text, written: text };
  const first = `${text}-01`;
  if (!/^\d{4}-\d\d$/.test(text) || !isDay(first)) return null;
  const next = monthsBefore(first, -1);
  return { first, last: addDays(`${next}-01`, -1), written: text };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FULL_MONTHS = 'january february march april may june july august september sept october november december'.split(
  ' ',
);

/** "Sept 2025", or "3 September 2025", as the month or the day it is; null when it is neither. */
function namedDate(text: string): DateSpan | null {
  const found = /^(?:(\d{1,2})\s+)?([a-z]+)\.?,?\s+(\d{4})$/.exec(text);
  const [, day, name = '', year = ''] = found ?? [];
  const month = MONTHS.indexOf(name.slice(0, 3)) + 1;
  if (month === 0 || !(MONTHS.includes(name) || FULL_MONTHS.includes(name))) return null;
  const two = (number: number | string): string => String(number).padStart(2, '0');
  return dateSpan(`${year}-${two(month)}${day === undefined ? '' : `-${two(day)}`}`);
}

/**
 * A date as a case may write it: day or month in digits or with the month by name, `today`, or "3 weeks ago" counted from
 * `asOf`. Null when it is none of these.
 */
export function parseDate(text: string, asOf: string): DateSpan | null {
  const plain = text.trim().toLowerCase();
  if (plain === 'today') return dateSpan(asOf);
  if (!plain.endsWith(' ago')) return dateSpan(plain) ?? namedDate(plain);
  const duration = parseDuration(plain.slice(0, -4));
  return duration === null || duration.min !== duration.max ? null : before(asOf, duration);
}

/** The date one duration before `asOf`: to the day for days and weeks, to the month for months and years. */
export function before(asOf: string, duration: Duration): DateSpan | null {
  if (duration.unit === 'day' || duration.unit === 'week') {
    const days = duration.max * DAYS_OF[duration.unit];
    return days > 60_000 ? null : dateSpan(addDays(asOf, -Math.round(days)));
  }
  const months = duration.unit === 'year' ? duration.max * 12 : duration.max;
  return months > 2_000 ? null : dateSpan(monthsBefore(asOf, Math.round(months)));
}

const DURATION =
  /^(\d+(?:\.\d+)?)(?:\s*(?:-|\u2013|to)\s*(\d+(?:\.\d+)?))?\s*(d|days?|w|wks?|weeks?|mo|mths?|months?|y|yrs?|years?)$/;

/** "10 weeks", "10w", "8-10 weeks", "14 months"; null when it is no duration. */
export function parseDuration(text: string): Duration | null {
  const found = DURATION.exec(text.trim().toLowerCase());
  if (found === null) return null;
  const min = Number(found[1]);
  const max = found[2] === undefined ? min : Number(found[2]);
  const letter = (found[3] ?? 'w')[0];
  const unit = letter === 'd' ? 'day' : letter === 'w' ? 'week' : letter === 'm' ? 'month' : 'year';
  return max < min ? null : { min, max, unit };
}

/** A duration in weeks, to one decimal. */
export function inWeeks(duration: Duration): { readonly min: number; readonly max: number } {
  const weeks = (count: number): number => Math.round((count * DAYS_OF[duration.unit] * 10) / 7) / 10;
  return { min: weeks(duration.min), max: weeks(duration.max) };
}
