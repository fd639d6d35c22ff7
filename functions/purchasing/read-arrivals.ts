import type * as z from 'zod';
import type { item } from '../../shared/contracts/masterdata/item.ts';
import { warehouse } from '../../shared/contracts/masterdata/warehouse.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import type { goodsReceiptLine } from '../../shared/contracts/purchasing/goods-receipt.ts';
import type { receiveGoods } from '../../shared/contracts/purchasing/receiving-operations.ts';
import { type Decimal, isPositive, isZero } from '../../shared/kernel/decimal.ts';
import { inItemUnit, itemsById } from '../masterdata/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { needAll } from '../platform/entity.ts';
import { lotNeeded, notOurWarehouse, otherSupplier } from './domain/errors.ts';
import { assertReceivable, type Order, type OrderLine } from './domain/order-life.ts';
import { planReceipt } from './domain/plan-receipt.ts';
import { assertCounted } from './new-request.ts';
import { type OrderBook, openOrderBook } from './order-book.ts';
import { loadSettings } from './settings.ts';

type Entered = z.infer<(typeof receiveGoods)['input']>['lines'][number];

export interface ArrivedPart {
  line: OrderLine;
  goods: Doc<typeof item>;
  receiptLine: z.infer<typeof goodsReceiptLine>;
  pointer: string;
}

export interface Arrivals {
  orders: OrderBook;
  parts: ArrivedPart[];
  supplierId: string;
}

/** What arrived, line by line against the orders it was ordered on; all of one supplier. */
export async function readArrivals(ctx: Ctx, entered: readonly Entered[]): Promise<Arrivals> {
  const ids = entered.map(({ purchaseOrderId }) => purchaseOrderId);
  const pointerOf = (id: string) => `/lines/${ids.indexOf(id)}/purchaseOrderId`;
  const orders = await openOrderBook(ctx, ids, pointerOf);
  for (const order of orders.orders) assertReceivable(order);
  const [first] = orders.orders as [Order];
  const stranger = orders.orders.find(({ supplierId }) => supplierId !== first.supplierId);
  if (stranger) throw otherSupplier({}, pointerOf(stranger.id));
  const lines = entered.map((one, index) =>
    orders.line(one.purchaseOrderId, one.orderLine, `/lines/${index}/orderLine`),
  );
  const items = await itemsById(ctx, [...new Set(lines.map(({ itemId }) => itemId))]);
  const { inspectIn } = await loadSettings(ctx);
  const parts: ArrivedPart[] = [];
  for (const [index, one] of entered.entries()) {
    const goods = items.get((lines[index] as OrderLine).itemId) as Doc<typeof item>;
    parts.push(await readLine(ctx, orders, { one, goods, index, inspectIn }));
  }
  await assertOurs(ctx, parts);
  return { orders, parts, supplierId: first.supplierId };
}

interface Reading {
  one: Entered;
  goods: Doc<typeof item>;
  index: number;
  inspectIn: string | undefined;
}

async function readLine(
  ctx: Ctx,
  orders: OrderBook,
  { one, goods, index, inspectIn }: Reading,
): Promise<ArrivedPart> {
  const pointer = `/lines/${index}`;
  const { purchaseOrderId, orderLine, lot, expiresOn, serial, rejectedBecause } = one;
  const line = orders.line(purchaseOrderId, orderLine, `${pointer}/orderLine`);
  const count = async (entered: Decimal, field: string) => {
    const own = one.unitId ? await inItemUnit(ctx, goods, entered, one.unitId) : entered;
    assertCounted(goods, own, `${pointer}/${field}`);
    return own;
  };
  const quantity = await count(one.quantity, 'quantity');
  const rejected = await count(one.rejected ?? '0', 'rejected');
  if (goods.trackLots && lot === undefined && isPositive(quantity)) {
    throw lotNeeded({ item: goods.code }, `${pointer}/lot`);
  }
  const order = orders.order(purchaseOrderId);
  const plan = planReceipt(order, { line, quantity, rejected, pointer });
  orders.put(purchaseOrderId, plan.line);
  const warehouseId = goods.stocked
    ? (one.warehouseId ?? inspectIn ?? line.warehouseId)
    : undefined;
  return {
    line,
    goods,
    pointer,
    receiptLine: {
      lineNo: index + 1,
      purchaseOrderId,
      orderLine,
      itemId: line.itemId,
      ...(warehouseId !== undefined && { warehouseId }),
      ...(lot !== undefined && { lot }),
      ...(expiresOn !== undefined && { expiresOn }),
      ...(serial !== undefined && { serial }),
      quantity,
      ...(!isZero(rejected) && { rejected }),
      ...(rejectedBecause !== undefined && { rejectedBecause }),
      value: plan.value,
    },
  };
}

async function assertOurs(ctx: Ctx, parts: readonly ArrivedPart[]): Promise<void> {
  const ids = parts.flatMap(({ receiptLine: { warehouseId } }) => warehouseId ?? []);
  const found = await needAll(ctx, warehouse, [...new Set(ids)]);
  for (const { receiptLine, pointer } of parts) {
    const kind = found.get(receiptLine.warehouseId ?? '')?.kind;
    if (kind === 'customerOwned') throw notOurWarehouse({}, `${pointer}/warehouseId`);
  }
}
