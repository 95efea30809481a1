/** What reading YAML data takes, with its schemas. A file of its own in the build: ordinary runs never load it. */
export { checkKnowledge } from '../authoring/check.ts';
export { checkExamples } from '../authoring/examples.ts';
export { statsOf } from '../authoring/stats.ts';
export { coverageLines } from '../authoring/stats-coverage.ts';
export { loadKnowledge } from '../knowledge/load.ts';
