/**
 * A plan as iCalendar (RFC 5545), by ical-generator: one all-day event a row of the dated table. Deterministic: ids
 * come from the row, the stamp from the day of the case, so that the same plan gives the same bytes and a calendar
 * that reads it twice does not double its entries. No name, no diagnosis: the title says the option and what is due.
 */
import { createHash } from 'node:crypto';

import ical, { ICalCalendarMethod } from 'ical-generator';

import type { CarePlan, PlanDate } from '../report/care-plan.ts';

const WORD = {
  stop: 'Stop',
  before: 'Before the start',
  start: 'Start',
  monitor: 'Check',
  judge: 'Judge the response',
} as const;

/** The text of the .ics file, lines ended by CR LF. */
export function renderCalendar(plan: CarePlan): string {
  // The stamp is written in universal time, days in none.
  const stamp = new Date(`${plan.asOf}T00:00:00Z`);
  const calendar = ical({
    name: `Plan: ${plan.option.name}`,
    prodId: { company: 'nextstep', product: 'plan', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const row of plan.calendar) {
    calendar.createEvent({
      id: idOf(plan, row),
      stamp,
      allDay: true,
      start: midnight(row.date),
      // The end of an all-day event is the day after its last.
      end: midnight(row.until ?? row.date, 1),
      summary: titleOf(plan, row),
      description: describe(plan, row),
    });
  }
  // Every line ends with a line break, the last one too (RFC 5545).
  return `${calendar.toString().trimEnd()}\r\n`;
}

function titleOf(plan: CarePlan, row: PlanDate): string {
  if (row.kind === 'start')
    return `${WORD.start}: ${plan.option.name}${isOpen(plan) ? '' : ` (${plan.verdict} as the case stands)`}`;
  if (row.kind === 'judge') return `${WORD.judge}: ${plan.option.name}`;
  return `${WORD[row.kind]}: ${row.what} (${plan.option.name})`;
}

/** Whether it may be started as the case stands: now, or once something has been asked. */
function isOpen({ verdict }: CarePlan): boolean {
  return verdict === 'favoured' || verdict === 'consider' || verdict === 'check-first';
}

function describe(plan: CarePlan, row: PlanDate): string {
  const titles = new Map(plan.references.map((item) => [String(item['id']), String(item['title'] ?? item['id'])]));
  const sources = row.citations.map(({ id, at }) => `${titles.get(id) ?? id}${at === null ? '' : `, ${at}`}`);
  const from = sources.length === 0 ? '' : `Source: ${[...new Set(sources)].join('; ')}.\n`;
  const against = isOpen(plan)
    ? ''
    : `Not to be started as the case of ${plan.asOf} stands (${plan.verdict}): ${[...plan.against.map((item) => item.say), ...plan.missing].join(' ')}\n`;
  const start = row.kind === 'start' || row.kind === 'stop' ? `First day: ${plan.start} (${plan.startBecause}).\n` : '';
  return `${against}${start}${from}nextstep ${plan.program}, knowledge base ${plan.knowledgeBase.version}. A reference for clinicians: check before use.`;
}

function idOf(plan: CarePlan, row: PlanDate): string {
  const key = [plan.option.id, plan.start, row.date, row.kind, row.what].join('\t');
  return `${createHash('sha256').update(key).digest('hex').slice(0, 32)}@nextstep`;
}

/** The day as ical-generator reads all-day events: midnight in universal time, wherever the machine stands. */
function midnight(day: string, later = 0): Date {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)) + later));
}
