/** Putting one screen: the parts every screen shares. Why and the report are shown and lead back to the same screen. */
import { cslOf } from '../knowledge/csl.ts';
import { authorYear } from '../report/citation.ts';
import { type Block, heading, list, paragraph } from '../report/document.ts';
import { drawText } from '../report/draw-text.ts';
import { renderText } from '../report/text.ts';
import type { Report, Style } from '../report/types.ts';
import type { Question } from '../knowledge/types.ts';
import { type Context, reportOf, type View } from './look.ts';
import type { Command, Head, Note, PageScreen, Part, Reply, Screen } from './types.ts';
import { hanging, openWords } from './walk.ts';

/** A head from what is known now. */
export function headFor(
  view: View,
  place: string,
  title: string,
  commands: readonly Command[],
  notes: readonly Note[] = [],
): Head {
  const emergency = view.reasoning.safety.some((item) => item.level === 'emergency');
  const alarm = emergency ? 'EMERGENCY noted: it stands first in the report (r).' : '';
  return { place, open: openWords(hanging(view)), title, alarm, notes, commands };
}

/** Something to read. */
export function pageOf(head: Head, draw: (style: Style) => string, guarded = false): PageScreen {
  return { kind: 'page', head, draw, top: 0, guarded };
}

export function blocksPage(head: Head, blocks: readonly Block[]): PageScreen {
  return pageOf(head, (style) => drawText(blocks, style));
}

/** Shows a page until it is closed. True when the person wants to leave altogether. */
export function* showPage(page: PageScreen): Part<boolean> {
  const reply = (yield { ask: 'screen', screen: page }) as Reply;
  return reply.to === 'command' && reply.command === 'quit';
}

/** Shows a screen until it is answered or left; `why` and `report` come back to it. */
export function* put(screen: Screen, view: View, context: Context, question: Question | null): Part<Reply> {
  let shown = screen;
  for (;;) {
    const reply = (yield { ask: 'screen', screen: shown }) as Reply;
    if (reply.to !== 'command') return reply;
    if (reply.command === 'why' && question !== null) yield* showPage(whyPage(question, view, context));
    else if (reply.command === 'report') yield* showPage(reportPage(view, context));
    else return reply;
    shown = reply.screen;
  }
}

/** Why a question is asked, on which sources, and what hangs on it. */
function whyPage(question: Question, view: View, context: Context): PageScreen {
  const sources = (question.sources ?? []).map(({ id, at }) => {
    const reference = context.knowledge.references.get(id);
    const name = reference === null ? id : authorYear(cslOf(reference));
    const title = reference === null ? '' : `: ${reference.title ?? reference.description ?? ''}`;
    return [`${name}${title}${at === undefined ? '' : ` (${at})`}`];
  });
  const open = view.reasoning.open.find((item) => item.question.id === question.id);
  const names = (open?.couldChange ?? []).map(
    (id) => context.knowledge.options.find((option) => option.id === id)?.name ?? id,
  );
  const blocks: Block[] = [
    paragraph(question.why),
    ...(sources.length === 0 ? [] : [heading(2, 'Sources'), ...list(sources)]),
    heading(2, 'What the answer could change'),
    ...(names.length === 0 ? [paragraph('Nothing that is open now.')] : list(names.map((name) => [name]))),
  ];
  return blocksPage({ ...headFor(view, 'Why this is asked', question.ask, ['back']), alarm: '' }, blocks);
}

/** "First look: 3 answers". */
function firstLook(view: View): string {
  const count = [...view.answers.given.keys()].length;
  return `First look: ${count} ${count === 1 ? 'answer' : 'answers'}`;
}

/** The report as it would be printed. */
export function reportPage(view: View, context: Context, place: string = firstLook(view)): PageScreen {
  return reportScreen(reportOf(view, context), headFor(view, place, '', ['back', 'quit']));
}

function reportScreen(report: Report, head: Head): PageScreen {
  return { ...pageOf({ ...head, alarm: '' }, (style) => renderText(report, { detail: false, style })) };
}
