/** `reassess`, `stage` and `score`: parts of the report drawn as pages of their own, and the same parts as JSON. */
import { citedIn, lookup, referenceIn } from './build-references.ts';
import { type Block, heading, paragraph } from './document.ts';
import { createNumbering } from './numbering.ts';
import { drawPage, type PageOptions } from './page.ts';
import { countryOf } from './person-page.ts';
import {
  definitionBlocks,
  reassessmentBlocks,
  resistanceLine,
  stagingBlocks,
  trialBlocks,
} from './sections/resistance.ts';
import { safetyBlocks } from './sections/safety.ts';
import { scoreBlocks, scoresBlocks } from './sections/scores.ts';
import type { Report, ReportScore } from './types.ts';
import { INTENDED_USE } from './words.ts';

/** Is it resistant: each trial, what would settle it, the definitions, mimics and contributors, rating scales. */
export function renderReassess(report: Report, options: PageOptions): string {
  const numbering = createNumbering(referenceIn(report));
  const body = [
    ...safetyBlocks(report, numbering),
    resistanceLine(report, numbering),
    ...trialBlocks(report, numbering, true),
    ...definitionBlocks(report, numbering),
    ...reassessmentBlocks(report, numbering, true),
    ...scoresBlocks(report.scores, numbering),
  ];
  return drawPage([...headOf(report, 'Is it resistant'), ...body, ...sourcesOf(numbering)], options);
}

/** How resistant: every staging method, item by item. */
export function renderStage(report: Report, options: PageOptions): string {
  const numbering = createNumbering(referenceIn(report));
  const body = [
    ...safetyBlocks(report, numbering),
    resistanceLine(report, numbering),
    ...stagingBlocks(report, numbering),
  ];
  return drawPage([...headOf(report, 'Staging'), ...body, ...sourcesOf(numbering)], options);
}

/** One scale outside a case, with sentences of its own before it. */
export function renderScore(
  score: ReportScore,
  notes: readonly string[],
  references: Report['references'],
  options: PageOptions,
): string {
  const numbering = createNumbering(lookup(references));
  const body = [...notes.map((note) => paragraph({ text: note, tone: 'caution' })), ...scoreBlocks(score, numbering)];
  return drawPage([heading(1, score.name), ...body, ...sourcesOf(numbering), paragraph(INTENDED_USE)], options);
}

/** Every scale of a case. */
export function renderScores(report: Report, options: PageOptions): string {
  const numbering = createNumbering(referenceIn(report));
  const scores =
    report.scores.length === 0
      ? [paragraph('The case holds no total of a rating scale that this knowledge base knows.')]
      : scoresBlocks(report.scores, numbering);
  const body = [...safetyBlocks(report, numbering), ...scores];
  return drawPage([...headOf(report, 'Rating scales'), ...body, ...sourcesOf(numbering)], options);
}

function headOf(report: Report, title: string): Block[] {
  return [
    heading(1, `${title}, as of ${report.asOf}, ${countryOf(report)} (knowledge base ${report.knowledgeBase.version})`),
    paragraph({ text: INTENDED_USE, tone: 'muted' }),
  ];
}

function sourcesOf(numbering: ReturnType<typeof createNumbering>): Block[] {
  const sources = numbering.block();
  return sources.length === 0 ? [] : [heading(2, 'Sources'), ...sources];
}

/** Keys of the report that a page is about, with the references they cite and what made them. */
export function partOf(report: Report, keys: readonly (keyof Report)[]): Record<string, unknown> {
  const part = Object.fromEntries(keys.map((key) => [key, report[key]]));
  const cited = citedIn(part);
  return {
    report: report.report,
    program: report.program,
    asOf: report.asOf,
    settings: report.settings,
    knowledgeBase: report.knowledgeBase,
    case: report.case,
    assumed: report.assumed,
    warnings: report.warnings,
    ...part,
    references: report.references.filter((record) => cited.has(String(record['id']))),
  };
}
