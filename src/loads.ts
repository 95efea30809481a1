/** Effects that medicines add up to, and second medicines of one class: lists from the knowledge base, no score. */
import type { Load } from './knowledge/types.ts';
import type { Pairing, Side } from './pairs.ts';
import { citationsOf } from './report/build-citations.ts';
import type { Duplicate, LoadMember, NamedId, ReportLoad } from './report/interactions.ts';

type Named = (id: string) => NamedId;

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/**
 * Loads with a contributor. `added`: what an option would bring; loads it adds nothing to are left out. `oneOf`: the
 * option is one of them, not all together.
 */
export function loadsOf(
  taken: readonly string[],
  added: readonly string[] | null,
  oneOf: boolean,
  pairing: Pairing,
  named: Named,
): ReportLoad[] {
  return pairing.table.loads.flatMap((load) => {
    const before = membersOf(load, taken, pairing, named);
    const more = membersOf(load, added ?? [], pairing, named).filter(
      (item) => !before.some(({ id }) => id === item.id),
    );
    if (added === null ? before.length === 0 : more.length === 0) return [];
    const size = before.length + (oneOf ? Math.min(1, more.length) : more.length);
    return [
      {
        id: load.id,
        name: load.name,
        medicines: [...before, ...more],
        added: more,
        count: size < 2 ? null : `${NUMBERS[size] ?? size} ${load.count}: ${listed(before, more, oneOf)}`,
        say: load.say,
        citations: citationsOf(load.sources),
      },
    ];
  });
}

function listed(before: readonly NamedId[], more: readonly NamedId[], oneOf: boolean): string {
  const names = (items: readonly NamedId[]) => items.map((item) => item.name);
  if (!oneOf || more.length < 2) return [...names(before), ...names(more)].join(', ');
  return `${names(before).join(', ')}, and one of ${names(more).join(', ')}`;
}

function membersOf(load: Load, ids: readonly string[], { knowledge }: Pairing, named: Named): LoadMember[] {
  return [...new Set(ids)].flatMap((id): LoadMember[] => {
    if ((load.medicines ?? []).includes(id)) return [{ ...named(id), by: null }];
    const own = knowledge.classesOf[id] ?? [];
    const by = (load.classes ?? []).find((item) => own.includes(item));
    if (by === undefined) return [];
    return [{ ...named(id), by: knowledge.classes.find((item) => item.id === by)?.name ?? by }];
  });
}

/** Classes with two or more of these medicines. `added`: only classes in which an option's medicine would be one more. */
export function duplicatesOf(
  taken: readonly string[],
  added: readonly string[] | null,
  pairing: Pairing,
  named: Named,
): Duplicate[] {
  const byClass = new Map<string, string[]>();
  for (const id of new Set([...taken, ...(added ?? [])])) {
    for (const item of smallestClasses(id, pairing)) byClass.set(item, [...(byClass.get(item) ?? []), id]);
  }
  return [...byClass].flatMap(([id, members]) => {
    const more = members.filter((item) => added !== null && added.includes(item) && !taken.includes(item));
    const before = members.filter((item) => taken.includes(item));
    if (members.length < 2 || (added !== null && (more.length === 0 || before.length === 0))) return [];
    const name = pairing.knowledge.classes.find((item) => item.id === id)?.name ?? id;
    return [{ class: { id, name }, medicines: members.map(named), added: more.map(named) }];
  });
}

/**
 * The classes of a medicine with none of its other classes below them. A class of a shared property (an effect on an
 * enzyme among them) says nothing of use: two of its members are no duplicate therapy.
 */
function smallestClasses(id: string, { knowledge, lookup }: Pairing): readonly string[] {
  const byId = new Map(knowledge.classes.map((item) => [item.id, item]));
  const uses = (knowledge.classesOf[id] ?? []).filter((item) => {
    const known = byId.get(item);
    return known !== undefined && !lookup.enzymeClasses.has(item) && known.property !== true;
  });
  const below = (top: string, seen: Set<string> = new Set()): Set<string> => {
    for (const part of byId.get(top)?.includes ?? []) {
      if (seen.has(part)) continue;
      seen.add(part);
      below(part, seen);
    }
    return seen;
  };
  return uses.filter((item) => ![...below(item)].some((part) => uses.includes(part)));
}

/** What is there beside a side, and what it would add. */
export function besideOf(side: Side, { assessment }: Pairing): { taken: readonly string[]; added: readonly string[] } {
  const rows = side.plan?.taken ?? assessment.regimen.rows.filter((row) => row.medicine !== side.id);
  return { taken: rows.map((row) => row.medicine), added: side.medicines };
}
