/**
 * What has been answered, and the case it makes. Answers are kept a question at a time, so that one can be changed
 * without losing the others; their order plays no part. `base` is a case read from a file, answers stand above it.
 */
import { segmentsOf, type Registry } from '../cases/registry.ts';
import type { PersonCase } from '../cases/types.ts';
import type { Jurisdiction, Question } from '../knowledge/types.ts';
import { placeOf, rowsOf } from './facts.ts';
import { changeFindings, deleteAt, panelSays, without } from './merge.ts';
import { writeFields } from './written.ts';

export type Row = Readonly<Record<string, unknown>>;

export type Answer =
  /** Items of a panel by key (condition.x, fact/member); what is not named is absent, or not asked while it is `open`. */
  | {
      readonly kind: 'panel';
      readonly present: readonly string[];
      readonly unsure: readonly string[];
      readonly open?: boolean;
    }
  /** Fact id -> what was typed or chosen; '' not asked, '?' not known, 'none'. */
  | { readonly kind: 'fields'; readonly values: Readonly<Record<string, string>> }
  /** `open`: there may be more rows than these. */
  | { readonly kind: 'rows'; readonly rows: readonly Row[] | 'none' | '?'; readonly open?: boolean }
  | { readonly kind: 'dont-know' };

export interface Answers {
  readonly asOf: string;
  readonly jurisdiction: Jurisdiction | null;
  readonly base: Readonly<Record<string, unknown>>;
  readonly given: ReadonlyMap<string, Answer>;
  /** Questions put so far, in this order; answered or skipped. */
  readonly put: readonly string[];
}

export function emptyAnswers(asOf: string, jurisdiction: Jurisdiction | null = null): Answers {
  return { asOf, jurisdiction, base: {}, given: new Map(), put: [] };
}

/** Answers that go on from a saved case. */
export function answersFrom(person: PersonCase): Answers {
  return { asOf: person.asOf, jurisdiction: person.jurisdiction, base: person.canonical, given: new Map(), put: [] };
}

/** With the answer to one question, or without one (skipped). */
export function withAnswer(answers: Answers, question: string, answer: Answer | null): Answers {
  const given = new Map(answers.given);
  if (answer !== null) given.set(question, answer);
  const put = answers.put.includes(question) ? answers.put : [...answers.put, question];
  return { ...answers, given, put };
}

/** With an answer that is not finished: kept, but the question has not been put. */
export function withDraft(answers: Answers, question: string, answer: Answer): Answers {
  return { ...withAnswer(answers, question, answer), put: answers.put };
}

/** The key of a panel item: a finding's fact id, or `fact/member` for a member of a set. */
export function memberKey(fact: string, member: string): string {
  return `${fact}/${member}`;
}

/** Every item of a panel by key, in the order in which the question lists them. */
export function panelKeys(question: Question, registry: Registry): readonly string[] {
  return question.facts.flatMap((id) => {
    const place = placeOf(id, registry);
    if (place?.kind === 'finding') return [id];
    if (place?.kind !== 'fact' || place.fact.type !== 'set') return [];
    const labels = Object.keys(question.labels ?? {});
    return (place.fact.values ?? []).filter((value) => labels.includes(value)).map((value) => memberKey(id, value));
  });
}

/** The case in the form of a case file. What it holds is judged by the case reader, never here. */
export function caseOf(answers: Answers, questions: readonly Question[], registry: Registry): Record<string, unknown> {
  const result = structuredClone(answers.base) as Record<string, unknown>;
  result['as_of'] = answers.asOf;
  if (answers.jurisdiction === null) delete result['jurisdiction'];
  else result['jurisdiction'] = answers.jurisdiction;
  for (const question of questions) {
    const answer = answers.given.get(question.id);
    if (answer !== undefined) write(result, question, answer, registry);
  }
  addCurrent(result, registry);
  return result;
}

function write(result: Record<string, unknown>, question: Question, answer: Answer, registry: Registry): void {
  if (answer.kind === 'rows') {
    const key = rowsOf(question, registry);
    const rows = Array.isArray(answer.rows) && answer.rows.length === 0 ? 'none' : answer.rows;
    if (key !== null)
      result[key] = answer.open === true && Array.isArray(rows) ? { complete: false, list: rows } : rows;
    return;
  }
  const rows = rowsOf(question, registry);
  if (answer.kind === 'dont-know' && rows !== null) {
    result[rows] = '?';
    return;
  }
  if (question.kind === 'panel') {
    const keys = panelKeys(question, registry);
    const panel = answer.kind === 'panel' ? answer : { present: [], unsure: answer.kind === 'dont-know' ? keys : [] };
    writePanel(result, question, { ...panel, asked: answer.kind === 'panel' && answer.open !== true }, registry);
    return;
  }
  const values = answer.kind === 'fields' ? answer.values : Object.fromEntries(question.facts.map((id) => [id, '?']));
  for (const id of question.facts) forget(result, id, registry);
  writeFields(result, question.facts, values, registry);
}

/** Takes out what the case said about one fact. */
function forget(result: Record<string, unknown>, id: string, registry: Registry): void {
  const place = placeOf(id, registry);
  if (place?.kind === 'finding')
    changeFindings(result, [place.key], [...registry[place.key].keys()], (list) => without(list, [place.id]));
  else if (place?.kind === 'fact') deleteAt(result, segmentsOf(place.fact));
  else if (place?.kind === 'wish') deleteAt(result, ['preferences', place.key]);
  else if (place?.kind === 'access') delete result['access'];
}

interface PanelAnswer {
  readonly present: readonly string[];
  readonly unsure: readonly string[];
  readonly asked: boolean;
}

function writePanel(
  result: Record<string, unknown>,
  question: Question,
  answer: PanelAnswer,
  registry: Registry,
): void {
  const keys = panelKeys(question, registry);
  const write = (path: readonly string[], all: readonly string[], prefix: string): void => {
    const named = (list: readonly string[]): string[] =>
      list.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
    if (!keys.some((key) => key.startsWith(prefix))) return;
    const words = {
      panel: question.id,
      own: named(keys),
      present: named(answer.present),
      unsure: named(answer.unsure),
      asked: answer.asked,
    };
    changeFindings(result, path, all, (list) => panelSays(list, words));
  };
  write(['conditions'], [...registry.conditions.keys()], 'condition.');
  write(['implants'], [...registry.implants.keys()], 'implant.');
  for (const id of question.facts) {
    const place = placeOf(id, registry);
    if (place?.kind === 'fact' && place.fact.type === 'set')
      write(segmentsOf(place.fact), place.fact.values ?? [], memberKey(id, ''));
  }
}

/** A medicine that a trial says is still taken also stands among those taken now, as the case format wants it. */
function addCurrent(result: Record<string, unknown>, registry: Registry): void {
  const { medications } = result;
  const trials = listIn(result['trials']);
  const taken = Array.isArray(medications) ? (medications as unknown[]) : medications === 'none' ? [] : null;
  if (taken === null || trials === null) return;
  const nameOf = (row: unknown, key: string): string => {
    const name = typeof row === 'object' && row !== null ? (row as Row)[key] : row;
    const words = typeof name === 'string' ? name.split(' ') : [];
    return typeof name === 'string' ? (registry.medicines.byId.has(name) ? name : (words[0] ?? '')) : '';
  };
  const known = new Set(taken.map((row) => nameOf(row, 'medicine')));
  const missing = (trials as Row[]).filter(
    (row) => row['current'] === true && row['drug'] !== undefined && !known.has(nameOf(row, 'drug')),
  );
  if (missing.length === 0) return;
  result['medications'] = [
    ...taken,
    ...missing.map((row) => ({ medicine: row['drug'], ...(row['dose'] === undefined ? {} : { dose: row['dose'] }) })),
  ];
}

function listIn(value: unknown): readonly unknown[] | null {
  const list = typeof value === 'object' && value !== null && 'list' in value ? value.list : value;
  return Array.isArray(list) ? (list as unknown[]) : null;
}
