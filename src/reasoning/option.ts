/**
 * One option for one person: every rule that binds is evaluated for the planned regimen, and the table of
 * semantics.md 1 gives the verdict. Options of several medicines, and options that can be added or replace, take the
 * best of what they can be.
 */
import type { CoreOption, InheritedRule } from '../knowledge/types.ts';
import { type Evaluation, evaluate, truthIn } from '../logic/evaluate.ts';
import { or, type Truth, truthOf } from '../logic/truth.ts';
import { createEnvironment, type FactEnvironment } from './environment.ts';
import { entryOf } from './entry.ts';
import { coverageOf } from './coverage.ts';
import { boundRule } from './binding.ts';
import { bestOfWorlds, membersOf, nothingLeft } from './best.ts';
import { type Context, unique } from './finding.ts';
import type { ExposureInput, Finding, OptionVerdict, PlanInput, PlanVerdict, Settings } from './types.ts';
import { type TableVerdict, verdictOf } from './verdict.ts';

/** Evaluates one option. Pure: same inputs, same result. */
export function judgeOption(option: CoreOption, context: Context): OptionVerdict {
  const { person } = context;
  const several = option.medicinesMode === 'any';
  const members = several ? person.members(option.id) : null;
  const candidates: (string | null)[] = members === null ? [null] : [...members.eligible];
  const plans = candidates.flatMap((medicine) =>
    person.plans(option.id, medicine).map((plan) => judgePlan(option, medicine, plan, context)),
  );
  const exposure = person.exposure(option.id);
  const best = bestOfWorlds(plans, context) ?? nothingLeft(option, members?.out ?? []);
  return {
    ...best,
    option,
    exposure,
    tier: 1,
    plans,
    members: members === null ? null : membersOf(plans, members.out),
  };
}

function judgePlan(option: CoreOption, medicine: string | null, plan: PlanInput, context: Context): PlanVerdict {
  const { person, settings } = context;
  const environment = createEnvironment(context.registry, person.base, person.computed, plan.medicines, context.memory);
  const evaluated = bindingRules(option, medicine, plan, context).map((rule) => ({
    rule,
    evaluation: environment.judge(rule.when),
  }));
  const exposure = medicine === null ? person.exposure(option.id) : person.memberExposure(option.id, medicine);
  const entry = entryOf(option, plan, environment, context);
  const coverage = coverageOf(option, settings);
  const age = ageFinding(option, environment, settings, context);

  const blocking = (effect: 'contraindicate' | 'avoid') => evaluated.filter((item) => item.rule.effect === effect);
  const values = (effect: 'contraindicate' | 'avoid') => blocking(effect).map((item) => item.evaluation.value);
  const reaction = truthOf(exposure.state === 'reaction');
  const favours = evaluated.filter(isFavour);
  const blockers = [...blocking('contraindicate'), ...blocking('avoid')].filter(
    (item) => item.evaluation.value === 'unknown',
  );
  const asked = (item: { rule: InheritedRule }) => (item.rule.ifUnknown ?? 'ask') === 'ask';

  const unknownAsk: Finding[] = [
    ...blockers.filter(asked).map((item) => ruleFinding(item.rule, item.evaluation, environment)),
    ...entry.open.filter((item) => item.ifUnknown === 'ask'),
    ...(age !== null && age.value === 'unknown' && age.ifUnknown === 'ask' ? [age] : []),
    ...(coverage?.state === 'not-read' ? [coverage.finding] : []),
  ];
  const unknownConfirm: Finding[] = [
    ...(coverage?.state === 'partly' ? [coverage.finding] : []),
    ...blockers.filter((item) => !asked(item)).map((item) => ruleFinding(item.rule, item.evaluation, environment)),
    ...(age !== null && age.value === 'unknown' && age.ifUnknown === 'confirm' ? [age] : []),
    ...entry.open.filter((item) => item.ifUnknown === 'confirm'),
  ];
  const x = or(values('contraindicate'));
  const table = verdictOf({
    x,
    a: or([...values('avoid'), reaction, age === null ? 'false' : age.value === 'true' ? 'true' : 'unknown']),
    t: triedTruth(option, exposure, environment),
    n: entry.missing,
    f: or(favours.map((item) => item.evaluation.value)),
    q: unknownAsk.length > 0,
    c: unknownConfirm.length > 0,
  });
  const end = x === 'true' ? endOf(blocking('contraindicate')) : { until: null, untilComplete: true };
  const findings = [
    ...evaluated
      .filter((item) => shown(item.rule, item.evaluation))
      .map((item) => ruleFinding(item.rule, item.evaluation, environment)),
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
            favours
              .filter((item) => item.evaluation.value === 'unknown')
              .flatMap((item) => item.evaluation.open.flatMap((fact) => environment.settledBy(fact))),
          )
        : [],
  };
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

function isFavour(item: { rule: InheritedRule }): boolean {
  return (item.rule.effect === 'favour' || item.rule.effect === 'urgent') && item.rule.scope !== 'family';
}

/** Rules that bind here: the right plan, the right country. */
function bindingRules(option: CoreOption, medicine: string | null, plan: PlanInput, context: Context): InheritedRule[] {
  const set = option.ruleSets[medicine ?? ''] ?? option.ruleSets[''] ?? [];
  return set.flatMap((index) => {
    const rule = context.knowledge.rules[index];
    return rule === undefined ? [] : (boundRule(rule, plan.kind, context) ?? []);
  });
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
function endOf(rules: readonly { evaluation: Evaluation }[]): { until: string | null; untilComplete: boolean } {
  const holding = rules.filter((item) => item.evaluation.value === 'true');
  if (holding.some((item) => item.evaluation.until === null)) return { until: null, untilComplete: true };
  const until = holding.map((item) => item.evaluation.until as string).reduce((a, b) => (a > b ? a : b));
  const waiting = rules.some((item) => item.evaluation.value === 'unknown' && item.evaluation.open.length > 0);
  return { until, untilComplete: !waiting && holding.every((item) => item.evaluation.untilComplete) };
}

/** True reasons always; unknown ones when they could block or raise. The rest is said under details only. */
function shown(rule: InheritedRule, evaluation: Evaluation): boolean {
  if (evaluation.value === 'true') return true;
  return (
    evaluation.value === 'unknown' && rule.effect !== 'caution' && rule.effect !== 'adjust' && rule.effect !== 'monitor'
  );
}

function ruleFinding(rule: InheritedRule, evaluation: Evaluation, environment: FactEnvironment): Finding {
  const blocks = rule.effect === 'contraindicate' || rule.effect === 'avoid';
  return {
    rule: rule.id,
    effect: rule.effect,
    value: evaluation.value === 'true' ? 'true' : 'unknown',
    basis: 'source',
    say: rule.say,
    origin: rule.origin,
    citations: rule.sources,
    reads: evaluation.reads,
    open: unique(evaluation.open.flatMap((fact) => environment.settledBy(fact))),
    ifUnknown: blocks ? (rule.ifUnknown ?? 'ask') : null,
    finding: rule.finding ?? null,
    always: 'all' in rule.when && rule.when.all.length === 0,
  };
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
