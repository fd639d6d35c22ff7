import { describe, expect, it } from 'vitest';
import { runningBalance } from './running-balance.ts';

describe('runningBalance', () => {
  it('INV-10: 50, −40 on the 3rd, +30 on the 5th, −45 on the 6th leaves 10, 40, −5', () => {
    const flows = [
      { date: '2026-03-06', quantity: '-45' },
      { date: '2026-03-03', quantity: '-40' },
      { date: '2026-03-05', quantity: '30' },
    ];
    const { rows, shortOn } = runningBalance('50', flows, '2026-03-01');
    expect(rows.map(({ balance }) => balance)).toEqual(['10', '40', '-5']);
    expect(shortOn).toBe('2026-03-06');
  });

  it('what is overdue counts today, and supply comes before demand of the same day', () => {
    const flows = [
      { date: '2026-03-02', quantity: '-5' },
      { date: '2026-02-01', quantity: '-1' },
      { date: '2026-03-02', quantity: '4' },
    ];
    const { rows, shortOn } = runningBalance('2', flows, '2026-03-02');
    expect(rows.map(({ quantity, balance, overdue }) => [quantity, balance, overdue])).toEqual([
      ['4', '6', false],
      ['-5', '1', false],
      ['-1', '0', true],
    ]);
    expect(shortOn).toBeNull();
  });
});
