import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostProcess, untilTrue } from '../support/host-process.ts';
import { type Chain, killAndFinish } from '../support/killed-chain.ts';

const seed = Number(process.env.SEED ?? 20_261_121);
const POINTS = Number(process.env.KILL_POINTS ?? 30);
const today = new Date().toISOString().slice(0, 10);

const host = hostProcess();
const { ok, start, stop } = host;

let customerId = '';
const lines: { itemId: string; quantity: string }[] = [];

/** Order-to-cash, every step with a key. */
async function walk({ name, step }: Chain): Promise<void> {
  const { id } = await step('sales.createSalesOrder', {
    customerId,
    lines,
    externalId: name,
  });
  await step('sales.confirmSalesOrder', { id });
  await step('sales.deliverSalesOrder', { id });
  const { gross } = await step('sales.issueSalesInvoice', { id });
  await step('finance.receivePayment', {
    customerId,
    date: today,
    amount: gross,
    method: 'bankTransfer',
  });
}

beforeAll(async () => {
  await start();
  await host.signUp();
  const unit = (await ok('masterdata.listUnit', { limit: 1 })).data[0];
  const place = (await ok('masterdata.listWarehouse', { filter: { code: { eq: 'MAIN' } } }))
    .data[0];
  for (const code of ['A', 'B', 'C']) {
    const item = await ok('masterdata.createItem', {
      code,
      name: `Item ${code}`,
      unitId: unit.id,
      salesPrice: '9.99',
    });
    lines.push({ itemId: item.id, quantity: '2' });
  }
  customerId = (await ok('masterdata.createCustomer', { code: 'K', name: 'Customer' })).id;
  await ok('inventory.postOpeningStock', {
    lines: lines.map(({ itemId }) => ({
      itemId,
      warehouseId: place.id,
      quantity: '1000',
      unitCost: '4',
    })),
  });
  await stop('SIGTERM');
}, 240_000);

afterAll(host.remove);

describe('the host killed before or after any store call of order-to-cash', () => {
  it(`loses nothing it answered and does nothing twice, ${POINTS} points, seed ${seed}`, async () => {
    const chains = await killAndFinish(host, { points: POINTS, seed, calls: 32, walk });
    const orders = (await ok('sales.listSalesOrder', { limit: 500, count: true })).total;
    expect(orders).toBe(chains.length);
    const stock = (await ok('inventory.listStock', { limit: 500 })).data;
    for (const row of stock) expect(row.onHand).toBe(String(1000 - 2 * chains.length));
    const closed = async () =>
      (await ok('sales.listSalesOrder', { filter: { state: { eq: 'closed' } }, count: true }))
        .total;
    await untilTrue(async () => (await closed()) >= chains.length);
    expect(await closed(), 'orders that the resumed events closed').toBe(chains.length);
    const report = await ok('platform.integrityReport');
    expect(report.checks.filter((check: { ok: boolean }) => !check.ok)).toEqual([]);
  }, 400_000);
});
