/** Why two things meet: classes, enzyme cells and loads of the knowledge base, put beside a rule. Nothing is inferred. */
import type { InheritedRule, InteractionTable, Medicine, MedicineClass } from './knowledge/types.ts';
import { distinctData } from './logic/same.ts';
import { type Meeting, selectorOf } from './reasoning/meeting.ts';
import type { Mechanism, NamedId } from './report/interactions.ts';

export interface Shelf {
  readonly classes: ReadonlyMap<string, MedicineClass>;
  readonly medicines: ReadonlyMap<string, Medicine>;
  readonly classesOf: Readonly<Record<string, readonly string[]>>;
  readonly loads: InteractionTable['loads'];
  readonly named: (id: string) => NamedId;
}

/** `holders`: the medicines whose rule it is; `partner`: what the rule meets. */
export function mechanismOf(
  rule: Pick<InheritedRule, 'id' | 'origin' | 'say'>,
  atoms: Meeting['atoms'],
  holders: readonly string[],
  partner: string,
  shelf: Shelf,
): Mechanism[] {
  const found: Mechanism[] = [];
  const enzymes = new Set<string>();
  for (const atom of atoms) {
    const { class: id, inhibits, induces } = selectorOf(atom);
    const known = id === undefined ? undefined : shelf.classes.get(id);
    const enzyme = known?.enzyme?.id ?? inhibits ?? induces;
    if (enzyme !== undefined) {
      found.push(
        ...actionOf(partner, enzyme, known?.enzyme?.does ?? (inhibits === undefined ? 'induces' : 'inhibits'), shelf),
      );
      enzymes.add(enzyme);
    } else if (known !== undefined) {
      found.push({ kind: 'class', id: known.id, name: known.name, strength: null, medicine: shelf.named(partner) });
    }
  }
  for (const enzyme of enzymes) found.push(...substrates(holders, enzyme, shelf));
  // A pair seen from its other side: the class that holds the rule says what the holder does.
  const held = shelf.classes.get(rule.origin.replace(/^class:/, ''))?.enzyme;
  const says = [...enzymesKnown(shelf)].filter((id) => rule.say.toLowerCase().includes(id));
  for (const enzyme of new Set([...(held === undefined ? [] : [held.id]), ...says])) {
    if (enzymes.has(enzyme)) continue;
    for (const holder of holders) {
      for (const [actor, other] of [
        [holder, partner],
        [partner, holder],
      ] as const) {
        const does = [...actionOf(actor, enzyme, 'inhibits', shelf), ...actionOf(actor, enzyme, 'induces', shelf)];
        const broken = substrates([other], enzyme, shelf);
        // The rule is the holder's: what it does is meant. What the partner does is meant where the holder's cell fits it.
        if (does.length > 0 && (actor === holder || broken.length > 0)) found.push(...does, ...broken);
      }
    }
  }
  for (const load of shelf.loads) {
    if ((load.rules ?? []).includes(rule.id))
      found.push({ kind: 'load', id: load.id, name: load.name, strength: null, medicine: null });
  }
  return distinctData(found);
}

function enzymesKnown({ medicines }: Shelf): ReadonlySet<string> {
  return new Set([...medicines.values()].flatMap((item) => Object.keys(item.enzymes ?? {})));
}

/** What a medicine does to an enzyme by its own cell, else by the class it is listed in. */
function actionOf(id: string, enzyme: string, does: 'inhibits' | 'induces', shelf: Shelf): Mechanism[] {
  const cell = shelf.medicines.get(id)?.enzymes?.[enzyme]?.[does];
  const listed = (shelf.classesOf[id] ?? [])
    .map((name) => shelf.classes.get(name)?.enzyme)
    .find((item) => item?.id === enzyme && item.does === does);
  const strength = cell ?? listed?.strength;
  if (strength === undefined || strength === 'none') return [];
  return [{ kind: does, id: enzyme, name: enzyme.toUpperCase(), strength, medicine: shelf.named(id) }];
}

function substrates(ids: readonly string[], enzyme: string, shelf: Shelf): Mechanism[] {
  return ids
    .filter((id) => shelf.medicines.get(id)?.enzymes?.[enzyme]?.substrate === 'yes')
    .map((id) => ({
      kind: 'substrate',
      id: enzyme,
      name: enzyme.toUpperCase(),
      strength: null,
      medicine: shelf.named(id),
    }));
}
