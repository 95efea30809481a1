/** `nextstep options | show | explain`: reading the knowledge base, with and without a case. */
import type { Command } from 'commander';

import { find, idOf, type Named, namesMatching, optionsMatching } from '../find.ts';
import type { Knowledge } from '../knowledge/types.ts';
import { EXIT, type UserError } from '../problems.ts';
import type { Io } from '../terminal/io.ts';
import {
  type CaseOptions,
  examples,
  FORMATS,
  type GlobalOptions,
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

export function browseCommands(program: Command, run: Run, io: Io): void {
  withGlobalOptions(
    program.command('options').argument('[query]', 'words to look for').summary('the options the knowledge base knows'),
    FORMATS,
  )
    .addHelpText('before', examples('nextstep options', 'nextstep options ipt'))
    .action((query: string | undefined, options: GlobalOptions) => run(() => runOptions(query, options, io)));
  withGlobalOptions(
    program
      .command('show')
      .argument('<id>', 'id or name of an option')
      .summary('one option in full: status, doses, effects, harms, sources'),
    FORMATS,
  )
    .addHelpText('before', examples('nextstep show ect', 'nextstep show ect --format markdown'))
    .action((id: string, options: GlobalOptions) => run(() => runShow(id, options, io)));
  withGlobalOptions(
    withCaseOptions(program.command('explain').argument('<id>', 'id or name of an option')).summary(
      'why an option got its verdict, and what would change it',
    ),
    FORMATS,
  )
    .addHelpText('before', examples('nextstep explain ect --case case.yaml', 'nextstep explain rtms --set age=46'))
    .action((id: string, options: CaseOptions) => run(() => runExplain(id, options, io)));
}

export async function runOptions(query: string | undefined, options: GlobalOptions, io: Io): Promise<Outcome> {
  const knowledge = await openKnowledge(options, io);
  const listed = query === undefined ? knowledge.options : optionsMatching(query, knowledge);
  const names = query === undefined ? unsourced(knowledge) : namesMatching(query, knowledge);
  if (options.format === 'json') {
    return json([
      ...listed.map((option) => ({
        id: option.id,
        name: option.name,
        family: option.family,
        standing: 'option',
        acts: option.acts,
        medicines: option.medicines,
        status: option.status,
      })),
      ...names.flatMap((named) =>
        'entry' in named
          ? [
              {
                id: idOf(named),
                name: named.entry.name,
                family: named.entry.family,
                standing: named.kind,
                why: named.entry.why,
              },
            ]
          : [],
      ),
    ]);
  }
  if (listed.length === 0 && names.length === 0) throw notFound(query ?? '', knowledge);
  const { renderOptions } = await import('./pages.ts');
  return {
    stdout: renderOptions(
      {
        options: listed,
        families: knowledge.families,
        named: names.flatMap((named) => ('entry' in named ? [{ ...named.entry, standing: named.kind }] : [])),
      },
      pageOptions(options, io),
    ),
    exitCode: EXIT.done,
  };
}

function unsourced(knowledge: Knowledge): readonly Named[] {
  return knowledge.notYetSourced.map((entry) => ({ kind: 'not-yet-sourced', entry }));
}

/** What `word` names, or a fault of usage that names the nearest. */
export function findNamed(word: string, knowledge: Knowledge): Named {
  const search = find(word, knowledge);
  if (search.found !== null) return search.found;
  throw notFound(word, knowledge);
}

function notFound(word: string, knowledge: Knowledge): UserError {
  const { several, near } = find(word, knowledge);
  if (several.length > 0) return usage('ARG-ID', `${word} fits several options`, `name one of ${several.join(', ')}`);
  return usage(
    'ARG-ID',
    `no option is called ${word}`,
    near === null ? 'nextstep options lists them' : `did you mean ${near}?`,
  );
}

export async function runShow(word: string, options: GlobalOptions, io: Io): Promise<Outcome> {
  const knowledge = await openKnowledge(options, io);
  const named = findNamed(word, knowledge);
  if (named.kind !== 'option') return showNamed(named, knowledge, options, io);
  const { cslOf, renderShow, showPageOf } = await import('./pages.ts');
  const page = showPageOf(knowledge, named.id);
  if (page === null) throw notFound(word, knowledge);
  if (options.format === 'json') return json({ ...page, references: page.references.map(cslOf) });
  return {
    stdout: renderShow(page, pageOptions(options, io)),
    exitCode: EXIT.done,
  };
}

/** A name without a verdict is found like any other: its page says why there is none. */
async function showNamed(
  named: Exclude<Named, { kind: 'option' }>,
  knowledge: Knowledge,
  options: GlobalOptions,
  io: Io,
): Promise<Outcome> {
  const { cslOf, namedPageOf, renderNamed } = await import('./pages.ts');
  const page = namedPageOf(knowledge, named);
  if (options.format === 'json') return json({ ...page, references: page.references.map(cslOf) });
  return {
    stdout: renderNamed(page, pageOptions(options, io)),
    exitCode: EXIT.done,
  };
}

export async function runExplain(word: string, options: CaseOptions, io: Io): Promise<Outcome> {
  const knowledge = await openKnowledge(options, io);
  const named = findNamed(word, knowledge);
  const { person, settings } = await openCase(options, knowledge, io);
  if (named.kind !== 'option') return showNamed(named, knowledge, options, io);
  const { explain } = await import('./engine.ts');
  const explanation = explain(person, knowledge, settings, named.id);
  if (explanation === null) throw notFound(word, knowledge);
  if (options.format === 'json') return json(explanation);
  const { renderExplanation } = await import('./pages.ts');
  return {
    stdout: renderExplanation(explanation, pageOptions(options, io)),
    exitCode: EXIT.done,
    problems: person.warnings,
  };
}
