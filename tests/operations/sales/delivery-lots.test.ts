import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { confirmed, openShop, type Shop } from '../../support/selling.ts';

let world: World;
let t: TestTenant;
let shop: Shop;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  shop = await openShop(t, { stock: '0', item: { trackLots: true, salesPrice: '10' } });
  for (const [lot, quantity] of [
    ['L1', '4'],
    ['L2', '30'],
  ]) {
    await t.ok('inventory.receiveOtherStock', {
      ...{ warehouseId: shop.warehouseId, reason: 'found' },
      lines: [{ itemId: shop.itemId, quantity, unitCost: '5', lot }],
    });
  }
});
afterAll(() => world.stop());

const lotsOf = ({ lines }: Body) => lines.map((line: Body) => [line.lot, line.quantity]);

describe('goods tracked by lot', () => {
  it('leave from the oldest lots, and the trace leads from a lot to the customer', async () => {
    const { id } = await confirmed(t, shop, '10');
    const delivery = await t.ok('sales.deliverSalesOrder', { id });
    expect(lotsOf(delivery)).toEqual([
      ['L1', '4'],
      ['L2', '6'],
    ]);
    expect(delivery.gross).toBe((await t.ok('sales.getSalesOrder', { id })).gross);
    const move = await t.ok('inventory.getStockMove', { id: delivery.stockMoveId });
    expect(move.lines.map(({ lot }: Body) => lot)).toEqual(['L1', 'L2']);
  });

  it('leave from the lot that somebody scanned', async () => {
    const { id } = await confirmed(t, shop, '3');
    const lines = [{ orderLine: 1, quantity: '3', lot: 'L2' }];
    expect(lotsOf(await t.ok('sales.deliverSalesOrder', { id, lines }))).toEqual([['L2', '3']]);
  });

  it('422: too much is said at the line that was asked for', async () => {
    const { id } = await confirmed(t, shop, '5');
    const lines = [{ orderLine: 1, quantity: '6' }];
    const { status, body } = await t.call('sales.deliverSalesOrder', { id, lines });
    expect([status, body.code]).toEqual([422, 'sales.overDelivery']);
    expect(body.errors[0].pointer).toBe('/lines/0/quantity');
  });
});
