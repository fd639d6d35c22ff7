import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostProcess } from '../support/host-process.ts';
import { type Chain, killAndFinish } from '../support/killed-chain.ts';

const seed = Number(process.env.SEED ?? 20_261_121);
const POINTS = Number(process.env.KILL_POINTS ?? 30);
/** Store calls from the request to the payment, those of what hears of them included. */
const CALLS = 40;
const QUANTITY = 7;
const today = new Date().toISOString().slice(0, 10);

const host = hostProcess();
const { ok, start, stop } = host;

let supplierId = '';
let itemId = '';

/** Procure-to-pay, every step with a key. */
async function walk({ name, step }: Chain): Promise<void> {
  const request = await step('purchasing.createPurchaseRequest', {
    ...{ itemId, quantity: String(QUANTITY), neededOn: today },
  });
  const { id } = await step('purchasing.orderRequests', {
    ...{ supplierId, requests: [{ requestId: request.id }] },
  });
  await step('purchasing.approvePurchaseOrder', { id });
  const line = { purchaseOrderId: id, orderLine: 1, quantity: String(QUANTITY) };
  await step('purchasing.receiveGoods', { date: today, lines: [line] });
  const invoice = await step('purchasing.recordPurchaseInvoice', {
    ...{ supplierId, invoiceNumber: name, date: today, postingDate: today },
    lines: [{ ...line, price: '3.33' }],
  });
  await step('finance.paySupplier', {
    ...{ supplierId, date: today, amount: invoice.gross, method: 'bankTransfer' },
    allocations: [{ openItemId: invoice.openItemId, amount: invoice.gross }],
  });
}

const totalOf = async (operation: string, filter: Record<string, unknown> = {}) =>
  (await ok(operation, { filter, limit: 1, count: true })).total;

beforeAll(async () => {
  await start();
  await host.signUp();
  const unit = (await ok('masterdata.listUnit', { limit: 1 })).data[0];
  const supplier = { code: 'S', name: 'Supplier', taxIncluded: false };
  supplierId = (await ok('masterdata.createSupplier', supplier)).id;
  const item = { code: 'A', name: 'Item A', unitId: unit.id };
  itemId = (await ok('masterdata.createItem', item)).id;
  await ok('purchasing.createSupplierPrice', {
    ...{ supplierId, itemId, taxIncluded: false },
    breaks: [{ minimum: '1', price: '3.33' }],
  });
  await stop('SIGTERM');
}, 240_000);

afterAll(host.remove);

describe('the host killed before or after any store call of procure-to-pay', () => {
  it(`orders, receives, owes and pays once, ${POINTS} points, seed ${seed}`, async () => {
    const chains = await killAndFinish(host, { points: POINTS, seed, calls: CALLS, walk });

    const count = chains.length;
    expect(await totalOf('purchasing.listPurchaseRequest', { state: { eq: 'ordered' } })).toBe(
      count,
    );
    expect(await totalOf('purchasing.listPurchaseRequest')).toBe(count);
    expect(await totalOf('purchasing.listPurchaseOrder')).toBe(count);
    const received = { state: { eq: 'received' } };
    expect(await totalOf('purchasing.listPurchaseOrder', received)).toBe(count);
    expect(await totalOf('purchasing.listGoodsReceipt')).toBe(count);
    const posted = { state: { eq: 'posted' } };
    expect(await totalOf('purchasing.listPurchaseInvoice', posted)).toBe(count);
    expect(await totalOf('purchasing.listPurchaseInvoice')).toBe(count);
    expect(await totalOf('finance.listPayment')).toBe(count);
    const [shelf] = (await ok('inventory.listStock', { itemId })).data;
    expect(shelf.onHand).toBe(String(QUANTITY * count));
    const owed = (await ok('finance.listOpenItem', { limit: 500 })).data;
    expect(owed.map(({ open }: { open: string }) => open)).toEqual(owed.map(() => '0'));
    const report = await ok('platform.integrityReport');
    expect(report.checks.filter((check: { ok: boolean }) => !check.ok)).toEqual([]);
  }, 400_000);
});
