import { type BusinessDate, laterOf } from '../../../shared/kernel/date.ts';
import { add, type Decimal, isPositive } from '../../../shared/kernel/decimal.ts';
import type { Sql } from '../../platform/read-model/report.ts';
import type { OpenSupply } from '../domain/promise/promise-facts.ts';
import { goodsOnTheirWay } from './goods-on-their-way.ts';

interface Free {
  itemId: string;
  quantity: Decimal;
}

export interface Transit {
  free: Free[];
  supplies: OpenSupply[];
}

export const noTransit: Transit = { free: [], supplies: [] };

/** What is on its way between warehouses that count, and what of it has no day and is free. */
export function transitOf(sql: Sql, ids: string, today: BusinessDate): Transit {
  const ways = goodsOnTheirWay(sql, ids);
  const free = ways
    .filter(({ undated }) => isPositive(undated))
    .map(({ itemId, undated: quantity }) => ({ itemId, quantity }));
  const supplies = ways.flatMap(({ left }) =>
    left.map(
      ({ id, number, line, itemId, quantity, arrivesOn }): OpenSupply => ({
        source: { noun: 'stockMove', id, number, line },
        ...{ itemId, quantity, date: laterOf(arrivesOn, today), inspected: true },
      }),
    ),
  );
  return { free, supplies };
}

/** One row an item. */
export function together(rows: readonly Free[]): Free[] {
  const sums = new Map<string, Decimal>();
  for (const { itemId, quantity } of rows) {
    sums.set(itemId, add(sums.get(itemId) ?? '0', quantity));
  }
  return [...sums].map(([itemId, quantity]) => ({ itemId, quantity }));
}
