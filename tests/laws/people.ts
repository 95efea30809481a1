/** Benign people with every answer given, and what becomes of an option when something about them changes. */
import { assess } from '../../src/assessment/index.ts';
import type { PersonCase } from '../../src/cases/types.ts';
import { inputOf } from '../../src/explore.ts';
import type { CoreOption, Knowledge } from '../../src/knowledge/types.ts';
import type { Condition } from '../../src/logic/condition.ts';
import { evaluate } from '../../src/logic/evaluate.ts';
import type { FactValue } from '../../src/logic/value.ts';
import type { Truth } from '../../src/logic/truth.ts';
import { createEnvironment, registryOf, type Registry } from '../../src/reasoning/environment.ts';
import { judgeOption } from '../../src/reasoning/option.ts';
import type { OptionVerdict, PersonInput, PlanVerdict, Settings } from '../../src/reasoning/types.ts';
import {
  type CaseData,
  BENIGN,
  FAILED_SERTRALINE,
  FAILED_VENLAFAXINE,
  FAILING_VENLAFAXINE,
  personOf,
} from '../acceptance/fixture.ts';
import type { Changes } from './witness.ts';

/** Every question answered, and every answer benign. */
export const COMPLETE: CaseData = {
  ...BENIGN,
  episode: {
    started: '2025-11',
    severity: 'moderate',
    prior_episodes: 0,
    features: {
      present: [],
      absent: [
        'psychotic',
        'catatonic',
        'melancholic',
        'anxious-distress',
        'mixed',
        'atypical',
        'seasonal',
        'peripartum',
        'chronic',
      ],
    },
  },
  conditions: 'none',
  reactions: 'none',
  organ: { hepatic: 'none', renal: 'none' },
  genotype: { cyp2d6: 'normal', cyp2c19: 'normal' },
  vitals: { 'blood-pressure': '122/76', bmi: 24 },
  labs: {
    tsh: '2 mIU/L',
    egfr: '95 mL/min/1.73m2',
    creatinine: '70 umol/L',
    'creatinine-clearance': '100 mL/min',
    qtc: '410 ms',
    sodium: '140 mmol/L',
    potassium: '4.2 mmol/L',
    magnesium: '0.85 mmol/L',
    calcium: '2.35 mmol/L',
    crp: '1 mg/L',
    b12: '400 pmol/L',
    folate: '25 nmol/L',
    ferritin: '90 ug/L',
    haemoglobin: '140 g/L',
    hba1c: '34 mmol/mol',
    glucose: '5 mmol/L',
    ldl: '2.5 mmol/L',
    alt: '20 U/L',
    'vitamin-d': '70 nmol/L',
  },
  scores: {
    rms: [{ on: '2026-11-20', total: 0 }],
    mdq: [{ on: '2026-11-20', total: 0 }],
    audit_c: [{ on: '2026-11-20', total: 1 }],
  },
  cognition: { concern: false },
  practical: { escort: true, drives_for_work: false, tyramine_diet: true, visits_per_week: 5 },
  more: { use_disorder: false, pre_eclampsia: false },
};

const ON_MIRTAZAPINE: CaseData = {
  ...COMPLETE,
  trials: [FAILED_SERTRALINE, { ...FAILING_VENLAFAXINE, drug: 'mirtazapine', dose: '45 mg' }],
  medications: [{ medicine: 'mirtazapine', dose: '45 mg' }],
};

/**
 * The bases witnesses are made from: nothing taken now, antidepressants of two classes taken now, and nothing taken now
 * after an SSRI failed last, for options that keep to the class of what failed.
 */
export async function basePeople(knowledge: Knowledge): Promise<PersonCase[]> {
  const free = { ...COMPLETE, trials: [FAILED_SERTRALINE, FAILED_VENLAFAXINE], medications: 'none' };
  const afterSsri = { ...COMPLETE, trials: [FAILED_SERTRALINE], medications: 'none' };
  return Promise.all([free, COMPLETE, ON_MIRTAZAPINE, afterSsri].map((data) => personOf(data, knowledge)));
}

export function daysBefore(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - count);
  return date.toISOString().slice(0, 10);
}

/** What the reasoning needs of people, remembered by base and change. */
export class People {
  readonly #knowledge: Knowledge;
  readonly #bases: readonly PersonCase[];
  readonly #known = new Map<string, PersonInput>();
  readonly #computed: ReadonlySet<string>;

  constructor(knowledge: Knowledge, bases: readonly PersonCase[]) {
    this.#knowledge = knowledge;
    this.#bases = bases;
    this.#computed = new Set(knowledge.facts.computed.map((item) => item.id));
  }

  /** Computed facts are set as such: what leads to them is tested where they are computed. */
  input(base: number, changes: Omit<Changes, 'numbers'>): PersonInput {
    const key = JSON.stringify([base, changes.values, changes.taking, changes.stopped]);
    const before = this.#known.get(key);
    if (before !== undefined) return before;
    const person = this.#bases[base] as PersonCase;
    const own = Object.entries(changes.values).filter(([fact]) => !this.isComputed(fact));
    const changed: PersonCase = {
      ...person,
      values: new Map([...person.values, ...own]),
      medications: {
        ...person.medications,
        rows: [
          ...person.medications.rows,
          ...changes.taking.map((medicine) => ({ medicine, daily: null, form: null })),
        ],
      },
      stoppedRecently: {
        ...person.stoppedRecently,
        rows: [
          ...person.stoppedRecently.rows,
          ...changes.stopped.map((row) => ({ medicine: row.medicine, stopped: daysBefore(person.asOf, row.daysAgo) })),
        ],
      },
    };
    const plain = inputOf(changed, assess(changed, this.#knowledge));
    const computed = new Map([
      ...plain.computed,
      ...Object.entries(changes.values).filter(([fact]) => this.isComputed(fact)),
    ]);
    const input = { ...plain, computed };
    this.#known.set(key, input);
    return input;
  }

  private isComputed(fact: string): boolean {
    return this.#computed.has(fact) || fact.startsWith('exposure.');
  }
}

const UNSET: Settings = { jurisdiction: null, guideline: null };

/** Judges single options by one knowledge base. */
export class Judge {
  readonly knowledge: Knowledge;
  readonly #registry: Registry;

  constructor(knowledge: Knowledge) {
    this.knowledge = knowledge;
    this.#registry = registryOf(knowledge);
  }

  option(option: CoreOption, person: PersonInput): OptionVerdict {
    return judgeOption(option, { knowledge: this.knowledge, registry: this.#registry, person, settings: UNSET });
  }

  plans(option: CoreOption, person: PersonInput): readonly PlanVerdict[] {
    return this.option(option, person).plans;
  }

  /** A fact as the person stands, nothing planned. */
  fact(id: string, person: PersonInput): FactValue {
    return createEnvironment(this.#registry, person.base, person.computed, person.present).fact(id);
  }

  /** The value of a condition for one way of starting an option. */
  value(condition: Condition, option: CoreOption, plan: PlanVerdict, person: PersonInput): Truth {
    const found = person.plans(option.id, plan.medicine).find((item) => item.kind === plan.plan);
    if (found === undefined) return 'unknown';
    return evaluate(condition, createEnvironment(this.#registry, person.base, person.computed, found.medicines)).value;
  }
}
