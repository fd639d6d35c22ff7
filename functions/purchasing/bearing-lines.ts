import type * as z from 'zod';
import type { Doc } from '../../shared/contracts/noun.ts';
import { goodsReceipt } from '../../shared/contracts/purchasing/goods-receipt.ts';
import type { postLandedCost } from '../../shared/contracts/purchasing/invoice-operations.ts';
import type { landedCostLine } from '../../shared/contracts/purchasing/landed-cost.ts';
import { type Decimal, isPositive, sub } from '../../shared/kernel/decimal.ts';
import { spreadLandedCost } from '../inventory/postings.ts';
import type { Ctx } from '../platform/context.ts';
import { needAll } from '../platform/entity.ts';
import { partOf } from './domain/amounts.ts';
import { nothingLeftOfReceipt, unknownLine } from './domain/errors.ts';

type Wish = z.infer<(typeof postLandedCost)['input']>['lines'][number];
type Receipt = Doc<typeof goodsReceipt>;

/** A received line that bears a part of the cost, and the movement that brought it. */
export interface Bearing {
  line: z.infer<typeof landedCostLine>;
  moveId: string;
  receiptDate: string;
}

interface Spreading {
  basis: 'value' | 'weight' | 'quantity';
  spread: Decimal;
  currency: string;
}

/** The cost spread over what was kept of the named lines; the parts make the whole (M7). */
export async function bearingLines(
  ctx: Ctx,
  wishes: readonly Wish[],
  { basis, spread, currency }: Spreading,
): Promise<Bearing[]> {
  const ids = wishes.map(({ goodsReceiptId }) => goodsReceiptId);
  const receipts = await needAll(
    ctx,
    goodsReceipt,
    ids,
    (id) => `/lines/${ids.indexOf(id)}/goodsReceiptId`,
  );
  const kept = wishes.map((wish, index) =>
    keptOf(receipts.get(wish.goodsReceiptId) as Receipt, wish, currency, `/lines/${index}`),
  );
  const shares = spreadLandedCost(
    spread,
    basis,
    kept.map(({ line, value }, index) => ({
      key: String(index),
      quantity: line.quantity,
      value,
      ...(line.unitWeight !== undefined && { unitWeight: line.unitWeight }),
    })),
    currency,
  );
  return kept.map(({ line, moveId, receiptDate }, index) => ({
    line: { ...line, amount: shares[index]?.amount ?? '0' },
    ...{ moveId, receiptDate },
  }));
}

function keptOf(receipt: Receipt, wish: Wish, currency: string, pointer: string) {
  const { goodsReceiptId, receiptLine, unitWeight } = wish;
  const line = receipt.lines.find(({ lineNo }) => lineNo === receiptLine);
  if (!line) throw unknownLine({ line: receiptLine }, `${pointer}/receiptLine`);
  const quantity = sub(line.quantity, line.returned ?? '0');
  const { stockMoveId: moveId, date: receiptDate } = receipt;
  if (!isPositive(quantity) || moveId === undefined || line.warehouseId === undefined) {
    throw nothingLeftOfReceipt({ line: receiptLine }, `${pointer}/receiptLine`);
  }
  const weight = unitWeight === undefined ? {} : { unitWeight };
  const { itemId } = line;
  return {
    line: { goodsReceiptId, receiptLine, itemId, quantity, ...weight, amount: '0' },
    value: partOf(line.value, quantity, line.quantity, currency),
    ...{ moveId, receiptDate },
  };
}
