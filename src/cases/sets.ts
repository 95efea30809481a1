/** Set facts of the registry (features, acute states, family history ...): open or closed worlds, panels, one word or many. */
import type { BaseFact } from '../knowledge/types.ts';
import { DONT_KNOW, setOf } from '../logic/value.ts';
import type { LocatedNode } from './located.ts';
import type { Members } from './membership.ts';
import { fromPanels, readMembership, writtenMembership } from './membership.ts';
import type { Reading } from './reading.ts';
import { assume, put } from './reading.ts';
import type { Leaf } from './registry.ts';
import { NO_WORDS } from './registry.ts';
import { warnIfUnsourced } from './unsourced.ts';

/** Reads the set at `node`. */
export function readSetFact(reading: Reading, leaf: Leaf, node: LocatedNode): void {
  const fact = leaf.main;
  const members: Members = {
    what: `a word of ${fact.what}`,
    words: reading.registry.factWords.get(fact.id) ?? NO_WORDS,
    panels: reading.registry.panels.get(fact.id) ?? new Map(),
    dateFact: null,
  };
  const membership = readMembership(reading, node, members);
  if (membership === null) return;
  put(reading, leaf.segments, writtenMembership(membership));
  if (fact.values === undefined)
    for (const { id, node: place } of membership.present) warnIfUnsourced(reading, place, id);
  reading.places.set(fact.id, node);
  if (membership.form === 'dont-know') {
    reading.values.set(fact.id, DONT_KNOW);
    return;
  }
  if (membership.form === 'none') {
    reading.values.set(fact.id, setOf([], { closed: true }));
    assume(reading, fact.id, 'none', `${node.path}: none = asked, and nothing of it present`);
    return;
  }
  const expand = (list: readonly { readonly id: string }[]): string[] =>
    list.flatMap(({ id }) => expandWord(reading, fact, id));
  const panels = fromPanels(membership);
  const present = expand(membership.present);
  const absent = [...expand(membership.absent), ...panels.keys()].filter((id) => !present.includes(id));
  const named = new Set([...present, ...absent]);
  const rest = membership.restUnsure ? (fact.values ?? []).filter((id) => !named.has(id)) : [];
  const closed = fact.world === 'closed' && membership.form === 'list' && !membership.restUnsure;
  if (closed) assume(reading, fact.id, 'complete', `${node.path}: whatever is not listed is absent`);
  for (const [because, ids] of grouped(panels)) assume(reading, fact.id, `not ${ids.join(', not ')}`, because);
  reading.values.set(
    fact.id,
    setOf(unique(present), { absent: unique(absent), unsure: unique([...expand(membership.unsure), ...rest]), closed }),
  );
}

/** Sets without words of their own hold options; a group or family stands for its options. */
function expandWord(reading: Reading, fact: BaseFact, id: string): readonly string[] {
  return fact.values === undefined ? (reading.registry.optionWords.get(id) ?? [id]) : [id];
}

function grouped(panels: ReadonlyMap<string, string>): Map<string, string[]> {
  const result = new Map<string, string[]>();
  for (const [id, because] of panels) result.set(because, [...(result.get(because) ?? []), id].sort());
  return result;
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)];
}
