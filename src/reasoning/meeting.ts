/**
 * Whether a rule speaks of one particular medicine or procedure, and whether it holds through it. The rule is read as
 * it is for verdicts, in the world where this partner is the only one, so that a reason can be laid at its door.
 */
import type { InheritedRule } from '../knowledge/types.ts';
import { type Condition, medicinePart } from '../logic/condition.ts';
import { evaluate, type MedicineAnswer } from '../logic/evaluate.ts';
import type { FactEnvironment } from './environment.ts';

type MedicineAtom = Extract<Condition, { taking: unknown } | { recently: unknown } | { planned: unknown }>;

export interface Meeting {
  /** `unclear`: it is not known whether the rule means this medicine at all. */
  readonly kind: 'meets' | 'unclear';
  readonly value: 'true' | 'unknown';
  /** Facts that would settle an unknown one. */
  readonly open: readonly string[];
  /** First day the rule no longer holds; null when it does not end by itself. */
  readonly until: string | null;
  readonly untilComplete: boolean;
  /** Other medicines without which the rule would not hold. */
  readonly also: readonly string[];
  /** What of the rule means the partner (or, when unclear, may mean it). */
  readonly atoms: readonly MedicineAtom[];
}

/**
 * How the rule meets a partner. `alone`: the person with this partner and nothing else; `all`: with everything of the
 * plan, for rules that need two things together.
 */
export function meetingOf(
  rule: Pick<InheritedRule, 'when'>,
  partner: string,
  alone: FactEnvironment,
  all: FactEnvironment | null,
): Meeting | null {
  const part = medicinePart(rule.when);
  if (part === null) return null;
  const answered = atomsIn(part).map((atom) => ({ atom, answer: answerTo(atom, alone) }));
  const meant = answered.filter(({ answer }) => answer.value === 'true').map(({ atom }) => atom);
  const undecided = answered.filter(({ answer }) => answer.value === 'unknown');
  const perhaps = undecided.map(({ atom }) => atom);
  if (meant.length + perhaps.length === 0) return null;
  const own = evaluate(part, alone);
  const together = all === null || meant.length === 0 ? null : evaluate(part, all);
  // Another medicine lifts the rule: "with an inducer, but not beside X".
  if (own.value === 'true' && together?.value === 'false') return null;
  if (own.value === 'true') {
    const { until, untilComplete } = own;
    return { kind: 'meets', value: 'true', open: [], until, untilComplete, also: [], atoms: meant };
  }
  if (together?.value === 'true' && together.names.includes(partner)) {
    const also = together.names.filter((name) => name !== partner);
    const { until, untilComplete } = together;
    return { kind: 'meets', value: 'true', open: [], until, untilComplete, also, atoms: meant };
  }
  if (own.value === 'false') return null;
  // Nothing but the partner is there, so a question about medicines stays open only by what is not known of it.
  const ofMedicines = new Set(undecided.map(({ answer }) => answer.fact));
  const open = own.open.filter((fact) => !ofMedicines.has(fact)).flatMap((fact) => alone.settledBy(fact));
  const meets = meant.length > 0 && open.length > 0;
  const rest = { value: 'unknown', open, until: null, untilComplete: true, also: [] } as const;
  return meets ? { kind: 'meets', ...rest, atoms: meant } : { kind: 'unclear', ...rest, atoms: perhaps };
}

/** What a condition asks about medicines, but for what it denies: "not with X" is no meeting with X. */
function atomsIn(condition: Condition): MedicineAtom[] {
  if ('all' in condition) return condition.all.flatMap(atomsIn);
  if ('any' in condition) return condition.any.flatMap(atomsIn);
  return 'taking' in condition || 'recently' in condition || 'planned' in condition ? [condition] : [];
}

function answerTo(atom: MedicineAtom, environment: FactEnvironment): MedicineAnswer {
  if ('taking' in atom) return environment.taking(atom.taking);
  return 'recently' in atom ? environment.recently(atom.recently) : environment.planned(atom.planned);
}

/** Whom an atom means. */
export function selectorOf(atom: MedicineAtom) {
  return 'taking' in atom ? atom.taking : 'recently' in atom ? atom.recently : atom.planned;
}
