/** Drives an interview in process: keys in, screens out. Counts what a person would see and press. */
import { type Answers, emptyAnswers } from '../../src/interview/answers.ts';
import { inputOf, type Key } from '../../src/interview/keys.ts';
import { type Context, contextFor } from '../../src/interview/look.ts';
import { createSession, pageRoom, type Session, type Size } from '../../src/interview/session.ts';
import type { Screen } from '../../src/interview/types.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import type { Knowledge } from '../../src/knowledge/types.ts';
import type { Style } from '../../src/report/types.ts';

export const TODAY = '2026-11-23';

/** The shipped knowledge base; read once for each test file. */
export function shippedKnowledge(): Knowledge {
  const { knowledge, problems } = loadKnowledge(new URL('../../data', import.meta.url).pathname);
  if (knowledge === null) throw new Error(problems.map((item) => item.message).join('\n'));
  return knowledge;
}

export function plainStyle(width = 80, unicode = true): Style {
  const same = (text: string): string => text;
  return {
    width,
    unicode,
    heading: same,
    emphasis: same,
    good: same,
    caution: same,
    danger: same,
    muted: same,
    cite: same,
  };
}

const NAMED: Readonly<Record<string, string>> = {
  Enter: 'return',
  Tab: 'tab',
  Up: 'up',
  Down: 'down',
  Left: 'left',
  Escape: 'escape',
  Backspace: 'backspace',
  PageDown: 'pagedown',
  End: 'end',
  Delete: 'delete',
};

/** "46 {Enter} f" -> keys. Names stand in braces; every other letter is a key. */
export function keysOf(text: string): readonly Key[] {
  return [...text.matchAll(/\{(\w+)\}|([^])/g)].map((found) => {
    const name = found[1];
    return name === undefined
      ? { name: found[2] ?? '', sequence: found[2] ?? '', ctrl: false, meta: false }
      : { name: NAMED[name] ?? name, sequence: '', ctrl: false, meta: false };
  });
}

export interface Driver {
  readonly session: Session;
  readonly context: Context;
  /** Presses keys, in the notation of `keysOf`. */
  readonly press: (text: string) => void;
  readonly screen: () => Screen;
  /** What the terminal shows now. */
  readonly text: () => string;
  readonly title: () => string;
  readonly counts: { keys: number; titles: string[] };
}

export interface DriveOptions {
  readonly start?: Answers;
  readonly width?: number;
  readonly rows?: number;
  readonly unicode?: boolean;
  readonly from?: string;
  /** Results of effects; the effect is kept in `effects`. */
  readonly onEffect?: (effect: NonNullable<ReturnType<Session['effect']>>) => {
    done: boolean;
    exists: boolean;
    say: string;
  };
}

export function drive(knowledge: Knowledge, options: DriveOptions = {}): Driver {
  const context = contextFor(knowledge, TODAY, knowledge.header.defaultGuideline, options.from ?? null);
  const session = createSession(options.start ?? emptyAnswers(TODAY), () => emptyAnswers(TODAY), context);
  const size: Size = { style: plainStyle(options.width ?? 80, options.unicode ?? true), rows: options.rows ?? 24 };
  const counts = { keys: 0, titles: [] as string[] };
  const screen = (): Screen => {
    const now = session.screen();
    if (now === null) throw new Error('no screen waits');
    return now;
  };
  const note = (): void => {
    const now = session.screen();
    if (now === null) return;
    const title = `${now.kind}: ${now.head.place} ${now.head.title}`;
    if (counts.titles.at(-1) !== title) counts.titles.push(title);
  };
  note();
  return {
    session,
    context,
    screen,
    counts,
    title: () => screen().head.title,
    press: (text) => {
      for (const key of keysOf(text)) {
        counts.keys += 1;
        const now = session.screen();
        if (now === null) throw new Error(`nothing waits for ${key.sequence || key.name}`);
        const input = inputOf(now, key, pageRoom(size));
        if (input !== null) session.input(input, size);
        for (let effect = session.effect(); effect !== null; effect = session.effect()) {
          session.done(options.onEffect?.(effect) ?? { done: true, exists: false, say: 'Written.' });
        }
        note();
      }
    },
    text: () => {
      const drawn = session.draw(size);
      return drawn === null
        ? ''
        : [...drawn.lines, drawn.prompt, ...drawn.below].map((line) => line.trimEnd()).join('\n');
    },
  };
}

export const ABOUT = '46{Enter}122025-09{Enter}';

/** The benign case with two trials, as it is typed; each step named, so that its screen can be kept. */
export const BENIGN: readonly (readonly [string, string])[] = [
  ['about-you', ABOUT],
  ['suicidality', 'nnnn{Enter}'],
  ['acute', 'n{Enter}'],
  ['perinatal', 'nnnn1{Enter}'],
  ['bipolarity', '1'],
  ['trials', 'sertraline 200 10w none{Enter}2025-12{Enter}venlafaxine 225 8w partial{Enter}y{Enter}{Enter}y{Enter}'],
  ['medical', 'n{Enter}'],
  ['medicines-now', '{Enter}'],
  ['stopped-recently', 'none{Enter}'],
  ['substances', 'nnnnn0{Enter}'],
  ['metal', 'n{Enter}'],
  ['family', 'n{Enter}'],
  ['consent', '1none{Enter}'],
];

/** Answers as the benign case does until a question, or the review, is reached; `instead` holds other keys for some. */
export function answer(driver: Driver, until: string, instead: Readonly<Record<string, string>> = {}): void {
  const keys: Readonly<Record<string, string>> = { ...Object.fromEntries(BENIGN), ...instead };
  for (let count = 0; count < 60; count += 1) {
    const { head, kind } = driver.screen();
    const id = driver.context.knowledge.questions.find((question) => question.ask === head.title)?.id ?? '';
    if (id === until || head.place === until) return;
    if (head.place === 'Review') throw new Error(`${until} was not asked`);
    driver.press(kind === 'page' ? '{Enter}' : (keys[id] ?? (kind === 'lines' ? 's{Enter}' : 's')));
  }
  throw new Error(`never at ${until}: ${driver.text()}`);
}

/**
 * The benign case, question by question in the order in which the program puts them (it depends on how many options
 * hang on each), to the review. `look` sees every screen before its keys are pressed.
 */
export function eachQuestion(driver: Driver, look: (name: string) => void): void {
  const keys = new Map(BENIGN);
  const seen = new Set<string>();
  for (let count = 0; driver.screen().head.place !== 'Review'; count += 1) {
    const { head, kind } = driver.screen();
    const id = driver.context.knowledge.questions.find((question) => question.ask === head.title)?.id ?? '';
    if (count > 60) throw new Error(`no review after ${id}: ${driver.text()}`);
    if (keys.has(id) && !seen.has(id)) look(id);
    seen.add(id);
    driver.press(kind === 'page' ? '{Enter}' : (keys.get(id) ?? (kind === 'lines' ? 's{Enter}' : 's')));
  }
  const missing = BENIGN.map(([name]) => name).filter((name) => !seen.has(name));
  if (missing.length > 0) throw new Error(`never asked: ${missing.join(', ')}`);
}

/** The benign case, to the review. */
export function benign(driver: Driver, instead: Readonly<Record<string, string>> = {}): void {
  answer(driver, 'Review', instead);
}
