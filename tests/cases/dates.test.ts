import { describe, expect, it } from 'vitest';

import {
  addDays,
  dateSpan,
  daysBetween,
  inWeeks,
  isDay,
  monthsBefore,
  parseDate,
  parseDuration,
} from '../../src/cases/dates.ts';
import { AS_OF } from './fixture.ts';

describe('dates', () => {
  it.each([
    ['2026-11-23', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['1750-01-01', false],
  ])('%s is a day: %s', (text, expected) => expect(isDay(text)).toBe(expected));

  it('counts over month and year ends', () => {
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(daysBetween('2025-12-31', '2026-03-01')).toBe(60);
    expect(monthsBefore('2026-01-15', 1)).toBe('2025-12');
    expect(monthsBefore('2026-11-23', 14)).toBe('2025-09');
  });

  it.each([
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-11-20', '2026-11-20', '2026-11-20'],
  ])('%s lies between %s and %s', (text, first, last) =>
    expect(dateSpan(text)).toEqual({ first, last, written: text }),
  );

  it.each([
    ['3 weeks ago', '2026-11-02'],
    ['2 days ago', '2026-11-21'],
    ['14 months ago', '2025-09'],
    ['2 years ago', '2024-11'],
    ['today', AS_OF],
    ['Sept 2025', '2025-09'],
    ['sep. 2025', '2025-09'],
    ['November 2025', '2025-11'],
    ['3 may 2026', '2026-05-03'],
  ])('"%s" is %s', (text, written) => expect(parseDate(text, AS_OF)?.written).toBe(written));

  it.each([
    '',
    'soon',
    '2019',
    'Sept',
    'Septem 2025',
    '31 June 2026',
    'Sommer 2025',
    '9/2025',
    '2026-00',
    '3-4 weeks ago',
    '99999999 weeks ago',
    '99999999 years ago',
  ])('"%s" is no date', (text) => expect(parseDate(text, AS_OF)).toBeNull());

  it.each([
    ['10 weeks', 10, 10],
    ['10w', 10, 10],
    ['8-10 wk', 8, 10],
    ['2 months', 8.7, 8.7],
    ['21 days', 3, 3],
    ['1 year', 52.2, 52.2],
  ])('"%s" is %d to %d weeks', (text, min, max) => {
    const duration = parseDuration(text);
    expect(duration === null ? null : inWeeks(duration)).toEqual({ min, max });
  });

  it.each(['10', '-3 weeks', '10-8 weeks', 'some weeks'])('"%s" is no duration', (text) =>
    expect(parseDuration(text)).toBeNull(),
  );
});
