import { describe, expect, it } from 'vitest';
import { parseNumber } from '../../../renderer/ui/parse-number';

const RANGE = { what: 'An estimate', max: 10_000 } as const;
const understood = (typed: string) => {
  const checked = parseNumber(typed, RANGE);
  return checked.ok ? checked.value : checked.reason;
};

describe('a number as people type and paste it', () => {
  it.each([
    ['4', 4],
    [' 2.5 ', 2.5],
    ['2,5', 2.5],
    ['0,125', 0.125],
    ['.5', 0.5],
    ['+3', 3],
    ['1 234', 1234],
    ['1\u00a0234,5', 1234.5],
    ['1\u202f234', 1234],
    ['1’234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1,234,567.5', 'An estimate is at most 10,000.'],
    ['70 %', 70],
    ['3 days', 3],
    ['3d', 3],
    ['8 pts', 8],
    ['\t7\r\n', 7],
    ['３', 3],
  ])('%j is %j', (typed, expected) => {
    expect(understood(typed)).toBe(expected);
  });

  it.each(['', '   ', '\n'])('%j is no number, and not wrong', (typed) => {
    expect(parseNumber(typed, RANGE)).toEqual({ ok: true, value: null });
  });

  it.each([
    ['-4', 'An estimate cannot be negative.'],
    ['−4', 'An estimate cannot be negative.'],
    ['10001', 'An estimate is at most 10,000.'],
    ['9'.repeat(400), 'An estimate is at most 10,000.'],
    ['1,234', '“1,234” can be read in two ways. Write it without the thousands sign.'],
    ['abc', '“abc” is not a number. Write it like 4 or 2.5.'],
    ['1e5', '“1e5” is not a number. Write it like 4 or 2.5.'],
    ['0x10', '“0x10” is not a number. Write it like 4 or 2.5.'],
    ['NaN', '“NaN” is not a number. Write it like 4 or 2.5.'],
    ['Infinity', '“Infinity” is not a number. Write it like 4 or 2.5.'],
    ['1.2.3', '“1.2.3” is not a number. Write it like 4 or 2.5.'],
    ['%', '“%” is not a number. Write it like 4 or 2.5.'],
    ['=1+1', '“=1+1” is not a number. Write it like 4 or 2.5.'],
  ])('%s is refused with a sentence', (typed, reason) => {
    expect(understood(typed)).toBe(reason);
  });

  it('keeps to whole numbers and a lower bound where they are asked for', () => {
    const place = { what: 'A place', min: 1, max: 60, whole: true };
    expect(parseNumber('2.5', place)).toEqual({ ok: false, reason: 'A place is a whole number.' });
    expect(parseNumber('0', place)).toEqual({ ok: false, reason: 'A place is at least 1.' });
    expect(parseNumber('60', place)).toEqual({ ok: true, value: 60 });
  });
});
