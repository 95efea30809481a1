/** The menu after the report: pages, changes, files. */
import { beforeAll, describe, expect, test } from 'vitest';

import type { Knowledge } from '../../src/knowledge/types.ts';
import type { Effect } from '../../src/interview/types.ts';
import { ABOUT, benign, drive, type Driver, shippedKnowledge } from './drive.ts';
import { driven, itemsOf, pickInMenu, skipAll } from './helpers.ts';

let knowledge: Knowledge;
beforeAll(() => {
  knowledge = shippedKnowledge();
});

describe('the menu after the report', () => {
  function atMenu(): { driver: Driver; effects: Effect[] } {
    const made = driven(knowledge);
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
    const { driver } = driven(knowledge);
    driver.press(`${ABOUT}nnnn{Enter}n{Enter}1{Enter}{Enter}{Enter}{Enter}{Enter}{Enter}`);
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
