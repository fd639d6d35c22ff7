import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mulberry32 } from '../../infra/local/store/faults.ts';
import { hostProcess, untilTrue } from '../support/host-process.ts';

const seed = Number(process.env.SEED ?? 20_261_121);
const POINTS = Number(process.env.KILL_POINTS ?? 30);
const today = new Date().toISOString().slice(0, 10);

const host = hostProcess();
const { call, ok, start, stop } = host;

/** What a caller remembers of a chain: the answers it has heard, word by word. */
interface Chain {
  name: string;
  heard: Map<string, string>;
}

let customerId = '';
const lines: { itemId: string; quantity: string }[] = [];

/** Order-to-cash with keys: whatever was heard before must be heard again, byte by byte. */
async function walk(chain: Chain): Promise<void> {
  const step = async (operation: string, input: Record<string, unknown>) => {
    const answer = await call(operation, input, `${chain.name}-${operation}`);
    if (answer.status >= 300) throw new Error(`${chain.name} ${operation}: ${answer.text}`);
    const before = chain.heard.get(operation);
    if (before !== undefined) expect(answer.text, `${chain.name} ${operation}`).toBe(before);
    chain.heard.set(operation, answer.text);
    return answer.body;
  };
  const { id } = await step('sales.createSalesOrder', {
    customerId,
    lines,
    externalId: chain.name,
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

/** True when the host died under the caller; anything else it says is a finding. */
async function diesDuring(chain: Chain): Promise<boolean> {
  try {
    await walk(chain);
    return false;
  } catch (error) {
    if (error instanceof TypeError && /fetch failed|terminated/.test(error.message)) return true;
    throw error;
  }
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
}, 60_000);

afterAll(host.remove);

describe('the host killed before or after any store call of order-to-cash', () => {
  it(`loses nothing it answered and does nothing twice, ${POINTS} points, seed ${seed}`, async () => {
    const random = mulberry32(seed);
    const chains: Chain[] = [];
    let deaths = 0;
    let unfinished: Chain | undefined;
    for (let index = 0; index < POINTS; index += 1) {
      const number = 1 + Math.floor(random() * 32);
      const kind = random() < 0.5 ? 'crashBefore' : 'crashAfter';
      await start(`${number}:${kind}`);
      // The host that comes up finishes what the dead one was asked for, then is armed itself.
      if (unfinished) await walk(unfinished);
      host.arm();
      const chain = { name: `chain-${index}`, heard: new Map<string, string>() };
      chains.push(chain);
      const died = await diesDuring(chain);
      unfinished = died ? chain : undefined;
      if (died) deaths += 1;
      await stop('SIGKILL');
    }
    expect(deaths, 'points that were reached').toBeGreaterThan(POINTS / 2);

    await start();
    for (const chain of chains) await walk(chain);
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
