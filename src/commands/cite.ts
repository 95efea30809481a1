/** `nextstep cite`: the bibliography of a source, an option or the whole knowledge base, for people and reference managers. */
import type { Command } from 'commander';

import { find, idOf } from '../find.ts';
import type { Knowledge, Reference } from '../knowledge/types.ts';
import { EXIT, nearest } from '../problems.ts';
import { CITATION_STYLES, type CitationStyle } from '../report/citation-styles.ts';
import type { CheckedReference, CitationCheck } from '../report/cite-text.ts';
import type { Io } from '../terminal/io.ts';
import { findNamed } from './browse.ts';
import {
  chooseFrom,
  dayOf,
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

interface CiteOptions extends GlobalOptions {
  readonly style: CitationStyle;
  readonly all?: boolean;
  readonly check?: boolean;
  readonly asOf?: string;
}

const EXCHANGE = ['bibtex', 'ris', 'csl-json'];
const CITE_FORMATS = [...FORMATS, ...EXCHANGE];

export function citeCommand(program: Command, run: Run, io: Io): void {
  withGlobalOptions(
    program
      .command('cite')
      .argument('[ids...]', 'source or option ids (default: every source cited by an option)')
      .summary('the bibliography, and how each source was verified'),
    CITE_FORMATS,
  )
    .option(
      '--style <style>',
      `of text and markdown: ${CITATION_STYLES.join(', ')}`,
      chooseFrom('--style', CITATION_STYLES),
      'vancouver',
    )
    .option('--all', 'every source of the knowledge base, further reading too')
    .option('--check', 'which sources are retracted, overdue, superseded or corrected (exit 4 for the first two)')
    .option('--as-of <date>', 'with --check: the day reviews are due by (YYYY-MM-DD; default: today)')
    .addHelpText(
      'before',
      examples(
        'nextstep cite ect --style apa',
        'nextstep cite rtms vns --format ris > sources.ris',
        'nextstep cite --all --format bibtex > nextstep.bib',
        'nextstep cite --check',
      ),
    )
    .action((ids: string[], options: CiteOptions) => run(() => runCite(ids, options, io)));
}

export async function runCite(words: readonly string[], options: CiteOptions, io: Io): Promise<Outcome> {
  const knowledge = await openKnowledge(options, io);
  if (options.all === true && words.length > 0)
    throw usage(
      'ARG-USAGE',
      '--all is every source of the knowledge base: it goes with no ids',
      'leave out one of the two',
    );
  if (options.check === true && EXCHANGE.includes(options.format ?? ''))
    throw usage(
      'ARG-USAGE',
      `--check is no bibliography: there is no ${options.format ?? ''} of it`,
      'text, markdown or json',
    );
  const everything = options.all === true || (options.check === true && words.length === 0);
  const ids = everything ? knowledge.references.ids : await sourcesOfAll(words, knowledge);
  const references = [...ids].sort().flatMap((id) => knowledge.references.get(id) ?? []);
  if (options.check === true) return runCheck(references, knowledge, options, io);
  const { cslOf, renderBibliography, toBibtex, toCslJson, toRis } = await import('./pages.ts');
  const items = references.map(cslOf);
  const done = (stdout: string): Outcome => ({ stdout, exitCode: EXIT.done });
  switch (options.format) {
    case 'json':
      return json(items);
    case 'bibtex':
      return done(toBibtex(items));
    case 'ris':
      return done(toRis(items));
    case 'csl-json':
      return done(toCslJson(items));
    case undefined:
    default:
      return done(
        renderBibliography(references, {
          ...pageOptions(options, io),
          citation: options.style,
        }),
      );
  }
}

async function sourcesOfAll(words: readonly string[], knowledge: Knowledge): Promise<readonly string[]> {
  const named = words.length === 0 ? knowledge.options.map((option) => option.id) : words;
  const ids = new Set<string>();
  for (const word of named) for (const id of await sourcesOf(word, knowledge)) ids.add(id);
  return [...ids];
}

/** The sources behind one word: the source itself, or all that its option or page cites. */
async function sourcesOf(word: string, knowledge: Knowledge): Promise<readonly string[]> {
  if (knowledge.references.get(word) !== null) return [word];
  const { found, several } = find(word, knowledge);
  const near = found === null && several.length === 0 ? nearest(word, knowledge.references.ids) : null;
  if (near !== null) throw usage('ARG-ID', `no source or option is called ${word}`, `did you mean ${near}?`);
  const named = findNamed(word, knowledge);
  if (named.kind === 'class-or-strategy') return sourcesOfAll(named.options, knowledge);
  const { namedPageOf, referencesIn } = await import('./pages.ts');
  if (named.kind !== 'option') return namedPageOf(knowledge, named).references.map((reference) => reference.id);
  const id = idOf(named);
  const option = knowledge.options.find((item) => item.id === id);
  const rules = [...new Set(Object.values(option?.ruleSets ?? {}).flat())].map((index) => knowledge.rules[index]);
  return referencesIn([knowledge.shownOption(id), knowledge.details(id), rules], knowledge).map(
    (reference) => reference.id,
  );
}

/** A retracted or overdue source is a fault of the knowledge base; a correction or a later edition is news. */
async function runCheck(
  references: readonly Reference[],
  knowledge: Knowledge,
  options: CiteOptions,
  io: Io,
): Promise<Outcome> {
  const asOf = options.asOf === undefined ? io.today() : dayOf('--as-of', options.asOf);
  const citedBy = new Map<string, string[]>();
  for (const option of knowledge.options)
    for (const id of await sourcesOf(option.id, knowledge)) citedBy.set(id, [...(citedBy.get(id) ?? []), option.id]);
  const rows = references.flatMap((reference) => concernsOf(reference, asOf, citedBy.get(reference.id) ?? []));
  const check: CitationCheck = { asOf, checked: references.length, rows };
  const bad = rows.some((row) => row.concern === 'retracted' || row.concern === 'overdue');
  const exitCode = bad ? EXIT.badKnowledgeBase : EXIT.done;
  if (options.format !== 'text' && options.format !== 'markdown') return { ...json(check), exitCode };
  const { renderCitationCheck } = await import('./pages.ts');
  return {
    stdout: renderCitationCheck(check, pageOptions(options, io)),
    exitCode,
  };
}

function concernsOf(reference: Reference, asOf: string, citedBy: readonly string[]): CheckedReference[] {
  const { id, status, due } = reference;
  const rows: CheckedReference[] = [];
  if (typeof status !== 'string') rows.push({ id, concern: 'superseded', detail: status.supersededBy, citedBy });
  else if (status !== 'current') rows.push({ id, concern: status, detail: null, citedBy });
  if (due < asOf) rows.push({ id, concern: 'overdue', detail: due, citedBy });
  return rows;
}
