/**
 * The reasons of an option of several medicines. Its verdict is that of its best member; what is to be minded about the
 * other members that are left is said as well, with their names, as any of them may be the one that is chosen.
 */
import type { Knowledge } from '../knowledge/types.ts';
import { medicineName } from '../reasoning/names.ts';
import type { Finding, PlanVerdict, RankedOption } from '../reasoning/types.ts';

/** Reasons that say how, not whether: they differ from member to member. */
const MINDED: ReadonlySet<Finding['effect']> = new Set(['caution', 'adjust', 'monitor']);

/** Every reason of the best member, and what is to be minded of the others. For other options their own reasons. */
export function findingsOf(ranked: RankedOption, knowledge: Pick<Knowledge, 'medicines'>): readonly Finding[] {
  const left = ranked.members?.left ?? [];
  if (left.length < 2) return ranked.findings;
  const plans = left.flatMap((medicine) => planOf(medicine, ranked) ?? []);
  const holders = new Map<string, { finding: Finding; members: string[] }>();
  for (const { medicine, findings } of plans) {
    for (const finding of findings) {
      if (!MINDED.has(finding.effect) || finding.value !== 'true' || medicine === null) continue;
      const held = holders.get(keyOf(finding)) ?? { finding, members: [] };
      held.members.push(medicine);
      holders.set(keyOf(finding), held);
    }
  }
  const nameOf = (id: string): string => medicineName(id, knowledge);
  const named = (finding: Finding, members: readonly string[]): Finding => {
    if (members.length === left.length) return finding;
    const others = left.filter((id) => !members.includes(id));
    const few = others.length <= 2 && members.length > others.length;
    const who = few ? `all but ${others.map(nameOf).join(' and ')}` : members.map(nameOf).join(', ');
    return { ...finding, say: `For ${who}: ${finding.say}` };
  };
  const own = ranked.findings.map((finding) => {
    const held = holders.get(keyOf(finding));
    holders.delete(keyOf(finding));
    return held === undefined ? finding : named(finding, held.members);
  });
  return [...own, ...[...holders.values()].map(({ finding, members }) => named(finding, members))];
}

/** How a member is judged in the way that decided the option, or in the first there is. */
function planOf(medicine: string, { plans, plan }: RankedOption): PlanVerdict | undefined {
  const own = plans.filter((item) => item.medicine === medicine);
  return own.find((item) => item.plan === plan) ?? own[0];
}

/** One sentence is one reason, on whichever class or medicine it is written. */
function keyOf({ effect, say }: Finding): string {
  return `${effect} ${say}`;
}
