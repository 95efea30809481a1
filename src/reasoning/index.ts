/** Facts and rules in, findings out: verdicts, order, safety, what to reassess, what is still open. Pure. */
import type { Knowledge } from '../knowledge/types.ts';
import { createEnvironment, type FactEnvironment } from './environment.ts';
import { createRecollection, Memory, type Recollection, recollect } from './memory.ts';
import { judgeOption } from './option.ts';
import { rankOptions } from './order.ts';
import { openQuestions, type OpenQuestion } from './questions.ts';
import { registryOf, type Registry } from './registry.ts';
import {
  bySafetyLevel,
  presentContraindications,
  reassess,
  type ReassessmentResult,
  safetyFindings,
} from './safety.ts';
import type { OptionVerdict, PersonInput, RankedOption, SafetyResult, Settings } from './types.ts';

export interface Reasoning {
  readonly options: readonly RankedOption[];
  readonly safety: readonly SafetyResult[];
  readonly reassessment: readonly ReassessmentResult[];
  readonly open: readonly OpenQuestion[];
  /** The person as the case stands, no option planned: for definitions and anything else outside options. */
  readonly environment: FactEnvironment;
}

const registries = new WeakMap<object, Registry>();

/** The registry of a knowledge base, made once. */
function registryFor(knowledge: Pick<Knowledge, 'facts' | 'questions'>): Registry {
  const known = registries.get(knowledge);
  if (known !== undefined) return known;
  const made = registryOf(knowledge);
  registries.set(knowledge, made);
  return made;
}

export { createRecollection, type Recollection };

/**
 * Reasons over one person. Same inputs, same result; the order of answers plays no part, and neither does what is
 * remembered of the person before: it only saves time.
 */
export function reason(
  person: PersonInput,
  knowledge: Knowledge,
  settings: Settings,
  recollection: Recollection = createRecollection(),
): Reasoning {
  const registry = registryFor(knowledge);
  const memory = recollect(recollection, knowledge, registry, person, settings);
  const context = { knowledge, registry, memory, person, settings };
  const verdicts = knowledge.options.map((option) => judgeOption(option, context));
  const environment = createEnvironment(registry, person.base, person.computed, person.present, memory);
  const safety = bySafetyLevel([
    ...safetyFindings(knowledge, environment, settings.jurisdiction),
    ...presentContraindications(verdicts, context),
  ]);
  const options = rankOptions(verdicts, { knowledge, person, settings, environment, safety });
  return {
    options,
    safety,
    reassessment: reassess(knowledge, environment),
    open: openQuestions(knowledge, options, environment),
    environment,
  };
}

/** One option alone, unranked; null when the id is not an option. For "what would change it". */
export function judgeOne(
  person: PersonInput,
  knowledge: Knowledge,
  settings: Settings,
  optionId: string,
): OptionVerdict | null {
  const option = knowledge.options.find((item) => item.id === optionId);
  if (option === undefined) return null;
  return judgeOption(option, { knowledge, registry: registryFor(knowledge), memory: new Memory(), person, settings });
}
