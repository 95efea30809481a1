/** Names of medicines, brands and classes, looked up as people write them. Every name comes from the knowledge base. */
import type { Medicine, MedicineClass } from '../knowledge/types.ts';
import { nearest } from '../problems.ts';
import { fold } from './fold.ts';
import { lazily } from './lazy.ts';

export interface MedicineIndex {
  readonly byId: ReadonlyMap<string, Medicine>;
  /** Folded name, synonym or brand -> medicine id. */
  readonly names: ReadonlyMap<string, string>;
  /** Folded class word -> class id. */
  readonly classWords: ReadonlyMap<string, string>;
  readonly members: ReadonlyMap<string, readonly string[]>;
}

/** The longest medicine name, in words. */
const LONGEST_NAME = 6;

/** Builds the index. An id wins over a name, a name over a synonym, a synonym over a brand. */
export function medicineIndex(medicines: readonly Medicine[], classes: readonly MedicineClass[]): MedicineIndex {
  const names = lazily(() => namesOf(medicines));
  const classWords = lazily(() => classWordsOf(classes));
  const members = lazily(() => membersOf(medicines, classes));
  return {
    byId: new Map(medicines.map((medicine) => [medicine.id, medicine])),
    get names() {
      return names();
    },
    get classWords() {
      return classWords();
    },
    get members() {
      return members();
    },
  };
}

function namesOf(medicines: readonly Medicine[]): Map<string, string> {
  const names = new Map<string, string>();
  const add = (name: string, id: string): void => {
    const word = fold(name);
    if (word !== '' && !names.has(word)) names.set(word, id);
  };
  for (const medicine of medicines) add(medicine.id, medicine.id);
  for (const medicine of medicines) add(medicine.name, medicine.id);
  for (const medicine of medicines) for (const synonym of medicine.synonyms) add(synonym, medicine.id);
  for (const medicine of medicines)
    for (const brands of Object.values(medicine.brands)) for (const brand of brands ?? []) add(brand, medicine.id);
  return names;
}

function classWordsOf(classes: readonly MedicineClass[]): Map<string, string> {
  const words = new Map<string, string>();
  for (const entry of classes) {
    for (const word of [fold(entry.id), fold(entry.name)]) {
      words.set(word, entry.id);
      words.set(word.endsWith('s') ? word.slice(0, -1) : `${word}s`, entry.id);
    }
  }
  return words;
}

function membersOf(medicines: readonly Medicine[], classes: readonly MedicineClass[]): Map<string, readonly string[]> {
  const parts = new Map(classes.map((entry) => [entry.id, entry.includes ?? []]));
  const collect = (id: string, seen: Set<string>): Set<string> => {
    if (seen.has(id)) return seen;
    seen.add(id);
    for (const part of parts.get(id) ?? []) collect(part, seen);
    return seen;
  };
  return new Map(
    classes.map((entry) => {
      const ids = collect(entry.id, new Set());
      return [
        entry.id,
        medicines.filter((medicine) => medicine.classes.some((id) => ids.has(id))).map((medicine) => medicine.id),
      ];
    }),
  );
}

/** The medicine of exactly this name, or null. */
export function medicineNamed(index: MedicineIndex, name: string): string | null {
  const word = fold(name);
  // Ids are folded already, and win over every other name.
  return index.byId.has(word) ? word : (index.names.get(word) ?? null);
}

/** The longest medicine name at the start of `words`, and how many words it takes. */
export function medicineAtStart(
  index: MedicineIndex,
  words: readonly string[],
): { readonly id: string; readonly used: number } | null {
  for (let used = Math.min(words.length, LONGEST_NAME); used > 0; used -= 1) {
    const id = medicineNamed(index, words.slice(0, used).join(' '));
    if (id !== null) return { id, used };
  }
  return null;
}

/** The class that `word` names, with a few of its medicines for a suggestion; null when it names none. */
export function classNamed(
  index: MedicineIndex,
  word: string,
): { readonly id: string; readonly examples: readonly string[] } | null {
  const id = index.classWords.get(fold(word));
  return id === undefined ? null : { id, examples: (index.members.get(id) ?? []).slice(0, 4) };
}

/** The medicine whose name, synonym or brand is nearest to `word`. */
export function nearestMedicine(index: MedicineIndex, word: string): string | null {
  const name = nearest(fold(word), index.names.keys());
  return name === null ? null : (index.names.get(name) ?? null);
}
