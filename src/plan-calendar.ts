/** The dated rows of a plan: what is open before the start, every check within the horizon, and the judgement. */
import { addDays, addMonths } from './cases/dates.ts';
import type { Due, OptionDetails } from './knowledge/types.ts';
import { compareTexts } from './logic/order.ts';
import { citationsOf } from './report/build-citations.ts';
import type { CarePlan, PlanCheck, PlanDate } from './report/care-plan.ts';

/** Repeated checks are dated for this long; the words say how they go on. */
const HORIZON_MONTHS = 12;

/** A medicine that gives way, with its last day. */
export interface PlanStop {
  readonly date: string;
  readonly name: string;
}

/** What is still open before the start, the start, every dated check within the horizon, and the judgement, by day. */
export function calendarOf(
  name: string,
  details: OptionDetails,
  start: string,
  judge: CarePlan['judge'],
  before: readonly PlanCheck[],
  stops: readonly PlanStop[],
): readonly PlanDate[] {
  const rows: PlanDate[] = [{ date: start, kind: 'start', what: name, until: null, citations: [] }];
  for (const { date, name } of stops)
    rows.push({ date, kind: 'stop', what: `Last dose of ${name}, at the latest`, until: null, citations: [] });
  for (const { what, done, citations } of before)
    if (!done) rows.push({ date: start, kind: 'before', what, until: null, citations });
  for (const row of 'notKnown' in details.monitoring ? [] : details.monitoring) {
    const days = new Set((row.dates ?? []).flatMap((due) => datesOf(due, start)));
    for (const date of days)
      rows.push({ date, kind: 'monitor', what: row.what, until: null, citations: citationsOf(row.sources) });
  }
  if (judge.from !== null)
    rows.push({
      date: judge.from,
      kind: 'judge',
      what: 'Judge the response',
      until: judge.to === judge.from ? null : judge.to,
      citations: 'notKnown' in details.regimen ? [] : citationsOf(details.regimen.sources),
    });
  const order = { stop: 0, before: 1, start: 2, monitor: 3, judge: 4 };
  return rows.sort(
    (a, b) => compareTexts(a.date, b.date) || order[a.kind] - order[b.kind] || compareTexts(a.what, b.what),
  );
}

/** Days on which something falls due, up to the horizon. */
function datesOf(due: Due, start: string): string[] {
  if (due.at !== undefined) return [dayAfter(start, due.at, due.unit)];
  const every = due.every ?? 1;
  const end = dayAfter(start, HORIZON_MONTHS, 'months');
  const last = due.until === undefined ? end : dayAfter(start, due.until, due.unit);
  const dates: string[] = [];
  for (let count = (due.after ?? 0) + every; ; count += every) {
    const date = dayAfter(start, count, due.unit);
    if (date > end || date > last) return dates;
    dates.push(date);
  }
}

function dayAfter(start: string, count: number, unit: Due['unit']): string {
  return unit === 'months' ? addMonths(start, count) : addDays(start, unit === 'weeks' ? count * 7 : count);
}
