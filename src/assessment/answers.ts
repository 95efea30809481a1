/**
 * What a plan answers about medicines: taking, recently taken, and planned. Every possible source of a yes is a hit,
 * with the day it ends; hits are put together so that what is not known never reads as no.
 */
import { addDays } from '../cases/dates.ts';
import type { MedicineSelector, PlannedSelector, RecentSelector } from '../logic/condition.ts';
import type { MedicineAnswer } from '../logic/evaluate.ts';
import { keptWith } from '../logic/kept.ts';
import type { Truth } from '../logic/truth.ts';
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

/** The answers of one plan. Many rules ask the same of a regimen that many plans leave: each is answered once. */
export function answersOf(regimen: Regimen, outlook: Outlook, lookup: Lookup): MedicineAnswers {
  const left = leftBy(regimen, outlook);
  const now = (selector: MedicineSelector) => takingHits(regimen, outlook, lookup, selector);
  return {
    regimen: left,
    facts: FACTS,
    taking: (selector) => once(left, wordsOf(selector), () => combine(now(selector), 'medications')),
    recently: (selector) =>
      once(left, wordsOf(selector), () => combine(recentHits(regimen, outlook, lookup, selector), 'stopped-recently')),
    planned: (selector) =>
      selector.procedure === undefined
        ? combine([...now(selector), ...addedHits(outlook, lookup, selector)], 'medications')
        : combine(procedureHits(regimen, outlook, selector.procedure), 'trials'),
  };
}

type Answers = Map<string, MedicineAnswer>;
const lefts = keptWith<Regimen, string, Answers>();

/** The answers known of what an outlook leaves and stops, whatever it adds. */
function leftBy(regimen: Regimen, { taken, replaced, mayReplaceMore }: Outlook): Answers {
  const key = `${taken.map((row) => row.medicine).join(' ')}|${replaced.join(' ')}|${mayReplaceMore ? 'more' : ''}`;
  return lefts(regimen, key, () => new Map<string, MedicineAnswer>());
}

function once(answers: Answers, question: string, answer: () => MedicineAnswer): MedicineAnswer {
  const known = answers.get(question) ?? answer();
  answers.set(question, known);
  return known;
}

const words = new WeakMap<MedicineSelector, string>();

/** A question in one word, the same for all that ask the same. */
function wordsOf(selector: MedicineSelector | RecentSelector): string {
  const known = words.get(selector);
  if (known !== undefined) return known;
  const { medicine, class: named, inhibits, induces, strength, overdose } = selector;
  const days = 'withinDays' in selector ? selector.withinDays : undefined;
  const made = [days, medicine, named, inhibits, induces, strength, overdose].join('|');
  words.set(selector, made);
  return made;
}

function combine(hits: readonly Hit[], otherwise: Fact): MedicineAnswer {
  const holding = hits.filter((hit) => hit.value === 'true');
  if (holding.length === 0) {
    const value = hits.length === 0 ? 'false' : 'unknown';
    const fact = FACTS.find((candidate) => hits.some((hit) => hit.fact === candidate)) ?? otherwise;
    return { value, fact, names: [], until: null, incomplete: false };
  }
  const last = holding.reduce((a, b) => (later(b.end, a.end) ? b : a));
  return {
    value: 'true',
    fact: last.fact,
    names: [...new Set(holding.flatMap((hit) => hit.medicine ?? []))].sort(),
    until: last.end,
    incomplete: hits.some((hit) => hit.value === 'unknown' && later(hit.end, last.end)),
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
  const hits: Hit[] = [];
  for (const { medicine } of outlook.taken) {
    hits.push(...hit(matches(lookup, medicine, selector), 'medications', medicine, null));
  }
  for (const medicine of regimen.maybe) {
    hits.push(...hit(perhaps(matches(lookup, medicine, selector)), 'medications', medicine, null));
  }
  if (!regimen.closed.medications) hits.push(OPEN_LIST);
  hits.push(...lastingHits(regimen, outlook, lookup, selector));
  return hits;
}

/** Something that the list of medicines does not name may be taken. */
const OPEN_LIST: Hit = { value: 'unknown', fact: 'medications', medicine: null, end: null };

/** Enzyme effects of what was stopped, or is stopped for the option, for as many days as they last. */
function lastingHits(regimen: Regimen, outlook: Outlook, lookup: Lookup, selector: MedicineSelector): Hit[] {
  const hits: Hit[] = [];
  let reach = 0;
  for (const { medicine, days } of lookup.lasting) {
    const match = matchesByEnzyme(lookup, medicine, selector);
    if (match === 'false') continue;
    hits.push(...endedHits(regimen, outlook, medicine, days, match));
    reach = Math.max(reach, days);
  }
  if (reach > 0) hits.push(...listHits(regimen, outlook, reach, false));
  return hits;
}

function recentHits(regimen: Regimen, outlook: Outlook, lookup: Lookup, selector: RecentSelector): Hit[] {
  const days = selector.withinDays;
  const ended = new Set([...regimen.stopped.map((row) => row.medicine), ...outlook.replaced]);
  const hits = [...ended].flatMap((medicine) =>
    endedHits(regimen, outlook, medicine, days, matches(lookup, medicine, selector)),
  );
  const maybe = regimen.maybe.flatMap((medicine) =>
    hit(perhaps(matches(lookup, medicine, selector)), 'medications', medicine, daysOn(regimen, days)),
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
  const hits = replaced ? hit(match, 'medications', medicine, daysOn(regimen, days)) : [];
  for (const row of regimen.stopped) {
    if (row.medicine !== medicine) continue;
    if (row.stopped === null) hits.push(...hit('unknown', row.fact, medicine, daysOn(regimen, days)));
    else {
      const end = addDays(row.stopped < asOf ? row.stopped : asOf, days);
      if (end > asOf) hits.push(...hit(match, row.fact, medicine, end));
    }
  }
  return hits;
}

const ends = keptWith<Regimen, number, string>();

/** The day so many days after the case's date; worked out once for each number of days. */
function daysOn(regimen: Regimen, days: number): string {
  return ends(regimen, days, () => addDays(regimen.asOf, days));
}

/** What lists that are open, or reach back less far than asked, leave unknown. */
function listHits(regimen: Regimen, outlook: Outlook, days: number, mayReplace: boolean): Hit[] {
  const { closed } = regimen;
  const covered = closed.stopped && days <= STOPPED_LIST_DAYS;
  if (closed.trials && covered && !mayReplace) return [];
  const end = daysOn(regimen, days);
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
