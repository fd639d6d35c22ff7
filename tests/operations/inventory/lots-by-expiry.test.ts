import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/kernel/date.ts';
import { approved, arrived, newSupplier } from '../../support/buying.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import {
  codeOf,
  day,
  type LotShop,
  late,
  lotsOf,
  openLotShop,
  soon,
  today,
  yesterday,
} from '../../support/lot-shop.ts';
import { done, newPart, newProduct, ordered, released } from '../../support/making.ts';
import { assertSound } from '../../support/selling.ts';
import { newStockItem, shelfOf } from '../../support/stock.ts';

let world: World;
let t: TestTenant;
let shop: LotShop;
beforeAll(async () => {
  world = await startWorld();
  // Goods came in before this month, whatever day it is.
  t = await world.tenant({ firstPeriod: day(-60).slice(0, 7) });
  shop = await openLotShop(t);
});
afterAll(async () => {
  await assertSound(t);
  await world.stop();
});

const deliver = (id: string, more: Record<string, unknown> = {}) =>
  t.call('sales.deliverSalesOrder', { id, ...more });

describe('a shelf life', () => {
  it('422: is of items tracked by lot, and they stay tracked', async () => {
    const { id } = await shop.newLotItem({ shelfLifeDays: 30 });
    const refused = await t.call('masterdata.updateItem', { id, trackLots: false });
    expect(codeOf(refused)).toEqual([422, 'itemFieldsDisagree']);
    expect(refused.body.errors[0].pointer).toBe('/shelfLifeDays');
  });

  it('gives a lot its last good day, unless the receipt names another', async () => {
    const { id } = await shop.newLotItem({ shelfLifeDays: 30 });
    const past = { ...shop.wish(id, 'A', '1'), date: day(-40) };
    const lastDay = ({ lines }: Body) => lines[0].expiresOn;
    expect(lastDay(await t.ok('inventory.receiveOtherStock', past))).toBe(day(-10));
    expect(lastDay(await shop.received(id, 'B', '1', soon))).toBe(soon);
    expect(lastDay(await shop.received(id, 'C', '1'))).toBe(day(30));
    const plain = await shop.newLotItem();
    expect(lastDay(await shop.received(plain.id, 'A', '1'))).toBeUndefined();
  });

  it('422: a day without a lot is refused at the day', async () => {
    const { id } = await newStockItem(t, shop.plant);
    const lines = [{ itemId: id, quantity: '1', unitCost: '5', expiresOn: soon }];
    const refused = await t.call('inventory.receiveOtherStock', {
      ...shop.wish(id, 'A', '1'),
      lines,
    });
    expect(codeOf(refused)).toEqual([422, 'inventory.expiryWithoutLot']);
    expect(refused.body.errors[0].pointer).toBe('/lines/0/expiresOn');
  });

  it('counts however goods come in: opened, imported, bought, made', async () => {
    const { id, code: item } = await shop.newLotItem({ shelfLifeDays: 30 });
    const plain = await newStockItem(t, shop.plant);
    const place = { itemId: id, warehouseId: shop.plant.mainId };
    const here = { ...place, quantity: '1', unitCost: '5' };
    const { date } = await t.ok('inventory.postOpeningStock', {
      lines: [
        { ...here, lot: 'O1' },
        { ...here, lot: 'O2', expiresOn: late },
      ],
    });
    const rows = [
      `${item},MAIN,1,5,I1,${soon}`,
      `${item},MAIN,1,5,I2,`,
      `${plain.code},MAIN,1,5,,${soon}`,
    ];
    const job = await t.ok('platform.importTable', {
      target: 'openingStock',
      content: ['物料,仓库,数量,单位成本,批次,失效日期', ...rows].join('\n'),
    });
    await world.settle();
    expect(await t.ok('platform.getJob', { id: job.id })).toMatchObject({ created: 2, failed: 1 });
    const order = await approved(t, { ...place, supplierId: (await newSupplier(t)).id });
    const receipt = await arrived(t, order, '2', { lot: 'P1', expiresOn: late });
    expect(receipt.lines[0]).toMatchObject({ lot: 'P1', expiresOn: late });
    await arrived(t, order, '2', { lot: 'P2' });
    expect(await shop.daysOf({ itemId: id })).toEqual({
      ...{ O1: addDays(date, 30), O2: late, I1: soon, I2: addDays(date, 30) },
      ...{ P1: late, P2: day(30) },
    });
  });

  it('counts for what is made', async () => {
    const product = await newProduct(t, shop.plant, { trackLots: true, shelfLifeDays: 30 });
    const part = await newPart(t, shop.plant);
    await released(t, product.id, [{ itemId: part.id, quantity: '1' }]);
    const { id } = await ordered(t, shop.plant, product.id, '3');
    const one = { quantity: '1' };
    await done(t, 'manufacturing.receiveProduction', id, { ...one, lot: 'M1', expiresOn: late });
    await done(t, 'manufacturing.receiveProduction', id, { ...one, lot: 'M2' });
    expect(await shop.daysOf({ itemId: product.id })).toEqual({ M1: late, M2: day(30) });
  });
});

describe('the last good day of a lot', () => {
  it('is the one that a receipt named last, wherever the lot lies', async () => {
    const { id } = await shop.newLotItem();
    for (const said of [late, yesterday]) await shop.received(id, 'A', '1', said);
    await shop.received(id, 'A', '8', soon);
    await t.ok('inventory.transferStock', {
      ...{ fromWarehouseId: shop.plant.mainId, toWarehouseId: shop.plant.otherId },
      lines: [{ itemId: id, quantity: '4', lot: 'A' }],
    });
    expect(await shop.lots({ itemId: id })).toMatchObject([
      { warehouseId: shop.plant.mainId, onHand: '6', expiresOn: soon, since: today },
      { warehouseId: shop.plant.otherId, onHand: '4', expiresOn: soon },
    ]);
  });

  it('is that of all its pieces with serial numbers', async () => {
    const { id } = await shop.newLotItem();
    for (const [serial, expiresOn] of [
      ['S1', late],
      ['S2', yesterday],
    ]) {
      await t.ok('inventory.receiveOtherStock', shop.wish(id, 'A', '1', { serial, expiresOn }));
    }
    const order = await shop.sold(id, '1');
    const whole = { lines: [{ orderLine: 1, quantity: '1' }] };
    const refused = await deliver(order.id, whole);
    expect(refused.body).toMatchObject({ status: 422, params: { expired: '2', available: '0' } });
    const lines = [{ itemId: id, quantity: '1', lot: 'A', serial: 'S1' }];
    const gift = await t.call('inventory.issueOtherStock', {
      ...{ warehouseId: shop.plant.mainId, reason: 'gift', lines },
    });
    expect(codeOf(gift)).toEqual([422, 'inventory.lotExpired']);
  });

  it('follows the shelf life once: what comes in later of a lot keeps its day', async () => {
    const { id } = await shop.newLotItem({ shelfLifeDays: 30 });
    await shop.received(id, 'A', '5', late);
    await shop.received(id, 'A', '5');
    await t.ok('inventory.receiveOtherStock', { ...shop.wish(id, 'B', '1'), date: day(-20) });
    await shop.received(id, 'B', '1');
    const line = { itemId: id, quantity: '1', unitCost: '5', lot: 'C' };
    const lines = [
      { ...line, serial: 'S1', expiresOn: soon },
      { ...line, serial: 'S2' },
    ];
    await t.ok('inventory.receiveOtherStock', { ...shop.wish(id, 'C', '1'), lines });
    expect(await shop.daysOf({ itemId: id })).toEqual({ A: late, B: day(10), C: soon });
  });

  it('can be put right after goods went back to the supplier', async () => {
    const { id } = await shop.newLotItem();
    const supplier = await newSupplier(t);
    const place = { supplierId: supplier.id, itemId: id, warehouseId: shop.plant.mainId };
    const order = await approved(t, place);
    const wrong = await arrived(t, order, '5', { lot: 'A', expiresOn: yesterday });
    await t.ok('purchasing.returnToSupplier', {
      ...{ id: wrong.id, lines: [{ receiptLine: 1, quantity: '5' }] },
    });
    await arrived(t, order, '5', { lot: 'A', expiresOn: late });
    expect(await shop.daysOf({ itemId: id })).toEqual({ A: late });
  });

  it('a receipt that was taken back names none', async () => {
    const { id } = await shop.newLotItem();
    await shop.received(id, 'A', '5', late);
    const wrong = await shop.received(id, 'A', '5', yesterday);
    expect(await shop.daysOf({ itemId: id })).toEqual({ A: yesterday });
    await t.ok('inventory.reverseStockMove', { id: wrong.id });
    expect(await shop.daysOf({ itemId: id })).toEqual({ A: late });
    const order = await shop.sold(id, '5');
    expect(lotsOf((await deliver(order.id)).body)).toEqual([['A', '5']]);
  });

  it('is none again once the only receipt that named one was taken back', async () => {
    const { id } = await shop.newLotItem();
    await shop.received(id, 'A', '4');
    const wrong = await shop.received(id, 'A', '1', yesterday);
    await t.ok('inventory.reverseStockMove', { id: wrong.id });
    expect(await shop.daysOf({ itemId: id })).toEqual({ A: undefined });
    const shelf = await shelfOf(t, id, shop.plant.mainId);
    expect(shelf).toMatchObject({ onHand: '4', available: '4' });
    expect(shelf).not.toHaveProperty('expired');
    const { data } = await t.ok('inventory.listStock', { itemId: id });
    expect(data).toMatchObject([{ onHand: '4', available: '4' }]);
    expect((await shop.sold(id, '4')).lines[0].reserved).toBe('4');
  });

  it('stays as it was when goods come back', async () => {
    const { id } = await shop.newLotItem();
    await shop.received(id, 'A', '5');
    await t.ok('masterdata.updateItem', { id, shelfLifeDays: 30 });
    const scrapped = await t.ok('inventory.issueOtherStock', {
      ...{ warehouseId: shop.plant.mainId, reason: 'scrap' },
      lines: [{ itemId: id, quantity: '2', lot: 'A' }],
    });
    const back = await t.ok('inventory.reverseStockMove', { id: scrapped.id });
    expect(back.lines[0].expiresOn).toBeUndefined();
    expect(await shop.daysOf({ itemId: id })).toEqual({ A: undefined });
  });
});
