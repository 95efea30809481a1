/** `compare`: options side by side, drawn from the comparison, each sentence with its source and both arms as bars. */
import { lookup } from './build-references.ts';
import { cslOf } from '../knowledge/csl.ts';
import type { Comparison, ComparisonCell, ComparisonLine } from './comparison.ts';
import { type Block, type GridLine, heading, paragraph } from './document.ts';
import type { Rich } from './layout.ts';
import { createNumbering, type Numbering } from './numbering.ts';
import { drawPage, type PageOptions } from './page.ts';
import { citationsOf } from './sections/figures.ts';
import { safetyBlocks } from './sections/safety.ts';
import { asWords, capital, count, sentence } from './words.ts';

export function renderComparison(comparison: Comparison, options: PageOptions): string {
  return drawPage(comparisonBlocks(comparison), options);
}

/** The same blocks for a page of the interview. */
export function comparisonBlocks(comparison: Comparison): Block[] {
  const numbering = createNumbering(lookup(comparison.references.map(cslOf)));
  const safety = safetyBlocks(comparison, numbering);
  const rows = comparison.rows.map((row) => ({
    name: row.name,
    cells: row.cells.map((cell) => cellLines(cell, numbering)),
  }));
  const sources = numbering.block();
  return [
    ...safety,
    heading(1, `${count(comparison.options.length, 'option')} compared`),
    paragraph({ text: settingsLine(comparison), tone: 'muted' }),
    { kind: 'grid', heads: comparison.options.map((option) => option.name), rows },
    ...(sources.length === 0 ? [] : [heading(2, 'Sources'), ...sources]),
  ];
}

function settingsLine({ settings, knowledgeBase }: Comparison): string {
  const what =
    settings === null
      ? 'Without a case: no verdicts.'
      : `For a case as of ${settings.asOf}${settings.jurisdiction === null ? '' : `, ${settings.jurisdiction.toUpperCase()}`}.`;
  const from = `Knowledge base ${knowledgeBase.version} (${knowledgeBase.sha256.slice(0, 12)}).`;
  return `${what} ${from} Each figure is from its own trial, against its own comparator: figures of two options were not measured against each other unless a sentence says so.`;
}

function cellLines(cell: ComparisonCell, numbering: Numbering): GridLine[] {
  if (cell.notKnown !== null)
    return [{ kind: 'text', text: [{ text: `not known: ${sentence(cell.notKnown)}`, tone: 'muted' }] }];
  return cell.lines.flatMap((line) => [{ kind: 'text', text: lineText(line, numbering) } as const, ...bars(line)]);
}

function lineText(line: ComparisonLine, numbering: Numbering): Rich {
  const label: Rich = line.label === null ? [] : [{ text: `${capital(line.label)}: `, tone: line.tone ?? 'emphasis' }];
  const note: Rich = line.note === null ? [] : [{ text: ` (${line.note})`, tone: 'muted' }];
  return [...label, sentence(line.say), numbering.cite(citationsOf(line.sources)), ...note];
}

/** One bar an arm, where at least two arms have a share of a hundred: one arm alone would look like an effect. */
function bars(line: ComparisonLine): GridLine[] {
  const shares = Object.entries(line.arms ?? {}).flatMap(([name, arm]): Extract<GridLine, { kind: 'bar' }>[] => {
    if (arm.pct !== undefined) return [{ kind: 'bar', name: asWords(name), share: arm.pct, words: `${arm.pct} %` }];
    if (arm.events === undefined || arm.n === undefined || arm.n === 0) return [];
    return [
      { kind: 'bar', name: asWords(name), share: (100 * arm.events) / arm.n, words: `${arm.events} of ${arm.n}` },
    ];
  });
  return shares.length < 2 ? [] : shares;
}
