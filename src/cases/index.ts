/** The room's front door: reading a case from text, from located nodes, or from plain data. */
export { locatePlain } from './located.ts';
export { parseCase, parseText, type ParseOptions } from './parse-case.ts';
export { readCase, type ReadOptions } from './read-case.ts';
export { registryOf, type CaseKnowledge } from './registry.ts';
export { applySettings } from './settings.ts';
