/** The small knowledge base of the assessment tests with rules about pairs, enzymes and loads. Fictitious throughout. */
import { interactionRulesOf, RuleTable, ruleSetsOf } from '../../src/knowledge/inherit.ts';
import type {
  AuthoredClass,
  AuthoredMedicine,
  CoreOption,
  Knowledge,
  Load,
  Option,
  Rule,
  ShownOption,
} from '../../src/knowledge/types.ts';
import { knowledge as base, options } from '../assessment/fixture.ts';

const sources = [{ id: 'source-2026', at: 'table 1' }];
const rule = (id: string, effect: Rule['effect'], draft: Partial<Rule>): Rule =>
  ({ id, effect, say: `${id}.`, sources, ...draft }) as Rule;

const CLASS_RULES: Readonly<Record<string, readonly Rule[]>> = {
  maoi: [
    rule('maoi-alpha', 'contraindicate', {
      with: { classes: ['alpha'], washoutDays: { toHolder: 14, fromHolder: 10 } },
    }),
    rule('maoi-alphapram', 'contraindicate', {
      with: { medicines: ['alphapram'], washoutDays: { toHolder: 35, fromHolder: 10 } },
    }),
  ],
  alpha: [
    rule('alpha-bleeding', 'caution', {
      when: { any: [{ fact: 'bleeding', is: true }, { taking: { class: 'opioid' } }] },
    }),
  ],
};
const MEDICINE_RULES: Readonly<Record<string, readonly Rule[]>> = {
  betaxine: [rule('betaxine-e1', 'adjust', { when: { taking: { class: 'e1-strong' } } })],
  augmentol: [
    rule('augmentol-two', 'avoid', {
      when: { all: [{ taking: { class: 'e1-any' } }, { taking: { class: 'opioid' } }] },
    }),
    rule('augmentol-if-old', 'caution', { when: { all: [{ taking: { class: 'alpha' } }, { fact: 'old', is: true }] } }),
    rule('augmentol-waived', 'adjust', { when: { taking: { class: 'e1-strong' } } }),
    rule('augmentol-not-beta', 'monitor', { when: { not: { taking: { class: 'beta' } } } }),
  ],
  opiate: [rule('opiate-augmentol', 'caution', { when: { taking: { medicine: 'augmentol' } } })],
};
const LOADS: readonly Load[] = [
  {
    id: 'sleepy',
    name: 'Sleepiness',
    classes: ['opioid', 'tricyclic'],
    medicines: ['augmentol'],
    rules: ['alpha-bleeding'],
    count: 'medicines that make sleepy',
    say: 'They add up.',
    from: 'claim',
    sources,
  },
];

const classes = base.classes.map((item): AuthoredClass => ({ ...item, rules: CLASS_RULES[item.id] ?? [] }));
const medicines = base.medicines.map((item): AuthoredMedicine => ({
  ...item,
  sources,
  rules: MEDICINE_RULES[item.id] ?? [],
}));
const waives = [{ rule: 'augmentol-waived', because: 'It is exempt.', sources }];
const STATUS = { state: 'approved' as const, scope: 'everything', sources };

/** `values` of the person are the facts `bleeding` and `old`. */
export function small(): Knowledge {
  const rules = new RuleTable();
  const parts = { classes, medicines, families: [], classesOf: base.classesOf };
  const made = options.map((item): CoreOption => {
    const option = { ...item, rules: [], waives: item.id === 'augmentol-add' ? waives : [] };
    return {
      ...item,
      population: { minAge: 0, words: 'anyone' },
      status: { us: STATUS, uk: STATUS, eu: STATUS, ca: STATUS, au: STATUS },
      labelCoverage: {},
      indications: [],
      burdens: [],
      meets: [],
      evidence: { rank: 4, claim: null },
      ruleSets: ruleSetsOf(option as unknown as Option, parts, rules),
    };
  });
  const table = new RuleTable();
  const of = Object.fromEntries(medicines.map(({ id }) => [id, interactionRulesOf(id, parts, table)]));
  const fact = (id: string) => ({ id, what: `Fact ${id}`, type: 'boolean' as const, stage: 'core' as const });
  return {
    ...base,
    options: made,
    sha256: '0'.repeat(64),
    overlays: [],
    facts: {
      base: [fact('bleeding'), fact('old')],
      defined: [],
      computed: [],
      conditions: [],
      implants: [],
      policy: { neverConfirm: [], fertileAge: { from: 12, to: 55, note: 'x' } },
      preferences: [],
    },
    questions: [],
    families: [{ id: 'family', name: 'Family', order: 1, options: [], strategy: [] }],
    rules: rules.rules,
    heldTo: {},
    details: () => null,
    shownOption: (id) => (id === 'augmentol-add' ? ({ waives } as unknown as ShownOption) : null),
    shownRule: () => null,
    notYetSourced: [],
    popularClaims: () => ({ statements: [], references: [], topics: [] }) as never,
    learn: { ids: [], get: () => null },
    interactions: () => ({ rules: table.rules, of, loads: LOADS }),
    guidelines: [],
    definitions: [],
    reassessment: [],
    safety: [],
    contacts: [],
    references: { ids: [], get: () => null, item: () => null, json: () => null },
  };
}
