import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, gte, sum } from '../../../shared/kernel/decimal.ts';
import { ageing, allocateReceipt } from './allocation.ts';

const items = [
  { id: 'i2', due: '2026-02-10', open: '200' },
  { id: 'i1', due: '2026-01-10', open: '100' },
];

describe('allocation of a receipt', () => {
  test('250 on invoices of 100 and 200 pays the older in full and the younger in part', () => {
    const out = allocateReceipt('250', items);
    expect(out.allocations).toEqual([
      { item: 'i1', amount: '100' },
      { item: 'i2', amount: '150' },
    ]);
    expect(out.advance).toBe('0');
    const aged = ageing(out.items, '2026-03-20').map((b) => [b.from, b.to, b.amount]);
    expect(aged).toEqual([
      [null, 0, '0'],
      [1, 30, '0'],
      [31, 60, '50'],
      [61, 90, '0'],
      [91, null, '0'],
    ]);
  });

  test('what no invoice takes is an advance', () => {
    expect(allocateReceipt('330', items).advance).toBe('30');
  });

  test('the payer may choose', () => {
    const out = allocateReceipt('50', items, [{ item: 'i2', amount: '50' }]);
    expect(out.items.map((item) => item.open)).toEqual(['150', '100']);
  });

  test.each([
    ['more than is open', [{ item: 'i1', amount: '100.01' }], 'Only 100 is open on i1'],
    [
      'the same item twice beyond what is open',
      [
        { item: 'i1', amount: '60' },
        { item: 'i1', amount: '60' },
      ],
      'Only 40 is open on i1',
    ],
    ['more than was paid', [{ item: 'i2', amount: '151' }], 'the receipt is 150'],
    ['an item of somebody else', [{ item: 'x', amount: '1' }], 'open item x'],
    ['a negative part', [{ item: 'i1', amount: '-1' }], 'greater than zero'],
  ])('%s is refused', (_, chosen, message) => {
    expect(() => allocateReceipt('150', items, chosen)).toThrow(message);
  });

  test('no item goes below zero and nothing of the receipt is lost, whatever is paid', () => {
    const opens = fc.array(fc.nat(50_000), { maxLength: 10 });
    fc.assert(
      fc.property(opens, fc.integer({ min: 1, max: 200_000 }), (list, paid) => {
        const open = list.map((cents, i) => ({
          id: `i${i}`,
          due: `2026-01-${String((i % 28) + 1).padStart(2, '0')}`,
          open: String(cents),
        }));
        const out = allocateReceipt(String(paid), open);
        for (const item of out.items) expect(gte(item.open, '0')).toBe(true);
        const allocated = sum(out.allocations.map((a) => a.amount));
        expect(add(allocated, out.advance)).toBe(String(paid));
        const before = sum(open.map((item) => item.open));
        expect(add(allocated, sum(out.items.map((item) => item.open)))).toBe(before);
      }),
    );
  });
});
