import type { BusinessDate } from '../../../shared/kernel/date.ts';
import { groupedApart } from '../domain/grouped-apart.ts';
import type { Lot, Purchase, Sale } from '../domain/happenings.ts';
import { takesOf } from '../domain/make-and-buy.ts';
import type { Names } from '../names.ts';
import type { Input, Performer } from '../perform.ts';

/** Where something happens; the key keeps it from happening twice. */
export interface Scene {
  on: Performer;
  names: Names;
  key: string;
}

/** Ordered, approved, received, invoiced; suppliers and items are all different. */
export async function buy({ on, names, key }: Scene, purchases: readonly Purchase[]) {
  const [first] = purchases;
  if (!first) return;
  const all = (name: string, day: BusinessDate, operation: string, list: Input[], n: number) =>
    on.performAll(`${key}-${name}`, day, operation, list, n);
  const orders = purchases.map(({ supplier, on: date, receiveOn, lines }) => ({
    ...{ supplierId: names.supplier(supplier), date, taxIncluded: false, warehouseId: names.main },
    lines: lines.map(({ item, quantity, price }) => ({
      ...{ itemId: names.item(item), quantity, price, neededOn: receiveOn, promisedOn: receiveOn },
    })),
  }));
  const ids = await all('po', first.on, 'purchasing.createPurchaseOrder', orders, 12);
  const approvals = ids.map((id) => ({ id }));
  await all('po-ok', first.on, 'purchasing.approvePurchaseOrder', approvals, 10);
  const lineOf = (index: number, line: number, quantity: string) => ({
    ...{ purchaseOrderId: ids[index], orderLine: line + 1, quantity },
  });
  const arrivals = purchases.map(({ receiveOn, lines }, index) => ({
    date: receiveOn,
    lines: lines.map(({ quantity }, line) => lineOf(index, line, quantity)),
  }));
  await all('gr', first.receiveOn, 'purchasing.receiveGoods', arrivals, 8);
  const invoices = purchases.map((one, index) => ({
    ...{ supplierId: names.supplier(one.supplier), invoiceNumber: one.invoiceNumber },
    ...{ date: one.invoiceOn, postingDate: one.invoiceOn, taxIncluded: false },
    lines: one.lines.map(({ quantity, price }, line) => ({
      ...lineOf(index, line, quantity),
      price: one.invoicedAt ?? price,
    })),
  }));
  await all('pinv', first.invoiceOn, 'purchasing.recordPurchaseInvoice', invoices, 8);
}

/** Ordered, released, reported, received with what it took, closed. */
export async function make(
  { on, names, key }: Scene,
  lots: readonly Lot[],
  { startOn, doneOn }: { startOn: BusinessDate; doneOn: BusinessDate },
) {
  const all = (name: string, day: BusinessDate, operation: string, list: Input[], n: number) =>
    on.performAll(`${key}-${name}`, day, operation, list, n);
  const orders = lots.map(({ item, quantity }) => ({
    ...{ itemId: names.item(item), quantity, startOn, dueOn: doneOn, warehouseId: names.main },
  }));
  const ids = await all('wo', startOn, 'manufacturing.createWorkOrder', orders, 12);
  const released = ids.map((id) => ({ id }));
  await all('wo-go', startOn, 'manufacturing.releaseWorkOrder', released, 12);
  const reports = lots.map(({ quantity }, index) => ({
    ...{ id: ids[index], operation: 10, date: doneOn, good: quantity },
  }));
  await all('wo-report', doneOn, 'manufacturing.reportOperation', reports, 12);
  // What takes the same material draws on one cost pool: it cannot be in one commit.
  const apart = groupedApart(
    lots.map((lot, index) => ({ lot, index })),
    ({ lot }) => [lot.item, ...takesOf(lot.item)],
    4,
  );
  for (const [turn, group] of apart.entries()) {
    const receipts = group.map(({ lot, index }) => ({
      ...{ id: ids[index], date: doneOn, quantity: lot.quantity },
    }));
    await all(`wo-in-${turn}`, doneOn, 'manufacturing.receiveProduction', receipts, 4);
  }
  const closing = ids.map((id) => ({ id, date: doneOn }));
  await all('wo-end', doneOn, 'manufacturing.closeWorkOrder', closing, 12);
}

/** Ordered, confirmed, delivered, invoiced; no two of them sell the same. */
export async function sell(scene: Scene, sales: readonly Sale[]) {
  const { on, key } = scene;
  const [first] = sales;
  if (!first) return;
  const ids = await order(scene, sales);
  const { deliverOn } = first;
  const deliveries = ids.map((id, index) => ({ id, date: sales[index]?.deliverOn }));
  await on.performAll(`${key}-dn`, deliverOn, 'sales.deliverSalesOrder', deliveries, 4);
  await on.performAll(`${key}-inv`, deliverOn, 'sales.issueSalesInvoice', deliveries, 4);
}

/** Ordered and confirmed, each claiming what there is. */
export async function order({ on, names, key }: Scene, sales: readonly Sale[]): Promise<string[]> {
  const [first] = sales;
  if (!first) return [];
  const orders = sales.map(({ customer, on: date, deliverOn, taxIncluded = false, lines }) => ({
    ...{ customerId: names.customer(customer), date, requestedDate: deliverOn },
    ...{ taxIncluded, warehouseId: names.main },
    lines: lines.map(({ item, quantity, price }) => ({
      ...{ itemId: names.item(item), quantity, price },
    })),
  }));
  const ids = await on.performAll(`${key}-so`, first.on, 'sales.createSalesOrder', orders, 12);
  const confirmed = ids.map((id) => ({ id }));
  await on.performAll(`${key}-so-ok`, first.on, 'sales.confirmSalesOrder', confirmed, 4);
  return ids;
}
