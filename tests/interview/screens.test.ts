/** Screens as a person sees them: kept as text at 80x24, and never wider or taller than the terminal. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';

import type { Knowledge } from '../../src/knowledge/types.ts';
import { displayWidth } from '../../src/report/width.ts';
import { ABOUT, answer, benign, drive, type Driver, eachQuestion, shippedKnowledge } from './drive.ts';

let knowledge: Knowledge;
beforeAll(() => {
  knowledge = shippedKnowledge();
});

const FOLDER = new URL('screens/', import.meta.url);
/** Set to write the screens anew; then read them. */
const UPDATE = process.env['UPDATE_SCREENS'] === '1';

/** Counts and hashes of the knowledge base move with data/; everything else on a screen is kept. */
function settled(text: string): string {
  return text
    .replace(/\d+ options? hangs? on \d+ answers?/g, 'N options hang on N answers')
    .replace(/ +(?=N options hang)/g, '   ')
    .replace(/\d+ more answers? could settle \d+ options?/g, 'N more answers could settle N options')
    .replace(/\d+ more (above|below|lines)/g, 'N more $1');
}

/** Kept to be looked at, not compared: what stands there is clinical content, and moves with data/. */
function show(name: string, text: string): void {
  const file = new URL(`${name}.txt`, FOLDER);
  if (UPDATE || !existsSync(file)) writeFileSync(file, `${settled(text)}\n`);
}

function keep(name: string, text: string): void {
  const file = new URL(`${name}.txt`, FOLDER);
  if (UPDATE || !existsSync(file)) writeFileSync(file, `${settled(text)}\n`);
  expect(`${settled(text)}\n`, `${name}: look at it, then run with UPDATE_SCREENS=1`).toBe(readFileSync(file, 'utf8'));
}

/** What does not hang on the clinical content: the questions themselves. */
describe('screens at 80x24', () => {
  test('the questions of the benign case', () => {
    const driver = drive(knowledge);
    eachQuestion(driver, (name) => keep(name, driver.text()));
    keep('review', driver.text());
    driver.press('{Enter}');
    show('report', driver.text());
    driver.press('{Enter}');
    keep('menu', driver.text());
  });

  test('an emergency, and why a question is asked', () => {
    const driver = drive(knowledge);
    driver.press(`${ABOUT}?`);
    show('why', driver.text());
    driver.press('{Enter}3ynn{Enter}');
    show('emergency', driver.text());
  });

  test('trials: echo, fault, suggestion', () => {
    const driver = drive(knowledge);
    answer(driver, 'trials');
    driver.press('sertraline 200 10w none good stopped 2026-06{Enter}zol');
    show('trial-suggestion', driver.text());
    driver.press('xyz 200{Enter}');
    keep('trial-fault', driver.text());
  });
});

/** Presses a long walk key by key and looks at every screen on the way. */
function everyScreen(driver: Driver, look: (text: string) => void): void {
  const walk = [
    '{Enter}',
    '{PageDown}',
    '{End}',
    '{Enter}',
    '3',
    'e',
    '{Enter}',
    '{End}',
    '{Enter}',
    '{Escape}',
    '5',
    '12{Enter}',
    '{End}',
    '{Enter}',
    '6',
    '{Escape}',
    '7',
    '{Enter}',
  ];
  eachQuestion(driver, () => look(driver.text()));
  for (const keys of walk) {
    driver.press(keys);
    look(driver.text());
  }
}

describe('any terminal', () => {
  test.each([
    [80, 24],
    [40, 24],
    [40, 12],
    [120, 50],
  ])('%d columns and %d rows are never exceeded', (width, rows) => {
    everyScreen(drive(knowledge, { width, rows }), (text) => {
      const lines = text.split('\n');
      for (const line of lines) expect(displayWidth(line), line).toBeLessThanOrEqual(width);
      // A head with a long question may need more than twelve rows; nothing else does.
      if (rows >= 24) expect(lines.length, text).toBeLessThanOrEqual(rows);
    });
  });

  test('without Unicode every letter is ASCII', () => {
    everyScreen(drive(knowledge, { unicode: false }), (text) => expect(text).toMatch(/^[\n -~]*$/));
  });

  test('the keys below a screen are those it takes', () => {
    const driver = drive(knowledge);
    benign(driver);
    expect(driver.text()).toContain('number or Enter: choose | b back | r report | q quit');
  });
});
