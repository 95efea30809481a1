/** Maps what the rooms found to the report. Nothing of data/ passes untyped; every key is always present. */
import type { Assessment } from '../assessment/types.ts';
import type { PersonCase } from '../cases/types.ts';
import type { Knowledge } from '../knowledge/types.ts';
import type { Evaluation } from '../logic/evaluate.ts';
import { evaluate } from '../logic/evaluate.ts';
import { accountOf, plainValue } from '../reasoning/environment.ts';
import type { Reasoning } from '../reasoning/index.ts';
import { medicineName } from '../reasoning/names.ts';
import { positionsOn } from '../reasoning/positions.ts';
import { questionsFor } from '../reasoning/questions.ts';
import { statusOf } from '../reasoning/entry.ts';
import type { Finding, RankedOption, SafetyResult, Settings } from '../reasoning/types.ts';
import { citationsOf, uniqueCitations } from './build-citations.ts';
import { findingsOf } from './build-members.ts';
import { familyCautionsOf, namesOf } from './build-names.ts';
import { withReferences } from './build-references.ts';
import { scoreOf, stagingOf } from './build-staging.ts';
import type { Interaction } from './interactions.ts';
import type { ConfirmItem, Report, ReportOption, ReportReason } from './types.ts';

export interface ReportInput {
  readonly person: PersonCase;
  readonly knowledge: Knowledge;
  readonly settings: Settings;
  readonly assessment: Assessment;
  readonly reasoning: Reasoning;
  readonly program: string;
  readonly detail: boolean;
  /** What the person takes against an option; asked with details only. */
  readonly interactions: (optionId: string) => readonly Interaction[];
}

/** The id of the definition whose `met` is `resistance.established` in the report. */
const CRITERION = 'two-adequate-trials';

export function buildReport(input: ReportInput): Report {
  const { person, knowledge, settings, assessment, reasoning } = input;
  const options = reasoning.options.map((option) => optionOf(option, input));
  const safety = reasoning.safety.map((item) => safetyOf(item, input));
  const names = namesOf(knowledge);
  const resistance = resistanceOf(input, names.facts ?? {});
  const reassessment = reasoning.reassessment.map((item) => ({
    id: item.id,
    status: item.status,
    todo: item.todo,
    citations: citationsOf(item.citations),
  }));
  const report: Omit<Report, 'references'> = {
    report: 1,
    program: input.program,
    asOf: person.asOf,
    settings: { jurisdiction: settings.jurisdiction, guideline: settings.guideline, criterion: CRITERION },
    knowledgeBase: {
      version: knowledge.header.version,
      sha256: knowledge.sha256,
      reviewed: knowledge.header.reviewed,
      overlays: knowledge.overlays,
    },
    case: person.canonical,
    assumed: person.assumed,
    warnings: warningsOf(input),
    safety,
    resistance,
    reassessment,
    staging: stagingOf(assessment.staging, knowledge.staging),
    scores: assessment.scales.map(scoreOf),
    options,
    unanswered: reasoning.open.map((open) => ({
      question: open.question.id,
      ask: open.question.ask,
      stage: open.question.stage,
      facts: open.facts,
      couldChange: open.couldChange,
      why: open.why,
    })),
    names,
    intendedUse: knowledge.header.intendedUse,
    familyCautions: familyCautionsOf(reasoning.options),
    details: input.detail ? Object.fromEntries(options.map((option) => [option.id, detailOf(option.id, input)])) : {},
  };
  return withReferences(report, knowledge);
}

function optionOf(ranked: RankedOption, input: ReportInput): ReportOption {
  const { option } = ranked;
  const because = findingsOf(ranked, input.knowledge).map(reasonOf);
  const status = statusOf(option, input);
  return {
    id: option.id,
    name: option.name,
    family: option.family,
    group: option.group,
    verdict: ranked.verdict,
    otherwise: ranked.otherwise,
    couldBe: ranked.couldBe,
    settled: ranked.settled,
    until: ranked.until,
    untilComplete: ranked.untilComplete,
    untilIfStopped: stoppedFor(ranked, input),
    untilMissing: undated(ranked, input),
    missing: ranked.missing,
    confirm: ranked.confirm.map(confirmOf),
    couldRaise: ranked.couldRaise,
    questions: ranked.verdict === 'check-first' ? questionsFor(ranked, input.knowledge) : [],
    exposure: { state: ranked.exposure.state, trials: ranked.exposure.trials },
    members: ranked.members,
    tier: ranked.tier,
    rank: ranked.rank,
    decidedBy: ranked.decidedBy,
    status: {
      // What is neither a medicine nor a procedure has no status to be established.
      state: option.medicines.length === 0 && option.procedure === null ? 'not-applicable' : status.state,
      scope: status.scope,
      jurisdiction: status.jurisdiction,
    },
    guideline:
      ranked.position === null ? null : { ...ranked.position, citations: citationsOf(ranked.position.citations) },
    because,
    citations: uniqueCitations(because.map((reason) => reason.citations)),
  };
}

/** What is taken now and stopped for the option, where the interval after it is what the option waits for. */
function stoppedFor(ranked: RankedOption, { assessment, knowledge }: ReportInput): readonly string[] {
  if (ranked.until === null) return [];
  const plan = assessment.plans(ranked.option.id, ranked.medicine).find((item) => item.kind === ranked.plan);
  const causes = ranked.findings.flatMap((item) =>
    item.effect === 'contraindicate' && item.value === 'true' ? (item.names ?? []) : [],
  );
  const stopped = new Set((plan?.replaced ?? []).map((row) => row.medicine).filter((id) => causes.includes(id)));
  return [...stopped].map((id) => medicineName(id, knowledge));
}

/** What was stopped on a day that nobody gave, where the option waits for more than the days that are known. */
function undated(ranked: RankedOption, { assessment, knowledge }: ReportInput): readonly string[] {
  if (ranked.until === null || ranked.untilComplete) return [];
  const ids = new Set(assessment.regimen.stopped.filter((row) => row.stopped === null).map((row) => row.medicine));
  return [...ids].map((id) => medicineName(id, knowledge));
}

function reasonOf(finding: Finding): ReportReason {
  return {
    rule: finding.rule,
    effect: finding.effect,
    value: finding.value,
    facts: factsOf(finding.reads),
    basis: finding.basis,
    say: finding.say,
    origin: finding.origin,
    always: finding.always,
    citations: citationsOf(finding.citations),
  };
}

function factsOf(reads: Evaluation['reads']): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const { fact, value } of reads) facts[fact] = plainValue(value);
  return facts;
}

function confirmOf(finding: Finding): ConfirmItem {
  return { id: finding.rule, facts: finding.open, say: finding.say, citations: citationsOf(finding.citations) };
}

function safetyOf(item: SafetyResult, input: ReportInput): Report['safety'][number] {
  const jurisdiction = input.settings.jurisdiction ?? 'unset';
  const contact = item.contact
    ? input.knowledge.contacts.find((entry) => entry.jurisdiction === jurisdiction)
    : undefined;
  // The sentence usually names the numbers already; only those it lacks are added.
  const unsaid = (contact?.numbers ?? []).filter((row) => contact?.say.includes(row.number) !== true);
  const numbers = unsaid.map((row) => `${row.name} ${row.number}`).join('; ');
  return {
    id: item.id,
    level: item.level,
    say: item.say,
    steps: item.steps,
    contact: contact === undefined ? null : [contact.say, numbers].filter(Boolean).join(' '),
    because: item.facts,
    citations: uniqueCitations([citationsOf(item.citations), citationsOf(contact?.sources ?? [])]),
  };
}

function resistanceOf(input: ReportInput, names: Readonly<Record<string, string>>): Report['resistance'] {
  const { assessment, knowledge, reasoning } = input;
  const definitions = knowledge.definitions.map((definition) => {
    const evaluation = evaluate(definition.when, reasoning.environment);
    const met =
      evaluation.value === 'true'
        ? ('yes' as const)
        : evaluation.value === 'false'
          ? ('no' as const)
          : ('unknown' as const);
    const facts = accountOf(evaluation, reasoning.environment, (id) => names[id] ?? id);
    return { id: definition.id, met, because: [definition.say, ...facts], citations: citationsOf(definition.sources) };
  });
  const count = assessment.facts.get('trials.inadequate-response');
  const span = count?.state === 'known' && count.kind === 'range' ? count : { min: 0, max: Infinity };
  const established = assessment.facts.get('resistance.established');
  const value = established?.state === 'known' && established.kind === 'scalar' ? established.value : 'unknown';
  return {
    established: value === 'yes' || value === 'no' ? value : 'unknown',
    definition: CRITERION,
    adequateTrials: { min: span.min, max: Number.isFinite(span.max) ? span.max : null },
    definitions,
    trials: assessment.trials.map((trial) => {
      const because = trial.because.map((reason) => ({ ...reason, citations: citationsOf(reason.citations) }));
      return {
        index: trial.trial.index,
        name: trial.name,
        adequate: trial.adequate,
        unknownBecause: trial.unknownBecause,
        counts: trial.counts,
        settledBy: trial.settledBy,
        because,
        citations: uniqueCitations(because.map((reason) => reason.citations)),
      };
    }),
  };
}

/** What the reader must know about the report itself: the case's warnings and the limits of the settings. */
function warningsOf(input: ReportInput): Report['warnings'] {
  const { person, knowledge, settings } = input;
  // A line belongs to a file, not to the person: the same case as YAML, JSON or an object gives the same bytes.
  const warnings = person.warnings.map((problem) => ({
    code: problem.code as string,
    say: problem.message.replace(/ \(line \d+\)/g, ''),
  }));
  if (settings.jurisdiction === null) {
    warnings.push({
      code: 'JURISDICTION-UNSET',
      say: 'no jurisdiction is set: contraindications of every country apply, each named, and the strictest status counts',
    });
  }
  const guideline = knowledge.guidelines.find((item) => item.id === settings.guideline);
  if (guideline !== undefined && settings.jurisdiction !== null && guideline.jurisdiction !== settings.jurisdiction) {
    warnings.push({
      code: 'GUIDELINE-FOREIGN',
      say: `options are ordered by ${guideline.name}: no ranked guideline of this country is in the knowledge base`,
    });
  }
  return warnings;
}

/** Everything `--detail` adds for one option. */
function detailOf(id: string, input: ReportInput): unknown {
  const ranked = input.reasoning.options.find((item) => item.option.id === id);
  const details = input.knowledge.details(id);
  const shown = input.knowledge.shownOption(id);
  const guidelines = positionsOn(input.knowledge, id).map((position) => ({
    guideline: position.id,
    level: position.level,
    stance: position.stance,
    named: position.named,
    words: position.words,
    situation: position.situation,
    where: position.where,
    sources: position.sources,
  }));
  return {
    ...details,
    status: ranked?.option.status ?? null,
    checksBefore: shown?.checksBefore ?? null,
    labelCoverage: ranked?.option.labelCoverage ?? null,
    waives: shown?.waives ?? [],
    plans:
      ranked?.plans.map((plan) => ({
        plan: plan.plan,
        medicine: plan.medicine,
        verdict: plan.verdict,
        otherwise: plan.otherwise,
        until: plan.until,
      })) ?? [],
    guidelines,
    interactions: input.interactions(id),
  };
}
