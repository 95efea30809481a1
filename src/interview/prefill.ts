/** What a case already says about a question, as an answer that its screen can show and a person can correct. */
import type { Registry } from '../cases/registry.ts';
import type { PersonCase } from '../cases/types.ts';
import type { Question } from '../knowledge/types.ts';
import type { FactValue } from '../logic/value.ts';
import { type Answer, panelKeys, type Row } from './answers.ts';
import { placeOf, rowsOf } from './facts.ts';

/** The answer that stands in the case; null when it says nothing about the question. */
export function answerIn(question: Question, person: PersonCase, registry: Registry): Answer | null {
  const rows = rowsOf(question, registry);
  if (rows !== null) return rowsIn(person.canonical[rows]);
  if (question.kind === 'panel') return panelIn(question, person, registry);
  const values: Record<string, string> = {};
  for (const id of question.facts) {
    const text = textIn(id, person, registry);
    if (text !== '') values[id] = text;
  }
  return Object.keys(values).length === 0 ? null : { kind: 'fields', values };
}

function rowsIn(value: unknown): Answer | null {
  if (value === undefined) return null;
  if (value === 'none' || value === '?') return { kind: 'rows', rows: value };
  const list = Array.isArray(value) ? value : ((value as { list?: unknown }).list ?? []);
  const rows = (list as unknown[]).filter((row): row is Row => typeof row === 'object' && row !== null);
  const open =
    (list as unknown[]).includes('?') ||
    (!Array.isArray(value) && (value as { complete?: unknown }).complete === false);
  return { kind: 'rows', rows, ...(open ? { open } : {}) };
}

function panelIn(question: Question, person: PersonCase, registry: Registry): Answer | null {
  const keys = panelKeys(question, registry);
  const states = keys.map((key) => stateOf(key, person));
  if (states.every((state) => state === 'open')) return null;
  const being = (wanted: string): string[] => keys.filter((_, index) => states[index] === wanted);
  const unsure = being('unsure');
  return unsure.length === keys.length ? { kind: 'dont-know' } : { kind: 'panel', present: being('present'), unsure };
}

function stateOf(key: string, person: PersonCase): 'present' | 'absent' | 'unsure' | 'open' {
  const [fact = '', member] = key.split('/');
  const value = person.values.get(fact);
  if (value === undefined) return 'open';
  if (value.state === 'unknown') return value.why === 'dont-know' ? 'unsure' : 'open';
  if (member === undefined) return value.kind === 'scalar' && value.value === true ? 'present' : 'absent';
  if (value.kind !== 'set') return 'open';
  if (value.present.includes(member)) return 'present';
  if (value.unsure.includes(member)) return 'unsure';
  return value.closed || value.absent.includes(member) ? 'absent' : 'open';
}

function textIn(id: string, person: PersonCase, registry: Registry): string {
  const place = placeOf(id, registry);
  if (place === null || place.kind === 'rows') return '';
  if (place.kind === 'event-date') {
    const fact = id.slice(0, id.lastIndexOf('.'));
    return person.dates.get(fact) ?? (person.values.get(id)?.state === 'unknown' ? '?' : '');
  }
  if (place.kind === 'access') {
    return [...person.access]
      .filter(([, word]) => word !== 'unknown')
      .map(([option, word]) => `${option} ${word}`)
      .join(', ');
  }
  const value = person.values.get(id);
  return value === undefined ? '' : valueText(value);
}

/** A value as it would be typed. */
function valueText(value: FactValue): string {
  if (value.state === 'unknown') return value.why === 'dont-know' ? '?' : '';
  if (value.kind === 'scalar')
    return typeof value.value === 'boolean' ? (value.value ? 'yes' : 'no') : String(value.value);
  if (value.kind === 'range') return value.min === value.max ? String(value.min) : `${value.min}-${value.max}`;
  if (value.present.length > 0) return value.present.join(',');
  return value.closed || value.absent.length > 0 ? 'none' : '';
}

/** Keys of a panel by the label they stand under, in the order of the panel. */
export function labelGroups(
  question: Question,
  registry: Registry,
): readonly { readonly label: string; readonly keys: readonly string[] }[] {
  const groups = new Map<string, string[]>();
  for (const key of panelKeys(question, registry)) {
    const label = labelOf(question, key, registry);
    groups.set(label, [...(groups.get(label) ?? []), key]);
  }
  return [...groups].map(([label, keys]) => ({ label, keys }));
}

function labelOf(question: Question, key: string, registry: Registry): string {
  const [fact = '', member] = key.split('/');
  const label = question.labels?.[member ?? fact] ?? question.labels?.[`${fact}.${member ?? ''}`];
  return label ?? nameOf(key, registry);
}

/** The name of one finding or member, apart from the label it shares. */
export function nameOf(key: string, registry: Registry): string {
  const [fact = '', member] = key.split('/');
  if (member !== undefined) return capital(member.replaceAll('-', ' '));
  const place = placeOf(fact, registry);
  return place?.kind === 'finding' ? capital(place.name) : fact;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
