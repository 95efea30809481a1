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
import { type Context, isOwnRule, logicFinding } from './finding.ts';
import { bindingRules, heldRules, judgeRules } from './rule-book.ts';
import type { BindingRule, ExposureInput, Finding, Judgement, PlanInput, PlanVerdict, Settings } from './types.ts';
import { type TableVerdict, verdictOf } from './verdict.ts';

/** A way of starting an option, with what its rules say of the person. */
export interface RuledPlan {
  readonly option: CoreOption;
  /** One member; null: the option as a whole. */
  readonly medicine: string | null;
  readonly plan: PlanInput;
  readonly exposure: ExposureInput;
  readonly environment: FactEnvironment;
  readonly bindings: readonly BindingRule[];
  /** Of each binding rule, in their order. */
  readonly judgements: readonly Judgement[];
}

/** Asks every rule that binds. */
export function rulePlan(
  option: CoreOption,
  medicine: string | null,
  plan: PlanInput,
  exposure: ExposureInput,
  context: Context,
): RuledPlan {
  const { person, registry, memory } = context;
  const environment = createEnvironment(registry, person.base, person.computed, plan.medicines, memory);
  const own = bindingRules(option, medicine, plan.kind, context);
  const judged = judgeRules(own, environment);
  if (option.continues === undefined || medicine === null)
    return { option, medicine, plan, exposure, environment, bindings: own, judgements: judged };
  // What speaks against a medicine is asked of everything else that is taken.
  const beside = createEnvironment(registry, person.base, person.computed, person.beside(medicine), memory);
  const held = heldRules(medicine, context);
  const judgements = [...judged, ...judgeRules(held, beside)];
  return { option, medicine, plan, exposure, environment, bindings: [...own, ...held], judgements };
}

/** The verdict of a plan. Pure: same inputs, same result. */
export function judgePlan(ruled: RuledPlan, context: Context): PlanVerdict {
  const { option, medicine, plan, exposure, environment } = ruled;
  const { settings } = context;
  const said = saidBy(ruled, context.knowledge.header.factsOf?.stopDate);
  const entry = entryOf(option, plan, environment, context);
  const coverage = coverageOf(option, settings);
  const age = ageFinding(option, environment, settings, context);
  const unnamed = unnamedFinding(option, medicine, context);
  if (unnamed !== null) {
    said.contraindicated = or([said.contraindicated, 'unknown']);
    said.ask.push(unnamed);
  }
  const { findings } = said;
  if (age !== null) findings.push(age);
  findings.push(...exposureFindings(exposure, option), ...entry.findings);
  if (coverage !== null) findings.push(coverage.finding);

  const open = { ask: [...said.ask], confirm: coverage?.state === 'partly' ? [coverage.finding] : [] };
  open.confirm.push(...said.confirm);
  for (const finding of entry.open) if (finding.ifUnknown === 'ask') open.ask.push(finding);
  if (age?.value === 'unknown') open[age.ifUnknown ?? 'ask'].push(age);
  if (coverage?.state === 'not-read') open.ask.push(coverage.finding);
  for (const finding of entry.open) if (finding.ifUnknown === 'confirm') open.confirm.push(finding);

  const waiting = entry.waiting.length > 0;
  const avoided = exposure.state === 'reaction' ? 'true' : (age?.value ?? 'false');
  const table = verdictOf({
    x: said.contraindicated,
    a: or([said.avoided, avoided]),
    t: triedTruth(option, exposure, environment),
    // What has to be asked first is asked, whether or not a way in is found in the end.
    n: waiting && open.ask.length > 0 ? 'unknown' : entry.missing,
    w: waiting,
    f: said.favoured,
    q: open.ask.length > 0,
    c: open.confirm.length > 0,
  });
  const { verdict, otherwise, couldBe, settled } = withReactionsOpen(table, option, environment, context);
  const { until, untilComplete } =
    said.contraindicated === 'true' ? endOf(said.contraindications, plan.medicines.facts ?? []) : ENDLESS;
  const usable = verdict === 'favoured' || verdict === 'consider' || verdict === 'check-first';
  return {
    medicine,
    plan: plan.kind,
    verdict,
    otherwise,
    couldBe,
    settled,
    until,
    untilComplete,
    missing: entry.missing === 'true' && verdict !== 'check-first' ? entry.words : NONE,
    findings,
    ask: openFacts(open.ask),
    confirm: usable ? open.confirm : NONE,
    couldRaise: openFacts(
      verdict === 'consider' || otherwise === 'consider' ? [...said.couldFavour, ...entry.waiting] : entry.waiting,
    ),
  };
}

const NONE: readonly never[] = [];
const ENDLESS = { until: null, untilComplete: true } as const;

/** The facts that are open in any of these reasons, each once. */
function openFacts(findings: readonly Finding[]): readonly string[] {
  const [first] = findings;
  if (first === undefined) return NONE;
  if (findings.length === 1) return first.open;
  const facts = new Set<string>();
  for (const { open } of findings) for (const fact of open) facts.add(fact);
  return [...facts];
}

/** What the rules of a plan say that are not false: of a false one nothing follows. */
interface Said {
  contraindicated: Truth;
  avoided: Truth;
  /** Some reason to favour it above others; those of a whole family move the family. */
  favoured: Truth;
  readonly contraindications: Evaluation[];
  readonly findings: Finding[];
  /** Unknown reasons to block that are asked first, or confirmed. */
  readonly ask: Finding[];
  readonly confirm: Finding[];
  /** Unknown reasons to favour. */
  readonly couldFavour: Finding[];
}

function saidBy({ option, bindings, judgements }: RuledPlan, stopDate: string | undefined): Said {
  const said: Said = {
    contraindicated: 'false',
    avoided: 'false',
    favoured: 'false',
    contraindications: [],
    findings: [],
    ask: [],
    confirm: [],
    couldFavour: [],
  };
  /** Contraindications are asked, and named, before reasons to avoid. */
  const milder: Finding[] = [];
  for (const [index, { rule }] of bindings.entries()) {
    const { evaluation, finding } = judgements[index] as Judgement;
    const { value } = evaluation;
    if (value === 'false') continue;
    const { effect, scope } = rule;
    if (effect === 'contraindicate') {
      said.contraindicated = or([said.contraindicated, value]);
      said.contraindications.push(evaluation);
      if (value === 'unknown' && finding !== null) said[openAs(finding, option, stopDate)].push(finding);
    } else if (effect === 'avoid') {
      said.avoided = or([said.avoided, value]);
      if (value === 'unknown' && finding !== null) milder.push(finding);
    } else if ((effect === 'favour' || effect === 'urgent') && scope !== 'family') {
      said.favoured = or([said.favoured, value]);
      if (value === 'unknown' && finding !== null) said.couldFavour.push(finding);
    }
    if (finding !== null) said.findings.push(finding);
  }
  for (const finding of milder) said[openAs(finding, option, stopDate)].push(finding);
  return said;
}

/**
 * What may speak against a medicine that is taken already keeps nobody from going on with it: it is confirmed. Only the
 * day on which a medicine that the case names was stopped is asked: it may still be acting.
 */
function openAs(finding: Finding, option: CoreOption, stopDate: string | undefined): 'ask' | 'confirm' {
  if (option.continues !== undefined && !isOwnRule(finding))
    return stopDate !== undefined && finding.open.includes(stopDate) ? 'ask' : 'confirm';
  return finding.ifUnknown ?? 'confirm';
}

/** What an option would go on with is not named: whatever it is, something may speak against it. */
function unnamedFinding(option: CoreOption, medicine: string | null, context: Context): Finding | null {
  if (option.continues === undefined || medicine !== null || !context.person.mayContinue) return null;
  const fact = context.knowledge.header.factsOf?.medications ?? 'medications';
  const finding = logicFinding('what-is-taken', 'contraindicate', 'what is taken is not known', `option:${option.id}`);
  return { ...finding, value: 'unknown', open: [fact], ifUnknown: 'ask' };
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
  if (option.retry?.some((item) => truthIn(item.when, environment) === 'true') === true) return 'false';
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
function endOf(
  contraindications: readonly Evaluation[],
  medicineFacts: readonly string[],
): Pick<PlanVerdict, 'until' | 'untilComplete'> {
  let until = '';
  let untilComplete = true;
  for (const evaluation of contraindications) {
    if (evaluation.value === 'unknown') {
      // Only what is not known of medicines can hold an interval that has not run out.
      if (evaluation.open.some((fact) => medicineFacts.includes(fact))) untilComplete = false;
      continue;
    }
    if (evaluation.until === null) return ENDLESS;
    if (evaluation.until > until) ({ until } = evaluation);
    if (!evaluation.untilComplete) untilComplete = false;
  }
  return { until, untilComplete };
}

function exposureFindings(exposure: ExposureInput, option: CoreOption): readonly Finding[] {
  if (exposure.state === 'never' || exposure.state === 'unknown') return NONE;
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
    reads: [],
    open: [],
    ifUnknown: null,
    finding: null,
    always: false,
  }));
}
