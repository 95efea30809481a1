/** `guidelines`: which there are, one in full, and all of them side by side, option by option. */
import { lookup } from './build-references.ts';
import type { Guideline, Reference } from '../knowledge/types.ts';
import type { Disagreement, OptionPosition } from '../reasoning/positions.ts';
import { cslOf } from '../knowledge/csl.ts';
import { type Block, heading, list, marked, paragraph, table } from './document.ts';
import type { Piece, Rich } from './layout.ts';
import { createNumbering, type Numbering } from './numbering.ts';
import { drawPage, type PageOptions } from './page.ts';
import { citationsOf, disagreementBlock } from './sections/figures.ts';
import { capital, count, sentence } from './words.ts';

/** One row of the matrix: an option (or a class) and what each guideline says of it. */
export interface MatrixRow {
  readonly id: string;
  readonly name: string;
  readonly positions: readonly OptionPosition[];
  readonly disagreement: Disagreement | null;
}

export interface GuidelinesPage {
  readonly guidelines: readonly Guideline[];
  readonly matrix: readonly MatrixRow[];
  readonly references: readonly Reference[];
}

export interface GuidelinePage {
  readonly guideline: Guideline;
  /** Its rows in the order of the file, with the name of what each is about. */
  readonly rows: readonly { readonly id: string; readonly name: string; readonly position: OptionPosition }[];
  /** What other guidelines say of the same options, where they part from this one. */
  readonly disagreements: readonly MatrixRow[];
  readonly references: readonly Reference[];
}

export function renderGuidelines(page: GuidelinesPage, options: PageOptions): string {
  return drawPage(guidelinesBlocks(page), options);
}

export function renderGuideline(page: GuidelinePage, options: PageOptions): string {
  return drawPage(guidelineBlocks(page), options);
}

function guidelinesBlocks(page: GuidelinesPage): Block[] {
  const numbering = createNumbering(lookup(page.references.map(cslOf)));
  const rows = page.guidelines.map((guideline): readonly Rich[] => [
    [guideline.id],
    [guideline.name, numbering.cite(citationsOf([{ id: guideline.reference }]))],
    [
      `${guideline.jurisdiction.toUpperCase()}, ${guideline.edition}${guideline.supersededBy === undefined ? '' : `, superseded by ${guideline.supersededBy}`}`,
    ],
    [`${count(guideline.positions.length, 'position')}, ${guideline.scale.ranked ? 'ranked' : 'not ranked'}`],
  ]);
  const parted = page.matrix.filter((row) => row.disagreement !== null);
  const body = [
    heading(1, `${count(page.guidelines.length, 'guideline')} in this knowledge base`),
    ...table(['id', 'guideline', 'where and when', 'holds'], rows),
    heading(2, `Where guidelines disagree (${parted.length})`),
    ...(parted.length === 0
      ? [paragraph('Nowhere, among the positions that were read.')]
      : parted.flatMap((row) => [heading(3, row.name), ...disagreementBlock(row.positions)])),
    heading(2, `Option by option (${page.matrix.length})`),
    paragraph({
      text: 'Each in its own words: first line of one is not first line of another. Empty: no position was read.',
      tone: 'muted',
    }),
    ...matrixBlocks(page),
    paragraph({ text: 'nextstep guidelines ID prints one guideline with every position.', tone: 'muted' }),
  ];
  return [...body, heading(2, 'Sources'), ...numbering.block()];
}

/** Options down, guidelines across. */
function matrixBlocks({ guidelines, matrix }: GuidelinesPage): Block[] {
  const head = ['option', ...guidelines.map((guideline) => guideline.id)];
  const rows = matrix.map((row): readonly Rich[] => [
    [row.id],
    ...guidelines.map((guideline): Rich => {
      const own = row.positions.filter((position) => position.id === guideline.id);
      const cells = [...new Map(own.map((position) => [position.level, position])).values()];
      return cells.flatMap((position, index): Rich => [...(index === 0 ? [] : ['; ']), levelPiece(position)]);
    }),
  ]);
  return table(head, rows);
}

function levelPiece(position: OptionPosition): Piece {
  return position.stance === 'against'
    ? { text: position.levelWords, tone: 'danger' }
    : position.stance === 'open'
      ? { text: position.levelWords, tone: 'muted' }
      : position.levelWords;
}

function guidelineBlocks(page: GuidelinePage): Block[] {
  const { guideline } = page;
  const numbering = createNumbering(lookup(page.references.map(cslOf)));
  const levels = guideline.scale.levels.map((level): Rich => [
    { text: level.words, tone: 'emphasis' },
    level.rank === null ? '' : ` (rank ${level.rank})`,
  ]);
  const body = [
    heading(1, guideline.name),
    paragraph(
      `${guideline.edition}; ${guideline.jurisdiction.toUpperCase()}; ${guideline.id}.`,
      numbering.cite(citationsOf([{ id: guideline.reference }])),
    ),
    marked(
      'Its words',
      'heading',
      guideline.scale.ranked ? 'ranked, best first.' : 'not ranked: strength is carried by wording.',
    ),
    ...list(levels),
    ...(guideline.scale.note === undefined ? [] : [marked('Note', 'caution', sentence(guideline.scale.note))]),
    ...(guideline.supersededBy === undefined ? [] : [marked('Superseded', 'caution', `by ${guideline.supersededBy}.`)]),
    ...algorithmBlocks(guideline, numbering),
    heading(2, `Positions (${page.rows.length})`),
    ...table(
      ['option', 'level', 'position', 'where'],
      page.rows.map((row) => positionRow(row, numbering)),
    ),
    ...(page.disagreements.length === 0
      ? []
      : [
          heading(2, `Where others disagree (${page.disagreements.length})`),
          ...page.disagreements.flatMap((row) => [heading(3, row.name), ...disagreementBlock(row.positions)]),
        ]),
  ];
  return [...body, heading(2, 'Sources'), ...numbering.block()];
}

/** The steps in the order the guideline gives them. */
function algorithmBlocks({ algorithm }: Guideline, numbering: Numbering): Block[] {
  if (algorithm === undefined) return [];
  return [
    heading(2, algorithm.name),
    ...list(algorithm.steps.map((step, index): Rich => [`${index + 1}. ${sentence(step)}`])),
    paragraph(`${algorithm.where}. `, numbering.cite(citationsOf(algorithm.sources))),
    ...(algorithm.note === undefined ? [] : [marked('Note', 'caution', sentence(algorithm.note))]),
  ];
}

function positionRow({ name, position }: GuidelinePage['rows'][number], numbering: Numbering): readonly Rich[] {
  return [
    [name],
    [levelPiece(position)],
    [
      ...(position.situation === null ? [] : [{ text: `${capital(position.situation)}: `, tone: 'muted' } as const]),
      sentence(position.words),
      numbering.cite(citationsOf(position.sources)),
    ],
    [position.where],
  ];
}
