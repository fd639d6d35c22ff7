import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import {
  codeOf,
  type LotShop,
  late,
  lotsOf,
  openLotShop,
  soon,
  yesterday,
} from '../../support/lot-shop.ts';
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
import { assertSound } from '../../support/selling.ts';
import { shelfOf } from '../../support/stock.ts';

let world: World;
let t: TestTenant;
let shop: LotShop;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  shop = await openLotShop(t);
});
afterAll(async () => {
  await assertSound(t);
  await world.stop();
});

/** An order of 10 that backflushes one part each, of which 6 are good and 8 have expired. */
async function flushed(
  item: Record<string, unknown> = {},
  caller: TestTenant = t,
  at: Plant = shop.plant,
) {
  const x = await newPart(caller, at, { trackLots: true, ...item });
  const product = await newProduct(caller, at);
  await released(caller, product.id, [{ itemId: x.id, quantity: '1', backflush: true }]);
  for (const [lot, quantity, expiresOn] of [
    ['LATE', '4', late],
    ['GONE', '8', yesterday],
    ['SOON', '2', soon],
  ] as const) {
    await caller.ok('inventory.receiveOtherStock', {
      ...{ ...shop.wish(x.id, lot, quantity, { expiresOn }), warehouseId: at.mainId },
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
    expect(codeOf(refused)).toEqual([422, 'manufacturing.shortOfMaterial']);
    expect(refused.body.errors[0].params).toMatchObject({
      ...{ short: '4', available: '6', needed: '10', expired: '8' },
    });
    expect((await shelfOf(t, x.id, shop.plant.mainId)).onHand).toBe('14');
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
    expect(codeOf(refused)).toEqual([422, 'inventory.lotExpired']);
    expect(refused.body.errors[0].pointer).toBe('/lines/0/lot');
    await done(t, 'manufacturing.issueMaterial', order.id, pick('LATE'));
  });

  it('422: a piece of a lot that has expired is refused by its serial number', async () => {
    const x = await newPart(t, shop.plant, { trackLots: true });
    const product = await newProduct(t, shop.plant);
    await released(t, product.id, [{ itemId: x.id, quantity: '1' }]);
    for (const [lot, serial, expiresOn] of [
      ['GONE', 'S1', yesterday],
      ['GOOD', 'S2', late],
    ] as const) {
      await t.ok('inventory.receiveOtherStock', shop.wish(x.id, lot, '1', { serial, expiresOn }));
    }
    const { id } = await ordered(t, shop.plant, product.id, '1');
    const pick = (serial: string, lot: string) => ({
      lines: [{ lineNo: 10, quantity: '1', serial, ...(serial === 'S2' && { lot }) }],
    });
    const refused = await step(t, 'manufacturing.issueMaterial', id, pick('S1', 'GONE'));
    expect(codeOf(refused)).toEqual([422, 'inventory.lotExpired']);
    expect(refused.body.errors[0].pointer).toBe('/lines/0/serial');
    await done(t, 'manufacturing.issueMaterial', id, pick('S2', 'GOOD'));
  });

  it('on two lines of one item, what has expired is counted once', async () => {
    const x = await newPart(t, shop.plant, { trackLots: true });
    const product = await newProduct(t, shop.plant);
    const line = { itemId: x.id, quantity: '1', backflush: true };
    await released(t, product.id, [line, line]);
    await shop.received(x.id, 'GONE', '1', yesterday);
    await shop.received(x.id, 'L1', '1', soon);
    await shop.received(x.id, 'L2', '1', late);
    const { id } = await ordered(t, shop.plant, product.id, '1');
    const receipt = await done(t, 'manufacturing.receiveProduction', id, { quantity: '1' });
    expect(issuedIn(receipt)).toEqual([
      ['L1', '1'],
      ['L2', '1'],
    ]);
  });
});
