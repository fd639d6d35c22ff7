import type { purchasePlan as contract } from '../../../shared/contracts/planning/plan-queries.ts';
import { addDays, addMonths } from '../../../shared/kernel/date.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { purchaseMonths } from '../domain/mrp/purchase-months.ts';
import { usualSuppliers } from '../reports/item-names.ts';
import { loadPlan } from '../stored-plan.ts';
import { namesOf } from './named-items.ts';

const MONTHS = 6;
const FIRM_DAYS = 30;

/** What will be bought, month by month; what is due soon is firm for the supplier. */
export const purchasePlan: QueryRun<typeof contract> = async (ctx, input) => {
  const { supplierId, itemId, months: count = MONTHS, firmDays = FIRM_DAYS } = input;
  const { run, view } = await loadPlan(ctx, input.runId);
  const { today } = view.columns;
  const months = Array.from({ length: count }, (_, at) => addMonths(today, at).slice(0, 7));
  const sellers = await ctx.reads.report(usualSuppliers, { today });
  const sellerOf = new Map(sellers.map((one) => [one.itemId, one.supplierId]));
  const wanted = [...purchaseMonths(view, firmDays)]
    .map(([item, bought]) => ({ itemId: view.columns.items[item] as string, ...bought }))
    .filter((one) => itemId === undefined || one.itemId === itemId)
    .filter((one) => supplierId === undefined || sellerOf.get(one.itemId) === supplierId);
  const nameOf = await namesOf(
    ctx,
    wanted.map((one) => one.itemId),
  );
  const rows = wanted.map(({ itemId: id, stream, months: sums }) => {
    const seller = sellerOf.get(id);
    const quantities = months.flatMap((month) => {
      const sum = sums.get(month);
      if (sum === undefined) return [];
      const text = (quantity: number) => view.quantity(stream, quantity);
      const { planned, open, firm } = sum;
      return [{ month, planned: text(planned), open: text(open), firm: text(firm) }];
    });
    return { ...nameOf(id), ...(seller !== undefined && { supplierId: seller }), quantities };
  });
  return {
    runId: run.id,
    firmUntil: addDays(today, firmDays),
    months,
    data: rows
      .filter(({ quantities }) => quantities.length > 0)
      .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)),
  };
};
