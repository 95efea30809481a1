/** `nextstep cite`: the bibliography of a source, an option or the whole knowledge base. */
import type { Command } from 'commander';

import { idOf } from '../find.ts';
import type { Knowledge } from '../knowledge/types.ts';
import { EXIT } from '../problems.ts';
import type { Io } from '../terminal/io.ts';
import { findNamed } from './browse.ts';
import {
  chooseFrom,
  type GlobalOptions,
  json,
  markdownOr,
  openKnowledge,
  type Outcome,
  type Run,
  styleOf,
  withGlobalOptions,
} from './shared.ts';

interface CiteOptions extends GlobalOptions {
  readonly style: 'vancouver' | 'author-year';
}

export function citeCommand(program: Command, run: Run, io: Io): void {
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
    .action((ids: string[], options: CiteOptions) => run(() => runCite(ids, options, io)));
}

export async function runCite(words: readonly string[], options: CiteOptions, io: Io): Promise<Outcome> {
  const knowledge = await openKnowledge(options, io);
  const { cslOf, renderBibliography } = await import('./pages.ts');
  const ids = new Set<string>();
  for (const word of words) for (const id of await sourcesOf(word, knowledge)) ids.add(id);
  if (words.length === 0)
    for (const option of knowledge.options) for (const id of await sourcesOf(option.id, knowledge)) ids.add(id);
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

/** The sources behind one word: the source itself, or all that its option or page cites. */
async function sourcesOf(word: string, knowledge: Knowledge): Promise<readonly string[]> {
  if (knowledge.references.get(word) !== null) return [word];
  const named = findNamed(word, knowledge);
  const { namedPageOf, referencesIn } = await import('./pages.ts');
  if (named.kind !== 'option') return namedPageOf(knowledge, named).references.map((reference) => reference.id);
  const id = idOf(named);
  const option = knowledge.options.find((item) => item.id === id);
  const rules = [...new Set(Object.values(option?.ruleSets ?? {}).flat())].map((index) => knowledge.rules[index]);
  return referencesIn([knowledge.shownOption(id), knowledge.details(id), rules], knowledge).map(
    (reference) => reference.id,
  );
}
