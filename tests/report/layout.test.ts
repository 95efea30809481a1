import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { plainText, type Rich, wrapLines } from '../../src/report/layout.ts';
import { displayWidth } from '../../src/report/width.ts';
import { style } from './fixture.ts';

const piece = fc.oneof(
  fc.string({ maxLength: 120 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    'a'.repeat(200),
    'https://example.org/a/very/long/path-without-any-space/at_all?x=1&y=2'.repeat(3),
    '\u6f22'.repeat(80),
  ),
  fc.record({ text: fc.string({ maxLength: 40 }), tone: fc.constantFrom('danger' as const, 'muted' as const) }),
  fc.record({ cites: fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 5 }) }),
);
const rich: fc.Arbitrary<Rich> = fc.array(piece, { maxLength: 6 });

describe('wrapLines', () => {
  it('never passes the width, whatever the words', () => {
    fc.assert(
      fc.property(rich, fc.integer({ min: 40, max: 120 }), fc.boolean(), fc.nat(17), (text, width, unicode, indent) => {
        const pad = ' '.repeat(indent);
        for (const line of wrapLines(text, style(width, unicode), { first: pad, rest: `${pad}  ` })) {
          expect(displayWidth(line)).toBeLessThanOrEqual(width);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps every letter', () => {
    fc.assert(
      fc.property(rich, fc.integer({ min: 40, max: 120 }), (text, width) => {
        const letters = (value: string): string => value.replace(/\s+/g, '');
        expect(letters(wrapLines(text, style(width)).join(''))).toBe(letters(plainText(text, style(width))));
      }),
    );
  });

  it('puts tones on finished lines, so that they move no break', () => {
    const text: Rich = [
      'Some words before ',
      { text: 'several toned words that run over the end of a line', tone: 'danger' },
      ' and after.',
    ];
    const toned = { ...style(40), danger: (part: string) => `<${part}>` };
    expect(wrapLines(text, toned).map((line) => line.replace(/[<>]/g, ''))).toEqual(wrapLines(text, style(40)));
    expect(wrapLines(text, toned)).toEqual([
      'Some words before <several toned words>',
      '<that run over the end of a line> and',
      'after.',
    ]);
  });

  it('keeps citations with the word before them', () => {
    expect(wrapLines(['x'.repeat(36), ' abc', { cites: [1, 2] }], style(40))).toEqual(['x'.repeat(36), 'abc [1,2]']);
  });

  it('breaks a long address at a joint', () => {
    expect(wrapLines(['https://example.org/one-two/three-four/five-six'], style(40))[0]).toBe(
      'https://example.org/one-two/three-four/',
    );
  });

  it('writes ASCII only where the terminal has no more', () => {
    expect(wrapLines(['\u2265 5 \u2013 10 \u00b5g'], style(40, false))).toEqual(['>= 5 - 10 microg']);
  });
});
