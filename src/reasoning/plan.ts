/**
 * One way of starting an option, for one person: every rule that binds is evaluated for the planned regimen, and the
 * table of semantics.md 1 gives the verdict.
 */
import type { CoreOption } from '../knowledge/types.ts';
import { type Evaluation, evaluate, truthIn } from '../logic/evaluate.ts';
import { or, type Truth, truthOf } from '../logic/truth.ts';
import { coverageOf } from './coverage.ts';
import { entryOf } from './entry.ts';
import { createEnvironment, type FactEnvironment } from './environment.ts';
import { type Context, unique } from './finding.ts';
import { bindingRules, judgeRule } from './rule-book.ts';
import type { ExposureInput, Finding, Judgement, PlanInput, PlanVerdict, Settings } from './types.ts';
import { type TableVerdict, verdictOf } from './verdict.ts';

/** Evaluates one plan for one member (null: the option as a whole). Pure: same inputs, same result. */
export function judgePlan(
  option: CoreOption,
  medicine: string | null,
  plan: PlanInput,
  exposure: ExposureInput,
  context: Context,
): PlanVerdict {
  const { person, settings } = context;
  const environment = createEnvironment(context.registry, person.base, person.computed, plan.medicines, context.memory);
  const said = saidBy(option, medicine, plan, environment, context);
  const entry = entryOf(option, plan, environment, context);
  const coverage = coverageOf(option, settings);
  const age = ageFinding(option, environment, settings, context);

  const reaction = truthOf(exposure.state === 'reaction');
  const blockers = [...said.contraindicate, ...said.avoid].flatMap(({ evaluation, finding }) =>
    evaluation.value === 'unknown' && finding !== null ? [finding] : [],
  );
  const unknownAsk: Finding[] = [
    ...blockers.filter((finding) => finding.ifUnknown === 'ask'),
    ...entry.open.filter((item) => item.ifUnknown === 'ask'),
    ...(age !== null && age.value === 'unknown' && age.ifUnknown === 'ask' ? [age] : []),
    ...(coverage?.state === 'not-read' ? [coverage.finding] : []),
  ];
  const unknownConfirm: Finding[] = [
    ...(coverage?.state === 'partly' ? [coverage.finding] : []),
    ...blockers.filter((finding) => finding.ifUnknown !== 'ask'),
    ...(age !== null && age.value === 'unknown' && age.ifUnknown === 'confirm' ? [age] : []),
    ...entry.open.filter((item) => item.ifUnknown === 'confirm'),
  ];
  const x = or(said.contraindicate.map(valueOf));
  const table = verdictOf({
    x,
    a: or([...said.avoid.map(valueOf), reaction, age === null ? 'false' : age.value]),
    t: triedTruth(option, exposure, environment),
    n: entry.missing,
    f: or(said.favours.map(valueOf)),
    q: unknownAsk.length > 0,
    c: unknownConfirm.length > 0,
  });
  const end = x === 'true' ? endOf(said.contraindicate) : { until: null, untilComplete: true };
  const findings = [
    ...said.findings,
    ...(age === null ? [] : [age]),
    ...exposureFindings(exposure, option),
    ...entry.findings,
    ...(coverage === null ? [] : [coverage.finding]),
  ];
  return {
    medicine,
    plan: plan.kind,
    ...withReactionsOpen(table, option, environment, context),
    ...end,
    missing: entry.missing === 'true' ? entry.words : [],
    findings,
    ask: unique(unknownAsk.flatMap((item) => item.open)),
    confirm:
      table.verdict === 'favoured' || table.verdict === 'consider' || table.verdict === 'check-first'
        ? unknownConfirm
        : [],
    couldRaise:
      table.verdict === 'consider' || table.otherwise === 'consider'
        ? unique(
            said.favours.flatMap((item) => (item.evaluation.value === 'unknown' ? (item.finding?.open ?? []) : [])),
          )
        : [],
  };
}

interface Said {
  readonly contraindicate: readonly Judgement[];
  readonly avoid: readonly Judgement[];
  /** Reasons to favour it above others; those of a whole family move the family. */
  readonly favours: readonly Judgement[];
  readonly findings: readonly Finding[];
}

/** What the rules say that are not false: of a false one nothing follows. */
function saidBy(
  option: CoreOption,
  medicine: string | null,
  plan: PlanInput,
  environment: FactEnvironment,
  context: Context,
): Said {
  const said = {
    contraindicate: [] as Judgement[],
    avoid: [] as Judgement[],
    favours: [] as Judgement[],
    findings: [] as Finding[],
  };
  for (const binding of bindingRules(option, medicine, plan.kind, context)) {
    const judgement = judgeRule(binding, environment);
    if (judgement.evaluation.value === 'false') continue;
    const { effect, scope } = binding.rule;
    if (effect === 'contraindicate' || effect === 'avoid') said[effect].push(judgement);
    else if ((effect === 'favour' || effect === 'urgent') && scope !== 'family') said.favours.push(judgement);
    if (judgement.finding !== null) said.findings.push(judgement.finding);
  }
  return said;
}

function valueOf({ evaluation }: Judgement): Truth {
  return evaluation.value;
}

/** While serious reactions have not been asked, one may still turn up: nothing milder than `avoid` is settled. */
function withReactionsOpen(
  table: TableVerdict,
  option: CoreOption,
  environment: FactEnvironment,
  context: Context,
): TableVerdict {
  const reactions = environment.fact(context.knowledge.header.factsOf?.reactions ?? 'reactions');
  const asked = reactions.state === 'known' && reactions.kind === 'set' && reactions.closed;
  if (asked || option.medicines.length === 0 || !table.settled) return table;
  if (table.verdict === 'avoid' || table.verdict === 'contraindicated') return table;
  return { ...table, settled: false, couldBe: 'avoid' };
}

function triedTruth(option: CoreOption, exposure: ExposureInput, environment: FactEnvironment): Truth {
  const retry = or((option.retry ?? []).map((item) => truthIn(item.when, environment)));
  if (retry === 'true') return 'false';
  if (exposure.state === 'unknown') return 'unknown';
  const tried =
    exposure.current || exposure.state === 'current' || exposure.state === 'failed' || exposure.state === 'partial';
  return truthOf(tried);
}

/** Below the age the option is sourced for: avoid, unless a label of the jurisdiction covers the age. */
function ageFinding(
  option: CoreOption,
  environment: FactEnvironment,
  settings: Settings,
  context: Context,
): Finding | null {
  const { population } = option;
  if (population.minAge <= 0) return null;
  const covered = population.coversYounger ?? [];
  if (settings.jurisdiction !== null && covered.includes(settings.jurisdiction)) return null;
  if (settings.jurisdiction === null && covered.length > 0) return null;
  const fact = context.knowledge.header.factsOf?.age ?? 'age';
  const evaluation = evaluate({ fact, below: population.minAge }, environment);
  if (evaluation.value === 'false') return null;
  // Without a medicine or a device the age need not be known first: it is confirmed.
  const bodily = option.medicines.length > 0 || option.procedure !== null;
  return {
    rule: 'minimum-age',
    effect: 'avoid',
    value: evaluation.value,
    basis: population.sources === undefined ? 'logic' : 'source',
    say: `${population.words} (from age ${population.minAge})`,
    origin: `option:${option.id}`,
    citations: population.sources ?? [],
    reads: evaluation.reads,
    open: evaluation.value === 'unknown' ? [fact] : [],
    ifUnknown: bodily ? 'ask' : 'confirm',
    finding: null,
    always: false,
  };
}

/** `until` is the latest date over the true contraindications; a permanent one leaves none. */
function endOf(rules: readonly { readonly evaluation: Evaluation }[]): {
  until: string | null;
  untilComplete: boolean;
} {
  const holding = rules.filter((item) => item.evaluation.value === 'true');
  if (holding.some((item) => item.evaluation.until === null)) return { until: null, untilComplete: true };
  const until = holding.map((item) => item.evaluation.until as string).reduce((a, b) => (a > b ? a : b));
  const waiting = rules.some((item) => item.evaluation.value === 'unknown' && item.evaluation.open.length > 0);
  return { until, untilComplete: !waiting && holding.every((item) => item.evaluation.untilComplete) };
}

function exposureFindings(exposure: ExposureInput, option: CoreOption): Finding[] {
  if (exposure.state === 'never' || exposure.state === 'unknown') return [];
  return exposure.reasons.map((reason) => ({
    rule: `exposure-${exposure.state}`,
    effect:
      exposure.state === 'reaction'
        ? 'avoid'
        : exposure.state === 'intolerant' || exposure.state === 'unclear'
          ? 'caution'
          : 'exposure',
    value: 'true',
    basis: reason.basis,
    say: reason.say,
    origin: `option:${option.id}`,
    citations: reason.citations,
    reads: new Map(),
    open: [],
    ifUnknown: null,
    finding: null,
    always: false,
  }));
}
