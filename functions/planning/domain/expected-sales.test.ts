import { describe, expect, test } from 'vitest';
import { type DealLine, expectedSales } from './expected-sales.ts';

const today = '2026-11-21';
const line = (closesOn: string, quantity: string, probability: string, more = {}): DealLine => ({
  ...{ itemId: 'itm_1', decimals: 0, closesOn, quantity, probability },
  ...more,
});
const sold = (lines: DealLine[], months = 3) =>
  expectedSales(lines, today, months).map(
    ({ itemId, from, to, quantity }) => `${itemId} ${from} ${to} ${quantity}`,
  );

describe('the weighted pipeline in goods', () => {
  test('sums by item and month of the expected close', () => {
    const lines = [
      line('2026-12-03', '100', '0.5'),
      line('2026-12-31', '30', '0.2'),
      line('2027-01-01', '10', '1'),
      line('2026-12-15', '4', '0.25', { itemId: 'itm_2' }),
    ];
    expect(sold(lines)).toEqual([
      'itm_1 2026-12-01 2026-12-31 56',
      'itm_2 2026-12-01 2026-12-31 1',
      'itm_1 2027-01-01 2027-01-31 10',
    ]);
  });

  test('rounds the sum, not what is summed, to the decimals of the item', () => {
    const thirds = [1, 2, 3].map((day) => line(`2026-12-0${day}`, '1', '0.3'));
    expect(sold(thirds)).toEqual(['itm_1 2026-12-01 2026-12-31 1']);
    expect(sold(thirds.map((one) => ({ ...one, decimals: 1 })))).toEqual([
      'itm_1 2026-12-01 2026-12-31 0.9',
    ]);
    expect(sold([line('2026-12-01', '5', '0.5')])).toEqual(['itm_1 2026-12-01 2026-12-31 3']);
  });

  test('what is overdue counts this month, what lies beyond the months does not yet', () => {
    const lines = [line('2026-08-01', '10', '0.5'), line('2027-02-01', '10', '0.5')];
    expect(sold(lines)).toEqual(['itm_1 2026-11-01 2026-11-30 5']);
    expect(sold(lines, 4)).toHaveLength(2);
  });
});
