/**
 * One option for one person. Options of several medicines, and options that can be added or replace, take the best of
 * what they can be. What was found out of the person before stays where nothing it rests on has changed.
 */
import type { CoreOption } from '../knowledge/types.ts';
import type { Condition } from '../logic/condition.ts';
import { bestOfWorlds, membersOf, nothingLeft } from './best.ts';
import type { Context } from './finding.ts';
import { type Facts, type Footprints, include } from './footprint.ts';
import { judgePlan, rulePlan } from './plan.ts';
import { bindingRules, heldRules } from './rule-book.ts';
import type { OptionVerdict, PlanInput, PlanVerdict } from './types.ts';

const WHOLE: readonly null[] = [null];

/** Evaluates one option. Pure: same inputs, same result. */
export function judgeOption(option: CoreOption, context: Context): OptionVerdict {
  const { person, memory } = context;
  const members = option.medicinesMode === 'any' ? person.members(option.id) : null;
  const candidates = members?.eligible ?? (option.continues === undefined ? WHOLE : [person.continued]);
  const plans: PlanVerdict[] = [];
  for (const medicine of candidates)
    for (const plan of person.plans(option.id, medicine)) plans.push(planVerdict(option, medicine, plan, context));
  const exposure = person.exposure(option.id);
  const before = memory?.options.get(option.id);
  if (
    before?.verdict.option === option &&
    before.verdict.exposure === exposure &&
    before.members === members &&
    before.verdict.plans.length === plans.length &&
    before.verdict.plans.every((plan, index) => plan === plans[index])
  )
    return before.verdict;
  const best = bestOfWorlds(plans, context) ?? allRuledOut(option, context) ?? nothingLeft(option, members?.out ?? []);
  // Key by key, as in order.ts: to spread so large an object takes far longer.
  const verdict: OptionVerdict = {
    medicine: best.medicine,
    plan: best.plan,
    verdict: best.verdict,
    otherwise: best.otherwise,
    couldBe: best.couldBe,
    settled: best.settled,
    until: best.until,
    untilComplete: best.untilComplete,
    missing: best.missing,
    findings: best.findings,
    ask: best.ask,
    confirm: best.confirm,
    couldRaise: best.couldRaise,
    option,
    exposure,
    tier: 1,
    plans,
    members: members === null ? null : membersOf(plans, members.out),
  };
  memory?.options.set(option.id, { verdict, members });
  return verdict;
}

/**
 * No member is left by its class. Where a contraindication without an end rules every one of them out as well, it is that
 * which is said. An interval is not: it would name a day for an option that will not be there.
 */
function allRuledOut(option: CoreOption, context: Context): PlanVerdict | null {
  let first: PlanVerdict | null = null;
  for (const medicine of option.medicines) {
    for (const plan of context.person.plans(option.id, medicine)) {
      const judged = planVerdict(option, medicine, plan, context);
      // Most often the first member settles it.
      if (judged.verdict !== 'contraindicated' || judged.until !== null) return null;
      first ??= judged;
    }
  }
  return first;
}

function planVerdict(option: CoreOption, medicine: string | null, plan: PlanInput, context: Context): PlanVerdict {
  const { person, memory } = context;
  const exposure = medicine === null ? person.exposure(option.id) : person.memberExposure(option.id, medicine);
  if (memory === undefined) return judgePlan(rulePlan(option, medicine, plan, exposure, context), context);
  const known = memory.plans.get(plan);
  const before = known?.exposure === exposure ? known : undefined;
  if (before !== undefined && memory.holds(before, (all) => rulesFootprint(option, medicine, plan, context, all)))
    if (memory.holds(before.rest, (all) => entryFootprint(option, context, all))) return before.value;
  const ruled = rulePlan(option, medicine, plan, exposure, context);
  // Most answers leave most rules as false as they were.
  if (
    before !== undefined &&
    sameItems(before.judgements, ruled.judgements) &&
    memory.holds(before.rest, (all) => entryFootprint(option, context, all))
  ) {
    before.of = memory.person;
    return before.value;
  }
  const value = judgePlan(ruled, context);
  const of = memory.person;
  memory.plans.set(plan, { value, of, exposure, judgements: ruled.judgements, rest: { value: null, of } });
  return value;
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return a.length === b.length;
}

/** Every fact that the rules of a plan can rest on. */
function rulesFootprint(
  option: CoreOption,
  medicine: string | null,
  plan: PlanInput,
  context: Context,
  footprints: Footprints,
): Facts {
  const own = bindingRules(option, medicine, plan.kind, context);
  if (option.continues === undefined || medicine === null)
    return keptFootprint(own, context, footprints, () => own.map(({ rule }) => rule.when));
  const all = [...own, ...heldRules(medicine, context)];
  return keptFootprint(plan, context, footprints, () => all.map(({ rule }) => rule.when));
}

/** Every fact that the rest of a plan can rest on: its entry, a second try, age and reactions. */
function entryFootprint(option: CoreOption, context: Context, footprints: Footprints): Facts {
  const names = context.knowledge.header.factsOf;
  return keptFootprint(option, context, footprints, () => [
    { known: names?.age ?? 'age' },
    { known: names?.reactions ?? 'reactions' },
    ...[...option.indications, ...(option.retry ?? [])].map(({ when }) => when),
    ...(option.needs === null ? [] : [option.needs]),
  ]);
}

function keptFootprint(
  of: object,
  { memory }: Context,
  footprints: Footprints,
  conditions: () => readonly Condition[],
): Facts {
  const known = memory?.footprints.get(of);
  if (known !== undefined) return known;
  const all = footprints.setOf([]);
  for (const condition of conditions()) include(all, footprints.ofCondition(condition));
  memory?.footprints.set(of, all);
  return all;
}
