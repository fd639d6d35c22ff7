import { openItem } from '../../../shared/contracts/finance/open-item.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { goodsReceipt } from '../../../shared/contracts/purchasing/goods-receipt.ts';
import type { cancelLandedCost as contract } from '../../../shared/contracts/purchasing/invoice-operations.ts';
import { landedCost, landedCostStates } from '../../../shared/contracts/purchasing/landed-cost.ts';
import { eq, neg } from '../../../shared/kernel/decimal.ts';
import type { Ctx } from '../../platform/context.ts';
import { load, needAll } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise, together } from '../../platform/outcome.ts';
import type { Bearing } from '../bearing-lines.ts';
import { bookLandedCost } from '../book-landed-cost.ts';
import { settleUnpaid } from '../settle-unpaid.ts';

/** The goods cost again what they cost before, and nothing is owed for it. */
export const cancelLandedCost: CommandRun<typeof contract> = async (ctx, input) => {
  const cost = await load(ctx, landedCost, input.id, 'landedCost.cancel');
  landedCostStates.assertMove(cost.state, 'cancelled', 'landed cost');
  const { because, date = ctx.today } = input;
  const { openItemId, net, spread, tax, id, number } = cost;
  const vat = eq(net, spread) ? neg(tax) : '0';
  const booked = await bookLandedCost(ctx, cost, await inRed(ctx, cost), { date, vat });
  const item = openItemId === undefined ? undefined : await ctx.store.find(openItem, openItemId);
  const source = { noun: 'landedCost', id, number };
  const settled = item ? [settleUnpaid(ctx, item, { date, source })] : [];
  const cancelled = revise(ctx, landedCost, cost, {
    state: 'cancelled',
    sellerKey: undefined,
    ...(because !== undefined && { cancelledBecause: because }),
  });
  const own = { changes: [cancelled, ...settled] };
  return { result: cancelled.after, ...together(own, booked.posting) };
};

async function inRed(ctx: Ctx, { lines }: Doc<typeof landedCost>): Promise<Bearing[]> {
  const ids = lines.map(({ goodsReceiptId }) => goodsReceiptId);
  const receipts = await needAll(ctx, goodsReceipt, ids);
  return lines.flatMap((line) => {
    const { stockMoveId: moveId, date: receiptDate } = receipts.get(line.goodsReceiptId) as Doc<
      typeof goodsReceipt
    >;
    if (moveId === undefined) return [];
    return [{ line: { ...line, amount: neg(line.amount) }, moveId, receiptDate }];
  });
}
