/** Rules and options: places in sources, what may wait, what the interview must ask, waivers, dates, silent classes. */
import type { Entry } from '../knowledge/load.ts';
import type { AuthoredKnowledge, InheritedRule, Option } from '../knowledge/types.ts';
import type { Problem } from '../problems.ts';
import { factsIn } from './check-conditions.ts';
import { checkLocators } from './check-locators.ts';
import { entryProblem, walk } from './walk.ts';

export const MAX_PANEL_ITEMS = 14;

export function checkRules(entries: readonly Entry[], knowledge: AuthoredKnowledge): Problem[] {
  return [
    ...checkLocators(entries),
    ...checkConfirm(entries, knowledge),
    ...checkStages(entries, knowledge),
    ...checkPanels(entries),
    ...checkWaivers(entries, knowledge),
    ...checkDates(entries),
    ...checkSilentClasses(entries, knowledge),
    ...checkScales(entries, knowledge),
    ...checkStatements(entries),
  ];
}

/** `confirm` only for what the option's own checks obtain, and never for what may not wait. */
function checkConfirm(entries: readonly Entry[], knowledge: AuthoredKnowledge): Problem[] {
  const problems: Problem[] = [];
  const never = knowledge.facts.policy.neverConfirm;
  const mayNotWait = (fact: string) =>
    never.some((id) => (id.endsWith('.*') ? fact.startsWith(id.slice(0, -1)) : id === fact));
  for (const option of knowledge.fullOptions) {
    const obtained = obtainedBy(option);
    const entry = entries.find((item) => item.kind === 'option' && item.id === option.id);
    if (entry === undefined) continue;
    const indices = new Set(
      Object.values(knowledge.options.find((item) => item.id === option.id)?.ruleSets ?? {}).flat(),
    );
    const waiting = [
      ...[...indices].map((index) => knowledge.rules[index] as InheritedRule),
      ...option.indications,
    ].filter((rule) => rule.ifUnknown === 'confirm');
    for (const rule of waiting) {
      for (const fact of factsIn(rule.when, knowledge)) {
        const covered = mayNotWait(fact)
          ? 'may never wait'
          : obtained.has(fact)
            ? null
            : 'is obtained by no check before';
        if (covered === null) continue;
        problems.push(
          entryProblem(
            entry,
            ['checks_before'],
            'KB-CONFIRM',
            `rule ${rule.id} leaves ${fact} to be confirmed, but it ${covered}`,
          ),
        );
      }
    }
  }
  return problems;
}

function obtainedBy(option: Option): ReadonlySet<string> {
  if (!Array.isArray(option.checksBefore)) return new Set();
  const checks = option.checksBefore as Extract<Option['checksBefore'], readonly unknown[]>;
  return new Set(checks.flatMap((check) => check.obtains ?? []));
}

/** A fact that could stop three or more options is asked before the first report. */
function checkStages(entries: readonly Entry[], knowledge: AuthoredKnowledge): Problem[] {
  const users = askFacts(knowledge);
  const early = new Set(
    knowledge.questions
      .filter((question) => question.stage === 'safety' || question.stage === 'core')
      .flatMap((question) => question.facts),
  );
  const problems: Problem[] = [];
  const computed = new Set(knowledge.facts.computed.map((fact) => fact.id));
  for (const [fact, options] of users) {
    if (options.size < 3 || early.has(fact) || computed.has(fact) || settledEarly(fact, knowledge, early)) continue;
    const entry = entries.find((item) => item.kind === 'question') ?? (entries[0] as Entry);
    problems.push(
      entryProblem(
        entry,
        [],
        'KB-QUESTION-STAGE',
        `${fact} could stop ${options.size} options but is on no safety or core screen`,
      ),
    );
  }
  return problems;
}

/** Derived facts are settled by what they follow from; implied ones by their parents. */
function settledEarly(
  fact: string,
  knowledge: AuthoredKnowledge,
  early: ReadonlySet<string>,
  seen: readonly string[] = [],
): boolean {
  if (early.has(fact)) return true;
  if (seen.includes(fact)) return false;
  const finding = [...knowledge.facts.conditions, ...knowledge.facts.implants].find(
    (item) => fact === `condition.${item.id}` || fact === `implant.${item.id}`,
  );
  const defined = knowledge.facts.defined.find((item) => item.id === fact);
  if (defined !== undefined && 'when' in defined) {
    return factsIn(defined.when, knowledge).every((inner) => settledEarly(inner, knowledge, early, [...seen, fact]));
  }
  if (finding?.derivedFrom !== undefined) {
    const parts = factsIn(finding.derivedFrom, knowledge);
    if (parts.length > 0 && parts.every((inner) => settledEarly(inner, knowledge, early, [...seen, fact]))) return true;
  }
  return [...knowledge.facts.conditions, ...knowledge.facts.implants].some(
    (item) =>
      finding !== undefined &&
      (item.impliedBy ?? []).includes(finding.id) &&
      settledEarly(`condition.${item.id}`, knowledge, early, [...seen, fact]),
  );
}

/** Facts read by ask-class blocking rules and entries, with the options they could stop. */
export function askFacts(knowledge: AuthoredKnowledge): ReadonlyMap<string, ReadonlySet<string>> {
  const users = new Map<string, Set<string>>();
  for (const option of knowledge.options) {
    const rules = [...new Set(Object.values(option.ruleSets).flat())].map(
      (index) => knowledge.rules[index] as InheritedRule,
    );
    const blocking = rules.filter((rule) => rule.effect === 'contraindicate' || rule.effect === 'avoid');
    for (const rule of [...blocking, ...option.indications]) {
      if ((rule.ifUnknown ?? 'ask') !== 'ask') continue;
      for (const fact of factsIn(rule.when, knowledge)) {
        const set = users.get(fact) ?? new Set<string>();
        set.add(option.id);
        users.set(fact, set);
      }
    }
  }
  return users;
}

function checkPanels(entries: readonly Entry[]): Problem[] {
  return entries.flatMap((entry) => {
    if (entry.kind !== 'question') return [];
    const raw = entry.raw as { kind?: string; facts?: string[]; labels?: Record<string, string> };
    if (raw.kind !== 'panel') return [];
    const items = new Set((raw.facts ?? []).map((fact) => raw.labels?.[fact] ?? fact));
    if (items.size <= MAX_PANEL_ITEMS) return [];
    return [
      entryProblem(
        entry,
        ['facts'],
        'KB-PANEL-SIZE',
        `this panel has ${items.size} items; ${MAX_PANEL_ITEMS} is the most a screen holds`,
      ),
    ];
  });
}

function checkWaivers(entries: readonly Entry[], knowledge: AuthoredKnowledge): Problem[] {
  const inherited = new Set([
    ...knowledge.classes.flatMap((item) => (item.rules ?? []).map((rule) => rule.id)),
    ...knowledge.medicines.flatMap((item) => (item.rules ?? []).map((rule) => rule.id)),
  ]);
  return entries.flatMap((entry) => {
    if (entry.kind !== 'option') return [];
    const raw = entry.raw as { waives?: { rule: string }[] };
    return (raw.waives ?? []).flatMap((waiver, index) =>
      inherited.has(waiver.rule)
        ? []
        : [entryProblem(entry, ['waives', index], 'KB-WAIVE', `no inherited rule has the id ${waiver.rule}`)],
    );
  });
}

function checkDates(entries: readonly Entry[]): Problem[] {
  const problems: Problem[] = [];
  for (const entry of entries) {
    const raw = entry.raw as { reviewed?: unknown; due?: string; review_due?: string };
    const reviewed =
      typeof raw.reviewed === 'object' && raw.reviewed !== null ? (raw.reviewed as { on: string; due: string }) : null;
    const [on, due] =
      reviewed === null ? [raw.reviewed as string | undefined, raw.due ?? raw.review_due] : [reviewed.on, reviewed.due];
    if (on !== undefined && due !== undefined && due <= on) {
      problems.push(
        entryProblem(entry, ['reviewed'], 'KB-DATE', `the review is due (${due}) before it was done (${on})`),
      );
    }
  }
  return problems;
}

/** A class that a condition reads and nothing belongs to makes its rule silent. */
function checkSilentClasses(entries: readonly Entry[], knowledge: AuthoredKnowledge): Problem[] {
  const filled = new Set(Object.values(knowledge.classesOf).flat());
  const problems: Problem[] = [];
  for (const entry of entries) {
    if (entry.kind === 'study' || entry.kind === 'claim') continue;
    walk(entry.raw, ({ key, value, path, keys }) => {
      const read = key === 'class' && /^(taking|recently|planned)$/.test(keys[keys.length - 2] ?? '');
      if (read && typeof value === 'string' && !filled.has(value)) {
        problems.push(
          entryProblem(
            entry,
            path,
            'KB-EMPTY-CLASS',
            `no medicine belongs to the class ${value}, so this condition is never true`,
          ),
        );
      }
    });
  }
  return problems;
}

function checkScales(entries: readonly Entry[], knowledge: AuthoredKnowledge): Problem[] {
  return knowledge.guidelines.flatMap((guideline) => {
    const entry = entries.find((item) => item.kind === 'guideline' && item.id === guideline.id);
    const levels = new Set(guideline.scale.levels.map((level) => level.id));
    if (entry === undefined) return [];
    return guideline.positions.flatMap((position, index) =>
      levels.has(position.level)
        ? []
        : [
            entryProblem(
              entry,
              ['positions', index, 'level'],
              'KB-SCALE',
              `the scale of ${guideline.id} has no level ${position.level}`,
            ),
          ],
    );
  });
}

/** Every clinical sentence outside an option's structured fields has a source: schemas ask it; thresholds are asked here. */
function checkStatements(entries: readonly Entry[]): Problem[] {
  const problems: Problem[] = [];
  for (const entry of entries) {
    if (entry.kind !== 'defined-fact' && entry.kind !== 'condition' && entry.kind !== 'implant') continue;
    const raw = entry.raw as { sources?: unknown; bands?: unknown };
    let threshold = raw.bands !== undefined;
    walk(entry.raw, ({ key }) => {
      if (key === 'at_least' || key === 'above' || key === 'below' || key === 'at_most') threshold = true;
    });
    if (threshold && raw.sources === undefined) {
      problems.push(entryProblem(entry, [], 'KB-NO-SOURCE', 'a threshold needs a source'));
    }
  }
  return problems;
}
