/** The laws of semantics.md 15 over small random knowledge bases, against a naive oracle. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Knowledge } from '../../src/knowledge/types.ts';
import { evaluate } from '../../src/logic/evaluate.ts';
import { type FactValue, NOT_ASKED } from '../../src/logic/value.ts';
import { createEnvironment, registryOf } from '../../src/reasoning/environment.ts';
import { reason } from '../../src/reasoning/index.ts';
import { answers, BOOLEANS, completions, condition, NUMBERS, personWith, smallKnowledge } from './small-knowledge.ts';

const SETTINGS = { jurisdiction: null, guideline: null };
const RUNS = { numRuns: 400 };

const judge = (knowledge: Knowledge, values: ReadonlyMap<string, FactValue>) =>
  new Map(reason(personWith(values), knowledge, SETTINGS).options.map((option) => [option.option.id, option]));

describe('laws over small random knowledge bases', () => {
  it('1: an answer never flips a condition, nor makes it unknown', () => {
    fc.assert(
      fc.property(condition, smallKnowledge, answers, (tree, knowledge, known) => {
        const registry = registryOf(knowledge);
        const value = (values: ReadonlyMap<string, FactValue>) => {
          const person = personWith(values);
          return evaluate(tree, createEnvironment(registry, values, person.computed, person.present)).value;
        };
        const before = value(known);
        if (before === 'unknown') return;
        for (const complete of completions(known)) expect(value(complete)).toBe(before);
      }),
      RUNS,
    );
  });

  it('2, 3: settled verdicts stay, and nothing becomes check-first', () => {
    fc.assert(
      fc.property(smallKnowledge, answers, fc.constantFrom(...BOOLEANS, ...NUMBERS), (knowledge, known, next) => {
        const before = judge(knowledge, known);
        const steps = completions(known).map((complete) => new Map(known).set(next, complete.get(next) ?? NOT_ASKED));
        for (const step of steps) {
          for (const [id, after] of judge(knowledge, step)) {
            const earlier = before.get(id);
            if (earlier?.settled === true) expect(after.verdict).toBe(earlier.verdict);
            if (earlier?.verdict !== 'check-first') expect(after.verdict).not.toBe('check-first');
          }
        }
      }),
      RUNS,
    );
  });

  it('4: contraindicated stays while what it read stays', () => {
    fc.assert(
      fc.property(smallKnowledge, answers, (knowledge, known) => {
        for (const [id, option] of judge(knowledge, known)) {
          if (option.verdict !== 'contraindicated') continue;
          for (const complete of completions(known))
            expect(judge(knowledge, complete).get(id)?.verdict).toBe('contraindicated');
        }
      }),
      RUNS,
    );
  });

  it('5: what the engine says is possible contains all that happens', () => {
    fc.assert(
      fc.property(smallKnowledge, answers, (knowledge, known) => {
        const worst = ['favoured', 'consider', 'not-yet', 'tried', 'avoid', 'contraindicated'];
        const before = judge(knowledge, known);
        for (const complete of completions(known)) {
          for (const [id, after] of judge(knowledge, complete)) {
            const earlier = before.get(id);
            if (earlier === undefined) continue;
            expect(after.verdict).not.toBe('check-first');
            if (earlier.settled) expect(after.verdict).toBe(earlier.verdict);
            // couldBe is the worst that can happen: nothing worse ever does.
            const bound = earlier.couldBe ?? (earlier.verdict === 'check-first' ? 'contraindicated' : earlier.verdict);
            const limit = Math.max(worst.indexOf(bound), worst.indexOf(earlier.verdict));
            expect(worst.indexOf(after.verdict)).toBeLessThanOrEqual(limit);
          }
        }
      }),
      RUNS,
    );
  });

  it('6, 7: order of answers and repetition change nothing', () => {
    fc.assert(
      fc.property(smallKnowledge, answers, (knowledge, known) => {
        const flat = (values: ReadonlyMap<string, FactValue>) =>
          JSON.stringify(
            reason(personWith(values), knowledge, SETTINGS).options.map((option) => [
              option.option.id,
              option.verdict,
              option.rank,
              option.decidedBy,
              option.ask,
            ]),
          );
        const reversed = new Map([...known].reverse());
        expect(flat(reversed)).toBe(flat(known));
        expect(flat(known)).toBe(flat(known));
      }),
      RUNS,
    );
  });

  it('8: an unknown that could block is asked or confirmed', () => {
    fc.assert(
      fc.property(smallKnowledge, answers, (knowledge, known) => {
        for (const [, option] of judge(knowledge, known)) {
          if (option.verdict !== 'favoured' && option.verdict !== 'consider') continue;
          const waiting = new Set(option.confirm.flatMap((item) => item.open));
          for (const finding of option.findings) {
            if (finding.value !== 'unknown' || (finding.effect !== 'contraindicate' && finding.effect !== 'avoid'))
              continue;
            for (const fact of finding.open) expect(waiting.has(fact)).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });
});
