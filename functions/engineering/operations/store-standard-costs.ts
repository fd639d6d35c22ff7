import type { storeStandardCosts as contract } from '../../../shared/contracts/engineering/structure-queries.ts';
import { eq, isNegative } from '../../../shared/kernel/decimal.ts';
import { setStandardCost } from '../../masterdata/postings.ts';
import { itemsById } from '../../masterdata/queries.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { engineeringSettingsOf } from '../queries.ts';
import { type NewStandardCost, standardCosts } from '../reports/costs.ts';

/** Items of one round: each is one record of the hundred that a commit may write. */
const ROUND = 80;
const MOST_INCOMPLETE = 1000;

const differs = ({ before, after }: NewStandardCost): boolean =>
  before === undefined || !eq(before, after);

/** Rolled-up costs become standard costs; what has no full cost yet keeps the one it has. */
export const storeStandardCosts: CommandRun<typeof contract> = async (ctx, input) => {
  const { itemIds, date = ctx.today } = input;
  if (itemIds) await itemsById(ctx, itemIds, (id) => `/itemIds/${itemIds.indexOf(id)}`);
  const settings = await engineeringSettingsOf(ctx);
  const costs = await ctx.reads.report(standardCosts, { itemIds, date, settings });
  const unusable = (cost: NewStandardCost) => cost.incomplete || isNegative(cost.after);
  const due = costs.filter((cost) => !unusable(cost) && differs(cost));
  const round = due.slice(0, ROUND);
  const items = await itemsById(
    ctx,
    round.map(({ itemId }) => itemId),
  );
  const changes = [...items.values()].map((item) => {
    const cost = round.find(({ itemId }) => itemId === item.id) as NewStandardCost;
    return setStandardCost(ctx, item, cost.after);
  });
  const incomplete = costs.filter(unusable).map(({ itemId }) => itemId);
  return {
    result: {
      stored: round.map(({ incomplete: _, ...cost }) => cost),
      incomplete: incomplete.slice(0, MOST_INCOMPLETE),
      remaining: due.length - round.length,
    },
    changes,
  };
};
