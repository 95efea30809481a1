/** Laws of interactions and washouts over the shipped knowledge base: they say what verdicts say, no more and no less. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays } from '../../src/cases/dates.ts';
import { exploreFully, settingsFor } from '../../src/explore.ts';
import { optionInteractions } from '../../src/interaction-rows.ts';
import { medicinePart } from '../../src/logic/condition.ts';
import { evaluate } from '../../src/logic/evaluate.ts';
import { createEnvironment, registryOf } from '../../src/reasoning/environment.ts';
import type { Jurisdiction } from '../../src/knowledge/types.ts';
import type { PlanVerdict } from '../../src/reasoning/types.ts';
import { washoutsFor } from '../../src/washouts.ts';
import { AS_OF, type CaseData, JURISDICTIONS, personOf, shipped } from '../acceptance/fixture.ts';

const knowledge = shipped();
const registry = registryOf(knowledge);
const RUNS = { numRuns: Number(process.env['RUNS'] ?? 25) };
const place = fc.constantFrom<Jurisdiction | null>(null, ...JURISDICTIONS);
const WARNINGS = ['contraindicate', 'avoid', 'caution', 'adjust', 'monitor'];

/** Medicines with rules about others; where intervals are, far more often. */
const pool = Object.keys(knowledge.interactions().of);
const timed = pool.filter((id) => /"recently"/.test(JSON.stringify(rulesOf(id))));
function rulesOf(id: string) {
  const { of, rules } = knowledge.interactions();
  return (of[id] ?? []).map((index) => rules[index]);
}

const stoppedRows = fc.uniqueArray(
  fc.record({ medicine: fc.constantFrom(...timed), ago: fc.integer({ min: 0, max: 41 }) }),
  {
    minLength: 1,
    maxLength: 3,
    selector: (row) => row.medicine,
  },
);

const person = (data: CaseData) => ({
  as_of: AS_OF,
  age: 46,
  trials: 'none',
  medications: 'none',
  stopped_recently: 'none',
  ...data,
});

async function explored(data: CaseData, jurisdiction: Jurisdiction | null) {
  const read = await personOf(person(data), knowledge);
  const settings = { ...settingsFor(read, knowledge, {}), jurisdiction };
  return { read, settings, ...exploreFully(read, knowledge, settings) };
}

const plansOf = (
  reasoning: { options: readonly { option: { id: string }; plans: readonly PlanVerdict[] }[] },
  id: string,
) => reasoning.options.find((item) => item.option.id === id)?.plans ?? [];

describe('washouts', () => {
  it('the last day of an interval is contraindicated, the first day after it is not, and the report says the same day', async () => {
    let rows = 0;
    await fc.assert(
      fc.asyncProperty(stoppedRows, place, async (stopped, jurisdiction) => {
        const list = stopped.map(({ medicine, ago }) => ({ medicine, stopped: addDays(AS_OF, -ago) }));
        const { read, settings, report } = await explored({ stopped_recently: list }, jurisdiction);
        const page = washoutsFor(read, knowledge, settings, null);
        for (const option of report.options) {
          const own = page.washouts.filter((row) => row.of.id === option.id && row.effect === 'contraindicate');
          if (option.until !== null)
            expect(
              own.map((row) => row.date),
              option.id,
            ).toContain(option.until);
          if (option.members === null && own.length > 0)
            expect([own[0]?.date, option.id]).toEqual([option.until, option.id]);
        }
        for (const row of page.washouts.filter((item) => item.effect === 'contraindicate')) {
          rows += 1;
          const day = row.date ?? '';
          const members = row.medicines.length === 0 ? [null] : row.medicines.map((item) => item.id);
          const on = async (date: string) =>
            plansOf(
              (await explored({ as_of: date, stopped_recently: list }, jurisdiction)).reasoning,
              row.of.id,
            ).filter(
              (plan) =>
                (members as (string | null)[]).includes(plan.medicine) &&
                (row.plans as readonly string[]).includes(plan.plan),
            );
          for (const plan of await on(addDays(day, -1))) {
            expect([row.of.id, plan.verdict, plan.until]).toEqual([row.of.id, 'contraindicated', day]);
          }
          for (const plan of await on(day))
            expect([row.of.id, plan.medicine, plan.verdict]).not.toContain('contraindicated');
        }
      }),
      RUNS,
    );
    expect(rows).toBeGreaterThan(10);
  }, 120_000);
});

describe('washouts of what is taken', () => {
  const antidepressants = knowledge.medicines
    .map((item) => item.id)
    .filter((id) => (knowledge.classesOf[id] ?? []).includes(knowledge.header.replacedClass));

  it.each(antidepressants)('%s, stopped for a switch: the same day as in the report', async (medicine) => {
    const { read, settings, report } = await explored({ medications: [{ medicine }] }, 'us');
    const page = washoutsFor(read, knowledge, settings, null);
    for (const option of report.options) {
      const rows = page.washouts.filter((row) => row.of.id === option.id && row.effect === 'contraindicate');
      if (option.until !== null)
        expect([option.id, rows.map((row) => row.date)]).toEqual([option.id, expect.arrayContaining([option.until])]);
      for (const row of rows)
        expect(row.waits.map((wait) => [wait.with.id, wait.counted])).toEqual(
          row.waits.map(() => [medicine, 'if-stopped-today']),
        );
    }
  });
});

describe('interactions', () => {
  const regimen = fc.record({
    medications: fc.uniqueArray(fc.constantFrom(...pool), { maxLength: 4 }),
    stopped: stoppedRows,
  });

  it('a rule that another medicine lifts is not listed', async () => {
    const rowsWith = async (medicines: readonly string[]) => {
      const data = { medications: medicines.map((medicine) => ({ medicine })) };
      const { read, settings, assessment } = await explored(data, 'us');
      const rows = optionInteractions({ person: read, knowledge, settings, assessment })('lamotrigine');
      return rows.filter((row) => row.rule === 'lamotrigine-inducers' && row.value === 'true').length;
    };
    expect(await rowsWith(['carbamazepine'])).toBeGreaterThan(0);
    expect(await rowsWith(['carbamazepine', 'valproate'])).toBe(0);
  });

  it('every reason that a medicine brings is listed with it, and nothing is listed as true that the verdict denies', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(regimen, place, async ({ medications, stopped }, jurisdiction) => {
        const list = stopped
          .filter(({ medicine }) => !medications.includes(medicine))
          .map(({ medicine, ago }) => ({ medicine, stopped: addDays(AS_OF, -ago) }));
        const { read, settings, assessment, reasoning } = await explored(
          {
            medications: medications.length === 0 ? 'none' : medications.map((medicine) => ({ medicine })),
            stopped_recently: list.length === 0 ? 'none' : list,
          },
          jurisdiction,
        );
        const rowsOf = optionInteractions({ person: read, knowledge, settings, assessment });
        for (const { option, plans } of reasoning.options) {
          const rows = rowsOf(option.id).filter(
            (row) => row.side === 'option' && row.value === 'true' && row.waived === null,
          );
          for (const verdict of plans) {
            const plan = assessment.plans(option.id, verdict.medicine).find((item) => item.kind === verdict.plan);
            if (plan === undefined) continue;
            const environment = createEnvironment(registry, read.values, assessment.facts, plan.medicines);
            const set = option.ruleSets[verdict.medicine ?? ''] ?? option.ruleSets[''] ?? [];
            for (const index of set) {
              const rule = knowledge.rules[index];
              const part = rule === undefined ? null : medicinePart(rule.when);
              if (rule === undefined || part === null || !WARNINGS.includes(rule.effect)) continue;
              // Rules that a medicine makes true; one that the option itself makes true is no meeting.
              const evaluation = evaluate(part, environment);
              const brought = evaluation.names.filter((name) => !plan.added.includes(name));
              const listed = rows.filter(
                (row) =>
                  row.rule === rule.id &&
                  row.origin === rule.origin &&
                  row.plans.includes(verdict.plan) &&
                  (verdict.medicine === null ||
                    option.continues !== undefined ||
                    row.medicines.some((item) => item.id === verdict.medicine)),
              );
              if (evaluation.value === 'true' && brought.length > 0) {
                compared += 1;
                expect([option.id, rule.id, listed.map((row) => row.with.id).sort()]).toEqual([
                  option.id,
                  rule.id,
                  expect.arrayContaining(brought),
                ]);
                if (evaluation.until !== null && listed.every((row) => row.also.length === 0)) {
                  expect(
                    listed
                      .map((row) => row.until ?? '')
                      .sort()
                      .at(-1),
                  ).toBe(evaluation.until);
                }
              }
              if (listed.length > 0) {
                expect(verdict.findings.some((item) => item.rule === rule.id && item.value === 'true')).toBe(true);
              }
            }
          }
        }
      }),
      RUNS,
    );
    expect(compared).toBeGreaterThan(100);
  }, 180_000);
});
