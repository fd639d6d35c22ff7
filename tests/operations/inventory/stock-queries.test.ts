import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { newShop, newStockItem, type Shop, stockUp } from '../../support/stock.ts';

let world: World;
let t: TestTenant;
let shop: Shop;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  shop = await newShop(t);
});
afterAll(() => world.stop());

const scrap = (itemId: string, quantity: string) =>
  t.ok('inventory.issueOtherStock', {
    ...{ warehouseId: shop.mainId, reason: 'scrap', lines: [{ itemId, quantity }] },
  });

const later = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('listStock', () => {
  it('shares the value of an item over its warehouses to the last cent', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    await stockUp(t, shop, [{ itemId, quantity: '3', unitCost: '0.1' }]);
    await stockUp(t, shop, [{ itemId, quantity: '4', unitCost: '0.101' }]);
    await t.ok('inventory.transferStock', {
      ...{ fromWarehouseId: shop.mainId, toWarehouseId: shop.otherId },
      lines: [{ itemId, quantity: '2' }],
    });
    const { data } = await t.ok('inventory.listStock', { itemId });
    expect(data).toHaveLength(2);
    const pool = await t.ok('inventory.getCostPool', { id: itemId.replace('itm_', 'cp_') });
    const cents = data.map(({ value }: Body) => Math.round(Number(value) * 100));
    expect(cents[0] + cents[1]).toBe(Math.round(Number(pool.value) * 100));
  });

  it('tells the value only to those who may see costs', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    await stockUp(t, shop, [{ itemId, quantity: '3', unitCost: '7' }]);
    const rep = await t.member(['salesRep']);
    const { data } = await rep.ok('inventory.listStock', { itemId });
    expect(data[0]).toMatchObject({ onHand: '3', available: '3', nettable: true });
    expect(data[0].value).toBeUndefined();
    expect((await t.ok('inventory.listStock', { itemId })).data[0].value).toBe('21');
  });

  it('looks as of a moment, finds by name, and pages without loss', async () => {
    const made = [];
    for (let i = 0; i < 5; i += 1) made.push(await newStockItem(t, shop, { name: `轴承座 ${i}` }));
    const lines = made.map(({ id }) => ({ itemId: id, quantity: '2', unitCost: '1' }));
    await stockUp(t, shop, lines);
    await later();
    const then = new Date().toISOString();
    await later();
    await scrap(made[0].id, '2');
    const now = await t.ok('inventory.listStock', { search: '轴承' });
    expect(now.data).toHaveLength(4);
    const past = await t.ok('inventory.listStock', { search: '轴承', asOf: then });
    expect(past.data).toHaveLength(5);
    const all = await t.ok('inventory.listStock', { search: '轴承', withEmpty: true });
    expect(all.data).toHaveLength(5);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await t.ok('inventory.listStock', { search: '轴承', limit: 2, cursor });
      seen.push(...page.data.map(({ itemCode }: Body) => itemCode));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(made.slice(1).map(({ code }) => code));
    const forged = await t.call('inventory.listStock', { cursor: 'abc.def' });
    expect(forged.status).toBe(400);
  });

  it('403 for HR', async () => {
    const hr = await t.member(['hr']);
    expect((await hr.call('inventory.listStock', {})).status).toBe(403);
  });
});

describe('itemAvailability', () => {
  it('404 for an item of another company', async () => {
    const stranger = await world.tenant();
    const { id } = await newStockItem(stranger, await newShop(stranger));
    expect((await t.call('inventory.itemAvailability', { id })).status).toBe(404);
  });
});

describe('explain', () => {
  it('a unit cost opens into the movements that made it', async () => {
    const { id } = await newStockItem(t, shop);
    await stockUp(t, shop, [{ itemId: id, quantity: '100', unitCost: '10' }]);
    await stockUp(t, shop, [{ itemId: id, quantity: '50', unitCost: '11.5' }]);
    await later();
    const before = new Date().toISOString();
    await later();
    await scrap(id, '60');
    const told = await t.ok('inventory.explainItemCost', { id });
    expect(told).toMatchObject({ value: '10.5', quantity: '90', stockValue: '945' });
    expect(
      told.steps.map(({ code, quantity, cost, unitCost }: Body) => [
        code,
        quantity,
        cost,
        unitCost,
      ]),
    ).toEqual([
      ['otherIn', '100', '1000', '10'],
      ['otherIn', '50', '575', '10.5'],
      ['otherOut', '-60', '-630', '10.5'],
    ]);
    const past = await t.ok('inventory.explainItemCost', { id, asOf: before });
    expect(past).toMatchObject({ quantity: '150', steps: { length: 2 } });
    const rep = await t.member(['salesRep']);
    expect((await rep.call('inventory.explainItemCost', { id })).status).toBe(403);
  });

  it('the cost of an issue is calculated once more on the pool as it was', async () => {
    const fifo = await world.tenant({ costingMethod: 'fifo' });
    const there = await newShop(fifo);
    const { id: itemId } = await newStockItem(fifo, there);
    await stockUp(fifo, there, [{ itemId, quantity: '100', unitCost: '10' }]);
    await stockUp(fifo, there, [{ itemId, quantity: '50', unitCost: '11.5' }]);
    const out = await fifo.ok('inventory.issueOtherStock', {
      ...{ warehouseId: there.mainId, reason: 'scrap', lines: [{ itemId, quantity: '120' }] },
    });
    await stockUp(fifo, there, [{ itemId, quantity: '5', unitCost: '99' }]);
    const told = await fifo.ok('inventory.explainMoveCost', { id: out.id });
    expect(told.value).toBe('1230');
    expect(told.steps.map(({ code, quantity, cost }: Body) => [code, quantity, cost])).toEqual([
      ['cost.fromLayer', '100', '1000'],
      ['cost.fromLayer', '20', '230'],
    ]);
    for (const { label } of told.steps) expect(label.zh).not.toBe(label.en);
  });
});
