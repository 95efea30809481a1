/** The library: the same composition that every command uses. */
export { parseCase } from './cases/index.ts';
export type { CaseReading, PersonCase } from './cases/types.ts';
export { explain } from './explain.ts';
export { explore, type ExploreSettings, PROGRAM_VERSION, settingsFor } from './explore.ts';
export { readCompiled } from './knowledge/compiled.ts';
export type { Knowledge } from './knowledge/types.ts';
export type { Problem } from './problems.ts';
export { renderJson } from './report/json.ts';
export { renderMarkdown } from './report/markdown.ts';
export { renderText } from './report/text.ts';
export type { Report } from './report/types.ts';
