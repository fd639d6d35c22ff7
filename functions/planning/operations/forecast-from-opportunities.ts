import { MAIN_AREA } from '../../../shared/contracts/masterdata/planning-area.ts';
import type { Doc, Fields } from '../../../shared/contracts/noun.ts';
import { forecast } from '../../../shared/contracts/planning/forecast.ts';
import type { forecastFromOpportunities as contract } from '../../../shared/contracts/planning/forecast-operations.ts';
import { addMonths, startOfMonth } from '../../../shared/kernel/date.ts';
import { eq } from '../../../shared/kernel/decimal.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create, revise } from '../../platform/outcome.ts';
import { type ExpectedSale, expectedSales } from '../domain/expected-sales.ts';
import { dealsInSight, forecastsBetween } from '../reports/deals-in-sight.ts';

type Forecast = Doc<typeof forecast>;

const USUAL_MONTHS = 3;
/** Changes of one commit. */
const MOST = 200;

const keyOf = ({ itemId, from, to }: Pick<Forecast, 'itemId' | 'from' | 'to'>) =>
  `${itemId}/${from}/${to}`;

const isOurs = (one: Forecast | undefined): boolean =>
  one === undefined || (one.source === 'opportunity' && !one.archived);

/** What a person has put in place of a proposal stays; only the proposal follows the deals. */
function followed(before: Forecast, proposed: string): Partial<Fields<typeof forecast>> {
  const isOverridden = before.proposed !== undefined && !eq(before.quantity, before.proposed);
  return isOverridden ? { proposed } : { proposed, quantity: proposed };
}

const isSaid = (before: Forecast | undefined, { quantity }: ExpectedSale): boolean =>
  before ? before.proposed !== undefined && eq(before.proposed, quantity) : eq(quantity, '0');

/** The pipeline as forecasts; what no deal speaks of any more falls to nothing. */
export const forecastFromOpportunities: CommandRun<typeof contract> = async (ctx, input) => {
  const { months = USUAL_MONTHS, leastProbability = '0', area = MAIN_AREA } = input;
  const from = startOfMonth(ctx.today);
  const to = addMonths(ctx.today, months - 1);
  const deals = await ctx.reads.report(dealsInSight, { leastProbability });
  const ids = await ctx.reads.report(forecastsBetween, { area, from, to });
  const known = new Map(
    [...(await ctx.store.findMany(forecast, ids)).values()].map((one) => [keyOf(one), one]),
  );
  const sales = expectedSales(deals, ctx.today, months);
  const spokenOf = new Set(sales.map(keyOf));
  const silent = [...known.values()]
    .filter((one) => isOurs(one) && !spokenOf.has(keyOf(one)))
    .map(
      (one): ExpectedSale => ({ itemId: one.itemId, from: one.from, to: one.to, quantity: '0' }),
    );
  const ours = sales.filter((sale) => isOurs(known.get(keyOf(sale))));
  const leftAlone = sales.length - ours.length;
  const changed = [...ours, ...silent].filter((sale) => !isSaid(known.get(keyOf(sale)), sale));
  const changes = changed.slice(0, MOST).map((sale) => {
    const before = known.get(keyOf(sale));
    if (before) return revise(ctx, forecast, before, followed(before, sale.quantity));
    const fields = { ...sale, area, proposed: sale.quantity, source: 'opportunity' as const };
    return create(ctx, forecast, fields);
  });
  const forecasts = changes.map(({ after }) => ({
    id: after.id,
    itemId: after.itemId,
    from: after.from,
    to: after.to,
    quantity: after.quantity,
    proposed: after.proposed as string,
  }));
  return { result: { forecasts, leftAlone, remaining: changed.length - changes.length }, changes };
};
