/** `nextstep claims | guidelines | learn`: what is said, what guidelines say, and short pages on why and how. */
import type { Command } from 'commander';

import { EXIT, nearest } from '../problems.ts';
import type { Io } from '../terminal/io.ts';
import {
  examples,
  FORMATS,
  type GlobalOptions,
  json,
  openKnowledge,
  type Outcome,
  pageOptions,
  type Run,
  usage,
  withGlobalOptions,
} from './shared.ts';

interface ClaimsOptions extends GlobalOptions {
  readonly detail?: boolean;
}

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
  withGlobalOptions(
    program
      .command('learn')
      .argument('[topic]', 'a page')
      .summary('short pages with sources: why depression resists, what to look at again, what to expect'),
    FORMATS,
  )
    .addHelpText('before', examples('nextstep learn', 'nextstep learn pseudo-resistance'))
    .action((topic: string | undefined, options: GlobalOptions) => run(() => runLearn(topic, options, io)));
}

export async function runLearn(topic: string | undefined, options: GlobalOptions, io: Io): Promise<Outcome> {
  const knowledge = await openKnowledge(options, io);
  const { cslOf, learnPages, learnViewOf, renderLearn, renderLearnList } = await import('./pages.ts');
  const drawing = pageOptions(options, io);
  if (topic === undefined) {
    const pages = learnPages(knowledge);
    if (options.format === 'json') return json(pages.map(({ id, title, about }) => ({ id, title, about })));
    return { stdout: renderLearnList(pages, drawing), exitCode: EXIT.done };
  }
  const view = learnViewOf(knowledge, topic.toLowerCase());
  if (view === null) {
    const near = nearest(topic, knowledge.learn.ids);
    throw usage(
      'ARG-ID',
      `no page is called ${topic}; known: ${knowledge.learn.ids.join(', ')}`,
      near === null ? undefined : `did you mean ${near}?`,
    );
  }
  if (options.format === 'json') return json({ ...view, references: view.references.map(cslOf) });
  return { stdout: renderLearn(view, drawing), exitCode: EXIT.done };
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
    stdout: renderClaims(page, pageOptions(options, io)),
    exitCode: EXIT.done,
  };
}

export async function runGuidelines(id: string | undefined, options: GlobalOptions, io: Io): Promise<Outcome> {
  const knowledge = await openKnowledge(options, io);
  const { cslOf, guidelinePageOf, guidelinesPageOf, renderGuideline, renderGuidelines } = await import('./pages.ts');
  const drawing = pageOptions(options, io);
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
