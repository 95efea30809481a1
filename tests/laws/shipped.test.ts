/** The laws of semantics.md 15 over the shipped knowledge base and random partial cases. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { assess } from '../../src/assessment/index.ts';
import { parseCase } from '../../src/cases/index.ts';
import { explore, inputOf, settingsFor } from '../../src/explore.ts';
import type { Jurisdiction } from '../../src/knowledge/types.ts';
import { evaluate } from '../../src/logic/evaluate.ts';
import { createEnvironment, registryOf } from '../../src/reasoning/environment.ts';
import { judgeOption } from '../../src/reasoning/option.ts';
import type { OptionVerdict, PersonInput } from '../../src/reasoning/types.ts';
import { renderJson } from '../../src/report/json.ts';
import { AS_OF, type CaseData, JURISDICTIONS, shipped, SPARSE } from '../acceptance/fixture.ts';
import { answerKeys, randomCase, without } from './random-case.ts';

const knowledge = shipped();
const registry = registryOf(knowledge);
const place = fc.constantFrom<Jurisdiction | null>(null, ...JURISDICTIONS);
const RUNS = { numRuns: Number(process.env['RUNS'] ?? 60) };

async function personIn(data: CaseData): Promise<PersonInput> {
  const { case: person, problems } = await parseCase(JSON.stringify(data), null, knowledge, { today: AS_OF });
  if (person === null) throw new Error(`${JSON.stringify(data)}: ${problems.map((item) => item.message).join('; ')}`);
  return inputOf(person, assess(person, knowledge));
}

/** Says no to a finding that follows from its own other answers: a contradiction, not one more answer. */
function contradictsItself(person: PersonInput): boolean {
  const environment = createEnvironment(registry, person.base, person.computed, person.present);
  return [...registry.findings.entries()].some(([id]) => {
    const direct = person.base.get(id);
    const denied = direct?.state === 'known' && direct.kind === 'scalar' && direct.value === false;
    return denied && evaluate({ fact: id, is: true }, environment).value === 'true';
  });
}

/** Two answers with a test of their own below, so that chance does not decide whether they are found. */
const hasOwnTest = (key: string, data: CaseData) =>
  (key === 'bipolarity' && data['bipolarity'] === 'established') || (key === 'age' && data['age'] === 16);

function verdictsOf(person: PersonInput, jurisdiction: Jurisdiction | null): Map<string, OptionVerdict> {
  const context = { knowledge, registry, person, settings: { jurisdiction, guideline: null } };
  return new Map(knowledge.options.map((option) => [option.id, judgeOption(option, context)]));
}

/** Every rule's condition as the case stands. */
function truths(person: PersonInput): string[] {
  const environment = createEnvironment(registry, person.base, person.computed, person.present);
  const conditions = [...knowledge.rules, ...knowledge.options.flatMap((option) => option.indications)].map(
    (item) => item.when,
  );
  return conditions.map((condition) => evaluate(condition, environment).value);
}

/** From best to worst, as far as an unknown can take a verdict. */
const WORSE = ['favoured', 'consider', 'not-yet', 'tried', 'avoid', 'contraindicated'];
const boundOf = (option: OptionVerdict) =>
  Math.max(
    WORSE.indexOf(option.verdict),
    WORSE.indexOf(option.couldBe ?? (option.verdict === 'check-first' ? 'contraindicated' : option.verdict)),
  );

/** Where an added answer broke law 2, 3, 4 or 5. */
/** An interval that was in the way of an option of which no member is left: the day has gone with the option. */
function isGone(earlier: OptionVerdict, later: OptionVerdict): boolean {
  return earlier.until !== null && later.verdict === 'not-yet' && later.members?.left.length === 0;
}

function lawsBroken(before: ReadonlyMap<string, OptionVerdict>, after: ReadonlyMap<string, OptionVerdict>): string[] {
  return [...before].flatMap(([id, earlier]) => {
    const later = after.get(id) as OptionVerdict;
    const broken = [
      earlier.settled && later.verdict !== earlier.verdict ? 2 : null,
      earlier.verdict !== 'check-first' && later.verdict === 'check-first' ? 3 : null,
      earlier.verdict === 'contraindicated' && later.verdict !== 'contraindicated' && !isGone(earlier, later)
        ? 4
        : null,
      later.verdict !== 'check-first' && WORSE.indexOf(later.verdict) > boundOf(earlier) ? 5 : null,
    ].filter((law) => law !== null);
    return broken.map((law) => `law ${law}: ${id} ${earlier.verdict} -> ${later.verdict}`);
  });
}

describe('laws over the shipped knowledge base', () => {
  it('1: an answer never flips a condition, nor makes it unknown', async () => {
    await fc.assert(
      fc.asyncProperty(randomCase, fc.nat(), async (data, pick) => {
        const keys = answerKeys(data);
        const key = keys[pick % keys.length] ?? '';
        const whole = await personIn(data);
        fc.pre(!contradictsItself(whole) && !hasOwnTest(key, data));
        const [before, after] = [truths(await personIn(without(data, [key]))), truths(whole)];
        const flipped = before.flatMap((value, index) =>
          value !== 'unknown' && value !== after[index]
            ? [`${key}: ${knowledge.rules[index]?.id ?? 'entry'} ${value} -> ${after[index] ?? ''}`]
            : [],
        );
        expect(flipped).toEqual([]);
      }),
      RUNS,
    );
  });

  it('2, 3, 4, 5: settled and contraindicated stay, nothing becomes check-first, nothing gets worse than it could', async () => {
    await fc.assert(
      fc.asyncProperty(randomCase, fc.nat(), place, async (data, pick, jurisdiction) => {
        const keys = answerKeys(data);
        const key = keys[pick % keys.length] ?? '';
        const whole = await personIn(data);
        fc.pre(!contradictsItself(whole) && !hasOwnTest(key, data));
        const before = verdictsOf(await personIn(without(data, [key])), jurisdiction);
        const after = verdictsOf(whole, jurisdiction);
        expect(lawsBroken(before, after)).toEqual([]);
      }),
      RUNS,
    );
  });

  it.each([
    { key: 'bipolarity', data: { ...SPARSE, bipolarity: 'established' } },
    { key: 'age', data: { ...SPARSE, age: 16 } },
  ])('2, 3, 4, 5: also when the answer is an extreme $key', async ({ key, data }) => {
    for (const jurisdiction of [null, ...JURISDICTIONS]) {
      const before = verdictsOf(await personIn(without(data, [key])), jurisdiction);
      expect(lawsBroken(before, verdictsOf(await personIn(data), jurisdiction))).toEqual([]);
    }
  });

  it('6, 7: the order of keys is irrelevant, and the same case gives the same bytes', async () => {
    const bytes = async (data: CaseData, jurisdiction: Jurisdiction | null) => {
      const { case: person } = await parseCase(JSON.stringify(data), null, knowledge, { today: AS_OF });
      if (person === null) throw new Error('the case should read');
      return renderJson(explore(person, knowledge, settingsFor(person, knowledge, { jurisdiction })));
    };
    await fc.assert(
      fc.asyncProperty(randomCase, place, async (data, jurisdiction) => {
        const reversed = Object.fromEntries(Object.entries(data).reverse());
        const first = await bytes(data, jurisdiction);
        expect(await bytes(reversed, jurisdiction)).toBe(first);
        expect(await bytes(data, jurisdiction)).toBe(first);
      }),
      { numRuns: 20 },
    );
  });

  it('a random case is settled by its own canonical form', async () => {
    await fc.assert(
      fc.asyncProperty(randomCase, async (data) => {
        const { case: person } = await parseCase(JSON.stringify(data), null, knowledge, { today: AS_OF });
        const again = await parseCase(JSON.stringify(person?.canonical), null, knowledge, { today: AS_OF });
        expect(again.case?.canonical).toEqual(person?.canonical);
        expect(again.problems.filter((item) => item.severity === 'error')).toEqual([]);
      }),
      RUNS,
    );
  });
});
