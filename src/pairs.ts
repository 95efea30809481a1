/**
 * What a person takes against an option, a medicine, or itself: every rule of either side that speaks of the other,
 * read exactly as verdicts read it. Pure. The rules are the knowledge base's; they are only laid side by side here.
 */
import { type Lookup, lookupOf } from './assessment/lookup.ts';
import { answersAlone, type Partner, partnersOf } from './assessment/partners.ts';
import type { Assessment, MedicineAnswers, Plan } from './assessment/types.ts';
import type { PersonCase } from './cases/types.ts';
import type { CoreOption, InheritedRule, InteractionTable, Knowledge } from './knowledge/types.ts';
import { boundRule } from './reasoning/binding.ts';
import { createEnvironment, type FactEnvironment, registryOf } from './reasoning/environment.ts';
import { Memory } from './reasoning/memory.ts';
import { type Meeting, meetingOf } from './reasoning/meeting.ts';
import type { Settings } from './reasoning/types.ts';
import { citationsOf } from './report/build-citations.ts';
import type { Interaction } from './report/interactions.ts';

interface Waiver {
  readonly rule: string;
  readonly say: string;
  readonly citations: Interaction['citations'];
}

/** One side: an option in one plan and for one member, or a medicine by itself. */
export interface Side {
  readonly kind: 'option' | 'medicine';
  readonly id: string;
  readonly medicines: readonly string[];
  readonly procedure: string | null;
  readonly rules: readonly InheritedRule[];
  readonly waives: readonly Waiver[];
  /** Null for a medicine: nothing is stopped for it. */
  readonly plan: Plan | null;
}

/** A rule that speaks of a partner: what interactions, what is unclear, and washouts are made of. */
export interface Met {
  readonly side: Side;
  readonly partner: Partner;
  readonly rule: InheritedRule;
  readonly meeting: Meeting;
  /** Whose rule it is. */
  readonly from: Interaction['side'];
  /** The medicines that hold the rule, and what it means: for a rule of what is taken, that is a medicine of the option. */
  readonly holders: readonly string[];
  readonly against: string;
  readonly waived: Waiver | null;
}

export interface PairInput {
  readonly person: Pick<PersonCase, 'asOf' | 'values'>;
  readonly knowledge: Knowledge;
  readonly settings: Settings;
  readonly assessment: Assessment;
}

/** What every comparison of one person needs, made once. */
export interface Pairing extends PairInput {
  readonly lookup: Lookup;
  readonly table: InteractionTable;
  /** The person with these answers about medicines. */
  readonly environment: (medicines: MedicineAnswers) => FactEnvironment;
  /** The person with this partner and nothing else. */
  readonly alone: (partner: Partner) => FactEnvironment;
}

export function pairingOf(input: PairInput): Pairing {
  const { person, knowledge, assessment } = input;
  const lookup = lookupOf(knowledge);
  const registry = registryOf(knowledge);
  const memory = new Memory();
  const environment = (medicines: MedicineAnswers) =>
    createEnvironment(registry, person.values, assessment.facts, medicines, memory);
  const alones = new Map<string, FactEnvironment>();
  const alone = (partner: Partner): FactEnvironment => {
    const key = [partner.kind, partner.id, partner.state, partner.stopped].join(' ');
    const known = alones.get(key) ?? environment(answersAlone(partner, person.asOf, lookup));
    alones.set(key, known);
    return known;
  };
  return { ...input, lookup, table: knowledge.interactions(), environment, alone };
}

/** Every plan and member of an option. */
export function sidesOf(option: CoreOption, pairing: Pairing): readonly Side[] {
  const { assessment, knowledge } = pairing;
  const members = option.medicinesMode === 'any' ? assessment.members(option.id).eligible : [null];
  const waives = waivesOf(option, pairing);
  return members.flatMap((member) => {
    const set = option.ruleSets[member ?? ''] ?? option.ruleSets[''] ?? [];
    return assessment.plans(option.id, member).map((plan): Side => ({
      kind: 'option',
      id: option.id,
      medicines: member === null ? option.medicines : [member],
      procedure: option.procedure,
      rules: binding(rulesAt(set, knowledge.rules), plan.kind, pairing),
      waives,
      plan,
    }));
  });
}

/** A medicine by itself, whether or not an option is made of it. */
export function medicineSide(id: string, pairing: Pairing): Side {
  const rules = medicineRules(id, pairing);
  return { kind: 'medicine', id, medicines: [id], procedure: null, rules, waives: [], plan: null };
}

/** An option without a person: the rules of every plan, for each member. */
export function bareSides(option: CoreOption, pairing: Pairing): readonly Side[] {
  const members = option.medicinesMode === 'any' ? option.medicines : [null];
  return members.map((member) => {
    const set = option.ruleSets[member ?? ''] ?? option.ruleSets[''] ?? [];
    return {
      kind: 'option',
      id: option.id,
      medicines: member === null ? option.medicines : [member],
      procedure: option.procedure,
      rules: binding(rulesAt(set, pairing.knowledge.rules), null, pairing),
      waives: waivesOf(option, pairing),
      plan: null,
    };
  });
}

/** What a side meets in the person: the medicines of its plan, or all of them, but for itself. */
export function partnersFor(side: Side, { assessment }: Pairing): readonly Partner[] {
  const partners = partnersOf(assessment.regimen, side.plan);
  return side.kind === 'option' ? partners : partners.filter((item) => item.id !== side.id);
}

/** Every rule of a side about what the person takes, and of what is taken about the side. */
export function meetingsOf(side: Side, pairing: Pairing): readonly Met[] {
  const everything = side.plan === null ? null : pairing.environment(side.plan.medicines);
  return partnersFor(side, pairing).flatMap((partner) => {
    const forward = ownMeetings(side, [partner], pairing, everything);
    return [...forward, ...backward(side, partner, new Set(forward.map((item) => keyOf(item.rule))), pairing)];
  });
}

/** The rules of the side alone about these partners, with those it is exempt from. */
export function ownMeetings(
  side: Side,
  partners: readonly Partner[],
  pairing: Pairing,
  everything: FactEnvironment | null = null,
): readonly Met[] {
  return partners.flatMap((partner) => {
    const forward = side.rules.flatMap((rule) => {
      const meeting = meet(rule, partner, everything, pairing);
      const holders = holdersOf(rule, side, pairing);
      return meeting === null ? [] : [met({ side, partner, rule, meeting, holders })];
    });
    return [...forward, ...waivedFor(side, partner, new Set(forward.map((item) => keyOf(item.rule))), pairing)];
  });
}

/**
 * Among what is taken and under way now, and between that and what was stopped so lately that it still counts. A pair
 * seen from both sides is told once.
 */
export function presentMeetings(pairing: Pairing): readonly Met[] {
  const { assessment } = pairing;
  const partners = partnersOf(assessment.regimen, null);
  const everything = pairing.environment(assessment.present);
  const found = new Map<string, Met>();
  for (const holder of partners.filter((item) => item.kind === 'medicine' && item.state === 'taken')) {
    const side = { ...medicineSide(holder.id, pairing), ...asGiven(holder.id, pairing) };
    for (const partner of partners.filter((item) => item.id !== holder.id)) {
      for (const rule of side.rules) {
        const meeting = meet(rule, { ...partner, open: partner.open ?? holder.open }, everything, pairing);
        const key = [keyOf(rule), ...[holder.id, partner.id].sort()].join(' ');
        if (meeting === null || found.get(key)?.meeting.kind === 'meets') continue;
        found.set(key, met({ side, partner, rule, meeting, from: 'taken' }));
      }
    }
  }
  return [...found.values()];
}

/** Identity of a rule: its id is unique where it is written. */
export function keyOf(rule: Pick<InheritedRule, 'id' | 'origin'>): string {
  return `${rule.origin} ${rule.id}`;
}

function met(item: Pick<Met, 'side' | 'partner' | 'rule' | 'meeting'> & Partial<Met>): Met {
  return { from: 'option', holders: item.side.medicines, against: item.partner.id, waived: null, ...item };
}

function meet(
  rule: InheritedRule,
  partner: Partner,
  everything: FactEnvironment | null,
  { alone }: Pairing,
): Meeting | null {
  const meeting = meetingOf(rule, partner.id, alone(partner), everything);
  if (meeting === null || partner.open === null) return meeting;
  // Whether, or until when, it was taken is not known: nothing is certain. The day stays: it is the latest there can be.
  return { ...meeting, value: 'unknown', open: [...meeting.open, partner.open] };
}

/** Rules that an option is exempt from, where they would have spoken of the partner. */
function waivedFor(side: Side, partner: Partner, seen: Set<string>, pairing: Pairing): Met[] {
  return side.waives.flatMap((waived) => {
    const rules = side.medicines.flatMap((id) => medicineRules(id, pairing));
    return rules.flatMap((rule) => {
      if (rule.id !== waived.rule || seen.has(keyOf(rule))) return [];
      const meeting = meet(rule, partner, null, pairing);
      if (meeting === null || meeting.kind === 'unclear') return [];
      seen.add(keyOf(rule));
      return [met({ side, partner, rule, meeting, waived })];
    });
  });
}

/** The rules of what is taken about what would come. Of what is stopped none: it is the option that would be new. */
function backward(side: Side, partner: Partner, seen: ReadonlySet<string>, pairing: Pairing): Met[] {
  if (partner.state !== 'taken') return [];
  const coming = (id: string, kind: Partner['kind']): Partner => ({
    id,
    kind,
    state: kind === 'medicine' ? 'taken' : 'under-way',
    stopped: null,
    open: partner.open,
  });
  const others = [
    ...side.medicines.map((id) => coming(id, 'medicine')),
    ...(side.procedure === null ? [] : [coming(side.procedure, 'procedure')]),
  ];
  return asGiven(partner.id, pairing).rules.flatMap((rule) => {
    if (seen.has(keyOf(rule)) || side.waives.some((item) => item.rule === rule.id)) return [];
    return others.flatMap((other) => {
      const meeting = meet(rule, other, null, pairing);
      return meeting === null
        ? []
        : [met({ side, partner, rule, meeting, from: 'taken', holders: [partner.id], against: other.id })];
    });
  });
}

const WARNINGS: ReadonlySet<string> = new Set(['contraindicate', 'avoid', 'caution', 'adjust', 'monitor']);

function binding(rules: readonly InheritedRule[], plan: Plan['kind'] | null, pairing: Pairing): InheritedRule[] {
  return rules.flatMap((rule) => (WARNINGS.has(rule.effect) ? (boundRule(rule, plan, pairing) ?? []) : []));
}

function rulesAt(indices: readonly number[], rules: readonly InheritedRule[]): InheritedRule[] {
  return indices.flatMap((index) => rules[index] ?? []);
}

function medicineRules(id: string, pairing: Pairing): InheritedRule[] {
  return binding(rulesAt(pairing.table.of[id] ?? [], pairing.table.rules), null, pairing);
}

function waivesOf(option: CoreOption, { knowledge }: Pairing): Waiver[] {
  if (option.medicines.length === 0) return [];
  const waives = knowledge.shownOption(option.id)?.waives ?? [];
  return waives.map((item) => ({ rule: item.rule, say: item.because, citations: citationsOf(item.sources) }));
}

/** What a medicine brings as it is given now: as the option it is part of, with the option's own rules and exemptions. */
function asGiven(id: string, pairing: Pairing): Pick<Side, 'rules' | 'waives'> {
  const { assessment, knowledge } = pairing;
  const current = knowledge.options.filter(
    (item) => item.medicinesMode !== 'any' && item.medicines.includes(id) && assessment.exposure(item.id).current,
  );
  const waives = current.flatMap((item) => waivesOf(item, pairing));
  const own = current
    .flatMap((item) => rulesAt(item.ruleSets[''] ?? [], knowledge.rules))
    .filter((rule) => rule.origin.startsWith('option:'));
  const rules = [...medicineRules(id, pairing), ...binding(own, null, pairing)];
  return { rules: rules.filter((rule) => !waives.some((item) => item.rule === rule.id)), waives };
}

/** Which medicines of a side a rule was inherited from; all of them where it is the option's own. */
function holdersOf(rule: InheritedRule, side: Side, { knowledge }: Pairing): readonly string[] {
  const [kind, id = ''] = rule.origin.split(':');
  const own = side.medicines.filter((medicine) =>
    kind === 'medicine' ? medicine === id : (knowledge.classesOf[medicine] ?? []).includes(id),
  );
  return own.length > 0 ? own : side.medicines;
}
