/** Conditions read facts that exist, ask what their type can answer, and stay monotone where verdicts hang on them. */
import type { Entry } from '../knowledge/load.ts';
import type { AuthoredKnowledge } from '../knowledge/types.ts';
import { nearest, type Problem } from '../problems.ts';
import { entryProblem, walk } from './walk.ts';

interface FactShape {
  readonly type: 'boolean' | 'enum' | 'number' | 'date' | 'set' | 'range';
  readonly values: readonly string[] | null;
}

/** Type and words of every fact a condition may read. */
export function factShapes(knowledge: AuthoredKnowledge): ReadonlyMap<string, FactShape> {
  const shapes = new Map<string, FactShape>();
  for (const fact of knowledge.facts.base) shapes.set(fact.id, { type: fact.type, values: fact.values ?? null });
  for (const fact of knowledge.facts.computed) {
    if (fact.id === 'exposure.*') {
      for (const option of knowledge.options)
        shapes.set(`exposure.${option.id}`, { type: 'enum', values: fact.values ?? null });
    } else shapes.set(fact.id, { type: fact.type, values: fact.values ?? null });
  }
  for (const fact of knowledge.facts.defined) {
    shapes.set(
      fact.id,
      'when' in fact ? { type: 'boolean', values: null } : { type: 'enum', values: fact.bands.names },
    );
  }
  for (const [prefix, findings] of [
    ['condition', knowledge.facts.conditions],
    ['implant', knowledge.facts.implants],
  ] as const) {
    for (const finding of findings) {
      shapes.set(`${prefix}.${finding.id}`, { type: 'boolean', values: null });
      if (finding.dated === true) shapes.set(`${prefix}.${finding.id}.days-ago`, { type: 'number', values: null });
    }
  }
  return shapes;
}

const NUMERIC = ['at_least', 'above', 'below', 'at_most'] as const;

export function checkConditions(entries: readonly Entry[], knowledge: AuthoredKnowledge): Problem[] {
  const shapes = factShapes(knowledge);
  const problems: Problem[] = [];
  for (const entry of entries) {
    walk(entry.raw, ({ key, value, path, keys, parent }) => {
      if (key === 'known') {
        if (typeof value !== 'string') return;
        const allowed = keys.includes('ask_when') || keys.includes('known_when');
        if (!allowed)
          problems.push(
            entryProblem(
              entry,
              path,
              'KB-KNOWN-IN-RULE',
              'only ask_when and known_when may ask whether a fact is known',
            ),
          );
        if (!shapes.has(value)) problems.push(unknownFact(entry, path, value, shapes));
      }
      if ((key === 'fact' || key === 'of') && typeof value === 'string' && isTest(parent, key)) {
        const shape = shapes.get(value);
        if (shape === undefined) problems.push(unknownFact(entry, path, value, shapes));
        else problems.push(...typeFaults(entry, path, value, shape, parent));
      }
      if ((key === 'facts' && entry.kind === 'question') || key === 'obtains' || key === 'never_confirm') {
        for (const id of (value as string[] | undefined) ?? []) {
          const known = shapes.has(id) || (key === 'never_confirm' && id.endsWith('.*'));
          if (!known) problems.push(unknownFact(entry, path, id, shapes));
        }
      }
    });
  }
  return [...problems, ...cycles(knowledge, entries)];
}

function isTest(parent: Readonly<Record<string, unknown>>, key: string): boolean {
  return key === 'of' ? 'cut' in parent : Object.keys(parent).length > 1 && !('say' in parent);
}

function unknownFact(
  entry: Entry,
  path: readonly (string | number)[],
  id: string,
  shapes: ReadonlyMap<string, unknown>,
): Problem {
  const near = nearest(id, shapes.keys());
  return entryProblem(entry, path, 'KB-UNKNOWN-FACT', `the registry has no fact ${id}`, {
    found: id,
    ...(near === null ? {} : { hint: `did you mean ${near}?` }),
  });
}

function typeFaults(
  entry: Entry,
  path: readonly (string | number)[],
  id: string,
  shape: FactShape,
  test: Readonly<Record<string, unknown>>,
): Problem[] {
  const faults: string[] = [];
  const numeric = NUMERIC.some((operator) => test[operator] !== undefined);
  const isNumber = shape.type === 'number' || shape.type === 'range';
  if (numeric && !isNumber && shape.type !== 'set') faults.push(`${id} is not a number`);
  if (shape.type === 'set' && (test['is'] !== undefined || test['in'] !== undefined)) {
    faults.push(`${id} is a set: ask includes or excludes_all`);
  }
  if (shape.type !== 'set' && (test['includes'] !== undefined || test['excludes_all'] !== undefined)) {
    faults.push(`${id} is not a set: ask is or in`);
  }
  const words = [test['is'], ...((test['in'] as unknown[] | undefined) ?? [])].filter((word) => word !== undefined);
  for (const word of words) {
    if (shape.type === 'boolean' && typeof word !== 'boolean')
      faults.push(`${id} is true or false, not ${String(word)}`);
    if (shape.type === 'enum' && shape.values !== null && !shape.values.includes(String(word))) {
      faults.push(`${id} is never ${String(word)}; it is one of ${shape.values.join(', ')}`);
    }
  }
  const members = [test['includes'], ...((test['excludes_all'] as unknown[] | undefined) ?? [])];
  for (const member of members) {
    if (typeof member === 'string' && shape.type === 'set' && shape.values !== null && !shape.values.includes(member)) {
      faults.push(`${id} never holds ${member}`);
    }
  }
  return faults.map((fault) => entryProblem(entry, path, 'KB-FACT-TYPE', fault));
}

/** Defined facts and derived findings must not lead back to themselves. */
function cycles(knowledge: AuthoredKnowledge, entries: readonly Entry[]): Problem[] {
  const edges = new Map<string, string[]>();
  for (const fact of knowledge.facts.defined) {
    edges.set(fact.id, 'when' in fact ? factsIn(fact.when, knowledge) : [fact.bands.of]);
  }
  for (const [prefix, findings] of [
    ['condition', knowledge.facts.conditions],
    ['implant', knowledge.facts.implants],
  ] as const) {
    for (const finding of findings) {
      const implied = (finding.impliedBy ?? []).map((id) => findingFact(id, knowledge));
      edges.set(`${prefix}.${finding.id}`, [...factsIn(finding.derivedFrom, knowledge), ...implied]);
    }
  }
  const problems: Problem[] = [];
  const done = new Set<string>();
  const visit = (id: string, trail: readonly string[]): void => {
    if (trail.includes(id)) {
      const loop = [...trail.slice(trail.indexOf(id)), id].join(' -> ');
      const entry = entries.find((item) => item.id === id || `condition.${item.id}` === id);
      if (entry !== undefined)
        problems.push(entryProblem(entry, ['id'], 'KB-FACT-CYCLE', `these facts define each other: ${loop}`));
      return;
    }
    if (done.has(id)) return;
    for (const next of edges.get(id) ?? []) visit(next, [...trail, id]);
    done.add(id);
  };
  for (const id of edges.keys()) visit(id, []);
  return problems;
}

function findingFact(id: string, knowledge: AuthoredKnowledge): string {
  return knowledge.facts.implants.some((item) => item.id === id) ? `implant.${id}` : `condition.${id}`;
}

/** Fact ids a condition reads, findings as their fact ids. Medicine atoms read no registry fact. */
export function factsIn(condition: unknown, knowledge: AuthoredKnowledge): string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (value !== null && typeof value === 'object') {
      const map = value as Record<string, unknown>;
      if (typeof map['fact'] === 'string') found.add(map['fact']);
      if (typeof map['has'] === 'string') found.add(findingFact(map['has'], knowledge));
      for (const key of ['all', 'any', 'not']) look(map[key]);
    }
  };
  look(condition);
  return [...found];
}
