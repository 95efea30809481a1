/**
 * What a word names: an option, a name without a checked source, something that is no option, or a class or family as
 * such. Options are also found by their medicines, with synonyms and brands.
 */
import type { CoreOption, Knowledge, Medicine, NotYetSourced, Topic } from './knowledge/types.ts';
import { nearest } from './problems.ts';

export type Named =
  | { readonly kind: 'option'; readonly id: string }
  | { readonly kind: 'not-yet-sourced'; readonly entry: NotYetSourced }
  | { readonly kind: 'not-an-option'; readonly entry: Topic }
  | {
      readonly kind: 'class-or-strategy';
      readonly id: string;
      readonly name: string;
      readonly options: readonly string[];
    };

export interface Search {
  /** The one thing the word names. */
  readonly found: Named | null;
  /** Ids of the options that fit, where it is more than one. */
  readonly several: readonly string[];
  /** The nearest id, where nothing fits. */
  readonly near: string | null;
}

/** Exactly named things first, then the one option, then the one name, that holds the word. */
export function find(word: string, knowledge: Knowledge): Search {
  const wanted = word.toLowerCase();
  const exact = byId(wanted, knowledge);
  if (exact !== null) return { found: exact, several: [], near: null };
  const options = optionsMatching(word, knowledge).map((option) => option.id);
  const [only, second] = options;
  if (only !== undefined && second === undefined)
    return { found: { kind: 'option', id: only }, several: [], near: null };
  if (second !== undefined) return { found: null, several: options, near: null };
  const others = namesMatching(word, knowledge);
  const [first] = others;
  if (first !== undefined && others.length === 1) return { found: first, several: [], near: null };
  return { found: null, several: others.map(idOf), near: nearest(word, allIds(knowledge)) };
}

function byId(id: string, knowledge: Knowledge): Named | null {
  if (knowledge.options.some((option) => option.id === id)) return { kind: 'option', id };
  const unsourced = knowledge.notYetSourced.find((item) => item.id === id);
  if (unsourced !== undefined) return { kind: 'not-yet-sourced', entry: unsourced };
  const whole = wholeNamed(id, knowledge);
  if (whole !== null) return whole;
  const topic = knowledge.popularClaims().topics.find((item) => item.id === id);
  return topic === undefined ? null : { kind: 'not-an-option', entry: topic };
}

/** A class of medicines or a family, by its id or by the topic it covers. */
function wholeNamed(id: string, knowledge: Knowledge): Named | null {
  const is = (item: { readonly id: string; readonly covers?: readonly string[] | undefined }): boolean =>
    item.id === id || (item.covers ?? []).includes(id);
  const family = knowledge.families.find(is);
  const members = knowledge.classes.find(is);
  const options = knowledge.options.filter((option) =>
    family !== undefined
      ? option.family === family.id
      : members !== undefined && hasClass(option, members.id, knowledge),
  );
  const name = family?.name ?? members?.name;
  return name === undefined
    ? null
    : { kind: 'class-or-strategy', id, name, options: options.map((option) => option.id) };
}

function hasClass(option: CoreOption, id: string, knowledge: Knowledge): boolean {
  return (
    option.classes.includes(id) ||
    option.medicines.some((medicine) => knowledge.classesOf[medicine]?.includes(id) === true)
  );
}

/** How a medicine is called: its own name first, then synonyms and brands. */
export function namesOf(medicine: Medicine): readonly string[] {
  const brands = Object.values(medicine.brands).flatMap((list) => list ?? []);
  return [medicine.name, ...medicine.synonyms, ...brands];
}

/** Options with the word in their id, name, family or group, or in a name of one of their medicines. */
export function optionsMatching(query: string, knowledge: Knowledge): readonly CoreOption[] {
  const wanted = query.toLowerCase();
  const medicines = new Map(knowledge.medicines.map((item) => [item.id, item]));
  return knowledge.options.filter((option) => {
    const words = option.medicines.flatMap((id) => {
      const medicine = medicines.get(id);
      return medicine === undefined ? [id] : namesOf(medicine);
    });
    return [option.id, option.name, option.family, option.group ?? '', ...words].some((text) =>
      text.toLowerCase().includes(wanted),
    );
  });
}

/** Names without a verdict that hold the word: those without a checked source, then those that are no options. */
export function namesMatching(query: string, knowledge: Knowledge): readonly Named[] {
  const wanted = query.toLowerCase();
  const holds = (texts: readonly string[]): boolean => texts.some((text) => text.toLowerCase().includes(wanted));
  return [
    ...knowledge.notYetSourced
      .filter((item) => holds([item.id, item.name, item.family, ...item.words]))
      .map((entry): Named => ({ kind: 'not-yet-sourced', entry })),
    ...knowledge
      .popularClaims()
      .topics.filter((item) => holds([item.id, item.name, item.family]))
      .map((entry): Named => ({ kind: 'not-an-option', entry })),
  ];
}

export function idOf(named: Named): string {
  return 'entry' in named ? named.entry.id : named.id;
}

/** Everything that `find` knows by id, for suggestions and completion. */
export function allIds(knowledge: Knowledge): readonly string[] {
  return [
    ...knowledge.options.map((option) => option.id),
    ...knowledge.notYetSourced.map((item) => item.id),
    ...knowledge.popularClaims().topics.map((item) => item.id),
  ];
}
