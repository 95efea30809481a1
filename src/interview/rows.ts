/** The rows of a form, made from the registry: what kind of answer each fact takes and what it looks like. */
import type { Registry } from '../cases/registry.ts';
import type { BaseFact, Preference, Question } from '../knowledge/types.ts';
import { placeOf } from './facts.ts';
import { capital } from './prefill.ts';
import type { FormRow, Suggestion } from './types.ts';
import { segmentsOf } from '../cases/registry.ts';

const YES_NO = [
  { value: 'yes', label: 'yes' },
  { value: 'no', label: 'no' },
];
const DATE_HINT = 'such as 2026-09, or 14 months ago';

/** The rows of a question with fields. `present` says which events have happened, so that only their dates are asked. */
export function rowsFor(
  question: Question,
  registry: Registry,
  preferences: readonly Preference[],
  present: (fact: string) => boolean,
): readonly FormRow[] {
  return question.facts.flatMap((id): FormRow[] => {
    const place = placeOf(id, registry);
    const label = question.labels?.[id] ?? '';
    const base = { id, choices: [], hint: '' };
    if (place === null || place.kind === 'rows') return [];
    if (place.kind === 'finding')
      return [{ ...base, label: label || capital(place.name), kind: 'choice', choices: YES_NO }];
    if (place.kind === 'event-date') {
      const event = id.slice(0, id.lastIndexOf('.'));
      return present(event)
        ? [{ ...base, label: label || capital(place.name), kind: 'text', hint: DATE_HINT, letters: true }]
        : [];
    }
    if (place.kind === 'wish') {
      const fitting = preferences.filter((item) => (place.key === 'avoid' ? item.avoidable : item.preferable));
      return [
        { ...base, label, kind: 'ticks', choices: fitting.map((item) => ({ value: item.id, label: item.name })) },
      ];
    }
    if (place.kind === 'access') {
      return [
        {
          ...base,
          label,
          kind: 'text',
          hint: 'an option and yes or no; several with commas',
          suggest: optionSuggest(registry),
        },
      ];
    }
    return [factRow(place.fact, label || (question.facts.length === 1 ? '' : place.fact.what), question, registry)];
  });
}

function factRow(fact: BaseFact, label: string, question: Question, registry: Registry): FormRow {
  const base = {
    id: fact.id,
    label: label || fact.what,
    choices: [],
    hint: label.toLowerCase().includes((fact.unit ?? '').toLowerCase()) ? '' : (fact.unit ?? ''),
    ...shownWhen(fact, question, registry),
  };
  const words = (fact.values ?? []).map((value) => ({
    value,
    label: question.labels?.[value] ?? value.replaceAll('-', ' '),
  }));
  if (fact.type === 'boolean') return { ...base, kind: 'choice', choices: YES_NO };
  if (fact.type === 'enum') return { ...base, kind: 'choice', choices: words };
  if (fact.type === 'date') return { ...base, kind: 'text', hint: DATE_HINT, letters: true };
  if (fact.type === 'number') return { ...base, kind: 'text' };
  if (fact.values !== undefined) return { ...base, kind: 'ticks', choices: words };
  return {
    ...base,
    kind: 'text',
    hint: 'options by name, several with commas; none',
    suggest: optionSuggest(registry),
  };
}

/** A number that only makes sense once the word it shares its key with says yes: weeks of a pregnancy. */
function shownWhen(fact: BaseFact, question: Question, registry: Registry): Pick<FormRow, 'when'> {
  if (fact.type !== 'number') return {};
  const path = segmentsOf(fact).join('.');
  const main = question.facts
    .map((id) => registry.facts.get(id))
    .find((other) => other !== undefined && other.type !== 'number' && segmentsOf(other).join('.') === path);
  return main === undefined ? {} : { when: { row: main.id, is: 'yes' } };
}

/** Options, groups and families for the last of several words set apart by commas. */
function optionSuggest(registry: Registry): (text: string) => readonly Suggestion[] {
  return (text) => {
    const start = Math.max(text.lastIndexOf(','), text.lastIndexOf(';')) + 1;
    const word = text.slice(start).trim().toLowerCase().replaceAll(' ', '-');
    if (word === '') return [];
    return [...registry.optionWords.keys()]
      .filter((id) => id.includes(word) && id !== word)
      .slice(0, 5)
      .map((id) => ({ line: `${text.slice(0, start)}${start === 0 ? '' : ' '}${id}`, label: id.replaceAll('-', ' ') }));
  };
}
