/** `nextstep compare`: two to six options side by side, for a case or without one. */
import type { Command } from 'commander';

import { LEAST_COMPARED, MOST_COMPARED } from '../compare.ts';
import { idOf } from '../find.ts';
import type { Knowledge } from '../knowledge/types.ts';
import { EXIT } from '../problems.ts';
import type { Io } from '../terminal/io.ts';
import { findNamed } from './browse.ts';
import {
  type CaseOptions,
  examples,
  FORMATS,
  json,
  openKnowledge,
  openReport,
  type Outcome,
  pageOptions,
  type Run,
  usage,
  withCaseOptions,
  withGlobalOptions,
} from './shared.ts';

export function compareCommand(program: Command, run: Run, io: Io): void {
  withGlobalOptions(
    withCaseOptions(
      program
        .command('compare')
        .argument('<ids...>', `${LEAST_COMPARED} to ${MOST_COMPARED} options, by id or name`)
        .summary('options side by side: how soon, how well, harms, visits, cost'),
    ),
    FORMATS,
  )
    .addHelpText(
      'before',
      examples(
        'nextstep compare ect rtms',
        'nextstep compare ect rtms vns --case case.yaml --width 140',
        'nextstep compare cbt rtms --format markdown',
      ),
    )
    .action((ids: string[], options: CaseOptions) => run(() => runCompare(ids, options, io)));
}

export async function runCompare(words: readonly string[], options: CaseOptions, io: Io): Promise<Outcome> {
  const knowledge = await openKnowledge(options, io);
  const ids = [...new Set(words.map((word) => optionNamed(word, knowledge)))];
  if (ids.length < LEAST_COMPARED || ids.length > MOST_COMPARED)
    throw usage(
      'ARG-USAGE',
      `compare takes ${LEAST_COMPARED} to ${MOST_COMPARED} different options; found ${ids.length}`,
    );
  const asked = options.case !== undefined || (options.set ?? []).length > 0;
  const { report, problems } = asked ? await openReport(options, knowledge, io) : { report: null, problems: [] };
  const { comparisonOf, cslOf, renderComparison } = await import('./pages.ts');
  const comparison = comparisonOf(knowledge, ids, report);
  if (options.format === 'json')
    return { ...json({ ...comparison, references: comparison.references.map(cslOf) }), problems };
  return {
    stdout: renderComparison(comparison, pageOptions(options, io)),
    exitCode: EXIT.done,
    problems,
  };
}

/** Only an option can be compared; what else is known by name has nothing to compare. */
function optionNamed(word: string, knowledge: Knowledge): string {
  const named = findNamed(word, knowledge);
  if (named.kind === 'option') return named.id;
  const id = idOf(named);
  throw usage('ARG-ID', `${id} is known by name and has nothing to compare`, `nextstep show ${id} says why`);
}
