/** Leaving, saving and writing. Nothing is written unless the person asks for it and says where. */
import { UNTONED } from '../report/layout.ts';
import type { Answers } from './answers.ts';
import { type Context, reportOf, viewOf } from './look.ts';
import { headFor, put } from './put.ts';
import { chosen, noted } from './reduce.ts';
import { renderJson } from '../report/json.ts';
import { renderMarkdown } from '../report/markdown.ts';
import { renderText } from '../report/text.ts';
import type { Style } from '../report/types.ts';
import type { Effect, EffectResult, LinesScreen, Part, Reply, Screen } from './types.ts';

/** Asked to leave: true when the person does. Answers are lost unless they are saved here. */
export function* leave(answers: Answers, context: Context): Part<boolean> {
  if (answers.given.size === 0) return true;
  const view = viewOf(answers, context);
  const head = headFor(view, 'Leaving', 'Leave now? What was answered is kept only if it is saved.', ['back']);
  const items = [
    { id: 'stay', label: 'Go on' },
    { id: 'leave', label: 'Leave without saving' },
    { id: 'save', label: 'Save the case, then leave' },
  ];
  const reply = yield* put({ kind: 'list', head, items, at: 0, find: null }, view, context, null);
  if (reply.to !== 'submit' || reply.screen.kind !== 'list') return false;
  const picked = chosen(reply.screen);
  if (picked === 'save') return yield* saveCase(answers, context);
  return picked === 'leave';
}

/** Saves the case where the person says. True when it was written. */
export function* saveCase(answers: Answers, context: Context): Part<boolean> {
  const value = viewOf(answers, context).person.canonical;
  return yield* write(answers, context, 'Save the case: which file?', 'case.yaml', (path, replace) => ({
    kind: 'write-case',
    path,
    value,
    replace,
  }));
}

const FORMATS = [
  { id: 'text', label: 'Text', file: 'report.txt' },
  { id: 'markdown', label: 'Markdown', file: 'report.md' },
  { id: 'json', label: 'JSON, for programs', file: 'report.json' },
] as const;

/** Plain letters, no colour: the style of a file. */
const FILE_STYLE: Style = { width: 80, unicode: true, ...UNTONED };

/** Writes the report in a format and to a file of the person's choice. */
export function* writeReport(answers: Answers, context: Context): Part<void> {
  const view = viewOf(answers, context);
  const head = headFor(view, 'Write the report', 'In which form?', ['back', 'report']);
  const reply = yield* put({ kind: 'list', head, items: FORMATS, at: 0, find: null }, view, context, null);
  if (reply.to !== 'submit' || reply.screen.kind !== 'list') return;
  const id = chosen(reply.screen);
  const format = FORMATS.find((item) => item.id === id) ?? FORMATS[0];
  const report = reportOf(view, context);
  const drawing = { detail: false, style: FILE_STYLE };
  const text =
    format.id === 'json'
      ? renderJson(report)
      : format.id === 'markdown'
        ? renderMarkdown(report, drawing)
        : renderText(report, drawing);
  yield* write(answers, context, 'Write the report: which file?', format.file, (path, replace) => ({
    kind: 'write-text',
    path,
    text,
    replace,
  }));
}

/** Asks for a path and writes; a file that is there already is replaced only when the person says so. */
function* write(
  answers: Answers,
  context: Context,
  title: string,
  suggested: string,
  effect: (path: string, replace: boolean) => Effect,
): Part<boolean> {
  const view = viewOf(answers, context);
  const head = headFor(
    view,
    'A file',
    title,
    ['back'],
    [{ tone: 'muted', text: 'It holds health data, but no name. Only you can read the file.' }],
  );
  let screen: Screen = pathScreen({ ...head, alarm: '' }, suggested);
  for (;;) {
    const reply: Reply = yield* put(screen, view, context, null);
    if (reply.to !== 'line') return false;
    const path = reply.text;
    if (path === '') return false;
    let result = (yield { ask: 'effect', effect: effect(path, false) }) as EffectResult;
    if (result.exists) {
      const items = [
        { id: 'no', label: 'No, choose another name' },
        { id: 'yes', label: 'Yes, replace it' },
      ];
      const asked = headFor(view, 'A file', `${path} is there already. Replace it?`, ['back']);
      const sure = yield* put({ kind: 'list', head: asked, items, at: 0, find: null }, view, context, null);
      if (sure.to !== 'submit' || sure.screen.kind !== 'list' || chosen(sure.screen) !== 'yes') continue;
      result = (yield { ask: 'effect', effect: effect(path, true) }) as EffectResult;
    }
    if (result.done) {
      const said = headFor(view, 'A file', result.say, ['back']);
      yield* put(
        { kind: 'list', head: said, items: [{ id: 'on', label: 'Go on' }], at: 0, find: null },
        view,
        context,
        null,
      );
      return true;
    }
    screen = noted(reply.screen, result.say);
  }
}

function pathScreen(head: LinesScreen['head'], text: string): LinesScreen {
  return { kind: 'lines', head, lines: [], text, at: 0, prompt: '', empty: '', suggest: () => [] };
}
