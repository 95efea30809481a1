/** Panels and trials: what is ticked and typed is what the case says. */
import { beforeAll, describe, expect, test } from 'vitest';

import type { Knowledge } from '../../src/knowledge/types.ts';
import { ABOUT, answer, benign, shippedKnowledge } from './drive.ts';
import { driven, itemsOf, savedAndWritten } from './helpers.ts';

let knowledge: Knowledge;
beforeAll(() => {
  knowledge = shippedKnowledge();
});

describe('panels', () => {
  test('none says that exactly these items are absent; the word in full does no more', () => {
    const { driver, effects } = driven(knowledge);
    driver.press(`${ABOUT}nnnn{Enter}`);
    driver.press('none{Enter}');
    expect(driver.title()).toContain('Pregnancy');
    driver.press('{Down}q3{Enter}{Enter}');
    const saved = effects[0];
    expect(saved?.kind === 'write-case' ? saved.value['acute'] : null).toEqual({ present: [], asked: ['acute'] });
    expect(driver.session.over()).toBe(true);
  });

  test('an empty panel is not taken for none', () => {
    const { driver } = driven(knowledge);
    driver.press(`${ABOUT}nnnn{Enter}{Enter}`);
    expect(driver.text()).toContain('Tick what applies, or press n');
  });

  test('a line that stands for several findings is told apart; what is unticked there is absent', () => {
    const { driver, effects } = driven(knowledge);
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
    const { driver, effects } = driven(knowledge);
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
    const { driver } = driven(knowledge);
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
    const { driver } = driven(knowledge);
    answer(driver, 'trials');
    driver.press('sertralin 200 10w none good{Enter}');
    expect(driver.text()).toContain('Hint: did you mean sertraline?');
    expect(driver.text()).toContain('> sertralin 200');
  });

  test('brand names are found while typing', () => {
    const { driver } = driven(knowledge);
    answer(driver, 'trials');
    driver.press('zol');
    expect(driver.text()).toContain('Zoloft (sertraline)');
    driver.press('{Tab}100 8w partial good current{Enter}');
    expect(driver.text()).toContain('sertraline 100 mg 8 weeks partial good current');
  });

  test('a relative date becomes a date; one in the future is refused', () => {
    const { driver } = driven(knowledge);
    answer(driver, 'trials');
    driver.press('sertraline 200 10w none good{Enter}');
    driver.press('2027-03{Enter}');
    expect(driver.text()).toContain('no date up to today');
    driver.press('3 weeks ago{Enter}');
    expect(driver.text()).toContain('stopped 2026-11-02');
  });

  test('step by step leads to the same trial as one line', () => {
    const one = driven(knowledge);
    answer(one.driver, 'trials');
    one.driver.press('sertraline 200 10w none good stopped 2026-06{Enter}{Enter}');
    const steps = driven(knowledge);
    answer(steps.driver, 'trials');
    steps.driver.press('steps{Enter}sertraline{Enter}200{Enter}10{Enter}{Enter}{Enter}112{Down}');
    steps.driver.press('{Up}2026-06{Enter}{Enter}{Enter}{Enter}{Enter}');
    expect(steps.driver.text()).toContain('1. sertraline 200 mg 10 weeks none good stopped 2026-06');
  });

  test('a paste of several lines is several trials', () => {
    const { driver } = driven(knowledge);
    answer(driver, 'trials');
    driver.press('sertraline 200 10w none good stopped 2026-02{Enter}venlafaxine 225 8w partial good current{Enter}');
    expect(driver.text()).toContain('2. venlafaxine 225 mg 8 weeks partial good current');
  });

  test('what is still taken need not be typed again among the medicines', async () => {
    const { driver, effects } = driven(knowledge);
    benign(driver);
    driver.press('{Enter}{Enter}');
    const { yaml } = await savedAndWritten(driver, effects);
    expect(yaml).toMatch(/medications:\n\s+- medicine: venlafaxine\n\s+dose: 225 mg/);
  });
});
