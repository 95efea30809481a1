/** The interview in process: what a person types leads to the case and the report it should. */
import { beforeAll, describe, expect, test } from 'vitest';

import type { Knowledge } from '../../src/knowledge/types.ts';
import { parseCase } from '../../src/cases/index.ts';
import { ABOUT, answer, benign, shippedKnowledge, TODAY } from './drive.ts';
import { driven, explored, savedAndWritten, skipAll } from './helpers.ts';

let knowledge: Knowledge;
beforeAll(() => {
  knowledge = shippedKnowledge();
});

describe('the benign case with two trials', () => {
  test('needs at most 14 screens and 160 keys, and its report is that of explore', async () => {
    const { driver, effects } = driven(knowledge);
    benign(driver);
    expect(driver.screen().head.place).toBe('Review');
    expect(new Set(driver.counts.titles).size).toBeLessThanOrEqual(14);
    expect(driver.counts.keys).toBeLessThanOrEqual(160);
    driver.press('{Enter}');
    expect(driver.screen().kind).toBe('page');
    expect(driver.text()).toContain('Resistance: yes - 2 adequate trials');
    driver.press('{Enter}');
    const { yaml, json } = await savedAndWritten(driver, effects);
    expect(json).toBe(await explored(yaml, knowledge));
    expect(yaml).toContain('stopped: 2025-12');
    expect(yaml).toContain('as_of: 2026-11-23');
  });

  test('is read back by --case: nothing is asked again, and the bytes are the same', async () => {
    const first = driven(knowledge);
    benign(first.driver);
    first.driver.press('{Enter}{Enter}');
    const { yaml, json } = await savedAndWritten(first.driver, first.effects);
    const { case: person } = await parseCase(yaml, 'case.yaml', knowledge, { today: TODAY });
    if (person === null) throw new Error('the saved case does not read');
    const { answersFrom } = await import('../../src/interview/answers.ts');
    const again = driven(knowledge, { start: answersFrom(person), from: 'case.yaml' });
    expect(again.driver.screen().head.place).toBe('Review');
    again.driver.press('{Enter}{Enter}');
    const second = await savedAndWritten(again.driver, again.effects);
    expect(second.json).toBe(json);
    expect(second.yaml).toBe(yaml);
  });
});

describe('moving about', () => {
  test('back keeps the later answers, and a changed one stands', () => {
    const { driver } = driven(knowledge);
    driver.press(`${ABOUT}nnnn{Enter}n{Enter}`);
    expect(driver.title()).toContain('Pregnancy');
    driver.press('bbb');
    expect(driver.text()).toContain('46');
    driver.press('{Backspace}7{Enter}{Down}{Down}{Enter}');
    expect(driver.title()).toContain('Pregnancy');
    driver.press('r');
    expect(driver.text()).toContain('First look: 3 answers');
  });

  test('what was half entered is kept while one goes back, and comes again', () => {
    const { driver } = driven(knowledge);
    answer(driver, 'trials');
    driver.press('sertraline 200 10w none good stopped 2026-06{Enter}');
    driver.press('d{Enter}');
    expect(driver.text()).toContain('Lines are entered');
    driver.press('b{Enter}');
    expect(driver.title()).toContain('Bipolar');
    driver.press('1');
    expect(driver.title()).toContain('What has been tried');
    expect(driver.text()).toContain('1. sertraline 200 mg');
  });

  test('an answer that is cleared is gone', () => {
    const { driver, effects } = driven(knowledge);
    driver.press(`${ABOUT}b{Delete}{Enter}{Enter}{Enter}{Enter}`);
    driver.press('q3{Enter}{Enter}');
    const saved = effects[0];
    expect(saved?.kind === 'write-case' ? Object.keys(saved.value) : []).not.toContain('age');
  });

  test('the first question has nothing before it', () => {
    const { driver } = driven(knowledge);
    driver.press('b');
    expect(driver.text()).toContain('This is the first question.');
  });

  test('every question can be skipped, and the report is still there', () => {
    const { driver } = driven(knowledge);
    skipAll(driver);
    expect(driver.screen().head.place).toBe('Review');
    driver.press('{Enter}');
    expect(driver.text()).toContain('Next steps');
  });

  test('? says why and on which source, and leads back', () => {
    const { driver } = driven(knowledge);
    driver.press(ABOUT);
    const title = driver.title();
    driver.press('n?');
    expect(driver.text()).toContain('Sources');
    driver.press('{Enter}');
    expect(driver.title()).toBe(title);
    expect(driver.text()).toContain('none');
  });

  test('leaving asks once, and nothing is written unless asked for', () => {
    const { driver, effects } = driven(knowledge);
    driver.press(`${ABOUT}{Down}q`);
    expect(driver.title()).toContain('Leave now?');
    driver.press('1');
    expect(driver.title()).toContain('suicide');
    driver.press('q2');
    expect(driver.session.over()).toBe(true);
    expect(effects).toEqual([]);
  });
});

describe('safety first', () => {
  test('an emergency has a screen of its own, one key to go on, and stays in sight', () => {
    const { driver } = driven(knowledge);
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
    const { driver } = driven(knowledge);
    driver.press('15{Enter}12{Enter}{Enter}');
    expect(driver.text()).toMatch(/adult|18/i);
    expect(driver.screen().head.notes.length).toBeGreaterThan(0);
  });

  test('an unusual value is asked once more and can be kept', () => {
    const { driver } = driven(knowledge);
    driver.press('8{Enter}12{Enter}{Enter}');
    expect(driver.text()).toMatch(/press\s+Enter again to keep it/);
    driver.press('{Enter}');
    expect(driver.title()).not.toContain('How old');
  });
});
