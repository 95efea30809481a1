import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { checkLocators, readRules } from '../../src/authoring/check-locators.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { ROOT } from '../acceptance/fixture.ts';

const { entries } = loadKnowledge(join(ROOT, 'data'));

describe('where blocking and adjusting rules were read', () => {
  it('every one cites a label or guideline of each country it names, or says what copy was read', () => {
    expect(readRules(entries).length).toBeGreaterThan(150);
    expect(checkLocators(entries).map((item) => item.message)).toEqual([]);
  });

  it('those without a place are on a list that only shrinks', () => {
    const agreed = readFileSync(join(ROOT, 'tests', 'golden', 'places-not-read.txt'), 'utf8')
      .trim()
      .split('\n');
    const found = readRules(entries)
      .filter((rule) => !rule.located)
      .map(({ entry, rule }) => `${entry.kind}:${entry.id ?? ''} ${rule.id ?? ''}`);
    expect(found.toSorted()).toEqual(agreed);
  });
});
