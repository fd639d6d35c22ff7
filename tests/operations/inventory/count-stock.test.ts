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

const count = (itemId: string, counted: string, startedAt?: string) => ({
  warehouseId: shop.mainId,
  lines: [{ itemId, counted }],
  ...(startedAt !== undefined && { startedAt }),
});

const scrap = (itemId: string, quantity: string) =>
  t.ok('inventory.issueOtherStock', {
    ...{ warehouseId: shop.mainId, reason: 'scrap', lines: [{ itemId, quantity }] },
  });

const later = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('countStock', () => {
  it('INV-03: book 100, counted 97, moved −2 meanwhile is a variance of −1', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    await stockUp(t, shop, [{ itemId, quantity: '100', unitCost: '10' }]);
    await later();
    const startedAt = new Date().toISOString();
    await later();
    await scrap(itemId, '2');
    const found = await t.ok('inventory.countStock', count(itemId, '97', startedAt));
    const line = { book: '100', moved: '-2', counted: '97', variance: '-1' };
    expect(found).toMatchObject({ state: 'counted', lines: [line] });
    expect(await shelfOf(t, itemId, shop.mainId)).toMatchObject({ onHand: '98' });

    const approved = await t.ok('inventory.approveStockCount', { id: found.id });
    expect(approved).toMatchObject({ state: 'approved', version: 2 });
    expect(await shelfOf(t, itemId, shop.mainId)).toMatchObject({ onHand: '97' });
    const move = await t.ok('inventory.getStockMove', { id: approved.lossMoveId });
    expect(move).toMatchObject({ kind: 'count', lines: [{ quantity: '1', cost: '10' }] });
    const { data } = await t.ok('finance.listJournal', { limit: 500 });
    const voucher = data.find((one: { source: { id: string } }) => one.source.id === found.id);
    const seen = voucher.lines.map(
      ({ accountCode, debit, credit }: Record<string, string>) =>
        `${accountCode} ${debit}/${credit}`,
    );
    expect(seen.sort()).toEqual(['1405 0/10', '1901 0/10', '1901 10/0', '5711 10/0']);
  });

  it('too much is worth what its like costs', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    await stockUp(t, shop, [{ itemId, quantity: '4', unitCost: '2.5' }]);
    const found = await t.ok('inventory.countStock', count(itemId, '6'));
    const approved = await t.ok('inventory.approveStockCount', { id: found.id });
    const move = await t.ok('inventory.getStockMove', { id: approved.gainMoveId });
    expect(move.lines[0]).toMatchObject({ quantity: '2', cost: '5', toWarehouseId: shop.mainId });
  });

  it('what agrees moves nothing when it is approved', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    await stockUp(t, shop, [{ itemId, quantity: '4', unitCost: '2.5' }]);
    const found = await t.ok('inventory.countStock', count(itemId, '4'));
    const approved = await t.ok('inventory.approveStockCount', { id: found.id });
    expect(approved.lossMoveId ?? approved.gainMoveId).toBeUndefined();
  });

  it('403: who counts does not approve; 409: an approved count cannot be cancelled', async () => {
    const keeper = await t.member(['warehouseKeeper']);
    const { id: itemId } = await newStockItem(t, shop);
    await stockUp(t, shop, [{ itemId, quantity: '4', unitCost: '1' }]);
    const found = await keeper.ok('inventory.countStock', count(itemId, '3'));
    expect((await keeper.call('inventory.approveStockCount', { id: found.id })).status).toBe(403);
    const accountant = await t.member(['accountant']);
    await accountant.ok('inventory.approveStockCount', { id: found.id });
    const answer = await keeper.call('inventory.cancelStockCount', { id: found.id });
    expect([answer.status, answer.body.code]).toEqual([409, 'invalidTransition']);
    const twice = await accountant.call('inventory.approveStockCount', { id: found.id });
    expect(twice.status).toBe(409);
  });

  it('two who approve at once move it once', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    await stockUp(t, shop, [{ itemId, quantity: '9', unitCost: '1' }]);
    const { id } = await t.ok('inventory.countStock', count(itemId, '7'));
    const tries = Array.from({ length: 4 }, () => t.call('inventory.approveStockCount', { id }));
    const statuses = (await Promise.all(tries)).map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 409, 409, 409]);
    expect(await shelfOf(t, itemId, shop.mainId)).toMatchObject({ onHand: '7' });
  });

  it('a cancelled count moves nothing', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    const { id } = await t.ok('inventory.countStock', count(itemId, '7'));
    expect((await t.ok('inventory.cancelStockCount', { id })).state).toBe('cancelled');
    expect((await t.call('inventory.approveStockCount', { id })).status).toBe(409);
  });

  it('422 for an item twice and for a beginning in the future; 404 for no warehouse', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    const lines = [
      { itemId, counted: '1' },
      { itemId, counted: '2' },
    ];
    const twice = await t.call('inventory.countStock', { warehouseId: shop.mainId, lines });
    expect([twice.status, twice.body.code]).toEqual([422, 'inventory.countedTwice']);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    const early = await t.call('inventory.countStock', count(itemId, '1', tomorrow));
    expect([early.status, early.body.code]).toEqual([422, 'inventory.startsLater']);
    const nowhere = { ...count(itemId, '1'), warehouseId: shop.mainId.replace(/.{4}$/, '0000') };
    expect((await t.call('inventory.countStock', nowhere)).status).toBe(404);
  });
});
