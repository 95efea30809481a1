/** Putting one question, whatever its kind: its screens, and the answers as they are then. */
import { MIRRORED } from '../cases/format.ts';
import type { Question } from '../knowledge/types.ts';
import { type Answer, type Answers, withAnswer, withDraft } from './answers.ts';
import { askRows } from './ask-rows.ts';
import { placeOf, rowsOf } from './facts.ts';
import { faultWords } from './lines-in.ts';
import { type Context, readAnswers, type View } from './look.ts';
import { leaving, type Outcome, standing } from './outcome.ts';
import { labelGroups, nameOf } from './prefill.ts';
import { headFor, put } from './put.ts';
import { chosen, NONE, noted, shownRows } from './reduce.ts';
import { rowsFor } from './rows.ts';
import type { Command, FormScreen, Item, Note, PanelScreen, Part, Reply, Screen } from './types.ts';
import { placeWords } from './walk.ts';

const COMMANDS: readonly Command[] = ['dont-know', 'skip', 'back', 'why', 'report', 'quit'];

/** Puts a question. `notes` are said above it once. An answer that contradicts another one is put again, with the reason. */
export function* ask(question: Question, view: View, context: Context, notes: readonly Note[]): Part<Outcome> {
  let said = notes;
  for (;;) {
    const outcome = yield* askOnce(question, view, context, said);
    if (outcome.to !== 'answers') return outcome;
    const { person, problems } = readAnswers(outcome.answers, context);
    if (person !== null) return outcome;
    said = [{ tone: 'caution', text: faultWords(problems) }];
  }
}

function* askOnce(question: Question, view: View, context: Context, notes: readonly Note[]): Part<Outcome> {
  const rows = rowsOf(question, context.registry);
  if (rows !== null) return yield* askRows(question, rows, view, context, notes);
  if (question.kind === 'panel') return yield* askPanel(question, view, context, notes);
  if (question.kind === 'choice' || question.kind === 'yes-no') return yield* askChoice(question, view, context, notes);
  return yield* askForm(question, view, context, notes);
}

/** The answers with this one, or the fault the case reader finds in them. */
function tried(
  question: Question,
  answer: Answer,
  view: View,
  context: Context,
): { answers: Answers } | { fault: string; warnings: readonly string[] } {
  const answers = withAnswer(view.answers, question.id, answer);
  const { person, problems } = readAnswers(answers, context);
  return person === null ? { fault: faultWords(problems), warnings: [] } : { answers };
}

function* askPanel(question: Question, view: View, context: Context, notes: readonly Note[]): Part<Outcome> {
  const groups = labelGroups(question, context.registry);
  const before = standing(question, view, context);
  const present = before?.kind === 'panel' ? before.present : [];
  const nothing = before?.kind === 'panel' && before.present.length + before.unsure.length === 0;
  // A line that was ticked before the screen was left has not been told apart yet.
  const apart = before?.kind === 'panel' && before.open === true ? before.unsure : [];
  const isTicked = ({ keys }: { readonly keys: readonly string[] }): boolean =>
    keys.some((key) => present.includes(key)) || (apart.length > 0 && keys.every((key) => apart.includes(key)));
  const ticked = nothing ? [NONE] : groups.filter(isTicked).map((group) => group.label);
  const head = headFor(
    view,
    placeWords(question, view),
    question.ask,
    ['none', ...COMMANDS],
    [...notes, ...standingNote(before)],
  );
  let screen: Screen = panelOf(
    head,
    groups.map(({ label }) => ({ id: label, label })),
    ticked,
  );
  for (;;) {
    const reply: Reply = yield* put(screen, view, context, question);
    const kept: Screen | null = keptOnSkip(reply, screen, ticked.join('\n') !== ticksOf(reply.screen).join('\n'));
    if (kept !== null) {
      screen = kept;
      continue;
    }
    const chosenNow = groups.filter((group) => ticksOf(reply.screen).includes(group.label));
    const left = leaving(reply, question, view, panelDraft(question, chosenNow, view));
    if (left !== null) return left;
    if (reply.to === 'command' && reply.command === 'none')
      return answered(question, { kind: 'panel', present: [], unsure: [] }, view);
    if (reply.screen.kind !== 'panel') continue;
    screen = reply.screen;
    const told = yield* tellApart(chosenNow, present, question, view, context);
    if (told === 'back') continue;
    if (told === 'quit') return { to: 'quit', draft: panelDraft(question, chosenNow, view) };
    const result = tried(question, { kind: 'panel', ...told }, view, context);
    if ('answers' in result) return { to: 'answers', answers: result.answers };
    screen = noted(screen, result.fault);
  }
}

function ticksOf(screen: Screen): readonly string[] {
  return screen.kind === 'panel' ? screen.ticked : [];
}

/** What is ticked in a panel that is left: present as far as it is told apart, and nothing is said of the rest. */
function panelDraft(question: Question, groups: readonly { readonly keys: readonly string[] }[], view: View): Answers {
  if (groups.length === 0) return view.answers;
  const plain = groups.filter(({ keys }) => keys.length === 1 || areTwins(keys));
  const others = groups.filter((group) => !plain.includes(group));
  const draft = {
    kind: 'panel' as const,
    present: plain.flatMap(({ keys }) => keys),
    unsure: others.flatMap(({ keys }) => keys),
    open: true,
  };
  return withDraft(view.answers, question.id, draft);
}

const SKIP_KEPT = 'Something is entered here: Enter keeps it, s once more leaves this question out.';

/** A screen that is skipped although something was entered is shown once more, with that said; null when it may go. */
function keptOnSkip<One extends Screen>(reply: Reply, screen: One, entered: boolean): One | null {
  if (reply.to !== 'command' || reply.command !== 'skip' || !entered) return null;
  if (screen.head.notes.some(({ text }) => text === SKIP_KEPT)) return null;
  return noted(reply.screen as One, SKIP_KEPT);
}

function standingNote(before: Answer | null): Note[] {
  return before?.kind === 'dont-know' ? [{ tone: 'muted', text: 'Answered: not known.' }] : [];
}

function panelOf(head: PanelScreen['head'], items: readonly Item[], ticked: readonly string[]): PanelScreen {
  const none = head.commands.includes('none') ? [{ id: NONE, label: 'None of these' }] : [];
  return {
    kind: 'panel',
    head,
    items: [...items, ...none],
    ticked,
    at: 0,
    enter: 'these, and none of the others',
    least: 1,
    most: items.length,
  };
}

function answered(question: Question, answer: Answer, view: View): Outcome {
  return { to: 'answers', answers: withAnswer(view.answers, question.id, answer) };
}

interface Told {
  readonly present: readonly string[];
  readonly unsure: readonly string[];
}

/** A ticked line that stands for several findings leads to a list of them. Two names of one finding are both present. */
function* tellApart(
  groups: readonly { readonly label: string; readonly keys: readonly string[] }[],
  before: readonly string[],
  question: Question,
  view: View,
  context: Context,
): Part<Told | 'back' | 'quit'> {
  const present: string[] = [];
  const unsure: string[] = [];
  for (const { label, keys } of groups) {
    if (keys.length === 1 || areTwins(keys)) {
      present.push(...keys);
      continue;
    }
    const items = keys.map((key) => ({ id: key, label: nameOf(key, context.registry) }));
    const head = headFor(view, placeWords(question, view), `${label}: which?`, [
      'dont-know',
      'back',
      'why',
      'report',
      'quit',
    ]);
    const reply = yield* put(
      panelOf(
        head,
        items,
        keys.filter((key) => before.includes(key)),
      ),
      view,
      context,
      question,
    );
    if (reply.to === 'command') {
      if (reply.command !== 'dont-know') return reply.command === 'quit' ? 'quit' : 'back';
      unsure.push(...keys);
    } else if (reply.screen.kind === 'panel') present.push(...reply.screen.ticked);
  }
  return { present, unsure };
}

function areTwins(keys: readonly string[]): boolean {
  const isTwin = (pair: (typeof MIRRORED)[number]): boolean =>
    keys.includes(`${pair.set}/${pair.member}`) && keys.includes(`${pair.other}/${pair.otherMember}`);
  return keys.length === 2 && MIRRORED.some(isTwin);
}

function* askChoice(question: Question, view: View, context: Context, notes: readonly Note[]): Part<Outcome> {
  const [id = ''] = question.facts;
  const fact = context.registry.facts.get(id);
  const place = placeOf(id, context.registry);
  const values = place?.kind === 'finding' || fact?.type === 'boolean' ? ['yes', 'no'] : (fact?.values ?? []);
  const items = values.map((value) => ({ id: value, label: question.labels?.[value] ?? value.replaceAll('-', ' ') }));
  const before = standing(question, view, context);
  const value = before?.kind === 'fields' ? (before.values[id] ?? '') : '';
  const said: Note[] =
    before === null
      ? []
      : [{ tone: 'muted', text: `Answered: ${items.find((item) => item.id === value)?.label ?? 'not known'}.` }];
  const head = headFor(view, placeWords(question, view), question.ask, COMMANDS, [...notes, ...said]);
  let screen: Screen = { kind: 'list', head, items, at: Math.max(0, values.indexOf(value)), find: null };
  for (;;) {
    const reply: Reply = yield* put(screen, view, context, question);
    const left = leaving(reply, question, view);
    if (left !== null) return left;
    if (reply.screen.kind !== 'list') continue;
    const result = tried(question, { kind: 'fields', values: { [id]: chosen(reply.screen) } }, view, context);
    if ('answers' in result) return { to: 'answers', answers: result.answers };
    screen = noted(reply.screen, result.fault);
  }
}

function* askForm(question: Question, view: View, context: Context, notes: readonly Note[]): Part<Outcome> {
  const { registry, knowledge } = context;
  const present = (fact: string): boolean => {
    const value = view.person.values.get(fact);
    return value?.state === 'known' && value.kind === 'scalar' && value.value === true;
  };
  const rows = rowsFor(question, registry, knowledge.facts.preferences, present);
  const before = standing(question, view, context);
  const values =
    before?.kind === 'fields'
      ? before.values
      : before?.kind === 'dont-know'
        ? Object.fromEntries(rows.map((row) => [row.id, '?']))
        : {};
  const head = headFor(view, placeWords(question, view), question.ask, COMMANDS, notes);
  const first: FormScreen = { kind: 'form', head, rows, values, at: 0 };
  let screen = first;
  const confirmed = new Set<string>();
  for (;;) {
    const reply: Reply = yield* put(screen, view, context, question);
    if (reply.screen.kind !== 'form') continue;
    const given = shownValues(reply.screen);
    const kept: FormScreen | null = keptOnSkip(
      reply,
      screen,
      JSON.stringify(given) !== JSON.stringify(shownValues(first)),
    );
    if (kept !== null) {
      screen = kept;
      continue;
    }
    const left = leaving(reply, question, view, draftOf(question, given, view, context));
    if (left !== null) return left;
    screen = reply.screen;
    if (Object.keys(given).length === 0 && before === null)
      return { to: 'answers', answers: withAnswer(view.answers, question.id, null) };
    const result = tried(question, { kind: 'fields', values: given }, view, context);
    if ('fault' in result) {
      screen = noted(screen, result.fault);
      continue;
    }
    const unusual = unusualIn(result.answers, view, context).filter((text) => !confirmed.has(text));
    if (unusual.length === 0) return { to: 'answers', answers: result.answers };
    for (const text of unusual) confirmed.add(text);
    screen = noted(screen, `${unusual.join(' ')} Correct it, or press Enter again to keep it.`);
  }
}

/** What was entered in a form that is left, as far as it can be read. */
function draftOf(question: Question, given: Record<string, string>, view: View, context: Context): Answers {
  if (Object.keys(given).length === 0) return view.answers;
  const draft = withDraft(view.answers, question.id, { kind: 'fields', values: given });
  return readAnswers(draft, context).person === null ? view.answers : draft;
}

function shownValues(screen: FormScreen): Record<string, string> {
  const shown = new Set(shownRows(screen).map((row) => row.id));
  return Object.fromEntries(
    Object.entries(screen.values).filter(([id, value]) => shown.has(id) && value.trim() !== ''),
  );
}

/** Values outside what is plausible, that the case did not have before. */
function unusualIn(answers: Answers, view: View, context: Context): readonly string[] {
  const before = new Set(view.person.warnings.map((item) => item.message));
  return readAnswers(answers, context)
    .problems.filter((item) => item.code === 'CASE-IMPLAUSIBLE' && !before.has(item.message))
    .map((item) => item.message);
}
