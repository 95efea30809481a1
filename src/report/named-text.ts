/** The page on a name without a verdict: known, and why nothing more can be said. */
import { lookup } from './build-references.ts';
import type { PopularClaim, Reference, Topic } from '../knowledge/types.ts';
import { cslOf } from '../knowledge/csl.ts';
import { type Block, heading, list, marked, paragraph } from './document.ts';
import { createNumbering } from './numbering.ts';
import { drawPage, type PageOptions } from './page.ts';
import { citationsOf, type Position, positionBlocks } from './sections/figures.ts';
import { popularBlocks } from './sections/popular.ts';
import { asWords, sentence } from './words.ts';

export interface NamedPage {
  readonly id: string;
  readonly name: string;
  readonly family: string | null;
  readonly standing: 'not-yet-sourced' | 'not-an-option' | 'class-or-strategy';
  /** Always null: said so that a program need not guess. */
  readonly verdict: null;
  readonly why: string | null;
  readonly evidence: Topic['evidence'] | null;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly positions: readonly Position[];
  readonly popular: readonly PopularClaim[];
  readonly references: readonly Reference[];
}

/** The one sentence that stands for a verdict. */
export const STANDING: Readonly<Record<NamedPage['standing'], string>> = {
  'not-yet-sourced': 'Known by name; no checked source, so no verdict.',
  'not-an-option': 'Known, and not an option: no verdict.',
  'class-or-strategy': 'A class or strategy as such: the verdicts stand on its options.',
};

export function renderNamed(page: NamedPage, options: PageOptions): string {
  return drawPage(namedBlocks(page), options);
}

function namedBlocks(page: NamedPage): Block[] {
  const numbering = createNumbering(lookup(page.references.map(cslOf)));
  const body = [
    heading(1, page.name),
    paragraph({ text: [page.id, ...(page.family === null ? [] : [asWords(page.family)])].join('; '), tone: 'muted' }),
    marked('Standing', page.standing === 'class-or-strategy' ? 'heading' : 'caution', STANDING[page.standing]),
    ...(page.why === null ? [] : [marked('Why', 'heading', sentence(page.why))]),
    ...(page.evidence === null
      ? []
      : [
          marked(
            'What was read',
            'heading',
            sentence(page.evidence.say),
            numbering.cite(citationsOf(page.evidence.sources)),
          ),
        ]),
    ...optionBlocks(page),
    ...positionBlocks(page.positions, 2, numbering),
    ...popularBlocks(page.popular, numbering),
  ];
  const sources = numbering.block();
  return [...body, ...(sources.length === 0 ? [] : [heading(2, 'Sources'), ...sources])];
}

function optionBlocks(page: NamedPage): Block[] {
  if (page.standing !== 'class-or-strategy') return [];
  return [
    marked('Options', 'heading', page.options.length === 0 ? 'none in this knowledge base.' : ''),
    ...list(page.options.map((option) => [{ text: option.id, tone: 'emphasis' }, `: ${option.name}`])),
  ];
}
