/** After the report: a menu that stays. Nothing here judges anything; every page is drawn from the report and the knowledge base. */
import { explain } from '../explain.ts';
import { namesOf } from '../find.ts';
import { interactionsFor } from '../interactions.ts';
import { planFor } from '../plan.ts';
import { renderInteractions } from '../report/interactions-text.ts';
import { renderWashouts } from '../report/washouts-text.ts';
import { renderReassess, renderStage } from '../report/assessment-pages.ts';
import { renderCarePlan } from '../report/care-plan-text.ts';
import type { Verdict } from '../report/types.ts';
import { comparisonBlocks } from '../report/compare-text.ts';
import { renderExplanation } from '../report/explain-text.ts';
import { renderShow } from '../report/show-text.ts';
import { renderText } from '../report/text.ts';
import { verdictWord } from '../report/words.ts';
import { showPageOf } from '../show.ts';
import { washoutsFor } from '../washouts.ts';
import type { Answers } from './answers.ts';
import { LEAST_COMPARED, MOST_COMPARED, comparisonOf } from '../compare.ts';
import { closedBlocksOf, movedBlocks } from './pages.ts';
import { leave, saveCase, writeReport } from './files.ts';
import { change } from './change.ts';
import { walk } from './questions.ts';
import { type Context, reportOf, type View, viewOf } from './look.ts';
import { blocksPage, headFor, pageOf, put, reportPage, showPage } from './put.ts';
import { chosen } from './reduce.ts';
import { answeredItems, countryItem } from './review.ts';
import type { EffectResult, Item, ListScreen, Part } from './types.ts';
import { hanging, nextQuestion } from './walk.ts';

const ITEMS: readonly Item[] = [
  { id: 'report', label: 'Read the report again' },
  { id: 'open', label: 'Open an option: doses, effects, harms, sources' },
  { id: 'explain', label: 'Explain a verdict, and what would change it' },
  { id: 'plan', label: 'Plan for an option: checks, dates, what comes next' },
  { id: 'reassess', label: 'Is it resistant: trials, definitions, staging, scales' },
  { id: 'medicines', label: 'Medicines: interactions, what adds up, washouts' },
  { id: 'compare', label: 'Compare two to six options' },
  { id: 'change', label: 'Change an answer, and see what moves' },
  { id: 'closed', label: 'What is contraindicated or to be avoided' },
  { id: 'save', label: 'Save the case' },
  { id: 'write', label: 'Write the report to a file' },
  { id: 'print', label: 'Print the report into the terminal when I leave' },
  { id: 'again', label: 'Start over' },
  { id: 'quit', label: 'Quit' },
];

/** Shows the menu until the person leaves or starts over. */
export function* menu(start: Answers, context: Context): Part<'left' | 'again'> {
  let answers = start;
  let saved = false;
  let at = 0;
  let said = '';
  for (;;) {
    const view = viewOf(answers, context);
    const screen = menuScreen(view, at, said);
    said = '';
    const reply = yield* put(screen, view, context, null);
    if (reply.screen.kind === 'list') at = reply.screen.at;
    const picked =
      reply.to === 'command'
        ? reply.command === 'quit'
          ? 'quit'
          : 'report'
        : reply.screen.kind === 'list'
          ? chosen(reply.screen)
          : '';
    if (picked === 'quit' || picked === 'again') {
      if (saved || (yield* leave(answers, context))) return picked === 'again' ? 'again' : 'left';
    } else if (picked === 'more') {
      const before = view;
      const more = nextQuestion(view) === null ? 'refine' : 'first';
      const walked = yield* walk(answers, context, [], more);
      if (walked === null) return 'left';
      if (walked !== answers) yield* showMoved(before, viewOf(walked, context), context);
      saved = saved && walked === answers;
      answers = walked;
    } else if (picked === 'change') {
      const changed = yield* changeOne(answers, context);
      if (changed === null) return 'left';
      saved = saved && changed === answers;
      answers = changed;
    } else if (picked === 'save') saved = (yield* saveCase(answers, context)) || saved;
    else if (picked === 'print') said = yield* printLater(view, context);
    else yield* lookAt(picked, answers, view, context);
  }
}

function menuScreen(view: View, at: number, said: string): ListScreen {
  const open = hanging(view);
  const more: readonly Item[] =
    open.options === 0
      ? []
      : [
          {
            id: 'more',
            label: `Answer more: ${open.questions} more ${open.questions === 1 ? 'answer could' : 'answers could'} settle ${open.options} ${open.options === 1 ? 'option' : 'options'}`,
          },
        ];
  const items = [...ITEMS.slice(0, 1), ...more, ...ITEMS.slice(1)];
  return {
    kind: 'list',
    head: headFor(view, 'Menu', 'What next?', ['report', 'quit'], said === '' ? [] : [{ tone: 'good', text: said }]),
    items,
    at: Math.min(at, items.length - 1),
    find: null,
  };
}

function* lookAt(picked: string, answers: Answers, view: View, context: Context): Part<void> {
  const report = reportOf(view, context);
  const head = (place: string) => ({ ...headFor(view, place, '', ['back' as const]), alarm: '' });
  switch (picked) {
    case 'report':
      yield* showPage(reportPage(view, context, 'Report'));
      return;
    case 'open':
      yield* overOptions('Open which option?', view, context, (id) => {
        const page = showPageOf(context.knowledge, id);
        return page === null ? null : pageOf(head('Option'), (style) => renderShow(page, { format: 'text', style }));
      });
      return;
    case 'explain':
      yield* overOptions('Explain which verdict?', view, context, (id) => {
        const explanation = explain(view.person, context.knowledge, view.settings, id);
        return explanation === null
          ? null
          : pageOf(head('Explained'), (style) => renderExplanation(explanation, { format: 'text', style }));
      });
      return;
    case 'plan':
      yield* overOptions('Plan for which option?', view, context, (id) => {
        const plan = planFor(view.person, context.knowledge, view.settings, id, null);
        return plan === null ? null : pageOf(head('Plan'), (style) => renderCarePlan(plan, { format: 'text', style }));
      });
      return;
    case 'reassess':
      yield* showPage(
        pageOf(head('Is it resistant?'), (style) => {
          const options = { format: 'text', style } as const;
          return `${renderReassess(report, options)}\n${renderStage(report, options)}`;
        }),
      );
      return;
    case 'medicines':
      yield* showPage(
        pageOf(head('Medicines'), (style) => {
          const options = { format: 'text', style } as const;
          const { person, settings } = view;
          const met = renderInteractions(interactionsFor(person, context.knowledge, settings, []), options);
          return `${met}\n${renderWashouts(washoutsFor(person, context.knowledge, settings, null), options)}`;
        }),
      );
      return;
    case 'compare': {
      const items = optionItems(view, context);
      const asked = headFor(view, 'Compare', 'Tick two to six options', ['back']);
      const reply = yield* put(
        {
          kind: 'panel',
          head: asked,
          items,
          ticked: [],
          at: 0,
          enter: 'compare them',
          least: LEAST_COMPARED,
          most: MOST_COMPARED,
        },
        view,
        context,
        null,
      );
      if (reply.to === 'submit' && reply.screen.kind === 'panel')
        yield* showPage(
          blocksPage(head('Compared'), comparisonBlocks(comparisonOf(context.knowledge, reply.screen.ticked, report))),
        );
      return;
    }
    case 'closed':
      yield* showPage(blocksPage(head('Contraindicated or to be avoided'), closedBlocksOf(report)));
      return;
    case 'write':
      yield* writeReport(answers, context);
      return;
    default:
  }
}

/** The report stays in the terminal after the interview. */
function* printLater(view: View, context: Context): Part<string> {
  const report = reportOf(view, context);
  const result = (yield {
    ask: 'effect',
    effect: { kind: 'print', draw: (style) => renderText(report, { detail: false, style }) },
  }) as EffectResult;
  return result.say;
}

type MakePage = (id: string) => ReturnType<typeof pageOf> | null;

/** One option after another, until the person goes back. */
function* overOptions(title: string, view: View, context: Context, page: MakePage): Part<void> {
  let screen: ListScreen = {
    kind: 'list',
    head: headFor(view, 'Options', title, ['back']),
    items: optionItems(view, context),
    at: 0,
    find: '',
  };
  for (;;) {
    const reply = yield* put(screen, view, context, null);
    if (reply.to !== 'submit' || reply.screen.kind !== 'list') return;
    screen = reply.screen;
    const shown = page(chosen(screen));
    if (shown !== null) yield* showPage(shown);
  }
}

/** Options by rank, found by name, medicine or brand. */
function optionItems(view: View, context: Context): readonly Item[] {
  const verdictOf = (verdict: Verdict): string => verdictWord(verdict);
  return view.reasoning.options.map(({ option, verdict }) => {
    const words = option.medicines.flatMap((id) => {
      const medicine = context.registry.medicines.byId.get(id);
      return medicine === undefined ? [id] : namesOf(medicine);
    });
    return { id: option.id, label: option.name, beside: verdictOf(verdict), words: [...words, option.family, verdict] };
  });
}

function* changeOne(answers: Answers, context: Context): Part<Answers | null> {
  const view = viewOf(answers, context);
  const unanswered = context.knowledge.questions
    .filter((question) => !answeredItems(view, context).some((item) => item.id === question.id))
    .map((question) => ({ id: question.id, label: question.ask, beside: 'not asked' }));
  const items = [countryItem(view, context), ...answeredItems(view, context), ...unanswered];
  const reply = yield* put(
    { kind: 'list', head: headFor(view, 'Change', 'Which answer?', ['back']), items, at: 0, find: '' },
    view,
    context,
    null,
  );
  if (reply.to !== 'submit' || reply.screen.kind !== 'list') return answers;
  const changed = yield* change(answers, chosen(reply.screen), context);
  if (changed === null || changed === answers) return changed;
  yield* showMoved(view, viewOf(changed, context), context);
  return changed;
}

/** Which verdicts an answer has moved, and why. */
function* showMoved(before: View, after: View, context: Context): Part<void> {
  const blocks = movedBlocks(reportOf(before, context), reportOf(after, context));
  yield* showPage(blocksPage({ ...headFor(after, 'What moved', '', ['back']), alarm: '' }, blocks));
}
