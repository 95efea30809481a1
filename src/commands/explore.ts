/** `nextstep explore`: the report for one case. Asks nothing. */
import type { Command } from 'commander';

import { explore } from '../explore.ts';
import { EXIT } from '../problems.ts';
import { renderJson } from '../report/json.ts';
import { renderMarkdown } from '../report/markdown.ts';
import { renderText } from '../report/text.ts';
import type { Report } from '../report/types.ts';
import type { Io } from '../terminal/io.ts';
import {
  type CaseOptions,
  chooseFrom,
  openCase,
  openKnowledge,
  type Outcome,
  styleOf,
  withCaseOptions,
  withGlobalOptions,
} from './shared.ts';

export function exploreCommand(program: Command, run: (work: () => Promise<Outcome>) => Promise<void>, io: Io): void {
  const command = program
    .command('explore')
    .summary('the options for one person, with reasons and citations')
    .description('Prints every option with its verdict for one case. Asks nothing and writes nothing.');
  withGlobalOptions(withCaseOptions(command), ['text', 'json', 'markdown'])
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
  const report = explore(person, knowledge, settings);
  const emergency = report.safety.some((item) => item.level === 'emergency');
  return {
    stdout: render(report, options, io),
    exitCode: options.exitOn === 'emergency' && emergency ? EXIT.emergency : EXIT.done,
    // Text and Markdown carry the warnings themselves.
    problems: options.format === 'json' ? person.warnings : [],
  };
}

function render(report: Report, options: CaseOptions, io: Io): string {
  if (options.format === 'json') return renderJson(report);
  const drawing = { detail: options.detail ?? false, style: styleOf(options, io) };
  return options.format === 'markdown' ? renderMarkdown(report, drawing) : renderText(report, drawing);
}
