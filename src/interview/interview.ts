/** The interview from the first question to the last word: questions by stage, what they bring up, review, report, menu. */
import type { PersonCase } from '../cases/types.ts';
import type { Question } from '../knowledge/types.ts';
import { type Block, list, marked, paragraph } from '../report/document.ts';
import { capital } from './prefill.ts';
import { answersFrom, type Answers, emptyAnswers } from './answers.ts';
import { ask } from './ask.ts';
import { leave } from './files.ts';
import { type Context, questionOf, type View, viewOf } from './look.ts';
import { menu } from './menu.ts';
import { blocksPage, headFor, put, reportPage, showPage } from './put.ts';
import { reviewScreen } from './review.ts';
import { chosen } from './reduce.ts';
import type { Note, Part } from './types.ts';
import { applies, newFindings, nextQuestion, nextRefinement } from './walk.ts';
import { createNumbering } from '../report/numbering.ts';
import { cited } from '../report/reasons.ts';
import { reportOf } from './look.ts';

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
    return yield* menu(answers, context, walk);
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
    const outcome = yield* ask(question, view, context, notes);
    notes = [];
    if (outcome.to === 'quit') {
      if (yield* leave(answers, context)) return null;
      again = question.id;
    } else if (outcome.to === 'back') {
      again = previous(question.id, answers, view, context) ?? null;
      if (stages === 'refine' && (again === null || answers.put.indexOf(again) < from)) return answers;
      if (again === null) notes = [{ tone: 'muted', text: 'This is the first question.' }];
    } else {
      again = null;
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

/** Says what an answer has brought up: an emergency on a screen of its own, the rest above the next question. */
export function* tell(before: View, answers: Answers, context: Context): Part<readonly Note[]> {
  const after = viewOf(answers, context);
  const found = newFindings(before, after);
  const urgent = found.filter((item) => item.level === 'emergency').map((item) => item.id);
  if (urgent.length > 0) {
    const report = reportOf(after, context);
    const numbering = createNumbering(report.references);
    const blocks: Block[] = report.safety
      .filter((item) => urgent.includes(item.id))
      .flatMap((item) => [
        marked('EMERGENCY', 'danger', ...cited(item.say, item.citations, numbering)),
        ...(item.contact === null ? [] : [marked('Contact', 'danger', item.contact)]),
        ...list(item.steps.map((step) => [step])),
      ]);
    const sources = numbering.block();
    const last = paragraph('Nothing is hidden: the questions go on, and the report says this first.');
    yield* showPage({
      ...blocksPage({ ...headFor(after, '', 'Before anything else', []), alarm: '', open: '' }, [
        ...blocks,
        last,
        ...sources,
      ]),
      guarded: true,
    });
  }
  return found
    .filter((item) => item.level !== 'emergency')
    .map((item) => ({ tone: 'caution', text: `${item.level === 'urgent' ? 'Urgent' : 'Note'}: ${capital(item.say)}` }));
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

/** Puts one question again. The answers as they were when it is left without one; null when the person leaves altogether. */
export function* change(answers: Answers, id: string, context: Context): Part<Answers | null> {
  const view = viewOf(answers, context);
  if (id === 'country') return yield* askCountry(answers, view, context);
  const outcome = yield* ask(questionOf(context, id), view, context, []);
  if (outcome.to === 'quit') return (yield* leave(answers, context)) ? null : answers;
  if (outcome.to === 'back') return answers;
  const notes = yield* tell(view, outcome.answers, context);
  if (notes.length > 0) {
    const after = viewOf(outcome.answers, context);
    yield* showPage(
      blocksPage(
        headFor(after, 'Brought up by this answer', '', ['back']),
        notes.map((note) => paragraph(note.text)),
      ),
    );
  }
  return outcome.answers;
}

function* askCountry(answers: Answers, view: View, context: Context): Part<Answers> {
  const items = [
    ...context.knowledge.header.jurisdictions.map(({ id, name }) => ({ id, label: name })),
    { id: '', label: 'Not set: the strictest of all apply' },
  ];
  const head = headFor(view, 'Setting', 'Whose labels bind?', ['back', 'report']);
  const at = Math.max(
    0,
    items.findIndex((item) => item.id === (answers.jurisdiction ?? '')),
  );
  const reply = yield* put({ kind: 'list', head, items, at, find: null }, view, context, null);
  if (reply.to !== 'submit' || reply.screen.kind !== 'list') return answers;
  const id = chosen(reply.screen);
  const jurisdiction = context.knowledge.header.jurisdictions.find((item) => item.id === id)?.id ?? null;
  return { ...answers, jurisdiction };
}
