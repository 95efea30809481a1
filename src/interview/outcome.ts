/** What putting a question can lead to, and the answer it starts from. */
import type { Question } from '../knowledge/types.ts';
import { type Answer, type Answers, withAnswer } from './answers.ts';
import type { Context, View } from './look.ts';
import { answerIn } from './prefill.ts';
import type { Reply } from './types.ts';

export type Outcome =
  { readonly to: 'answers'; readonly answers: Answers } | { readonly to: 'back' } | { readonly to: 'quit' };

/** The answer that stands: given here, or in the case that was read. */
export function standing(question: Question, view: View, context: Context): Answer | null {
  return view.answers.given.get(question.id) ?? answerIn(question, view.person, context.registry);
}

/** What a command other than an answer leads to; null for commands that answer. */
export function leaving(reply: Reply, question: Question, view: View): Outcome | null {
  if (reply.to !== 'command') return null;
  if (reply.command === 'back') return { to: 'back' };
  if (reply.command === 'quit') return { to: 'quit' };
  if (reply.command === 'skip') return { to: 'answers', answers: withAnswer(view.answers, question.id, null) };
  if (reply.command === 'dont-know')
    return { to: 'answers', answers: withAnswer(view.answers, question.id, { kind: 'dont-know' }) };
  return null;
}
