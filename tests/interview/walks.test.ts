/** Any way through the interview gives the report that `explore` gives for the case it saves; the order of answers plays no part. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import { parseCase, registryOf } from '../../src/cases/index.ts';
import { explore, settingsFor } from '../../src/explore.ts';
import { type Answer, type Answers, caseOf, emptyAnswers, panelKeys, withAnswer } from '../../src/interview/answers.ts';
import { writeCase } from '../../src/cases/write-yaml.ts';
import { contextFor, readAnswers, reportOf, viewOf } from '../../src/interview/look.ts';
import { rowsFor } from '../../src/interview/rows.ts';
import type { Effect, Screen } from '../../src/interview/types.ts';
import type { Knowledge, Question } from '../../src/knowledge/types.ts';
import { renderJson } from '../../src/report/json.ts';
import type { Report, Verdict } from '../../src/report/types.ts';
import { benign, drive, type Driver, shippedKnowledge, TODAY } from './drive.ts';

let knowledge: Knowledge;
beforeAll(() => {
  knowledge = shippedKnowledge();
});

const LINES = [
  'sertraline 200 10w none good',
  'venlafaxine 225 8w partial good current',
  'mirtazapine 30 2w none poor',
  'cbt 12 sessions partial',
  'none',
  'd',
  's',
  '',
];
const TEXTS = ['12', '2026-03', '3 weeks ago', '', '55', '2.1'];

/** Keys for a screen, chosen by numbers. */
function keysFor(screen: Screen, dice: () => number): string {
  switch (screen.kind) {
    case 'panel':
      return ['n{Enter}', 'd', 's', '1{Enter}', '2{Enter}', '12{Enter}', 'n{Enter}', 'b'][dice() % 8] ?? 'd';
    case 'list':
      return screen.head.place === 'Review' ? '' : (['1', '2', 'd', 's'][dice() % 4] ?? '1');
    case 'form': {
      const keys = screen.rows.map((row) =>
        row.kind === 'text'
          ? `${row.suggest === undefined ? (TEXTS[dice() % TEXTS.length] ?? '') : ''}{Enter}`
          : (['1', '2', 'n', '{Enter}', '1'][dice() % 5] ?? '1'),
      );
      return `${keys.join('')}{Enter}{Enter}{Enter}`;
    }
    case 'lines':
      return `{Delete}${LINES[dice() % LINES.length] ?? ''}{Enter}`;
    case 'page':
      return '{Enter}';
    default:
      return screen satisfies never;
  }
}

/** Answers at random until the review, then saves the case and writes the report. */
function wander(numbers: readonly number[]): { effects: Effect[]; driver: Driver } {
  const effects: Effect[] = [];
  const driver = drive(knowledge, {
    onEffect: (effect) => {
      effects.push(effect);
      return { done: true, exists: false, say: 'Written.' };
    },
  });
  let at = 0;
  const dice = (): number => {
    at += 1;
    return numbers[at % numbers.length] ?? 0;
  };
  for (let count = 0; driver.screen().head.place !== 'Review'; count += 1) {
    // Whatever the numbers were: after a while everything is skipped.
    const skip = skipping(driver.screen());
    const tired = count > 40;
    if (count > 200) throw new Error(`never at the review: ${driver.text()}`);
    const screen = driver.screen();
    const blocked =
      tired && screen.kind === 'form' ? '{Up}'.repeat(12) + '{Delete}{Down}'.repeat(12) + '{Enter}' : skip;
    press(driver, tired ? blocked : keysFor(screen, dice));
  }
  driver.press('{Enter}{Enter}');
  return { effects, driver };
}

/** Keys that leave a screen without an answer, or with the lines that are there. */
function skipping(screen: Screen): string {
  if (screen.kind === 'lines') return screen.lines.length > 0 ? '{Delete}{Enter}' : '{Delete}s{Enter}';
  return screen.kind === 'page' ? '{Enter}' : 's';
}

/** Presses keys as long as the place they were meant for is there. */
function press(driver: Driver, keys: string): void {
  const place = driver.screen().head.place;
  for (const key of keys.match(/\{\w+\}|[^]/g) ?? []) {
    if (driver.screen().head.place !== place) return;
    driver.press(key);
  }
}

async function explored(yaml: string): Promise<Report> {
  const { case: person, problems } = await parseCase(yaml, 'case.yaml', knowledge, { today: TODAY });
  if (person === null) throw new Error(problems.map((item) => item.message).join('\n'));
  return explore(person, knowledge, settingsFor(person, knowledge));
}

describe('random walks', () => {
  test('the report is that of explore for the saved case', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(1000), { minLength: 30, maxLength: 30 }), async (numbers) => {
        const { effects, driver } = wander(numbers);
        const menu = driver.screen();
        if (menu.kind !== 'list') throw new Error('no menu');
        const pick = (id: string): string =>
          `${'{Up}'.repeat(15)}${'{Down}'.repeat(menu.items.findIndex((item) => item.id === id))}{Enter}`;
        driver.press(`${pick('save')}{Enter}{Enter}${pick('write')}3{Enter}{Enter}`);
        const [saved, written] = effects;
        if (saved?.kind !== 'write-case' || written?.kind !== 'write-text') throw new Error('nothing written');
        // A place in a file is no part of the case: only a text has lines.
        const withoutLines = (text: string): string => text.replace(/ \(line \d+\)/g, '');
        expect(written.text).toBe(withoutLines(renderJson(await explored(writeCase(saved.value)))));
      }),
      { numRuns: 6 },
    );
  });
});

/** An answer to a question, out of a number. */
function answerOf(question: Question, number: number): Answer | null {
  const registry = registryOf(knowledge);
  if (question.kind === 'trials') {
    const trial = {
      drug: 'sertraline',
      dose: '200 mg',
      weeks: { total: 10 },
      adherence: 'good',
      response: 'none',
      current: false,
    };
    return (
      [
        { kind: 'rows' as const, rows: [trial] },
        { kind: 'rows' as const, rows: 'none' as const },
        { kind: 'dont-know' as const },
        null,
      ][number % 4] ?? null
    );
  }
  if (question.kind === 'medicines' || question.facts.includes('reactions'))
    return [{ kind: 'rows' as const, rows: 'none' as const }, { kind: 'dont-know' as const }, null][number % 3] ?? null;
  if (question.kind === 'panel') {
    const keys = panelKeys(question, registry);
    const one = keys[number % keys.length] ?? '';
    return (
      [
        { kind: 'panel' as const, present: [], unsure: [] },
        { kind: 'panel' as const, present: [one], unsure: [] },
        { kind: 'dont-know' as const },
        null,
      ][number % 4] ?? null
    );
  }
  const values: Record<string, string> = {};
  for (const row of rowsFor(question, registry, knowledge.facts.preferences, () => false)) {
    if (row.choices.length > 0) values[row.id] = row.choices[number % row.choices.length]?.value ?? '';
  }
  return number % 5 === 0 || Object.keys(values).length === 0 ? null : { kind: 'fields', values };
}

describe('the order of answers', () => {
  test('plays no part: same case, same report', () => {
    const context = contextFor(knowledge, TODAY, knowledge.header.defaultGuideline);
    const registry = registryOf(knowledge);
    const ids = knowledge.questions.map((question) => question.id);
    fc.assert(
      fc.property(
        fc.array(fc.nat(1000), { minLength: ids.length, maxLength: ids.length }),
        fc.shuffledSubarray(ids, { minLength: ids.length }),
        (numbers, shuffled) => {
          const give = (answers: Answers, id: string): Answers => {
            const question = knowledge.questions.find((item) => item.id === id);
            const answer = question === undefined ? null : answerOf(question, numbers[ids.indexOf(id)] ?? 0);
            return answer === null ? answers : withAnswer(answers, id, answer);
          };
          const inOrder = ids.reduce(give, emptyAnswers(TODAY));
          const mixed = shuffled.reduce(give, emptyAnswers(TODAY));
          expect(caseOf(mixed, knowledge.questions, registry)).toEqual(caseOf(inOrder, knowledge.questions, registry));
          fc.pre(readAnswers(inOrder, context).person !== null);
          expect(renderJson(reportOf(viewOf(mixed, context), context))).toBe(
            renderJson(reportOf(viewOf(inOrder, context), context)),
          );
        },
      ),
      { numRuns: 10 },
    );
  });
});

describe('verdicts', () => {
  test('every group of verdicts is reached from the interview', async () => {
    const found = new Set<Verdict>();
    const walks: readonly Readonly<Record<string, string>>[] = [
      {},
      // Intent: some medicines are to be avoided; metal in the head: stimulation is contraindicated.
      { suicidality: '3ynn{Enter}', metal: '1{Enter}' },
      { trials: 'rtms 20 sessions none current{Enter}{Enter}', 'medicines-now': 'none{Enter}' },
      // Illness not asked: much has to be checked first.
      { medical: 's', metal: 's', trials: 's{Enter}', 'medicines-now': 'none{Enter}' },
    ];
    for (const instead of walks) {
      const effects: Effect[] = [];
      const driver = drive(knowledge, {
        onEffect: (effect) => {
          effects.push(effect);
          return { done: true, exists: false, say: '' };
        },
      });
      benign(driver, instead);
      driver.press('q3{Enter}{Enter}');
      const [saved] = effects;
      if (saved?.kind !== 'write-case') throw new Error(driver.text());
      for (const option of (await explored(writeCase(saved.value))).options) found.add(option.verdict);
    }
    expect([...found].sort()).toEqual([
      'avoid',
      'check-first',
      'consider',
      'contraindicated',
      'favoured',
      'not-yet',
      'tried',
    ]);
  });
});
