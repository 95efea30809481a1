/** How results are drawn for people. A file of its own in the build: JSON output never loads it. */
export { claimsPageOf, nearestClaim } from '../claims.ts';
export { toBibtex } from '../exchange/bibtex.ts';
export { toCslJson } from '../exchange/csl-json.ts';
export { toRis } from '../exchange/ris.ts';
export { guidelinePageOf, guidelinesPageOf } from '../guidelines.ts';
export { namedPageOf } from '../named.ts';
export { renderBibliography, renderCitationCheck } from '../report/cite-text.ts';
export { claimsJson, renderClaims } from '../report/claims-text.ts';
export { cslOf } from '../report/csl.ts';
export { renderExplanation } from '../report/explain-text.ts';
export { renderGuideline, renderGuidelines } from '../report/guidelines-text.ts';
export { renderMarkdown } from '../report/markdown.ts';
export { renderNamed } from '../report/named-text.ts';
export { renderOptions } from '../report/options-text.ts';
export { renderShow } from '../report/show-text.ts';
export { renderText } from '../report/text.ts';
export { referencesIn, showPageOf } from '../show.ts';
