import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPurchasing, ordered } from '../../support/buying.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { ordered as make, newPlant, newProduct, released } from '../../support/making.ts';
import { newItem, openShop, receive, type Shop } from '../../support/selling.ts';

const LINES = 40;

let world: World;
let t: TestTenant;
let shop: Shop;
let order: Body;
let note: Body;
let invoice: Body;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  shop = await openShop(t, { customer: { name: '苏州合泰', nameEn: 'Hotai Suzhou' } });
  const items = await Promise.all(
    Array.from({ length: LINES }, (_, n) =>
      newItem(t, { name: `不锈钢法兰 ${n}`, nameEn: `Steel flange ${n}` }),
    ),
  );
  for (const { id } of items) await receive(t, id, shop.warehouseId, '100');
  order = await t.ok('sales.createSalesOrder', {
    customerId: shop.customerId,
    lines: items.map(({ id: itemId }) => ({ itemId, quantity: '3' })),
  });
  await t.ok('sales.confirmSalesOrder', { id: order.id });
  const lines = order.lines
    .slice(0, 10)
    .map(({ lineNo }: Body) => ({ orderLine: lineNo, quantity: '3' }));
  note = await t.ok('sales.deliverSalesOrder', { id: order.id, lines });
  invoice = await t.ok('sales.issueSalesInvoice', { id: order.id });
}, 60_000);
afterAll(() => world.stop());

/** The bytes of a printed file, past the JSON-minded harness. */
async function print(path: string): Promise<{ status: number; type: string; bytes: Buffer }> {
  const answer = await fetch(`${world.host.url}/api/printing/${path}`, {
    headers: { authorization: `Bearer ${t.token}` },
  });
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? '',
    bytes: Buffer.from(await answer.arrayBuffer()),
  };
}

const pagesOf = (bytes: Buffer): number =>
  (bytes.toString('latin1').match(/\/Type \/Page\b(?!s)/g) ?? []).length;

describe('documents on paper', () => {
  it('200: an order of 40 lines is a PDF within a second, in both languages', async () => {
    await print(`sales-orders/${order.id}`);
    for (const language of ['zh-CN', 'en']) {
      const start = performance.now();
      const { status, type, bytes } = await print(`sales-orders/${order.id}?language=${language}`);
      expect([status, type]).toEqual([200, 'application/pdf']);
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      expect(pagesOf(bytes)).toBeGreaterThan(1);
      expect(performance.now() - start).toBeLessThan(3_000);
    }
  });

  it('200: deliveries, invoices and vouchers, on the paper of their kind', async () => {
    const [voucher] = (await t.ok('finance.listJournal', { limit: 1 })).data;
    expect((await t.call('printing.printJournal', { id: voucher.id })).status).toBe(200);
    for (const path of [
      `deliveries/${note.id}`,
      `sales-invoices/${invoice.id}`,
      `journals/${voucher.id}`,
      `journals/${voucher.id}?paper=a4`,
    ]) {
      const { status, bytes } = await print(path);
      expect([path, status, bytes.subarray(0, 5).toString()]).toEqual([path, 200, '%PDF-']);
    }
    const { bytes } = await print(`journals/${voucher.id}`);
    expect(bytes.toString('latin1')).toContain('/MediaBox [0 0 680.31');
  });

  it('200: quotations, purchase orders and travellers of work orders', async () => {
    const lines = [{ itemId: shop.itemId, quantity: '2' }];
    const offer = await t.ok('sales.createQuotation', { customerId: shop.customerId, lines });
    const purchasing = await openPurchasing(t);
    const purchase = await ordered(t, purchasing);
    const plant = await newPlant(t);
    const product = await newProduct(t, plant);
    await released(t, product.id, [{ itemId: shop.itemId, quantity: '1' }]);
    const work = await make(t, plant, product.id, '5');
    for (const [operation, { id }] of [
      ['printing.printQuotation', offer],
      ['printing.printPurchaseOrder', purchase],
      ['printing.printWorkOrder', work],
      ['printing.printDelivery', note],
      ['printing.printSalesInvoice', invoice],
    ] as [string, Body][]) {
      const answer = await t.call(operation, { id, language: 'en' });
      expect([operation, answer.status, answer.text.slice(0, 5)]).toEqual([
        operation,
        200,
        '%PDF-',
      ]);
    }
  });

  it('200: several in one file', async () => {
    const { data } = await t.ok('finance.listJournal', { limit: 3 });
    const [first, ...others] = data.map(({ id }: Body) => id);
    const alone = await Promise.all(data.map(({ id }: Body) => print(`journals/${id}`)));
    const together = await print(`journals/${first}?also=${others.join(',')}`);
    const pages = alone.reduce((sum, { bytes }) => sum + pagesOf(bytes), 0);
    expect(pagesOf(together.bytes)).toBe(pages);
  });

  it('400: what is printed with it must be of the same kind', async () => {
    const { status } = await print(`sales-orders/${order.id}?also=${note.id}`);
    expect(status).toBe(400);
  });

  it('404 and 403: another company’s order, a worker’s wish', async () => {
    const other = await world.tenant();
    const foreign = await other.call('printing.printSalesOrder', { id: order.id });
    expect(foreign.status).toBe(404);
    const worker = await t.member(['worker']);
    expect((await worker.call('printing.printSalesOrder', { id: order.id })).status).toBe(403);
  });
});
