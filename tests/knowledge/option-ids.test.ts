/**
 * The inventory of the evidence base against data/: each id stands in exactly one place. Options still being written on
 * another branch are missing here until it is merged; nothing is skipped for them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { authored } from '../acceptance/fixture.ts';

interface Row {
  readonly id: string;
  readonly role: 'option' | 'class' | 'strategy' | 'parent' | 'not-an-option';
  readonly family: string;
  readonly sourced?: false;
}
const ROWS = parse(readFileSync(join(import.meta.dirname, 'option-ids.yaml'), 'utf8')) as Row[];
const knowledge = authored();

/** Where an id may stand, each with the ids that stand there. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  'data/options': knowledge.fullOptions.map((option) => option.id),
  'covers of a class': knowledge.classes.flatMap((item) => item.covers ?? []),
  'covers of a family': knowledge.families.flatMap((item) => item.covers ?? []),
  // A group counts where no option of it bears its name: the option is the group's place then.
  'group of options': [...new Set(knowledge.fullOptions.flatMap((option) => option.group ?? []))].filter(
    (group) => !knowledge.fullOptions.some((option) => option.id === group),
  ),
  'data/claims.yaml': knowledge.popularClaims().topics.map((topic) => topic.id),
  'data/not-yet-sourced.yaml': knowledge.notYetSourced.map((item) => item.id),
};
const placesOf = (id: string): string[] =>
  Object.entries(PLACES).flatMap(([place, ids]) => ids.filter((item) => item === id).map(() => place));

/** Where an id of each role belongs. */
const BELONGS = {
  option: ['data/options'],
  class: ['covers of a class', 'covers of a family', 'group of options'],
  strategy: ['covers of a class', 'covers of a family', 'group of options'],
  parent: ['covers of a class', 'covers of a family', 'group of options'],
  'not-an-option': ['data/claims.yaml'],
} as const satisfies Record<Row['role'], readonly string[]>;

it('the inventory names each id once', () => {
  expect(ROWS).toHaveLength(110);
  expect(new Set(ROWS.map((row) => row.id)).size).toBe(ROWS.length);
});

describe('each id of the evidence base', () => {
  it('stands somewhere in data/', () => {
    expect(ROWS.filter((row) => placesOf(row.id).length === 0).map((row) => row.id)).toEqual([]);
  });

  it('stands in one place only', () => {
    const twice = ROWS.filter((row) => placesOf(row.id).length > 1);
    expect(twice.map((row) => `${row.id}: ${placesOf(row.id).join(', ')}`)).toEqual([]);
  });

  it('stands where its role belongs', () => {
    const wrong = ROWS.flatMap((row) => {
      const belongs: readonly string[] = row.sourced === false ? ['data/not-yet-sourced.yaml'] : BELONGS[row.role];
      return placesOf(row.id)
        .filter((place) => !belongs.includes(place))
        .map((place) => `${row.id} (${row.role}) stands in ${place}`);
    });
    expect(wrong).toEqual([]);
  });

  it('has the family it has in the evidence base', () => {
    const families = new Map([
      ...knowledge.fullOptions.map((option) => [option.id, option.family] as const),
      ...knowledge.notYetSourced.map((item) => [item.id, item.family] as const),
      ...knowledge.popularClaims().topics.map((topic) => [topic.id, topic.family] as const),
    ]);
    const moved = ROWS.filter((row) => families.has(row.id) && families.get(row.id) !== row.family);
    expect(moved.map((row) => `${row.id}: ${families.get(row.id) ?? ''}, not ${row.family}`)).toEqual([]);
  });
});

describe('data/ holds nothing beyond the inventory', () => {
  const known = new Set(ROWS.map((row) => row.id));
  it.each(['data/options', 'data/claims.yaml', 'data/not-yet-sourced.yaml'])('%s', (place) => {
    expect((PLACES[place] ?? []).filter((id) => !known.has(id))).toEqual([]);
  });
});
