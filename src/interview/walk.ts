/** Which question comes next, and the line that says how much hangs on what. semantics.md 12. */
import type { Question } from '../knowledge/types.ts';
import { evaluate } from '../logic/evaluate.ts';
import type { OpenQuestion } from '../reasoning/questions.ts';
import { capital } from './prefill.ts';
import type { View } from './look.ts';

/** The stages that are gone through before the report is offered. */
const FIRST: readonly string[] = ['safety', 'core'];

/** Open questions that have not been put, in the order in which they are asked. */
export function waiting(view: View): readonly OpenQuestion[] {
  return view.reasoning.open.filter(
    (open) =>
      open.why !== 'dont-know' &&
      !view.answers.put.includes(open.question.id) &&
      !isSettled(open, view) &&
      applies(open.question, view),
  );
}

/** A saved case answered part of it, and nothing hangs on the rest: it was put when the case was made. */
function isSettled(open: OpenQuestion, view: View): boolean {
  if (Object.keys(view.answers.base).length === 0 || open.couldChange.length > 0) return false;
  return open.question.facts.some((fact) => view.person.values.has(fact));
}

/**
 * Whether a question makes sense as things stand. A safety question is put unless it is known not to apply; another
 * one that hangs on an earlier answer ("which of the two?") only once that answer calls for it.
 */
export function applies(question: Question, view: View): boolean {
  if (question.askWhen === undefined) return true;
  const { value } = evaluate(question.askWhen, view.reasoning.environment);
  return question.stage === 'safety' ? value !== 'false' : value === 'true';
}

/** The next safety or core question; null when they have all been put. */
export function nextQuestion(view: View): Question | null {
  return waiting(view).find((open) => FIRST.includes(open.question.stage))?.question ?? null;
}

/** The next question of the later stages. */
export function nextRefinement(view: View): OpenQuestion | null {
  return waiting(view).find((open) => open.question.stage === 'refine') ?? null;
}

export interface Hanging {
  readonly questions: number;
  readonly options: number;
}

/** Options whose verdict could still change, and the questions they hang on. */
export function hanging(view: View, stages: readonly string[] = [...FIRST, 'refine']): Hanging {
  const open = waiting(view).filter((item) => stages.includes(item.question.stage));
  return {
    questions: open.filter((item) => item.couldChange.length > 0).length,
    options: new Set(open.flatMap((item) => item.couldChange)).size,
  };
}

/** "9 options hang on 4 answers". */
export function openWords({ questions, options }: Hanging): string {
  if (options === 0) return 'nothing hangs on an answer';
  return `${options} ${options === 1 ? 'option hangs' : 'options hang'} on ${questions} ${questions === 1 ? 'answer' : 'answers'}`;
}

/** "Safety, question 2" or, for the later stages, what the answer adds. */
export function placeWords(question: Question, view: View): string {
  const stage = question.stage === 'on-demand' ? 'On demand' : capital(question.stage);
  const before = view.answers.put.includes(question.id)
    ? view.answers.put.indexOf(question.id)
    : view.answers.put.length;
  return `${stage}, question ${before + 1}`;
}

/** Safety findings that the earlier answers had not brought up. */
export function newFindings(before: View | null, after: View): View['reasoning']['safety'] {
  const known = new Set(before?.reasoning.safety.map((item) => item.id) ?? []);
  return after.reasoning.safety.filter((item) => !known.has(item.id));
}
