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
import { AppError } from '../../../shared/kernel/errors.ts';
import { wisherOf } from '../../platform/access.ts';
import type { Ctx } from '../../platform/context.ts';
import { headerOf, rowOfPointer } from '../../platform/imports/document-rows.ts';
import {
  defineImport,
  type ImportedBatch,
  type ImportRow,
} from '../../platform/imports/import-run.ts';
import { documentKey, foldedValue, uniqueKey } from '../../platform/keys.ts';
import { type Emitted, emit, type Posting, revise, together } from '../../platform/outcome.ts';
import { requirePermission, scopeOf } from '../../platform/permissions.ts';
import { needsSecond } from '../domain/approval.ts';
import { orderMovedOn, tooManyLines } from '../domain/errors.ts';
import { isUntouched, saysTheSame } from '../domain/imported-order.ts';
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

const keyOf = (externalId: unknown, row: number): string =>
  typeof externalId === 'string' ? `order ${foldedValue(externalId)}` : String(row);

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

interface Step {
  kind: 'created' | 'updated' | 'unchanged';
  posting?: Partial<Posting>;
}

/** The order that some rows make up: new, changed to what they say, or left as it is. */
async function stepOf(ctx: Ctx, group: Group, before: Order | undefined): Promise<Step> {
  const said = headerOf(group, headerNames);
  const rows = group.map(({ values }) => values);
  if (before && saysTheSame(before, said, rows)) return { kind: 'unchanged' };
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

/** Brings in with two reads what the orders of a batch are priced with, and those known already. */
async function readAhead(ctx: Ctx, groups: readonly Group[]): Promise<(Order | undefined)[]> {
  const rows = groups.flat().map(({ values }) => values);
  const [lookups] = await Promise.all([
    ctx.store.items(
      groups.map(([first]) =>
        uniqueKey(purchaseOrder, ['externalId'], [(first as ImportRow<Row>).values.externalId]),
      ),
    ),
    ctx.store.preload([
      ...rows.map(({ itemId }) => documentKey(item, itemId)),
      ...rows.map(({ supplierId }) => documentKey(supplier, supplierId)),
    ]),
  ]);
  const ids = lookups.map((lookup) => lookup?.['id'] as string | undefined);
  const known = await ctx.store.findMany(
    purchaseOrder,
    ids.filter((id) => id !== undefined),
  );
  return ids.map((id) => (id === undefined ? undefined : known.get(id)));
}

/** Open orders of another system, one line a row. */
export const importPurchaseOrders = defineImport({
  target: purchaseOrderImport,
  // The order and its external id.
  actionsOf: () => 2,
  groupOf: ({ externalId }, row) => keyOf(externalId, row),
  async run(ctx, rows: ImportRow<Row>[]) {
    const groups = [
      ...Map.groupBy(rows, ({ row, values }) => keyOf(values.externalId, row)).values(),
    ];
    const known = await readAhead(ctx, groups);
    const counts = { created: 0, updated: 0, unchanged: 0 };
    const rowErrors: ImportedBatch['rowErrors'] = [];
    const postings: Partial<Posting>[] = [];
    // Side by side, what they read and their numbers travel together.
    await Promise.all(
      groups.map(async (group, index) => {
        try {
          const { kind, posting = {} } = await stepOf(ctx, group, known[index]);
          counts[kind] += group.length;
          postings.push(posting);
        } catch (error) {
          if (!(error instanceof AppError) || error.status >= 500) throw error;
          rowErrors.push(rowOfPointer(group, error, 'lines'));
        }
      }),
    );
    return { ...together(...postings), ...counts, rowErrors };
  },
});
