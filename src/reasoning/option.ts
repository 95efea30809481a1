/**
 * One option for one person. Options of several medicines, and options that can be added or replace, take the best of
 * what they can be. What was found out of the person before stays where nothing it rests on has changed.
 */
import type { CoreOption } from '../knowledge/types.ts';
import { bestOfWorlds, membersOf, nothingLeft } from './best.ts';
import type { Context } from './finding.ts';
import { type Facts, type Footprints, include } from './footprint.ts';
import { judgePlan } from './plan.ts';
import { bindingRules } from './rule-book.ts';
import type { OptionVerdict, PlanInput, PlanVerdict } from './types.ts';

const WHOLE: readonly null[] = [null];

/** Evaluates one option. Pure: same inputs, same result. */
export function judgeOption(option: CoreOption, context: Context): OptionVerdict {
  const { person, memory } = context;
  const several = option.medicinesMode === 'any';
  const members = several ? person.members(option.id) : null;
  const candidates: readonly (string | null)[] = members === null ? WHOLE : members.eligible;
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
  const best = bestOfWorlds(plans, context) ?? nothingLeft(option, members?.out ?? []);
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

function planVerdict(option: CoreOption, medicine: string | null, plan: PlanInput, context: Context): PlanVerdict {
  const { person, memory } = context;
  const exposure = medicine === null ? person.exposure(option.id) : person.memberExposure(option.id, medicine);
  const known = memory?.plans.get(plan);
  if (
    memory !== undefined &&
    known?.exposure === exposure &&
    memory.holds(known, (footprints) => footprintOf(option, medicine, plan, context, footprints))
  )
    return known.value;
  const value = judgePlan(option, medicine, plan, exposure, context);
  memory?.plans.set(plan, { value, of: memory.person, exposure });
  return value;
}

/** Every fact a plan can rest on. */
function footprintOf(
  option: CoreOption,
  medicine: string | null,
  plan: PlanInput,
  context: Context,
  footprints: Footprints,
): Facts {
  const key = `${option.id} ${medicine ?? ''} ${plan.kind}`;
  const known = context.memory?.footprints.get(key);
  if (known !== undefined) return known;
  const names = context.knowledge.header.factsOf;
  const all = footprints.setOf([]);
  for (const fact of [names?.age ?? 'age', names?.reactions ?? 'reactions']) include(all, footprints.ofFact(fact));
  for (const { rule } of bindingRules(option, medicine, plan.kind, context))
    include(all, footprints.ofCondition(rule.when));
  for (const { when } of [...option.indications, ...(option.retry ?? [])]) include(all, footprints.ofCondition(when));
  if (option.needs !== null) include(all, footprints.ofCondition(option.needs));
  context.memory?.footprints.set(key, all);
  return all;
}
