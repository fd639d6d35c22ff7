import { MAIN_AREA } from '../../../shared/contracts/masterdata/planning-area.ts';
import type { Doc, Fields } from '../../../shared/contracts/noun.ts';
import { forecast } from '../../../shared/contracts/planning/forecast.ts';
import type { forecastFromOpportunities as contract } from '../../../shared/contracts/planning/forecast-operations.ts';
import { addMonths, startOfMonth } from '../../../shared/kernel/date.ts';
import { eq } from '../../../shared/kernel/decimal.ts';
import { MAX_ACTIONS } from '../../platform/commit.ts';
import type { Ctx } from '../../platform/context.ts';
import { idFrom } from '../../platform/hashing.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create, revise } from '../../platform/outcome.ts';
import { type ExpectedSale, expectedSales } from '../domain/expected-sales.ts';
import { dealsInSight, forecastsInWay, type KnownForecast } from '../reports/deals-in-sight.ts';

type Forecast = Doc<typeof forecast>;

const USUAL_MONTHS = 3;
/** Of one commit: a new forecast takes two actions, itself and what makes its period its own. */
const MOST = Math.floor((MAX_ACTIONS - 10) / 2);

const keyOf = ({ itemId, from, to }: Pick<Forecast, 'itemId' | 'from' | 'to'>) =>
  `${itemId}/${from}/${to}`;

const idOf = (ctx: Ctx, { itemId, from }: ExpectedSale): string =>
  idFrom(forecast.prefix, ctx.tenant.id, 'opportunities', itemId, from);

/** Of another source in any part of the month, or archived in its place. */
const standsInWay = (sale: ExpectedSale) => (rival: KnownForecast) =>
  rival.archived ? keyOf(rival) === keyOf(sale) : rival.from <= sale.to && sale.from <= rival.to;

/** What a person has put in place of a proposal stays; only the proposal follows the deals. */
function followed(before: Forecast, proposed: string): Partial<Fields<typeof forecast>> {
  const isOwn = before.proposed === undefined || !eq(before.quantity, before.proposed);
  return isOwn ? { proposed } : { proposed, quantity: proposed };
}

interface Told {
  sale: ExpectedSale;
  before: Forecast | undefined;
}

interface Wish {
  sale: ExpectedSale;
  /** The forecast that is there. */
  id: string | undefined;
}

/** Sales that may be told, and what no deal speaks of any more, each with its forecast if any. */
function wishesOf(sales: readonly ExpectedSale[], known: readonly KnownForecast[]): Wish[] {
  const ours = new Map(known.filter((one) => one.ours).map((one) => [keyOf(one), one.id]));
  const told = sales.map((sale) => ({ sale, id: ours.get(keyOf(sale)) }));
  const spokenOf = new Set(sales.map(keyOf));
  const silent = known
    .filter((one) => one.ours && !spokenOf.has(keyOf(one)))
    .map(({ id, itemId, from, to }) => ({ sale: { itemId, from, to, quantity: '0' }, id }));
  return [...told, ...silent];
}

/** The pipeline as forecasts: new ones in the months asked for, those there wherever they are. */
export const forecastFromOpportunities: CommandRun<typeof contract> = async (ctx, input) => {
  const { months = USUAL_MONTHS, leastProbability = '0' } = input;
  const from = startOfMonth(ctx.today);
  const end = addMonths(from, months);
  const deals = await ctx.reads.report(dealsInSight, { leastProbability });
  const expected = expectedSales(deals, ctx.today);
  const itemIds = [...new Set(expected.map(({ itemId }) => itemId))];
  const asked = { area: MAIN_AREA, from, itemIds };
  const known = await ctx.reads.report(forecastsInWay, asked);
  const rivals = Map.groupBy(
    known.filter((one) => !one.ours),
    ({ itemId }) => itemId,
  );
  const free = expected.filter((sale) => !rivals.get(sale.itemId)?.some(standsInWay(sale)));
  const wishes = wishesOf(free, known).filter(
    ({ sale, id }) => id !== undefined || sale.from < end,
  );
  const ids = wishes.map(({ sale, id }) => id ?? idOf(ctx, sale));
  const found = await ctx.store.findMany(forecast, ids);
  const changed = wishes.flatMap(({ sale, id }, at): Told[] => {
    const before = found.get(ids[at] as string);
    if (before === undefined) return eq(sale.quantity, '0') ? [] : [{ sale, before }];
    // One whose period was moved by hand is no longer of this month.
    if (id === undefined) return [];
    const isSaid = before.proposed !== undefined && eq(before.proposed, sale.quantity);
    return isSaid ? [] : [{ sale, before }];
  });
  const changes = changed.slice(0, MOST).map(({ sale, before }) => {
    if (before) return revise(ctx, forecast, before, followed(before, sale.quantity));
    const fields = { ...sale, proposed: sale.quantity, source: 'opportunity' as const };
    return create(ctx, forecast, { ...fields, area: MAIN_AREA }, idOf(ctx, sale));
  });
  const forecasts = changes.map(({ after }) => ({
    id: after.id,
    itemId: after.itemId,
    from: after.from,
    to: after.to,
    quantity: after.quantity,
    proposed: after.proposed as string,
  }));
  const soon = (sales: readonly ExpectedSale[]) => sales.filter((sale) => sale.from < end).length;
  const leftAlone = soon(expected) - soon(free);
  return { result: { forecasts, leftAlone, remaining: changed.length - changes.length }, changes };
};
