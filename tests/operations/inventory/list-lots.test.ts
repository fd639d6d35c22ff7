import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/kernel/date.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { newPlant, type Plant } from '../../support/making.ts';
import { newStockItem } from '../../support/stock.ts';
import { todayInChina } from '../../support/today.ts';

const day = (days: number): string => addDays(todayInChina(), days);
const [yesterday, soon, late] = [day(-1), day(10), day(60)];

let world: World;
let t: TestTenant;
let plant: Plant;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  plant = await newPlant(t);
});
afterAll(() => world.stop());

const lots = async (filters: Record<string, unknown>): Promise<Body[]> =>
  (await t.ok('inventory.listLots', filters)).data;

describe('listLots', () => {
  it('says which lots expire until a day, and pages without loss', async () => {
    const { id } = await newStockItem(t, plant, { trackLots: true, name: 'Amber resin' });
    for (const [lot, expiresOn] of [['D'], ['C', late], ['B', soon], ['A', yesterday]] as const) {
      const line = { itemId: id, quantity: '1', unitCost: '5', lot, expiresOn };
      await t.ok('inventory.receiveOtherStock', {
        ...{ warehouseId: plant.mainId, reason: 'found', lines: [line] },
      });
    }
    const named = async (filters: Record<string, unknown>) =>
      (await lots(filters)).map(({ lot }) => lot);
    expect(await named({ search: 'amber', expiresUntil: soon })).toEqual(['A', 'B']);
    expect(await named({ itemId: id, expiresUntil: '2199-12-31' })).toEqual(['A', 'B', 'C']);
    expect(await named({ itemId: id, warehouseId: plant.otherId })).toEqual([]);
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
