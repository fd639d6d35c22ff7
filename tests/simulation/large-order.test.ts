import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HostedCompany, hostProcess, untilTrue } from '../support/host-process.ts';

const LINES = 1000;
const host = hostProcess();
const { start, stop } = host;

let ok: HostedCompany['ok'];
let customerId = '';
let lines: { itemId: string; quantity: string }[] = [];

async function load(target: string, rows: string[]): Promise<void> {
  const { id } = await ok('platform.importTable', { target, content: rows.join('\n') });
  const done = async () => (await ok('platform.getJob', { id })).state === 'succeeded';
  expect(await untilTrue(done, 60), target).toBe(true);
}

async function allItems(): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await ok('masterdata.listItem', { limit: 500, ...(cursor && { cursor }) });
    ids.push(...page.data.map(({ id }: { id: string }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  return ids;
}

beforeAll(async () => {
  await start();
  ({ ok } = await host.signUp('Large'));
  const numbers = Array.from({ length: LINES }, (_, n) => n);
  await load('item', [
    'code,name,unitId,salesPrice',
    ...numbers.map((n) => `L${n},Part ${n},PCS,10`),
  ]);
  await load('openingStock', [
    'itemId,warehouseId,quantity,unitCost',
    ...numbers.map((n) => `L${n},MAIN,100,5`),
  ]);
  lines = (await allItems()).map((itemId) => ({ itemId, quantity: '2' }));
  customerId = (await ok('masterdata.createCustomer', { code: 'L', name: 'Large' })).id;
}, 120_000);

afterAll(host.remove);

const claimed = async (id: string): Promise<number> => {
  const order = await ok('sales.getSalesOrder', { id });
  return order.lines.filter(({ reserved }: { reserved: string }) => reserved === '2').length;
};

async function confirmed(): Promise<{ id: string; first: number }> {
  const { id } = await ok('sales.createSalesOrder', { customerId, lines });
  const order = await ok('sales.confirmSalesOrder', { id });
  expect(order.state).toBe('confirmed');
  const first = order.lines.filter(({ reserved }: { reserved: string }) => reserved === '2').length;
  return { id, first };
}

describe(`an order of ${LINES} lines`, () => {
  it('is taken on in one commit and claims its stock piece by piece', async () => {
    const { id, first } = await confirmed();
    expect(first).toBeGreaterThan(0);
    expect(await untilTrue(async () => (await claimed(id)) === LINES)).toBe(true);
  }, 240_000);

  it('claims all of it after the host was killed in the middle, and nothing twice', async () => {
    const { id, first } = await confirmed();
    expect(first).toBeLessThan(LINES);
    await stop('SIGKILL');
    await start();
    expect(await untilTrue(async () => (await claimed(id)) === LINES, 40)).toBe(true);
    const stock = await ok('inventory.listStock', { limit: 500 });
    for (const row of stock.data) expect(row).toMatchObject({ onHand: '100', reserved: '4' });
    const report = await ok('platform.integrityReport');
    expect(report.checks.filter((check: { ok: boolean }) => !check.ok)).toEqual([]);
  }, 90_000);

  it('is cancelled as a whole and gives everything back', async () => {
    const { id } = await confirmed();
    expect(await untilTrue(async () => (await claimed(id)) === LINES)).toBe(true);
    await ok('sales.cancelSalesOrder', { id, because: 'Not needed' });
    const given = async () => {
      const { data } = await ok('inventory.listStock', { limit: 500 });
      return data.every(({ reserved }: { reserved: string }) => reserved === '4');
    };
    expect(await untilTrue(given)).toBe(true);
  }, 240_000);
});
