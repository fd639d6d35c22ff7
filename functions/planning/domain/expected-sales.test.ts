import { describe, expect, test } from 'vitest';
import { type DealsOfMonth, expectedSales } from './expected-sales.ts';

const deals = (month: string, quantity: string, probability: string, more = {}): DealsOfMonth => ({
  ...{ itemId: 'itm_1', decimals: 0, month, quantity, probability, won: false },
  ...more,
});
const sold = (...all: DealsOfMonth[]) =>
  expectedSales(all, '2026-11-21').map(
    ({ itemId, from, to, quantity }) => `${itemId} ${from} ${to} ${quantity}`,
  );

describe('the weighted pipeline in goods', () => {
  test('sums by item and month of the expected close', () => {
    const found = sold(
      deals('2026-12', '100', '0.5'),
      deals('2026-12', '30', '0.2'),
      deals('2027-01', '10', '1'),
      deals('2026-12', '4', '0.25', { itemId: 'itm_2' }),
    );
    expect(found).toEqual([
      'itm_1 2026-12-01 2026-12-31 56',
      'itm_2 2026-12-01 2026-12-31 1',
      'itm_1 2027-01-01 2027-01-31 10',
    ]);
  });

  test('rounds the sum, not what is summed, to the decimals of the item', () => {
    const parts = [deals('2026-12', '1', '0.3'), deals('2026-12', '1', '0.6')];
    expect(sold(...parts)).toEqual(['itm_1 2026-12-01 2026-12-31 1']);
    const finer = parts.map((one) => ({ ...one, decimals: 1 }));
    expect(sold(...finer)).toEqual(['itm_1 2026-12-01 2026-12-31 0.9']);
    expect(sold(deals('2026-12', '5', '0.5'))).toEqual(['itm_1 2026-12-01 2026-12-31 3']);
  });

  test('what is overdue counts this month; what was won counts whole, until its month is over', () => {
    expect(sold(deals('2026-08', '10', '0.5'))).toEqual(['itm_1 2026-11-01 2026-11-30 5']);
    const won = { won: true };
    expect(sold(deals('2026-11', '10', '1', won))).toEqual(['itm_1 2026-11-01 2026-11-30 10']);
    expect(sold(deals('2026-10', '10', '1', won))).toEqual([]);
  });
});
