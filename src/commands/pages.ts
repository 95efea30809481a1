/** How results are drawn for people. A file of its own in the build: JSON output never loads it. */
export { partOf, renderReassess, renderScore, renderScores, renderStage } from '../report/assessment-pages.ts';
export { renderCarePlan } from '../report/care-plan-text.ts';
export { renderBibliography } from '../report/cite-text.ts';
export { cslOf } from '../report/csl.ts';
export { renderInteractions } from '../report/interactions-text.ts';
export { renderWashouts } from '../report/washouts-text.ts';
export { renderExplanation } from '../report/explain-text.ts';
export { renderMarkdown } from '../report/markdown.ts';
export { renderOptions } from '../report/options-text.ts';
export { renderShow } from '../report/show-text.ts';
export { renderText } from '../report/text.ts';
export { referencesIn, showPageOf } from '../show.ts';
