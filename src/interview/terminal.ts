/**
 * The interview in a terminal that can redraw. One prompt lasts for the whole interview, so that nothing typed ahead or
 * pasted is lost between screens; it runs on the second screen of the terminal, which leaves the first one clean.
 */
import type { Style } from '../report/types.ts';
import type { Terminal } from '../terminal/io.ts';
import { perform } from './effects.ts';
import { inputOf, type Key } from './keys.ts';
import type { Rehearsal } from './rehearsal.ts';
import { pageRoom, type Session, type Size } from './session.ts';

const ENTER_SCREEN = '\u001b[?1049h\u001b[H';
const LEAVE_SCREEN = '\u001b[?1049l';
const CLEAR = '\u001b[2J\u001b[H';

/** An emergency cannot be dismissed by a key that was on its way. Milliseconds. */
const GUARD = 400;

export type Ending = 'left' | 'interrupted';

export interface TerminalRun {
  readonly session: Session;
  readonly terminal: Terminal;
  readonly style: (columns: number) => Style;
  /** Milliseconds since any fixed point. */
  readonly now: () => number;
  readonly keep: (draw: (style: Style) => string) => void;
  readonly rehearse: (size: () => Size) => Rehearsal;
}

/** Runs the interview until it is over or interrupted. */
export async function runTerminal(run: TerminalRun): Promise<Ending> {
  const { createPrompt, useEffect, useKeypress, useState } = await import('@inquirer/core');
  const { session, terminal } = run;
  let shownAt = run.now();
  let shown = session.screen();
  let redraws = 0;
  const size = (): Size => ({ style: run.style(terminal.output.columns ?? 80), rows: terminal.output.rows ?? 24 });
  const rehearsal = run.rehearse(size);
  const ask = createPrompt<Ending, Record<string, never>>((_config, done) => {
    const [, setVersion] = useState(0);
    const redraw = (): void => {
      redraws += 1;
      setVersion(redraws);
    };
    useEffect((rl) => {
      const resized = (): void => {
        terminal.output.write(CLEAR);
        redraw();
      };
      // Ctrl-D closes the line reader; nothing else would tell.
      rl.on('close', () => done('interrupted'));
      terminal.output.on('resize', resized);
      return () => terminal.output.removeListener('resize', resized);
    }, []);
    useKeypress(async (event, rl) => {
      rl.clearLine(0);
      rehearsal.interrupt();
      const screen = session.screen();
      if (screen === null) return;
      if (screen.kind === 'page' && screen.guarded && run.now() - shownAt < GUARD) return;
      const input = inputOf(screen, keyOf(event), pageRoom(size()));
      if (input === null) return;
      session.input(input, size());
      for (let effect = session.effect(); effect !== null; effect = session.effect()) {
        session.done(await perform(effect, run.keep));
      }
      const after = session.screen();
      if (after !== null && after.kind !== shown?.kind) shownAt = run.now();
      shown = after;
      if (session.over()) done('left');
      else redraw();
    });
    const drawn = session.draw(size());
    if (drawn === null) return ['> ', ''];
    return [`${drawn.lines.join('\n')}\n${drawn.prompt}`, drawn.below.join('\n')];
  });
  terminal.output.write(ENTER_SCREEN);
  try {
    return await ask({}, { input: terminal.input, output: terminal.output, clearPromptOnDone: true });
  } catch (error) {
    if (error instanceof Error && (error.name === 'ExitPromptError' || error.name === 'AbortPromptError'))
      return 'interrupted';
    throw error;
  } finally {
    rehearsal.stop();
    terminal.output.write(LEAVE_SCREEN);
  }
}

function keyOf(event: object): Key {
  const { name, sequence, ctrl, meta } = event as Partial<
    Record<'name' | 'sequence', string> & Record<'ctrl' | 'meta', boolean>
  >;
  return { name: name ?? '', sequence: sequence ?? '', ctrl: ctrl === true, meta: meta === true };
}
