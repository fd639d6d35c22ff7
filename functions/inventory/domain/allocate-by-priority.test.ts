import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gte, lte, sum } from '../../../shared/kernel/decimal.ts';
import { allocateByPriority } from './allocate-by-priority.ts';

describe('allocation by priority', () => {
  test('a tier A order takes stock from an earlier small one, which learns why', () => {
    const result = allocateByPriority(
      [
        { id: 'SO-1', due: '2026-03-01', amount: '5000', quantity: '80', softReserved: '80' },
        { id: 'SO-2', tier: 'A', due: '2026-03-09', amount: '50000', quantity: '60' },
      ],
      '100',
    );
    expect(result).toEqual([
      { id: 'SO-2', wanted: '60', allocated: '60', short: '0', change: '60', because: [] },
      {
        id: 'SO-1',
        wanted: '80',
        allocated: '40',
        short: '40',
        change: '-40',
        because: [{ id: 'SO-2', quantity: '60', rule: 'tier' }],
      },
    ]);
  });

  test('a hard reservation stays although its order ranks last', () => {
    const result = allocateByPriority(
      [
        { id: 'a', tier: 'A', due: '2026-03-01', amount: '1', quantity: '80' },
        { id: 'b', tier: 'B', due: '2026-03-01', amount: '1', quantity: '50', hardReserved: '30' },
      ],
      '100',
    );
    expect(result.map((r) => [r.id, r.allocated])).toEqual([
      ['a', '70'],
      ['b', '30'],
    ]);
    expect(result[0]?.because).toEqual([{ id: 'b', quantity: '30', rule: 'hard' }]);
  });

  test.each([
    ['penalty', { penalty: '500' }, { penalty: '100' }],
    ['due', { due: '2026-03-01' }, { due: '2026-03-02' }],
    ['amount', { amount: '900' }, { amount: '100' }],
    ['id', { id: 'a' }, { id: 'b' }],
  ])('between equals %s decides', (rule, winner, loser) => {
    const base = { tier: 'A', penalty: '0', due: '2026-03-05', amount: '10', quantity: '10' };
    const [won, lost] = allocateByPriority(
      [
        { ...base, id: 'y', ...loser },
        { ...base, id: 'x', ...winner },
      ],
      '10',
    );
    expect(won).toMatchObject({ id: rule === 'id' ? 'a' : 'x', allocated: '10' });
    expect(lost?.because.map((b) => b.rule)).toEqual([rule]);
  });

  test('never gives more than there is nor more than is wanted, whatever the input order', () => {
    const order = fc.record({
      tier: fc.constantFrom('A', 'B'),
      amount: fc.nat(5),
      quantity: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(order), fc.nat(100), (list, stock) => {
        const orders = list.map((o, i) => ({
          id: `o${i}`,
          tier: o.tier,
          due: '2026-03-01',
          amount: String(o.amount),
          quantity: String(o.quantity),
        }));
        const result = allocateByPriority(orders, String(stock));
        expect(lte(sum(result.map((r) => r.allocated)), String(stock))).toBe(true);
        for (const r of result) expect(gte(r.short, '0')).toBe(true);
        expect(allocateByPriority([...orders].reverse(), String(stock))).toEqual(result);
      }),
    );
  });
});
