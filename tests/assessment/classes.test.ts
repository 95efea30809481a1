/** Which medicines a condition means; what is not known of a medicine is unknown. */
import { describe, expect, it } from 'vitest';

import { matches, matchesByEnzyme } from '../../src/assessment/classes.ts';
import { lookupOf } from '../../src/assessment/lookup.ts';
import type { MedicineSelector } from '../../src/logic/condition.ts';
import { knowledge } from './fixture.ts';

const lookup = lookupOf(knowledge);

describe('matching', () => {
  it.each<[string, MedicineSelector, string]>([
    ['alphadine', { medicine: 'alphadine' }, 'true'],
    ['alphadine', { medicine: 'alphapram' }, 'false'],
    ['alphadine', { class: 'alpha' }, 'true'],
    ['alphadine', { class: 'alpha-or-beta' }, 'true'],
    ['alphadine', { class: 'antidepressant' }, 'true'],
    ['alphadine', { class: 'opioid' }, 'false'],
    ['other', { medicine: 'alphadine' }, 'unknown'],
    ['other', { class: 'opioid' }, 'unknown'],
    // Enzyme cells: known, known to be none, missing; class membership is enough.
    ['alphapram', { inhibits: 'e1' }, 'true'],
    ['alphapram', { inhibits: 'e1', strength: 'strong' }, 'true'],
    ['alphapram', { induces: 'e1' }, 'unknown'],
    ['middol', { inhibits: 'e1' }, 'true'],
    ['middol', { inhibits: 'e1', strength: 'strong' }, 'false'],
    ['alphadine', { inhibits: 'e1', strength: 'weak' }, 'false'],
    ['plainol', { inhibits: 'e1' }, 'unknown'],
    ['plainol', { inhibits: 'e9' }, 'unknown'],
    ['strongol', { inhibits: 'e1', strength: 'strong' }, 'true'],
    ['strongol', { inhibits: 'e1' }, 'true'],
    // Classes of enzyme effects: by list, by cell, through a class of classes.
    ['strongol', { class: 'e1-strong' }, 'true'],
    ['alphapram', { class: 'e1-strong' }, 'true'],
    ['middol', { class: 'e1-moderate' }, 'true'],
    ['middol', { class: 'e1-any' }, 'true'],
    ['middol', { class: 'e1-strong' }, 'false'],
    ['strongol', { class: 'e1-moderate' }, 'false'],
    ['alphadine', { class: 'e1-any' }, 'false'],
    ['plainol', { class: 'e1-any' }, 'unknown'],
    ['plainol', { class: 'e1-strong' }, 'unknown'],
    // Toxicity in overdose.
    ['triptin', { overdose: 'high' }, 'true'],
    ['betaxine', { overdose: 'high' }, 'false'],
    ['plainol', { overdose: 'high' }, 'unknown'],
    // Parts of one selector must all hold; an empty one says nothing.
    ['alphapram', { class: 'alpha', inhibits: 'e1' }, 'true'],
    ['alphadine', { class: 'alpha', inhibits: 'e1' }, 'false'],
    ['alphadine', {}, 'unknown'],
  ])('%s by %o is %s', (medicine, selector, expected) => expect(matches(lookup, medicine, selector)).toBe(expected));

  it.each<[string, MedicineSelector, string]>([
    ['alphapram', { class: 'alpha' }, 'false'],
    ['alphapram', { medicine: 'alphapram' }, 'false'],
    ['alphapram', { inhibits: 'e1' }, 'true'],
    ['alphapram', { class: 'e1-any' }, 'true'],
    ['strongol', { class: 'e1-strong' }, 'true'],
    ['plainol', { class: 'e1-any' }, 'unknown'],
    ['other', { class: 'e1-any' }, 'unknown'],
    ['other', { class: 'alpha' }, 'false'],
    ['alphadine', { class: 'e1-any' }, 'false'],
  ])('%s has an enzyme effect by %o: %s', (medicine, selector, expected) =>
    expect(matchesByEnzyme(lookup, medicine, selector)).toBe(expected),
  );

  it('makes lookups once for a knowledge base', () => expect(lookupOf(knowledge)).toBe(lookup));
});
