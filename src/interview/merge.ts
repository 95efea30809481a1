/** Puts answers into a case without disturbing what other answers say: lists of findings, members of sets, nested keys. */

export type Draft = Record<string, unknown>;

/** Sets the value at a path, making the maps on the way. */
export function setAt(draft: Draft, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  if (rest.length === 0) {
    draft[key] = value;
    return;
  }
  const inner = draft[key];
  const map: Draft = isMap(inner) ? inner : {};
  draft[key] = map;
  setAt(map, rest, value);
}

export function getAt(draft: Draft, path: readonly string[]): unknown {
  let here: unknown = draft;
  for (const key of path) here = isMap(here) ? here[key] : undefined;
  return here;
}

/** Removes a key, and maps that are empty then. */
export function deleteAt(draft: Draft, path: readonly string[]): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  const inner = draft[key];
  if (rest.length === 0) delete draft[key];
  else if (isMap(inner)) {
    deleteAt(inner, rest);
    if (Object.keys(inner).length === 0) delete draft[key];
  }
}

function isMap(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Member = string | { readonly id: string; readonly on?: string };

/** A list of findings in its long form. */
export interface FindingList {
  readonly present: readonly Member[];
  readonly absent: readonly Member[];
  readonly unsure: readonly Member[];
  readonly asked: readonly string[];
}

function idOf(member: Member): string {
  return typeof member === 'string' ? member : member.id;
}

/** What stands at `path`, in its long form; `all` is what `none` and `?` are about. */
export function readFindings(draft: Draft, path: readonly string[], all: readonly string[]): FindingList {
  const nothing: FindingList = { present: [], absent: [], unsure: [], asked: [] };
  const before = getAt(draft, path);
  if (before === 'none') return { ...nothing, absent: all };
  if (before === '?') return { ...nothing, unsure: all };
  if (typeof before === 'string') return { ...nothing, present: [before] };
  if (Array.isArray(before)) {
    const present = (before as Member[]).filter((member) => member !== '?');
    const rest = before.includes('?') ? all.filter((id) => !present.map(idOf).includes(id)) : [];
    return { ...nothing, present, unsure: rest };
  }
  if (!isMap(before)) return nothing;
  const part = (key: string): readonly Member[] => {
    const list = before[key];
    return Array.isArray(list) ? (list as Member[]).filter((member) => member !== '?') : [];
  };
  return { present: part('present'), absent: part('absent'), unsure: part('unsure'), asked: part('asked').map(idOf) };
}

/** Changes the list at `path`; the key goes when nothing is said any more. */
export function changeFindings(
  draft: Draft,
  path: readonly string[],
  all: readonly string[],
  change: (list: FindingList) => FindingList,
): void {
  const { present, absent, unsure, asked } = change(readFindings(draft, path, all));
  const said = Object.entries({ absent, unsure, asked }).filter(([, list]) => list.length > 0);
  if (said.length === 0 && present.length === 0) deleteAt(draft, path);
  else setAt(draft, path, { present, ...Object.fromEntries(said) });
}

/** Without any word on these. */
export function without(list: FindingList, ids: readonly string[]): FindingList {
  const kept = (members: readonly Member[]): Member[] => members.filter((member) => !ids.includes(idOf(member)));
  return { present: kept(list.present), absent: kept(list.absent), unsure: kept(list.unsure), asked: list.asked };
}

export interface PanelWords {
  /** The panel, and its items of this list. */
  readonly panel: string;
  readonly own: readonly string[];
  readonly present: readonly string[];
  readonly unsure: readonly string[];
  /** False when the panel was asked and its answer is not known. */
  readonly asked: boolean;
}

/** What one panel says about its own items. A date that was given for an item stays with it. */
export function panelSays(list: FindingList, words: PanelWords): FindingList {
  const dated = new Map(list.present.map((member) => [idOf(member), member]));
  const others = without(list, words.own);
  const asked = others.asked.filter((id) => id !== words.panel);
  return {
    present: [...others.present, ...words.present.map((id) => dated.get(id) ?? id)],
    absent: others.absent,
    unsure: [...others.unsure, ...words.unsure],
    asked: words.asked ? [...asked, words.panel] : asked,
  };
}

/** One finding by itself. */
export function oneSays(list: FindingList, id: string, state: 'present' | 'absent' | 'unsure'): FindingList {
  const others = without(list, [id]);
  return { ...others, [state]: [...others[state], id] };
}

/** With the date of a finding that is present. */
export function datedAt(list: FindingList, id: string, on: string): FindingList {
  return { ...list, present: list.present.map((member) => (idOf(member) === id ? { id, on } : member)) };
}
