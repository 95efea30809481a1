import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';

import { displayWidth, graphemes, printable, toAscii } from '../../src/report/width.ts';

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['plain', 5],
    ['cafe\u0301', 4],
    ['\u6f22\u5b57', 4],
    ['\uff21', 2],
    ['\u2265 10', 4],
    ['\u{1f600}', 2],
    ['\u{1f468}\u200d\u{1f469}\u200d\u{1f467}', 2],
    ['\u2764\ufe0f', 2],
    ['1\ufe0f\u20e3', 2],
    ['\u{1f1eb}\u{1f1f7}', 2],
    ['\u200b\u00ad', 0],
    ['\u0e01\u0e33', 2],
  ])('%j is %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  const letters = fc.constantFrom(
    ...'abc XYZ09-/.\u00e9\u00df\u0301\u0308\u0416\u03b1\u2265\u2026\u4e2d\u65e5\u30ab\uff76\ud55c\u0e01\u0e31\u0905\u093f\u05d0\u0627',
    '\u{1f600}',
    '\u{1f44d}\u{1f3fd}',
    '\u{20000}',
    '\u200b',
  );

  it('agrees with string-width on the letters texts are made of', () => {
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        expect(displayWidth(text)).toBe(stringWidth(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees with string-width on every single assigned character but lone flag letters', () => {
    const different: string[] = [];
    for (let code = 0x20; code < 0x20000; code += 1) {
      const character = String.fromCodePoint(code);
      const lone = /\p{Surrogate}|\p{Regional_Indicator}|\p{Unassigned}/u.test(character);
      if (!lone && displayWidth(character) !== stringWidth(character)) different.push(code.toString(16));
    }
    expect(different).toEqual([]);
  });

  it('is the sum of its graphemes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(graphemes(text).reduce((sum, letter) => sum + displayWidth(letter), 0)).toBe(displayWidth(text));
      }),
    );
  });
});

describe('printable', () => {
  it.each([
    ['red \u001b[31mtext\u001b[0m', 'red text'],
    ['title \u001b]0;owned\u0007 set', 'title  set'],
    ['link \u001b]8;;https://x.example\u001b\\here\u001b]8;;\u001b\\', 'link here'],
    ['c1 \u009b31mred', 'c1 red'],
    ['bell\u0007 back\b null\u0000', 'bell back null'],
    ['two\r\nlines\tand tab', 'two lines and tab'],
    ['reversed \u202e txet', 'reversed  txet'],
    ['lone \ud800 surrogate', 'lone  surrogate'],
    ['mark e\u0301 stays', 'mark e\u0301 stays'],
  ])('%j becomes %j', (text, clean) => {
    expect(printable(text)).toBe(clean);
  });

  it('leaves nothing that steers a terminal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });
});

describe('toAscii', () => {
  it.each([
    ['\u2265 50 %, 10\u201320', '>= 50 %, 10-20'],
    ['L\u00f6\u00f6v S\u00c5', 'Loov SA'],
    ['5 \u00b5g', '5 microg'],
    ['\u4e2d', '?'],
  ])('%j becomes %j', (text, ascii) => {
    expect(toAscii(text)).toBe(ascii);
  });
});
