import type * as z from 'zod';
import { customer } from '../../../shared/contracts/masterdata/customer.ts';
import { item } from '../../../shared/contracts/masterdata/item.ts';
import { MAX_LINES } from '../../../shared/contracts/sales/lines.ts';
import { salesOrder } from '../../../shared/contracts/sales/sales-order.ts';
import { salesOrderImport } from '../../../shared/contracts/sales/sales-order-import.ts';
import type { Ctx } from '../../platform/context.ts';
import { load } from '../../platform/entity.ts';
import { headerOf } from '../../platform/imports/document-rows.ts';
import type { ImportRow } from '../../platform/imports/import-run.ts';
import {
  defineOrderImport,
  type OrderStep,
  saysTheSame,
} from '../../platform/imports/order-import.ts';
import { documentKey } from '../../platform/keys.ts';
import { revise } from '../../platform/outcome.ts';
import { requirePermission } from '../../platform/permissions.ts';
import { orderMovedOn, tooManyLines } from '../domain/errors.ts';
import { saysLine } from '../domain/imported-order.ts';
import type { Order } from '../domain/order-life.ts';
import { draftOrder, orderFields } from '../draft-order.ts';
import { type LineWish, priceLines } from '../price-lines.ts';
import { openSale } from '../sale.ts';

type Row = z.infer<(typeof salesOrderImport)['row']>;

const headerNames = ['customerId', 'customerReference', 'date', 'taxIncluded', 'note'] as const;

const wishOf = (row: Row): LineWish => {
  const { itemId, description, quantity, price, discount } = row;
  const { taxCode, requestedDate, warehouseId, sourcing } = row;
  return {
    ...{ itemId, description, quantity, price, discount },
    ...{ taxCode, requestedDate, warehouseId, sourcing },
  };
};

/** The first day on which something of it is wanted. */
const firstDay = (rows: readonly Row[]): { requestedDate?: string } => {
  const [requestedDate] = rows.flatMap((row) => row.requestedDate ?? []).toSorted();
  return requestedDate === undefined ? {} : { requestedDate };
};

/** Whoever sees only their own orders changes no other's, nor learns what it says. */
async function stepOf(
  ctx: Ctx,
  group: readonly ImportRow<Row>[],
  before: Order | undefined,
): Promise<OrderStep> {
  if (before) await load(ctx, salesOrder, before.id);
  const said = headerOf(group, headerNames);
  const rows = group.map(({ values }) => values);
  if (before && saysTheSame(before, said, rows, saysLine)) return { kind: 'unchanged' };
  if (before && before.state !== 'draft') {
    throw orderMovedOn({ number: before.number }, '/externalId');
  }
  if (rows.length > MAX_LINES) throw tooManyLines({ count: rows.length, limit: MAX_LINES });
  const { externalId, customerId } = rows[0] as Row;
  const { date, taxIncluded } = { ...before, ...said };
  const sale = await openSale(ctx, { customerId, date, taxIncluded });
  const lines = await priceLines(ctx, sale, rows.map(wishOf));
  const header = { ...said, ...firstDay(rows) };
  if (!before) {
    const order = await draftOrder(ctx, sale, lines, { ...header, externalId });
    return { kind: 'created', posting: { changes: [order] } };
  }
  requirePermission(ctx, 'salesOrder.change');
  await load(ctx, salesOrder, before.id, 'salesOrder.change');
  const change = revise(ctx, salesOrder, before, orderFields(ctx, sale, lines, header));
  return { kind: 'updated', posting: { changes: [change] } };
}

/** Open orders of another system, one line a row. */
export const importSalesOrders = defineOrderImport({
  target: salesOrderImport,
  noun: salesOrder,
  reads: ({ itemId, customerId }) => [documentKey(item, itemId), documentKey(customer, customerId)],
  step: stepOf,
});
