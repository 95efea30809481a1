/**
 * Why one option got its verdict, and what would change it: single changes, then pairs, of facts marked changeable.
 * Never history, age, sex, implants or pregnancy. semantics.md 14.
 */
import { assess } from './assessment/index.ts';
import type { PersonCase } from './cases/types.ts';
import { type ExploreSettings, exploreFully, inputOf } from './explore.ts';
import type { Knowledge } from './knowledge/types.ts';
import type { Condition } from './logic/condition.ts';
import { compare } from './logic/evaluate.ts';
import { compareTexts } from './logic/order.ts';
import { type FactValue, scalar, setOf } from './logic/value.ts';
import { plainValue } from './reasoning/environment.ts';
import { judgeOne } from './reasoning/index.ts';
import type { Explanation } from './report/explanation.ts';
import type { Verdict } from './report/types.ts';

/** The most changed cases tried for one explanation. */
export const MAX_EVALUATIONS = 200;

interface Change {
  readonly fact: string;
  readonly from: FactValue;
  readonly to: FactValue;
  readonly words: { readonly from: unknown; readonly to: unknown };
}

/** Explains one option. Returns null when the id is not an option. */
export function explain(
  person: PersonCase,
  knowledge: Knowledge,
  settings: ExploreSettings,
  optionId: string,
): Explanation | null {
  const { report } = exploreFully(person, knowledge, settings);
  const option = report.options.find((item) => item.id === optionId);
  if (option === undefined) return null;
  const known = option.because.filter((reason) => reason.value === 'true');
  const { program, asOf, knowledgeBase, safety } = report;
  return {
    program,
    asOf,
    settings: report.settings,
    knowledgeBase,
    case: report.case,
    safety,
    option,
    for: known.filter(
      (reason) => ['urgent', 'favour', 'entry'].includes(reason.effect) && !reason.say.startsWith('not met'),
    ),
    against: known.filter(
      (reason) =>
        ['contraindicate', 'avoid', 'caution', 'adjust', 'monitor', 'exposure'].includes(reason.effect) ||
        reason.say.startsWith('not met'),
    ),
    unknown: option.because.filter((reason) => reason.value === 'unknown'),
    wouldDiffer: differences(person, knowledge, settings, optionId, option.verdict),
    references: report.references,
    names: report.names,
  };
}

function differences(
  person: PersonCase,
  knowledge: Knowledge,
  settings: ExploreSettings,
  optionId: string,
  verdict: Verdict,
): Explanation['wouldDiffer'] {
  const changes = candidates(person, knowledge, optionId);
  let evaluations = 0;
  const found: { changes: readonly Change[]; verdict: Verdict }[] = [];
  const attempt = (tried: readonly Change[]) => {
    if (evaluations >= MAX_EVALUATIONS) return;
    evaluations += 1;
    const changed = withChanges(person, tried);
    const judged = judgeOne(inputOf(changed, assess(changed, knowledge)), knowledge, settings, optionId);
    if (judged !== null && judged.verdict !== verdict) found.push({ changes: tried, verdict: judged.verdict });
  };
  for (const change of changes) attempt([change]);
  // Pairs only of changes that do nothing alone: a pair with a change that works alone says nothing new.
  const alone = new Set(found.flatMap((item) => item.changes.map((change) => change.fact)));
  const rest = changes.filter((change) => !alone.has(change.fact));
  for (const [index, first] of rest.entries()) {
    for (const second of rest.slice(index + 1)) if (first.fact !== second.fact) attempt([first, second]);
  }
  return found.map((item) => ({
    changes: item.changes.map((change) => ({ fact: change.fact, from: change.words.from, to: change.words.to })),
    verdict: item.verdict,
  }));
}

/** For each changeable fact that a rule of the option reads: values on the other side of every test of it. */
function candidates(person: PersonCase, knowledge: Knowledge, optionId: string): Change[] {
  const option = knowledge.options.find((item) => item.id === optionId);
  if (option === undefined) return [];
  const changeable = new Map(
    knowledge.facts.base.filter((fact) => fact.changeable === true).map((fact) => [fact.id, fact]),
  );
  const held =
    option.continues === undefined ? [] : person.medications.rows.map((row) => knowledge.heldTo[row.medicine]);
  const rules = new Set([...Object.values(option.ruleSets), ...held].flatMap((indices) => indices ?? []));
  const conditions: Condition[] = [
    ...[...rules].flatMap((index) => knowledge.rules[index]?.when ?? []),
    ...option.indications.map((item) => item.when),
  ];
  const changes = new Map<string, Change>();
  for (const test of factTests(conditions, knowledge)) {
    const fact = changeable.get(test.fact);
    if (fact === undefined) continue;
    const from = person.values.get(fact.id) ?? { state: 'unknown', why: 'not-asked' as const };
    for (const to of valuesAround(test, fact.values ?? [])) {
      if (compare(test, from) === compare(test, to)) continue;
      const words = { from: plainValue(from), to: plainValue(to) };
      changes.set(`${fact.id} ${JSON.stringify(words.to)}`, { fact: fact.id, from, to, words });
    }
  }
  return [...changes.values()].sort((a, b) => compareTexts(a.fact, b.fact));
}

type Test = Extract<Condition, { readonly fact: string }>;

/** Every fact test below the conditions, through findings and facts that data/ defines. */
function factTests(conditions: readonly Condition[], knowledge: Knowledge): Test[] {
  const tests: Test[] = [];
  const seen = new Set<string>();
  const look = (condition: Condition | undefined): void => {
    if (condition === undefined) return;
    if ('all' in condition) condition.all.forEach(look);
    else if ('any' in condition) condition.any.forEach(look);
    else if ('not' in condition) look(condition.not);
    else if ('has' in condition) follow(condition.has);
    else if ('fact' in condition) {
      tests.push(condition);
      const defined = knowledge.facts.defined.find((fact) => fact.id === condition.fact);
      if (defined !== undefined && 'when' in defined) look(defined.when);
    }
  };
  const follow = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const finding = [...knowledge.facts.conditions, ...knowledge.facts.implants].find((item) => item.id === id);
    look(finding?.derivedFrom);
    (finding?.impliedBy ?? []).forEach(follow);
  };
  conditions.forEach(look);
  return tests;
}

/** Values just on either side of a test. */
function valuesAround(test: Test, words: readonly string[]): FactValue[] {
  if (test.includes !== undefined) return [setOf([test.includes], { closed: true }), setOf([], { closed: true })];
  if (typeof test.is === 'boolean') return [scalar(true), scalar(false)];
  if (test.is !== undefined || test.in !== undefined) return words.map((word) => scalar(word));
  const lines = [test.atLeast, test.above, test.below, test.atMost].filter((line) => line !== undefined);
  return lines.flatMap((line) => [scalar(line - 1), scalar(line), scalar(line + 1)]);
}

function withChanges(person: PersonCase, changes: readonly Change[]): PersonCase {
  const values = new Map(person.values);
  for (const change of changes) values.set(change.fact, change.to);
  return { ...person, values };
}
