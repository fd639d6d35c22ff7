import type { AccountRole } from '../../../shared/contracts/finance/account-roles.ts';
import { costPool } from '../../../shared/contracts/inventory/cost-pool.ts';
import type { approveStockCount as contract } from '../../../shared/contracts/inventory/count-operations.ts';
import { stockCount, stockCountStates } from '../../../shared/contracts/inventory/stock-count.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { abs, isNegative, isPositive } from '../../../shared/kernel/decimal.ts';
import { itemsById } from '../../masterdata/queries.ts';
import type { Ctx } from '../../platform/context.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { nothing, type Posting, revise, together } from '../../platform/outcome.ts';
import { costPoolId, stockMoveId } from '../domain/derived-ids.ts';
import { issueEntries, receiptEntries, throughSuspense } from '../domain/stock-entries.ts';
import { issueStock } from '../issue-stock.ts';
import { receiveStock } from '../receive-stock.ts';
import { stockJournal } from '../stock-journal.ts';

type Count = Doc<typeof stockCount>;

/** What was missing leaves stock, what was too much joins it; both pass the suspense account. */
export const approveStockCount: CommandRun<typeof contract> = async (ctx, input) => {
  const before = await load(ctx, stockCount, input.id, 'stockCount.approve');
  stockCountStates.assertMove(before.state, 'approved', 'stock count');
  const choice = input.lossTo ?? 'ownResult';
  const lossTo: AccountRole = choice === 'ownResult' ? 'stockLoss' : choice;
  const loss = await loseStock(ctx, before, lossTo);
  const gain = await gainStock(ctx, before);
  const change = revise(ctx, stockCount, before, {
    state: 'approved',
    ...(loss.moveId !== undefined && { lossMoveId: loss.moveId }),
    ...(gain.moveId !== undefined && { gainMoveId: gain.moveId }),
  });
  const voucher = await stockJournal(ctx, {
    date: before.date,
    source: sourceOf(before),
    memo: before.memo,
    lines: [...loss.entries, ...gain.entries],
  });
  const posting = together(loss.posting, gain.posting, voucher);
  return { result: change.after, ...posting, changes: [change, ...posting.changes] };
};

const sourceOf = ({ id, number }: Count) => ({ noun: stockCount.id, id, number });

const linesOf = (count: Count, isWanted: (variance: string) => boolean) =>
  count.lines.flatMap(({ itemId, variance, lot }, index) =>
    isWanted(variance)
      ? {
          sourceLine: String(index + 1),
          itemId,
          warehouseId: count.warehouseId,
          quantity: abs(variance),
          ...(lot !== undefined && { lot }),
          pointer: '/id',
        }
      : [],
  );

interface Difference {
  posting: Posting;
  entries: ReturnType<typeof throughSuspense>;
  moveId?: string;
}

const none = (): Difference => ({ posting: nothing(), entries: [] });

async function loseStock(ctx: Ctx, count: Count, role: AccountRole): Promise<Difference> {
  const lines = linesOf(count, isNegative);
  if (lines.length === 0) return none();
  const moveId = stockMoveId(count.id);
  const { posting, costs } = await issueStock(ctx, {
    ...{ date: count.date, source: sourceOf(count), kind: 'count', to: 'adjustment' },
    ...{ accountRole: role, moveId, lines },
  });
  return { posting, moveId, entries: throughSuspense(issueEntries(costs, role), role) };
}

/** What was found is worth what its like costs. */
async function gainStock(ctx: Ctx, count: Count): Promise<Difference> {
  const lines = linesOf(count, isPositive);
  if (lines.length === 0) return none();
  const ids = lines.map(({ itemId }) => itemId);
  const items = await itemsById(ctx, ids);
  const pools = await ctx.store.findMany(costPool, ids.map(costPoolId));
  const role = 'stockGain';
  const moveId = ctx.newId('mov');
  const { posting, values } = await receiveStock(ctx, {
    ...{ date: count.date, source: sourceOf(count), kind: 'count', from: 'adjustment' },
    ...{ accountRole: role, moveId },
    lines: lines.map((line) => ({
      ...line,
      unitCost:
        pools.get(costPoolId(line.itemId))?.lastUnitCost ??
        items.get(line.itemId)?.standardCost ??
        '0',
    })),
  });
  return { posting, moveId, entries: throughSuspense(receiptEntries(values, role), role) };
}
