/**
 * The one composition: case, knowledge and settings in, report out. Used by every command, the interview, the study
 * cases and the library. Pure: the same inputs give the same bytes.
 */
import { assess } from './assessment/index.ts';
import type { Assessment } from './assessment/types.ts';
import type { PersonCase } from './cases/types.ts';
import { optionInteractions } from './interaction-rows.ts';
import type { Knowledge } from './knowledge/types.ts';
import { type Reasoning, reason } from './reasoning/index.ts';
import type { PersonInput, Settings } from './reasoning/types.ts';
import { buildReport } from './report/build.ts';
import type { Report } from './report/types.ts';
import { PROGRAM_VERSION } from './version.ts';

export interface ExploreSettings extends Settings {
  readonly detail: boolean;
}

export { PROGRAM_VERSION };

export interface Exploration {
  readonly assessment: Assessment;
  readonly reasoning: Reasoning;
  readonly report: Report;
}

/** The report for one case. */
export function explore(person: PersonCase, knowledge: Knowledge, settings: ExploreSettings): Report {
  return exploreFully(person, knowledge, settings).report;
}

/** The report with what led to it, for `explain` and the interview. */
export function exploreFully(person: PersonCase, knowledge: Knowledge, settings: ExploreSettings): Exploration {
  const assessment = assess(person, knowledge);
  const reasoning = reason(inputOf(person, assessment), knowledge, settings);
  const report = buildReport({
    person,
    knowledge,
    settings,
    assessment,
    reasoning,
    program: PROGRAM_VERSION,
    detail: settings.detail,
    interactions: settings.detail ? optionInteractions({ person, knowledge, settings, assessment }) : () => [],
  });
  return { assessment, reasoning, report };
}

/** What the reasoning needs of a person, taken from the case and its assessment. */
export function inputOf(person: PersonCase, assessment: Assessment): PersonInput {
  return {
    base: person.values,
    computed: assessment.facts,
    exposure: assessment.exposure,
    memberExposure: assessment.memberExposure,
    plans: assessment.plans,
    members: assessment.members,
    taken: assessment.taken,
    beside: assessment.beside,
    continued: assessment.continued,
    mayContinue: assessment.mayContinue,
    present: assessment.present,
    access: person.access,
    preferences: person.preferences,
  };
}

/** Settings of a run: command line over case over default. */
export function settingsFor(
  person: Pick<PersonCase, 'jurisdiction'>,
  knowledge: Pick<Knowledge, 'header'>,
  chosen: { jurisdiction?: Settings['jurisdiction']; guideline?: string | null; detail?: boolean } = {},
): ExploreSettings {
  return {
    jurisdiction: chosen.jurisdiction ?? person.jurisdiction,
    guideline: chosen.guideline === undefined ? knowledge.header.defaultGuideline : chosen.guideline,
    detail: chosen.detail ?? false,
  };
}
