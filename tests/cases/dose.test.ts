import { describe, expect, it } from 'vitest';

import type { DoseTable } from '../../src/cases/dose.ts';
import { parseDose, withUnit, writtenDose } from '../../src/cases/dose.ts';

const MG: DoseTable = { unit: 'mg', forms: ['xr'], known: true };
const PATCH: DoseTable = { unit: 'mg/24 h', forms: [], known: true };
const ANY: DoseTable = { unit: 'mg', forms: [], known: false };

/** A dose with its canonical form. */
function parsed(text: string, table: DoseTable) {
  const dose = parseDose(text, table);
  return 'fault' in dose ? dose : { ...dose, written: writtenDose(dose, dose.form) };
}

describe('doses', () => {
  it.each([
    ['200 mg', 200, 200, null, '200 mg'],
    ['200mg', 200, 200, null, '200 mg'],
    ['75 mg twice daily', 150, 150, null, '150 mg'],
    ['75 mg bid', 150, 150, null, '150 mg'],
    ['2 x 75 mg', 150, 150, null, '150 mg'],
    ['75 mg three times a day', 225, 225, null, '225 mg'],
    ['150 mg XR', 150, 150, 'xr', '150 mg xr'],
    ['XR 150 mg once daily', 150, 150, 'xr', '150 mg xr'],
    ['150 mg extended-release at night', 150, 150, 'xr', '150 mg xr'],
    ['20-40 mg', 20, 40, null, '20-40 mg'],
    ['20 to 40 mg daily', 20, 40, null, '20-40 mg'],
    ['0.9 g', 900, 900, null, '900 mg'],
    ['25 micrograms', 0.025, 0.025, null, '0.025 mg'],
    ['25 µg daily', 0.025, 0.025, null, '0.025 mg'],
    ['90 mg weekly', 12.8571, 12.8571, null, '12.8571 mg'],
    ['50 mg every other day', 25, 25, null, '25 mg'],
    ['10 mg every 8 hours', 30, 30, null, '30 mg'],
    ['200 mg/day', 200, 200, null, '200 mg'],
    ['50 mg tablets once daily at night', 50, 50, null, '50 mg'],
  ])('%s', (text, min, max, form, written) => {
    expect(parsed(text, MG)).toMatchObject({ daily: { min, max }, form, written });
    expect(parsed(written, MG)).toMatchObject({ daily: { min, max }, form, written });
  });

  it('reads patches in the unit of their table', () => {
    const expected = { daily: { min: 6, max: 6 }, form: 'patch', written: '6 mg/24 h patch' };
    for (const text of ['6 mg/24 h patch', '6 mg/24h', '6 mg patch', '6 mg'])
      expect(parsed(text, PATCH)).toMatchObject(expected);
  });

  it('does not invent a daily total', () => {
    expect(parsed('2 mg as needed', MG)).toMatchObject({ daily: null, written: '2 mg as needed' });
    expect(parsed('0.5 mg/kg', MG)).toMatchObject({ daily: null, written: '0.5 mg/kg' });
    expect(parsed('2 puffs twice daily', ANY)).toMatchObject({ daily: null, written: '4 puffs' });
  });

  it.each([
    ['200', MG, 'unit'],
    ['200 mmHg', MG, 'unit'],
    ['2 puffs', MG, 'unit'],
    ['-50 mg', MG, 'range'],
    ['0 mg', MG, 'range'],
    ['40-20 mg', MG, 'range'],
    ['900 kg', MG, 'unit'],
    ['9999999 mg', MG, 'range'],
    ['a lot', MG, 'words'],
    ['20 mg for sleep', MG, 'words'],
  ])('%s is refused', (text, table, fault) => expect(parseDose(text, table)).toMatchObject({ fault }));

  it.each([
    ['200', '200 mg'],
    ['200 xr', '200 mg xr'],
    ['xr 150', 'xr 150 mg'],
    ['20-40 daily', '20-40 mg daily'],
    ['2 g', '2 g'],
    ['75 mg twice daily', '75 mg twice daily'],
  ])('a one-line "%s" means "%s"', (text, expected) => expect(withUnit(text, 'mg')).toBe(expected));
});
