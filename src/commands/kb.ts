/** `nextstep kb check | stats`: for authors of the knowledge base. The only commands that read YAML data by default. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import type { Command } from 'commander';

import { EXIT, type Problem, UserError } from '../problems.ts';
import { renderProblems } from '../terminal/problems-text.ts';
import type { Io } from '../terminal/io.ts';
import { dataFolder, type GlobalOptions, type Outcome, type Run, styleOf, withGlobalOptions } from './shared.ts';

interface StatsOptions extends GlobalOptions {
  readonly seed?: string;
}

export function kbCommand(program: Command, run: Run, io: Io): void {
  const kb = program
    .command('kb')
    .summary('check and count the knowledge base')
    .description('For authors of the knowledge base.');
  withGlobalOptions(
    kb.command('check').description('Every fault of the knowledge base at once; runs the examples of every option.'),
    ['text', 'json'],
  ).action((options: GlobalOptions) => run(() => runCheck(options, io)));
  withGlobalOptions(kb.command('stats').description('What the knowledge base holds and how far it can be trusted.'), [
    'text',
    'json',
  ])
    .option('--seed <text>', 'picks the sample of figures (default: the commit the data is at, else the content hash)')
    .action((options: StatsOptions) => run(() => runStats(options, io)));
}

async function load(options: GlobalOptions, io: Io) {
  const { loadKnowledge } = await import('./author.ts');
  return loadKnowledge(dataFolder(options, io));
}

export async function runCheck(options: GlobalOptions, io: Io): Promise<Outcome> {
  const { checkExamples, checkKnowledge } = await import('./author.ts');
  const loaded = await load(options, io);
  const problems: Problem[] = checkKnowledge(loaded);
  // Examples only say something once every id they rest on exists.
  if (loaded.knowledge !== null && problems.length === 0)
    problems.push(...(await checkExamples(loaded.entries, loaded.knowledge)));
  const exitCode = problems.some((problem) => problem.severity === 'error') ? EXIT.badKnowledgeBase : EXIT.done;
  const summary = {
    problems,
    options: loaded.knowledge?.fullOptions.length ?? 0,
    files: new Set(loaded.entries.map((entry) => entry.file.name)).size,
  };
  if (options.format === 'json') return { stdout: `${JSON.stringify(summary, null, 2)}\n`, exitCode };
  const style = styleOf(options, io);
  const listing = problems.length === 0 ? '' : `${renderProblems(problems, style)}\n`;
  return {
    stdout: `${listing}${problems.length} problems in ${summary.files} files, ${summary.options} options\n`,
    exitCode,
  };
}

export async function runStats(options: StatsOptions, io: Io): Promise<Outcome> {
  const { coverageLines, statsOf } = await import('./author.ts');
  const loaded = await load(options, io);
  if (loaded.knowledge === null) throw new UserError(loaded.problems, EXIT.badKnowledgeBase);
  const seed = options.seed ?? commitOf(resolve(dataFolder(options, io))) ?? loaded.knowledge.sha256;
  const stats = statsOf(loaded.entries, loaded.knowledge, seed);
  if (options.format === 'json') return { stdout: `${JSON.stringify(stats, null, 2)}\n`, exitCode: EXIT.done };
  const lines = [
    `Knowledge base ${stats.version}, sha256 ${stats.sha256}`,
    '',
    ...Object.entries(stats.counts).map(([name, count]) => `${name}: ${count}`),
    '',
    `blocking or adjusting rules: ${stats.rules.blockingOrAdjusting}, of which ${stats.rules.withLocator} name their place in the source`,
    ...stats.rules.locatorNotRead.map(
      (rule) => `  place not read: ${rule.in} ${rule.rule} (${rule.kind}, ${rule.edition})`,
    ),
    '',
    `references: ${stats.references.total}, cited at least once: ${stats.references.citedAtLeastOnce}, from memory: ${stats.references.fromMemory}, incomplete: ${stats.references.incomplete}`,
    '',
    `figures printed: ${stats.figures.total}, with an evidence claim: ${stats.figures.withClaim}; sample for ${stats.figures.seed}:`,
    ...stats.figures.sample.map(
      (row) => `  ${row.figure}  ${row.file}:${row.line} ${row.path} <- ${row.claims.join(', ')}`,
    ),
    '',
    'coverage by kind of claim and guideline, weakest option first:',
    ...coverageLines(stats.coverage),
    '',
    'fields not known:',
    ...stats.fields.flatMap((row) =>
      Object.entries(row.notKnown).map(([field, why]) => `  ${row.option} ${field}: ${why}`),
    ),
  ];
  return { stdout: `${lines.join('\n')}\n`, exitCode: EXIT.done };
}

/** The commit the folder's repository is at, read from its files; null outside a repository. */
function commitOf(folder: string): string | null {
  const git = join(folder, '.git');
  if (existsSync(join(git, 'HEAD'))) {
    const head = readFileSync(join(git, 'HEAD'), 'utf8').trim();
    if (!head.startsWith('ref: ')) return head;
    const ref = join(git, head.slice(5));
    return existsSync(ref) ? readFileSync(ref, 'utf8').trim() : null;
  }
  const parent = dirname(folder);
  return parent === folder ? null : commitOf(parent);
}
