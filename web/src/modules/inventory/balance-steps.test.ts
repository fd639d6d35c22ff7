import { describe, expect, it } from 'vitest';
import { balanceSteps, stepsPath } from './balance-steps.ts';

const rows = [
  { date: '2026-11-20', balance: '10' },
  { date: '2026-11-25', balance: '-10' },
  { date: '2026-11-30', balance: '30' },
];

describe('the line of a balance', () => {
  it('lies at its day and holds until the next', () => {
    expect(balanceSteps(rows).map(({ x }) => x)).toEqual([0, 0.5, 1]);
    const { path } = stepsPath(balanceSteps(rows), 100, 40, 0);
    expect(path).toBe('M0 20 H50 V40 H100 V0');
  });

  it('shows where nothing is left, also when the balance never falls that low', () => {
    expect(stepsPath([{ x: 0, balance: 50 }], 100, 40, 10)).toMatchObject({ zero: 40, safety: 32 });
  });

  it('of an item without any flow is empty', () => {
    expect(balanceSteps([])).toEqual([]);
  });
});
