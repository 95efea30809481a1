/**
 * What a plan answers about medicines: taking, recently taken, and planned. Every possible source of a yes is a hit,
 * with the day it ends; hits are put together so that what is not known never reads as no.
 */
import { addDays } from '../cases/dates.ts';
import type { MedicineSelector, PlannedSelector, RecentSelector } from '../logic/condition.ts';
import type { MedicineAnswer } from '../logic/evaluate.ts';
import { or, type Truth } from '../logic/truth.ts';
import { matches, matchesByEnzyme } from './classes.ts';
import type { Lookup } from './lookup.ts';
import type { Regimen } from './regimen.ts';
import type { MedicineAnswers, RegimenRow } from './types.ts';

/** The list of medicines stopped recently covers this many days before the case's date (six weeks; case format 1). */
export const STOPPED_LIST_DAYS = 42;

/** The regimen as one plan leaves it. */
export interface Outlook {
  /** Rows still taken, without the option's own. */
  readonly taken: readonly RegimenRow[];
  /** Medicines stopped for the option, on the case's date. */
  readonly replaced: readonly string[];
  /** True when medicines nobody named would be stopped too: a switch while the list of medicines is open. */
  readonly mayReplaceMore: boolean;
  readonly added: readonly string[];
  readonly procedure: string | null;
}

/** Facts a medicine answer can rest on, in the order they are asked. */
const FACTS = ['medications', 'trials', 'trials.stopped', 'stopped-recently'] as const;
type Fact = (typeof FACTS)[number];

/** One possible source of a yes. */
interface Hit {
  /** False hits are dropped before they get here. */
  readonly value: 'true' | 'unknown';
  readonly fact: Fact;
  readonly medicine: string | null;
  /** First day it no longer holds; for an unknown one the latest it can be. Null when it does not end by itself. */
  readonly end: string | null;
}

/** The answers of one plan. */
export function answersOf(regimen: Regimen, outlook: Outlook, lookup: Lookup): MedicineAnswers {
  const now = (selector: MedicineSelector) => takingHits(regimen, outlook, lookup, selector);
  return {
    taking: (selector) => combine(now(selector), 'medications'),
    recently: (selector) => combine(recentHits(regimen, outlook, lookup, selector), 'stopped-recently'),
    planned: (selector) =>
      selector.procedure === undefined
        ? combine([...now(selector), ...addedHits(outlook, lookup, selector)], 'medications')
        : combine(procedureHits(regimen, outlook, selector.procedure), 'trials'),
  };
}

function combine(hits: readonly Hit[], otherwise: Fact): MedicineAnswer {
  const value = or(hits.map((hit): Truth => hit.value));
  const holding = hits.filter((hit) => hit.value === 'true');
  const open = hits.filter((hit) => hit.value === 'unknown');
  if (value !== 'true') {
    const facts = open.map((hit) => hit.fact);
    const fact = FACTS.find((candidate) => facts.includes(candidate)) ?? otherwise;
    return { value, fact, names: [], until: null, incomplete: false };
  }
  const last = holding.reduce((a, b) => (later(b.end, a.end) ? b : a));
  return {
    value,
    fact: last.fact,
    names: [...new Set(holding.flatMap((hit) => hit.medicine ?? []))].sort(),
    until: last.end,
    incomplete: open.some((hit) => later(hit.end, last.end)),
  };
}

/** Whether end `a` lies after end `b`; what does not end by itself lies after everything else. */
function later(a: string | null, b: string | null): boolean {
  if (b === null) return false;
  return a === null || a > b;
}

function hit(value: Truth, fact: Fact, medicine: string | null, end: string | null): Hit[] {
  return value === 'false' ? [] : [{ value, fact, medicine, end }];
}

function takingHits(regimen: Regimen, outlook: Outlook, lookup: Lookup, selector: MedicineSelector): Hit[] {
  return [
    ...outlook.taken.flatMap((row) => hit(matches(lookup, row.medicine, selector), 'medications', row.medicine, null)),
    ...regimen.maybe.flatMap((medicine) =>
      hit(perhaps(matches(lookup, medicine, selector)), 'medications', medicine, null),
    ),
    ...hit(regimen.closed.medications ? 'false' : 'unknown', 'medications', null, null),
    ...lastingHits(regimen, outlook, lookup, selector),
  ];
}

/** Enzyme effects of what was stopped, or is stopped for the option, for as many days as they last. */
function lastingHits(regimen: Regimen, outlook: Outlook, lookup: Lookup, selector: MedicineSelector): Hit[] {
  const lasting = lookup.lasting.flatMap(({ medicine, days }) => {
    const match = matchesByEnzyme(lookup, medicine, selector);
    return match === 'false' ? [] : [{ medicine, days, match }];
  });
  const hits: Hit[] = [];
  for (const { medicine, days, match } of lasting) hits.push(...endedHits(regimen, outlook, medicine, days, match));
  const reach = Math.max(0, ...lasting.map((item) => item.days));
  return [...hits, ...(reach === 0 ? [] : listHits(regimen, outlook, reach, false))];
}

function recentHits(regimen: Regimen, outlook: Outlook, lookup: Lookup, selector: RecentSelector): Hit[] {
  const days = selector.withinDays;
  const ended = new Set([...regimen.stopped.map((row) => row.medicine), ...outlook.replaced]);
  const hits = [...ended].flatMap((medicine) =>
    endedHits(regimen, outlook, medicine, days, matches(lookup, medicine, selector)),
  );
  const maybe = regimen.maybe.flatMap((medicine) =>
    hit(perhaps(matches(lookup, medicine, selector)), 'medications', medicine, addDays(regimen.asOf, days)),
  );
  const replaceable =
    outlook.mayReplaceMore && lookup.replaceable.some((medicine) => matches(lookup, medicine, selector) !== 'false');
  return [...hits, ...maybe, ...listHits(regimen, outlook, days, replaceable)];
}

/** The times `medicine` was stopped, each holding for `days` from its last dose: at exactly that many days it is over. */
function endedHits(regimen: Regimen, outlook: Outlook, medicine: string, days: number, match: Truth): Hit[] {
  if (match === 'false') return [];
  const { asOf } = regimen;
  const replaced = outlook.replaced.includes(medicine);
  const hits = replaced ? hit(match, 'medications', medicine, addDays(asOf, days)) : [];
  for (const row of regimen.stopped) {
    if (row.medicine !== medicine) continue;
    if (row.stopped === null) hits.push(...hit('unknown', row.fact, medicine, addDays(asOf, days)));
    else {
      const end = addDays(row.stopped < asOf ? row.stopped : asOf, days);
      if (end > asOf) hits.push(...hit(match, row.fact, medicine, end));
    }
  }
  return hits;
}

/** What lists that are open, or reach back less far than asked, leave unknown. */
function listHits(regimen: Regimen, outlook: Outlook, days: number, mayReplace: boolean): Hit[] {
  const end = addDays(regimen.asOf, days);
  const { closed } = regimen;
  const covered = closed.stopped && days <= STOPPED_LIST_DAYS;
  return [
    ...hit(mayReplace && outlook.mayReplaceMore ? 'unknown' : 'false', 'medications', null, end),
    ...hit(closed.trials ? 'false' : 'unknown', 'trials', null, end),
    ...hit(covered ? 'false' : 'unknown', 'stopped-recently', null, end),
  ];
}

function addedHits(outlook: Outlook, lookup: Lookup, selector: PlannedSelector): Hit[] {
  return outlook.added.flatMap((medicine) => hit(matches(lookup, medicine, selector), 'medications', medicine, null));
}

/** A procedure is planned when it is the option's own, or a course of it is under way. */
function procedureHits(regimen: Regimen, outlook: Outlook, procedure: string): Hit[] {
  return [
    ...hit(outlook.procedure === procedure ? 'true' : 'false', 'trials', null, null),
    ...regimen.courses.flatMap((course) =>
      hit(course.procedure === procedure ? course.underWay : 'false', 'trials', null, null),
    ),
    ...hit(regimen.closed.trials ? 'false' : 'unknown', 'trials', null, null),
  ];
}

/** Of a medicine that may or may not be taken, a match says no more than perhaps. */
function perhaps(match: Truth): Truth {
  return match === 'true' ? 'unknown' : match;
}
