/** The answers in words, and the screen that lists them. */
import type { Question } from '../knowledge/types.ts';
import { standing } from './outcome.ts';
import type { Row } from './answers.ts';
import type { Context, View } from './look.ts';
import { rowLine } from './medicines.ts';
import { labelGroups } from './prefill.ts';
import { headFor } from './put.ts';
import { rowsFor } from './rows.ts';
import type { Item, ListScreen } from './types.ts';
import { applies, hanging } from './walk.ts';

/** One answer in a few words; '' where there is none. */
export function answerWords(question: Question, view: View, context: Context): string {
  const answer = standing(question, view, context);
  if (answer === null) return '';
  if (answer.kind === 'dont-know') return 'not known';
  if (answer.kind === 'rows') {
    if (!Array.isArray(answer.rows)) return answer.rows === '?' ? 'not known' : 'none';
    return (answer.rows as readonly Row[]).map(rowLine).join('; ');
  }
  if (answer.kind === 'panel') {
    const labels = labelGroups(question, context.registry).filter((group) =>
      group.keys.some((key) => answer.present.includes(key)),
    );
    const unsure = labelGroups(question, context.registry).filter((group) =>
      group.keys.some((key) => answer.unsure.includes(key)),
    );
    const words = [...labels.map(({ label }) => label), ...unsure.map(({ label }) => `${label} (which: not known)`)];
    return words.length === 0 ? 'none of these' : words.join('; ');
  }
  const rows = rowsFor(question, context.registry, context.knowledge.facts.preferences, () => true);
  const parts = Object.entries(answer.values).map(([id, value]) => {
    const row = rows.find((item) => item.id === id);
    const words = value.split(',').map((part) => row?.choices.find((choice) => choice.value === part)?.label ?? part);
    const shown = value === '?' ? 'not known' : words.join(', ');
    return rows.length <= 1 ? (question.labels?.[value] ?? shown) : `${row?.label ?? id}: ${shown}`;
  });
  return parts.join('; ');
}

/** Every question that has been put or answered, with its answer. */
export function answeredItems(view: View, context: Context): readonly Item[] {
  const ids = [
    ...view.answers.put,
    ...context.knowledge.questions.map((question) => question.id).filter((id) => !view.answers.put.includes(id)),
  ];
  return ids.flatMap((id) => {
    const question = context.knowledge.questions.find((item) => item.id === id);
    if (question === undefined) return [];
    const words = answerWords(question, view, context);
    if (words === '' && (!view.answers.put.includes(id) || !applies(question, view))) return [];
    return [{ id, label: question.ask, beside: words === '' ? 'skipped' : words, words: [question.short, words] }];
  });
}

export function countryItem(view: View, context: Context): Item {
  const name = context.knowledge.header.jurisdictions.find((item) => item.id === view.answers.jurisdiction)?.name;
  return { id: 'country', label: 'Country whose labels bind', beside: name ?? 'not set: the strictest of all apply' };
}

/** The review: the report first, what more would settle, then each answer. */
export function reviewScreen(view: View, context: Context): ListScreen {
  const more = hanging(view, ['refine']);
  const refine: readonly Item[] =
    more.options === 0
      ? []
      : [
          {
            id: 'refine',
            label: `Answer more: ${more.questions} more ${more.questions === 1 ? 'answer could' : 'answers could'} settle ${more.options} ${more.options === 1 ? 'option' : 'options'}`,
          },
        ];
  const items: readonly Item[] = [
    { id: 'report', label: 'Show the report' },
    ...refine,
    countryItem(view, context),
    ...answeredItems(view, context),
  ];
  const head = headFor(view, 'Review', 'The report is ready. Anything below can still be changed.', [
    'back',
    'report',
    'quit',
  ]);
  return { kind: 'list', head, items, at: 0, find: null };
}
