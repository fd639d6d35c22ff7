import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { type LotShop, late, openLotShop, soon, yesterday } from '../../support/lot-shop.ts';
import { newStockItem } from '../../support/stock.ts';

let world: World;
let t: TestTenant;
let shop: LotShop;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  shop = await openLotShop(t);
});
afterAll(async () => {
  await world.stop();
});

describe('listLots', () => {
  it('says which lots expire until a day, and pages without loss', async () => {
    const { id } = await newStockItem(t, shop.plant, { trackLots: true, name: 'Amber resin' });
    for (const [lot, expiresOn] of [['D'], ['C', late], ['B', soon], ['A', yesterday]] as const) {
      const line = { itemId: id, quantity: '1', unitCost: '5', lot, expiresOn };
      await t.ok('inventory.receiveOtherStock', {
        ...{ warehouseId: shop.plant.mainId, reason: 'found', lines: [line] },
      });
    }
    const named = async (filters: Record<string, unknown>) =>
      (await shop.lots(filters)).map(({ lot }) => lot);
    expect(await named({ search: 'amber', expiresUntil: soon })).toEqual(['A', 'B']);
    expect(await named({ itemId: id, expiresUntil: '2199-12-31' })).toEqual(['A', 'B', 'C']);
    expect(await named({ itemId: id, warehouseId: shop.plant.otherId })).toEqual([]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await t.ok('inventory.listLots', { itemId: id, limit: 1, cursor });
      seen.push(...page.data.map((row: Body) => row.lot));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(['A', 'B', 'C', 'D']);
  });

  it('403 for HR, and nothing of another company', async () => {
    const hr = await t.member(['hr']);
    expect((await hr.call('inventory.listLots', {})).status).toBe(403);
    const stranger = await world.tenant();
    expect((await stranger.ok('inventory.listLots', {})).data).toEqual([]);
  });
});
