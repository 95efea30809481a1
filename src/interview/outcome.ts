/** What putting a question can lead to, and the answer it starts from. */
import type { Question } from '../knowledge/types.ts';
import { type Answer, type Answers, withAnswer } from './answers.ts';
import type { Context, View } from './look.ts';
import { answerIn } from './prefill.ts';
import type { Reply } from './types.ts';

export type Outcome =
  | { readonly to: 'answers'; readonly answers: Answers }
  /** What was entered before going back or leaving is kept as a draft; the question is put again. */
  | { readonly to: 'back'; readonly draft: Answers }
  | { readonly to: 'quit'; readonly draft: Answers };

/** The answer that stands: given here, or in the case that was read. */
export function standing(question: Question, view: View, context: Context): Answer | null {
  return view.answers.given.get(question.id) ?? answerIn(question, view.person, context.registry);
}

/** What a command other than an answer leads to; null for commands that answer. `draft` holds what was entered so far. */
export function leaving(reply: Reply, question: Question, view: View, draft: Answers = view.answers): Outcome | null {
  if (reply.to !== 'command') return null;
  if (reply.command === 'back' || reply.command === 'quit') return { to: reply.command, draft };
  if (reply.command === 'skip') return { to: 'answers', answers: withAnswer(view.answers, question.id, null) };
  if (reply.command === 'dont-know')
    return { to: 'answers', answers: withAnswer(view.answers, question.id, { kind: 'dont-know' }) };
  return null;
}
