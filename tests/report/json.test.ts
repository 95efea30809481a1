import { describe, expect, it } from 'vitest';

import { renderJson, stringify } from '../../src/report/json.ts';
import { fullReport } from './fixture.ts';

describe('renderJson', () => {
  it('is the report, two levels laid out, one line break at the end, the same bytes each time', () => {
    const json = renderJson(fullReport());
    expect(JSON.parse(json)).toEqual(fullReport());
    expect(json.startsWith('{\n "report": 1,')).toBe(true);
    expect(json.endsWith('}\n')).toBe(true);
    expect(renderJson(fullReport())).toBe(json);
  });

  it('writes an open interval as null, keeps every key, refuses what is not a number', () => {
    expect(stringify({ max: Infinity, min: -Infinity, gone: undefined })).toBe(
      '{\n "max": null,\n "min": null,\n "gone": null\n}',
    );
    expect(() => stringify({ score: NaN })).toThrow(/score/);
  });

  it('writes characters that steer a terminal as escapes, and reads them back', () => {
    const text = 'a\u009b31m\u202eb\u001b[0m\u2028';
    expect(stringify(text)).toMatch(/^[ -~]*$/);
    expect(JSON.parse(stringify(text))).toBe(text);
  });
});
