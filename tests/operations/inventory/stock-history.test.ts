import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checks } from '../../../functions/inventory/integrity.ts';
import { releaseReservation, reserve } from '../../../functions/inventory/postings.ts';
import { idFrom } from '../../../functions/platform/hashing.ts';
import { runCheck } from '../../../functions/platform/integrity.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { type Inside, insideOf } from '../../support/inside.ts';
import { type Random, replayable, runSeed } from '../../support/seeded.ts';
import { newShop, newStockItem } from '../../support/stock.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** What one would write on a sheet of paper: how many pieces lie where, and who claims them. */
class Paper {
  onHand = new Map<string, number>();
  claimed = new Map<string, number>();
  orders = new Map<string, number>();

  at(place: string) {
    const onHand = this.onHand.get(place) ?? 0;
    const claimed = this.claimed.get(place) ?? 0;
    return { onHand, claimed, free: onHand - claimed };
  }

  move(place: string, pieces: number) {
    this.onHand.set(place, this.at(place).onHand + pieces);
  }

  claim(place: string, pieces: number) {
    this.claimed.set(place, this.at(place).claimed + pieces);
  }
}

interface Setting {
  t: TestTenant;
  inside: Inside;
  paper: Paper;
  random: Random;
  items: string[];
  warehouses: string[];
}

const placeOf = (itemId: string, warehouseId: string) => `${itemId} ${warehouseId}`;

/** Does what the paper allows and expects a refusal where it does not. */
async function expectOutcome(call: Promise<{ status: number; body: Body }>, allowed: boolean) {
  const { status, body } = await call;
  expect([allowed, status, status < 300 ? '' : body.code]).toEqual(
    allowed
      ? [true, 201, '']
      : [false, 422, expect.stringMatching(/insufficient(Stock|Available)$/)],
  );
}

const steps = {
  async receive({ t, paper, random, items, warehouses }: Setting) {
    const [itemId, warehouseId] = [random.pick(items), random.pick(warehouses)];
    const pieces = 1 + random.below(20);
    const unitCost = `${random.below(50)}.${random.below(100)}`;
    const lines = [{ itemId, quantity: String(pieces), unitCost }];
    await t.ok('inventory.receiveOtherStock', { warehouseId, reason: 'found', lines });
    paper.move(placeOf(itemId, warehouseId), pieces);
  },
  async issue({ t, paper, random, items, warehouses }: Setting) {
    const [itemId, warehouseId] = [random.pick(items), random.pick(warehouses)];
    const place = placeOf(itemId, warehouseId);
    const pieces = 1 + random.below(12);
    const lines = [{ itemId, quantity: String(pieces) }];
    const allowed = pieces <= paper.at(place).free;
    const input = { warehouseId, reason: 'scrap', lines };
    await expectOutcome(t.call('inventory.issueOtherStock', input), allowed);
    if (allowed) paper.move(place, -pieces);
  },
  async transfer({ t, paper, random, items, warehouses }: Setting) {
    const itemId = random.pick(items);
    const [from, to] = random.shuffled(warehouses) as [string, string];
    const pieces = 1 + random.below(8);
    const allowed = pieces <= paper.at(placeOf(itemId, from)).free;
    const lines = [{ itemId, quantity: String(pieces) }];
    const input = { fromWarehouseId: from, toWarehouseId: to, lines };
    await expectOutcome(t.call('inventory.transferStock', input), allowed);
    if (!allowed) return;
    paper.move(placeOf(itemId, from), -pieces);
    paper.move(placeOf(itemId, to), pieces);
  },
  async reverse({ t, paper, random, items }: Setting) {
    const { data } = await t.ok('inventory.listStockMove', { limit: 500 });
    const known = data.filter(
      ({ kind, reversedBy, lines }: Body) =>
        kind === 'otherOut' && reversedBy === undefined && items.includes(lines[0].itemId),
    );
    if (known.length === 0) return;
    const { id, lines } = random.pick<Body>(known);
    await t.ok('inventory.reverseStockMove', { id });
    paper.move(placeOf(lines[0].itemId, lines[0].fromWarehouseId), Number(lines[0].quantity));
  },
  async count({ t, paper, random, items, warehouses }: Setting) {
    const [itemId, warehouseId] = [random.pick(items), random.pick(warehouses)];
    const place = placeOf(itemId, warehouseId);
    const counted = Math.max(paper.at(place).claimed, paper.at(place).onHand + random.below(5) - 2);
    const lines = [{ itemId, counted: String(counted) }];
    const { id } = await t.ok('inventory.countStock', { warehouseId, lines });
    await t.ok('inventory.approveStockCount', { id });
    paper.onHand.set(place, counted);
  },
  async claim({ inside, paper, random, items, warehouses }: Setting) {
    const [itemId, warehouseId] = [random.pick(items), random.pick(warehouses)];
    const place = placeOf(itemId, warehouseId);
    const pieces = 1 + random.below(6);
    const order = idFrom('so', String(paper.orders.size), place, String(random.seed));
    const source = { noun: 'salesOrder', id: order, number: 'SO' };
    const lines = [{ sourceLine: '1', itemId, warehouseId, quantity: String(pieces) }];
    const allowed = pieces <= paper.at(place).free;
    const work = inside.commit(async (ctx) => ({
      result: 'claimed',
      ...(await reserve(ctx, { source, lines })),
    }));
    if (!allowed) {
      await expect(work).rejects.toMatchObject({ code: 'inventory.insufficientAvailable' });
      return;
    }
    await work;
    paper.claim(place, pieces);
    paper.orders.set(`${order} ${place}`, pieces);
  },
  async release({ inside, paper, random }: Setting) {
    if (paper.orders.size === 0) return;
    const [key, pieces] = random.pick([...paper.orders]);
    const [id, itemId, warehouseId] = key.split(' ') as [string, string, string];
    await inside.commit(async (ctx) => ({
      result: null,
      ...(await releaseReservation(ctx, { id })),
    }));
    paper.orders.delete(key);
    paper.claim(placeOf(itemId, warehouseId), -pieces);
  },
};

/** More in than out, and claims now and then. */
const plan = ['receive', 'receive', 'issue', 'issue', 'transfer', 'claim', 'release', 'reverse'];
const rare = ['count'];

async function agrees({ t, inside, paper, items, warehouses }: Setting) {
  for (const itemId of items) {
    const { shelves } = await t.ok('inventory.itemAvailability', { id: itemId });
    for (const warehouseId of warehouses) {
      const shelf = shelves.find((one: Body) => one.warehouseId === warehouseId);
      const { onHand, claimed } = paper.at(placeOf(itemId, warehouseId));
      const seen = { onHand: shelf?.onHand ?? '0', reserved: shelf?.reserved ?? '0' };
      expect(seen).toEqual({ onHand: String(onHand), reserved: String(claimed) });
    }
  }
  const ctx = await inside.ctx();
  for (const check of checks) {
    expect([check.id, (await runCheck(ctx, check)).exceptions]).toEqual([check.id, []]);
  }
}

describe('random histories agree with a sheet of paper and pass every check', () => {
  it.each(['movingAverage', 'fifo', 'monthlyAverage'] as const)(
    '%s',
    async (costingMethod) => {
      await replayable(runSeed(), async (random) => {
        const t = await world.tenant({ costingMethod });
        const shop = await newShop(t);
        const items = [];
        for (let i = 0; i < 3; i += 1) items.push((await newStockItem(t, shop)).id);
        const warehouses = [shop.mainId, shop.otherId];
        const paper = new Paper();
        const setting = { t, inside: insideOf(t.id), paper, random, items, warehouses };
        for (let i = 0; i < 40; i += 1) {
          const name = random.pick(random.chance(0.1) ? rare : plan) as keyof typeof steps;
          await steps[name](setting);
        }
        await agrees(setting);
      });
    },
    120_000,
  );
});

describe('many at once', () => {
  it('issues of one item at the same moment neither lose nor invent anything', async () => {
    const t = await world.tenant();
    const shop = await newShop(t);
    const itemId = (await newStockItem(t, shop)).id;
    const warehouseId = shop.mainId;
    const line = { itemId, quantity: '20', unitCost: '3.33' };
    await t.ok('inventory.receiveOtherStock', { warehouseId, reason: 'found', lines: [line] });
    const tries = Array.from({ length: 12 }, () =>
      t.call('inventory.issueOtherStock', {
        ...{ warehouseId, reason: 'scrap', lines: [{ itemId, quantity: '2' }] },
      }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(10);
    expect(statuses.filter((status) => status === 422)).toHaveLength(2);
    const pool = await t.ok('inventory.getCostPool', { id: itemId.replace('itm_', 'cp_') });
    expect(pool).toMatchObject({ quantity: '0', value: '0' });
    const ctx = await insideOf(t.id).ctx();
    for (const check of checks) expect((await runCheck(ctx, check)).exceptions).toEqual([]);
  });
});
