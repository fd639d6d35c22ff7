import type { Fields } from '../../../shared/contracts/noun.ts';
import type { planningScenario } from '../../../shared/contracts/planning/planning-scenario.ts';
import { type Decimal, mul } from '../../../shared/kernel/decimal.ts';
import { areaOf } from './areas.ts';
import { AFTER_ORDERS } from './forecast-demands.ts';
import type { Demand, PlannedItem } from './snapshot.ts';

/** What a plan assumes beside what is known. */
export type Assumptions = Pick<
  Fields<typeof planningScenario>,
  'demands' | 'forecasts' | 'items' | 'delays'
>;

/** What is expected of an item: its own line says it, else the line that names none. */
export function assumedForecast(
  { forecasts = [] }: Assumptions,
  itemId: string,
  quantity: Decimal,
): Decimal {
  const own = forecasts.find((line) => line.itemId === itemId);
  const { share } = own ?? forecasts.find((line) => line.itemId === undefined) ?? {};
  return share === undefined ? quantity : mul(quantity, share);
}

/** Days that a purchase comes later than its order says: the most of all lines that fit it. */
export function assumedDelay(
  { delays = [] }: Assumptions,
  bought: { supplierId: string; itemId: string },
): number {
  const fitting = delays.filter(
    ({ supplierId = bought.supplierId, itemId = bought.itemId }) =>
      supplierId === bought.supplierId && itemId === bought.itemId,
  );
  return Math.max(0, ...fitting.map(({ days }) => days));
}

/** Items as they are assumed; safety stock is that of the main area. */
export function assumedItems(
  { items: lines = [] }: Assumptions,
  items: readonly PlannedItem[],
): readonly PlannedItem[] {
  if (lines.length === 0) return items;
  const byId = new Map(lines.map((line) => [line.itemId, line]));
  return items.map((known) => {
    const { safetyStock, leadTimeDays } = byId.get(known.id) ?? {};
    const { lacks, ...item } = known;
    const lacking = lacks?.filter((one) => one !== 'leadTime' || leadTimeDays === undefined) ?? [];
    return {
      ...item,
      ...(lacking.length > 0 && { lacks: lacking }),
      ...(safetyStock !== undefined && item.area === '' && { safetyStock }),
      ...(leadTimeDays !== undefined && {
        leadTime: { ...item.leadTime, fixedDays: leadTimeDays },
      }),
    };
  });
}

/** What is wanted on top, as demands that the scenario's id and the line name. */
export const assumedDemands = (
  { id, demands = [] }: Assumptions & { id: string },
  items: ReadonlyMap<string, PlannedItem>,
): Demand[] =>
  demands.flatMap(({ itemId, area, quantity, date }, index): Demand[] =>
    items.has(itemId)
      ? [
          {
            ...{ id: `${id}/${index + 1}`, kind: 'forecast', itemId, quantity, date },
            ...{ area: areaOf(area), priority: AFTER_ORDERS },
          },
        ]
      : [],
  );
