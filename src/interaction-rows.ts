/** Meetings as rows of a report: interactions, and what is not clear because too little is known of a medicine. */
import type { Knowledge } from './knowledge/types.ts';
import { distinctData } from './logic/same.ts';
import { mechanismOf, type Shelf } from './mechanism.ts';
import { keyOf, meetingsOf, type Met, type PairInput, type Pairing, pairingOf, sidesOf } from './pairs.ts';
import { selectorOf } from './reasoning/meeting.ts';
import { citationsOf } from './report/build-citations.ts';
import { factNames } from './report/build-names.ts';
import type { Interaction, NamedId, Unclear } from './report/interactions.ts';

export interface RowMaker {
  readonly named: (id: string) => NamedId;
  readonly sideOf: (side: Pick<Met['side'], 'kind' | 'id'>) => Interaction['of'];
  readonly interactions: (met: readonly Met[]) => readonly Interaction[];
  readonly unclear: (met: readonly Met[]) => readonly Unclear[];
}

/** The rows of one option, for details and plans of a run that is already there. */
export function optionInteractions(input: PairInput): (optionId: string) => readonly Interaction[] {
  const pairing = pairingOf(input);
  const rows = rowMaker(pairing);
  return (id) => {
    const option = input.knowledge.options.find((item) => item.id === id);
    if (option === undefined) return [];
    return rows.interactions(sidesOf(option, pairing).flatMap((side) => meetingsOf(side, pairing)));
  };
}

const SEVERITY: readonly Interaction['effect'][] = ['contraindicate', 'avoid', 'adjust', 'caution', 'monitor'];

export function rowMaker({ knowledge, lookup, table }: Pairing): RowMaker {
  const names = namesOf(knowledge);
  const options = new Map(knowledge.options.map((item) => [item.id, item.name]));
  const facts = factNames(knowledge);
  const named = (id: string): NamedId => ({ id, name: names.get(id) ?? UNKNOWN_MEDICINE });
  // An option often has the id of its medicine, and another name.
  const sideOf: RowMaker['sideOf'] = ({ kind, id }) => ({
    kind,
    ...(kind === 'option' ? { id, name: options.get(id) ?? id } : named(id)),
  });
  const shelf: Shelf = {
    classes: new Map(knowledge.classes.map((item) => [item.id, item])),
    medicines: lookup.medicines,
    classesOf: knowledge.classesOf,
    loads: table.loads,
    named,
  };
  const rowOf = ({ side, partner, rule, meeting, from, holders, against, waived }: Met): Interaction => ({
    rule: rule.id,
    effect: rule.effect as Interaction['effect'],
    value: meeting.value,
    dependsOn: unique(meeting.open).map((id) => ({ id, name: facts[id] ?? id })),
    of: sideOf(side),
    medicines: (from === 'option' ? holders : side.medicines.filter((id) => id === against)).map(named),
    with: { kind: partner.kind, ...named(partner.id), state: partner.state, stopped: partner.stopped },
    also: meeting.also.map(named),
    plans: side.plan === null ? [] : [side.plan.kind],
    side: from,
    // The latest day there can be is no day to print.
    until: meeting.value === 'true' ? meeting.until : null,
    mechanism: mechanismOf(rule, meeting.atoms, holders, against, shelf),
    waived: waived === null ? null : { say: waived.say, citations: waived.citations },
    say: rule.say,
    origin: rule.origin,
    citations: citationsOf(rule.sources),
  });
  return {
    named,
    sideOf,
    interactions: (met) => merged(met.filter((item) => item.meeting.kind === 'meets').map(rowOf)).sort(bySeverity),
    unclear: (met) => {
      const rows = new Map<string, { asks: Set<string>; of: NamedId[] }>();
      for (const { side, holders, meeting, from, against } of met) {
        if (meeting.kind !== 'unclear') continue;
        const row = rows.get(against) ?? { asks: new Set(), of: [] };
        rows.set(against, row);
        const { id: own, name } = from === 'option' ? sideOf(side) : named(holders[0] ?? side.id);
        row.of.push({ id: own, name });
        for (const atom of meeting.atoms) {
          const { class: id, inhibits, induces } = selectorOf(atom);
          const enzyme = inhibits ?? induces;
          const words = id === undefined ? enzyme?.toUpperCase() : shelf.classes.get(id)?.name;
          if (words !== undefined) row.asks.add(words);
        }
      }
      return [...rows].map(([id, { asks, of }]): Unclear => {
        const known = lookup.medicines.has(id);
        return {
          medicine: named(id),
          why: known ? 'not-read' : 'not-in-knowledge-base',
          asks: known ? [...asks].sort() : [],
          of: distinctData(of),
        };
      });
    },
  };
}

/** How a medicine is called that the knowledge base does not hold. */
const UNKNOWN_MEDICINE = 'a medicine that is not in the knowledge base';

function namesOf(knowledge: Knowledge): ReadonlyMap<string, string> {
  const procedures = knowledge.options.flatMap((item) =>
    item.procedure === null ? [] : [[item.procedure, item.name] as const],
  );
  return new Map([...procedures, ...knowledge.medicines.map((item) => [item.id, item.name] as const)]);
}

/** One row for a rule and a partner, whatever the member or the plan: in what rows differ there is listed. */
function merged(rows: readonly Interaction[]): Interaction[] {
  const found = new Map<string, Interaction>();
  for (const row of rows) {
    const { of, effect, value, until, side, also, waived } = row;
    const key = JSON.stringify([
      of,
      keyOf({ id: row.rule, origin: row.origin }),
      effect,
      row.with,
      value,
      until,
      side,
      also,
      waived,
    ]);
    const before = found.get(key);
    found.set(
      key,
      before === undefined
        ? row
        : {
            ...before,
            medicines: distinctData([...before.medicines, ...row.medicines]),
            plans: unique([...before.plans, ...row.plans]),
            dependsOn: distinctData([...before.dependsOn, ...row.dependsOn]),
            mechanism: distinctData([...before.mechanism, ...row.mechanism]),
          },
    );
  }
  return [...found.values()];
}

function bySeverity(a: Interaction, b: Interaction): number {
  const exempt = Number(a.waived !== null) - Number(b.waived !== null);
  const certain = Number(a.value === 'unknown') - Number(b.value === 'unknown');
  return exempt || SEVERITY.indexOf(a.effect) - SEVERITY.indexOf(b.effect) || certain;
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)];
}
