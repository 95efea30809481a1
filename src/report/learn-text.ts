/** `learn`: short pages, every paragraph with its sources, and where to read on. */
import type { LearnPage, Reference } from '../knowledge/types.ts';
import { lookup } from './build-references.ts';
import { cslOf } from '../knowledge/csl.ts';
import { type Block, heading, list, marked, paragraph, table } from './document.ts';
import type { Rich } from './layout.ts';
import { createNumbering } from './numbering.ts';
import { drawPage, type PageOptions } from './page.ts';
import { citationsOf } from './sections/figures.ts';
import { count, sentence } from './words.ts';

/** Something to read on, with the command that prints it; null where no command does. */
export interface SeeAlso {
  readonly id: string;
  readonly name: string;
  readonly command: string | null;
}

export interface LearnView {
  readonly page: LearnPage;
  readonly see: {
    readonly pages: readonly SeeAlso[];
    readonly questions: readonly SeeAlso[];
    readonly options: readonly SeeAlso[];
    readonly claims: readonly SeeAlso[];
  };
  readonly references: readonly Reference[];
}

export function renderLearnList(pages: readonly LearnPage[], options: PageOptions): string {
  const rows = pages.map((page): readonly Rich[] => [[page.id], [page.title], [{ text: page.about, tone: 'muted' }]]);
  return drawPage(
    [
      heading(1, `${count(pages.length, 'page')} to learn from`),
      ...table(['topic', 'title', 'about'], rows),
      paragraph({ text: 'nextstep learn TOPIC prints one page with its sources.', tone: 'muted' }),
    ],
    options,
  );
}

export function renderLearn(view: LearnView, options: PageOptions): string {
  return drawPage(learnBlocks(view), options);
}

function learnBlocks({ page, see, references }: LearnView): Block[] {
  const numbering = createNumbering(lookup(references.map(cslOf)));
  const body = [
    heading(1, page.title),
    paragraph({ text: `${page.id}; reviewed ${page.reviewed.on}, due ${page.reviewed.due}`, tone: 'muted' }),
    ...page.paragraphs.flatMap((item) => [
      ...(item.heading === undefined ? [] : [heading(2, item.heading)]),
      paragraph(sentence(item.say), numbering.cite(citationsOf(item.sources))),
    ]),
    heading(2, 'Read on'),
    ...seeBlocks('Pages', see.pages),
    ...seeBlocks('Questions of the interview', see.questions),
    ...seeBlocks('Options', see.options),
    ...seeBlocks('Popular claims', see.claims),
  ];
  return [...body, heading(2, 'Sources'), ...numbering.block()];
}

function seeBlocks(title: string, items: readonly SeeAlso[]): Block[] {
  if (items.length === 0) return [];
  return [
    marked(title, 'heading', ''),
    ...list(
      items.map((item): Rich => [
        item.name,
        ...(item.command === null ? [] : [{ text: ` (${item.command})`, tone: 'muted' } as const]),
      ]),
    ),
  ];
}
