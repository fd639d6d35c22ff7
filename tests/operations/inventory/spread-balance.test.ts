import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { openShop, order, type Shop } from '../../support/selling.ts';

let world: World;
let t: TestTenant;
let shop: Shop;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  shop = await openShop(t, { stock: '100' });
});
afterAll(() => world.stop());

const spread = (parts: number, call = t.call) =>
  call('inventory.spreadBalance', { itemId: shop.itemId, warehouseId: shop.warehouseId, parts });
const stock = async () => (await t.ok('inventory.listStock', { limit: 10 })).data[0];

describe('spreadBalance', () => {
  it('403: a salesperson does not decide how stock is kept', async () => {
    const member = await t.member(['salesRep']);
    expect((await spread(4, member.call)).status).toBe(403);
  });

  it('404: an item that is not ours', async () => {
    const other = await world.tenant();
    expect((await spread(4, other.call)).status).toBe(404);
  });

  it('200: what is on hand, reserved and available stays; orders go on as before', async () => {
    const { id } = await order(t, shop, '30');
    await t.ok('sales.confirmSalesOrder', { id });
    expect((await spread(4)).status).toBe(200);
    expect(await stock()).toMatchObject({ onHand: '100', reserved: '30', available: '70' });

    const many = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const made = await order(t, shop, '10');
        return t.ok('sales.confirmSalesOrder', { id: made.id });
      }),
    );
    const reserved = many.map(({ lines }) => Number(lines[0].reserved));
    expect(reserved.reduce((a, b) => a + b, 0)).toBe(70);
    expect(await stock()).toMatchObject({ onHand: '100', reserved: '100', available: '0' });

    await t.ok('sales.deliverSalesOrder', { id });
    await t.ok('sales.cancelSalesOrder', { id: many[0]?.id });
    await world.settle();
    expect(await stock()).toMatchObject({ onHand: '70' });
    const report = await t.ok('platform.integrityReport');
    expect(report.checks.filter((check: { ok: boolean }) => !check.ok)).toEqual([]);
  });

  it('409: it is kept in as many parts already', async () => {
    const again = await spread(4);
    expect(again).toMatchObject({ status: 409, body: { code: 'inventory.alreadySpread' } });
    expect((await spread(8)).status).toBe(200);
    expect(await stock()).toMatchObject({ onHand: '70' });
  });
});
