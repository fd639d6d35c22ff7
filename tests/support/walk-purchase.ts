import type { Body } from './harness.ts';
import { step, type Walker } from './walk-order.ts';

interface Market {
  supplierId: string;
  itemId: string;
  warehouseId: string;
}

/** A supplier, goods and a warehouse of its own, which no other request has bent meanwhile. */
async function openMarket(seeded: Walker): Promise<Market | undefined> {
  const { random, catalogue } = seeded;
  const [unit] = catalogue.of('unit').filter((one) => one['archived'] !== true);
  const make = (noun: string, more: object) =>
    step(seeded, `masterdata.create${noun}`, {
      ...{ code: random.word(8), name: random.word(8) },
      ...more,
    });
  const supplier = await make('Supplier', { paymentTerms: { kind: 'net', days: 30 } });
  const goods = { kind: 'goods', unitId: unit?.id, decimals: 2, stocked: true, make: false };
  const item = await make('Item', goods);
  const warehouse = await make('Warehouse', { kind: 'normal', nettable: true });
  if (!supplier || !item || !warehouse) return undefined;
  await step(seeded, 'purchasing.createSupplierPrice', {
    ...{ supplierId: supplier.id, itemId: item.id, breaks: [{ minimum: '0', price: '9' }] },
  });
  return { supplierId: supplier.id, itemId: item.id, warehouseId: warehouse.id };
}

/**
 * Leaves purchases at every stage of their way: asked for, drafted, approved, partly received,
 * invoiced and paid in part, held, waiting for the deduction or for a red invoice, with freight.
 */
export async function walkPurchases(seeded: Walker): Promise<void> {
  const market = await openMarket(seeded);
  if (!market) return;
  const { supplierId, itemId, warehouseId } = market;
  const { today, of } = seeded.catalogue;
  const wish = { itemId, quantity: '5', neededOn: today };
  const asked = () => step(seeded, 'purchasing.createPurchaseRequest', wish);
  const drafted = () =>
    step(seeded, 'purchasing.createPurchaseOrder', {
      ...{ supplierId, warehouseId, taxIncluded: false },
      lines: [{ itemId, quantity: '20', price: '10' }],
    });
  const approved = async () => {
    const order = await drafted();
    return order && step(seeded, 'purchasing.approvePurchaseOrder', { id: order.id });
  };
  const received = async (quantity: string) => {
    const order = await approved();
    const line = { purchaseOrderId: order?.id, orderLine: 1, quantity, rejected: '1' };
    const receipt = order && (await step(seeded, 'purchasing.receiveGoods', { lines: [line] }));
    return order && receipt ? { order, receipt } : undefined;
  };
  const invoiced = (order: Body, price: string) =>
    step(seeded, 'purchasing.recordPurchaseInvoice', {
      ...{ supplierId, invoiceNumber: seeded.random.word(10), date: today, postingDate: today },
      lines: [{ purchaseOrderId: order.id, orderLine: 1, quantity: '8', price }],
    });
  const [first] = [await asked(), await asked()];
  if (first) {
    const requests = [{ requestId: first.id }];
    await step(seeded, 'purchasing.orderRequests', { supplierId, requests });
  }
  const back = await received('10');
  if (back) {
    await invoiced(back.order, '10');
    const lines = [{ receiptLine: 1, quantity: '9' }];
    await step(seeded, 'purchasing.returnToSupplier', { id: back.receipt.id, lines });
  }
  const owed = await received('10');
  if (owed) {
    await invoiced(owed.order, '10');
    const lines = [{ goodsReceiptId: owed.receipt.id, receiptLine: 1 }];
    await step(seeded, 'purchasing.postLandedCost', {
      ...{ supplierId, invoiceNumber: seeded.random.word(10), kind: 'freight', basis: 'value' },
      ...{ net: '10', date: today, lines },
    });
  }
  const disputed = await received('10');
  if (disputed) await invoiced(disputed.order, '19');
  const waiting = await received('10');
  const waits = { confirmDeduction: true };
  if (waiting && (await step(seeded, 'purchasing.changePurchasingSettings', waits))) {
    await invoiced(waiting.order, '10');
    await step(seeded, 'purchasing.changePurchasingSettings', { confirmDeduction: false });
  }
  await approved();
  await drafted();
  if (of('purchaseRequest').length < 60) await asked();
  await seeded.catalogue.refresh();
}
