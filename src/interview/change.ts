/** One answer put again, and what an answer brings up. */
import { referenceIn } from '../report/build-references.ts';
import { type Block, list, marked, paragraph } from '../report/document.ts';
import { createNumbering } from '../report/numbering.ts';
import { cited } from '../report/reasons.ts';
import type { Answers } from './answers.ts';
import { ask } from './ask.ts';
import { leave } from './files.ts';
import { type Context, questionOf, reportOf, type View, viewOf } from './look.ts';
import { capital } from './prefill.ts';
import { blocksPage, headFor, put, showPage } from './put.ts';
import { chosen } from './reduce.ts';
import type { Note, Part } from './types.ts';
import { newFindings } from './walk.ts';

/** Says what an answer has brought up: an emergency on a screen of its own, the rest above the next question. */
export function* tell(before: View, answers: Answers, context: Context): Part<readonly Note[]> {
  const after = viewOf(answers, context);
  const found = newFindings(before, after);
  const urgent = found.filter((item) => item.level === 'emergency').map((item) => item.id);
  if (urgent.length > 0) {
    const report = reportOf(after, context);
    const numbering = createNumbering(referenceIn(report));
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

/** Puts one question again. The answers as they were when it is left without one; null when the person leaves altogether. */
export function* change(answers: Answers, id: string, context: Context): Part<Answers | null> {
  const view = viewOf(answers, context);
  if (id === 'country') return yield* askCountry(answers, view, context);
  const outcome = yield* ask(questionOf(context, id), view, context, []);
  if (outcome.to === 'quit') return (yield* leave(outcome.draft, context)) ? null : answers;
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
