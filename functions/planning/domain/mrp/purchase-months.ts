// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import { SUPPLY_KINDS } from './compile-given.ts';
import { NONE, SOURCES } from './model.ts';
import type { PlanView } from './plan-view.ts';
import type { Quantity } from './quantity.ts';
import { givenThere } from './walk-pegs.ts';

export interface BoughtInMonth {
  planned: Quantity;
  /** Ordered or requested already. */
  open: Quantity;
  /** Of both, what is due within the firm zone. */
  firm: Quantity;
}

const PURCHASES = new Set(['purchaseOrder', 'purchaseRequest']);
const isBought = new Set(SUPPLY_KINDS.flatMap((kind, at) => (PURCHASES.has(kind) ? [at] : [])));

/** By item and 'YYYY-MM' of the due day, over all areas and orders. */
export function purchaseMonths(
  view: PlanView,
  firmDays: number,
): Map<number, { stream: number; months: Map<string, BoughtInMonth> }> {
  const plan = view.columns;
  const zero = (plan.exact ? 0n : 0) as Quantity;
  const items = new Map<number, { stream: number; months: Map<string, BoughtInMonth> }>();
  const add = (stream: number, day: number, field: 'planned' | 'open', quantity: Quantity) => {
    const item = plan.streamItem[stream]!;
    const own = items.get(item) ?? { stream, months: new Map<string, BoughtInMonth>() };
    items.set(item, own);
    const month = view.date(Math.max(0, day)).slice(0, 7);
    const sums = own.months.get(month) ?? { planned: zero, open: zero, firm: zero };
    sums[field] += quantity;
    if (day <= firmDays) sums.firm += quantity;
    own.months.set(month, sums);
  };
  for (let stream = 0; stream < plan.streamItem.length; stream += 1) {
    for (let row = plan.supplyStart[stream]!; row < plan.supplyStart[stream + 1]!; row += 1) {
      if (!isBought.has(plan.supplyKind[row]!)) continue;
      add(stream, givenThere(plan, row), 'open', plan.supplyQuantity[row]!);
    }
    if (SOURCES[plan.streamSource[stream]!] !== 'buy') continue;
    for (let order = plan.orderStart[stream]!; order < plan.orderStart[stream + 1]!; order += 1) {
      if (plan.orderPhantomOf[order] !== NONE) continue;
      add(stream, plan.orderDue[order]!, 'planned', plan.orderQuantity[order]!);
    }
  }
  return items;
}
