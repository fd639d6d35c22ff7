import type { supplyDemand as contract } from '../../../shared/contracts/inventory/stock-queries.ts';
import { item } from '../../../shared/contracts/masterdata/item.ts';
import { isNegative, neg } from '../../../shared/kernel/decimal.ts';
import { need } from '../../platform/entity.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { runningBalance } from '../domain/running-balance.ts';
import { availability } from '../queries.ts';
import { openDemand } from '../reports/open-demand.ts';

/** What lies there, and all that is known to come and go, day by day (INV-10). */
export const supplyDemand: QueryRun<typeof contract> = async (ctx, { id }) => {
  const known = await need(ctx, item, id);
  const stock = (await availability(ctx, [id])).get(id);
  const onHand = stock?.onHand ?? '0';
  const demands = await ctx.reads.report(openDemand, { itemId: id });
  const flows = demands.map((demand) => ({
    ...demand,
    kind: 'demand' as const,
    quantity: neg(demand.quantity),
  }));
  const { rows, shortOn } = runningBalance(onHand, flows, ctx.today);
  const { today: date } = ctx;
  const start = { kind: 'onHand' as const, date, quantity: onHand, balance: onHand };
  return {
    itemId: id,
    safetyStock: known.safetyStock ?? '0',
    shortOn: isNegative(onHand) ? date : shortOn,
    rows: [{ ...start, reserved: stock?.reserved ?? '0', overdue: false }, ...rows],
  };
};
