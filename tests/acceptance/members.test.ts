/** Options of several medicines: what is left, what is not, and what is to be minded about each that is left. */
import { describe, expect, it } from 'vitest';

import { BENIGN, FAILED_SERTRALINE, optionIn, reportOf } from './fixture.ts';
import { nextstep } from '../e2e/spawn.ts';

const HYPERTENSIVE = {
  ...BENIGN,
  jurisdiction: 'us',
  trials: [
    { ...FAILED_SERTRALINE, drug: 'mirtazapine', dose: '45 mg' },
    {
      drug: 'sertraline',
      dose: '200 mg',
      weeks: { total: 12, at_floor: 12 },
      current: true,
      adherence: 'good',
      response: 'none',
    },
  ],
  medications: [{ medicine: 'sertraline', dose: '200 mg' }],
  conditions: { present: ['hypertension', 'uncontrolled-hypertension'], asked: ['medical'] },
};
const INPUT = JSON.stringify(HYPERTENSIVE);

describe('a switch out of the class of sertraline, with high blood pressure', async () => {
  const option = optionIn(await reportOf(HYPERTENSIVE), 'switch-out-of-class');

  it('says of venlafaxine what venlafaxine asks for, though another member decides the verdict', () => {
    expect(option.members?.left).toContain('venlafaxine');
    const reasons = option.because.filter((item) => item.rule === 'venlafaxine-blood-pressure');
    expect(reasons.map((item) => item.say)).toEqual([expect.stringMatching(/^For venlafaxine: /)]);
    expect(reasons[0]?.citations.length).toBeGreaterThan(0);
  });

  it('says nothing of members that are out, and names nobody where all are meant', () => {
    const out = option.members?.out.map((item) => item.medicine) ?? [];
    expect(out).toContain('mirtazapine');
    for (const { say } of option.because.filter((item) => item.effect === 'caution' || item.effect === 'monitor'))
      for (const id of out) expect(/^For (?!all)[^:]*:/.exec(say)?.[0] ?? '').not.toContain(id);
  });

  it('says no sentence twice, and names the class it means', async () => {
    const two = await reportOf({ ...HYPERTENSIVE, medications: ['sertraline 200 mg', 'bupropion 300 mg'] });
    const switched = optionIn(two, 'switch-out-of-class');
    const said = switched.because.map((item) => item.say.replace(/^For [^:]+: /, ''));
    expect(said).toEqual([...new Set(said)]);
    const because = switched.members?.out.find((item) => item.medicine === 'citalopram')?.because;
    expect(because).toBe('Citalopram is of the class of sertraline, which is being taken.');
  });

  it.each(['explain', 'plan'])('%s names the members', (command) => {
    const { stdout } = nextstep([command, 'switch-out-of-class', '--case', '-'], { input: INPUT });
    expect(stdout).toMatch(/Medicines left: .*venlafaxine/s);
    expect(stdout).toMatch(/mirtazapine \(tried\)/);
  });
});
