/** The loads that are shipped: each rests on sources and on claims above low, and its rules are about interactions. */
import { describe, expect, it } from 'vitest';

import { readsMedicines } from '../../src/logic/condition.ts';
import { authored, shipped } from '../acceptance/fixture.ts';

const { loads, rules } = shipped().interactions();

it('the ones there are', () => {
  expect(loads.map((load) => load.id)).toEqual([
    'serotonergic',
    'qt',
    'bleeding',
    'seizure',
    'sedative',
    'blood-pressure-up',
    'blood-pressure-down',
  ]);
});

describe.each(loads)('$id', (load) => {
  it('rests on claims above low, and every source is one of a claim or of a rule about it', () => {
    const claims = authored().claims.filter((claim) => [load.from].flat().includes(claim.id));
    expect(claims).toHaveLength([load.from].flat().length);
    for (const claim of claims) {
      expect([claim.id, claim.confidence]).not.toContain('low');
      expect([claim.id, claim.partlyUnverified ?? false]).toEqual([claim.id, false]);
    }
    const known = new Set([
      ...claims.flatMap((claim) => claim.sources),
      ...authored().rules.flatMap((rule) => rule.sources.map((source) => source.id)),
      ...authored().classes.flatMap((item) => (item.sources ?? []).map((source) => source.id)),
    ]);
    for (const source of load.sources) expect(known).toContain(source.id);
  });

  it('names rules that speak of medicines or procedures', () => {
    for (const id of load.rules ?? []) {
      const own = [...rules, ...authored().rules].filter((rule) => rule.id === id);
      expect([id, own.length > 0 && own.every((rule) => readsMedicines(rule.when))]).toEqual([id, true]);
    }
  });
});
