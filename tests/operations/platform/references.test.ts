import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pointingColumns } from '../../../functions/platform/checks/references-resolve.ts';
import { nouns } from '../../../shared/contracts/system.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { changed, freshId, plantCommit } from '../../support/plant-commit.ts';
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

const resolved = async (): Promise<Body> =>
  (await t.ok('platform.integrityReport')).checks.find(({ id }: Body) => id === 'D6');

describe('references', () => {
  it('are found in documents and in their lines, from the contracts alone', () => {
    const found = pointingColumns(nouns).map(({ table, column, target }) =>
      [table, column, target].join(' '),
    );
    expect(found).toContain('salesOrder customerId customer');
    expect(found).toContain('salesOrder__lines itemId item');
    expect(found).toContain('workOrder parentId workOrder');
  });

  it('all lead somewhere in a company that works', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    await stockUp(t, shop, [{ itemId, quantity: '3', unitCost: '1' }]);
    expect(await resolved()).toMatchObject({ ok: true });
  });

  it('to nothing are named, with the document that holds them: caught', async () => {
    const item = await newStockItem(t, shop);
    const gone = freshId('unit');
    await plantCommit(world, t.id, [changed('item', item, { unitId: gone }, item.version + 1)]);
    const { ok, exceptions } = await resolved();
    expect(ok).toBe(false);
    expect(exceptions).toEqual([
      {
        what: 'unitId points to a document that is not there',
        expected: 'a unit of this company',
        ...{ found: gone, noun: 'item', id: item.id },
      },
    ]);
  });
});
