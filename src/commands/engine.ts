/** What looking at a person takes. A file of its own in the build: help and faults of usage never load it. */
export { parseCase } from '../cases/index.ts';
export { explain } from '../explain.ts';
export { explore, settingsFor } from '../explore.ts';
export { renderJson } from '../report/json.ts';
export { assessScale, scoreItems } from '../assessment/scales.ts';
export { scoreOf } from '../report/build-staging.ts';
export { interactionsBetween, interactionsFor } from '../interactions.ts';
export { planFor } from '../plan.ts';
export { washoutsFor } from '../washouts.ts';
