/** `nextstep explore`: the report for one case. Asks nothing. */
import type { Command } from 'commander';

import { EXIT } from '../problems.ts';
import type { Report } from '../report/types.ts';
import type { Io } from '../terminal/io.ts';
import {
  type CaseOptions,
  chooseFrom,
  FORMATS,
  openCase,
  openKnowledge,
  type Outcome,
  type Run,
  styleOf,
  withCaseOptions,
  withGlobalOptions,
} from './shared.ts';

export function exploreCommand(program: Command, run: Run, io: Io): void {
  const command = program
    .command('explore')
    .summary('the options for one person, with reasons and citations')
    .description('Prints every option with its verdict for one case. Asks nothing and writes nothing.');
  withGlobalOptions(withCaseOptions(command), FORMATS)
    .option('--detail', 'everything: all reasons, effects, harms, monitoring, staging')
    .option(
      '--exit-on <level>',
      'exit with 10 when a finding of this level fires',
      chooseFrom('--exit-on', ['emergency']),
    )
    .addHelpText(
      'before',
      'Examples:\n  nextstep explore --case case.yaml\n  nextstep explore --set age=46 --set conditions=none --jurisdiction us\n  nextstep explore --case - --format json < case.json\n',
    )
    .action((options: CaseOptions) => run(() => runExplore(options, io)));
}

export async function runExplore(options: CaseOptions, io: Io): Promise<Outcome> {
  const knowledge = await openKnowledge(options, io);
  const { person, settings } = await openCase(options, knowledge, io);
  const { explore } = await import('./engine.ts');
  const report = explore(person, knowledge, settings);
  const emergency = report.safety.some((item) => item.level === 'emergency');
  return {
    stdout: await render(report, options, io),
    exitCode: options.exitOn === 'emergency' && emergency ? EXIT.emergency : EXIT.done,
    // Text and Markdown carry the warnings themselves.
    problems: options.format === 'json' ? person.warnings : [],
  };
}

async function render(report: Report, options: CaseOptions, io: Io): Promise<string> {
  if (options.format === 'json') return (await import('./engine.ts')).renderJson(report);
  const { renderMarkdown, renderText } = await import('./pages.ts');
  const drawing = { detail: options.detail ?? false, style: styleOf(options, io) };
  return options.format === 'markdown' ? renderMarkdown(report, drawing) : renderText(report, drawing);
}
