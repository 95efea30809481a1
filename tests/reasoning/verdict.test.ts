import { describe, expect, it } from 'vitest';

import { type Symbols, verdictClass, verdictOf } from '../../src/reasoning/verdict.ts';
import type { Truth } from '../../src/logic/truth.ts';

const BENIGN: Symbols = { x: 'false', a: 'false', t: 'false', n: 'false', w: false, f: 'false', q: false, c: false };
const TRUTHS: readonly Truth[] = ['true', 'false', 'unknown'];

describe('the verdict table, row by row', () => {
  it.each([
    [
      '1: a contraindication beats everything',
      { x: 'true', a: 'true', t: 'true', n: 'true', f: 'true', q: true },
      'contraindicated',
    ],
    ['2: a reason to avoid beats tried and entry', { x: 'unknown', a: 'true', t: 'true', n: 'true', q: true }, 'avoid'],
    ['3: tried', { x: 'unknown', a: 'unknown', t: 'true', n: 'true', q: true }, 'tried'],
    ['4: not yet, although something is unknown', { x: 'unknown', a: 'unknown', n: 'true', q: true }, 'not-yet'],
    ['5: an unknown that must be asked', { x: 'unknown', q: true }, 'check-first'],
    ['5: entry unknown', { n: 'unknown', q: true }, 'check-first'],
    ['6: favoured with things to confirm', { x: 'unknown', f: 'true', c: true }, 'favoured'],
    ['7: consider', {}, 'consider'],
    ['7: an unknown reason to favour does not lower it', { f: 'unknown' }, 'consider'],
    ['unknown exposure counts as not tried', { t: 'unknown' }, 'consider'],
  ] as const)('%s', (_name, symbols, verdict) => {
    expect(verdictOf({ ...BENIGN, ...symbols }).verdict).toBe(verdict);
  });

  it('says what check-first would be, and the worst it could be', () => {
    const result = verdictOf({ ...BENIGN, x: 'unknown', f: 'true', q: true });
    expect(result).toMatchObject({ otherwise: 'favoured', couldBe: 'contraindicated', settled: false });
  });

  it('is not yet, and not settled, while a way in may still be found', () => {
    expect(verdictOf({ ...BENIGN, n: 'true', w: true })).toMatchObject({ verdict: 'not-yet', settled: false });
    expect(verdictOf({ ...BENIGN, n: 'true', w: true, a: 'true' })).toMatchObject({ verdict: 'avoid', settled: true });
    expect(verdictOf({ ...BENIGN, n: 'true' })).toMatchObject({ verdict: 'not-yet', settled: true });
  });

  it('is settled only when nothing unknown can move it', () => {
    expect(verdictOf(BENIGN).settled).toBe(true);
    expect(verdictOf({ ...BENIGN, c: true }).settled).toBe(false);
    expect(verdictOf({ ...BENIGN, x: 'true', a: 'unknown', q: true }).settled).toBe(true);
    expect(verdictOf({ ...BENIGN, a: 'true', x: 'unknown', q: true }).settled).toBe(false);
  });
});

describe('adding an answer', () => {
  /** One unknown symbol becomes true or false, or a remaining ask or confirm is cleared. */
  function refinements(symbols: Symbols): Symbols[] {
    const result: Symbols[] = [];
    for (const key of ['x', 'a', 't', 'n', 'f'] as const) {
      if (symbols[key] !== 'unknown') continue;
      for (const value of ['true', 'false'] as const) result.push({ ...symbols, [key]: value });
    }
    // What waits is found, or ruled out.
    if (symbols.w) result.push({ ...symbols, w: false }, { ...symbols, n: 'false', w: false });
    if (symbols.q) result.push({ ...symbols, q: false });
    if (symbols.c) result.push({ ...symbols, c: false });
    return result;
  }

  it('never makes check-first of another verdict, and never moves a settled one', () => {
    let steps = 0;
    for (const x of TRUTHS)
      for (const a of TRUTHS)
        for (const t of TRUTHS)
          for (const n of TRUTHS)
            for (const f of TRUTHS) {
              for (const q of [true, false])
                for (const c of [true, false]) {
                  // Something unknown that blocks is either asked or confirmed.
                  if ((x === 'unknown' || a === 'unknown' || n === 'unknown') && !q && !c) continue;
                  for (const w of [true, false]) {
                    // An entry waits only where nothing has to be asked first.
                    if (w && (n !== 'true' || q)) continue;
                    const before = { x, a, t, n, w, f, q, c };
                    const verdict = verdictOf(before);
                    for (const after of refinements(before)) {
                      steps += 1;
                      const next = verdictOf(after);
                      if (verdict.verdict !== 'check-first')
                        expect(next.verdict, JSON.stringify([before, after])).not.toBe('check-first');
                      if (verdict.settled) expect(next.verdict).toBe(verdict.verdict);
                    }
                  }
                }
            }
    expect(steps).toBeGreaterThan(1000);
  });
});

describe('order key 2', () => {
  it('ranks check-first by what it would be, and until before permanent', () => {
    const order = [
      verdictClass('favoured', null, null),
      verdictClass('check-first', 'favoured', null),
      verdictClass('consider', null, null),
      verdictClass('check-first', 'consider', null),
      verdictClass('not-yet', null, null),
      verdictClass('tried', null, null),
      verdictClass('avoid', null, null),
      verdictClass('contraindicated', null, '2026-12-01'),
      verdictClass('contraindicated', null, null),
    ];
    expect([...order].sort((a, b) => a - b)).toEqual(order);
    expect(new Set(order).size).toBe(order.length);
  });
});
