/**
 * The forms of a list of findings: `none`, `?`, a list of words, or {present, absent, unsure, asked}.
 * Shared by conditions, implants and the set facts; what a member means is theirs.
 */
import { noteDate } from './dated.ts';
import { fold } from './fold.ts';
import type { LocatedList, LocatedMap, LocatedNode } from './located.ts';
import type { Reading } from './reading.ts';
import { entriesOf, unknownWord, wrongKind } from './reading.ts';
import type { Panels, Vocabulary } from './registry.ts';
import { at, shown, suggestion } from './reporter.ts';
import { isDontKnow, isNone, isNotAsked, textOf } from './words.ts';

export interface Member {
  readonly id: string;
  readonly node: LocatedNode;
  /** Date as a canonical case writes it; `?` when it was asked and is not known. */
  readonly on: string | null;
}
export interface Membership {
  readonly form: 'none' | 'dont-know' | 'list' | 'long';
  readonly present: readonly Member[];
  readonly absent: readonly Member[];
  readonly unsure: readonly Member[];
  /** A `?` in the list: whatever is not named was asked and is not known. */
  readonly restUnsure: boolean;
  readonly asked: readonly { readonly panel: string; readonly items: readonly string[] }[];
}

/** What a list may hold. */
export interface Members {
  readonly what: string;
  readonly words: Vocabulary;
  /** Panels that ask for any of these members, with their items. */
  readonly panels: Panels;
  /** Id under which the date of a member is noted; null when members carry no date. */
  readonly dateFact: ((id: string) => string) | null;
}

/** Reads any form; null when nothing was said, or after a fault that leaves nothing. */
export function readMembership(reading: Reading, node: LocatedNode, members: Members): Membership | null {
  const nothing = { present: [], absent: [], unsure: [], restUnsure: false, asked: [] };
  if (isNotAsked(node)) return null;
  if (isDontKnow(node)) return { form: 'dont-know', ...nothing };
  if (isNone(node)) return { form: 'none', ...nothing };
  if (node.kind === 'scalar') return { form: 'list', ...nothing, present: readMember(reading, node, members) };
  if (node.kind === 'list')
    return node.items.length === 0
      ? empty(reading, node)
      : { form: 'list', ...nothing, ...readItems(reading, node, members) };
  return readLong(reading, node, members);
}

function empty(reading: Reading, node: LocatedNode): null {
  reading.report.fault(node, 'CASE-EMPTY-LIST', `${node.path}: an empty list says neither none nor unknown.`, {
    found: '[]',
    hint: 'write none, or remove the key',
  });
  return null;
}

function readItems(reading: Reading, list: LocatedList, members: Members): Pick<Membership, 'present' | 'restUnsure'> {
  const present = list.items.filter((item) => !isDontKnow(item)).flatMap((item) => readMember(reading, item, members));
  return { present: distinct(present), restUnsure: list.items.some(isDontKnow) };
}

function distinct(list: readonly Member[]): Member[] {
  return list.filter((member, index) => list.findIndex((other) => other.id === member.id) === index);
}

function readMember(reading: Reading, node: LocatedNode, members: Members): readonly Member[] {
  if (node.kind === 'map') {
    const entries = entriesOf(reading, node, ['id', ...(members.dateFact === null ? [] : ['on'])]);
    const idNode = entries.get('id');
    if (idNode === undefined) {
      wrongKind(reading, node, `${members.what}, or {id, on}`);
      return [];
    }
    const member = readMember(reading, idNode, members)[0];
    const on = entries.get('on');
    if (member === undefined || on === undefined || members.dateFact === null)
      return member === undefined ? [] : [member];
    return [{ ...member, on: isDontKnow(on) ? '?' : noteDate(reading, members.dateFact(member.id), on, null) }];
  }
  const text = textOf(node);
  if (text !== null && isNone(node)) {
    reading.report.fault(node, 'CASE-UNKNOWN-WORD', `${node.path}: none stands alone, not in a list.`, {
      found: 'none',
      hint: 'write none without brackets, or remove it',
    });
    return [];
  }
  const id = text === null ? undefined : members.words.words.get(fold(text));
  if (id !== undefined) return [{ id, node, on: null }];
  if (text === null) wrongKind(reading, node, members.what);
  else unknownWord(reading, node, members.words.ids, members.what, members.words.words.keys());
  return [];
}

function readLong(reading: Reading, map: LocatedMap, members: Members): Membership | null {
  const entries = entriesOf(reading, map, ['present', 'absent', 'unsure', 'asked']);
  const part = (key: string): Pick<Membership, 'present' | 'restUnsure'> => {
    const node = entries.get(key);
    if (node === undefined || isNotAsked(node) || isNone(node)) return { present: [], restUnsure: false };
    if (isDontKnow(node)) return { present: [], restUnsure: true };
    if (node.kind === 'list') return readItems(reading, node, members);
    return { present: readMember(reading, node, members), restUnsure: false };
  };
  const [present, absent, unsure] = [part('present'), part('absent'), part('unsure')];
  const asked = readAsked(reading, entries.get('asked') ?? null, members);
  const said = [...entries.values()].some((node) =>
    node.kind === 'list' ? node.items.length > 0 : !isNone(node) && !isNotAsked(node),
  );
  const restUnsure = present.restUnsure || unsure.restUnsure;
  if (!said && ![...entries.keys()].some((key) => key !== 'present')) return empty(reading, map);
  clash(reading, present.present, absent.present);
  clash(reading, present.present, unsure.present);
  clash(reading, absent.present, unsure.present);
  return { form: 'long', present: present.present, absent: absent.present, unsure: unsure.present, restUnsure, asked };
}

function clash(reading: Reading, one: readonly Member[], other: readonly Member[]): void {
  for (const member of one) {
    const twin = other.find((candidate) => candidate.id === member.id);
    if (twin === undefined) continue;
    reading.report.fault(
      twin.node,
      'CASE-CONTRADICTION',
      `"${member.id}" stands under ${at(member.node, member.node.path)} and ${at(twin.node, twin.node.path)}.`,
      { found: member.id, hint: 'keep one of the two' },
    );
  }
}

function readAsked(reading: Reading, node: LocatedNode | null, members: Members): Membership['asked'] {
  if (node === null || isNotAsked(node) || isNone(node)) return [];
  const { panels } = members;
  const asked: { panel: string; items: readonly string[] }[] = [];
  for (const item of node.kind === 'list' ? node.items : [node]) {
    const panel = fold(textOf(item) ?? '');
    const items = panels.get(panel);
    if (items !== undefined) {
      if (!asked.some((other) => other.panel === panel)) asked.push({ panel, items });
    } else {
      reading.report.fault(
        item,
        'CASE-UNKNOWN-WORD',
        `${item.path}: "${shown(item)}" is not a panel that asks for ${members.what}.`,
        {
          found: shown(item),
          expected: [...panels.keys()].join(', '),
          hint: suggestion(shown(item), panels.keys()),
        },
      );
    }
  }
  return asked;
}

/** Members that an asked panel leaves absent, with the reason. */
export function fromPanels(membership: Membership): ReadonlyMap<string, string> {
  const named = new Set([...membership.present, ...membership.absent, ...membership.unsure].map((member) => member.id));
  const result = new Map<string, string>();
  for (const { panel, items } of membership.asked) {
    const clear = !items.some(
      (item) =>
        membership.present.some((member) => member.id === item) ||
        membership.unsure.some((member) => member.id === item),
    );
    const because = clear ? `panel ${panel} answered none` : `panel ${panel} asked, not named`;
    for (const item of items) if (!named.has(item) && !result.has(item)) result.set(item, because);
  }
  return result;
}

/** A membership as a canonical case writes it. */
export function writtenMembership(membership: Membership): unknown {
  if (membership.form === 'none') return 'none';
  if (membership.form === 'dont-know') return '?';
  const write = (list: readonly Member[]): unknown[] =>
    [...list]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((member) => (member.on === null ? member.id : { id: member.id, on: member.on }));
  const present = write(membership.present);
  if (membership.form === 'list') return membership.restUnsure ? [...present, '?'] : present;
  const asked = membership.asked.map(({ panel }) => panel).sort();
  return {
    present,
    ...(membership.absent.length === 0 ? {} : { absent: write(membership.absent) }),
    ...(membership.unsure.length === 0 && !membership.restUnsure
      ? {}
      : { unsure: [...write(membership.unsure), ...(membership.restUnsure ? ['?'] : [])] }),
    ...(asked.length === 0 ? {} : { asked }),
  };
}
