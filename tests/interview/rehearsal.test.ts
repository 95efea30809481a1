/** The interview that goes through itself while nobody types: it comes to an end, gives way to keys, and is never seen. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { rehearse } from '../../src/interview/rehearsal.ts';
import type { Size } from '../../src/interview/session.ts';
import { drive, type Driver, plainStyle, shippedKnowledge, TODAY } from './drive.ts';

const knowledge = shippedKnowledge();
const size: Size = { style: plainStyle(), rows: 24 };
/** Two trials among other answers. */
const KEYS = '46{Enter}122025-09{Enter}nnnn{Enter}n{Enter}nnnn11sertraline 200 10w none{Enter}2025-12{Enter}';

beforeEach(() => {
  // Time itself goes on: it says how long a slice of work is.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A rehearsal, and how many screens it has drawn. */
function counted() {
  let screens = 0;
  const rehearsal = rehearse(knowledge, TODAY, () => {
    screens += 1;
    return size;
  });
  return { rehearsal, drawn: () => screens };
}

function screensOf(driver: Driver, keys: string, between: () => void): string[] {
  return (keys.match(/\{\w+\}|[^]/g) ?? []).map((key) => {
    between();
    driver.press(key);
    return driver.text();
  });
}

it('starts only after a while without a key, and then goes on by itself until it is done', () => {
  const { rehearsal, drawn } = counted();
  vi.advanceTimersByTime(200);
  rehearsal.interrupt();
  vi.advanceTimersByTime(200);
  expect(drawn()).toBe(0);
  vi.runAllTimers();
  expect(drawn()).toBeGreaterThan(30);
  expect(vi.getTimerCount()).toBe(0);
  rehearsal.interrupt();
  expect(vi.getTimerCount()).toBe(0);
});

it('does nothing more once it is stopped', () => {
  const { rehearsal, drawn } = counted();
  vi.advanceTimersByTime(252);
  const before = drawn();
  expect(before).toBeGreaterThan(0);
  expect(vi.getTimerCount()).toBe(1);
  rehearsal.stop();
  vi.runAllTimers();
  expect(drawn()).toBe(before);
});

it('leaves every screen of the interview as it is without it', () => {
  const alone = screensOf(drive(knowledge), KEYS, () => undefined);
  const rehearsal = rehearse(knowledge, TODAY, () => size);
  const beside = screensOf(drive(knowledge), KEYS, () => vi.advanceTimersByTime(260));
  rehearsal.stop();
  expect(beside).toEqual(alone);
});
