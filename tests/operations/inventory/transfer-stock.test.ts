import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { newShop, newStockItem, type Shop, shelfOf, stockUp } from '../../support/stock.ts';

let world: World;
let t: TestTenant;
let shop: Shop;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  shop = await newShop(t);
});
afterAll(() => world.stop());

const transfer = (itemId: string, quantity: string, more: Record<string, unknown> = {}) => ({
  fromWarehouseId: shop.mainId,
  toWarehouseId: shop.otherId,
  lines: [{ itemId, quantity }],
  ...more,
});

describe('201', () => {
  it('moves the quantity and leaves value and books alone', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    await stockUp(t, shop, [{ itemId, quantity: '10', unitCost: '3' }]);
    const before = await t.ok('inventory.getCostPool', { id: itemId.replace('itm_', 'cp_') });
    const move = await t.ok('inventory.transferStock', transfer(itemId, '4'));
    expect(move.lines[0]).toMatchObject({
      ...{ fromKind: 'warehouse', fromWarehouseId: shop.mainId },
      ...{ toKind: 'warehouse', toWarehouseId: shop.otherId, quantity: '4' },
    });
    expect(move.lines[0].cost).toBeUndefined();
    expect(await shelfOf(t, itemId, shop.mainId)).toMatchObject({ onHand: '6' });
    expect(await shelfOf(t, itemId, shop.otherId)).toMatchObject({ onHand: '4' });
    expect(await t.ok('inventory.getCostPool', { id: before.id })).toEqual(before);
  });

  it('into quarantine and it is no longer to be had', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    await stockUp(t, shop, [{ itemId, quantity: '10', unitCost: '3' }]);
    const toWarehouseId = shop.quarantineId;
    await t.ok('inventory.transferStock', transfer(itemId, '4', { toWarehouseId }));
    const found = await t.ok('inventory.itemAvailability', { id: itemId });
    expect(found).toMatchObject({ onHand: '6', available: '6' });
    expect(found.shelves).toHaveLength(2);
  });
});

describe('422', () => {
  it('more than lies there, and to where it lies already', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    await stockUp(t, shop, [{ itemId, quantity: '3', unitCost: '3' }]);
    const much = await t.call('inventory.transferStock', transfer(itemId, '4'));
    expect([much.status, much.body.code]).toEqual([422, 'inventory.insufficientStock']);
    const nowhere = transfer(itemId, '1', { toWarehouseId: shop.mainId });
    const same = await t.call('inventory.transferStock', nowhere);
    expect([same.status, same.body.code]).toEqual([422, 'inventory.sameLocation']);
  });

  it('goods of a customer do not become ours, and never get a value', async () => {
    const virtual = await t.ok('masterdata.createWarehouse', {
      ...{ code: 'TOLL', name: '客供仓', kind: 'customerOwned', nettable: false },
    });
    const { id: itemId } = await newStockItem(t, shop);
    const move = await t.ok('inventory.receiveOtherStock', {
      ...{ warehouseId: virtual.id, reason: 'other' },
      lines: [{ itemId, quantity: '5', unitCost: '0' }],
    });
    expect(move.lines[0].cost).toBeUndefined();
    const fromWarehouseId = virtual.id;
    const answer = await t.call(
      'inventory.transferStock',
      transfer(itemId, '1', { fromWarehouseId }),
    );
    expect([answer.status, answer.body.code]).toEqual([422, 'inventory.ownershipWouldChange']);
    expect((await t.ok('inventory.itemAvailability', { id: itemId })).onHand).toBe('0');
  });
});

describe('serial numbers', () => {
  it('are in one place: come in once, leave from where they are', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    const line = { itemId, quantity: '1', serial: 'SN-1' };
    const receive = () =>
      t.call('inventory.receiveOtherStock', {
        ...{ warehouseId: shop.mainId, reason: 'found' },
        lines: [{ ...line, unitCost: '1' }],
      });
    expect((await receive()).status).toBe(201);
    const twice = await receive();
    expect([twice.status, twice.body.code]).toEqual([422, 'inventory.serialThereAlready']);
    await stockUp(t, shop, [{ itemId, quantity: '1', unitCost: '1' }]);
    await t.ok('inventory.transferStock', transfer(itemId, '1', { lines: [line] }));
    const gone = await t.call('inventory.transferStock', transfer(itemId, '1', { lines: [line] }));
    expect([gone.status, gone.body.code]).toEqual([422, 'inventory.serialNotThere']);
  });
});

describe('403', () => {
  it('for a buyer', async () => {
    const buyer = await t.member(['buyer']);
    const { id: itemId } = await newStockItem(t, shop);
    expect((await buyer.call('inventory.transferStock', transfer(itemId, '1'))).status).toBe(403);
  });
});

describe('lots', () => {
  const lotted = async (...lots: string[]) => {
    const { id: itemId } = await newStockItem(t, shop, { trackLots: true });
    const lines = lots.map((lot) => ({ itemId, quantity: '5', unitCost: '1', lot }));
    await t.ok('inventory.receiveOtherStock', {
      ...{ warehouseId: shop.mainId, reason: 'found', lines },
    });
    return itemId;
  };
  const scrap = (itemId: string, lot: string, quantity: string, warehouseId = shop.mainId) =>
    t.call('inventory.issueOtherStock', {
      ...{ warehouseId, reason: 'scrap', lines: [{ itemId, quantity, lot }] },
    });

  it('leave as far as they are there, whatever else lies beside them', async () => {
    const itemId = await lotted('A', 'B');
    const unknown = await scrap(itemId, 'C', '1');
    expect([unknown.status, unknown.body.code]).toEqual([422, 'inventory.lotNotThere']);
    expect(unknown.body.errors[0]).toMatchObject({ pointer: '/lines/0/lot' });
    expect(unknown.body.title).toContain('lot C');
    const twice = [3, 3].map((quantity) => ({ itemId, quantity: String(quantity), lot: 'A' }));
    const summed = await t.call('inventory.issueOtherStock', {
      ...{ warehouseId: shop.mainId, reason: 'scrap', lines: twice },
    });
    expect(summed.body.params).toMatchObject({ lot: 'A', onHand: '5', quantity: '6' });
    expect((await scrap(itemId, 'A', '5')).status).toBe(201);
    expect((await scrap(itemId, 'A', '1')).body.code).toBe('inventory.lotNotThere');
  });

  it('go along to another warehouse, and come back with the reversal', async () => {
    const itemId = await lotted('A', 'B');
    const lines = [{ itemId, quantity: '3', lot: 'A' }];
    const moved = await t.ok('inventory.transferStock', transfer(itemId, '3', { lines }));
    expect((await scrap(itemId, 'A', '3')).body.code).toBe('inventory.lotNotThere');
    expect((await scrap(itemId, 'A', '3', shop.otherId)).status).toBe(201);
    const late = await t.call('inventory.reverseStockMove', { id: moved.id });
    expect(late.status).toBe(422);
  });

  it('no goods move on a day that has not come', async () => {
    const lines = [{ itemId: await lotted('A'), quantity: '1', lot: 'A' }];
    const ahead = { warehouseId: shop.mainId, reason: 'scrap', date: '2199-01-01', lines };
    const { status, body } = await t.call('inventory.issueOtherStock', ahead);
    expect([status, body.code]).toEqual([422, 'inventory.dateAhead']);
    expect(body.errors[0]).toMatchObject({ pointer: '/date' });
  });

  it('of two who take the last of one at once, one gets it', async () => {
    const itemId = await lotted('A', 'B');
    const both = await Promise.all([scrap(itemId, 'A', '4'), scrap(itemId, 'A', '4')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
  });
});
