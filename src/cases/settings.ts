/** `--set key=value`: changes a located case before it is read. Keys are paths of the case or fact ids. */
import type { Problem } from '../problems.ts';
import { fold } from './fold.ts';
import type { LocatedEntry, LocatedList, LocatedMap, LocatedNode, Place, ScalarContent } from './located.ts';
import { entryOf, itemPath, keyPath, mapAt, scalarAt } from './located.ts';
import type { CaseKnowledge, Registry } from './registry.ts';
import { registryOf, segmentsOf } from './registry.ts';
import { parseJson } from './parse-json.ts';
import { problemAt } from './reporter.ts';
import { isDontKnow, isNone, yesNo } from './words.ts';

export interface Settings {
  readonly node: LocatedNode;
  readonly problems: readonly Problem[];
}

/** Applies settings in order; a later one wins. `node` null starts from an empty case. Unknown keys are told when the case is read. */
export function applySettings(
  node: LocatedNode | null,
  settings: readonly string[],
  knowledge: CaseKnowledge,
): Settings {
  const registry = registryOf(knowledge);
  const problems: Problem[] = [];
  let root = node ?? mapAt({ source: { file: null, lines: [] }, line: 0, column: 0 }, '', {});
  settings.forEach((setting) => {
    const source = { file: '--set', lines: [setting] };
    const equals = setting.indexOf('=');
    if (equals <= 0) {
      const place = { source, line: 1, column: 1 };
      problems.push(
        problemAt(place, 'error', 'ARG-VALUE', `"${setting.slice(0, 60)}" does not set anything.`, {
          expected: 'fact=value, such as age=46',
          hint: 'write the key, "=", and the value',
        }),
      );
      return;
    }
    const place: Place = { source, line: 1, column: equals + 2 };
    const name = setting.slice(0, equals).trim();
    const value = parseValue(setting.slice(equals + 1), place);
    if (value.problem !== null) {
      problems.push(value.problem);
      return;
    }
    const finding = /^(condition|implant)\.([^.]+)$/.exec(name);
    root =
      finding === null
        ? setAt(root, pathOf(registry, name), value.node, place, '')
        : setFinding(root, registry, finding, value.node, place);
  });
  return { node: root, problems };
}

interface Value {
  readonly node: LocatedNode;
  readonly problem: Problem | null;
}

/** A scalar, a comma list, or a JSON value in braces. */
function parseValue(text: string, place: Place): Value {
  const plain = text.trim();
  if (plain.startsWith('{')) {
    const parsed = parseJson(plain, null);
    const problem = parsed.problems[0];
    if (parsed.node !== null) return { node: moved(parsed.node, place, ''), problem: null };
    return {
      node: scalarAt(place, '', null),
      problem: problemAt(place, 'error', 'ARG-VALUE', `The value is not JSON: ${problem?.message ?? ''}`, {
        hint: 'quote keys and words in braces',
      }),
    };
  }
  const inner = /^\[(.*)\]$/s.exec(plain)?.[1];
  const listed = inner !== undefined || /(?<!\d),(?!\d)|,\s/.test(plain);
  if (!listed) return { node: scalarAt(place, '', scalarOf(plain)), problem: null };
  const parts = (inner ?? plain)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return {
    node: {
      kind: 'list',
      source: place.source,
      line: place.line,
      column: place.column,
      path: '',
      items: parts.map((part) => scalarAt(place, '', scalarOf(part))),
    },
    problem: null,
  };
}

function scalarOf(text: string): ScalarContent {
  const quoted = /^"(.*)"$|^'(.*)'$/s.exec(text);
  if (quoted !== null) return quoted[1] ?? quoted[2] ?? '';
  if (text === '' || text === '~' || text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

/** The same tree at another place and path. */
function moved(node: LocatedNode, place: Place, path: string): LocatedNode {
  const at = { source: place.source, line: place.line, column: place.column, path };
  if (node.kind === 'scalar') return { ...node, ...at };
  if (node.kind === 'list')
    return { ...node, ...at, items: node.items.map((item, index) => moved(item, place, itemPath(path, index))) };
  const entries = node.entries.map((entry) => ({
    ...entry,
    ...at,
    value: moved(entry.value, place, keyPath(path, entry.key)),
  }));
  return { ...node, ...at, entries };
}

/** The path of a fact id; other names are paths already. trials[0].dose and trials.0.dose are the same. */
function pathOf(registry: Registry, name: string): readonly string[] {
  const fact = registry.facts.get(name);
  if (fact === undefined)
    return name
      .replace(/\[(\d+)\]/g, '.$1')
      .split('.')
      .map((key) => key.trim());
  const segments = segmentsOf(fact);
  const sharing = [...registry.facts.values()].filter((other) => segmentsOf(other).join('.') === segments.join('.'));
  const last = fact.id.slice(fact.id.lastIndexOf('.') + 1);
  // Two numbers under one key, or a number beside a word: name the one that is meant.
  const named = sharing.length > 1 && (sharing[0] !== fact || sharing.every((other) => other.type === 'number'));
  const unit = fact.unit === undefined ? last : fold(fact.unit);
  return named ? [...segments, last.endsWith(`-${unit}`) ? unit : last] : segments;
}

function setAt(
  node: LocatedNode | null,
  path: readonly string[],
  value: LocatedNode,
  place: Place,
  here: string,
): LocatedNode {
  const [key, ...rest] = path;
  if (key === undefined) return moved(value, value, here);
  if (node?.kind === 'list' && /^\d+$/.test(key)) return setItem(node, Number(key), rest, value, place, here);
  const map: LocatedMap = node?.kind === 'map' ? node : mapAt(place, here, {});
  const existing = entryOf(map, key);
  const name = existing?.key ?? key;
  const inner = setAt(existing?.value ?? null, rest, value, place, keyPath(here, name));
  const entry: LocatedEntry = {
    source: place.source,
    line: place.line,
    column: 1,
    key: name,
    value: inner,
    duplicateOf: null,
  };
  if (existing === null) return { ...map, entries: [...map.entries, entry] };
  // A setting replaces every entry of its key, so that it also mends a duplicate.
  const replaced = rest.length === 0 ? entry : { ...existing, value: inner, duplicateOf: null };
  return {
    ...map,
    entries: map.entries
      .filter((other) => other === existing || fold(other.key) !== fold(key))
      .map((other) => (other === existing ? replaced : other)),
  };
}

function setItem(
  list: LocatedList,
  index: number,
  rest: readonly string[],
  value: LocatedNode,
  place: Place,
  here: string,
): LocatedNode {
  const at = Math.min(index, list.items.length);
  const items = [...list.items];
  items[at] = setAt(list.items[at] ?? null, rest, value, place, itemPath(here, at));
  return { ...list, items };
}

/** condition.<id>=yes | no | ?: moves one finding between present, absent and unsure, keeping the rest as it is. */
function setFinding(
  root: LocatedNode,
  registry: Registry,
  name: RegExpExecArray,
  value: LocatedNode,
  place: Place,
): LocatedNode {
  const key = name[1] === 'condition' ? 'conditions' : 'implants';
  const findings = registry[key];
  const { words } = registry[key === 'conditions' ? 'conditionWords' : 'implantWords'];
  const id = words.get(fold(name[2] ?? '')) ?? name[2] ?? '';
  const target = isDontKnow(value)
    ? 'unsure'
    : yesNo(value) === true
      ? 'present'
      : yesNo(value) === false
        ? 'absent'
        : null;
  const before = root.kind === 'map' ? (entryOf(root, key)?.value ?? null) : null;
  const parts = new Map<string, LocatedNode[]>([
    ['present', []],
    ['absent', []],
    ['unsure', []],
  ]);
  if (before?.kind === 'map') {
    for (const entry of before.entries)
      parts.set(entry.key, entry.value.kind === 'list' ? [...entry.value.items] : [entry.value]);
  } else if (before?.kind === 'list') parts.set('present', [...before.items]);
  else if (before !== null && isNone(before))
    parts.set(
      'absent',
      [...findings.keys()].map((other) => scalarAt(before, '', other)),
    );
  else if (before !== null && before.value !== null) parts.set(isDontKnow(before) ? 'unsure' : 'present', [before]);
  for (const part of ['present', 'absent', 'unsure'])
    parts.set(
      part,
      (parts.get(part) ?? []).filter((node) => !isFinding(node, id, words)),
    );
  // A value that is neither yes, no nor ? is left for the reader to refuse.
  const where = target ?? 'present';
  parts.set(where, [...(parts.get(where) ?? []), target === null ? value : scalarAt(place, '', id)]);
  const content: Record<string, LocatedNode> = {};
  for (const [part, items] of parts) {
    if (items.length > 0 || part === 'present')
      content[part] = { kind: 'list', source: place.source, line: place.line, column: place.column, path: '', items };
  }
  return setAt(root, [key], keepPlaces(mapAt(place, key, content), key), place, '');
}

function isFinding(node: LocatedNode, id: string, words: ReadonlyMap<string, string>): boolean {
  const inner = node.kind === 'map' ? entryOf(node, 'id')?.value : node;
  return inner?.kind === 'scalar' && words.get(fold(inner.text)) === id;
}

/** Gives paths below `path` without moving the nodes from where they were written. */
function keepPlaces(node: LocatedNode, path: string): LocatedNode {
  if (node.kind === 'scalar') return { ...node, path };
  if (node.kind === 'list')
    return { ...node, path, items: node.items.map((item, index) => keepPlaces(item, itemPath(path, index))) };
  return {
    ...node,
    path,
    entries: node.entries.map((entry) => ({ ...entry, value: keepPlaces(entry.value, keyPath(path, entry.key)) })),
  };
}
