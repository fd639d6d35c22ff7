import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
import {
  codeOf,
  type LotShop,
  late,
  lotsOf,
  openLotShop,
  soon,
  today,
  yesterday,
} from '../../support/lot-shop.ts';
import { assertSound } from '../../support/selling.ts';
import { shelfOf } from '../../support/stock.ts';

let world: World;
let t: TestTenant;
let shop: LotShop;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  shop = await openLotShop(t);
});
afterAll(async () => {
  await assertSound(t);
  await world.stop();
});

const deliver = (id: string, more: Record<string, unknown> = {}) =>
  t.call('sales.deliverSalesOrder', { id, ...more });

describe('a delivery', () => {
  it('takes what expires first, then what came first, and nothing that has expired', async () => {
    const { id } = await shop.newLotItem();
    await shop.received(id, 'NONE', '5');
    await shop.received(id, 'LATE', '5', late);
    await shop.received(id, 'GONE', '5', yesterday);
    await shop.received(id, 'SOON', '5', soon);
    await shop.received(id, 'TODAY', '1', today);
    const order = await shop.sold(id, '13');
    expect(lotsOf((await deliver(order.id)).body)).toEqual([
      ['TODAY', '1'],
      ['SOON', '5'],
      ['LATE', '5'],
      ['NONE', '2'],
    ]);
  });

  it('422: with too little that is good, nothing leaves', async () => {
    const { id } = await shop.newLotItem();
    await shop.received(id, 'GONE', '5', yesterday);
    await shop.received(id, 'GOOD', '4', soon);
    const order = await shop.sold(id, '6');
    expect(order.lines[0].reserved).toBe('4');
    const all = [{ orderLine: 1, quantity: '6' }];
    const refused = await deliver(order.id, { lines: all });
    expect(codeOf(refused)).toEqual([422, 'inventory.insufficientStock']);
    expect(refused.body).toMatchObject({
      errors: [{ pointer: '/lines/0/quantity' }],
      params: { expired: '5', available: '4', quantity: '6' },
    });
    expect((await shelfOf(t, id, shop.plant.mainId)).onHand).toBe('9');
    expect(lotsOf((await deliver(order.id)).body)).toEqual([['GOOD', '4']]);
  });

  it('422: a lot that has expired is refused by name, and can leave otherwise', async () => {
    const { id } = await shop.newLotItem();
    await shop.received(id, 'GONE', '6', yesterday);
    await shop.received(id, 'TODAY', '1', today);
    const order = await shop.sold(id, '3');
    const named = (lot: string) => ({ lines: [{ orderLine: 1, quantity: '1', lot }] });
    const refused = await deliver(order.id, named('GONE'));
    expect(codeOf(refused)).toEqual([422, 'inventory.lotExpired']);
    expect(refused.body).toMatchObject({
      errors: [{ pointer: '/lines/0/lot' }],
      params: { lot: 'GONE', expiresOn: yesterday },
    });
    expect((await deliver(order.id, named('TODAY'))).status).toBe(201);
    expect((await deliver(order.id, { ...named('GONE'), date: yesterday })).status).toBe(201);
    const lines = [{ itemId: id, quantity: '2', lot: 'GONE' }];
    await t.ok('inventory.issueOtherStock', {
      ...{ warehouseId: shop.plant.mainId, reason: 'scrap', lines },
    });
    await t.ok('inventory.transferStock', {
      ...{ fromWarehouseId: shop.plant.mainId, toWarehouseId: shop.plant.quarantineId, lines },
    });
    expect(await shop.lots({ itemId: id })).toMatchObject([
      { lot: 'GONE', warehouseId: shop.plant.mainId, onHand: '1' },
      { lot: 'GONE', warehouseId: shop.plant.quarantineId, onHand: '2' },
    ]);
  });
});
