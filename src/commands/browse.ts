/** `nextstep options | show | explain | cite`: reading the knowledge base, with and without a case. */
import type { Command } from 'commander';

import { EXIT } from '../problems.ts';
import type { Io } from '../terminal/io.ts';
import { findOption, matches, notFound } from './find-option.ts';
import {
  type CaseOptions,
  chooseFrom,
  type GlobalOptions,
  openCase,
  openKnowledge,
  type Outcome,
  styleOf,
  withCaseOptions,
  withGlobalOptions,
} from './shared.ts';

type Run = (work: () => Promise<Outcome>) => Promise<void>;

export function browseCommands(program: Command, run: Run, io: Io): void {
  withGlobalOptions(
    program.command('options').argument('[query]', 'words to look for').summary('the options the knowledge base knows'),
    ['text', 'json', 'markdown'],
  ).action((query: string | undefined, options: GlobalOptions) => run(() => runOptions(query, options, io)));
  withGlobalOptions(
    program
      .command('show')
      .argument('<id>', 'id or name of an option')
      .summary('one option in full: status, doses, effects, harms, sources'),
    ['text', 'json', 'markdown'],
  ).action((id: string, options: GlobalOptions) => run(() => runShow(id, options, io)));
  withGlobalOptions(
    withCaseOptions(program.command('explain').argument('<id>', 'id or name of an option')).summary(
      'why an option got its verdict, and what would change it',
    ),
    ['text', 'json', 'markdown'],
  ).action((id: string, options: CaseOptions) => run(() => runExplain(id, options, io)));
  withGlobalOptions(
    program
      .command('cite')
      .argument('[ids...]', 'source or option ids (default: every source cited by an option)')
      .summary('the bibliography, and how each source was verified'),
    ['text', 'json', 'markdown'],
  )
    .option(
      '--style <style>',
      'vancouver or author-year',
      chooseFrom('--style', ['vancouver', 'author-year']),
      'vancouver',
    )
    .action((ids: string[], options: GlobalOptions & { style: 'vancouver' | 'author-year' }) =>
      run(() => runCite(ids, options, io)),
    );
}

const json = (value: unknown): Outcome => ({ stdout: `${JSON.stringify(value, null, 2)}\n`, exitCode: EXIT.done });

export async function runOptions(query: string | undefined, options: GlobalOptions, io: Io): Promise<Outcome> {
  const knowledge = await openKnowledge(options, io);
  const ids = query === undefined ? null : matches(query, knowledge);
  const listed = knowledge.options.filter((option) => ids === null || ids.has(option.id));
  if (options.format === 'json') {
    return json(
      listed.map((option) => ({
        id: option.id,
        name: option.name,
        family: option.family,
        acts: option.acts,
        medicines: option.medicines,
        status: option.status,
      })),
    );
  }
  if (listed.length === 0) throw notFound(query ?? '', knowledge);
  const { renderOptions } = await import('./pages.ts');
  return {
    stdout: renderOptions(
      { options: listed, families: knowledge.families },
      { format: markdownOr(options), style: styleOf(options, io) },
    ),
    exitCode: EXIT.done,
  };
}

function markdownOr(options: GlobalOptions): 'text' | 'markdown' {
  return options.format === 'markdown' ? 'markdown' : 'text';
}

export async function runShow(word: string, options: GlobalOptions, io: Io): Promise<Outcome> {
  const knowledge = await openKnowledge(options, io);
  const id = findOption(word, knowledge);
  const { cslOf, renderShow, showPageOf } = await import('./pages.ts');
  const page = showPageOf(knowledge, id);
  if (page === null) throw notFound(word, knowledge);
  if (options.format === 'json') return json({ ...page, references: page.references.map(cslOf) });
  return {
    stdout: renderShow(page, { format: markdownOr(options), style: styleOf(options, io) }),
    exitCode: EXIT.done,
  };
}

export async function runExplain(word: string, options: CaseOptions, io: Io): Promise<Outcome> {
  const knowledge = await openKnowledge(options, io);
  const id = findOption(word, knowledge);
  const { person, settings } = await openCase(options, knowledge, io);
  const { explain } = await import('./engine.ts');
  const explanation = explain(person, knowledge, settings, id);
  if (explanation === null) throw notFound(word, knowledge);
  if (options.format === 'json') return json(explanation);
  const { renderExplanation } = await import('./pages.ts');
  return {
    stdout: renderExplanation(explanation, { format: markdownOr(options), style: styleOf(options, io) }),
    exitCode: EXIT.done,
    problems: person.warnings,
  };
}

export async function runCite(
  words: readonly string[],
  options: GlobalOptions & { style: 'vancouver' | 'author-year' },
  io: Io,
): Promise<Outcome> {
  const knowledge = await openKnowledge(options, io);
  const { cslOf, referencesIn, renderBibliography } = await import('./pages.ts');
  const ids = new Set<string>();
  const ofOption = (id: string) => {
    const option = knowledge.options.find((item) => item.id === id);
    if (option === undefined) return;
    const rules = [...new Set(Object.values(option.ruleSets).flat())].map((index) => knowledge.rules[index]);
    for (const reference of referencesIn([knowledge.shownOption(id), knowledge.details(id), rules], knowledge))
      ids.add(reference.id);
  };
  for (const word of words) {
    if (knowledge.references.get(word) !== null) ids.add(word);
    else ofOption(findOption(word, knowledge));
  }
  if (words.length === 0) for (const option of knowledge.options) ofOption(option.id);
  const references = [...ids].sort().flatMap((id) => knowledge.references.get(id) ?? []);
  if (options.format === 'json') return json(references.map(cslOf));
  return {
    stdout: renderBibliography(references, {
      format: markdownOr(options),
      citation: options.style,
      style: styleOf(options, io),
    }),
    exitCode: EXIT.done,
  };
}
