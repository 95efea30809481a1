/** The interview from the first question to the last word: questions by stage, what they bring up, review, report, menu. */
import type { PersonCase } from '../cases/types.ts';
import { answersFrom, type Answers, emptyAnswers } from './answers.ts';
import { change } from './change.ts';
import { leave } from './files.ts';
import { type Context, viewOf } from './look.ts';
import { menu } from './menu.ts';
import { put, reportPage, showPage } from './put.ts';
import { walk } from './questions.ts';
import { chosen } from './reduce.ts';
import { reviewScreen } from './review.ts';
import type { Note, Part } from './types.ts';
import { nextQuestion } from './walk.ts';

/** Where an interview starts: from nothing, or from a saved case. */
export function startingAnswers(
  context: Context,
  person: PersonCase | null,
  jurisdiction: Answers['jurisdiction'],
): Answers {
  if (person === null) return emptyAnswers(context.today, jurisdiction);
  return { ...answersFrom(person), ...(jurisdiction === null ? {} : { jurisdiction }) };
}

/** The whole interview. Returns when the person leaves; `false` asks for a new start. */
export function* interview(start: Answers, context: Context): Part<'left' | 'again'> {
  let answers = start;
  let notes: readonly Note[] = openingNotes(start, context);
  for (;;) {
    const walked = yield* walk(answers, context, notes, 'first');
    notes = [];
    if (walked === null) return 'left';
    answers = walked;
    const reviewed = yield* review(answers, context);
    if (reviewed === null) return 'left';
    answers = reviewed.answers;
    if (reviewed.to === 'questions') continue;
    const quit = yield* showPage(reportPage(viewOf(answers, context), context, 'Report'));
    if (quit) {
      if (yield* leave(answers, context)) return 'left';
    }
    return yield* menu(answers, context);
  }
}

/** What is said before the first question: what this is for, its limits, and that nothing has to be answered. */
function openingNotes(answers: Answers, context: Context): readonly Note[] {
  const { header } = context.knowledge;
  const resumed = context.from === null ? [] : [`Going on from ${context.from}, facts as of ${answers.asOf}.`];
  const text = [
    ...resumed,
    header.intendedUse.split('\n')[0] ?? '',
    'No names. Nothing is sent or saved unless you ask. Every question can be skipped.',
  ];
  return text.map((line) => ({ tone: 'muted', text: line.trim() }));
}

/** The answers on one screen, before the report: anything can be changed. */
function* review(start: Answers, context: Context): Part<{ to: 'report' | 'questions'; answers: Answers } | null> {
  let answers = start;
  for (;;) {
    const view = viewOf(answers, context);
    const reply = yield* put(reviewScreen(view, context), view, context, null);
    if (reply.to === 'command') {
      if (reply.command === 'quit') {
        if (yield* leave(answers, context)) return null;
        continue;
      }
      const last = answers.put.at(-1);
      if (last === undefined) continue;
      const changed = yield* change(answers, last, context);
      if (changed === null) return null;
      answers = changed;
      continue;
    }
    const picked = reply.screen.kind === 'list' ? chosen(reply.screen) : '';
    if (picked === 'report') return { to: 'report', answers };
    if (picked === 'refine') {
      const refined = yield* walk(answers, context, [], 'refine');
      if (refined === null) return null;
      answers = refined;
    } else {
      const changed = yield* change(answers, picked, context);
      if (changed === null) return null;
      answers = changed;
    }
    if (nextQuestion(viewOf(answers, context)) !== null) return { to: 'questions', answers };
  }
}
