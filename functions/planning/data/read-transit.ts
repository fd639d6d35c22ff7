import { laterOf } from '../../../shared/kernel/date.ts';
import { isPositive } from '../../../shared/kernel/decimal.ts';
import type { Sql } from '../../platform/read-model/report.ts';
import type { Supply } from '../domain/snapshot.ts';
import { goodsOnTheirWay } from '../reports/goods-on-their-way.ts';
import type { readWarehouses } from './read-structure.ts';
import { isSoonest, type SupplyContext } from './read-supplies.ts';

/** Shipments count where they go on the day they arrive, the rest where it is today. */
export function readTransit(
  sql: Sql,
  { areas }: Pick<ReturnType<typeof readWarehouses>, 'areas'>,
  context: SupplyContext,
): Supply[] {
  const { today, items } = context;
  return goodsOnTheirWay(sql).flatMap(({ itemId, wayId, left, undated }): Supply[] => {
    const item = items.get(itemId);
    if (item === undefined) return [];
    const way = { kind: 'transit' as const, itemId, area: areas.get(wayId) ?? '' };
    const dated = left.map(({ id, line, goesToId, arrivesOn, quantity }): Supply => {
      const area = areas.get(goesToId ?? wayId) ?? '';
      const date = laterOf(arrivesOn, today);
      const overdue = arrivesOn < today ? { overdueSince: arrivesOn } : {};
      const covers = date > today && isSoonest(date, { item, quantity }, context);
      const from = covers ? { coversFrom: today } : {};
      return { ...way, id: `${id}/${line}`, area, quantity, date, ...overdue, ...from };
    });
    if (!isPositive(undated)) return dated;
    return [...dated, { ...way, id: `${wayId}/${itemId}`, quantity: undated, date: today }];
  });
}
