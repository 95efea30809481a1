/** The knowledge base seen by the case reader: which keys a case may have and which words each takes. Built once a knowledge base. */
import type { BaseFact, Finding, Knowledge, NotYetSourced, Question } from '../knowledge/types.ts';
import { LABS_GROUP, MORE_GROUP, OTHER, SCORES_GROUP, TYPED_KEYS } from './format.ts';
import type { MedicineIndex } from './medicine-index.ts';
import { medicineIndex } from './medicine-index.ts';
import { fold } from './fold.ts';
import { lazily, type Lookup, lookupOf } from './lazy.ts';
import { findingsOnPanel, membersOnPanel } from './panels.ts';

/** The part of the knowledge base that reading a case needs. */
export type CaseKnowledge = Pick<
  Knowledge,
  'facts' | 'medicines' | 'options' | 'classes' | 'header' | 'questions' | 'adequacy' | 'notYetSourced'
>;

/** A key that holds an answer. Several facts may share it: two numbers as "128/82", or a fact and its number of weeks. */
export interface Leaf {
  readonly kind: 'leaf';
  readonly key: string;
  readonly segments: readonly string[];
  readonly main: BaseFact;
  readonly companions: readonly BaseFact[];
}
/** A key that holds other keys. */
export interface Group {
  readonly kind: 'group';
  readonly key: string;
  readonly segments: readonly string[];
  /** By folded key, in registry order. */
  readonly children: Map<string, Leaf | Group>;
}

/** Words of one vocabulary, however they are spelt. */
export interface Vocabulary {
  /** Folded spelling -> id. */
  readonly words: ReadonlyMap<string, string>;
  readonly ids: readonly string[];
}

/** Items of each panel that asks for anything of one kind. */
export type Panels = ReadonlyMap<string, readonly string[]>;

export interface Registry {
  readonly knowledge: CaseKnowledge;
  readonly root: Group;
  /** Folded last key of every answer -> its whole path, to tell where a misplaced key belongs. */
  readonly leafPaths: ReadonlyMap<string, string>;
  readonly facts: ReadonlyMap<string, BaseFact>;
  readonly medicines: MedicineIndex;
  readonly conditions: ReadonlyMap<string, Finding>;
  readonly implants: ReadonlyMap<string, Finding>;
  readonly conditionWords: Vocabulary;
  readonly implantWords: Vocabulary;
  /** Words of enum and set facts, by fact id. */
  readonly factWords: Lookup<Vocabulary>;
  /** What a panel asks for, by `conditions`, `implants` or set fact id, then by panel. */
  readonly panels: Lookup<Panels>;
  readonly procedures: Vocabulary;
  readonly therapies: Vocabulary;
  /** Option id, group or family -> the options it stands for. */
  readonly optionWords: ReadonlyMap<string, readonly string[]>;
  /** Folded id, name or other word -> what is known by name only. */
  readonly unsourced: ReadonlyMap<string, NotYetSourced>;
}

const built = new WeakMap<CaseKnowledge, Registry>();

/** The registry of a knowledge base; the same object for the same knowledge base. */
export function registryOf(knowledge: CaseKnowledge): Registry {
  const before = built.get(knowledge);
  if (before !== undefined) return before;
  const registry = build(knowledge);
  built.set(knowledge, registry);
  return registry;
}

function build(knowledge: CaseKnowledge): Registry {
  const facts = new Map(knowledge.facts.base.map((fact) => [fact.id, fact]));
  for (const question of knowledge.questions) {
    for (const fact of question.declares ?? []) if (!facts.has(fact.id)) facts.set(fact.id, fact);
  }
  const { options } = knowledge;
  const conditions = new Map(knowledge.facts.conditions.map((finding) => [finding.id, finding]));
  const implants = new Map(knowledge.facts.implants.map((finding) => [finding.id, finding]));
  const root = layout([...facts.values()]);
  const words = lazily(() => optionWords(knowledge));
  const leafPaths = lazily(() => new Map(leavesOf(root).map((leaf) => [fold(leaf.key), leaf.segments.join('.')])));
  const conditionWords = lazily(() => findingWords(conditions));
  const implantWords = lazily(() => findingWords(implants));
  const procedures = lazily(() =>
    vocabulary(
      options.flatMap((option) => [option.procedure, ...(option.alsoProcedures ?? [])]),
      unsourcedAs('procedure', knowledge),
    ),
  );
  const therapies = lazily(() =>
    vocabulary([...options.map((option) => option.therapy), OTHER], unsourcedAs('therapy', knowledge)),
  );
  const unsourced = lazily(() => unsourcedWords(knowledge.notYetSourced));
  return {
    knowledge,
    root,
    get leafPaths() {
      return leafPaths();
    },
    facts,
    medicines: medicineIndex(knowledge.medicines, knowledge.classes),
    conditions,
    implants,
    get conditionWords() {
      return conditionWords();
    },
    get implantWords() {
      return implantWords();
    },
    factWords: lookupOf((id) => {
      const fact = facts.get(id);
      return fact === undefined ? undefined : factWords(fact, words);
    }),
    panels: lookupOf((id) => {
      const items = itemsOnPanel(id, facts, conditions, implants);
      return items === null ? undefined : panelsOf(knowledge, items);
    }),
    get procedures() {
      return procedures();
    },
    get therapies() {
      return therapies();
    },
    get optionWords() {
      return words();
    },
    get unsourced() {
      return unsourced();
    },
  };
}

type ItemsOf = (question: Question) => readonly string[];

/** What a question asks of `conditions`, of `implants` or of a set fact; null for anything else. */
function itemsOnPanel(
  id: string,
  facts: ReadonlyMap<string, BaseFact>,
  conditions: ReadonlyMap<string, Finding>,
  implants: ReadonlyMap<string, Finding>,
): ItemsOf | null {
  if (id === 'conditions') return (question) => findingsOnPanel(question, 'condition.', conditions);
  if (id === 'implants') return (question) => findingsOnPanel(question, 'implant.', implants);
  const fact = facts.get(id);
  return fact?.type === 'set' ? (question) => membersOnPanel(question, fact) : null;
}

function panelsOf(knowledge: CaseKnowledge, itemsOf: ItemsOf): Panels {
  return new Map(
    knowledge.questions
      .map((question) => [question.id, itemsOf(question)] as const)
      .filter(([, items]) => items.length > 0),
  );
}

/** A vocabulary of ids; only names without a checked source have other spellings. */
function vocabulary(ids: readonly (string | null)[], unsourced: readonly NotYetSourced[]): Vocabulary {
  const unique = [...new Set([...ids.filter((id) => id !== null), ...unsourced.map((item) => item.id)])];
  const other = [...unsourcedWords(unsourced)].map(([word, item]) => [word, item.id] as const);
  return { ids: unique, words: new Map([...other, ...unique.map((id) => [fold(id), id] as const)]) };
}

function unsourcedAs(kind: NonNullable<NotYetSourced['triedAs']>, knowledge: CaseKnowledge): readonly NotYetSourced[] {
  return knowledge.notYetSourced.filter((item) => item.triedAs === kind);
}

function unsourcedWords(items: readonly NotYetSourced[]): Map<string, NotYetSourced> {
  return new Map(items.flatMap((item) => [item.id, item.name, ...item.words].map((word) => [fold(word), item])));
}

/** The words of an enum or set fact with their synonyms. A set without values takes option ids. */
function factWords(fact: BaseFact, options: () => ReadonlyMap<string, readonly string[]>): Vocabulary {
  const ids = fact.values ?? (fact.type === 'set' ? [...options().keys()] : []);
  const words = new Map(ids.map((id) => [fold(id), id]));
  for (const [word, id] of Object.entries(fact.synonyms ?? {})) if (!words.has(fold(word))) words.set(fold(word), id);
  return { ids, words };
}

/** The vocabulary of a fact that takes no words. */
export const NO_WORDS: Vocabulary = { ids: [], words: new Map() };

/** The words of conditions or implants: id, name and synonyms. */
function findingWords(findings: ReadonlyMap<string, Finding>): Vocabulary {
  const words = new Map<string, string>();
  for (const id of findings.keys()) words.set(fold(id), id);
  for (const finding of findings.values()) {
    for (const word of [finding.name, ...finding.synonyms])
      if (!words.has(fold(word))) words.set(fold(word), finding.id);
  }
  return { ids: [...findings.keys()], words };
}

function optionWords(knowledge: CaseKnowledge): Map<string, readonly string[]> {
  const words = new Map<string, readonly string[]>();
  const members = (key: 'group' | 'family'): void => {
    for (const option of knowledge.options) {
      const name = option[key];
      if (name === null || words.has(name)) continue;
      words.set(
        name,
        knowledge.options.filter((other) => other[key] === name).map((other) => other.id),
      );
    }
  };
  for (const option of knowledge.options) words.set(option.id, [option.id]);
  for (const item of knowledge.notYetSourced) words.set(item.id, [item.id]);
  members('group');
  members('family');
  return words;
}

/** Path segments of a fact in a case file. */
export function segmentsOf(fact: BaseFact): readonly string[] {
  if (fact.path !== undefined) return fact.path.split('.');
  return [MORE_GROUP, fact.id.startsWith(`${MORE_GROUP}.`) ? fact.id.slice(MORE_GROUP.length + 1) : fact.id];
}

/** All answers below a group. */
export function leavesOf(group: Group): readonly Leaf[] {
  return [...group.children.values()].flatMap((child) => (child.kind === 'leaf' ? [child] : leavesOf(child)));
}

function layout(facts: readonly BaseFact[]): Group {
  const root: Group = { kind: 'group', key: '', segments: [], children: new Map() };
  for (const key of [LABS_GROUP, SCORES_GROUP, MORE_GROUP])
    root.children.set(fold(key), { kind: 'group', key, segments: [key], children: new Map() });
  for (const fact of facts) {
    const segments = segmentsOf(fact);
    if (!TYPED_KEYS.includes(segments[0] ?? '')) insert(root, segments, fact);
  }
  return root;
}

function insert(root: Group, segments: readonly string[], fact: BaseFact): void {
  let group = root;
  segments.forEach((key, index) => {
    const here = segments.slice(0, index + 1);
    const child = group.children.get(fold(key));
    if (child?.kind === 'leaf') {
      // The key is answered already: this fact shares it (or refines it, when its own path goes deeper).
      group.children.set(fold(key), {
        ...child,
        companions: [...child.companions.filter((other) => other !== fact), fact],
      });
      return;
    }
    if (child === undefined && index === segments.length - 1) {
      group.children.set(fold(key), { kind: 'leaf', key, segments: here, main: fact, companions: [] });
      return;
    }
    const next: Group = child ?? { kind: 'group', key, segments: here, children: new Map() };
    group.children.set(fold(key), next);
    group = next;
  });
}

/** The companion that `key` names in a map: the trailing words of its id (weeks, per_day, systolic). */
export function companionNamed(facts: readonly BaseFact[], key: string): BaseFact | null {
  const wanted = fold(key);
  return facts.find((fact) => `-${fold(fact.id)}`.endsWith(`-${wanted}`)) ?? null;
}
