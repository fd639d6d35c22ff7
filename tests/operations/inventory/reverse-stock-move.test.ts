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

const poolOf = (itemId: string) =>
  t.ok('inventory.getCostPool', { id: itemId.replace('itm_', 'cp_') });

const scrap = (itemId: string, quantity: string) =>
  t.ok('inventory.issueOtherStock', {
    ...{ warehouseId: shop.mainId, reason: 'scrap', lines: [{ itemId, quantity }] },
  });

/** What the two movements together did to every account. */
async function netOf(...moveIds: string[]) {
  const { data } = await t.ok('finance.listJournal', { limit: 500 });
  const sums = new Map<string, number>();
  for (const { source, lines } of data) {
    if (!moveIds.includes(source.id)) continue;
    for (const { accountCode, debit, credit } of lines) {
      sums.set(accountCode, (sums.get(accountCode) ?? 0) + Number(debit) - Number(credit));
    }
  }
  return [...sums.values()];
}

describe('201', () => {
  it('an issue comes back at what it cost, whatever the average is by now', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    await stockUp(t, shop, [{ itemId, quantity: '10', unitCost: '10' }]);
    const out = await scrap(itemId, '4');
    await stockUp(t, shop, [{ itemId, quantity: '4', unitCost: '20' }]);
    const back = await t.ok('inventory.reverseStockMove', { id: out.id });
    expect(back).toMatchObject({ kind: 'reversal', reverses: out.id });
    expect(back.lines[0]).toMatchObject({ quantity: '4', cost: '40', fromKind: 'scrap' });
    expect(await poolOf(itemId)).toMatchObject({ quantity: '14', value: '180' });
    expect(await netOf(out.id, back.id)).toEqual([0, 0]);
    expect((await t.ok('inventory.getStockMove', { id: out.id })).reversedBy).toBe(back.id);
  });

  it('a receipt leaves at its value, and pool and books forget it', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    await stockUp(t, shop, [{ itemId, quantity: '10', unitCost: '10' }]);
    const dear = await stockUp(t, shop, [{ itemId, quantity: '10', unitCost: '30' }]);
    const gone = await t.ok('inventory.reverseStockMove', { id: dear.id });
    expect(gone.lines[0]).toMatchObject({ quantity: '10', cost: '300' });
    expect(await poolOf(itemId)).toMatchObject({ quantity: '10', value: '100' });
    expect(await netOf(dear.id, gone.id)).toEqual([0, 0]);
  });

  it('opening stock is cleared again', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    const line = { itemId, warehouseId: shop.mainId, quantity: '3', unitCost: '7' };
    const opened = await t.ok('inventory.postOpeningStock', { lines: [line] });
    const gone = await t.ok('inventory.reverseStockMove', { id: opened.id });
    expect(await poolOf(itemId)).toMatchObject({ quantity: '0', value: '0' });
    expect(await netOf(opened.id, gone.id)).toEqual([0, 0]);
  });

  it('a transfer goes the other way', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    await stockUp(t, shop, [{ itemId, quantity: '5', unitCost: '1' }]);
    const there = await t.ok('inventory.transferStock', {
      ...{ fromWarehouseId: shop.mainId, toWarehouseId: shop.otherId },
      lines: [{ itemId, quantity: '5' }],
    });
    await t.ok('inventory.reverseStockMove', { id: there.id });
    expect(await shelfOf(t, itemId, shop.mainId)).toMatchObject({ onHand: '5' });
    expect(await shelfOf(t, itemId, shop.otherId)).toMatchObject({ onHand: '0' });
  });
});

describe('refused', () => {
  it('409 the second time, also when both come at once', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    await stockUp(t, shop, [{ itemId, quantity: '5', unitCost: '1' }]);
    const { id } = await scrap(itemId, '5');
    const tries = [1, 2, 3].map(() => t.call('inventory.reverseStockMove', { id }));
    const answers = await Promise.all(tries);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const { body } = await t.call('inventory.reverseStockMove', { id });
    expect(body.code).toBe('inventory.alreadyReversed');
    expect(await shelfOf(t, itemId, shop.mainId)).toMatchObject({ onHand: '5' });
  });

  it('422 for what another document caused, and for a reversal itself', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    await stockUp(t, shop, [{ itemId, quantity: '5', unitCost: '1' }]);
    const lines = [{ itemId, counted: '4' }];
    const count = await t.ok('inventory.countStock', { warehouseId: shop.mainId, lines });
    const { lossMoveId } = await t.ok('inventory.approveStockCount', { id: count.id });
    const answer = await t.call('inventory.reverseStockMove', { id: lossMoveId });
    expect([answer.status, answer.body.code]).toEqual([422, 'inventory.reverseAtSource']);
    const out = await scrap(itemId, '1');
    const back = await t.ok('inventory.reverseStockMove', { id: out.id });
    const again = await t.call('inventory.reverseStockMove', { id: back.id });
    expect([again.status, again.body.code]).toEqual([422, 'inventory.reverseAtSource']);
  });

  it('422 when what came in has gone meanwhile', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    const move = await stockUp(t, shop, [{ itemId, quantity: '5', unitCost: '1' }]);
    await scrap(itemId, '1');
    const answer = await t.call('inventory.reverseStockMove', { id: move.id });
    expect([answer.status, answer.body.code]).toEqual([422, 'inventory.insufficientStock']);
  });

  it('404 for a movement of another company', async () => {
    const stranger = await world.tenant();
    const there = await newShop(stranger);
    const { id: itemId } = await newStockItem(stranger, there);
    const move = await stockUp(stranger, there, [{ itemId, quantity: '5', unitCost: '1' }]);
    expect((await t.call('inventory.reverseStockMove', { id: move.id })).status).toBe(404);
  });
});
