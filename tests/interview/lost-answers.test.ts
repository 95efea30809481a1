/** Nothing that was entered is lost, and nothing that was not is answered: what hands do that the footer did not foresee. */
import { beforeAll, describe, expect, test } from 'vitest';

import type { Knowledge } from '../../src/knowledge/types.ts';
import { ABOUT, shippedKnowledge } from './drive.ts';
import { driven, itemsOf } from './helpers.ts';

let knowledge: Knowledge;
beforeAll(() => {
  knowledge = shippedKnowledge();
});
const ticked = (screen: unknown) => (screen as { ticked?: readonly string[] }).ticked ?? [];
const written = (effects: readonly { kind: string }[]) =>
  (effects.find((item) => item.kind === 'write-case') as { value: Record<string, unknown> } | undefined)?.value;

describe('a month by name', () => {
  test('goes into its field, whatever letter it begins with, and answers no later question', () => {
    for (const month of ['sept 2025', 'nov 2025', 'dec 2025']) {
      const { driver } = driven(knowledge);
      driver.press(`46{Enter}13${month}`);
      expect(driver.title(), month).toContain('How old');
      expect(driver.text(), month).toContain(month);
      driver.press('{Enter}');
      expect(driver.title(), month).toContain('suicide');
    }
  });

  test('a letter alone is the command it is elsewhere, with Enter', () => {
    const { driver } = driven(knowledge);
    driver.press('46{Enter}13s');
    expect(driver.title()).toContain('How old');
    driver.press('{Enter}');
    expect(driver.text()).toMatch(/s once more leaves this question\s+out/);
    driver.press('s{Enter}');
    expect(driver.title()).toContain('suicide');
  });
});

describe('a choice confirmed with Enter', () => {
  test('leaves out no row', () => {
    const { driver } = driven(knowledge);
    driver.press(ABOUT);
    driver.press('2{Enter}');
    expect(driver.text()).toContain('Enter once more leaves this row out');
    driver.press('n{Enter}n{Enter}');
    const { screen } = driver;
    const form = screen() as { values: Record<string, string> };
    expect(form.values['suicidality.intent-or-plan']).toBe('no');
    expect(Object.values(form.values).filter((value) => value !== '')).toHaveLength(3);
  });

  test('a row is left out with Enter twice', () => {
    const { driver } = driven(knowledge);
    driver.press(`${ABOUT}2{Enter}{Enter}n`);
    const form = driver.screen() as { values: Record<string, string> };
    expect(form.values['suicidality.intent-or-plan'] ?? '').toBe('');
    expect(Object.values(form.values).filter((value) => value !== '')).toHaveLength(2);
  });
});

describe('ticks of a panel that is left', () => {
  const atPanel = () => {
    const found = driven(knowledge);
    found.driver.press(`${ABOUT}nnnn{Enter}`);
    expect(found.driver.title()).toContain('Is any of these present now?');
    return found;
  };

  test('are there again after going back', () => {
    const { driver } = atPanel();
    driver.press('15');
    const before = ticked(driver.screen());
    expect(before).toHaveLength(2);
    driver.press('b');
    expect(driver.title()).toContain('suicide');
    driver.press('{Enter}{Enter}{Enter}{Enter}');
    expect(driver.title()).toContain('Is any of these present now?');
    expect([...ticked(driver.screen())].sort()).toEqual([...before].sort());
  });

  test('are saved as present when leaving, and nothing is said of the rest', () => {
    const { driver, effects } = atPanel();
    const first = itemsOf(driver)[0]?.id;
    expect(first).toBeDefined();
    driver.press('1q3{Enter}{Enter}');
    const acute = written(effects)?.['acute'] as { present: string[]; absent?: string[]; asked?: string[] };
    expect(acute.present).toHaveLength(1);
    expect(acute.absent ?? []).toEqual([]);
    expect(acute.asked ?? []).toEqual([]);
  });

  test('are not skipped away by one key', () => {
    const { driver } = atPanel();
    driver.press('1s');
    expect(driver.title()).toContain('Is any of these present now?');
    expect(ticked(driver.screen())).toHaveLength(1);
    driver.press('s');
    expect(driver.title()).not.toContain('Is any of these present now?');
  });
});
