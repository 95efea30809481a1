/** What several tests of the interview do: keep effects, save and write from the menu, find things on a screen. */
import { parseCase } from '../../src/cases/index.ts';
import { explore, settingsFor } from '../../src/explore.ts';
import { writeCase } from '../../src/cases/write-yaml.ts';
import type { Effect } from '../../src/interview/types.ts';
import type { Knowledge } from '../../src/knowledge/types.ts';
import { renderJson } from '../../src/report/json.ts';
import { drive, type Driver, type DriveOptions, TODAY } from './drive.ts';

/** The report that `explore --case` gives for a saved case. */
export async function explored(yaml: string, knowledge: Knowledge): Promise<string> {
  const { case: person, problems } = await parseCase(yaml, 'case.yaml', knowledge, { today: TODAY });
  if (person === null) throw new Error(problems.map((item) => item.message).join('\n'));
  return renderJson(explore(person, knowledge, settingsFor(person, knowledge)));
}

export function driven(knowledge: Knowledge, options: DriveOptions = {}): { driver: Driver; effects: Effect[] } {
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
export async function savedAndWritten(driver: Driver, effects: Effect[]): Promise<{ yaml: string; json: string }> {
  pickInMenu(driver, 'save');
  driver.press('{Enter}{Enter}');
  pickInMenu(driver, 'write');
  driver.press('3{Enter}{Enter}');
  const saved = effects.find((effect) => effect.kind === 'write-case');
  const written = effects.find((effect) => effect.kind === 'write-text');
  if (saved?.kind !== 'write-case' || written?.kind !== 'write-text') throw new Error('nothing was written');
  return { yaml: writeCase(saved.value), json: written.text };
}

export function pickInMenu(driver: Driver, id: string): void {
  const screen = driver.screen();
  if (screen.kind !== 'list') throw new Error(`no menu: ${driver.text()}`);
  const index = screen.items.findIndex((item) => item.id === id);
  driver.press('{Up}'.repeat(20) + '{Down}'.repeat(index) + '{Enter}');
}

/** Skips whatever is asked until the review. */
export function skipAll(driver: Driver): void {
  for (let count = 0; driver.screen().head.place !== 'Review'; count += 1) {
    if (count > 40) throw new Error(`never at the review: ${driver.text()}`);
    driver.press(driver.screen().kind === 'lines' ? 's{Enter}' : 's');
  }
}

/** The items of a list or panel. */
export function itemsOf(driver: Driver): readonly { readonly id: string; readonly label: string }[] {
  const screen = driver.screen();
  if (screen.kind !== 'list' && screen.kind !== 'panel') throw new Error(`no items: ${driver.text()}`);
  return screen.items;
}
