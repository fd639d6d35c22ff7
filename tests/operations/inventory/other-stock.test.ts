import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
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

const journalOf = async (moveId: string): Promise<Body> => {
  const { data } = await t.ok('finance.listJournal', { limit: 500 });
  return data.find((one: Body) => one.source.id === moveId);
};

const issue = (itemId: string, quantity: string, more: Record<string, unknown> = {}) => ({
  warehouseId: shop.mainId,
  reason: 'scrap',
  lines: [{ itemId, quantity }],
  ...more,
});

describe('201', () => {
  it('goods come in at their value, go out at the average, and each posts its voucher', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    await stockUp(t, shop, [{ itemId, quantity: '100', unitCost: '10' }]);
    const second = await stockUp(t, shop, [{ itemId, quantity: '50', unitCost: '11.5' }]);
    expect(second.lines[0]).toMatchObject({ cost: '575', toWarehouseId: shop.mainId });
    expect((await journalOf(second.id)).lines).toEqual([
      expect.objectContaining({ accountCode: '1405', debit: '575', credit: '0', itemId }),
      expect.objectContaining({ debit: '0', credit: '575' }),
    ]);
    const out = await t.ok('inventory.issueOtherStock', issue(itemId, '60'));
    expect(out).toMatchObject({ kind: 'otherOut', reason: 'scrap', accountRole: 'stockLoss' });
    expect(out.lines[0]).toMatchObject({ quantity: '60', cost: '630', toKind: 'scrap' });
    expect(await shelfOf(t, itemId, shop.mainId)).toMatchObject({ onHand: '90', available: '90' });
    const pool = await t.ok('inventory.getCostPool', { id: itemId.replace('itm_', 'cp_') });
    expect(pool).toMatchObject({ quantity: '90', value: '945', method: 'movingAverage' });
    expect(JSON.stringify(pool).length).toBeLessThan(1024);
  });

  it('the other side follows the reason, unless the user says otherwise', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    await stockUp(t, shop, [{ itemId, quantity: '10', unitCost: '1' }]);
    const gift = await t.ok('inventory.issueOtherStock', issue(itemId, '1', { reason: 'gift' }));
    expect(gift.accountRole).toBe('sellingExpense');
    const own = { reason: 'ownUse', account: 'research' };
    const used = await t.ok('inventory.issueOtherStock', issue(itemId, '1', own));
    expect(used.accountRole).toBe('research');
  });

  it('another unit is converted, and the cost is of the unit that was counted', async () => {
    const { data } = await t.ok('masterdata.listUnit', { filter: { code: { eq: 'BOX' } } });
    const unitId = data[0].id;
    const purchaseUnits = [{ unitId, numerator: '12', denominator: '1' }];
    const { id: itemId } = await newStockItem(t, shop, { purchaseUnits });
    const move = await t.ok('inventory.receiveOtherStock', {
      warehouseId: shop.mainId,
      reason: 'found',
      lines: [{ itemId, quantity: '2', unitId, unitCost: '24' }],
    });
    expect(move.lines[0]).toMatchObject({ quantity: '24', cost: '48' });
  });

  it('of a dry run nothing stays, but it shows move, pool and voucher', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    await stockUp(t, shop, [{ itemId, quantity: '5', unitCost: '2' }]);
    const dry = await t.call('inventory.issueOtherStock', issue(itemId, '5'), { dryRun: true });
    expect(dry.status).toBe(200);
    const nouns = dry.body.changes.map((change: Body) => change.noun).sort();
    expect(nouns).toEqual(['costPool', 'journal', 'stockMove']);
    expect(await shelfOf(t, itemId, shop.mainId)).toMatchObject({ onHand: '5' });
  });

  it('the same key again gives the same movement and takes nothing more', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    await stockUp(t, shop, [{ itemId, quantity: '5', unitCost: '2' }]);
    const first = await t.call('inventory.issueOtherStock', issue(itemId, '2'), { key: 'scrap' });
    const again = await t.call('inventory.issueOtherStock', issue(itemId, '2'), { key: 'scrap' });
    expect([first.status, again.text]).toEqual([201, first.text]);
    expect(await shelfOf(t, itemId, shop.mainId)).toMatchObject({ onHand: '3' });
    const other = await t.call('inventory.issueOtherStock', issue(itemId, '1'), { key: 'scrap' });
    expect([other.status, other.body.code]).toEqual([422, 'idempotencyKeyReused']);
  });
});

describe('400, 403, 404', () => {
  it('400 names the field that is no quantity', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    const answer = await t.call('inventory.issueOtherStock', issue(itemId, '-1'));
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].pointer).toBe('/lines/0/quantity');
  });

  it('403 for a salesperson', async () => {
    const rep = await t.member(['salesRep']);
    const { id: itemId } = await newStockItem(t, shop);
    expect((await rep.call('inventory.issueOtherStock', issue(itemId, '1'))).status).toBe(403);
  });

  it('404 at the line of an item that another company has', async () => {
    const stranger = await world.tenant();
    const theirs = await newStockItem(stranger, await newShop(stranger));
    const answer = await t.call('inventory.issueOtherStock', issue(theirs.id, '1'));
    expect([answer.status, answer.body.errors?.[0].pointer ?? answer.body.pointer]).toEqual([
      404,
      '/lines/0/itemId',
    ]);
  });
});

describe('422', () => {
  it('names item, warehouse and quantities when the goods are not there', async () => {
    const item = await newStockItem(t, shop);
    await stockUp(t, shop, [{ itemId: item.id, quantity: '4', unitCost: '2' }]);
    const answer = await t.call('inventory.issueOtherStock', issue(item.id, '5'));
    expect([answer.status, answer.body.code]).toEqual([422, 'inventory.insufficientStock']);
    expect(answer.body.detail ?? answer.body.title).toContain(item.code);
    expect(JSON.stringify(answer.body)).toContain('/lines/0/quantity');
    expect(await shelfOf(t, item.id, shop.mainId)).toMatchObject({ onHand: '4' });
  });

  it('two lines of one item are one demand on its balance', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    await stockUp(t, shop, [{ itemId, quantity: '5', unitCost: '2' }]);
    const lines = [
      { itemId, quantity: '3' },
      { itemId, quantity: '3' },
    ];
    const answer = await t.call('inventory.issueOtherStock', { ...issue(itemId, '1'), lines });
    expect([answer.status, answer.body.code]).toEqual([422, 'inventory.insufficientStock']);
    const fits = await t.ok('inventory.issueOtherStock', {
      ...issue(itemId, '1'),
      lines: [
        { itemId, quantity: '3' },
        { itemId, quantity: '2' },
      ],
    });
    expect(fits.lines.map((line: Body) => line.cost)).toEqual(['6', '4']);
  });

  it.each([
    ['more decimals than the item has', { quantity: '1.5' }, 'inventory.tooManyDecimals'],
    ['no cost', { quantity: '1', unitCost: undefined }, 'inventory.costMissing'],
  ])('%s', async (_, fields, code) => {
    const { id: itemId } = await newStockItem(t, shop);
    const lines = [{ itemId, unitCost: '1', ...fields }];
    const answer = await t.call('inventory.receiveOtherStock', {
      ...{ warehouseId: shop.mainId, reason: 'found', lines },
    });
    expect([answer.status, answer.body.code]).toEqual([422, code]);
  });

  it('a unit that does not convert, a service, and goods in lots without a lot', async () => {
    const { data } = await t.ok('masterdata.listUnit', { filter: { code: { eq: 'KG' } } });
    const goods = await newStockItem(t, shop);
    const service = await newStockItem(t, shop, { kind: 'service', stocked: false });
    const lots = await newStockItem(t, shop, { trackLots: true });
    const receive = (line: Record<string, unknown>) =>
      t.call('inventory.receiveOtherStock', {
        ...{ warehouseId: shop.mainId, reason: 'found' },
        lines: [{ quantity: '1', unitCost: '1', ...line }],
      });
    const answers = await Promise.all([
      receive({ itemId: goods.id, unitId: data[0].id }),
      receive({ itemId: service.id }),
      receive({ itemId: lots.id }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422]);
    expect(answers.map(({ body }) => body.code)).toEqual([
      expect.stringContaining('noConversion'),
      'inventory.itemNotStocked',
      'inventory.lotMissing',
    ]);
  });
});
