/** Which rules bind a plan of an option where the person is, and what one of them says of the person. */
import type { CoreOption, InheritedRule, Knowledge } from '../knowledge/types.ts';
import { evaluate, type Evaluation, truthIn } from '../logic/evaluate.ts';
import { keptWith } from '../logic/kept.ts';
import { boundRule } from './binding.ts';
import { FALSE, type FactEnvironment, settling } from './environment.ts';
import type { Context } from './finding.ts';
import { sourceOf } from './registry.ts';
import type { BindingRule, Finding, Judgement, PlanInput, Settings } from './types.ts';

interface Page {
  readonly rules: Knowledge['rules'];
  readonly binding: readonly BindingRule[];
}
const book = new WeakMap<readonly number[], Map<string, Page>>();
const NO_RULES: readonly number[] = [];
/** Of a false rule only the value. */
const RULED_OUT: Judgement = { evaluation: FALSE, finding: null };

/** Rules that bind here: the right plan, the right country. Nothing of the person plays a part: found once. */
export function bindingRules(
  option: CoreOption,
  medicine: string | null,
  kind: PlanInput['kind'],
  context: Pick<Context, 'knowledge' | 'registry' | 'settings'>,
): readonly BindingRule[] {
  const set = option.ruleSets[medicine ?? ''] ?? option.ruleSets[''] ?? NO_RULES;
  return found(set, kind, context);
}

/** Rules about a medicine that is taken. */
export function heldRules(
  medicine: string,
  context: Pick<Context, 'knowledge' | 'registry' | 'settings'>,
): readonly BindingRule[] {
  const set = context.knowledge.heldTo[medicine] ?? NO_RULES;
  return found(set, 'none', context);
}

/** Looked up in the book by the rules it is about, and made where it is not there. */
function found(
  set: readonly number[],
  kind: PlanInput['kind'],
  context: Pick<Context, 'knowledge' | 'registry' | 'settings'>,
): readonly BindingRule[] {
  const pages = book.get(set) ?? new Map<string, Page>();
  book.set(set, pages);
  const key = `${kind} ${context.settings.jurisdiction ?? ''}`;
  const known = pages.get(key);
  if (known?.rules === context.knowledge.rules) return known.binding;
  const page = { rules: context.knowledge.rules, binding: bindingIn(set, kind, context) };
  pages.set(key, page);
  return page.binding;
}

function bindingIn(
  set: readonly number[],
  kind: PlanInput['kind'],
  context: Pick<Context, 'knowledge' | 'registry' | 'settings'>,
): BindingRule[] {
  const here = bindingHere(context);
  const binding: BindingRule[] = [];
  for (const index of set) {
    const known = here[index];
    const bound = known === undefined ? bindingAt(index, context) : known;
    here[index] = bound;
    if (bound !== null && (bound.rule.plan === undefined || bound.rule.plan === kind)) binding.push(bound);
  }
  return binding;
}

type Bindings = (BindingRule | null | undefined)[];
const bindings = keptWith<Knowledge['rules'], Settings['jurisdiction'], Bindings>();

/** Every rule as it binds in this country, whatever the plan; null where it does not, undefined until it is asked. */
function bindingHere({ knowledge, settings }: Pick<Context, 'knowledge' | 'settings'>): Bindings {
  return bindings(knowledge.rules, settings.jurisdiction, () => []);
}

function bindingAt(index: number, context: Pick<Context, 'knowledge' | 'registry' | 'settings'>): BindingRule | null {
  const rule = context.knowledge.rules[index];
  const bound = rule === undefined ? null : boundRule(rule, null, context);
  return bound === null ? null : { index, rule: bound, source: sourceOf(context.registry, bound.when) };
}

export function isBlocking(rule: Pick<InheritedRule, 'effect'>): boolean {
  return rule.effect === 'contraindicate' || rule.effect === 'avoid';
}

/** What each of these rules says of the person, seen from a plan. */
export function judgeRules(bindings: readonly BindingRule[], environment: FactEnvironment): readonly Judgement[] {
  return environment.rules(bindings, (rule) => {
    if (truthIn(rule.when, environment) === 'false') return RULED_OUT;
    const evaluation = evaluate(rule.when, environment);
    return { evaluation, finding: shown(rule, evaluation) ? ruleFinding(rule, evaluation, environment) : null };
  });
}

/** True reasons always; unknown ones when they could block or raise. The rest is said under details only. */
function shown(rule: InheritedRule, evaluation: Evaluation): boolean {
  if (evaluation.value === 'true') return true;
  return (
    evaluation.value === 'unknown' && rule.effect !== 'caution' && rule.effect !== 'adjust' && rule.effect !== 'monitor'
  );
}

function ruleFinding(rule: InheritedRule, evaluation: Evaluation, environment: FactEnvironment): Finding {
  return {
    rule: rule.id,
    effect: rule.effect,
    value: evaluation.value === 'true' ? 'true' : 'unknown',
    basis: 'source',
    say: rule.say,
    origin: rule.origin,
    citations: rule.sources,
    reads: evaluation.reads,
    open: settling(evaluation, environment),
    ifUnknown: isBlocking(rule) ? (rule.ifUnknown ?? 'ask') : null,
    finding: rule.finding ?? null,
    ...(evaluation.names.length > 0 ? { names: evaluation.names } : {}),
    ...(rule.startingOnly === true ? { startingOnly: true } : {}),
    always: 'all' in rule.when && rule.when.all.length === 0,
  };
}
