import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { confirmed, openShop, order, type Shop } from '../../support/selling.ts';

let world: World;
let tenant: TestTenant;
let shop: Shop;
beforeAll(async () => {
  world = await startWorld();
  tenant = await world.tenant();
  shop = await openShop(tenant, { stock: '10' });
  await world.settle();
}, 60_000);
afterAll(() => world?.stop());

/** A run that does not wait for orders to lie still. */
async function sweep(at: string, quietMinutes = 0): Promise<{ stuck: number }> {
  const result = await world.host.runner.invoke('sales-steps', {
    step: 'sales.kickStuckOrders',
    tenantId: tenant.id,
    generation: 1,
    workflow: 'order-sweep',
    key: at,
    input: { at, quietMinutes },
  });
  await world.settle();
  if (!result.ok) throw new Error(result.error.errorMessage);
  return result.payload as { stuck: number };
}

const get = (id: string) => tenant.ok('sales.getSalesOrder', { id });

describe('the sweep for stuck orders', () => {
  let second: string;

  it('writes nothing where nothing is stuck', async () => {
    await confirmed(tenant, shop, '8');
    second = (await confirmed(tenant, shop, '5')).id;
    await world.settle();
    expect((await get(second)).lines[0]).toMatchObject({ supply: 'short', reserved: '2' });
    expect(await sweep('2026-11-22T00:00:00Z')).toEqual({ stuck: 0 });
  });

  it('has an order claim stock that came free and that nobody told it of', async () => {
    const { data } = await tenant.ok('sales.listSalesOrder', { sort: 'createdAt', limit: 1 });
    const [first] = data;
    await tenant.ok('sales.changeSalesOrder', {
      id: first.id,
      lines: [{ lineNo: 1, quantity: '5' }],
    });
    await world.settle();
    expect((await get(second)).lines[0].reserved).toBe('2');
    expect(await sweep('2026-11-22T04:00:00Z', 10)).toEqual({ stuck: 0 });
    expect(await sweep('2026-11-22T08:00:00Z')).toEqual({ stuck: 1 });
    const [line] = (await get(second)).lines;
    expect(line.reserved).toBe('5');
    expect(line.supply).not.toBe('short');
    expect(await sweep('2026-11-22T12:00:00Z')).toEqual({ stuck: 0 });
  });

  it('leaves drafts alone', async () => {
    const { id } = await order(tenant, shop, '1');
    expect(await sweep('2026-11-22T16:00:00Z')).toEqual({ stuck: 0 });
    expect((await get(id)).state).toBe('draft');
  });

  it('comes by every company when the clock starts it', async () => {
    const at = '2026-11-22T20:00:00Z';
    const { execution } = await world.host.machines.start('order-sweep', `sweep-${at}`, { at });
    await world.settle();
    expect(world.host.machines.describe(execution.arn)).toMatchObject({ status: 'SUCCEEDED' });
  });
});
