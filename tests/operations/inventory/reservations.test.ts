import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  issueStock,
  receiveStock,
  releaseReservation,
  reserve,
  type StockSource,
} from '../../../functions/inventory/postings.ts';
import { planReservation, stockMoveId } from '../../../functions/inventory/queries.ts';
import { idFrom } from '../../../functions/platform/hashing.ts';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { type Inside, insideOf } from '../../support/inside.ts';
import { newShop, newStockItem, type Shop, shelfOf, stockUp } from '../../support/stock.ts';

let world: World;
let t: TestTenant;
let shop: Shop;
let inside: Inside;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  shop = await newShop(t);
  inside = insideOf(t.id);
});
afterAll(() => world.stop());

let orders = 0;
const newOrder = (): StockSource => {
  orders += 1;
  return { noun: 'salesOrder', id: idFrom('so', String(orders)), number: `SO-${orders}` };
};
const newDelivery = (): StockSource => {
  orders += 1;
  return { noun: 'delivery', id: idFrom('dn', String(orders)), number: `DN-${orders}` };
};

const claim = (source: StockSource, itemId: string, quantity: string, sourceLine = '1') =>
  inside.commit(async (ctx) => ({
    result: null,
    ...(await reserve(ctx, {
      source,
      lines: [{ sourceLine, itemId, warehouseId: shop.mainId, quantity }],
    })),
  }));

async function stocked(quantity: string, unitCost = '10') {
  const item = await newStockItem(t, shop);
  await stockUp(t, shop, [{ itemId: item.id, quantity, unitCost }]);
  return item;
}

const reservationOf = (source: StockSource) =>
  t.ok('inventory.getReservation', { id: source.id.replace(/^\w+_/, 'rsv_') });

describe('reserve', () => {
  it('INV-09: of ten who want 10 out of 50 at once, exactly five get it', async () => {
    const item = await stocked('50');
    const tries = Array.from({ length: 10 }, () => claim(newOrder(), item.id, '10'));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    const refusals = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ code: 'inventory.insufficientAvailable', status: 422 });
      expect(refusal.message).toContain(item.code);
      expect(refusal.pointer).toBe('/lines/0/quantity');
    }
    const shelf = { onHand: '50', reserved: '50', available: '0' };
    expect(await shelfOf(t, item.id, shop.mainId)).toMatchObject(shelf);
  });

  it('what is reserved cannot leave for others, but can stay and be counted', async () => {
    const item = await stocked('10');
    await claim(newOrder(), item.id, '8');
    const scrap = { warehouseId: shop.mainId, reason: 'scrap' };
    const line = (quantity: string) => ({ ...scrap, lines: [{ itemId: item.id, quantity }] });
    const refused = await t.call('inventory.issueOtherStock', line('3'));
    expect([refused.status, refused.body.code]).toEqual([422, 'inventory.insufficientAvailable']);
    await t.ok('inventory.issueOtherStock', line('2'));
    const shelf = { onHand: '8', available: '0' };
    expect(await shelfOf(t, item.id, shop.mainId)).toMatchObject(shelf);
  });

  it('more for the same order line joins what it has', async () => {
    const item = await stocked('10');
    const order = newOrder();
    await claim(order, item.id, '2');
    await claim(order, item.id, '3');
    await claim(order, item.id, '1', '2');
    const { lines, version } = await reservationOf(order);
    expect(version).toBe(3);
    expect(
      lines.map(({ sourceLine, quantity }: Record<string, string>) => [sourceLine, quantity]),
    ).toEqual([
      ['1', '5'],
      ['2', '1'],
    ]);
  });

  it('nothing is reserved where goods wait for inspection', async () => {
    const item = await stocked('10');
    await t.ok('inventory.transferStock', {
      ...{ fromWarehouseId: shop.mainId, toWarehouseId: shop.quarantineId },
      lines: [{ itemId: item.id, quantity: '10' }],
    });
    const lines = [
      { sourceLine: '1', itemId: item.id, warehouseId: shop.quarantineId, quantity: '1' },
    ];
    const attempt = inside.commit(async (ctx) => ({
      result: null,
      ...(await reserve(ctx, { source: newOrder(), lines })),
    }));
    await expect(attempt).rejects.toMatchObject({ code: 'inventory.notNettable' });
  });

  it('planning spreads a wish over warehouses and says what is short', async () => {
    const item = await stocked('10');
    await t.ok('inventory.transferStock', {
      ...{ fromWarehouseId: shop.mainId, toWarehouseId: shop.otherId },
      lines: [{ itemId: item.id, quantity: '4' }],
    });
    const plan = await planReservation(
      await inside.ctx(),
      [{ line: '1', item: item.id, quantity: '12' }],
      { partial: true },
    );
    expect(plan.lines).toMatchObject([{ reserved: '10', short: '2' }]);
    expect(plan.reservations).toHaveLength(2);
  });
});

describe('release', () => {
  it('gives back in part and then the rest; a second release does nothing', async () => {
    const item = await stocked('10');
    const order = newOrder();
    await claim(order, item.id, '6');
    const release = (lines?: { sourceLine: string; quantity: string }[]) =>
      inside.commit(async (ctx) => ({
        result: null,
        ...(await releaseReservation(ctx, order, lines)),
      }));
    await release([{ sourceLine: '1', quantity: '2' }]);
    expect(await shelfOf(t, item.id, shop.mainId)).toMatchObject({ reserved: '4' });
    const much = release([{ sourceLine: '1', quantity: '5' }]);
    await expect(much).rejects.toMatchObject({ code: 'inventory.releaseExceedsReservation' });
    await release();
    await release();
    expect(await shelfOf(t, item.id, shop.mainId)).toMatchObject({ reserved: '0' });
    expect((await reservationOf(order)).lines).toEqual([]);
    await claim(order, item.id, '1');
    expect((await reservationOf(order)).lines).toHaveLength(1);
  });
});

describe('deliveries', () => {
  const deliver = (
    order: StockSource,
    itemId: string,
    quantity: string,
    fromReservation: string,
  ) => {
    const source = newDelivery();
    return inside
      .commit(async (ctx) => {
        const { posting, move } = await issueStock(ctx, {
          ...{ date: ctx.today, source, kind: 'delivery', to: 'customer', reservedFor: order.id },
          lines: [{ sourceLine: '1', itemId, warehouseId: shop.mainId, quantity, fromReservation }],
        });
        return { result: move, ...posting };
      })
      .then((move) => ({ source, move }));
  };

  it('use up the claim while the goods leave, and cost the average', async () => {
    const item = await stocked('10', '3');
    const order = newOrder();
    await claim(order, item.id, '8');
    const { source, move } = await deliver(order, item.id, '6', '6');
    expect(move.id).toBe(stockMoveId(source.id));
    expect(move.lines[0]).toMatchObject({ cost: '18', quantity: '6' });
    const shelf = { onHand: '4', reserved: '2', available: '2' };
    expect(await shelfOf(t, item.id, shop.mainId)).toMatchObject(shelf);
    expect((await reservationOf(order)).lines).toMatchObject([{ quantity: '2' }]);
  });

  it('take what is free besides the claim, and never the claims of others', async () => {
    const item = await stocked('10');
    const [mine, theirs] = [newOrder(), newOrder()];
    await claim(mine, item.id, '4');
    await claim(theirs, item.id, '4');
    await expect(deliver(mine, item.id, '7', '4')).rejects.toMatchObject({
      code: 'inventory.insufficientAvailable',
    });
    await deliver(mine, item.id, '6', '4');
    const shelf = { onHand: '4', reserved: '4', available: '0' };
    expect(await shelfOf(t, item.id, shop.mainId)).toMatchObject(shelf);
  });

  it('more from a claim than it holds is refused', async () => {
    const item = await stocked('10');
    const order = newOrder();
    await claim(order, item.id, '2');
    await expect(deliver(order, item.id, '3', '3')).rejects.toMatchObject({
      code: 'inventory.releaseExceedsReservation',
    });
  });

  it('returns come back at what they cost, in parts, and never more than went out', async () => {
    const item = await stocked('3', '3.33');
    const order = newOrder();
    await claim(order, item.id, '3');
    const { source } = await deliver(order, item.id, '3', '3');
    await stockUp(t, shop, [{ itemId: item.id, quantity: '10', unitCost: '100' }]);
    const giveBack = (quantity: string) =>
      inside.commit(async (ctx) => {
        orders += 1;
        const goods = { itemId: item.id, warehouseId: shop.quarantineId, quantity };
        const costOf = { sourceId: source.id, sourceLine: '1' };
        const { posting, values } = await receiveStock(ctx, {
          date: ctx.today,
          source: { noun: 'salesReturn', id: idFrom('ret', String(orders)), number: 'R' },
          ...{ kind: 'customerReturn', from: 'customer' },
          lines: [{ sourceLine: '1', ...goods, costOf }],
        });
        return { result: values.map(({ value }) => value), ...posting };
      });
    expect(await giveBack('1')).toEqual(['3.33']);
    expect(await giveBack('2')).toEqual(['6.66']);
    await expect(giveBack('1')).rejects.toMatchObject({ code: 'inventory.returnExceedsIssue' });
  });
});

describe('changeReservationKind', () => {
  it('makes a claim hard, whoever may; the same again changes nothing', async () => {
    const item = await stocked('5');
    const order = newOrder();
    await claim(order, item.id, '2');
    const { id } = await reservationOf(order);
    const planner = await t.member(['planner']);
    const hard = await planner.ok('inventory.changeReservationKind', { id, kind: 'hard' });
    expect(hard.lines).toMatchObject([{ kind: 'hard', quantity: '2' }]);
    const again = await planner.ok('inventory.changeReservationKind', { id, kind: 'hard' });
    expect(again.version).toBe(hard.version);
    const keeper = await t.member(['warehouseKeeper']);
    const refused = await keeper.call('inventory.changeReservationKind', { id, kind: 'soft' });
    expect(refused.status).toBe(403);
    const wrong = await t.call('inventory.changeReservationKind', { id, kind: 'firm' });
    expect(wrong.status).toBe(400);
    const stale = await t.call(
      'inventory.changeReservationKind',
      { id, kind: 'soft' },
      { ifMatch: 1 },
    );
    expect(stale.status).toBe(412);
  });
});
