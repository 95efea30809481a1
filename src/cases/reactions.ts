/** Serious reactions: which medicine, which reaction. They are rows and one set fact of medicine and reaction ids. */
import { DONT_KNOW, setOf } from '../logic/value.ts';
import { fold } from './fold.ts';
import { FACT, REACTIONS } from './format.ts';
import type { LocatedNode } from './located.ts';
import { mapAt, scalarAt } from './located.ts';
import { medicineAtStart } from './medicine-index.ts';
import { readMedicineKey } from './medicine-rows.ts';
import type { Reading } from './reading.ts';
import { entriesOf, unknownWord, wrongKind } from './reading.ts';
import type { RowList } from './rows.ts';
import { readRows } from './rows.ts';
import type { ReactionRow } from './types.ts';
import { isDontKnow, isNotAsked, textOf } from './words.ts';

/** Stands in a row whose kind of reaction is not known; the set fact stays open then. */
const NOT_KNOWN = 'unknown';

/** Reads the key `reactions`. */
export function readReactions(reading: Reading, node: LocatedNode): RowList<ReactionRow> {
  const result = readRows<ReactionRow>(reading, node, {
    key: 'reactions',
    what: 'reactions',
    fact: FACT.reactions,
    members: () => [],
    readRow: (item) => {
      const entries = rowEntries(reading, item);
      const medicine = entries === null ? null : readMedicineKey(reading, item, entries);
      const reaction = entries === null ? null : readReaction(reading, item, entries.get('reaction'));
      if (medicine === null || reaction === null) return null;
      const written = { medicine: medicine.id, reaction: reaction === NOT_KNOWN ? '?' : reaction };
      return { data: { medicine: medicine.id, reaction }, written, node: item };
    },
  });
  noteSet(reading, result);
  return result;
}

function noteSet(reading: Reading, { list }: RowList<ReactionRow>): void {
  if (list.known) {
    const present = list.rows.flatMap((row) => [row.medicine, row.reaction]).filter((id) => id !== NOT_KNOWN);
    const closed = list.complete && !list.rows.some((row) => row.reaction === NOT_KNOWN);
    reading.values.set(FACT.reactions, setOf([...new Set(present)], { closed }));
  } else if (list.dontKnow) reading.values.set(FACT.reactions, DONT_KNOW);
}

/** The keys of a row; one line of text is read as both. */
function rowEntries(reading: Reading, node: LocatedNode): Map<string, LocatedNode> | null {
  if (node.kind === 'map') return entriesOf(reading, node, ['medicine', 'reaction']);
  const text = textOf(node);
  if (text === null || node.kind === 'list') {
    wrongKind(reading, node, 'a reaction, such as {medicine: name, reaction: word}');
    return null;
  }
  const words = text.split(/\s+/);
  const used = medicineAtStart(reading.registry.medicines, words)?.used ?? 1;
  const rest = words.slice(used).join(' ');
  const map = mapAt(node, node.path, {
    medicine: scalarAt(node, node.path, words.slice(0, used).join(' ')),
    ...(rest === '' ? {} : { reaction: scalarAt(node, node.path, rest) }),
  });
  return entriesOf(reading, map, ['medicine', 'reaction']);
}

function readReaction(reading: Reading, row: LocatedNode, node: LocatedNode | undefined): string | null {
  const fact = reading.registry.facts.get(FACT.reactions);
  const ids = [...new Set([...REACTIONS, ...(fact?.values ?? [])])];
  if (node === undefined) {
    reading.report.fault(row, 'CASE-TYPE', `${row.path}: the reaction is missing.`, {
      expected: ids.join(', '),
      hint: 'write other, or ? when it is not known',
    });
    return null;
  }
  if (isDontKnow(node) || isNotAsked(node)) return NOT_KNOWN;
  const word = fold(textOf(node) ?? '');
  const id = ids.find((candidate) => fold(candidate) === word) ?? fact?.synonyms?.[word];
  if (id !== undefined) return id;
  unknownWord(reading, node, ids, 'a reaction');
  return null;
}
