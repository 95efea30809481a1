/** The interview's front door: asks in a terminal, returns the exit code. Question libraries are loaded only behind it. */
import type { PersonCase } from '../cases/types.ts';
import type { Jurisdiction, Knowledge } from '../knowledge/types.ts';
import { EXIT, type ExitCode } from '../problems.ts';
import type { Style } from '../report/types.ts';
import type { Io, Terminal } from '../terminal/io.ts';
import { makeStyle } from '../terminal/style.ts';
import { emptyAnswers } from './answers.ts';
import { startingAnswers } from './interview.ts';
import { contextFor } from './look.ts';
import { rehearse } from './rehearsal.ts';
import { createSession } from './session.ts';

export interface InterviewOptions {
  readonly knowledge: Knowledge;
  readonly terminal: Terminal;
  readonly io: Io;
  /** A saved case to go on from, and where it was read. */
  readonly person: PersonCase | null;
  readonly from: string | null;
  readonly jurisdiction: Jurisdiction | null;
  readonly guideline: string | null;
  /** No redraws: for screen readers. */
  readonly plain: boolean;
  readonly color: 'auto' | 'always' | 'never';
}

/** Runs the interview to its end. */
export async function runInterview(options: InterviewOptions): Promise<ExitCode> {
  const { knowledge, terminal, io } = options;
  const context = contextFor(knowledge, io.today(), options.guideline, options.from);
  const session = createSession(
    startingAnswers(context, options.person, options.jurisdiction),
    () => emptyAnswers(context.today, options.jurisdiction),
    context,
  );
  const style = (columns: number): Style =>
    makeStyle({ color: options.color, isTTY: io.stdoutIsTTY, env: io.env, width: Math.min(columns, 100) });
  const kept: ((style: Style) => string)[] = [];
  const keep = (draw: (style: Style) => string): void => void kept.push(draw);
  const plain = options.plain || io.env['TERM'] === 'dumb';
  const ending = plain
    ? await (await import('./plain.ts')).runPlain({ session, terminal, style, keep })
    : await (
        await import('./terminal.ts')
      ).runTerminal({
        session,
        terminal,
        style,
        keep,
        now: () => performance.now(),
        rehearse: (size) => rehearse(knowledge, context.today, size),
      });
  for (const draw of kept) io.write(draw(style(terminal.output.columns ?? 80)));
  if (ending === 'left') return EXIT.done;
  io.writeError(`${plain ? '\n' : ''}Stopped. Only what you saved yourself was kept.\n`);
  return EXIT.interrupted;
}
