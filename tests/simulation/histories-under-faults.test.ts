import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFaultPlan, mulberry32 } from '../../infra/local/store/faults.ts';
import { add, neg, sub } from '../../shared/kernel/decimal.ts';
import { balancesOf } from '../support/finance.ts';
import { startWorld, type World } from '../support/harness.ts';
import { openShop, type Shop, surely, taken } from './faulty-shop.ts';
import { production, purchase } from './supply-histories.ts';

const seed = Number(process.env.SEED ?? 20_261_121);
const HISTORIES = Number(process.env.HISTORIES ?? 150);
const TENANTS = 2;
const today = new Date().toISOString().slice(0, 10);

const faults = createFaultPlan({
  seed,
  rates: {
    conflict: 0.03,
    throttle: 0.02,
    timeoutBefore: 0.01,
    timeoutAfter: 0.02,
    lateCommit: 0.005,
    delay: 0.02,
  },
  lateMs: 400,
});
faults.active = false;

let world: World;
beforeAll(async () => {
  world = await startWorld({ faults, delivery: { duplicates: 3, shuffle: true } });
}, 240_000);
afterAll(() => world.stop());

/** One customer's story, as far as its dice let it go. */
async function sale(shop: Shop, name: string, random: () => number): Promise<void> {
  const { model } = shop;
  const wanted = new Map<string, string>();
  for (let line = 0; line < 1 + Math.floor(random() * 3); line += 1) {
    const itemId = shop.items[Math.floor(random() * shop.items.length)] as string;
    wanted.set(itemId, String(1 + Math.floor(random() * 4)));
  }
  const lines = [...wanted].map(([itemId, quantity]) => ({ itemId, quantity }));
  const { customerId } = shop;
  const order = (await surely(shop, 'sales.createSalesOrder', { customerId, lines }, `${name}-c`))
    .body;
  model.orders += 1;
  if (random() < 0.1) return;
  const id = order.id;
  const confirmed = await surely(shop, 'sales.confirmSalesOrder', { id }, `${name}-k`);
  expect(confirmed.status, confirmed.text).toBe(200);
  if (random() < 0.15) {
    await surely(shop, 'sales.cancelSalesOrder', { id }, `${name}-x`);
    return;
  }
  const delivered = await surely(shop, 'sales.deliverSalesOrder', { id }, `${name}-d`);
  // Stock may have run out for this one: then nothing was reserved, and nothing leaves.
  if (delivered.status !== 201) return;
  for (const line of delivered.body.lines) {
    taken(model, line.itemId, line.quantity);
  }
  const invoice = await surely(shop, 'sales.issueSalesInvoice', { id }, `${name}-i`);
  expect(invoice.status, invoice.text).toBe(201);
  model.receivable = add(model.receivable, invoice.body.gross);
  if (random() < 0.3) return;
  const paid = { customerId, date: today, amount: invoice.body.gross, method: 'bankTransfer' };
  expect((await surely(shop, 'finance.receivePayment', paid, `${name}-p`)).status).toBe(201);
  model.receivable = sub(model.receivable, invoice.body.gross);
}

/** Sales in the majority, so that stock runs out and comes again. */
const kinds = [sale, sale, sale, purchase, production];

async function check({ tenant, model }: Shop): Promise<void> {
  const stock = (await tenant.ok('inventory.listStock', { limit: 500 })).data;
  for (const row of stock) expect(row.onHand).toBe(model.onHand.get(row.itemId));
  const orders = await tenant.ok('sales.listSalesOrder', { limit: 1, count: true });
  expect(orders.total).toBe(model.orders);
  for (const [operation, count] of [
    ['purchasing.listPurchaseOrder', model.purchaseOrders],
    ['manufacturing.listWorkOrder', model.workOrders],
  ] as const) {
    expect((await tenant.ok(operation, { limit: 1, count: true })).total, operation).toBe(count);
  }
  const balances = await balancesOf(tenant, {});
  expect([balances['1100'] ?? '0', balances['2100'] ?? '0']).toEqual([
    model.receivable,
    neg(model.payable),
  ]);
  const report = await tenant.ok('platform.integrityReport');
  expect(report.checks.filter((one: { ok: boolean }) => !one.ok)).toEqual([]);
}

describe(`random business histories under faults, three clients, seed=${seed}`, () => {
  it(`${HISTORIES} histories leave the books that a plain model expects`, async () => {
    const shops = await Promise.all(Array.from({ length: TENANTS }, () => openShop(world)));
    await world.settle();
    let next = 0;
    faults.active = true;
    const client = async () => {
      while (next < HISTORIES) {
        const index = next++;
        const shop = shops[index % shops.length] as Shop;
        await kinds[index % kinds.length]?.(shop, `h${index}`, mulberry32(seed + index));
      }
    };
    await Promise.all([client(), client(), client()]);
    faults.active = false;
    await world.host.guard.settle();
    await world.settle();
    expect(faults.injected.length).toBeGreaterThan(HISTORIES / 4);
    for (const shop of shops) await check(shop);
    expect(world.host.bus.listDeadLetters()).toEqual([]);
  }, 900_000);
});
