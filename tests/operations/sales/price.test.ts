import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { confirmed, newCustomer, openShop, type Shop } from '../../support/selling.ts';

let world: World;
let t: TestTenant;
let shop: Shop;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  shop = await openShop(t, { item: { salesPrice: '100' } });
  const list = (code: string, line: Body) =>
    t.ok('masterdata.createPriceList', {
      code,
      name: code,
      currency: 'CNY',
      taxIncluded: true,
      lines: [{ itemId: shop.itemId, minQuantity: '0', ...line }],
    });
  const agreed = await list('SPECIAL', { price: '88', validTo: '2026-06-30' });
  const general = await list('GENERAL', { price: '90', minQuantity: '100' });
  const floor = await list('FLOOR', { price: '85' });
  await t.ok('sales.changeSalesSettings', {
    tierDiscounts: { A: '0.05' },
    generalPriceListId: general.id,
    floorPriceListId: floor.id,
  });
  const buyer = await newCustomer(t, { tier: 'A', priceListId: agreed.id });
  shop = { ...shop, customerId: buyer.id };
});
afterAll(() => world.stop());

const explain = (quantity: string, date: string): Promise<Body> =>
  t.ok('sales.explainPrice', {
    customerId: shop.customerId,
    itemId: shop.itemId,
    quantity,
    date,
    taxIncluded: true,
  });

describe('the price of 120 pieces', () => {
  it('on 15 May is 88, out of four candidates, above the floor of 85', async () => {
    const found = await explain('120', '2026-05-15');
    expect(found).toMatchObject({ value: '88', floor: '85', belowFloor: false });
    expect(found.steps.map((step: Body) => step.price)).toEqual(['100', '95', '90', '88']);
  });

  it('on 1 July is 90, and of 10 pieces 95', async () => {
    expect((await explain('120', '2026-07-01')).value).toBe('90');
    expect((await explain('10', '2026-07-01')).value).toBe('95');
  });

  it('without tax is what is left of it', async () => {
    const found = await t.ok('sales.explainPrice', {
      customerId: shop.customerId,
      itemId: shop.itemId,
      quantity: '1',
      date: '2026-07-01',
      taxIncluded: false,
    });
    expect(found.value).toBe('84.070796');
  });
});

describe('a price below the floor', () => {
  it('is for those who may go below', async () => {
    const rep = await t.member(['salesRep']);
    const own = await newCustomer(t, { ownerId: rep.memberId });
    const lines = [{ itemId: shop.itemId, quantity: '1', price: '84' }];
    const wish = { customerId: own.id, taxIncluded: true, lines };
    const refused = await rep.call('sales.createQuotation', wish);
    expect(refused).toMatchObject({ status: 422, body: { code: 'sales.priceBelowFloor' } });
    expect((await t.call('sales.createQuotation', wish)).status).toBe(201);
  });
});

describe('a promise', () => {
  it('is today for what nobody wants, and nothing for what there is not', async () => {
    const ask = (quantity: string): Promise<Body> =>
      t.ok('sales.explainPromise', { itemId: shop.itemId, quantity });
    const { value } = await ask('100');
    expect(value).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await confirmed(t, shop, '70');
    expect(await ask('30')).toMatchObject({ value, unpromised: '0' });
    expect(await ask('31')).toMatchObject({ value: null, unpromised: '31' });
  });

  it('stands beside the price and the stock while a line is typed', async () => {
    const found = await t.ok('sales.priceQuote', {
      customerId: shop.customerId,
      itemId: shop.itemId,
      quantity: '10',
      date: '2026-07-01',
    });
    expect(found).toMatchObject({
      price: { value: '95' },
      gross: '950',
      onHand: '100',
      reserved: '70',
      available: '30',
      promise: { unpromised: '0' },
    });
  });

  it('bears the tax that the line names, else that of the item', async () => {
    const { customerId, itemId } = shop;
    const question = { customerId, itemId, quantity: '10', date: '2026-07-01' };
    expect(await t.ok('sales.priceQuote', question)).toMatchObject({ taxRate: '0.13' });
    const named = await t.ok('sales.priceQuote', { ...question, taxCode: 'cn.services' });
    expect(named).toMatchObject({ taxRate: '0.06' });
  });
});
