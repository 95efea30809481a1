/** `nextstep plan ID`: after choosing, the dated plan; for printing, or for a calendar. */
import type { Command } from 'commander';

import { EXIT } from '../problems.ts';
import type { Io } from '../terminal/io.ts';
import { findNamed } from './browse.ts';
import {
  type CaseOptions,
  dayOf,
  examples,
  FORMATS,
  json,
  openCase,
  openKnowledge,
  type Outcome,
  pageOptions,
  type Run,
  usage,
  withCaseOptions,
  withGlobalOptions,
} from './shared.ts';

interface PlanOptions extends CaseOptions {
  readonly start?: string;
}

export function planCommand(program: Command, run: Run, io: Io): void {
  withGlobalOptions(withCaseOptions(program.command('plan').argument('<id>', 'id or name of an option')), [
    ...FORMATS,
    'ics',
  ])
    .summary('after choosing: checks before, dated monitoring, when to judge, what comes next')
    .description(
      'The plan for one option and one person. It is printed even where the option is ruled out, and says so first.',
    )
    .option(
      '--start <date>',
      'first day of treatment (YYYY-MM-DD; default: the day of the case, or the end of a washout)',
    )
    .addHelpText(
      'before',
      examples(
        'nextstep plan ect --case case.yaml',
        'nextstep plan ect --case case.yaml --start 2026-12-01 --format ics > plan.ics',
      ),
    )
    .action((id: string, options: PlanOptions) => run(() => runPlan(id, options, io)));
}

export async function runPlan(word: string, options: PlanOptions, io: Io): Promise<Outcome> {
  const knowledge = await openKnowledge(options, io);
  const named = findNamed(word, knowledge);
  if (named.kind !== 'option')
    throw usage(
      'ARG-ID',
      `${word} is known by name only: it has no verdict and no plan`,
      `nextstep show ${word} says why`,
    );
  const id = named.id;
  const { planFor } = await import('./engine.ts');
  const start = options.start === undefined ? null : dayOf('--start', options.start);
  const { person, settings } = await openCase(options, knowledge, io);
  if (start !== null && start < person.asOf)
    throw usage(
      'ARG-VALUE',
      `--start ${start} lies before ${person.asOf}, the day of the case`,
      'a later day, or another --as-of',
    );
  const plan = planFor(person, knowledge, settings, id, start);
  if (plan === null) throw usage('ARG-ID', `no option is called ${word}`, 'nextstep options lists them');
  const problems = person.warnings;
  if (options.format === 'json') return { ...json(plan), problems };
  if (options.format === 'ics') {
    const { renderCalendar } = await import('../exchange/icalendar.ts');
    return { stdout: renderCalendar(plan), exitCode: EXIT.done, problems };
  }
  const { renderCarePlan } = await import('./pages.ts');
  return { stdout: renderCarePlan(plan, pageOptions(options, io)), exitCode: EXIT.done, problems };
}
