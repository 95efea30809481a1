import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Problem } from '../../src/problems.ts';
import type { Style } from '../../src/report/types.ts';
import { displayWidth } from '../../src/report/width.ts';
import { problemsJson, renderProblems } from '../../src/terminal/problems-text.ts';
import { makeStyle } from '../../src/terminal/style.ts';

const plain = (width = 80): Style => makeStyle({ color: 'never', isTTY: false, env: { LANG: 'C.UTF-8' }, width });
const PROBLEM: Problem = {
  code: 'CASE-MEDICINE',
  severity: 'error',
  message: 'The medicine is not known.',
  file: 'case.yaml',
  line: 12,
  column: 11,
  found: 'sertralin',
  expected: 'a medicine',
  hint: 'did you mean sertraline?',
  sourceLine: '  - drug: sertralin',
};

describe('renderProblems', () => {
  it('says what, where, what was found and expected, and what to do, with a caret', () => {
    expect(renderProblems([PROBLEM], plain()).split('\n')).toEqual([
      'error CASE-MEDICINE case.yaml:12:11',
      '  The medicine is not known.',
      '  12 |   - drug: sertralin',
      '     |           ^',
      '  found: sertralin',
      '  expected: a medicine',
      '  hint: did you mean sertraline?',
    ]);
  });

  it('says less where less is known', () => {
    expect(renderProblems([{ code: 'IO-READ', severity: 'warning', message: 'No such file.' }], plain())).toBe(
      'warning IO-READ\n  No such file.',
    );
    expect(
      renderProblems([{ code: 'IO-READ', severity: 'error', message: 'x', file: 'f.yaml', line: 3 }], plain()),
    ).toContain('f.yaml:3\n');
  });

  it('leaves a blank line between problems', () => {
    expect(renderProblems([PROBLEM, PROBLEM], plain()).split('\n\n')).toHaveLength(2);
  });

  it('puts the caret under the letter after tabs, wide letters and a cut', () => {
    const caret = (sourceLine: string, column: number, width = 80): string => {
      const lines = renderProblems([{ ...PROBLEM, sourceLine, column }], plain(width)).split('\n');
      const [line = '', mark = ''] = lines.slice(2);
      const at = displayWidth(mark.slice(0, mark.indexOf('^')));
      // The letter that stands in the caret's column.
      let used = 0;
      for (const letter of line) {
        if (used >= at) return letter;
        used += displayWidth(letter);
      }
      return '';
    };
    expect(caret('\tkey:\tX', 7)).toBe('X');
    expect(caret('\u6f22\u5b57: X', 5)).toBe('X');
    expect(caret(`${'a'.repeat(300)}X${'b'.repeat(300)}`, 301, 60)).toBe('X');
    expect(caret(`${'a'.repeat(300)}X`, 301, 40)).toBe('X');
  });

  it('uses colour only as asked', () => {
    const color = makeStyle({ color: 'always', isTTY: true, env: {}, width: 80 });
    expect(renderProblems([PROBLEM], color)).toContain('\u001b[');
    expect(renderProblems([PROBLEM], plain())).not.toContain('\u001b');
  });

  it('stays within the width and prints no control character of the input', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc.constant('\u001b]0;x\u0007\u001b[2J'),
    );
    fc.assert(
      fc.property(
        text,
        text,
        text,
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 40, max: 120 }),
        (found, sourceLine, file, column, width) => {
          const printed = renderProblems(
            [{ ...PROBLEM, found, sourceLine, file, column, message: found, hint: sourceLine }],
            plain(width),
          );
          expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
          for (const line of printed.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        },
      ),
      { numRuns: 300 },
    );
  });
});

it('problemsJson is one object without steering characters', () => {
  const json = problemsJson([{ ...PROBLEM, found: '\u001b[31m\u009b' }]);
  expect(JSON.parse(json)).toEqual({ problems: [{ ...PROBLEM, found: '\u001b[31m\u009b' }] });
  expect(json).toMatch(/^[\n -~]*$/);
});
