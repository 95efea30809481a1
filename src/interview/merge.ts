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

type Member = string | { readonly id: string };

function idOf(member: Member): string {
  return typeof member === 'string' ? member : member.id;
}

/** A list of findings in its long form, while it is being changed. */
export class Findings {
  private present: Member[] = [];
  private absent: Member[] = [];
  private unsure: Member[] = [];
  private asked: string[] = [];
  private readonly draft: Draft;
  private readonly path: readonly string[];

  /** Reads what stands at `path`; `all` is what `none` and `?` are about. */
  constructor(draft: Draft, path: readonly string[], all: readonly string[]) {
    this.draft = draft;
    this.path = path;
    const before = getAt(draft, path);
    if (before === 'none') this.absent = [...all];
    else if (before === '?') this.unsure = [...all];
    else if (Array.isArray(before)) this.takeList(before as Member[], all);
    else if (isMap(before)) {
      for (const part of ['present', 'absent', 'unsure'] as const) {
        const list = before[part];
        if (Array.isArray(list)) this[part] = [...(list as Member[])].filter((member) => member !== '?');
      }
      if (Array.isArray(before['asked'])) this.asked = [...(before['asked'] as string[])];
    } else if (typeof before === 'string') this.present = [before];
  }

  private takeList(list: readonly Member[], all: readonly string[]): void {
    this.present = list.filter((member) => member !== '?');
    const named = this.present.map(idOf);
    if (list.includes('?')) this.unsure = all.filter((id) => !named.includes(id));
  }

  /** Without any word on these. */
  without(ids: readonly string[]): this {
    const keep = (member: Member): boolean => !ids.includes(idOf(member));
    this.present = this.present.filter(keep);
    this.absent = this.absent.filter(keep);
    this.unsure = this.unsure.filter(keep);
    return this;
  }

  /** What one panel says about its own items. A date that was given for an item stays with it. */
  replace(own: readonly string[], present: readonly string[], unsure: readonly string[], asked: string | null, panel: string): this {
    const dated = new Map(this.present.map((member) => [idOf(member), member]));
    this.without(own);
    this.present.push(...present.map((id) => dated.get(id) ?? id));
    this.unsure.push(...unsure);
    this.asked = [...this.asked.filter((id) => id !== panel), ...(asked === null ? [] : [asked])];
    return this;
  }

  /** One finding by itself. */
  add(id: string, state: 'present' | 'absent' | 'unsure'): this {
    this.without([id]);
    this[state].push(id);
    return this;
  }

  /** The date of a finding that is present. */
  date(id: string, on: string): this {
    this.present = this.present.map((member) => (idOf(member) === id ? { id, on } : member));
    return this;
  }

  save(): void {
    const parts = { absent: this.absent, unsure: this.unsure, asked: this.asked };
    const said = Object.entries(parts).filter(([, list]) => list.length > 0);
    if (said.length === 0 && this.present.length === 0) deleteAt(this.draft, this.path);
    else setAt(this.draft, this.path, { present: this.present, ...Object.fromEntries(said), ...(said.length === 0 ? {} : {}) });
  }
}

/** What one panel says about members of a set. */
export function setMembers(
  draft: Draft,
  path: readonly string[],
  all: readonly string[],
  answer: { own: readonly string[]; present: readonly string[]; unsure: readonly string[]; asked: string | null; panel: string },
): void {
  new Findings(draft, path, all).replace(answer.own, answer.present, answer.unsure, answer.asked, answer.panel).save();
}
