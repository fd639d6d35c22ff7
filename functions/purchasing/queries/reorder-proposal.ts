import { item } from '../../../shared/contracts/masterdata/item.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import type { reorderProposal as contract } from '../../../shared/contracts/purchasing/question-operations.ts';
import { addDays } from '../../../shared/kernel/date.ts';
import { type Decimal, mul, round } from '../../../shared/kernel/decimal.ts';
import type { Ctx } from '../../platform/context.ts';
import { need } from '../../platform/entity.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { validOn } from '../domain/choose-price.ts';
import { demandStatistics } from '../domain/demand-statistics.ts';
import { type ReorderNumbers, reorder } from '../domain/reorder.ts';
import { pricesFor } from '../price-book.ts';
import { usageOfItem } from '../reports/usage-of-item.ts';

const WINDOW_DAYS = 90;
const YEAR_DAYS = '365';
const USUAL_LEVEL = '0.95';

/** When to order an item and how much, from what is known of it; what is given counts first. */
export const reorderProposal: QueryRun<typeof contract> = async (ctx, input) => {
  const { itemId, ...given } = input;
  const goods = await need(ctx, item, itemId);
  const known = await knownNumbers(ctx, goods);
  const numbers = { ...known, ...given };
  const { dailyDemand } = numbers;
  if (given.yearlyDemand === undefined && dailyDemand !== undefined) {
    numbers.yearlyDemand = round(mul(dailyDemand, YEAR_DAYS), 6);
  }
  return { itemId, ...reorder(numbers, goods) };
};

async function knownNumbers(ctx: Ctx, goods: Doc<typeof item>): Promise<ReorderNumbers> {
  const from = addDays(ctx.today, -WINDOW_DAYS);
  const used = await ctx.reads.report(usageOfItem, { itemId: goods.id, from });
  const days = goods.leadTimeDays ?? (await supplierDays(ctx, goods));
  const { holdingRate, standardCost, orderCost, serviceLevel = USUAL_LEVEL } = goods;
  const holdingCost: Decimal | undefined =
    holdingRate && standardCost ? mul(holdingRate, standardCost) : undefined;
  return {
    ...demandStatistics(used, WINDOW_DAYS),
    serviceLevel,
    ...(days !== undefined && { leadTimeDays: String(days) }),
    ...(orderCost !== undefined && { orderCost }),
    ...(holdingCost !== undefined && { holdingCost }),
  };
}

/** The longest lead time of those who could deliver today. */
async function supplierDays(ctx: Ctx, { id }: Doc<typeof item>): Promise<number | undefined> {
  const prices = await pricesFor(ctx, [id]);
  const days = prices
    .filter((price) => validOn(price, ctx.today))
    .flatMap(({ leadTimeDays }) => leadTimeDays ?? []);
  return days.length === 0 ? undefined : Math.max(...days);
}
