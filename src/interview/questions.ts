/** Question after question, with a way back to each. */
import type { Question } from '../knowledge/types.ts';
import type { Answers } from './answers.ts';
import { ask } from './ask.ts';
import { tell } from './change.ts';
import { leave } from './files.ts';
import type { Outcome } from './outcome.ts';
import { type Context, questionOf, type View, viewOf } from './look.ts';
import type { Note, Part } from './types.ts';
import { applies, nextQuestion, nextRefinement } from './walk.ts';

/**
 * Puts question after question until nothing of the wanted stages waits. Back goes to the question put before, with
 * everything answered since kept. Null when the person leaves.
 */
export function* walk(
  start: Answers,
  context: Context,
  opening: readonly Note[],
  stages: 'first' | 'refine',
): Part<Answers | null> {
  let answers = start;
  let notes = opening;
  let again: string | null = null;
  let left: string | null = null;
  const from = start.put.length;
  for (;;) {
    const view = viewOf(answers, context);
    const question: Question | null =
      again !== null
        ? questionOf(context, again)
        : stages === 'first'
          ? nextQuestion(view)
          : (nextRefinement(view)?.question ?? null);
    if (question === null) return answers;
    const outcome: Outcome = yield* ask(question, view, context, notes);
    notes = [];
    if (outcome.to !== 'answers') answers = outcome.draft;
    if (outcome.to === 'quit') {
      if (yield* leave(answers, context)) return null;
      again = question.id;
    } else if (outcome.to === 'back') {
      // A question that was left unanswered comes again after the one gone back to.
      if (!answers.put.includes(question.id)) left = question.id;
      again = previous(question.id, answers, view, context) ?? null;
      if (stages === 'refine' && (again === null || answers.put.indexOf(again) < from)) return answers;
      if (again === null) left = null;
      if (again === null) notes = [{ tone: 'muted', text: 'This is the first question.' }];
    } else {
      again = left !== null && applies(questionOf(context, left), viewOf(outcome.answers, context)) ? left : null;
      left = null;
      const told = yield* tell(view, outcome.answers, context);
      answers = outcome.answers;
      notes = told;
    }
  }
}

/** The question put before this one that still applies. */
function previous(id: string, answers: Answers, view: View, context: Context): string | undefined {
  const at = answers.put.includes(id) ? answers.put.indexOf(id) : answers.put.length;
  return answers.put
    .slice(0, at)
    .reverse()
    .find((other) => applies(questionOf(context, other), view));
}
