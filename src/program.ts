/** The command tree. Options in, outcome out; exit codes and streams are the business of `runProgram`. */
import { Command, CommanderError } from 'commander';

import { assessCommands } from './commands/assess.ts';
import { bodyCommands } from './commands/body.ts';
import { browseCommands } from './commands/browse.ts';
import { citeCommand } from './commands/cite.ts';
import { compareCommand } from './commands/compare.ts';
import { completionCommand } from './commands/completion.ts';
import { exploreCommand } from './commands/explore.ts';
import { isInterview, runInterviewCommand } from './commands/interview.ts';
import { kbCommand } from './commands/kb.ts';
import { libraryCommands } from './commands/library.ts';
import type { Outcome, Run } from './commands/shared.ts';
import { planCommand } from './commands/plan.ts';
import { EXIT, type ExitCode, nearest, type Problem, PROBLEM_CODES, UserError } from './problems.ts';
import type { Io } from './terminal/io.ts';
import { problemsJson, renderProblems } from './terminal/problems-text.ts';
import { makeStyle } from './terminal/style.ts';
import { PROGRAM_VERSION } from './version.ts';

const EXAMPLES = `Examples:
  nextstep                                          questions in the terminal, then the options
  nextstep --case case.yaml                         go on from a saved case
  nextstep explore --case case.yaml                 the options for one person
  nextstep explore --case - --format json < c.json  the same, for a script
  nextstep show ect                                 one option in full
  nextstep explain ect --case case.yaml             why this verdict, and what would change it
  nextstep compare ect rtms --case case.yaml        side by side, for this person
  nextstep claims ect                               what is commonly said, beside the evidence
  nextstep learn                                    short pages: why depression resists, what to expect
`;

const HELP_TOPICS: Readonly<Record<string, string>> = {
  'exit-codes':
    'Exit codes: 0 done; 2 wrong usage; 3 bad case or input; 4 bad knowledge base; 5 kept free (verdicts that changed); 1 our own fault; 10 with --exit-on emergency; 130 interrupted.\n',
  case: `A case is what is known about one person, in YAML or JSON. Every key may be left out: left out is unknown, "?" is
asked and not known, "none" is none. There is no free text and no key for a name.

  as_of: 2026-11-23            the day the facts are true for
  age: 46
  sex: female
  episode: {severity: severe, started: 2025-09}
  trials:                      one line each, or a map; "none" when there were none
    - "NAME 200 mg 10 weeks none good"     dose, weeks, response, taken as agreed
  medications: [NAME 20 mg]    everything taken now
  conditions: {present: [hypertension], asked: [medical]}   asked: the rest of that panel is absent
  preferences: {avoid: [weight-gain], prefer: [non-drug]}

nextstep alone asks the questions and saves such a file; nextstep explore --case FILE prints the report for it.
`,
  verdicts: `Every option has one verdict, with the reason and its source:

  favoured         it fits, and something of this case is a sourced reason for it
  consider         it fits; nothing that is known speaks against it
  check first      it would fit, but a named question could rule it out
  not yet          a condition for it is not met: what is missing is named
  tried            taken now, or tried adequately without success in this episode
  avoid            a strong caution applies: only with a specialist's reason
  contraindicated  a label or guideline rules it out, for good or until a date

Unknown never reads as "no". Options of one verdict are ordered by stated keys, never by a hidden score.
`,
  privacy:
    'A case holds no name, date of birth or other identifier, and such keys are refused. Nothing is sent anywhere and nothing is written unless you ask. The program has no network code.\n',
};

/** Runs one command line. Never throws; the exit code is the result. */
export async function runProgram(argv: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.done;
  const wantsJson = argv.some(
    (word, index) => word === '--format=json' || (word === '--format' && argv[index + 1] === 'json'),
  );
  const complain = (problems: readonly Problem[]) => {
    const style = makeStyle({
      color: 'auto',
      isTTY: io.stderrIsTTY,
      env: io.env,
      width: Math.min(io.columns ?? 80, 120),
    });
    io.writeError(wantsJson ? `${problemsJson(problems)}\n` : `${renderProblems(problems, style)}\n`);
  };
  const run = async (work: () => Promise<Outcome>): Promise<void> => {
    const outcome = await work();
    io.write(outcome.stdout);
    if (outcome.problems !== undefined && outcome.problems.length > 0) complain(outcome.problems);
    exitCode = outcome.exitCode;
  };
  const program = build(io, run, argv[0] === 'explore' ? 'explore' : null);
  try {
    if (argv.length === 0 && !canAsk(io)) return withoutCommand(program, io);
    if (isInterview(argv)) return await runInterviewCommand(argv, io);
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    // What is said about a fault may name any command.
    const whole = build(io, run, null);
    if (error instanceof CommanderError && error.code === 'commander.help') return withoutSubcommand(argv, whole, io);
    return report(error, complain, whole);
  }
  return exitCode;
}

/** `only`: the one command that is called, where that is known; the others take longer to set up than it takes to run. */
function build(io: Io, run: Run, only: 'explore' | null): Command {
  const program = new Command('nextstep')
    .description('This depression has not responded: what are the next steps for this person, and on what evidence?')
    .version(PROGRAM_VERSION)
    .exitOverride()
    .configureOutput(quiet(io))
    .addHelpText('before', EXAMPLES)
    .addHelpText(
      'after',
      '\nA reference for professionals. It does not decide, diagnose, or replace the label. nextstep help case | verdicts | exit-codes | privacy',
    )
    .showSuggestionAfterError(false);
  exploreCommand(program, run, io);
  if (only === 'explore') return silenced(program, io);
  browseCommands(program, run, io);
  assessCommands(program, run, io);
  planCommand(program, run, io);
  compareCommand(program, run, io);
  libraryCommands(program, run, io);
  citeCommand(program, run, io);
  bodyCommands(program, run, io);
  kbCommand(program, run, io);
  completionCommand(program, run, io);
  program
    .command('help')
    .argument('[topic]', 'a command, case, verdicts, exit-codes, privacy, or the code of a problem')
    .summary('help on a command or topic')
    .action((topic: string | undefined) => run(async () => ({ stdout: helpOn(topic, program), exitCode: EXIT.done })));
  return silenced(program, io);
}

function silenced(program: Command, io: Io): Command {
  for (const command of program.commands.flatMap((item) => [item, ...item.commands])) {
    command.exitOverride().configureOutput(quiet(io));
  }
  return program;
}

/** Errors are reported by `report`, in one form for people and one for scripts; commander itself stays silent. */
function quiet(io: Io): { writeOut: (text: string) => void; writeErr: () => void } {
  return { writeOut: (text) => io.write(text), writeErr: () => undefined };
}

function helpOn(topic: string | undefined, program: Command): string {
  if (topic === undefined) return `${EXAMPLES}\n${program.helpInformation()}`;
  const text = HELP_TOPICS[topic];
  if (text !== undefined) return text;
  const code = topic.toUpperCase();
  if (code in PROBLEM_CODES) return `${code}: ${PROBLEM_CODES[code as keyof typeof PROBLEM_CODES]}\n`;
  const command = program.commands.find((item) => item.name() === topic);
  if (command !== undefined) return command.helpInformation();
  const near = nearest(topic, [...program.commands.map((item) => item.name()), ...Object.keys(HELP_TOPICS)]);
  throw new UserError(
    [
      {
        code: 'ARG-USAGE',
        severity: 'error',
        message: `there is no help on ${topic}`,
        ...(near === null ? {} : { hint: `did you mean ${near}?` }),
      },
    ],
    EXIT.usage,
  );
}

function canAsk(io: Io): boolean {
  return io.terminal !== undefined && io.stdinIsTTY && io.stdoutIsTTY;
}

/** `nextstep` alone: questions need a terminal; everything else says how to pass a case. */
function withoutCommand(program: Command, io: Io): ExitCode {
  io.writeError(
    `${program.helpInformation()}\n${EXAMPLES}\nPass a case: nextstep explore --case FILE (YAML or JSON; - for standard input).\n`,
  );
  return EXIT.usage;
}

/** A command that only groups others was called alone: its help, as talk, and wrong usage. */
function withoutSubcommand(argv: readonly string[], program: Command, io: Io): ExitCode {
  const command = program.commands.find((item) => argv.includes(item.name())) ?? program;
  io.writeError(`${command.helpInformation()}\n`);
  return EXIT.usage;
}

function report(error: unknown, complain: (problems: readonly Problem[]) => void, program: Command): ExitCode {
  if (error instanceof UserError) {
    complain(error.problems);
    return error.exitCode;
  }
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.done;
    const unknown = /'([^']+)'/.exec(error.message)?.[1] ?? '';
    const names = error.code === 'commander.unknownCommand' ? namesOf(program) : flagsOf(program);
    const near = nearest(
      unknown,
      names.filter((name) => name !== unknown),
    );
    const hint = near === null ? 'nextstep --help shows what there is' : `did you mean ${near}?`;
    complain([{ code: 'ARG-USAGE', severity: 'error', message: error.message.replace(/^error: /, ''), hint }]);
    return EXIT.usage;
  }
  const detail = error instanceof Error ? error.message : String(error);
  complain([
    {
      code: 'ARG-USAGE',
      severity: 'error',
      message: `this is a fault of the program itself: ${detail}`,
      hint: 'please report it with the command you ran',
    },
  ]);
  return EXIT.ourFault;
}

function namesOf(program: Command): string[] {
  return program.commands.flatMap((command) => [command, ...command.commands]).map((command) => command.name());
}

function flagsOf(program: Command): string[] {
  return program.commands
    .flatMap((command) => [command, ...command.commands])
    .flatMap((command) => command.options.map((option) => option.long ?? ''));
}
