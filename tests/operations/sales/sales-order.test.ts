import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import {
  assertSound,
  confirmed,
  newCustomer,
  newItem,
  openShop,
  order,
  type Shop,
} from '../../support/selling.ts';

let world: World;
let t: TestTenant;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
});
afterAll(async () => {
  await assertSound(t);
  await world.stop();
});

const reservationOf = async (id: string): Promise<Body> =>
  (await t.call('inventory.getReservation', { id: id.replace('so_', 'rsv_') })).body;

describe('confirmSalesOrder', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(t);
  });

  it('200: reserves what there is, and a dry run shows exactly that', async () => {
    const { id } = await order(t, shop, '10');
    const dry = await t.ok('sales.confirmSalesOrder', { id }, { dryRun: true });
    expect((await t.ok('sales.getSalesOrder', { id })).state).toBe('draft');
    const done = await t.ok('sales.confirmSalesOrder', { id });
    expect(done).toMatchObject({ state: 'confirmed', lines: [{ reserved: '10' }] });
    const shown = dry.changes.find((one: Body) => one.noun === 'salesOrder').after;
    const { updatedAt: _, ...expected } = shown;
    expect(done).toMatchObject(expected);
    expect(dry.events.map((one: Body) => one.event)).toEqual(['sales.salesOrderConfirmed']);
    expect((await reservationOf(id)).lines).toMatchObject([{ quantity: '10', sourceLine: '1' }]);
  });

  it('200: the same key confirms once and answers the same', async () => {
    const { id } = await order(t, shop, '1');
    const first = await t.call('sales.confirmSalesOrder', { id }, { key: 'confirm-1' });
    const again = await t.call('sales.confirmSalesOrder', { id }, { key: 'confirm-1' });
    expect(again.text).toBe(first.text);
  });

  it('200: two orders at once for the last pieces never get more than there is', async () => {
    const few = await openShop(t, { stock: '10' });
    const made = await Promise.all([1, 2, 3].map(() => order(t, few, '6')));
    const both: Body[] = await Promise.all(
      made.map(({ id }) => t.ok('sales.confirmSalesOrder', { id })),
    );
    const reserved = both.map(({ lines }) => Number(lines[0].reserved));
    expect(reserved.reduce((a, b) => a + b, 0)).toBe(10);
  });

  it('200: over the limit it waits, reserves nothing, and a manager lets it go', async () => {
    const tight = await openShop(t, { customer: { creditLimit: '1000' } });
    const { id } = await order(t, tight, '10');
    const held = await t.ok('sales.confirmSalesOrder', { id });
    expect(held).toMatchObject({ state: 'onHold', lines: [{ reserved: '0' }] });
    expect(held.holdReason).toContain('by 130');
    const rep = await t.member(['salesRep']);
    const wish = { id, because: 'old friend' };
    expect((await rep.call('sales.releaseCreditHold', wish)).status).toBe(403);
    const free = await t.ok('sales.releaseCreditHold', wish);
    expect(free).toMatchObject({ state: 'confirmed', releasedBecause: 'old friend' });
    expect(free.holdReason).toBeUndefined();
    expect((await t.call('sales.releaseCreditHold', wish)).status).toBe(409);
  });

  it('200: two orders at once, each within the limit but not both, never exceed it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const tight = await openShop(t, { customer: { creditLimit: '2000' } });
      const made = await Promise.all([1, 2].map(() => order(t, tight, '10')));
      const both: Body[] = await Promise.all(
        made.map(({ id }) => t.ok('sales.confirmSalesOrder', { id })),
      );
      expect(both.map(({ state }) => state).sort()).toEqual(['confirmed', 'onHold']);
      const { data } = await t.ok('sales.listSalesOrder', {
        filter: { customerId: { eq: tight.customerId }, state: { eq: 'confirmed' } },
      });
      const exposure = data.reduce((total: number, { gross }: Body) => total + Number(gross), 0);
      expect(exposure).toBe(1130);
      const held = both.find(({ state }) => state === 'onHold') as Body;
      expect(held.lines).toMatchObject([{ reserved: '0' }]);
      expect(held.holdReason).toContain('by 260');
    }
  });

  it('403 and 404: not for those without the right, nor for another company', async () => {
    const { id } = await order(t, shop, '1');
    const keeper = await t.member(['warehouseKeeper']);
    expect((await keeper.call('sales.confirmSalesOrder', { id })).status).toBe(403);
    const other = await world.tenant();
    expect((await other.call('sales.confirmSalesOrder', { id })).status).toBe(404);
  });

  it('409: what is confirmed is not confirmed again', async () => {
    const { id } = await confirmed(t, shop, '1');
    const answer = await t.call('sales.confirmSalesOrder', { id });
    expect(answer).toMatchObject({ status: 409, body: { code: 'invalidTransition' } });
  });

  it('422: a company that refuses instead of holding says by how much', async () => {
    const strict = await world.tenant();
    await strict.ok('sales.changeSalesSettings', { creditAction: 'refuse' });
    const tight = await openShop(strict, { customer: { creditLimit: '1000' } });
    const { id } = await order(strict, tight, '10');
    const answer = await strict.call('sales.confirmSalesOrder', { id });
    expect(answer).toMatchObject({ status: 422, body: { code: 'sales.creditExceeded' } });
    expect((await strict.ok('sales.getSalesOrder', { id })).state).toBe('draft');
  });
});

describe('createSalesOrder', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(t);
  });

  it('201: a service needs no warehouse and no stock', async () => {
    const item = await newItem(t, { kind: 'service', stocked: false, taxCode: 'cn.services' });
    const made = await order(t, { ...shop, itemId: item.id }, '1');
    expect(made.lines[0]).toMatchObject({ taxRate: '0.06' });
    expect(made.lines[0].warehouseId).toBeUndefined();
    const taken = await t.ok('sales.confirmSalesOrder', { id: made.id });
    expect(taken.lines[0]).toMatchObject({ supply: 'stock', reserved: '0' });
    const sent = await t.ok('sales.deliverSalesOrder', { id: made.id });
    expect(sent.lines[0]).toMatchObject({ quantity: '1' });
    expect(sent.stockMoveId).toBeUndefined();
  });

  it('409: the other system’s number makes one order only', async () => {
    await order(t, shop, '1', { externalId: 'shop-4711' });
    const answer = await t.call('sales.createSalesOrder', {
      customerId: shop.customerId,
      externalId: 'shop-4711',
      lines: [{ itemId: shop.itemId, quantity: '1' }],
    });
    expect(answer.status).toBe(409);
  });

  it('400: more than 1,000 lines', async () => {
    const lines = Array.from({ length: 1001 }, () => ({ itemId: shop.itemId, quantity: '1' }));
    const many = await t.call('sales.createSalesOrder', { customerId: shop.customerId, lines });
    expect(many).toMatchObject({ status: 400, body: { errors: [{ pointer: '/lines' }] } });
  });

  it.each(['9999-12-31', '0001-01-01', '2200-01-01'])(
    '400: %s is no day that plans reckon with',
    async (requestedDate) => {
      const lines = [{ itemId: shop.itemId, quantity: '1' }];
      const wish = { customerId: shop.customerId, requestedDate, lines };
      const { status, body } = await t.call('sales.createSalesOrder', wish);
      expect([status, body.errors[0]]).toEqual([
        400,
        expect.objectContaining({
          pointer: '/requestedDate',
          message: 'Enter a date from 1900 to 2199.',
        }),
      ]);
    },
  );

  it('422: more money than books can hold', async () => {
    const lines = [{ itemId: shop.itemId, quantity: '9999999999', price: '9999999999' }];
    const answer = await t.call('sales.createSalesOrder', { customerId: shop.customerId, lines });
    expect(answer).toMatchObject({ status: 422, body: { code: 'amountTooLarge' } });
  });

  it('422: a customer of another currency, an item out of use', async () => {
    const abroad = await newCustomer(t, { currency: 'USD' });
    const one = [{ itemId: shop.itemId, quantity: '1' }];
    const foreign = await t.call('sales.createSalesOrder', { customerId: abroad.id, lines: one });
    expect(foreign).toMatchObject({ status: 422, body: { code: 'sales.foreignCurrency' } });
    const old = await newItem(t);
    await t.ok('masterdata.archiveItem', { id: old.id });
    const gone = await t.call('sales.createSalesOrder', {
      customerId: shop.customerId,
      lines: [{ itemId: old.id, quantity: '1' }],
    });
    expect(gone).toMatchObject({ status: 422, body: { code: 'sales.notSold' } });
  });
});

describe('changeSalesOrder', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(t);
  });

  it('200: one line shrinks while another grows, in one commit', async () => {
    const few = await openShop(t, { stock: '10' });
    const lines = [
      { itemId: few.itemId, quantity: '7' },
      { itemId: few.itemId, quantity: '3' },
    ];
    const made = await t.ok('sales.createSalesOrder', { customerId: few.customerId, lines });
    await t.ok('sales.confirmSalesOrder', { id: made.id });
    const changed = await t.ok('sales.changeSalesOrder', {
      id: made.id,
      lines: [
        { lineNo: 1, quantity: '2' },
        { itemId: few.itemId, quantity: '1' },
      ],
    });
    expect(changed.lines.map((line: Body) => [line.lineNo, line.quantity, line.reserved])).toEqual([
      [1, '2', '2'],
      [2, '3', '3'],
      [3, '1', '1'],
    ]);
    expect(changed.gross).toBe('678');
  });

  it('200: a draft changes freely', async () => {
    const { id } = await order(t, shop, '10');
    const changed = await t.ok('sales.changeSalesOrder', {
      id,
      note: 'urgent',
      lines: [{ lineNo: 1, quantity: '4', price: '100' }],
    });
    expect(changed).toMatchObject({ state: 'draft', note: 'urgent', gross: '400' });
  });

  it('200: what is cleared on a line is decided as for a new one', async () => {
    const line = { itemId: shop.itemId, quantity: '4', price: '50', discount: '0.1' };
    const lines = [{ ...line, description: 'Blue', taxCode: 'cn.services' }];
    const { id } = await order(t, shop, '4', { lines });
    const cleared = { price: null, discount: null, description: null, taxCode: null };
    const warehouse = { warehouseId: null };
    const changed = await t.ok('sales.changeSalesOrder', {
      id,
      lines: [{ lineNo: 1, ...cleared, ...warehouse }],
    });
    const { warehouseId } = shop;
    expect(changed.lines).toMatchObject([{ price: '113', taxRate: '0.13', warehouseId }]);
    expect(changed.lines[0]).not.toHaveProperty('discount');
    expect(changed.lines[0]).not.toHaveProperty('description');
    expect(changed.gross).toBe('452');
  });

  it('409: a cancelled order stays as it was', async () => {
    const { id } = await confirmed(t, shop, '1');
    await t.ok('sales.cancelSalesOrder', { id });
    const lines = [{ lineNo: 1, quantity: '2' }];
    expect((await t.call('sales.changeSalesOrder', { id, lines })).status).toBe(409);
  });

  it('422: no such line, another item, no line left, more than the credit allows', async () => {
    const tight = await openShop(t, { customer: { creditLimit: '1130' } });
    const { id } = await confirmed(t, tight, '10');
    const codeOf = async (line: Body): Promise<string> =>
      (await t.call('sales.changeSalesOrder', { id, lines: [line] })).body.code;
    expect(await codeOf({ lineNo: 9, quantity: '1' })).toBe('sales.unknownLine');
    expect(await codeOf({ lineNo: 1, itemId: shop.itemId })).toBe('sales.itemFixed');
    expect(await codeOf({ lineNo: 1, remove: true })).toBe('sales.noLinesLeft');
    expect(await codeOf({ lineNo: 1, remove: true, quantity: '1' })).toBe('invalidInput');
    expect(await codeOf({ remove: true })).toBe('invalidInput');
    expect(await codeOf({ lineNo: 1, quantity: '11' })).toBe('finance.creditExceeded');
    const twice = [1, 1].map((lineNo) => ({ lineNo, quantity: '9' }));
    const named = await t.call('sales.changeSalesOrder', { id, lines: twice });
    expect(named).toMatchObject({ status: 422, body: { code: 'repeatedLine' } });
    expect(named.body.errors[0].pointer).toBe('/lines/1/lineNo');
    expect((await t.ok('sales.getSalesOrder', { id })).version).toBe(2);
  });
});

describe('allocateStock', () => {
  it('200: stock of 100 goes to the tier A order first, and the preview says who loses', async () => {
    const shop = await openShop(t, { stock: '100', customer: { tier: 'B' } });
    const important = await newCustomer(t, { tier: 'A' });
    const first = await confirmed(t, shop, '80', { requestedDate: '2026-11-01' });
    const second = await confirmed(t, { ...shop, customerId: important.id }, '60');
    expect([first, second].map(({ lines }) => lines[0].reserved)).toEqual(['80', '20']);
    await world.settle();
    const place = { itemId: shop.itemId, warehouseId: shop.warehouseId };
    const dry = await t.ok('sales.allocateStock', place, { dryRun: true });
    const loser = dry.result.lines.find((one: Body) => one.salesOrderId === first.id);
    expect(loser).toMatchObject({
      before: '80',
      after: '40',
      because: [{ number: second.number, quantity: '60', rule: 'tier' }],
    });
    await t.ok('sales.allocateStock', place);
    const [a, b]: Body[] = await Promise.all(
      [first, second].map(({ id }) => t.ok('sales.getSalesOrder', { id })),
    );
    expect([a, b].map(({ lines }) => lines[0].reserved)).toEqual(['40', '60']);
    expect(a.lines[0].supply).toBe('short');
    expect((await reservationOf(second.id)).lines[0].quantity).toBe('60');
  });

  it('403: not for a sales representative', async () => {
    const shop = await openShop(t);
    const rep = await t.member(['salesRep']);
    const place = { itemId: shop.itemId, warehouseId: shop.warehouseId };
    expect((await rep.call('sales.allocateStock', place)).status).toBe(403);
  });
});
