/** Everything `nextstep kb check` asks of a knowledge base beyond the shape of its files. All faults at once. */
import { COMPUTED_FACT_IDS } from '../assessment/index.ts';
import type { Entry, LoadedKnowledge } from '../knowledge/load.ts';
import type { AuthoredKnowledge } from '../knowledge/types.ts';
import { compareTexts } from '../logic/order.ts';
import type { Problem } from '../problems.ts';
import { checkConditions } from './check-conditions.ts';
import { checkFigures } from './check-figures.ts';
import { checkIds } from './check-ids.ts';
import { checkRules } from './check-rules.ts';
import { entryProblem } from './walk.ts';

/** Problems of a loaded knowledge base, those of its files first, sorted by place. */
export function checkKnowledge(loaded: LoadedKnowledge): Problem[] {
  const { knowledge, entries, problems } = loaded;
  if (knowledge === null) return [...problems];
  const found = [
    ...problems,
    ...checkIds(entries, knowledge),
    ...checkConditions(entries, knowledge),
    ...checkRules(entries, knowledge),
    ...checkFigures(entries, knowledge),
    ...checkComputed(entries, knowledge),
    ...checkExamplesPresent(entries),
  ];
  return found.sort(
    (a, b) =>
      compareTexts(a.file ?? '', b.file ?? '') || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}

/** The closed list in data/ is the list the program fills. */
function checkComputed(entries: readonly Entry[], knowledge: AuthoredKnowledge): Problem[] {
  const listed = new Set(knowledge.facts.computed.map((fact) => fact.id));
  const filled = new Set<string>(COMPUTED_FACT_IDS);
  const entry = entries.find((item) => item.kind === 'computed-fact');
  if (entry === undefined) return [];
  const problems: Problem[] = [];
  for (const id of filled) {
    if (!listed.has(id))
      problems.push(entryProblem(entry, [], 'KB-FACT-COMPUTED', `the program fills ${id}, which is not listed`));
  }
  for (const item of entries) {
    if (item.kind === 'computed-fact' && item.id === null) {
      const id = (item.raw as { id?: string }).id ?? '';
      if (!filled.has(id))
        problems.push(entryProblem(item, ['id'], 'KB-FACT-COMPUTED', `the program does not fill ${id}`));
    } else if (item.kind === 'computed-fact' && !filled.has(item.id as string)) {
      problems.push(entryProblem(item, ['id'], 'KB-FACT-COMPUTED', `the program does not fill ${item.id}`));
    }
  }
  return problems;
}

const APPLIES = new Set(['favoured', 'consider', 'check-first']);

/** An option shows where it applies and where it does not. */
function checkExamplesPresent(entries: readonly Entry[]): Problem[] {
  return entries.flatMap((entry) => {
    if (entry.kind !== 'option') return [];
    const { examples } = entry.raw as { examples: { verdict: string }[] };
    const positive = examples.some((example) => APPLIES.has(example.verdict));
    const negative = examples.some((example) => !APPLIES.has(example.verdict));
    if (positive && negative) return [];
    return [
      entryProblem(
        entry,
        ['examples'],
        'KB-EXAMPLE-MISSING',
        `no example shows where it ${positive ? 'does not apply' : 'applies'}`,
      ),
    ];
  });
}
