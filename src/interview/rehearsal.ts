/**
 * While a person reads a screen the machine has nothing to do. Meanwhile the interview is gone through by itself, every
 * question answered with nothing: code that has run runs faster, and the next screen stands at once. Nothing of it is
 * shown or kept, and it stops for every key.
 */
import type { Knowledge } from '../knowledge/types.ts';
import { emptyAnswers } from './answers.ts';
import { contextFor } from './look.ts';
import { NONE, rowAt } from './reduce.ts';
import { createSession, type Session, type Size } from './session.ts';
import type { Command, Input, Screen } from './types.ts';

export interface Rehearsal {
  /** A key was pressed: the machine is needed. */
  readonly interrupt: () => void;
  readonly stop: () => void;
}

/** Milliseconds from a key to the next steps, and how long they go on before a key is looked for. */
const [AFTER_KEY, SLICE] = [250, 8];
const ROUNDS = 14;
/** The answers given, the first one that a screen takes. */
const ANSWERS: readonly Command[] = ['none', 'skip'];
/** The screens of an interview are far fewer. */
const [MOST_STEPS, MOST_TRIES] = [100, 12];

/** Starts once the first screen stands. */
export function rehearse(knowledge: Knowledge, today: string, size: () => Size): Rehearsal {
  const steps = rounds(knowledge, today, size);
  let timer: NodeJS.Timeout | null = null;
  const step = (): void => {
    timer = null;
    const started = performance.now();
    while (performance.now() - started < SLICE) if (steps.next().done === true) return;
    wait(0);
  };
  const wait = (milliseconds: number): void => {
    timer = setTimeout(step, milliseconds);
    // A process that has nothing else to do ends.
    timer.unref();
  };
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  wait(AFTER_KEY);
  return {
    interrupt: () => {
      if (timer === null) return;
      stop();
      wait(AFTER_KEY);
    },
    stop,
  };
}

function* rounds(knowledge: Knowledge, today: string, size: () => Size): Generator<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = contextFor(knowledge, today, knowledge.header.defaultGuideline);
    const session = createSession(emptyAnswers(today), () => emptyAnswers(today), context);
    const script = scriptOf(knowledge);
    yield;
    for (let count = 0; count < MOST_STEPS && answer(session, script, size()); count += 1) yield;
  }
}

/** Answers the screen that stands and draws the next one; false at the end of the questions. */
function answer(session: Session, script: Script, size: Size): boolean {
  const screen = session.screen();
  const input = screen === null ? null : script(screen);
  if (input === null) return false;
  session.input(input, size);
  session.draw(size);
  return true;
}

/** What is done on a screen; null where the questions are over. */
type Script = (screen: Screen) => Input | null;

/** Types a medicine wherever lines are asked for, makes the first choice in forms, and answers the rest with nothing. */
function scriptOf(knowledge: Knowledge): Script {
  const chosen = knowledge.options.find(({ medicinesMode }) => medicinesMode === 'any')?.medicines[0];
  const line = knowledge.medicines.find(({ id }) => id === chosen)?.name ?? '';
  /** How often each screen was answered: what is refused again and again is left. */
  const times = new Map<string, number>();
  return (screen) => {
    const count = times.get(screen.head.title) ?? 0;
    times.set(screen.head.title, count + 1);
    if (count < MOST_TRIES) {
      if (screen.kind === 'page' || (screen.kind === 'panel' && screen.ticked.includes(NONE))) return { do: 'enter' };
      if (screen.kind === 'lines')
        return count === 0 && screen.text === '' ? { do: 'set', text: line } : { do: 'enter' };
      if (screen.kind === 'form') {
        const row = rowAt(screen);
        const unanswered = row !== undefined && row.kind === 'choice' && (screen.values[row.id] ?? '') === '';
        return unanswered ? { do: 'pick', index: 0 } : { do: 'enter' };
      }
    }
    const command = ANSWERS.find((word) => screen.head.commands.includes(word));
    return command === undefined ? null : { do: 'command', command };
  };
}
