import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { renderText } from '../../src/report/text.ts';
import type { ReportOption } from '../../src/report/types.ts';
import { displayWidth } from '../../src/report/width.ts';
import { fullReport, style } from './fixture.ts';
import { option, reason } from './fixture-options.ts';

describe('hostile or long data', () => {
  const hostile = fc.oneof(
    fc.string({ minLength: 1, maxLength: 200 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
    fc.constant('x'.repeat(300)),
  );

  it('stays within the width and prints no control character', () => {
    fc.assert(
      fc.property(hostile, hostile, fc.integer({ min: 40, max: 120 }), fc.boolean(), (name, say, width, detail) => {
        const options: ReportOption[] = [
          option('a', name, 'consider', {
            name,
            because: [reason('favour', say), reason('caution', say)],
            missing: [say],
          }),
          option('b', 'x', 'avoid', { name, because: [reason('avoid', say)] }),
        ];
        const report = fullReport({
          options,
          warnings: [{ code: name, say }],
          assumed: [{ fact: name, as: say, because: say }],
        });
        const printed = renderText(report, { detail, style: style(width) });
        for (const line of printed.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
      }),
      { numRuns: 60 },
    );
  });
});
