import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { newCustomer, newItem, openShop, type Shop } from '../../support/selling.ts';

let world: World;
let t: TestTenant;
let shop: Shop;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  shop = await openShop(t);
});
afterAll(() => world.stop());

const wish = (more: Record<string, unknown> = {}) => ({
  customerId: shop.customerId,
  lines: [{ itemId: shop.itemId, quantity: '3', ...more }],
});
const quote = (more: Record<string, unknown> = {}) => t.ok('sales.createQuotation', wish(more));

describe('201', () => {
  it('prices a line by the policy and taxes it', async () => {
    const made = await quote();
    expect(made).toMatchObject({
      state: 'draft',
      taxIncluded: true,
      lines: [{ price: '113', net: '300', tax: '39', gross: '339', taxRate: '0.13' }],
    });
    expect(made.number).toMatch(/^QU-\d{6}-\d{4}$/);
  });

  it('a typed price and a discount stand', async () => {
    const made = await quote({ price: '100', discount: '0.1' });
    expect(made.lines[0]).toMatchObject({ price: '100', discount: '0.1', gross: '270' });
  });

  it('accepted twice at once it is one order', async () => {
    const { id } = await quote();
    const both = await Promise.all([1, 2].map(() => t.call('sales.acceptQuotation', { id })));
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(both.map(({ body }) => body.id)).size).toBe(1);
    const { data } = await t.ok('sales.listSalesOrder', { filter: { quotationId: { eq: id } } });
    expect(data).toHaveLength(1);
  });

  it('the same key answers the same bytes; with other content it is refused', async () => {
    const key = 'quotation-1';
    const first = await t.call('sales.createQuotation', wish(), { key });
    const again = await t.call('sales.createQuotation', wish(), { key });
    expect(again.text).toBe(first.text);
    const other = await t.call('sales.createQuotation', wish({ quantity: '4' }), { key });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotencyKeyReused' } });
  });

  it('a dry run shows the quotation and writes nothing', async () => {
    const before = await t.ok('sales.listQuotation', { count: true });
    const dry = await t.ok('sales.createQuotation', wish(), { dryRun: true });
    expect(dry.result).toMatchObject({ gross: '339', state: 'draft' });
    const after = await t.ok('sales.listQuotation', { count: true });
    expect(after.total).toBe(before.total);
  });
});

describe('200', () => {
  it('revising a sent quotation makes it a draft with new amounts', async () => {
    const { id } = await quote();
    await t.ok('sales.sendQuotation', { id });
    const lines = [{ itemId: shop.itemId, quantity: '5' }];
    const revised = await t.ok('sales.reviseQuotation', { id, lines });
    expect(revised).toMatchObject({ state: 'draft', gross: '565', version: 3 });
  });

  it('a line that stands keeps its number, and a new one takes none that was used', async () => {
    const { itemId } = shop;
    const wishes = ['1', '2', '3'].map((quantity) => ({ itemId, quantity }));
    const { id } = await t.ok('sales.createQuotation', { ...wish(), lines: wishes });
    const lines = [
      { lineNo: 1, itemId, quantity: '1' },
      { itemId, quantity: '9' },
      { lineNo: 2, itemId, quantity: '5' },
    ];
    const revised = await t.ok('sales.reviseQuotation', { id, lines });
    const numbers = revised.lines.map((one: Body) => [one.lineNo, one.quantity]);
    expect(numbers).toEqual([
      [1, '1'],
      [4, '9'],
      [2, '5'],
    ]);
    const twice = await t.call('sales.reviseQuotation', { id, lines: [lines[0], lines[0]] });
    expect(twice).toMatchObject({ status: 422, body: { code: 'repeatedLine' } });
    expect(twice.body.errors[0].pointer).toBe('/lines/1/lineNo');
  });

  it('a rejected one keeps the reason', async () => {
    const { id } = await quote();
    await t.ok('sales.sendQuotation', { id });
    const rejected = await t.ok('sales.rejectQuotation', { id, because: 'too dear' });
    expect(rejected).toMatchObject({ state: 'rejected', rejectedBecause: 'too dear' });
  });
});

describe('400', () => {
  it('names the field that is missing', async () => {
    const answer = await t.call('sales.createQuotation', { customerId: shop.customerId });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].pointer).toBe('/lines');
  });
});

describe('401 and 403', () => {
  it('nobody signed in, or nobody with the right, makes a quotation', async () => {
    const nobody = await t.call('sales.createQuotation', wish(), { token: null });
    expect(nobody.status).toBe(401);
    const keeper = await t.member(['warehouseKeeper']);
    expect((await keeper.call('sales.createQuotation', wish())).status).toBe(403);
  });
});

describe('404', () => {
  it('a customer or quotation of another company is as unknown as one that never was', async () => {
    const { id } = await quote();
    const other = await world.tenant();
    expect((await other.call('sales.sendQuotation', { id })).status).toBe(404);
    expect((await other.call('sales.createQuotation', wish())).status).toBe(404);
  });

  it('a sales representative does not see what belongs to a colleague', async () => {
    const { id } = await quote();
    const rep = await t.member(['salesRep']);
    expect((await rep.call('sales.sendQuotation', { id })).status).toBe(404);
    const own = await newCustomer(t, { ownerId: rep.memberId });
    const lines = [{ itemId: shop.itemId, quantity: '1' }];
    const made = await rep.ok('sales.createQuotation', { customerId: own.id, lines });
    expect(made.ownerId).toBe(rep.memberId);
  });
});

describe('409', () => {
  it('a rejected quotation is not accepted', async () => {
    const { id } = await quote();
    await t.ok('sales.sendQuotation', { id });
    await t.ok('sales.rejectQuotation', { id });
    const answer = await t.call('sales.acceptQuotation', { id });
    expect(answer).toMatchObject({ status: 409, body: { code: 'invalidTransition' } });
  });
});

describe('412', () => {
  it('a stale version changes nothing', async () => {
    const { id } = await quote();
    await t.ok('sales.sendQuotation', { id });
    const answer = await t.call('sales.cancelQuotation', { id }, { ifMatch: 1 });
    expect(answer.status).toBe(412);
    expect((await t.ok('sales.getQuotation', { id })).state).toBe('sent');
  });
});

describe('422', () => {
  it('an item without any price asks for one', async () => {
    const { id } = await newItem(t, { salesPrice: undefined });
    const answer = await t.call('sales.createQuotation', wish({ itemId: id }));
    expect(answer).toMatchObject({ status: 422, body: { code: 'sales.noPrice' } });
    expect(answer.body.errors[0].pointer).toBe('/lines/0/price');
  });

  it('a third of a piece is refused', async () => {
    const answer = await t.call('sales.createQuotation', wish({ quantity: '0.333' }));
    expect(answer).toMatchObject({ status: 422, body: { code: 'sales.tooManyDecimals' } });
  });

  it('an offer whose day has passed is not accepted', async () => {
    const made = await t.ok('sales.createQuotation', {
      ...wish(),
      date: '2020-01-01',
      validUntil: '2020-02-01',
    });
    const answer = await t.call('sales.acceptQuotation', { id: made.id });
    expect(answer).toMatchObject({ status: 422, body: { code: 'sales.quotationExpired' } });
  });
});
