/**
 * The calendar of washouts: for each option with a rule that ends by itself, the first day on which it has ended.
 * Dates come from the same evaluation as the report's `until`; here they are only laid out, one medicine at a time.
 */
import type { Partner } from './assessment/partners.ts';
import { daysBetween } from './cases/dates.ts';
import type { PersonCase } from './cases/types.ts';
import { exploreFully, type ExploreSettings } from './explore.ts';
import { type RowMaker, rowMaker } from './interaction-rows.ts';
import { type Asked, finished } from './interactions.ts';
import type { Knowledge } from './knowledge/types.ts';
import { compareTexts } from './logic/order.ts';
import { distinctData } from './logic/same.ts';
import {
  keyOf,
  medicineSide,
  type Met,
  ownMeetings,
  type Pairing,
  pairingOf,
  partnersFor,
  type Side,
  sidesOf,
} from './pairs.ts';
import { citationsOf } from './report/build-citations.ts';
import type { Interaction } from './report/interactions.ts';
import type { Report, ReportOption } from './report/types.ts';
import type { Afterwards, Wait, Washout, WashoutsPage } from './report/washouts.ts';

/** Intervals before every option, or before the one that is asked about and after it. */
export function washoutsFor(
  person: PersonCase,
  knowledge: Knowledge,
  settings: ExploreSettings,
  startOf: Asked | null,
): WashoutsPage {
  const { report, assessment } = exploreFully(person, knowledge, { ...settings, detail: false });
  const pairing = pairingOf({ person, knowledge, settings, assessment });
  const rows = rowMaker(pairing);
  const { regimen } = assessment;
  const sides =
    startOf === null ? knowledge.options.flatMap((option) => sidesOf(option, pairing)) : sidesFor(startOf, pairing);
  const washouts = merged(sides.flatMap((side) => washoutsOf(side, pairing, rows, report)));
  return finished(report, knowledge, {
    startOf: startOf === null ? null : rows.sideOf(startOf),
    taken: regimen.rows.map((row) => rows.named(row.medicine)),
    stopped: regimen.stopped.map((row) => ({ ...rows.named(row.medicine), stopped: row.stopped })),
    takenComplete: regimen.complete,
    stoppedComplete: regimen.stoppedComplete,
    washouts: [...washouts].sort(byDate),
    afterwards: startOf === null ? [] : afterwardsOf(sides, pairing, rows),
  });
}

function sidesFor(asked: Asked, pairing: Pairing): readonly Side[] {
  const option = asked.kind === 'option' ? pairing.knowledge.options.find((item) => item.id === asked.id) : undefined;
  return option === undefined ? [medicineSide(asked.id, pairing)] : sidesOf(option, pairing);
}

/** One row an effect: what may not be started yet is not what asks for care until then. */
function washoutsOf(side: Side, pairing: Pairing, rows: RowMaker, report: Report): Washout[] {
  const option = side.kind === 'option' ? report.options.find((item) => item.id === side.id) : undefined;
  const several = pairing.knowledge.options.find((item) => item.id === option?.id)?.medicinesMode === 'any';
  const byEffect = new Map<Interaction['effect'], Wait[]>();
  for (const item of waitingMeetings(side, pairing)) {
    const effect = item.rule.effect as Interaction['effect'];
    byEffect.set(effect, [...(byEffect.get(effect) ?? []), waitOf(item, pairing, rows)]);
  }
  return [...byEffect].map(([effect, waits]) => ({
    of: rows.sideOf(side),
    medicines: several ? side.medicines.map(rows.named) : [],
    plans: side.plan === null ? [] : [side.plan.kind],
    effect,
    date: waits.reduce<string | null>(
      (last, { date }) => (date !== null && (last === null || date > last) ? date : last),
      null,
    ),
    complete: waits.every((item) => item.date !== null),
    verdict: option?.verdict ?? null,
    until: option?.until ?? null,
    waits: waits.sort((a, b) => compareTexts(b.date ?? b.latest ?? '', a.date ?? a.latest ?? '')),
    also: BLOCKING.includes(effect) ? othersAgainst(option, [...byEffect.values()].flat()) : [],
  }));
}

const BLOCKING: readonly string[] = ['contraindicate', 'avoid'];

/** What stands against the option now and is no interval of these. */
function othersAgainst(option: ReportOption | undefined, waits: readonly Wait[]): Washout['also'] {
  const timed = new Set(waits.map((wait) => `${wait.origin} ${wait.rule}`));
  return (option?.because ?? [])
    .filter(({ effect, value }) => BLOCKING.includes(effect) && value === 'true')
    .filter(({ rule, origin }) => !timed.has(`${origin} ${rule}`))
    .map(({ rule, say, citations }) => ({ rule, say, citations }));
}

/** Rules of the side that will end by themselves, or would if what is taken were stopped today. */
function waitingMeetings(side: Side, pairing: Pairing): readonly Met[] {
  return partnersFor(side, pairing).flatMap((partner) => {
    if (partner.kind !== 'medicine') return [];
    const met = ownMeetings(side, [partner.state === 'taken' ? stoppedToday(partner) : partner], pairing);
    return met.filter(({ rule, meeting, waived }) => {
      if (meeting.kind !== 'meets' || meeting.until === null || waived !== null) return false;
      // What is taken and stays is a matter of stopping only where it stands in the way.
      return partner.state !== 'taken' || BLOCKING.includes(rule.effect);
    });
  });
}

function stoppedToday(partner: Partner): Partner {
  return { ...partner, state: 'replaced' };
}

function waitOf({ partner, rule, meeting }: Met, { person }: Pairing, rows: RowMaker): Wait {
  const { asOf } = person;
  const until = meeting.until ?? asOf;
  const known = partner.open === null;
  const from = partner.stopped === null || partner.stopped > asOf ? asOf : partner.stopped;
  return {
    with: rows.named(partner.id),
    counted: partner.state === 'replaced' ? 'if-stopped-today' : known ? 'from-stop-date' : 'date-missing',
    stopped: partner.stopped,
    days: daysBetween(from, until),
    date: known ? until : null,
    latest: known ? null : until,
    rule: rule.id,
    origin: rule.origin,
    say: rule.say,
    citations: citationsOf(rule.sources),
  };
}

/** After each medicine of the option: every other medicine whose rule counts days from it. */
function afterwardsOf(sides: readonly Side[], pairing: Pairing, rows: RowMaker): Afterwards[] {
  const { asOf } = pairing.person;
  const found = new Map<string, Afterwards>();
  for (const id of new Set(sides.flatMap((side) => side.medicines))) {
    const partner: Partner = { id, kind: 'medicine', state: 'replaced', stopped: null, open: null };
    for (const other of Object.keys(pairing.table.of).filter((item) => item !== id)) {
      for (const { rule, meeting } of ownMeetings(medicineSide(other, pairing), [partner], pairing)) {
        if (meeting.kind !== 'meets' || meeting.until === null) continue;
        const days = daysBetween(asOf, meeting.until);
        const key = `${id} ${days} ${keyOf(rule)} ${rule.effect}`;
        const before = [...(found.get(key)?.before ?? []), rows.named(other)];
        found.set(key, {
          after: rows.named(id),
          days,
          date: meeting.until,
          before,
          effect: rule.effect as Interaction['effect'],
          rule: rule.id,
          origin: rule.origin,
          say: rule.say,
          citations: citationsOf(rule.sources),
        });
      }
    }
  }
  return [...found.values()].sort((a, b) => a.days - b.days);
}

/** Members and plans with the same waits are one row. */
function merged(rows: readonly Washout[]): readonly Washout[] {
  const found = new Map<string, Washout>();
  for (const row of rows) {
    const waits = row.waits.map(({ with: { id }, counted, stopped, date, latest, rule }) => [
      id,
      counted,
      stopped,
      date,
      latest,
      rule,
    ]);
    const key = JSON.stringify([row.of, row.effect, waits]);
    const before = found.get(key);
    found.set(
      key,
      before === undefined
        ? row
        : {
            ...before,
            medicines: distinctData([...before.medicines, ...row.medicines]),
            plans: [...new Set([...before.plans, ...row.plans])],
          },
    );
  }
  return [...found.values()];
}

function byDate(a: Washout, b: Washout): number {
  const last = '9999';
  return (
    compareTexts(a.date ?? last, b.date ?? last) || compareTexts(a.of.id, b.of.id) || compareTexts(a.effect, b.effect)
  );
}
