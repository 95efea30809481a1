/** Whether a rule binds for this plan and in this country, and as what. */
import type { InheritedRule, Knowledge } from '../knowledge/types.ts';
import type { PlanInput, Settings } from './types.ts';

interface Here {
  readonly knowledge: Pick<Knowledge, 'header'>;
  readonly settings: Settings;
}

/** The rule as it binds here, or null. A rule that is milder in this country becomes a caution. */
export function boundRule(rule: InheritedRule, plan: PlanInput['kind'] | null, here: Here): InheritedRule | null {
  const { jurisdiction } = here.settings;
  if (rule.plan !== undefined && plan !== null && rule.plan !== plan) return null;
  const raises = rule.effect === 'favour' || rule.effect === 'urgent';
  // A label's indication raises only where that label holds, and so does a position on funding; a warning warns everywhere.
  if (
    (raises || rule.local === true) &&
    jurisdiction !== null &&
    rule.jurisdictions !== undefined &&
    !rule.jurisdictions.includes(jurisdiction)
  )
    return null;
  const milder = jurisdiction !== null && (rule.milderIn ?? []).includes(jurisdiction);
  const blocks = rule.effect === 'contraindicate' || rule.effect === 'avoid';
  return milder && blocks ? { ...rule, effect: 'caution', say: elsewhere(rule, here) } : rule;
}

function elsewhere(rule: InheritedRule, { knowledge }: Here): string {
  const names = (rule.jurisdictions ?? [])
    .map((id) => knowledge.header.jurisdictions.find((item) => item.id === id)?.name ?? id)
    .join(', ');
  return names === '' ? rule.say : `${names}: ${rule.say}`;
}
