/** One interview in progress, driven from outside: the screen that stands, what an input does to it, the effect that waits. */
import type { Style } from '../report/types.ts';
import type { Answers } from './answers.ts';
import { draw, type Drawn, pageLines, topOf } from './draw.ts';
import { interview } from './interview.ts';
import type { Context } from './look.ts';
import { reduce } from './reduce.ts';
import type { Ask, Effect, EffectResult, Input, Part, Reply, Screen } from './types.ts';

export interface Size {
  readonly style: Style;
  readonly rows: number;
}

export interface Session {
  /** The screen that waits for an input; null while an effect waits or when all is over. */
  readonly screen: () => Screen | null;
  readonly effect: () => Effect | null;
  readonly over: () => boolean;
  readonly input: (input: Input, size: Size) => void;
  /** Puts a changed screen in place of the one that stands (line-by-line answers). */
  readonly replace: (screen: Screen) => void;
  readonly done: (result: EffectResult) => void;
  readonly draw: (size: Size) => Drawn | null;
}

/** Starts an interview. `fresh` are the answers that "start over" begins with. */
export function createSession(start: Answers, fresh: () => Answers, context: Context): Session {
  let part: Part<'left' | 'again'> = interview(start, context);
  let screen: Screen | null = null;
  let effect: Effect | null = null;
  let over = false;

  const take = (result: IteratorResult<Ask, 'left' | 'again'>): void => {
    screen = null;
    effect = null;
    if (result.done === true) {
      if (result.value === 'left') over = true;
      else {
        part = interview(fresh(), { ...context, from: null });
        take(part.next());
      }
    } else if (result.value.ask === 'screen') screen = result.value.screen;
    else effect = result.value.effect;
  };
  const reply = (given: Reply): void => take(part.next(given));
  take(part.next());

  return {
    screen: () => screen,
    effect: () => effect,
    over: () => over,
    replace: (changed) => {
      screen = changed;
    },
    input: (input, size) => {
      if (screen === null) return;
      const step = reduce(screen, input);
      screen = settled(step.screen, size);
      if (step.reply !== null) reply(step.reply);
    },
    done: (result) => {
      if (effect !== null) take(part.next(result));
    },
    draw: (size) => (screen === null ? null : draw(screen, size.style, size.rows)),
  };
}

/** How many lines of a page fit. */
export function pageRoom(size: Size): number {
  return Math.max(size.rows - 8, 3);
}

/** A page never scrolls beyond its end. */
function settled(screen: Screen, size: Size): Screen {
  if (screen.kind !== 'page' || screen.top === 0) return screen;
  return { ...screen, top: topOf(screen, pageLines(screen, size.style).length, pageRoom(size)) };
}
