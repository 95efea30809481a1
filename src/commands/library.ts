/** `nextstep claims | guidelines`: what is said, what guidelines say, and what the evidence says. */
import type { Command } from 'commander';

import { EXIT, nearest } from '../problems.ts';
import type { Io } from '../terminal/io.ts';
import {
  examples,
  type GlobalOptions,
  json,
  markdownOr,
  openKnowledge,
  type Outcome,
  type Run,
  styleOf,
  usage,
  withGlobalOptions,
} from './shared.ts';

interface ClaimsOptions extends GlobalOptions {
  readonly detail?: boolean;
}

const FORMATS = ['text', 'json', 'markdown'];

export function libraryCommands(program: Command, run: Run, io: Io): void {
  withGlobalOptions(
    program
      .command('claims')
      .argument('[query]', 'an option, a word, a verdict, or "references"')
      .summary('popular claims beside the evidence'),
    FORMATS,
  )
    .option('--detail', 'what the evidence says, for every claim')
    .addHelpText('before', examples('nextstep claims', 'nextstep claims ect', 'nextstep claims references'))
    .action((query: string | undefined, options: ClaimsOptions) => run(() => runClaims(query, options, io)));
  withGlobalOptions(
    program
      .command('guidelines')
      .argument('[id]', 'a guideline')
      .summary('what guidelines say, side by side, disagreements included'),
    FORMATS,
  )
    .addHelpText('before', examples('nextstep guidelines', 'nextstep guidelines canmat-2023'))
    .action((id: string | undefined, options: GlobalOptions) => run(() => runGuidelines(id, options, io)));
}

export async function runClaims(query: string | undefined, options: ClaimsOptions, io: Io): Promise<Outcome> {
  const knowledge = await openKnowledge(options, io);
  const { claimsJson, claimsPageOf, nearestClaim, renderClaims } = await import('./pages.ts');
  const page = claimsPageOf(knowledge, query ?? null, options.detail === true);
  if (page === null) {
    const near = nearestClaim(knowledge, query ?? '');
    throw usage(
      'ARG-ID',
      `no popular claim is about ${query ?? 'anything'}`,
      near === null ? 'nextstep claims lists them' : `did you mean ${near}?`,
    );
  }
  if (options.format === 'json') return json(claimsJson(page));
  return {
    stdout: renderClaims(page, { format: markdownOr(options), style: styleOf(options, io) }),
    exitCode: EXIT.done,
  };
}

export async function runGuidelines(id: string | undefined, options: GlobalOptions, io: Io): Promise<Outcome> {
  const knowledge = await openKnowledge(options, io);
  const { cslOf, guidelinePageOf, guidelinesPageOf, renderGuideline, renderGuidelines } = await import('./pages.ts');
  const drawing = { format: markdownOr(options), style: styleOf(options, io) };
  if (id === undefined) {
    const page = guidelinesPageOf(knowledge);
    if (options.format === 'json') return json({ ...page, references: page.references.map(cslOf) });
    return { stdout: renderGuidelines(page, drawing), exitCode: EXIT.done };
  }
  const page = guidelinePageOf(knowledge, id.toLowerCase());
  if (page === null) {
    const ids = knowledge.guidelines.map((item) => item.id);
    const near = nearest(id, ids);
    throw usage(
      'ARG-ID',
      `no guideline has the id ${id}; known: ${ids.join(', ')}`,
      near === null ? undefined : `did you mean ${near}?`,
    );
  }
  if (options.format === 'json') return json({ ...page, references: page.references.map(cslOf) });
  return { stdout: renderGuideline(page, drawing), exitCode: EXIT.done };
}
