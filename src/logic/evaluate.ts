/**
 * Evaluates a condition to a truth value together with its trace: what was read, what accounts for the value, what
 * would decide it, and until when a temporal reason lasts. Verdicts, reasons, the next question and "would differ
 * if" all come from this one trace.
 */
import type { Condition, FactTest, MedicineSelector, PlannedSelector, RecentSelector } from './condition.ts';
import type { FactValue } from './value.ts';
import { and, not, or, type Truth, truthOf } from './truth.ts';

/** What the world answers about medicines. `fact` names the question behind the answer. */
export interface MedicineAnswer {
  readonly value: Truth;
  /** Fact id that was read (and would have to be asked): medications, stopped-recently, trials.stopped ... */
  readonly fact: string;
  /** Medicine ids that make it true. */
  readonly names: readonly string[];
  /** ISO date from which a true temporal answer becomes false; null when it is not temporal. */
  readonly until: string | null;
  /** True when more medicines of unknown stop date could lengthen the interval. */
  readonly incomplete: boolean;
}

/** Where facts come from. Pure: the same question gets the same answer. */
export interface Environment {
  fact(id: string): FactValue;
  /** The fact id behind `has: x` (condition.x or implant.x). */
  findingFact(id: string): string;
  taking(selector: MedicineSelector): MedicineAnswer;
  recently(selector: RecentSelector): MedicineAnswer;
  planned(selector: PlannedSelector): MedicineAnswer;
}

/** A fact that was read, and what it was. */
export interface Read {
  readonly fact: string;
  readonly value: FactValue;
}

export interface Evaluation {
  readonly value: Truth;
  /** Every fact read, each once; what is answered about medicines stands under no fact. */
  readonly reads: readonly Read[];
  /** Facts that account for a true or false value. Empty when unknown. */
  readonly decided: readonly string[];
  /** Unknown facts whose answer could settle an unknown value. Empty when settled. */
  readonly open: readonly string[];
  /** For a true value that will end by itself: the first day it is false. Null when it will not, or is not true. */
  readonly until: string | null;
  /** False while an unknown stop date could move `until`. */
  readonly untilComplete: boolean;
  /** Medicine ids that made a medicine atom true. */
  readonly names: readonly string[];
}

/** Shared by the many results that have nothing to say here. */
const NONE: readonly never[] = [];

const NOTHING: Evaluation = {
  value: 'true',
  reads: NONE,
  decided: NONE,
  open: NONE,
  until: null,
  untilComplete: true,
  names: NONE,
};

/** Evaluates `condition` in `environment`. Never throws for unknown facts: they are unknown. */
export function evaluate(condition: Condition, environment: Environment): Evaluation {
  if ('all' in condition) return combine(condition.all, environment, 'all');
  if ('any' in condition) return combine(condition.any, environment, 'any');
  if ('not' in condition) {
    const inner = evaluate(condition.not, environment);
    const { reads, decided, open } = inner;
    return { value: not(inner.value), reads, decided, open, until: null, untilComplete: true, names: NONE };
  }
  if ('has' in condition) {
    const fact = environment.findingFact(condition.has);
    const value = environment.fact(fact);
    return leaf(isPresent(value), fact, value);
  }
  if ('taking' in condition) return fromMedicine(environment.taking(condition.taking));
  if ('recently' in condition) return fromMedicine(environment.recently(condition.recently));
  if ('planned' in condition) return fromMedicine(environment.planned(condition.planned));
  if ('known' in condition) {
    const value = environment.fact(condition.known);
    return leaf(truthOf(value.state === 'known'), condition.known, value);
  }
  return testFact(condition, environment);
}

/**
 * The value alone, always the one `evaluate` gives, without the trace. Most rules are false for most people, and of a
 * false rule nothing else is asked.
 */
export function truthIn(condition: Condition, environment: Environment): Truth {
  if ('all' in condition) return combinedTruth(condition.all, environment, 'false', 'true');
  if ('any' in condition) return combinedTruth(condition.any, environment, 'true', 'false');
  if ('not' in condition) return not(truthIn(condition.not, environment));
  if ('has' in condition) return isPresent(environment.fact(environment.findingFact(condition.has)));
  if ('taking' in condition) return environment.taking(condition.taking).value;
  if ('recently' in condition) return environment.recently(condition.recently).value;
  if ('planned' in condition) return environment.planned(condition.planned).value;
  if ('known' in condition) return truthOf(environment.fact(condition.known).state === 'known');
  return compare(condition, environment.fact(condition.fact));
}

/** Stops at the first child that settles it. */
function combinedTruth(
  children: readonly Condition[],
  environment: Environment,
  settling: Truth,
  otherwise: Truth,
): Truth {
  let value = otherwise;
  for (const child of children) {
    const inner = truthIn(child, environment);
    if (inner === settling) return settling;
    if (inner === 'unknown') value = 'unknown';
  }
  return value;
}

function combine(children: readonly Condition[], environment: Environment, kind: 'all' | 'any'): Evaluation {
  const [first] = children;
  if (first === undefined) return kind === 'all' ? NOTHING : { ...NOTHING, value: 'false' };
  if (children.length === 1) return evaluate(first, environment);
  const results: Evaluation[] = [];
  for (const child of children) results.push(evaluate(child, environment));
  const value = (kind === 'all' ? and : or)(results.map((result) => result.value));
  const reads: Read[] = [];
  const decided: string[] = [];
  const open: string[] = [];
  const names: string[] = [];
  const carrying: Evaluation[] = [];
  for (const result of results) {
    addReads(reads, result.reads);
    // Only the children that carry the value explain it; only unknown children can still change an unknown one.
    if (result.value !== value) continue;
    carrying.push(result);
    if (value === 'unknown') add(open, result.open);
    else add(decided, result.decided);
    if (value === 'true') add(names, result.names);
  }
  const end = value === 'true' ? until(results, carrying, kind) : ENDLESS;
  return { value, reads, decided, open, until: end.until, untilComplete: end.untilComplete, names };
}

/** Adds what is not there yet. The lists are short. */
function add(list: string[], more: readonly string[]): void {
  for (const item of more) if (!list.includes(item)) list.push(item);
}

function addReads(list: Read[], more: readonly Read[]): void {
  for (const read of more) if (!list.some((known) => known.fact === read.fact)) list.push(read);
}

const ENDLESS: Pick<Evaluation, 'until' | 'untilComplete'> = { until: null, untilComplete: true };

/** `any` ends when the last true part ends, `all` when the first does. */
function until(
  results: readonly Evaluation[],
  carrying: readonly Evaluation[],
  kind: 'all' | 'any',
): Pick<Evaluation, 'until' | 'untilComplete'> {
  const dates = carrying.map((result) => result.until);
  const complete = carrying.every((result) => result.untilComplete);
  if (kind === 'any') {
    if (dates.includes(null)) return ENDLESS;
    const waiting = results.some((result) => result.value === 'unknown');
    return { until: maximum(dates as string[]), untilComplete: complete && !waiting };
  }
  const temporal = dates.filter((date) => date !== null);
  if (temporal.length === 0) return ENDLESS;
  return { until: temporal.reduce((a, b) => (a < b ? a : b)), untilComplete: complete };
}

function maximum(dates: readonly string[]): string | null {
  return dates.length === 0 ? null : dates.reduce((a, b) => (a > b ? a : b));
}

function fromMedicine(answer: MedicineAnswer): Evaluation {
  const settled = answer.value !== 'unknown';
  return {
    value: answer.value,
    reads: NONE,
    decided: settled ? [answer.fact] : NONE,
    open: settled ? NONE : [answer.fact],
    until: answer.value === 'true' ? answer.until : null,
    untilComplete: !answer.incomplete,
    names: answer.value === 'true' ? answer.names : NONE,
  };
}

function testFact(test: FactTest, environment: Environment): Evaluation {
  const value = environment.fact(test.fact);
  return leaf(compare(test, value), test.fact, value);
}

function leaf(value: Truth, fact: string, read: FactValue): Evaluation {
  const facts = [fact];
  return {
    value,
    reads: [{ fact, value: read }],
    decided: value === 'unknown' ? NONE : facts,
    open: value === 'unknown' ? facts : NONE,
    until: null,
    untilComplete: true,
    names: NONE,
  };
}

/** Whether a finding is there. */
function isPresent(value: FactValue): Truth {
  if (value.state === 'unknown') return 'unknown';
  return value.kind === 'scalar' ? truthOf(value.value === true) : compare(PRESENT, value);
}
const PRESENT: FactTest = { fact: '', is: true };

/** The truth of one fact test for one value. Several operators in one test must all hold. */
export function compare(test: FactTest, value: FactValue): Truth {
  if (value.state === 'unknown') return 'unknown';
  if (value.kind === 'scalar') return compareScalar(test, value.value);
  const parts: Truth[] = [];
  if (value.kind === 'set') {
    if (test.includes !== undefined) parts.push(includes(value, test.includes));
    if (test.excludesAll !== undefined) {
      parts.push(not(or(test.excludesAll.map((member) => includes(value, member)))));
    }
    if (test.atLeast !== undefined) parts.push(countAtLeast(value, test.atLeast));
    return parts.length === 0 ? 'unknown' : and(parts);
  }
  if (test.atLeast !== undefined) parts.push(interval(value.min >= test.atLeast, value.max < test.atLeast));
  if (test.above !== undefined) parts.push(interval(value.min > test.above, value.max <= test.above));
  if (test.below !== undefined) parts.push(interval(value.max < test.below, value.min >= test.below));
  if (test.atMost !== undefined) parts.push(interval(value.max <= test.atMost, value.min > test.atMost));
  if (test.is !== undefined) {
    const same = value.min === test.is && value.max === test.is;
    const wanted = Number(test.is);
    parts.push(interval(same, wanted < value.min || wanted > value.max));
  }
  return parts.length === 0 ? 'unknown' : and(parts);
}

function compareScalar(test: FactTest, value: boolean | number | string): Truth {
  const { is, in: words } = test;
  if (is !== undefined && value !== is) return 'false';
  if (words !== undefined && !words.includes(value)) return 'false';
  let tested = is !== undefined || words !== undefined;
  if (typeof value === 'number') {
    const { atLeast, above, below, atMost } = test;
    if (atLeast !== undefined && !(value >= atLeast)) return 'false';
    if (above !== undefined && !(value > above)) return 'false';
    if (below !== undefined && !(value < below)) return 'false';
    if (atMost !== undefined && !(value <= atMost)) return 'false';
    tested ||= atLeast !== undefined || above !== undefined || below !== undefined || atMost !== undefined;
  }
  return tested ? 'true' : 'unknown';
}

function includes(set: Extract<FactValue, { kind: 'set' }>, member: string): Truth {
  if (set.present.includes(member)) return 'true';
  if (set.unsure.includes(member)) return 'unknown';
  return set.closed || set.absent.includes(member) ? 'false' : 'unknown';
}

function countAtLeast(set: Extract<FactValue, { kind: 'set' }>, count: number): Truth {
  if (set.present.length >= count) return 'true';
  return set.closed && set.present.length + set.unsure.length < count ? 'false' : 'unknown';
}

function interval(certainlyTrue: boolean, certainlyFalse: boolean): Truth {
  if (certainlyTrue) return 'true';
  return certainlyFalse ? 'false' : 'unknown';
}
