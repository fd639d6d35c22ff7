import { expect } from 'vitest';
import { add, mul, sub } from '../../shared/kernel/decimal.ts';
import { todayInBritain } from '../support/today.ts';
import { moved, type Shop, surely, taken } from './faulty-shop.ts';

const today = todayInBritain();

/** One purchase, as far as its dice let it go: ordered, received in parts, invoiced, paid. */
export async function purchase(shop: Shop, name: string, random: () => number): Promise<void> {
  const { model, supplierId, bought } = shop;
  const ordered = 2 + Math.floor(random() * 6);
  const created = await surely(
    shop,
    'purchasing.createPurchaseOrder',
    { supplierId, lines: [{ itemId: bought, quantity: String(ordered), price: '3.17' }] },
    `${name}-o`,
  );
  expect(created.status, created.text).toBe(201);
  model.purchaseOrders += 1;
  const { id } = created.body;
  if (random() < 0.1) {
    expect((await surely(shop, 'purchasing.cancelPurchaseOrder', { id }, `${name}-x`)).status).toBe(
      200,
    );
    return;
  }
  const approved = await surely(shop, 'purchasing.approvePurchaseOrder', { id }, `${name}-a`);
  expect(approved.status, approved.text).toBe(200);
  const parts = random() < 0.4 ? [1, ordered - 1] : [ordered];
  for (const [index, part] of parts.entries()) {
    const lines = [{ purchaseOrderId: id, orderLine: 1, quantity: String(part) }];
    const key = `${name}-r${index}`;
    const received = await surely(shop, 'purchasing.receiveGoods', { lines }, key);
    expect(received.status, received.text).toBe(201);
    moved(model, bought, String(part));
  }
  if (random() < 0.2) return;
  const line = { purchaseOrderId: id, orderLine: 1, quantity: String(ordered), price: '3.17' };
  const paper = { supplierId, invoiceNumber: name, date: today, lines: [line] };
  const invoice = await surely(shop, 'purchasing.recordPurchaseInvoice', paper, `${name}-i`);
  expect([invoice.status, invoice.body.state], invoice.text).toEqual([201, 'posted']);
  const { gross, openItemId } = invoice.body;
  model.payable = add(model.payable, gross);
  if (random() < 0.4) return;
  const pays = { supplierId, date: today, amount: gross, method: 'bankTransfer' };
  const chosen = { ...pays, allocations: [{ openItemId, amount: gross }] };
  const paid = await surely(shop, 'finance.paySupplier', chosen, `${name}-p`);
  expect(paid.status, paid.text).toBe(201);
  model.payable = sub(model.payable, gross);
}

/** One work order: released, reported with its material, received, closed; or taken back. */
export async function production(shop: Shop, name: string, random: () => number): Promise<void> {
  const { model, bought, made } = shop;
  const quantity = String(1 + Math.floor(random() * 5));
  const wish = { itemId: made, quantity, startOn: today, dueOn: today };
  const created = await surely(shop, 'manufacturing.createWorkOrder', wish, `${name}-o`);
  expect(created.status, created.text).toBe(201);
  model.workOrders += 1;
  const { id } = created.body;
  const released = await surely(shop, 'manufacturing.releaseWorkOrder', { id }, `${name}-l`);
  expect(released.status, released.text).toBe(200);
  if (random() < 0.15) {
    await surely(shop, 'manufacturing.cancelWorkOrder', { id }, `${name}-x`);
    return;
  }
  const done = { id, operation: 10, good: quantity };
  const report = await surely(shop, 'manufacturing.reportOperation', done, `${name}-r`);
  // Material may have run out for this one: then nothing was posted.
  if (report.status === 422) {
    expect(report.body.code).toBe('manufacturing.shortOfMaterial');
    return;
  }
  expect(report.status, report.text).toBe(201);
  const material = mul('2', quantity);
  taken(model, bought, material);
  if (random() < 0.15) {
    const back = { id: report.body.id };
    const reversed = await surely(shop, 'manufacturing.reverseOperationReport', back, `${name}-b`);
    expect(reversed.status, reversed.text).toBe(200);
    moved(model, bought, material);
    return;
  }
  const receive = { id, quantity };
  const receipt = await surely(shop, 'manufacturing.receiveProduction', receive, `${name}-g`);
  expect(receipt.status, receipt.text).toBe(201);
  moved(model, made, quantity);
  if (random() < 0.5) await surely(shop, 'manufacturing.closeWorkOrder', { id }, `${name}-c`);
}
