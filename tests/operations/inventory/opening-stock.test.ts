import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { newShop, newStockItem, type Shop, shelfOf } from '../../support/stock.ts';

let world: World;
let t: TestTenant;
let shop: Shop;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  shop = await newShop(t);
});
afterAll(() => world.stop());

const journalOf = async (moveId: string) => {
  const { data } = await t.ok('finance.listJournal', { limit: 500 });
  return data.find(({ source }: { source: { id: string } }) => source.id === moveId);
};

async function imported(content: string, by: Pick<TestTenant, 'ok'> = t) {
  const job = await by.ok('platform.importTable', { target: 'openingStock', content });
  await world.settle();
  return t.ok('platform.getJob', { id: job.id });
}

const table = (...rows: string[]) => ['物料,仓库,数量,单位,单位成本', ...rows].join('\n');

describe('201', () => {
  it('stands on the day before the books begin, against the clearing of its account', async () => {
    const goods = await newStockItem(t, shop);
    const steel = await newStockItem(t, shop);
    const move = await t.ok('inventory.postOpeningStock', {
      stockRole: 'rawMaterial',
      lines: [
        { itemId: goods.id, warehouseId: shop.mainId, quantity: '10', unitCost: '5' },
        { itemId: steel.id, warehouseId: shop.otherId, quantity: '4', value: '100' },
      ],
    });
    expect(move).toMatchObject({ kind: 'opening', accountRole: 'openingClearing' });
    const { firstPeriod } = (await t.ok('platform.listCompany')).data[0];
    expect(move.date < `${firstPeriod}-01`).toBe(true);
    const voucher = await journalOf(move.id);
    expect(voucher).toMatchObject({ kind: 'opening', date: move.date, total: '150' });
    expect(voucher.lines.at(-1)).toMatchObject({ credit: '150', clears: '1403' });
    const pool = await t.ok('inventory.getCostPool', { id: goods.id.replace('itm_', 'cp_') });
    expect(pool).toMatchObject({ stockRole: 'rawMaterial', value: '50', lastUnitCost: '5' });
  });
});

describe('books that begin next month', () => {
  it('take what lies there the day before, which has not come yet, and give it back', async () => {
    const now = new Date();
    const next = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 15));
    const later = await world.tenant({ firstPeriod: next.toISOString().slice(0, 7) });
    const place = await newShop(later);
    const { id: itemId } = await newStockItem(later, place);
    const lines = [{ itemId, warehouseId: place.mainId, quantity: '10', unitCost: '5' }];
    const move = await later.ok('inventory.postOpeningStock', { lines });
    expect(move.date >= now.toISOString().slice(0, 10)).toBe(true);
    await later.ok('inventory.reverseStockMove', { id: move.id });
    expect(await shelfOf(later, itemId, place.mainId)).toMatchObject({ onHand: '0' });
  });
});

describe('import', () => {
  it('rows become stock; the same file twice changes nothing', async () => {
    const [a, b] = [await newStockItem(t, shop), await newStockItem(t, shop)];
    const content = table(`${a.code},MAIN,100,PCS,2.5`, `${b.code},MAIN,30,,1`);
    const job = await imported(content);
    expect(job).toMatchObject({ state: 'succeeded', created: 2, failed: 0 });
    expect(await shelfOf(t, a.id, shop.mainId)).toMatchObject({ onHand: '100' });
    expect(await imported(content)).toMatchObject({ created: 0, unchanged: 2, failed: 0 });
    expect(await shelfOf(t, a.id, shop.mainId)).toMatchObject({ onHand: '100' });
  });

  it('a unit without a conversion is an error of its row and never multiplied', async () => {
    const [a, b] = [await newStockItem(t, shop), await newStockItem(t, shop)];
    const job = await imported(table(`${a.code},MAIN,3,KG,2`, `${b.code},MAIN,2,DOZ,24`));
    expect(job).toMatchObject({ created: 1, failed: 1 });
    expect(job.errors[0]).toMatchObject({ row: 2, column: '单位' });
    expect(job.errors[0].code).toContain('noConversion');
    expect(await shelfOf(t, a.id, shop.mainId)).toBeUndefined();
    expect(await shelfOf(t, b.id, shop.mainId)).toMatchObject({ onHand: '24' });
  });

  it('another quantity for what was opened is refused until that is reversed', async () => {
    const { id, code } = await newStockItem(t, shop);
    await imported(table(`${code},MAIN,5,,1`));
    const refused = await imported(table(`${code},MAIN,6,,1`));
    expect(refused.errors[0]).toMatchObject({ code: 'inventory.alreadyOpened' });
    const { data } = await t.ok('inventory.listStockMove', { limit: 500, sort: '-createdAt' });
    const mine = data.find(({ lines }: { lines: { itemId: string }[] }) => lines[0]?.itemId === id);
    await t.ok('inventory.reverseStockMove', { id: mine.id });
    expect(await imported(table(`${code},MAIN,6,,1`))).toMatchObject({ created: 1, failed: 0 });
    expect(await shelfOf(t, id, shop.mainId)).toMatchObject({ onHand: '6' });
  });

  it('one place twice in a file is refused at the second row', async () => {
    const { code } = await newStockItem(t, shop);
    const job = await imported(table(`${code},MAIN,5,,1`, `${code},MAIN,7,,1`));
    expect(job).toMatchObject({ created: 1, failed: 1 });
  });

  it('of sixty rows none is lost, and the books agree', async () => {
    const items = [];
    for (let i = 0; i < 60; i += 1) items.push(await newStockItem(t, shop));
    const rows = items.map(({ code }, i) => `${code},MAIN,${i + 1},,1.1`);
    expect(await imported(table(...rows))).toMatchObject({ created: 60, failed: 0 });
  }, 60_000);
});
