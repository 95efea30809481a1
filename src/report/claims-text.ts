/** `claims`: popular claims beside the evidence, and the reference list of an article as printed and as it really is. */
import { lookup } from './build-references.ts';
import type { ClaimVerdict, PopularClaim, PopularClaims, Reference } from '../knowledge/types.ts';
import { vancouverRich } from './citation.ts';
import { cslOf } from '../knowledge/csl.ts';
import { type Block, entries, type Entry, heading, marked, paragraph } from './document.ts';
import type { Rich } from './layout.ts';
import { createNumbering, type Numbering } from './numbering.ts';
import { drawPage, type PageOptions } from './page.ts';
import { citationsOf } from './sections/figures.ts';
import { CLAIM_WORDS, claimEntry } from './sections/popular.ts';
import { capital, count, sentence } from './words.ts';

export interface ClaimsPage {
  /** The words looked for; null for all. */
  readonly query: string | null;
  /** Whether the evidence is printed with each claim. */
  readonly full: boolean;
  readonly article: PopularClaims['article'];
  readonly topics: PopularClaims['topics'];
  readonly statements: readonly PopularClaim[];
  /** The article's own references, as printed. */
  readonly printed: PopularClaims['references'];
  /** Every source cited by the parts above, and the real publications. */
  readonly references: readonly Reference[];
}

export function renderClaims(page: ClaimsPage, options: PageOptions): string {
  return drawPage(claimsBlocks(page), options);
}

function claimsBlocks(page: ClaimsPage): Block[] {
  const numbering = page.full ? createNumbering(lookup(page.references.map(cslOf))) : null;
  const about = page.query === null ? '' : ` about "${page.query}"`;
  const body = [
    heading(1, `${count(page.statements.length, 'popular claim')}${about}, beside the evidence`),
    ...(page.statements.length === 0 ? [] : [paragraph(`${verdictCounts(page.statements)}.`)]),
    ...articleBlocks(page),
    ...sectionBlocks(page, numbering),
    ...topicBlocks(page, numbering),
    ...printedBlocks(page, numbering),
    ...(page.full
      ? []
      : [paragraph({ text: 'nextstep claims WORD, or --detail, prints what the evidence says.', tone: 'muted' })]),
  ];
  const sources = numbering?.block() ?? [];
  return [...body, ...(sources.length === 0 ? [] : [heading(2, 'Sources'), ...sources])];
}

function verdictCounts(statements: readonly PopularClaim[]): string {
  const parts = (Object.keys(CLAIM_WORDS) as ClaimVerdict[]).flatMap((verdict) => {
    const number = statements.filter((item) => item.verdict === verdict).length;
    return number === 0 ? [] : [`${CLAIM_WORDS[verdict]} ${number}`];
  });
  return capital(parts.join(', '));
}

/** Which article is meant, where anything of it is printed. */
function articleBlocks({ statements, article }: ClaimsPage): Block[] {
  const quoted = statements.some((item) => item.section !== undefined);
  return quoted ? [paragraph({ text: `"The article" is "${article.title}", ${article.what}.`, tone: 'muted' })] : [];
}

/** The article section by section, then what is said elsewhere. */
function sectionBlocks({ statements }: ClaimsPage, numbering: Numbering | null): Block[] {
  const sections = [...new Set(statements.map((item) => item.section))];
  return sections.flatMap((section) => [
    heading(2, section === undefined ? 'Said elsewhere' : `The article, on: ${section}`),
    ...entries(statements.filter((item) => item.section === section).map((item) => claimEntry(item, numbering))),
  ]);
}

function topicBlocks({ topics }: ClaimsPage, numbering: Numbering | null): Block[] {
  if (topics.length === 0) return [];
  const items = topics.map((topic): Entry => ({
    label: '',
    tone: null,
    title: [
      { text: topic.name, tone: 'emphasis' },
      `: ${sentence(topic.why)}`,
      { text: ` ${topic.id}`, tone: 'muted' },
    ],
    lines:
      numbering === null
        ? []
        : [
            {
              mark: 'Evidence',
              text: [sentence(topic.evidence.say), numbering.cite(citationsOf(topic.evidence.sources))],
            },
          ],
  }));
  return [heading(2, 'Known, and not an option'), ...entries(items)];
}

const PRINTED_WORDS = {
  'wrong-details': 'wrong details',
  misattributed: 'wrong authors',
  'not-found': 'not found',
} as const satisfies Record<PopularClaims['references'][number]['verdict'], string>;

function printedBlocks(page: ClaimsPage, numbering: Numbering | null): Block[] {
  if (page.printed.length === 0) return [];
  const items = page.printed.map((item): Entry => ({
    label: PRINTED_WORDS[item.verdict],
    tone: item.verdict === 'not-found' ? 'danger' : 'caution',
    title: [`${item.number}. "${item.asPrinted}"`, { text: ` ${item.id}`, tone: 'muted' }],
    lines: numbering === null ? [] : printedLines(item, page, numbering),
  }));
  return [
    heading(2, `The references of "${page.article.title}" (${page.article.what})`),
    ...entries(items),
    marked('Note', 'muted', sentence(page.article.note)),
  ];
}

function printedLines(
  item: ClaimsPage['printed'][number],
  page: ClaimsPage,
  numbering: Numbering,
): { readonly mark: string; readonly text: Rich }[] {
  const real = page.references.find((reference) => reference.id === item.real);
  return [
    { mark: 'Wrong', text: [sentence(item.wrong.join('; '))] },
    { mark: 'Found', text: [sentence(item.say)] },
    ...(real === undefined ? [] : [{ mark: 'Real', text: vancouverRich(cslOf(real)) }]),
    { mark: 'Cite instead', text: ['see ', numbering.cite(citationsOf(item.sources))] },
  ];
}

/** What a program reads: every claim with its evidence, whatever `full` says. */
export function claimsJson(page: ClaimsPage): unknown {
  const { query, article, statements, topics, printed, references } = page;
  return { query, article, statements, topics, printedReferences: printed, references: references.map(cslOf) };
}
