/** `nextstep` alone, or with options only: the interview, in a terminal. Everything it needs to ask is loaded here, and only then. */
import { Command } from 'commander';
import { JURISDICTIONS } from '../knowledge/schema/jurisdictions.ts';

import type { ExitCode } from '../problems.ts';
import type { Io } from '../terminal/io.ts';
import { type CaseOptions, chooseFrom, guidelineOf, openCase, openKnowledge, usage } from './shared.ts';

interface InterviewFlags extends CaseOptions {
  readonly plain?: boolean;
}

const ELSEWHERE = ['-h', '--help', '-V', '--version'];

/** Whether a command line is for the interview: no command, and not a call for help. */
export function isInterview(argv: readonly string[]): boolean {
  const [first] = argv;
  return first === undefined || (first.startsWith('-') && !ELSEWHERE.includes(first));
}

/** The options of the interview. */
export function interviewOptions(): Command {
  return new Command('nextstep')
    .exitOverride()
    .configureOutput({ writeOut: () => undefined, writeErr: () => undefined })
    .helpOption(false)
    .allowExcessArguments(false)
    .option('--case <file>', 'go on from a saved case')
    .option('--plain', 'line by line, without redrawing: for screen readers')
    .option(
      '--jurisdiction <id>',
      `whose labels bind: ${JURISDICTIONS.join(', ')}`,
      chooseFrom('--jurisdiction', JURISDICTIONS),
    )
    .option('--guideline <id>', 'guideline that orders the options, or none')
    .option('--as-of <date>', 'the day the facts are true for (YYYY-MM-DD; default: the case, or today)')
    .option('--knowledge-base <dir>', 'read this folder of YAML instead of the built-in knowledge base')
    .option('--color <when>', 'auto, always or never', chooseFrom('--color', ['auto', 'always', 'never']), 'auto');
}

/** Runs the interview. The caller has made sure that `isInterview`. */
export async function runInterviewCommand(argv: readonly string[], io: Io): Promise<ExitCode> {
  const flags = interviewOptions()
    .parse([...argv], { from: 'user' })
    .opts<InterviewFlags>();
  if (io.terminal === undefined || !io.stdinIsTTY || !io.stdoutIsTTY) {
    const how = flags.case === undefined ? 'FILE' : flags.case;
    throw usage(
      'IO-NO-TERMINAL',
      'questions can only be asked in a terminal',
      `pass a case instead: nextstep explore --case ${how}`,
    );
  }
  const knowledge = await openKnowledge(flags, io);
  const opened = flags.case === undefined && flags.asOf === undefined ? null : await openCase(flags, knowledge, io);
  const guideline = guidelineOf(flags, knowledge);
  const { runInterview } = await import('../interview/index.ts');
  return runInterview({
    knowledge,
    terminal: io.terminal,
    io,
    person: opened?.person ?? null,
    from: flags.case ?? null,
    jurisdiction: flags.jurisdiction ?? null,
    guideline: guideline === undefined ? knowledge.header.defaultGuideline : guideline,
    plain: flags.plain === true,
    color: flags.color ?? 'auto',
  });
}
