import type * as z from 'zod';
import { costPool } from '../../shared/contracts/inventory/cost-pool.ts';
import { stockMove, type stockMoveLine } from '../../shared/contracts/inventory/stock-move.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import { mul } from '../../shared/kernel/decimal.ts';
import { roundMoney } from '../../shared/kernel/money.ts';
import type { Ctx } from '../platform/context.ts';
import { type Change, revise } from '../platform/outcome.ts';
import type { IssuedCost } from './domain/cost-pool-document.ts';
import { costPoolId, stockMoveId } from './domain/derived-ids.ts';
import { originalIssueMissing } from './domain/inventory-errors.ts';
import type { ReceiptLine } from './move-types.ts';

type Line = z.infer<typeof stockMoveLine>;

/**
 * The issues that goods come back from, with what of them is still out. One of a month whose costs
 * have been run comes back at that month's cost.
 */
export interface Returns {
  /** Throws 422 when there is no such issue. */
  original: (line: ReceiptLine) => IssuedCost;
  keep: (line: ReceiptLine, rest: IssuedCost) => void;
  changes: () => Change[];
}

/** What an issue cost, as far as it has not come back. */
export const openIssueOf = (line: Line, moveId: string): IssuedCost => {
  const open = line.open ?? line;
  return {
    source: moveId,
    quantity: open.quantity,
    cost: open.cost ?? '0',
    layersUsed: open.layers ?? [],
    provisional: line.provisional ?? false,
  };
};

export const withOpenIssue = (line: Line, rest: IssuedCost): Line => ({
  ...line,
  open: {
    quantity: rest.quantity,
    cost: rest.cost,
    ...(rest.layersUsed.length > 0 && { layers: [...rest.layersUsed] }),
  },
});

export async function openReturns(ctx: Ctx, lines: readonly ReceiptLine[]): Promise<Returns> {
  const ids = lines.flatMap(({ costOf }) => (costOf ? [stockMoveId(costOf.sourceId)] : []));
  const moves = await ctx.store.findMany(stockMove, ids);
  const pools = await ctx.store.findMany(
    costPool,
    lines.flatMap(({ costOf, itemId }) => (costOf ? [costPoolId(itemId)] : [])),
  );
  const changed = new Map<string, Line[]>();

  const place = ({ costOf, itemId, pointer }: ReceiptLine) => {
    const { sourceId, sourceLine } = costOf as NonNullable<ReceiptLine['costOf']>;
    const id = stockMoveId(sourceId);
    const now = changed.get(id) ?? moves.get(id)?.lines ?? [];
    const at = now.findIndex((one) => one.sourceLine === sourceLine && one.itemId === itemId);
    if (at >= 0) return { id, now, at };
    const missing = { document: moves.get(id)?.number ?? sourceId, line: sourceLine };
    throw originalIssueMissing(missing, pointer);
  };

  return {
    original: (line) => {
      const { id, now, at } = place(line);
      const issued = openIssueOf(now[at] as Line, id);
      if (!issued.provisional) return issued;
      const period = moves.get(id)?.date.slice(0, 7);
      const months = pools.get(costPoolId(line.itemId))?.closedMonths ?? [];
      const unitCost = months.find((month) => month.period === period)?.unitCost;
      if (unitCost === undefined) return issued;
      const cost = roundMoney(mul(issued.quantity, unitCost), ctx.company.currency);
      return { ...issued, cost, provisional: false };
    },
    keep: (line, rest) => {
      const { id, now, at } = place(line);
      changed.set(id, now.with(at, withOpenIssue(now[at] as Line, rest)));
    },
    changes: () =>
      [...changed].map(([id, after]) =>
        revise(ctx, stockMove, moves.get(id) as Doc<typeof stockMove>, { lines: after }),
      ),
  };
}
