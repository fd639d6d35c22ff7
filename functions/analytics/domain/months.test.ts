import { describe, expect, it } from 'vitest';
import { balancesOf, lastMonths, marginOf } from './months.ts';

describe('the months of the cockpit', () => {
  it('are twelve and end with today’s', () => {
    expect(lastMonths('2026-02-28')).toEqual([
      ...['2025-03', '2025-04', '2025-05', '2025-06', '2025-07', '2025-08', '2025-09'],
      ...['2025-10', '2025-11', '2025-12', '2026-01', '2026-02'],
    ]);
  });

  it('carry a balance over those in which nothing moved', () => {
    const sums = [{ month: '2026-01', sum: '10' }];
    expect(balancesOf('5', sums, ['2025-12', '2026-01', '2026-02'])).toEqual(['5', '15', '15']);
  });

  it('have a margin only where there is revenue', () => {
    expect(marginOf('1000', '750')).toBe('0.25');
    expect(marginOf('0', '10')).toBeNull();
    expect(marginOf('100', '130')).toBe('-0.3');
  });
});
