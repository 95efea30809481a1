/** What kind of answer each fact of a question takes, read off the registry. No fact is named here but those of the case format itself. */
import { FACT } from '../cases/format.ts';
import type { Registry } from '../cases/registry.ts';
import { keptWith } from '../logic/kept.ts';
import type { BaseFact, Question } from '../knowledge/types.ts';

export type FindingKey = 'conditions' | 'implants';

/** One fact of a question, told apart by where its answer goes in a case. */
export type Place =
  | { readonly kind: 'finding'; readonly key: FindingKey; readonly id: string; readonly name: string }
  | { readonly kind: 'event-date'; readonly key: FindingKey; readonly id: string; readonly name: string }
  | { readonly kind: 'rows'; readonly key: RowsKey }
  | { readonly kind: 'wish'; readonly key: 'avoid' | 'prefer' }
  | { readonly kind: 'access' }
  | { readonly kind: 'fact'; readonly fact: BaseFact };

export type RowsKey = 'trials' | 'medications' | 'stopped_recently' | 'reactions';

const ROWS: Readonly<Record<string, RowsKey>> = {
  [FACT.trials]: 'trials',
  [FACT.medications]: 'medications',
  [FACT.stoppedRecently]: 'stopped_recently',
  [FACT.reactions]: 'reactions',
};

/** How an event's age in days is named by the registry. */
const DAYS_AGO = '.days-ago';

const places = keptWith<Registry, string, Place | null>();

/** Where the answer to a fact goes; null for a fact that is answered through another. */
export function placeOf(id: string, registry: Registry): Place | null {
  return places(registry, id, () => findPlace(id, registry));
}

function findPlace(id: string, registry: Registry): Place | null {
  for (const [prefix, key] of [
    ['condition.', 'conditions'],
    ['implant.', 'implants'],
  ] as const) {
    if (!id.startsWith(prefix)) continue;
    const dated = id.endsWith(DAYS_AGO);
    const name = dated ? id.slice(prefix.length, -DAYS_AGO.length) : id.slice(prefix.length);
    const finding = registry[key].get(name);
    if (finding !== undefined) return { kind: dated ? 'event-date' : 'finding', key, id: name, name: finding.name };
  }
  const rows = ROWS[id];
  if (rows !== undefined) return { kind: 'rows', key: rows };
  if (id === FACT.avoid || id === FACT.prefer) return { kind: 'wish', key: id === FACT.avoid ? 'avoid' : 'prefer' };
  if (id === FACT.access) return { kind: 'access' };
  const fact = registry.facts.get(id);
  return fact === undefined || Object.keys(ROWS).some((typed) => id.startsWith(`${typed}.`))
    ? null
    : { kind: 'fact', fact };
}

/** The list that a question fills; null when it asks for anything else. */
export function rowsOf(question: Question, registry: Registry): RowsKey | null {
  for (const id of question.facts) {
    const place = placeOf(id, registry);
    if (place?.kind === 'rows') return place.key;
  }
  return null;
}
