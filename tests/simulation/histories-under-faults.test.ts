import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFaultPlan, mulberry32 } from '../../infra/local/store/faults.ts';
import { add, sub } from '../../shared/kernel/decimal.ts';
import type { HttpAnswer as Answer } from '../support/answer.ts';
import { startWorld, type TestTenant, type World } from '../support/harness.ts';

const seed = Number(process.env.SEED ?? 20_261_121);
const HISTORIES = Number(process.env.HISTORIES ?? 150);
const TENANTS = 2;
const START = 400;
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
}, 60_000);
afterAll(() => world.stop());

/** What the books of one company must say, kept by adding and subtracting and nothing else. */
interface Model {
  onHand: Map<string, string>;
  orders: number;
  receivable: string;
}

interface Shop {
  tenant: TestTenant;
  customerId: string;
  items: string[];
  model: Model;
}

async function openShop(): Promise<Shop> {
  const tenant = await world.tenant({ locale: 'en', accountingStandard: 'international' });
  const unit = (await tenant.ok('masterdata.listUnit', { limit: 1 })).data[0];
  const filter = { code: { eq: 'MAIN' } };
  const place = (await tenant.ok('masterdata.listWarehouse', { filter })).data[0];
  const items: string[] = [];
  for (const code of ['A', 'B', 'C', 'D']) {
    const fields = { code, name: code, unitId: unit.id, salesPrice: '7.77' };
    items.push((await tenant.ok('masterdata.createItem', fields)).id);
  }
  const customer = await tenant.ok('masterdata.createCustomer', { code: 'X', name: 'X' });
  await tenant.ok('inventory.postOpeningStock', {
    lines: items.map((itemId) => ({
      itemId,
      warehouseId: place.id,
      quantity: String(START),
      unitCost: '3.33',
    })),
  });
  const onHand = new Map(items.map((itemId) => [itemId, String(START)]));
  return { tenant, customerId: customer.id, items, model: { onHand, orders: 0, receivable: '0' } };
}

/** Asks with a key until the store has recovered: what is answered then happened exactly once. */
async function surely(
  { tenant }: Shop,
  operation: string,
  input: Record<string, unknown>,
  key: string,
): Promise<Answer> {
  for (let tries = 0; tries < 60; tries += 1) {
    const answer = await tenant.call(operation, input, { key });
    if (answer.status !== 503) {
      expect(answer.status, `${operation} ${answer.text}`).toBeLessThan(500);
      return answer;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${operation} stayed busy`);
}

/** One customer's story, as far as its dice let it go. */
async function history(shop: Shop, name: string, random: () => number): Promise<void> {
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
    model.onHand.set(line.itemId, sub(model.onHand.get(line.itemId) ?? '0', line.quantity));
  }
  const invoice = await surely(shop, 'sales.issueSalesInvoice', { id }, `${name}-i`);
  expect(invoice.status, invoice.text).toBe(201);
  model.receivable = add(model.receivable, invoice.body.gross);
  if (random() < 0.3) return;
  const paid = { customerId, date: today, amount: invoice.body.gross, method: 'bankTransfer' };
  expect((await surely(shop, 'finance.receivePayment', paid, `${name}-p`)).status).toBe(201);
  model.receivable = sub(model.receivable, invoice.body.gross);
}

async function check({ tenant, model }: Shop): Promise<void> {
  const stock = (await tenant.ok('inventory.listStock', { limit: 500 })).data;
  for (const row of stock) expect(row.onHand).toBe(model.onHand.get(row.itemId));
  const orders = await tenant.ok('sales.listSalesOrder', { limit: 1, count: true });
  expect(orders.total).toBe(model.orders);
  const report = await tenant.ok('platform.integrityReport');
  expect(report.checks.filter((one: { ok: boolean }) => !one.ok)).toEqual([]);
}

describe(`random business histories under faults, three clients, seed=${seed}`, () => {
  it(`${HISTORIES} histories leave the books that a plain model expects`, async () => {
    const shops = await Promise.all(Array.from({ length: TENANTS }, openShop));
    await world.settle();
    let next = 0;
    faults.active = true;
    const client = async () => {
      while (next < HISTORIES) {
        const index = next++;
        const shop = shops[index % shops.length] as Shop;
        await history(shop, `h${index}`, mulberry32(seed + index));
      }
    };
    await Promise.all([client(), client(), client()]);
    faults.active = false;
    await world.host.guard.settle();
    await world.settle();
    expect(faults.injected.length).toBeGreaterThan(HISTORIES / 4);
    for (const shop of shops) await check(shop);
    expect(world.host.bus.listDeadLetters()).toEqual([]);
  }, 240_000);
});
