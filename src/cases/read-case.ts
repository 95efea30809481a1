/** Reads a located case against a knowledge base: every fault at once, and a person's case when there is none. Pure. */
import type { Jurisdiction } from '../knowledge/types.ts';
import type { Problem } from '../problems.ts';
import { EXIT, UserError } from '../problems.ts';
import { assumePregnancy, mirrorFindings } from './assumptions.ts';
import { canonicalCase } from './canonical.ts';
import { findContradictions } from './contradictions.ts';
import { daysBetween, isDay } from './dates.ts';
import { readConditions, readImplants } from './findings.ts';
import { fold, keyAmong } from './fold.ts';
import { CASE_VERSION, TYPED_KEYS } from './format.ts';
import { readLayout } from './groups.ts';
import type { LocatedNode } from './located.ts';
import { entryOf, mapAt } from './located.ts';
import { readMedications, readStoppedRecently } from './medicine-rows.ts';
import { readAccess, readPreferences } from './preferences.ts';
import { readReactions } from './reactions.ts';
import type { Reading } from './reading.ts';
import { put, unknownKey, unknownWord, wrongKind } from './reading.ts';
import type { CaseKnowledge, Registry } from './registry.ts';
import { registryOf } from './registry.ts';
import type { Reporter } from './reporter.ts';
import { createReporter, problemAt, shown } from './reporter.ts';
import { missing } from './rows.ts';
import { finishScores } from './scores.ts';
import { screen } from './screen.ts';
import { readTrials } from './trials.ts';
import type { Assumed, CaseReading, PersonCase } from './types.ts';
import { isNotAsked, textOf } from './words.ts';

export interface ReadOptions {
  /** `--as-of`, which wins over the case. */
  readonly asOfOverride: string | null;
  /** Stands for `as_of` where neither gives one, and shows whether a case is old. */
  readonly today: string;
  readonly jurisdictionOverride: Jurisdiction | null;
}

/** Reads a case. The case is null when any fault was found; the problems are always complete. */
export function readCase(node: LocatedNode, knowledge: CaseKnowledge, options: ReadOptions): CaseReading {
  const report = createReporter();
  const registry = registryOf(knowledge);
  const map = node.kind === 'map' ? node : mapAt(node, '', {});
  const asOf = readAsOf(report, entryOf(map, 'as_of')?.value ?? null, options, knowledge.header.oldCaseDays);
  const reading: Reading = {
    registry,
    report,
    asOf,
    values: new Map(),
    dates: new Map(),
    scoreRows: new Map(),
    assumed: [],
    places: new Map(),
    canonical: new Map(),
  };
  if (node.kind !== 'map' && !isNotAsked(node))
    wrongKind(reading, node, 'a map of keys', 'a case starts with a key, such as "age: 46"');
  screen(node, report);
  const typed = new Map<string, LocatedNode>();
  for (const entry of map.entries) {
    const key = keyAmong(TYPED_KEYS, entry.key);
    const child = registry.root.children.get(fold(entry.key));
    if (key === undefined && child === undefined) unknownKey(report, entry, topKeys(registry), registry.leafPaths);
    else if (entry.duplicateOf !== null) continue;
    else if (key !== undefined) typed.set(key, entry.value);
    else if (child !== undefined) readLayout(reading, child, entry.value);
  }
  return finish(reading, typed, options);
}

function topKeys(registry: Registry): readonly string[] {
  return [...TYPED_KEYS, ...[...registry.root.children.values()].map((child) => child.key)];
}

function finish(reading: Reading, typed: ReadonlyMap<string, LocatedNode>, options: ReadOptions): CaseReading {
  const read = <Result>(
    key: string,
    reader: (reading: Reading, node: LocatedNode) => Result,
    absent: Result,
  ): Result => {
    const node = typed.get(key);
    return node === undefined ? absent : reader(reading, node);
  };
  const asOfNode = typed.get('as_of');
  if (asOfNode !== undefined) reading.places.set('as_of', asOfNode);
  put(reading, ['case'], CASE_VERSION);
  put(reading, ['as_of'], reading.asOf);
  read('case', readVersion, undefined);
  const jurisdiction = readJurisdiction(reading, typed.get('jurisdiction') ?? null, options);
  read('conditions', readConditions, undefined);
  read('implants', readImplants, undefined);
  const trials = read('trials', readTrials, missing());
  const medications = read('medications', readMedications, missing());
  const stopped = read('stopped_recently', readStoppedRecently, missing());
  const reactions = read('reactions', readReactions, missing());
  const preferences = read('preferences', readPreferences, { avoid: [], prefer: [] });
  const access = read('access', readAccess, new Map());
  const scores = finishScores(reading);
  mirrorFindings(reading);
  findContradictions(reading, { trials, medications, stopped });
  assumePregnancy(reading);
  const problems = inOrder(reading.report.problems);
  if (problems.some((problem) => problem.severity === 'error')) return { case: null, problems };
  const result: PersonCase = {
    asOf: reading.asOf,
    jurisdiction,
    values: sorted(reading.values),
    dates: sorted(reading.dates),
    scores: sorted(scores),
    trials: trials.list,
    medications: medications.list,
    stoppedRecently: stopped.list,
    reactions: reactions.list,
    access: sorted(access),
    preferences,
    canonical: canonicalCase(reading.canonical, reading.registry),
    assumed: sortedAssumptions(reading.assumed),
    warnings: problems,
  };
  return { case: result, problems };
}

function readAsOf(report: Reporter, node: LocatedNode | null, options: ReadOptions, oldCaseDays: number): string {
  if (options.asOfOverride !== null && !isDay(options.asOfOverride)) {
    const message = `"${options.asOfOverride.slice(0, 40)}" is not a date.`;
    const place = { source: { file: null, lines: [] }, line: 0, column: 0 };
    throw new UserError([problemAt(place, 'error', 'ARG-VALUE', message, { expected: 'YYYY-MM-DD' })], EXIT.usage);
  }
  const text = node === null || isNotAsked(node) ? null : textOf(node);
  if (node !== null && !isNotAsked(node) && (text === null || !isDay(text))) {
    report.fault(node, 'CASE-DATE', `as_of: "${shown(node)}" is not a date.`, {
      found: shown(node),
      expected: 'YYYY-MM-DD',
    });
    return options.asOfOverride ?? options.today;
  }
  const age = text === null || node === null ? 0 : daysBetween(text, options.asOfOverride ?? options.today);
  if (node !== null && age > oldCaseDays) {
    report.warn(
      node,
      'CASE-OLD',
      `The case is ${age} days old (as_of ${text ?? ''}); what has changed since then is not in it.`,
      { found: shown(node), hint: 'check the answers and update as_of' },
    );
  }
  return options.asOfOverride ?? text ?? options.today;
}

function readVersion(reading: Reading, node: LocatedNode): void {
  if (isNotAsked(node) || (node.kind === 'scalar' && String(node.value) === String(CASE_VERSION))) return;
  reading.report.fault(node, 'CASE-VERSION', `case: this program reads version ${CASE_VERSION} of the case format.`, {
    found: shown(node),
    expected: String(CASE_VERSION),
  });
}

function readJurisdiction(reading: Reading, node: LocatedNode | null, options: ReadOptions): Jurisdiction | null {
  const ids = reading.registry.knowledge.header.jurisdictions.map((entry) => entry.id);
  const given =
    node === null || isNotAsked(node) ? null : (ids.find((id) => id === fold(textOf(node) ?? '')) ?? undefined);
  if (given === undefined && node !== null) unknownWord(reading, node, [...ids], 'a jurisdiction');
  const jurisdiction = options.jurisdictionOverride ?? given ?? null;
  if (jurisdiction !== null) put(reading, ['jurisdiction'], jurisdiction);
  return jurisdiction;
}

function sorted<Value>(map: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  return new Map([...map.keys()].sort().map((key) => [key, map.get(key) as Value]));
}

/** By place in the text; faults of one place in the order they were found. A line with an identifier is not shown by any problem. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const hidden = new Set(
    problems.filter((problem) => problem.code === 'CASE-IDENTIFIER').map((problem) => problem.line),
  );
  return [...problems]
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
    .map((problem) => {
      if (!hidden.has(problem.line)) return problem;
      const { sourceLine: _hidden, ...rest } = problem;
      return rest;
    });
}

function sortedAssumptions(assumed: readonly Assumed[]): readonly Assumed[] {
  const key = (entry: Assumed): string => `${entry.fact}\u0000${entry.as}\u0000${entry.because}`;
  return [...sorted(new Map(assumed.map((entry) => [key(entry), entry]))).values()];
}
