/**
 * From a case to what follows from it: which trials were adequate, what counts, what is taken, and how each option
 * can be started. Pure: the tables of the knowledge base come in as parameters, and so does the date.
 */
import type { PersonCase } from '../cases/types.ts';
import type { FactValue } from '../logic/value.ts';
import { currentTrialFacts } from './current-trial.ts';
import { episodeMonths } from './episode.ts';
import { historyOf } from './history.ts';
import { lazily } from './lazy.ts';
import { type AssessmentKnowledge, lookupOf } from './lookup.ts';
import { antidepressantSet } from './regimen.ts';
import { resistanceFacts } from './resistance.ts';
import { assessScales } from './scales.ts';
import { stagingOf } from './staging.ts';
import type { Assessment } from './types.ts';

/** The closed list of computed facts; data/facts/computed.yaml names the same. `exposure.*` = one for each option. */
export const COMPUTED_FACT_IDS: readonly string[] = [
  'trials.inadequate-response',
  'trials.failed',
  'trials.tried',
  'trials.inadequate-response-lifetime',
  'trials.best-response',
  'resistance.established',
  'current-trial.exists',
  'current-trial.dose',
  'current-trial.weeks',
  'current-trial.adherence',
  'current-trial.response',
  'regimen.tolerated',
  'regimen.antidepressant',
  'episode.months',
  'exposure.*',
];

/** Assesses one case. Same case, same knowledge, same result. */
export function assess(person: PersonCase, knowledge: AssessmentKnowledge): Assessment {
  const lookup = lookupOf(knowledge);
  const history = historyOf(person, lookup);
  const { trials, regimen, exposure, exposureFacts } = history;
  const months = episodeMonths(person);
  const staging = lazily(() => stagingOf(person, trials, regimen, months, lookup));
  const scales = lazily(() => assessScales(person.scores, knowledge.scales));
  const facts = new Map<string, FactValue>([
    ...resistanceFacts(person, trials, lookup),
    ...currentTrialFacts(person, trials, regimen, lookup),
    ['regimen.antidepressant', antidepressantSet(regimen, lookup)],
    ['episode.months', months],
    ...exposureFacts,
  ]);
  return {
    facts,
    trials: trials.map((trial) => trial.assessed),
    regimen: {
      known: regimen.known,
      complete: regimen.closed.medications,
      rows: regimen.rows,
      stopped: regimen.stopped,
      maybe: regimen.maybe,
      courses: regimen.courses,
      stoppedComplete: regimen.closed.stopped,
    },
    exposure,
    memberExposure: history.memberExposure,
    plans: history.plans,
    members: history.members,
    // Few outputs print it.
    get staging() {
      return staging();
    },
    get scales() {
      return scales();
    },
    taken: history.taken,
    beside: history.beside,
    continued: history.continued,
    mayContinue: history.mayContinue,
    present: history.present,
  };
}
