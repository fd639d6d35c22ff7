import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/kernel/date.ts';
import { approved, arrived, newSupplier } from '../../support/buying.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import {
  done,
  newPart,
  newPlant,
  newProduct,
  ordered,
  type Plant,
  released,
  step,
} from '../../support/making.ts';
import { assertSound, confirmed, newCustomer } from '../../support/selling.ts';
import { newStockItem, shelfOf } from '../../support/stock.ts';
import { todayInChina } from '../../support/today.ts';

const day = (days: number): string => addDays(todayInChina(), days);
const [yesterday, today, soon, late] = [day(-1), day(0), day(10), day(60)];

let world: World;
let t: TestTenant;
let plant: Plant;
let customerId: string;
beforeAll(async () => {
  world = await startWorld();
  // Goods came in before this month, whatever day it is.
  t = await world.tenant({ firstPeriod: day(-60).slice(0, 7) });
  plant = await newPlant(t);
  customerId = (await newCustomer(t)).id;
});
afterAll(async () => {
  await assertSound(t);
  await world.stop();
});

type Fields = Record<string, unknown>;
const newLotItem = (fields: Fields = {}) =>
  newStockItem(t, plant, { trackLots: true, salesPrice: '10', ...fields });

const wish = (itemId: string, lot: string, quantity: string, more: Fields = {}) => ({
  ...{ warehouseId: plant.mainId, reason: 'found' },
  lines: [{ itemId, quantity, unitCost: '5', lot, ...more }],
});
const received = (itemId: string, lot: string, quantity: string, expiresOn?: string) =>
  t.ok('inventory.receiveOtherStock', wish(itemId, lot, quantity, expiresOn ? { expiresOn } : {}));

/** An order line for so much of an item, reserved in the main warehouse. */
const sold = (itemId: string, quantity: string) =>
  confirmed(t, { customerId, itemId, warehouseId: plant.mainId, unitId: plant.unitId }, quantity);
const deliver = (id: string, more: Fields = {}) =>
  t.call('sales.deliverSalesOrder', { id, ...more });
const lotsOf = ({ lines }: Body) => lines.map((line: Body) => [line.lot, line.quantity]);
const lots = async (filters: Fields): Promise<Body[]> =>
  (await t.ok('inventory.listLots', filters)).data;
/** The last good day of each lot. */
const daysOf = async (filters: Fields) =>
  Object.fromEntries((await lots(filters)).map(({ lot, expiresOn }) => [lot, expiresOn]));
const code = ({ status, body }: Body) => [status, body.code];

describe('a shelf life', () => {
  it('422: is of items tracked by lot, and they stay tracked', async () => {
    const { id } = await newLotItem({ shelfLifeDays: 30 });
    const refused = await t.call('masterdata.updateItem', { id, trackLots: false });
    expect(code(refused)).toEqual([422, 'itemFieldsDisagree']);
    expect(refused.body.errors[0].pointer).toBe('/shelfLifeDays');
  });

  it('gives a lot its last good day, unless the receipt names another', async () => {
    const { id } = await newLotItem({ shelfLifeDays: 30 });
    const past = { ...wish(id, 'A', '1'), date: day(-40) };
    const lastDay = ({ lines }: Body) => lines[0].expiresOn;
    expect(lastDay(await t.ok('inventory.receiveOtherStock', past))).toBe(day(-10));
    expect(lastDay(await received(id, 'B', '1', soon))).toBe(soon);
    expect(lastDay(await received(id, 'C', '1'))).toBe(day(30));
    const plain = await newLotItem();
    expect(lastDay(await received(plain.id, 'A', '1'))).toBeUndefined();
  });

  it('422: a day without a lot is refused at the day', async () => {
    const { id } = await newStockItem(t, plant);
    const lines = [{ itemId: id, quantity: '1', unitCost: '5', expiresOn: soon }];
    const refused = await t.call('inventory.receiveOtherStock', { ...wish(id, 'A', '1'), lines });
    expect(code(refused)).toEqual([422, 'inventory.expiryWithoutLot']);
    expect(refused.body.errors[0].pointer).toBe('/lines/0/expiresOn');
  });

  it('counts however goods come in: opened, imported, bought, made', async () => {
    const { id, code: item } = await newLotItem({ shelfLifeDays: 30 });
    const plain = await newStockItem(t, plant);
    const place = { itemId: id, warehouseId: plant.mainId };
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
    expect(await daysOf({ itemId: id })).toEqual({
      ...{ O1: addDays(date, 30), O2: late, I1: soon, I2: addDays(date, 30) },
      ...{ P1: late, P2: day(30) },
    });
  });

  it('counts for what is made', async () => {
    const product = await newProduct(t, plant, { trackLots: true, shelfLifeDays: 30 });
    const part = await newPart(t, plant);
    await released(t, product.id, [{ itemId: part.id, quantity: '1' }]);
    const { id } = await ordered(t, plant, product.id, '3');
    const one = { quantity: '1' };
    await done(t, 'manufacturing.receiveProduction', id, { ...one, lot: 'M1', expiresOn: late });
    await done(t, 'manufacturing.receiveProduction', id, { ...one, lot: 'M2' });
    expect(await daysOf({ itemId: product.id })).toEqual({ M1: late, M2: day(30) });
  });
});

describe('the last good day of a lot', () => {
  it('is the one that a receipt named last, wherever the lot lies', async () => {
    const { id } = await newLotItem();
    for (const said of [late, yesterday]) await received(id, 'A', '1', said);
    await received(id, 'A', '8', soon);
    await t.ok('inventory.transferStock', {
      ...{ fromWarehouseId: plant.mainId, toWarehouseId: plant.otherId },
      lines: [{ itemId: id, quantity: '4', lot: 'A' }],
    });
    expect(await lots({ itemId: id })).toMatchObject([
      { warehouseId: plant.mainId, onHand: '6', expiresOn: soon, since: today },
      { warehouseId: plant.otherId, onHand: '4', expiresOn: soon },
    ]);
  });

  it('is that of all its pieces with serial numbers', async () => {
    const { id } = await newLotItem();
    for (const [serial, expiresOn] of [
      ['S1', late],
      ['S2', yesterday],
    ]) {
      await t.ok('inventory.receiveOtherStock', wish(id, 'A', '1', { serial, expiresOn }));
    }
    const order = await sold(id, '1');
    const whole = { lines: [{ orderLine: 1, quantity: '1' }] };
    const refused = await deliver(order.id, whole);
    expect(refused.body).toMatchObject({ status: 422, params: { expired: '2', available: '0' } });
    const lines = [{ itemId: id, quantity: '1', lot: 'A', serial: 'S1' }];
    const gift = await t.call('inventory.issueOtherStock', {
      ...{ warehouseId: plant.mainId, reason: 'gift', lines },
    });
    expect(code(gift)).toEqual([422, 'inventory.lotExpired']);
  });

  it('follows the shelf life once: what comes in later of a lot keeps its day', async () => {
    const { id } = await newLotItem({ shelfLifeDays: 30 });
    await received(id, 'A', '5', late);
    await received(id, 'A', '5');
    await t.ok('inventory.receiveOtherStock', { ...wish(id, 'B', '1'), date: day(-20) });
    await received(id, 'B', '1');
    const line = { itemId: id, quantity: '1', unitCost: '5', lot: 'C' };
    const lines = [
      { ...line, serial: 'S1', expiresOn: soon },
      { ...line, serial: 'S2' },
    ];
    await t.ok('inventory.receiveOtherStock', { ...wish(id, 'C', '1'), lines });
    expect(await daysOf({ itemId: id })).toEqual({ A: late, B: day(10), C: soon });
  });

  it('can be put right after goods went back to the supplier', async () => {
    const { id } = await newLotItem();
    const supplier = await newSupplier(t);
    const place = { supplierId: supplier.id, itemId: id, warehouseId: plant.mainId };
    const order = await approved(t, place);
    const wrong = await arrived(t, order, '5', { lot: 'A', expiresOn: yesterday });
    await t.ok('purchasing.returnToSupplier', {
      ...{ id: wrong.id, lines: [{ receiptLine: 1, quantity: '5' }] },
    });
    await arrived(t, order, '5', { lot: 'A', expiresOn: late });
    expect(await daysOf({ itemId: id })).toEqual({ A: late });
  });

  it('a receipt that was taken back names none', async () => {
    const { id } = await newLotItem();
    await received(id, 'A', '5', late);
    const wrong = await received(id, 'A', '5', yesterday);
    expect(await daysOf({ itemId: id })).toEqual({ A: yesterday });
    await t.ok('inventory.reverseStockMove', { id: wrong.id });
    expect(await daysOf({ itemId: id })).toEqual({ A: late });
    const order = await sold(id, '5');
    expect(lotsOf((await deliver(order.id)).body)).toEqual([['A', '5']]);
  });

  it('stays as it was when goods come back', async () => {
    const { id } = await newLotItem();
    await received(id, 'A', '5');
    await t.ok('masterdata.updateItem', { id, shelfLifeDays: 30 });
    const scrapped = await t.ok('inventory.issueOtherStock', {
      ...{ warehouseId: plant.mainId, reason: 'scrap' },
      lines: [{ itemId: id, quantity: '2', lot: 'A' }],
    });
    const back = await t.ok('inventory.reverseStockMove', { id: scrapped.id });
    expect(back.lines[0].expiresOn).toBeUndefined();
    expect(await daysOf({ itemId: id })).toEqual({ A: undefined });
  });
});

describe('a delivery', () => {
  it('takes what expires first, then what came first, and nothing that has expired', async () => {
    const { id } = await newLotItem();
    await received(id, 'NONE', '5');
    await received(id, 'LATE', '5', late);
    await received(id, 'GONE', '5', yesterday);
    await received(id, 'SOON', '5', soon);
    await received(id, 'TODAY', '1', today);
    const order = await sold(id, '13');
    expect(lotsOf((await deliver(order.id)).body)).toEqual([
      ['TODAY', '1'],
      ['SOON', '5'],
      ['LATE', '5'],
      ['NONE', '2'],
    ]);
  });

  it('422: with too little that is good, nothing leaves', async () => {
    const { id } = await newLotItem();
    await received(id, 'GONE', '5', yesterday);
    await received(id, 'GOOD', '4', soon);
    const order = await sold(id, '6');
    expect(order.lines[0].reserved).toBe('4');
    const all = [{ orderLine: 1, quantity: '6' }];
    const refused = await deliver(order.id, { lines: all });
    expect(code(refused)).toEqual([422, 'inventory.insufficientStock']);
    expect(refused.body).toMatchObject({
      errors: [{ pointer: '/lines/0/quantity' }],
      params: { expired: '5', available: '4', quantity: '6' },
    });
    expect((await shelfOf(t, id, plant.mainId)).onHand).toBe('9');
    expect(lotsOf((await deliver(order.id)).body)).toEqual([['GOOD', '4']]);
  });

  it('422: a lot that has expired is refused by name, and can leave otherwise', async () => {
    const { id } = await newLotItem();
    await received(id, 'GONE', '6', yesterday);
    await received(id, 'TODAY', '1', today);
    const order = await sold(id, '3');
    const named = (lot: string) => ({ lines: [{ orderLine: 1, quantity: '1', lot }] });
    const refused = await deliver(order.id, named('GONE'));
    expect(code(refused)).toEqual([422, 'inventory.lotExpired']);
    expect(refused.body).toMatchObject({
      errors: [{ pointer: '/lines/0/lot' }],
      params: { lot: 'GONE', expiresOn: yesterday },
    });
    expect((await deliver(order.id, named('TODAY'))).status).toBe(201);
    expect((await deliver(order.id, { ...named('GONE'), date: yesterday })).status).toBe(201);
    const lines = [{ itemId: id, quantity: '2', lot: 'GONE' }];
    await t.ok('inventory.issueOtherStock', {
      ...{ warehouseId: plant.mainId, reason: 'scrap', lines },
    });
    await t.ok('inventory.transferStock', {
      ...{ fromWarehouseId: plant.mainId, toWarehouseId: plant.quarantineId, lines },
    });
    expect(await lots({ itemId: id })).toMatchObject([
      { lot: 'GONE', warehouseId: plant.mainId, onHand: '1' },
      { lot: 'GONE', warehouseId: plant.quarantineId, onHand: '2' },
    ]);
  });
});

/** An order of 10 that backflushes one part each, of which 6 are good and 8 have expired. */
async function flushed(item: Fields = {}, caller: TestTenant = t, at: Plant = plant) {
  const x = await newPart(caller, at, { trackLots: true, ...item });
  const product = await newProduct(caller, at);
  await released(caller, product.id, [{ itemId: x.id, quantity: '1', backflush: true }]);
  for (const [lot, quantity, expiresOn] of [
    ['LATE', '4', late],
    ['GONE', '8', yesterday],
    ['SOON', '2', soon],
  ] as const) {
    await caller.ok('inventory.receiveOtherStock', {
      ...{ ...wish(x.id, lot, quantity, { expiresOn }), warehouseId: at.mainId },
    });
  }
  return { x, order: await ordered(caller, at, product.id, '10') };
}

describe('material', () => {
  const all = { quantity: '10' };
  const issuedIn = ({ issued }: Body) => lotsOf({ lines: issued });

  it('backflushed, is of the lots that expire first', async () => {
    const { order } = await flushed();
    const receipt = await done(t, 'manufacturing.receiveProduction', order.id, { quantity: '5' });
    expect(issuedIn(receipt)).toEqual([
      ['SOON', '2'],
      ['LATE', '3'],
    ]);
  });

  it('422: block names what is short and how much has expired; nothing is posted', async () => {
    const { x, order } = await flushed();
    const refused = await step(t, 'manufacturing.receiveProduction', order.id, all);
    expect(code(refused)).toEqual([422, 'manufacturing.shortOfMaterial']);
    expect(refused.body.errors[0].params).toMatchObject({
      ...{ short: '4', available: '6', needed: '10', expired: '8' },
    });
    expect((await shelfOf(t, x.id, plant.mainId)).onHand).toBe('14');
  });

  it('partial takes what is good and leaves the rest open', async () => {
    const { order } = await flushed({ shortagePolicy: 'partial' });
    const receipt = await done(t, 'manufacturing.receiveProduction', order.id, all);
    expect(issuedIn(receipt)).toEqual([
      ['SOON', '2'],
      ['LATE', '4'],
    ]);
  });

  it('allowNegative goes below zero beside what has expired', async () => {
    const other = await world.tenant();
    const place = await newPlant(other);
    const [{ id }] = (await other.ok('platform.listCompany')).data;
    await other.ok('platform.updateCompany', { id, allowNegativeStock: true });
    const { x, order } = await flushed({ shortagePolicy: 'allowNegative' }, other, place);
    const receipt = await done(other, 'manufacturing.receiveProduction', order.id, all);
    expect(issuedIn(receipt)).toEqual([
      ['SOON', '2'],
      ['LATE', '4'],
      [undefined, '4'],
    ]);
    const { data } = await other.ok('inventory.listLots', { itemId: x.id });
    expect(data).toMatchObject([{ lot: 'GONE', onHand: '8' }]);
    await assertSound(other);
  });

  it('422: a lot that has expired is refused by name, one that is good is taken', async () => {
    const { order } = await flushed();
    const pick = (lot: string) => ({ lines: [{ lineNo: 10, quantity: '1', lot }] });
    const refused = await step(t, 'manufacturing.issueMaterial', order.id, pick('GONE'));
    expect(code(refused)).toEqual([422, 'inventory.lotExpired']);
    expect(refused.body.errors[0].pointer).toBe('/lines/0/lot');
    await done(t, 'manufacturing.issueMaterial', order.id, pick('LATE'));
  });

  it('422: a piece of a lot that has expired is refused by its serial number', async () => {
    const x = await newPart(t, plant, { trackLots: true });
    const product = await newProduct(t, plant);
    await released(t, product.id, [{ itemId: x.id, quantity: '1' }]);
    for (const [lot, serial, expiresOn] of [
      ['GONE', 'S1', yesterday],
      ['GOOD', 'S2', late],
    ] as const) {
      await t.ok('inventory.receiveOtherStock', wish(x.id, lot, '1', { serial, expiresOn }));
    }
    const { id } = await ordered(t, plant, product.id, '1');
    const pick = (serial: string, lot: string) => ({
      lines: [{ lineNo: 10, quantity: '1', serial, ...(serial === 'S2' && { lot }) }],
    });
    const refused = await step(t, 'manufacturing.issueMaterial', id, pick('S1', 'GONE'));
    expect(code(refused)).toEqual([422, 'inventory.lotExpired']);
    expect(refused.body.errors[0].pointer).toBe('/lines/0/serial');
    await done(t, 'manufacturing.issueMaterial', id, pick('S2', 'GOOD'));
  });

  it('on two lines of one item, what has expired is counted once', async () => {
    const x = await newPart(t, plant, { trackLots: true });
    const product = await newProduct(t, plant);
    const line = { itemId: x.id, quantity: '1', backflush: true };
    await released(t, product.id, [line, line]);
    await received(x.id, 'GONE', '1', yesterday);
    await received(x.id, 'L1', '1', soon);
    await received(x.id, 'L2', '1', late);
    const { id } = await ordered(t, plant, product.id, '1');
    const receipt = await done(t, 'manufacturing.receiveProduction', id, { quantity: '1' });
    expect(issuedIn(receipt)).toEqual([
      ['L1', '1'],
      ['L2', '1'],
    ]);
  });
});
