import { describe, expect, it } from 'vitest';

import { figuresOf } from '../../src/authoring/check-figures.ts';
import { numbersIn, numbersOf } from '../../src/authoring/claim-numbers.ts';
import type { Entry } from '../../src/knowledge/load.ts';
import type { Claim } from '../../src/knowledge/types.ts';

const claim = (statement: string, more: Partial<Claim> = {}): Claim =>
  ({ id: 'c', about: [], kind: 'dose', statement, sources: ['s'], confidence: 'high', ...more }) as Claim;

const entry = (raw: unknown): Entry =>
  ({ kind: 'medicine', id: 'm', file: { name: 'm.yaml' }, path: [], value: raw, raw }) as unknown as Entry;

const found = (raw: unknown) =>
  figuresOf(entry(raw)).map((figure) => [figure.path.join('.'), figure.number, figure.reading]);

describe('numbers of a claim', () => {
  it('leaves names that carry digits alone and reads thousands', () => {
    expect(numbersIn('CYP2D6 and T3 in 1,000 people, 0.50 mg')).toEqual(['1000', '0.5']);
  });

  it('reads number words for counts and lengths of time for intervals, never for digits', () => {
    const numbers = numbersOf(claim('At least two failures; wait 5 weeks, or two to three years.'));
    expect(numbers.digits.has('2')).toBe(false);
    expect(numbers.counts.has('2')).toBe(true);
    expect(numbers.days.has('35')).toBe(true);
    expect(numbers.months.has('24')).toBe(true);
    expect(numbers.months.has('36')).toBe(true);
    expect(numbers.digits.has('35')).toBe(false);
  });

  it('reads figures, their labels and the note', () => {
    const numbers = numbersOf(claim('x', { figures: { gap_weeks: 3, n_150: 309 }, note: 'twice' }));
    expect(numbers.days.has('21')).toBe(true);
    expect(numbers.digits.has('150')).toBe(true);
    expect(numbers.counts.has('2')).toBe(true);
  });
});

describe('figures of an entry', () => {
  it('takes every dose of the adequacy table, forms included', () => {
    const raw = {
      adequacy: { min_daily_mg: 20, ask_band_mg: [10, 19], forms: { cr: { min_daily_mg: 25 } }, from: 'c' },
    };
    expect(found(raw)).toEqual([
      ['adequacy.min_daily_mg', '20', 'digits'],
      ['adequacy.ask_band_mg', '10', 'digits'],
      ['adequacy.ask_band_mg', '19', 'digits'],
      ['adequacy.forms.cr.min_daily_mg', '25', 'digits'],
    ]);
  });

  it('takes add-on doses and residual days only below their own keys', () => {
    expect(
      found({ usual_add_on_mg: { min: 2, max: 15 }, residual_days: { days: 35 }, other: { min: 1, days: 2 } }),
    ).toEqual([
      ['usual_add_on_mg.min', '2', 'digits'],
      ['usual_add_on_mg.max', '15', 'digits'],
      ['residual_days.days', '35', 'days'],
    ]);
  });

  it('takes intervals and limits of rules that name a claim, and no limit of rules that do not', () => {
    const when = {
      all: [
        { fact: 'age', at_least: 65 },
        { recently: { class: 'ssri', within_days: 14 } },
        { fact: 'acute', at_least: 1 },
      ],
    };
    expect(found({ rules: [{ when, from: 'c' }] })).toEqual([
      ['rules.0.when.all.0.at_least', '65', 'counts'],
      ['rules.0.when.all.1.recently.within_days', '14', 'days'],
    ]);
    expect(found({ rules: [{ when }] })).toEqual([]);
    expect(found({ rules: [{ with: { washout_days: { to_holder: 14, from_holder: null } }, from: 'c' }] })).toEqual([
      ['rules.0.with.washout_days', '14', 'days'],
    ]);
  });
});
