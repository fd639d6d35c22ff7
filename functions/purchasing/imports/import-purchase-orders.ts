import type * as z from 'zod';
import { item } from '../../../shared/contracts/masterdata/item.ts';
import { supplier } from '../../../shared/contracts/masterdata/supplier.ts';
import {
  purchaseOrderApproved,
  purchaseOrderChanged,
} from '../../../shared/contracts/purchasing/events.ts';
import { MAX_LINES } from '../../../shared/contracts/purchasing/lines.ts';
import { purchaseOrder } from '../../../shared/contracts/purchasing/purchase-order.ts';
import { purchaseOrderImport } from '../../../shared/contracts/purchasing/purchase-order-import.ts';
import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { wisherOf } from '../../platform/access.ts';
import type { Ctx } from '../../platform/context.ts';
import { headerOf } from '../../platform/imports/document-rows.ts';
import type { ImportRow } from '../../platform/imports/import-run.ts';
import {
  defineOrderImport,
  type OrderStep,
  saysTheSame,
} from '../../platform/imports/order-import.ts';
import { documentKey } from '../../platform/keys.ts';
import { type Emitted, emit, revise } from '../../platform/outcome.ts';
import { requirePermission, scopeOf } from '../../platform/permissions.ts';
import { needsSecond } from '../domain/approval.ts';
import { orderMovedOn, tooManyLines } from '../domain/errors.ts';
import { isUntouched, saysLine } from '../domain/imported-order.ts';
import type { Order } from '../domain/order-life.ts';
import { draftOrder, orderFields } from '../draft-order.ts';
import { type LineWish, priceLines } from '../price-lines.ts';
import { openPurchase, type Purchase } from '../purchase.ts';

type Row = z.infer<(typeof purchaseOrderImport)['row']>;
type Group = readonly ImportRow<Row>[];

const headerNames = ['supplierId', 'supplierReference', 'date', 'taxIncluded', 'note'] as const;

const wishOf = (row: Row): LineWish => {
  const { itemId, quantity, unitId, price, dueOn, warehouseId, taxCode, description } = row;
  const days = { neededOn: dueOn, promisedOn: dueOn };
  return { itemId, quantity, unitId, price, warehouseId, taxCode, description, ...days };
};

/** Whoever may approve does so by bringing an order in; above the limit it waits for another. */
function standing(ctx: Ctx, { settings }: Purchase, gross: Decimal) {
  const mayApprove = scopeOf(ctx.access, 'purchaseOrder.approve') !== undefined;
  if (!mayApprove || needsSecond(gross, settings.approvalLimit)) return { state: 'draft' as const };
  return {
    state: 'approved' as const,
    approvedBy: wisherOf(ctx.actor),
    approvedOn: ctx.today,
    approvedGross: gross,
  };
}

const itemsOf = (...orders: readonly Order[]) => [
  ...new Set(orders.flatMap(({ lines }) => lines.map(({ itemId }) => itemId))),
];

/** An order that was to come already changes what is expected; any other begins to be. */
function eventsOf(order: Order, before?: Order): Emitted[] {
  const { id: purchaseOrderId, supplierId } = order;
  if (before?.state === 'approved') {
    const itemIds = itemsOf(before, order).slice(0, MAX_LINES);
    return [emit(purchaseOrderChanged, { purchaseOrderId, supplierId, itemIds })];
  }
  if (order.state !== 'approved') return [];
  return [emit(purchaseOrderApproved, { purchaseOrderId, supplierId })];
}

/** The order that some rows make up: new, changed to what they say, or left as it is. */
async function stepOf(ctx: Ctx, group: Group, before: Order | undefined): Promise<OrderStep> {
  const said = headerOf(group, headerNames);
  const rows = group.map(({ values }) => values);
  if (before && saysTheSame(before, said, rows, saysLine)) return { kind: 'unchanged' };
  if (before && !isUntouched(before)) throw orderMovedOn({ number: before.number }, '/externalId');
  if (rows.length > MAX_LINES) throw tooManyLines({ count: rows.length, limit: MAX_LINES });
  const { externalId, supplierId } = rows[0] as Row;
  const { date, taxIncluded } = { ...before, ...said };
  const purchase = await openPurchase(ctx, { supplierId, date, taxIncluded });
  const lines = await priceLines(ctx, purchase, rows.map(wishOf));
  if (!before) {
    const { after } = await draftOrder(ctx, purchase, lines, { ...said, externalId });
    const order = { ...after, ...standing(ctx, purchase, after.gross) };
    const posting = { changes: [{ noun: purchaseOrder, after: order }], events: eventsOf(order) };
    return { kind: 'created', posting };
  }
  requirePermission(ctx, 'purchaseOrder.change');
  const fields = orderFields(ctx, purchase, lines, said);
  const change = revise(ctx, purchaseOrder, before, {
    ...fields,
    ...standing(ctx, purchase, fields.gross),
    revision: before.revision + Number(before.state === 'approved'),
  });
  const events = eventsOf(change.after, before);
  return { kind: 'updated', posting: { changes: [change], events } };
}

/** Open orders of another system, one line a row. */
export const importPurchaseOrders = defineOrderImport({
  target: purchaseOrderImport,
  noun: purchaseOrder,
  reads: ({ itemId, supplierId }) => [documentKey(item, itemId), documentKey(supplier, supplierId)],
  step: stepOf,
});
