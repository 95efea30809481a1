/** The best of what an option can be: over its plans, its members, and both worlds while the regimen is not known. */
import type { CoreOption } from '../knowledge/types.ts';
import { type Context, logicFinding, unique } from './finding.ts';
import type { OptionVerdict, PlanVerdict } from './types.ts';
import { verdictClass } from './verdict.ts';

/** The better plan by order key 2; ties keep the first, so that order in the data decides. */
function bestOf(plans: readonly PlanVerdict[]): PlanVerdict | null {
  let best: PlanVerdict | null = null;
  for (const plan of plans) {
    if (best === null || classOf(plan) < classOf(best)) best = plan;
  }
  return best;
}

/**
 * "Added" or "replacing" exist only where something is taken, "alone" only where nothing is. While that is not known
 * both are here, and the option is no better than both allow: what they disagree on is asked.
 */
export function bestOfWorlds(plans: readonly PlanVerdict[], context: Context): PlanVerdict | null {
  const [only] = plans;
  if (only !== undefined && plans.length === 1) return only;
  const taken = bestOf(plans.filter((plan) => plan.plan !== 'alone'));
  const alone = bestOf(plans.filter((plan) => plan.plan === 'alone'));
  if (taken === null || alone === null) return taken ?? alone;
  const [better, worse] = classOf(taken) <= classOf(alone) ? [taken, alone] : [alone, taken];
  const fact = context.knowledge.header.factsOf?.medications ?? 'medications';
  const ask = unique([...better.ask, ...worse.ask, fact]);
  if (better.verdict === worse.verdict) return { ...better, ask, settled: better.settled && worse.settled };
  const open = better.verdict === 'favoured' || better.verdict === 'consider' || better.verdict === 'check-first';
  if (!open) return { ...better, ask, couldBe: worse.verdict, settled: false };
  const otherwise = better.otherwise ?? (better.verdict === 'favoured' ? 'favoured' : 'consider');
  return { ...better, verdict: 'check-first', otherwise, couldBe: worse.couldBe ?? worse.verdict, settled: false, ask };
}

function classOf(plan: PlanVerdict): number {
  return verdictClass(plan.verdict, plan.otherwise, plan.until);
}

/** Every member belongs to a class that was ruled out for the switch: nothing is left of this option. */
export function nothingLeft(option: CoreOption, out: readonly { medicine: string; because: string }[]): PlanVerdict {
  const say = out[0]?.because ?? 'no member of this option is left';
  return {
    medicine: null,
    plan: 'none',
    verdict: 'not-yet',
    otherwise: null,
    couldBe: null,
    settled: false,
    until: null,
    untilComplete: true,
    missing: [say],
    findings: [logicFinding('no-member-left', 'entry', say, `option:${option.id}`)],
    ask: [],
    confirm: [],
    couldRaise: [],
  };
}

export function membersOf(
  plans: readonly PlanVerdict[],
  excluded: readonly { medicine: string; because: string }[],
): OptionVerdict['members'] {
  const usable = new Set(['favoured', 'consider', 'check-first']);
  const byMedicine = new Map<string, PlanVerdict[]>();
  for (const plan of plans) {
    if (plan.medicine !== null) byMedicine.set(plan.medicine, [...(byMedicine.get(plan.medicine) ?? []), plan]);
  }
  const left: string[] = [];
  const out: { medicine: string; verdict: PlanVerdict['verdict']; because: string }[] = [];
  for (const [medicine, own] of byMedicine) {
    const best = bestOf(own) as PlanVerdict;
    if (usable.has(best.verdict)) left.push(medicine);
    else out.push({ medicine, verdict: best.verdict, because: decidingReason(best) });
  }
  for (const item of excluded) out.push({ medicine: item.medicine, verdict: 'not-yet', because: item.because });
  return { left: left.sort(), out: out.sort((a, b) => (a.medicine < b.medicine ? -1 : 1)) };
}

/** The sentence that decided a verdict that rules an option out. */
export function decidingReason(plan: Pick<PlanVerdict, 'verdict' | 'findings' | 'missing'>): string {
  const effects: Partial<Record<PlanVerdict['verdict'], string>> = {
    contraindicated: 'contraindicate',
    avoid: 'avoid',
    tried: 'exposure',
  };
  const wanted = effects[plan.verdict];
  const finding = plan.findings.find((item) => item.effect === wanted && item.value === 'true');
  return finding?.say ?? plan.missing[0] ?? '';
}
