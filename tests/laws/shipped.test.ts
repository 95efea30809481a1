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
import { AS_OF, type CaseData, JURISDICTIONS, shipped } from '../acceptance/fixture.ts';
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

function verdictsOf(person: PersonInput, jurisdiction: Jurisdiction | null): Map<string, OptionVerdict> {
  const context = { knowledge, registry, person, settings: { jurisdiction, guideline: null } };
  return new Map(knowledge.options.map((option) => [option.id, judgeOption(option, context)]));
}

/** Every rule's condition as the case stands. */
function truths(person: PersonInput): string[] {
  const environment = createEnvironment(registry, person.base, person.computed, person.present);
  const conditions = [...knowledge.rules, ...knowledge.options.flatMap((option) => option.indications)].map((item) => item.when);
  return conditions.map((condition) => evaluate(condition, environment).value);
}

/** From best to worst, as far as an unknown can take a verdict. */
const WORSE = ['favoured', 'consider', 'not-yet', 'tried', 'avoid', 'contraindicated'];
const boundOf = (option: OptionVerdict) => Math.max(WORSE.indexOf(option.verdict), WORSE.indexOf(option.couldBe ?? (option.verdict === 'check-first' ? 'contraindicated' : option.verdict)));

describe('laws over the shipped knowledge base', () => {
  it('1: an answer never flips a condition, nor makes it unknown', async () => {
    await fc.assert(
      fc.asyncProperty(randomCase, fc.nat(), async (data, pick) => {
        const keys = answerKeys(data);
        const key = keys[pick % keys.length] ?? '';
        const whole = await personIn(data);
        fc.pre(!contradictsItself(whole));
        const [before, after] = [truths(await personIn(without(data, [key]))), truths(whole)];
        const flipped = before.flatMap((value, index) => (value !== 'unknown' && value !== after[index] ? [`${key}: ${knowledge.rules[index]?.id ?? 'entry'} ${value} -> ${after[index] ?? ''}`] : []));
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
        fc.pre(!contradictsItself(whole));
        const before = verdictsOf(await personIn(without(data, [key])), jurisdiction);
        const after = verdictsOf(whole, jurisdiction);
        for (const [id, earlier] of before) {
          const later = after.get(id) as OptionVerdict;
          const story = `${key}: ${id} ${earlier.verdict} -> ${later.verdict}`;
          if (earlier.settled) expect(later.verdict, story).toBe(earlier.verdict);
          if (earlier.verdict !== 'check-first') expect(later.verdict, story).not.toBe('check-first');
          if (earlier.verdict === 'contraindicated') expect(later.verdict, story).toBe('contraindicated');
          if (later.verdict !== 'check-first') expect(WORSE.indexOf(later.verdict), story).toBeLessThanOrEqual(boundOf(earlier));
        }
      }),
      RUNS,
    );
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
