/** The interview in process: what a person types leads to the case, the report and the pages it should. */
import { beforeAll, describe, expect, test } from 'vitest';

import { parseCase } from '../../src/cases/index.ts';
import { explore, settingsFor } from '../../src/explore.ts';
import { caseText } from '../../src/interview/effects.ts';
import type { Effect } from '../../src/interview/types.ts';
import type { Knowledge } from '../../src/knowledge/types.ts';
import { renderJson } from '../../src/report/json.ts';
import { ABOUT, answer, benign, drive, type Driver, shippedKnowledge, TODAY } from './drive.ts';

let knowledge: Knowledge;
beforeAll(() => {
  knowledge = shippedKnowledge();
});

/** The report that `explore --case` gives for a saved case. */
async function explored(yaml: string): Promise<string> {
  const { case: person, problems } = await parseCase(yaml, 'case.yaml', knowledge, { today: TODAY });
  expect(problems.filter((item) => item.severity === 'error')).toEqual([]);
  if (person === null) throw new Error('the saved case does not read');
  return renderJson(explore(person, knowledge, settingsFor(person, knowledge)));
}

function driven(options: Parameters<typeof drive>[1] = {}): { driver: Driver; effects: Effect[] } {
  const effects: Effect[] = [];
  const driver = drive(knowledge, {
    ...options,
    onEffect: (effect) => {
      effects.push(effect);
      return { done: true, exists: false, say: 'Written.' };
    },
  });
  return { driver, effects };
}

/** From the menu: saves the case and writes the JSON report; what both hold. */
async function savedAndWritten(driver: Driver, effects: Effect[]): Promise<{ yaml: string; json: string }> {
  pickInMenu(driver, 'save');
  driver.press('{Enter}{Enter}');
  pickInMenu(driver, 'write');
  driver.press('3{Enter}{Enter}');
  const saved = effects.find((effect) => effect.kind === 'write-case');
  const written = effects.find((effect) => effect.kind === 'write-text');
  if (saved?.kind !== 'write-case' || written?.kind !== 'write-text') throw new Error('nothing was written');
  return { yaml: await caseText(saved.value), json: written.text };
}

function pickInMenu(driver: Driver, id: string): void {
  const screen = driver.screen();
  if (screen.kind !== 'list') throw new Error(`no menu: ${driver.text()}`);
  const index = screen.items.findIndex((item) => item.id === id);
  driver.press('{Up}'.repeat(20) + '{Down}'.repeat(index) + '{Enter}');
}

/** Skips whatever is asked until the review. */
function skipAll(driver: Driver): void {
  for (let count = 0; driver.screen().head.place !== 'Review'; count += 1) {
    if (count > 40) throw new Error(`never at the review: ${driver.text()}`);
    driver.press(driver.screen().kind === 'lines' ? 's{Enter}' : 's');
  }
}

/** The items of a list or panel. */
function itemsOf(driver: Driver): readonly { readonly id: string; readonly label: string }[] {
  const screen = driver.screen();
  if (screen.kind !== 'list' && screen.kind !== 'panel') throw new Error(`no items: ${driver.text()}`);
  return screen.items;
}

describe('the benign case with two trials', () => {
  test('needs at most 14 screens and 160 keys, and its report is that of explore', async () => {
    const { driver, effects } = driven();
    benign(driver);
    expect(driver.screen().head.place).toBe('Review');
    expect(new Set(driver.counts.titles).size).toBeLessThanOrEqual(14);
    expect(driver.counts.keys).toBeLessThanOrEqual(160);
    driver.press('{Enter}');
    expect(driver.screen().kind).toBe('page');
    expect(driver.text()).toContain('Resistance: yes - 2 adequate trials');
    driver.press('{Enter}');
    const { yaml, json } = await savedAndWritten(driver, effects);
    expect(json).toBe(await explored(yaml));
    expect(yaml).toContain('stopped: 2025-12');
    expect(yaml).toContain('as_of: 2026-11-23');
  });

  test('is read back by --case: nothing is asked again, and the bytes are the same', async () => {
    const first = driven();
    benign(first.driver);
    first.driver.press('{Enter}{Enter}');
    const { yaml, json } = await savedAndWritten(first.driver, first.effects);
    const { case: person } = await parseCase(yaml, 'case.yaml', knowledge, { today: TODAY });
    if (person === null) throw new Error('the saved case does not read');
    const { answersFrom } = await import('../../src/interview/answers.ts');
    const again = driven({ start: answersFrom(person), from: 'case.yaml' });
    expect(again.driver.screen().head.place).toBe('Review');
    again.driver.press('{Enter}{Enter}');
    const second = await savedAndWritten(again.driver, again.effects);
    expect(second.json).toBe(json);
    expect(second.yaml).toBe(yaml);
  });
});

describe('moving about', () => {
  test('back keeps the later answers, and a changed one stands', () => {
    const { driver } = driven();
    driver.press(`${ABOUT}nnnn{Enter}n{Enter}`);
    expect(driver.title()).toContain('Pregnancy');
    driver.press('bbb');
    expect(driver.text()).toContain('46');
    driver.press('{Backspace}7{Enter}{Down}{Down}{Enter}');
    expect(driver.title()).toContain('Pregnancy');
    driver.press('r');
    expect(driver.text()).toContain('First look: 3 answers');
  });

  test('the first question has nothing before it', () => {
    const { driver } = driven();
    driver.press('b');
    expect(driver.text()).toContain('This is the first question.');
  });

  test('every question can be skipped, and the report is still there', () => {
    const { driver } = driven();
    skipAll(driver);
    expect(driver.screen().head.place).toBe('Review');
    driver.press('{Enter}');
    expect(driver.text()).toContain('Next steps');
  });

  test('? says why and on which source, and leads back', () => {
    const { driver } = driven();
    driver.press(ABOUT);
    const title = driver.title();
    driver.press('n?');
    expect(driver.text()).toContain('Sources');
    driver.press('{Enter}');
    expect(driver.title()).toBe(title);
    expect(driver.text()).toContain('none');
  });

  test('leaving asks once, and nothing is written unless asked for', () => {
    const { driver, effects } = driven();
    driver.press(`${ABOUT}{Down}q`);
    expect(driver.title()).toContain('Leave now?');
    driver.press('1');
    expect(driver.title()).toContain('suicide');
    driver.press('q2');
    expect(driver.session.over()).toBe(true);
    expect(effects).toEqual([]);
  });
});

describe('panels', () => {
  test('none says that exactly these items are absent; the word in full does no more', () => {
    const { driver, effects } = driven();
    driver.press(`${ABOUT}nnnn{Enter}`);
    driver.press('none{Enter}');
    expect(driver.title()).toContain('Pregnancy');
    driver.press('{Down}q3{Enter}{Enter}');
    const saved = effects[0];
    expect(saved?.kind === 'write-case' ? saved.value['acute'] : null).toEqual({ present: [], asked: ['acute'] });
    expect(driver.session.over()).toBe(true);
  });

  test('an empty panel is not taken for none', () => {
    const { driver } = driven();
    driver.press(`${ABOUT}nnnn{Enter}{Enter}`);
    expect(driver.text()).toContain('Tick what applies, or press n');
  });

  test('a line that stands for several findings is told apart; what is unticked there is absent', () => {
    const { driver, effects } = driven();
    answer(driver, 'medical', { trials: 'none{Enter}' });
    const at = itemsOf(driver).findIndex((item) => item.label.startsWith('Aneurysm'));
    expect(at).toBeGreaterThan(0);
    driver.press(`${at + 1}{Enter}`);
    expect(driver.title()).toContain('which?');
    driver.press('3{Enter}{Down}');
    driver.press(driver.screen().kind === 'lines' ? 'quit{Enter}3{Enter}{Enter}' : 'q3{Enter}{Enter}');
    const saved = effects[0];
    const conditions = saved?.kind === 'write-case' ? saved.value['conditions'] : null;
    expect(conditions).toMatchObject({ present: ['arteriovenous-malformation'], asked: ['medical'] });
  });

  test("don't know is kept as such and not asked again", () => {
    const { driver, effects } = driven();
    answer(driver, 'medical', { trials: 'none{Enter}' });
    driver.press('d');
    expect(driver.title()).not.toContain('have they had');
    driver.press('{Down}');
    driver.press(driver.screen().kind === 'lines' ? 'q{Enter}3{Enter}{Enter}' : 'q3{Enter}{Enter}');
    const saved = effects[0];
    const conditions = saved?.kind === 'write-case' ? (saved.value['conditions'] as { unsure: string[] }) : null;
    expect(conditions?.unsure).toContain('seizure-disorder');
  });
});

describe('trials', () => {
  test('a line is echoed with its adequacy, and can be corrected', () => {
    const { driver } = driven();
    answer(driver, 'trials');
    driver.press('sertraline 25 3w none good stopped 2026-06{Enter}');
    expect(driver.text()).toContain('1. sertraline 25 mg 3 weeks none good stopped 2026-06');
    expect(driver.text()).toContain('not adequate');
    driver.press('{Up}{Delete}sertraline 200 10w none good stopped 2026-06{Enter}');
    expect(driver.text()).toContain('1. sertraline 200 mg 10 weeks none good stopped 2026-06');
    expect(driver.text()).toMatch(/^ +adequate$/m);
    driver.press('{Up}{Delete}{Enter}');
    expect(driver.text()).not.toContain('1. sertraline');
  });

  test('a misspelt name is told with the nearest, and the line stays', () => {
    const { driver } = driven();
    answer(driver, 'trials');
    driver.press('sertralin 200 10w none good{Enter}');
    expect(driver.text()).toContain('Hint: did you mean sertraline?');
    expect(driver.text()).toContain('> sertralin 200');
  });

  test('brand names are found while typing', () => {
    const { driver } = driven();
    answer(driver, 'trials');
    driver.press('zol');
    expect(driver.text()).toContain('Zoloft (sertraline)');
    driver.press('{Tab}100 8w partial good current{Enter}');
    expect(driver.text()).toContain('sertraline 100 mg 8 weeks partial good current');
  });

  test('a relative date becomes a date; one in the future is refused', () => {
    const { driver } = driven();
    answer(driver, 'trials');
    driver.press('sertraline 200 10w none good{Enter}');
    driver.press('2027-03{Enter}');
    expect(driver.text()).toContain('no date up to today');
    driver.press('3 weeks ago{Enter}');
    expect(driver.text()).toContain('stopped 2026-11-02');
  });

  test('step by step leads to the same trial as one line', () => {
    const one = driven();
    answer(one.driver, 'trials');
    one.driver.press('sertraline 200 10w none good stopped 2026-06{Enter}{Enter}');
    const steps = driven();
    answer(steps.driver, 'trials');
    steps.driver.press('steps{Enter}sertraline{Enter}200{Enter}10{Enter}{Enter}{Enter}112{Down}');
    steps.driver.press('{Up}2026-06{Enter}{Enter}{Enter}{Enter}{Enter}');
    expect(steps.driver.text()).toContain('1. sertraline 200 mg 10 weeks none good stopped 2026-06');
  });

  test('a paste of several lines is several trials', () => {
    const { driver } = driven();
    answer(driver, 'trials');
    driver.press('sertraline 200 10w none good stopped 2026-02{Enter}venlafaxine 225 8w partial good current{Enter}');
    expect(driver.text()).toContain('2. venlafaxine 225 mg 8 weeks partial good current');
  });

  test('what is still taken need not be typed again among the medicines', async () => {
    const { driver, effects } = driven();
    benign(driver);
    driver.press('{Enter}{Enter}');
    const { yaml } = await savedAndWritten(driver, effects);
    expect(yaml).toMatch(/medications:\n\s+- medicine: venlafaxine\n\s+dose: 225 mg/);
  });
});

describe('safety first', () => {
  test('an emergency has a screen of its own, one key to go on, and stays in sight', () => {
    const { driver } = driven();
    driver.press(`${ABOUT}3ynn`);
    driver.press('{Enter}');
    expect(driver.text()).toContain('EMERGENCY');
    expect(driver.text()).toContain('Before anything else');
    driver.press('qbr ');
    expect(driver.text()).toContain('Before anything else');
    driver.press('{Enter}');
    expect(driver.title()).toContain('Is any of these present now?');
    expect(driver.text()).toContain('EMERGENCY noted');
    driver.press('r');
    expect(driver.text()).toMatch(/EMERGENCY/);
  });

  test('under 18 is said before the next question', () => {
    const { driver } = driven();
    driver.press('15{Enter}12{Enter}');
    expect(driver.text()).toMatch(/adult|18/i);
    expect(driver.screen().head.notes.length).toBeGreaterThan(0);
  });

  test('an unusual value is asked once more and can be kept', () => {
    const { driver } = driven();
    driver.press('8{Enter}12{Enter}');
    expect(driver.text()).toMatch(/press\s+Enter again to keep it/);
    driver.press('{Enter}');
    expect(driver.title()).not.toContain('How old');
  });
});

describe('the menu after the report', () => {
  function atMenu(): { driver: Driver; effects: Effect[] } {
    const made = driven();
    benign(made.driver);
    made.driver.press('{Enter}{Enter}');
    expect(made.driver.screen().head.place).toBe('Menu');
    return made;
  }

  test('opens, explains and compares options', () => {
    const { driver } = atMenu();
    pickInMenu(driver, 'open');
    driver.press('ect{Enter}');
    expect(driver.text()).toContain('Electroconvulsive therapy');
    driver.press('{Enter}{Escape}');
    pickInMenu(driver, 'explain');
    driver.press('lithium{Enter}{End}');
    expect(driver.text()).toMatch(/\d+\./);
    driver.press('{Enter}{Escape}');
    pickInMenu(driver, 'compare');
    driver.press('1{Enter}');
    expect(driver.text()).toContain('at least 2');
    driver.press('2{Enter}');
    expect(driver.text()).toContain('2 options compared');
    driver.press('{Enter}');
    pickInMenu(driver, 'closed');
    expect(driver.text()).toContain('contraindicated (');
  });

  test('a changed answer shows what moved and why', () => {
    const { driver } = atMenu();
    pickInMenu(driver, 'change');
    driver.press('metal{Enter}');
    driver.press('1{Enter}');
    expect(driver.text()).toMatch(/verdicts? moved/);
    expect(driver.text()).toContain('-> contraindicated');
    driver.press('{Enter}');
    pickInMenu(driver, 'closed');
    expect(driver.text()).not.toContain('contraindicated (0)');
  });

  test('a change that contradicts another answer is refused with the reason', () => {
    const { driver } = driven();
    driver.press(`${ABOUT}nnnn{Enter}n{Enter}1{Enter}{Enter}{Enter}{Enter}{Enter}`);
    skipAll(driver);
    const at = itemsOf(driver).findIndex((item) => item.id === 'about-you');
    driver.press('{Up}'.repeat(9) + '{Down}'.repeat(at) + '{Enter}');
    driver.press('{Enter}2{Enter}{Enter}');
    expect(driver.text()).toContain('male');
    expect(driver.title()).toContain('How old');
  });

  test('the country is a setting that can be changed', () => {
    const { driver } = atMenu();
    pickInMenu(driver, 'change');
    driver.press('{Enter}1');
    driver.press('{Enter}');
    pickInMenu(driver, 'change');
    expect(driver.text()).toContain('United States');
  });

  test('more answers are offered, then start over begins anew', () => {
    const { driver } = atMenu();
    expect(driver.text()).toMatch(/Answer more: \d+ more answers? could settle \d+ options?/);
    pickInMenu(driver, 'more');
    expect(driver.screen().head.place).toContain('Refine');
    driver.press(driver.screen().kind === 'lines' ? 'b{Enter}' : '{Escape}');
    pickInMenu(driver, 'again');
    driver.press('2');
    expect(driver.text()).toContain('Safety, question 1');
  });

  test('a file that is there is replaced only when the person says so', () => {
    const tries: boolean[] = [];
    const driver = drive(knowledge, {
      onEffect: (effect) => {
        if (effect.kind === 'print') return { done: true, exists: false, say: '' };
        tries.push(effect.replace);
        return effect.replace ? { done: true, exists: false, say: 'Written.' } : { done: false, exists: true, say: '' };
      },
    });
    driver.press(`${ABOUT}{Down}q3{Enter}`);
    expect(driver.title()).toContain('Replace it?');
    driver.press('1');
    driver.press('{Enter}2');
    expect(tries).toEqual([false, false, true]);
  });
});
