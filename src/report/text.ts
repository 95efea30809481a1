/**
 * The report for a terminal: what to do first on the first screen, then reasons, then sources. The same sections make
 * the Markdown report. An emergency stands before everything else.
 */
import { referenceIn } from './build-references.ts';
import { arrange, openQuestions } from './arrange.ts';
import type { Block } from './document.ts';
import { heading } from './document.ts';
import { drawText } from './draw-text.ts';
import { createNumbering } from './numbering.ts';
import { detailBlocks } from './sections/detail.ts';
import { footerBlocks, headerBlocks, orderBlock } from './sections/header.ts';
import {
  closedBlocks,
  collapsedBlocks,
  familyBlocks,
  glanceBlocks,
  openLine,
  settleBlocks,
} from './sections/options.ts';
import {
  catalogueLine,
  definitionBlocks,
  reassessmentBlocks,
  resistanceLine,
  stagingBlocks,
  trialBlocks,
} from './sections/resistance.ts';
import { scoresBlocks } from './sections/scores.ts';
import { acuteBlocks, hasEmergency, safetyBlocks } from './sections/safety.ts';
import { basisBlocks, questionBlocks } from './sections/todo.ts';
import type { Renderer, Report, RenderOptions } from './types.ts';

export const renderText: Renderer = (report, options) => drawText(reportBlocks(report, options), options.style);

/** The whole report in the order in which it is printed. Citation numbers follow that order. */
export function reportBlocks(report: Report, { detail }: Pick<RenderOptions, 'detail'>): Block[] {
  const numbering = createNumbering(referenceIn(report));
  const arrangement = arrange(report);
  const open = openQuestions(report);
  const emergency = hasEmergency(report);
  const acute = (): Block[] => acuteBlocks(report, arrangement.acute, numbering);
  const header = headerBlocks(report, detail);
  const first = emergency
    ? [...safetyBlocks(report, numbering), ...acute(), ...header]
    : [...header, ...safetyBlocks(report, numbering)];
  const nothing = catalogueLine(report, open.questions.length, open.options);
  const basis = [...nothing, resistanceLine(report, numbering), ...(nothing.length > 0 ? [] : openLine(open))];
  const ordinary =
    emergency && !detail
      ? collapsedBlocks(arrangement)
      : [
          ...glanceBlocks(report, arrangement),
          orderBlock(report),
          ...trialBlocks(report, numbering, detail),
          ...(emergency ? [] : acute()),
          ...familyBlocks(report, arrangement.families, numbering),
          ...closedBlocks(arrangement, numbering),
          ...settleBlocks(arrangement, numbering),
        ];
  const rest = [
    ...(emergency && !detail ? trialBlocks(report, numbering, detail) : []),
    ...reassessmentBlocks(report, numbering, detail),
    ...(detail ? [...definitionBlocks(report, numbering), ...stagingBlocks(report, numbering)] : []),
    ...(detail ? scoresBlocks(report.scores, numbering) : []),
    ...questionBlocks(report, open, detail),
    ...basisBlocks(report, detail),
    ...(detail ? detailBlocks(report, numbering) : []),
  ];
  const body = [...first, ...basis, ...ordinary, ...rest];
  const sources = numbering.block();
  return [...body, ...(sources.length === 0 ? [] : [heading(2, 'Sources'), ...sources]), ...footerBlocks(report)];
}
