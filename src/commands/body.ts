/** `nextstep interactions` and `nextstep washouts`: medicines in the body, beside what is taken and what was stopped. */
import type { Command } from 'commander';

import type { Knowledge } from '../knowledge/types.ts';
import { EXIT, nearest } from '../problems.ts';
import type { Io } from '../terminal/io.ts';
import { namesOf, optionsMatching } from '../find.ts';
import {
  type CaseOptions,
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

interface WashoutOptions extends CaseOptions {
  readonly startOf?: string;
}

export function bodyCommands(program: Command, run: Run, io: Io): void {
  withGlobalOptions(
    withCaseOptions(
      program.command('interactions').argument('[ids...]', 'options or medicines; left out: every option of the case'),
    ),
    FORMATS,
  )
    .summary('what is taken against the options, in both directions; what adds up; what is not known')
    .description(
      'With a case: what the person takes against every option, or against those named. Without one: two or more options or medicines against each other.',
    )
    .addHelpText(
      'before',
      examples('nextstep interactions --case case.yaml', 'nextstep interactions ect --case case.yaml --format json'),
    )
    .action((ids: string[], options: CaseOptions) => run(() => runInteractions(ids, options, io)));
  withGlobalOptions(withCaseOptions(program.command('washouts')), FORMATS)
    .summary('a calendar: the first day for each option after what was, or would be, stopped')
    .description('Counts every interval from the stop dates of the case, and from its day for what is still taken.')
    .option('--start-of <id>', 'only this option or medicine, and what waits after it')
    .addHelpText(
      'before',
      examples('nextstep washouts --case case.yaml', 'nextstep washouts --case case.yaml --start-of ect'),
    )
    .action((options: WashoutOptions) => run(() => runWashouts(options, io)));
}

export async function runInteractions(ids: readonly string[], options: CaseOptions, io: Io): Promise<Outcome> {
  const alone = options.case === undefined && (options.set ?? []).length === 0;
  if (alone && ids.length < 2)
    throw usage(
      'ARG-USAGE',
      'name a case, or two or more options or medicines',
      'nextstep interactions --case case.yaml',
    );
  const knowledge = await openKnowledge(options, io);
  const asked = ids.map((word) => findAsked(word, knowledge));
  const { person, settings } = await openCase(options, knowledge, io);
  const { interactionsBetween, interactionsFor } = await import('./engine.ts');
  const page = (alone ? interactionsBetween : interactionsFor)(person, knowledge, settings, asked);
  const problems = person.warnings;
  if (options.format === 'json') return { ...json(page), problems };
  const { renderInteractions } = await import('./pages.ts');
  return { stdout: renderInteractions(page, pageOptions(options, io)), exitCode: EXIT.done, problems };
}

export async function runWashouts(options: WashoutOptions, io: Io): Promise<Outcome> {
  const knowledge = await openKnowledge(options, io);
  const startOf = options.startOf === undefined ? null : findAsked(options.startOf, knowledge);
  const { person, settings } = await openCase(options, knowledge, io);
  const { washoutsFor } = await import('./engine.ts');
  const page = washoutsFor(person, knowledge, settings, startOf);
  const problems = person.warnings;
  if (options.format === 'json') return { ...json(page), problems };
  const { renderWashouts } = await import('./pages.ts');
  return { stdout: renderWashouts(page, pageOptions(options, io)), exitCode: EXIT.done, problems };
}

interface Asked {
  readonly kind: 'option' | 'medicine';
  readonly id: string;
}

/** An option by id, else a medicine by id, name, synonym or brand, else the one option that fits. */
function findAsked(word: string, knowledge: Knowledge): Asked {
  if (knowledge.options.some((option) => option.id === word)) return { kind: 'option', id: word };
  const wanted = word.toLowerCase();
  const named = (item: Knowledge['medicines'][number]): boolean =>
    [item.id, ...namesOf(item)].some((name) => name.toLowerCase() === wanted);
  const medicine = knowledge.medicines.find((item) => item.id === wanted) ?? knowledge.medicines.find(named);
  if (medicine !== undefined) return { kind: 'medicine', id: medicine.id };
  const found = optionsMatching(word, knowledge).map((option) => option.id);
  if (found.length === 1 && found[0] !== undefined) return { kind: 'option', id: found[0] };
  const near = nearest(
    word,
    [...knowledge.options, ...knowledge.medicines].map((item) => item.id),
  );
  if (found.length > 1 && near === null)
    throw usage('ARG-ID', `${word} fits several options`, `name one of ${found.join(', ')}`);
  throw usage(
    'ARG-ID',
    `no option or medicine is called ${word}`,
    near === null ? 'nextstep options lists the options' : `did you mean ${near}?`,
  );
}
