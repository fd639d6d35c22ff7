import { describe, expect, it } from 'vitest';
import { fill } from './fill.ts';

describe('a text with slots', () => {
  const late = '{days} {days:day|days} late';

  it('says one thing as one, and any other number as several', () => {
    expect(fill(late, { days: 1 })).toBe('1 day late');
    expect(fill(late, { days: '1' })).toBe('1 day late');
    expect(fill(late, { days: 0 })).toBe('0 days late');
    expect(fill(late, { days: '1,001' })).toBe('1,001 days late');
  });

  it('writes numbers as tables do, and texts as they are', () => {
    expect(fill('{count} of {number}', { count: 3780, number: '3780' })).toBe('3,780 of 3780');
    expect(fill('Line {lineNo} / {operation}', { lineNo: 1000, operation: 2010 })).toBe(
      'Line 1000 / 2010',
    );
  });

  it('keeps a slot that nobody filled', () => {
    expect(fill('{count} of {all}', { count: 2 })).toBe('2 of {all}');
    expect(fill(late, {})).toBe(late);
  });
});
