/** One fictional person, benign in every core answer, and what the acceptance tests do with such a person. */
import { join } from 'node:path';

import { parseCase } from '../../src/cases/index.ts';
import type { PersonCase } from '../../src/cases/types.ts';
import { type Exploration, exploreFully, type ExploreSettings, settingsFor } from '../../src/explore.ts';
import { readCompiled } from '../../src/knowledge/compiled.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import type { AuthoredKnowledge, Jurisdiction, Knowledge } from '../../src/knowledge/types.ts';
import type { Report, ReportOption } from '../../src/report/types.ts';

export const ROOT = join(import.meta.dirname, '..', '..');
export const AS_OF = '2026-11-23';
export const JURISDICTIONS: readonly Jurisdiction[] = ['us', 'uk', 'eu', 'ca', 'au'];

export type CaseData = Readonly<Record<string, unknown>>;

let compiled: Knowledge | null = null;
let loaded: AuthoredKnowledge | null = null;

/** The knowledge base as it was built; a test of its own sees to it that it says what data/ says. */
export function shipped(): Knowledge {
  compiled ??= readCompiled(join(ROOT, 'dist'));
  return compiled;
}

/** The same read from data/, with study cases and examples: slower, for the tests that need them. */
export function authored(): AuthoredKnowledge {
  if (loaded !== null) return loaded;
  const { knowledge, problems } = loadKnowledge(join(ROOT, 'data'));
  if (knowledge === null) throw new Error(`data/ does not load: ${problems.map((item) => item.message).join('; ')}`);
  loaded = knowledge;
  return loaded;
}

export const FAILED_SERTRALINE = {
  drug: 'sertraline',
  dose: '200 mg',
  weeks: { total: 12, at_floor: 11 },
  started: '2026-01-05',
  stopped: '2026-03-30',
  current: false,
  adherence: 'good',
  response: 'none',
  stopped_because: 'no-effect',
};
export const FAILING_VENLAFAXINE = {
  drug: 'venlafaxine',
  dose: '225 mg',
  weeks: { total: 32, at_floor: 30 },
  started: '2026-04-13',
  current: true,
  adherence: 'good',
  response: 'minimal',
};
export const FAILED_VENLAFAXINE = {
  ...FAILED_SERTRALINE,
  drug: 'venlafaxine',
  dose: '225 mg',
  weeks: { total: 24, at_floor: 22 },
  started: '2026-04-13',
  stopped: '2026-09-28',
};
export const TWO_FAILED = [FAILED_SERTRALINE, FAILING_VENLAFAXINE] as const;

/** Age 46 and two adequate failed trials; nothing else was asked. */
export const SPARSE: CaseData = { case: 1, as_of: AS_OF, age: 46, trials: TWO_FAILED };

/** The same person with every safety and core question answered, all benign. */
export const BENIGN: CaseData = {
  ...SPARSE,
  sex: 'female',
  perinatal: { pregnant: 'no', planning: false, postpartum: false, breastfeeding: false, contraception: 'reliable' },
  episode: { started: '2025-11', severity: 'moderate', features: { present: [], asked: ['acute'] } },
  suicidality: { thoughts: 'none', intent_or_plan: false, attempt: 'never', means: 'none' },
  acute: 'none',
  bipolarity: 'none',
  medications: [{ medicine: 'venlafaxine', dose: '225 mg' }],
  stopped_recently: 'none',
  conditions: { present: [], asked: ['medical'] },
  implants: 'none',
  family_history: { present: [], asked: ['family'] },
  substances: {
    alcohol: 'low',
    abrupt_stop: false,
    smoking: 'none',
    cannabis: false,
    stimulants: false,
    opioids: false,
  },
  consent: { capacity: 'yes', advance_refusal: 'none' },
};

export interface Setting {
  readonly jurisdiction?: Jurisdiction;
  readonly guideline?: string | null;
  readonly detail?: boolean;
}

/** A case as the program reads it; a fault in the case is a fault of the test. */
export async function personOf(data: CaseData, knowledge: Knowledge = shipped()): Promise<PersonCase> {
  const reading = await parseCase(JSON.stringify(data), null, knowledge, { today: AS_OF });
  if (reading.case === null) throw new Error(reading.problems.map((item) => `${item.code} ${item.message}`).join('; '));
  return reading.case;
}

export async function exploreCase(
  data: CaseData,
  setting: Setting = {},
  knowledge: Knowledge = shipped(),
): Promise<Exploration> {
  const person = await personOf(data, knowledge);
  const settings: ExploreSettings = settingsFor(person, knowledge, setting);
  return exploreFully(person, knowledge, settings);
}

export async function reportOf(data: CaseData, setting: Setting = {}): Promise<Report> {
  return (await exploreCase(data, setting)).report;
}

export function optionIn(report: Report, id: string): ReportOption {
  const option = report.options.find((item) => item.id === id);
  if (option === undefined) throw new Error(`${id} is not in the report`);
  return option;
}

/** Ids of the rules among an option's reasons that are certain, by effect. */
export function rulesOf(option: ReportOption, effect: string, value: 'true' | 'unknown' = 'true'): string[] {
  return option.because.filter((item) => item.effect === effect && item.value === value).map((item) => item.rule);
}

export const APPLICABLE: ReadonlySet<string> = new Set(['favoured', 'consider']);
