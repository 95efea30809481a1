/** Small random knowledge bases and people, for the laws of the logic. Fictitious facts and options only. */
import fc from 'fast-check';

import type { CoreOption, Indication, InheritedRule, Knowledge } from '../../src/knowledge/types.ts';
import type { Condition } from '../../src/logic/condition.ts';
import { type FactValue, scalar } from '../../src/logic/value.ts';
import type { PersonInput } from '../../src/reasoning/types.ts';

export const BOOLEANS = ['a', 'b', 'c', 'd'] as const;
export const NUMBERS = ['n'] as const;
/** Values that fall on every side of the thresholds 1 and 2. */
const NUMBER_VALUES = [0, 1, 2, 3];

const SOURCES = [{ id: 'source-2026', at: '1' }];
const STATUS = { state: 'approved' as const, scope: 'everything', sources: SOURCES };

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ fact: fc.constantFrom(...BOOLEANS), is: fc.boolean() }),
  fc.record({ fact: fc.constantFrom(...NUMBERS), atLeast: fc.constantFrom(1, 2) }),
  fc.record({ fact: fc.constantFrom(...NUMBERS), below: fc.constantFrom(1, 2) }),
);
export const condition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
})).tree;

const rule = fc.record({
  effect: fc.constantFrom('urgent', 'favour', 'contraindicate', 'avoid', 'caution', 'monitor') as fc.Arbitrary<
    InheritedRule['effect']
  >,
  when: condition,
  ifUnknown: fc.constantFrom('ask', 'confirm') as fc.Arbitrary<'ask' | 'confirm'>,
});
const indication = fc.record({
  when: condition,
  ifUnknown: fc.constantFrom('ask', 'confirm', 'wait') as fc.Arbitrary<'ask' | 'confirm' | 'wait'>,
});
const optionSeed = fc.record({
  rules: fc.array(rule, { maxLength: 4 }),
  indications: fc.array(indication, { maxLength: 2 }),
});

/** A knowledge base of one to three options over the facts above. */
export const smallKnowledge: fc.Arbitrary<Knowledge> = fc
  .array(optionSeed, { minLength: 1, maxLength: 3 })
  .map((seeds) => {
    const rules: InheritedRule[] = [];
    const options = seeds.map((seed, index): CoreOption => {
      const id = `option-${index}`;
      const own = seed.rules.map((item, at) => {
        rules.push({ id: `rule-${index}-${at}`, ...item, say: 'a reason', sources: SOURCES, origin: `option:${id}` });
        return rules.length - 1;
      });
      const indications = seed.indications.map((item, at): Indication => ({
        id: `way-${index}-${at}`,
        basis: 'label',
        ...item,
        missing: 'something',
        say: 'a way in',
        sources: SOURCES,
      }));
      return {
        id,
        name: id,
        family: 'family',
        group: null,
        acts: 'none',
        medicines: [],
        procedure: null,
        therapy: null,
        classes: [],
        needs: null,
        population: { minAge: 0, words: 'anyone' },
        status: { us: STATUS, uk: STATUS, eu: STATUS, ca: STATUS, au: STATUS },
        labelCoverage: {},
        indications,
        burdens: [],
        meets: [],
        evidence: { rank: 4, claim: null },
        ruleSets: { '': own },
      };
    });
    const facts = [...BOOLEANS, ...NUMBERS].map((id) => ({
      id,
      what: id,
      type: (NUMBERS as readonly string[]).includes(id) ? ('number' as const) : ('boolean' as const),
      stage: 'core' as const,
    }));
    return {
      header: {
        version: '1.0.0',
        reviewed: '2026-01-01',
        reviewDue: '2027-01-01',
        jurisdictions: [{ id: 'us', name: 'United States', adjective: 'US' }],
        defaultGuideline: 'none',
        population: { minAge: 18, say: 'adults' },
        intendedUse: 'tests',
        editors: [],
        replacedClass: 'none',
        oldCaseDays: 30,
      },
      sha256: '0'.repeat(64),
      overlays: [],
      facts: {
        base: facts,
        defined: [],
        computed: [],
        conditions: [],
        implants: [],
        policy: { neverConfirm: [], fertileAge: { from: 12, to: 55, note: 'x' } },
        preferences: [],
      },
      questions: [
        {
          id: 'all',
          stage: 'core',
          order: 1,
          kind: 'fields',
          ask: 'Everything',
          short: 'everything',
          why: 'tests',
          facts: [...BOOLEANS, ...NUMBERS],
        },
      ],
      families: [{ id: 'family', name: 'Family', order: 1, options: [], strategy: [] }],
      classes: [],
      medicines: [],
      options,
      rules,
      heldTo: {},
      classesOf: {},
      details: () => null,
      shownOption: () => null,
      interactions: () => ({ rules: [], of: {}, loads: [] }),
      shownRule: () => null,
      guidelines: [],
      adequacy: {
        criteria: [],
        response: { partialAtLeastPct: 25, responseAtLeastPct: 50, sources: SOURCES },
        doseNote: '',
        antidepressantClass: 'x',
      },
      definitions: [],
      staging: {
        msm: { name: '', say: 'x y', dimensions: [], bands: [], sources: SOURCES },
        thaseRush: { name: '', say: 'x y', stages: [], sources: SOURCES },
      },
      scales: [],
      reassessment: [],
      safety: [],
      contacts: [],
      references: { ids: [], get: () => null, item: () => null, json: () => null },
      notYetSourced: [],
      popularClaims: () => {
        throw new Error('no law reads popular claims');
      },
      learn: { ids: [], get: () => null },
    };
  });

/** Answers to some of the facts. */
export const answers: fc.Arbitrary<ReadonlyMap<string, FactValue>> = fc
  .record(
    {
      ...Object.fromEntries(BOOLEANS.map((id) => [id, fc.boolean()])),
      ...Object.fromEntries(NUMBERS.map((id) => [id, fc.constantFrom(...NUMBER_VALUES)])),
    },
    { requiredKeys: [] },
  )
  .map((record) => new Map(Object.entries(record).map(([id, value]) => [id, scalar(value as boolean | number)])));

const NEVER = { state: 'never', current: false, trials: [], reasons: [] };
const NO_MEDICINE = { value: 'false' as const, fact: 'medications', names: [], until: null, incomplete: false };
const VIEW = { taking: () => NO_MEDICINE, recently: () => NO_MEDICINE, planned: () => NO_MEDICINE };

export function personWith(values: ReadonlyMap<string, FactValue>): PersonInput {
  return {
    base: values,
    computed: new Map(),
    exposure: () => NEVER,
    memberExposure: () => NEVER,
    plans: () => [{ kind: 'none', medicines: VIEW }],
    members: () => ({ eligible: [], out: [], provisional: false }),
    taken: [],
    beside: () => VIEW,
    continued: null,
    mayContinue: false,
    present: VIEW,
    access: new Map(),
    preferences: { avoid: [], prefer: [] },
  };
}

/** Every way to answer what is still open. */
export function completions(values: ReadonlyMap<string, FactValue>): ReadonlyMap<string, FactValue>[] {
  let all: Map<string, FactValue>[] = [new Map(values)];
  for (const id of BOOLEANS) {
    if (values.has(id)) continue;
    all = all.flatMap((map) => [true, false].map((value) => new Map(map).set(id, scalar(value))));
  }
  for (const id of NUMBERS) {
    if (values.has(id)) continue;
    all = all.flatMap((map) => NUMBER_VALUES.map((value) => new Map(map).set(id, scalar(value))));
  }
  return all;
}
