import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { balanceKey, lotKey } from '../../../functions/inventory/data/balances.ts';
import { checks } from '../../../functions/inventory/integrity.ts';
import { issueStock, reserve } from '../../../functions/inventory/postings.ts';
import type { Guard } from '../../../functions/platform/guard.ts';
import { idFrom } from '../../../functions/platform/hashing.ts';
import { runCheck } from '../../../functions/platform/integrity.ts';
import { create, revise } from '../../../functions/platform/outcome.ts';
import { costPool } from '../../../shared/contracts/inventory/cost-pool.ts';
import { reservation } from '../../../shared/contracts/inventory/reservation.ts';
import { stockMove } from '../../../shared/contracts/inventory/stock-move.ts';
import type { Fields } from '../../../shared/contracts/noun.ts';
import { conflict } from '../../../shared/kernel/errors.ts';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { type Inside, insideOf } from '../../support/inside.ts';
import { newShop, newStockItem, type Shop, stockUp } from '../../support/stock.ts';

let world: World;
let t: TestTenant;
let shop: Shop;
let inside: Inside;
let itemId: string;
let customerOwned: string;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** A healthy company with a bit of everything. */
beforeEach(async () => {
  t = await world.tenant({ costingMethod: 'fifo' });
  shop = await newShop(t);
  inside = insideOf(t.id);
  itemId = (await newStockItem(t, shop)).id;
  await stockUp(t, shop, [{ itemId, quantity: '10', unitCost: '2' }]);
  await stockUp(t, shop, [{ itemId, quantity: '5', unitCost: '3' }]);
  const warehouse = { code: 'TOLL', name: '客供仓', kind: 'customerOwned', nettable: false };
  customerOwned = (await t.ok('masterdata.createWarehouse', warehouse)).id;
  await inside.commit(async (ctx) => ({
    result: null,
    ...(await reserve(ctx, {
      source: { noun: 'salesOrder', id: idFrom('so', t.id), number: 'SO-1' },
      lines: [{ sourceLine: '1', itemId, warehouseId: shop.mainId, quantity: '4' }],
    })),
  }));
});

async function failing(): Promise<string[]> {
  const ctx = await inside.ctx();
  const failed: string[] = [];
  for (const check of checks) {
    const { ok, count, exceptions } = await runCheck(ctx, check);
    expect(ok).toBe(count === 0);
    expect(exceptions.length > 0).toBe(!ok);
    if (!ok) failed.push(check.id);
  }
  return failed;
}

type Line = Fields<typeof stockMove>['lines'][number];

/** A movement written past all rules; with its guard, if the bug is elsewhere. */
const plantMove = (line: Partial<Line>, guards: Guard[] = []) =>
  inside.commit(async (ctx) => {
    const change = create(ctx, stockMove, {
      ...{ number: 'BUG', date: ctx.today, kind: 'otherIn', source: { noun: 'test', id: 'bug' } },
      lines: [
        {
          ...{ itemId, fromKind: 'adjustment', toKind: 'warehouse', toWarehouseId: shop.mainId },
          ...{ quantity: '1', ...line },
        },
      ],
    });
    return { result: null, changes: [change], guards };
  });

const balance = (warehouseId: string, onHand: string, available = onHand): Guard => ({
  key: balanceKey({ itemId, warehouseId }),
  add: { onHand, available },
  refusal: conflict({ reason: 'never.' }),
});

const lotGuard = (lot: string, onHand: string): Guard => ({
  key: lotKey({ itemId, warehouseId: shop.mainId }, lot),
  add: { onHand },
  refusal: conflict({ reason: 'never.' }),
});

const plantPool = (patch: Partial<Fields<typeof costPool>>) =>
  inside.commit(async (ctx) => {
    const before = await ctx.store.find(costPool, itemId.replace('itm_', 'cp_'));
    const change = revise(ctx, costPool, before as never, patch);
    return { result: null, changes: [change] };
  });

const plantClaim = (warehouseId: string, quantity: string, guards: Guard[] = []) =>
  inside.commit(async (ctx) => {
    const line = { sourceLine: '1', itemId, warehouseId, quantity, kind: 'soft' as const };
    const source = { noun: 'salesOrder', id: 'so_bug' };
    const change = create(ctx, reservation, { number: 'BUG', source, lines: [line] });
    return { result: null, changes: [change], guards };
  });

const leaveWithout = (part: 'guards' | 'voucher') =>
  inside.commit(async (ctx) => {
    const source = { noun: 'delivery', id: idFrom('dn', t.id), number: 'DN-1' };
    const { posting } = await issueStock(ctx, {
      ...{ date: ctx.today, source, kind: 'delivery', to: 'customer' },
      lines: [{ sourceLine: '1', itemId, warehouseId: shop.mainId, quantity: '3' }],
    });
    return { result: null, ...posting, ...(part === 'guards' && { guards: [] }) };
  });

it('a healthy company passes every check', async () => {
  expect(await failing()).toEqual([]);
  expect(checks.map(({ id }) => id)).toEqual([
    'S1',
    'S2',
    'S3',
    'S4',
    'S7',
    'S5',
    'S8',
    'M8-stock',
  ]);
});

describe('planted bugs', () => {
  it('S1: goods that go nowhere', async () => {
    const here = { fromKind: 'warehouse', fromWarehouseId: shop.mainId } as const;
    await plantMove(here);
    expect(await failing()).toEqual(['S1']);
  });

  it('S2: a movement without its balance', async () => {
    await leaveWithout('guards');
    expect(await failing()).toEqual(['S2', 'M8-stock']);
  });

  it('S2: goods that were never there', async () => {
    const out = { fromKind: 'warehouse', fromWarehouseId: shop.otherId } as const;
    const nowhere = { toKind: 'scrap', toWarehouseId: undefined } as const;
    await plantMove({ ...out, ...nowhere }, [balance(shop.otherId, '-1')]);
    expect(await failing()).toEqual(['S2', 'S5']);
  });

  it('S3: a claim without its balance', async () => {
    await plantClaim(shop.mainId, '2');
    expect(await failing()).toEqual(['S3']);
  });

  it('S3: more claimed than lies there', async () => {
    await plantClaim(shop.mainId, '20', [balance(shop.mainId, '0', '-20')]);
    expect(await failing()).toEqual(['S3']);
  });

  it('S4: one serial number in two warehouses', async () => {
    await plantMove({ serial: 'SN' }, [balance(shop.mainId, '1')]);
    const there = { serial: 'SN', toWarehouseId: shop.otherId };
    await plantMove(there, [balance(shop.otherId, '1')]);
    await plantPool({ quantity: '17' });
    expect(await failing()).toContain('S4');
  });

  it('S7: a lot that leaves and never came', async () => {
    const gone = { toKind: 'scrap', toWarehouseId: undefined, lot: 'L1' } as const;
    const here = { fromKind: 'warehouse', fromWarehouseId: shop.mainId } as const;
    await plantMove({ ...here, ...gone }, [balance(shop.mainId, '-1'), lotGuard('L1', '-1')]);
    await plantPool({ quantity: '14' });
    expect(await failing()).toContain('S7');
  });

  it('S7: a lot whose guard was not moved along', async () => {
    await plantMove({ lot: 'L2' }, [balance(shop.mainId, '1')]);
    await plantPool({ quantity: '16' });
    expect(await failing()).toContain('S7');
  });

  it('S5: a pool that counts differently, and layers that do not add up', async () => {
    await plantPool({ quantity: '14' });
    expect(await failing()).toEqual(['S5']);
  });

  it('S5: a layer that is worth more than its pool', async () => {
    const layer = { source: 'x', date: '2026-01-01', quantity: '15', unitCost: '9', value: '135' };
    await plantPool({ layers: [layer] });
    expect(await failing()).toEqual(['S5']);
  });

  it('S5: a value where nothing is left', async () => {
    const empty = await newStockItem(t, shop);
    await stockUp(t, shop, [{ itemId: empty.id, quantity: '1', unitCost: '0' }]);
    const lines = [{ itemId: empty.id, quantity: '1' }];
    const scrap = { warehouseId: shop.mainId, reason: 'scrap', lines };
    await t.ok('inventory.issueOtherStock', scrap);
    itemId = empty.id;
    await plantPool({ method: 'movingAverage', value: '1' });
    expect(await failing()).toEqual(['S5', 'M8-stock']);
  });

  it('S8: goods of a customer with a value, or claimed', async () => {
    const there = { toWarehouseId: customerOwned, cost: '5' };
    await plantMove(there, [balance(customerOwned, '1')]);
    expect(await failing()).toEqual(['S8']);
    await plantClaim(customerOwned, '1', [balance(customerOwned, '0', '-1')]);
    expect(await failing()).toEqual(['S8']);
  });

  it('M8: goods that left without a voucher', async () => {
    await leaveWithout('voucher');
    expect(await failing()).toEqual(['M8-stock']);
  });
});
