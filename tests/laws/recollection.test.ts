/** What is remembered of the answers before saves time and changes nothing: any walk gives what a fresh look gives. */
import { isDeepStrictEqual } from 'node:util';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { assess } from '../../src/assessment/index.ts';
import type { PersonCase } from '../../src/cases/types.ts';
import { inputOf, settingsFor } from '../../src/explore.ts';
import { createRecollection, reason, type Reasoning } from '../../src/reasoning/index.ts';
import { type CaseData, personOf, shipped } from '../acceptance/fixture.ts';
import { answerKeys, randomCase, without } from './random-case.ts';

/** Everything but the environment, which answers questions instead of holding results. */
function results({ options, safety, reassessment, open }: Reasoning): unknown {
  return { options, safety, reassessment, open };
}

const knowledge = shipped();

function traces(environment: Reasoning['environment']): unknown {
  return knowledge.rules.map(({ when }) => environment.trace(when));
}

/** Says what differs only where something does: to print it takes longer than to find it. */
function expectSame(a: unknown, b: unknown): void {
  if (!isDeepStrictEqual(a, b)) expect(a).toEqual(b);
}

type Jurisdiction = PersonCase['jurisdiction'];
const JURISDICTIONS: readonly Jurisdiction[] = [null, 'us', 'uk', 'eu', 'ca', 'au'];

/** A walk: answers given one after another, sometimes taken back, and now and then another case altogether. */
const walk = fc.tuple(
  fc.array(randomCase, { minLength: 1, maxLength: 2 }),
  fc.array(fc.nat(10_000), { minLength: 30, maxLength: 30 }),
);

function stepsOf(cases: readonly CaseData[], numbers: readonly number[]): CaseData[] {
  const dice = numbers.values();
  const roll = (sides: number): number => (dice.next().value ?? 0) % sides;
  return cases.flatMap((data) => {
    const given: string[] = [];
    const steps: CaseData[] = [];
    const keys = answerKeys(data);
    while (given.length < keys.length) {
      const left = keys.filter((key) => !given.includes(key));
      given.push(left[roll(left.length)] as string);
      steps.push(
        without(
          data,
          keys.filter((key) => !given.includes(key)),
        ),
      );
      if (roll(6) === 0)
        steps.push(
          without(
            data,
            keys.filter((key) => key !== given[0]),
          ),
        );
    }
    return steps;
  });
}

test('every step of a walk equals a fresh computation, and earlier environments keep their answers', async () => {
  await fc.assert(
    fc.asyncProperty(walk, async ([cases, numbers]) => {
      const recollection = createRecollection();
      let earlier: { readonly remembered: Reasoning; readonly fresh: Reasoning } | null = null;
      let place = numbers[0] ?? 0;
      for (const [index, data] of stepsOf(cases, numbers).entries()) {
        // Some steps contradict themselves: a case is only what the reader takes.
        const person = await personOf(data, knowledge).catch(() => null);
        if (person === null) continue;
        if ((numbers[index % numbers.length] ?? 0) % 9 === 0) place += 1;
        const jurisdiction = JURISDICTIONS[place % JURISDICTIONS.length] ?? null;
        const settings = { ...settingsFor(person, knowledge), jurisdiction };
        const input = inputOf(person, assess(person, knowledge));
        const remembered = reason(input, knowledge, settings, recollection);
        const fresh = reason(input, knowledge, settings);
        expectSame(results(remembered), results(fresh));
        if (earlier !== null && index % 5 === 0)
          expectSame(traces(earlier.remembered.environment), traces(earlier.fresh.environment));
        earlier = { remembered, fresh };
      }
    }),
    { numRuns: 10 },
  );
});
