import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checks } from '../../../functions/inventory/integrity.ts';
import { runCheck } from '../../../functions/platform/integrity.ts';
import { addMonths } from '../../../shared/kernel/date.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { insideOf } from '../../support/inside.ts';
import { newShop, newStockItem, type Shop } from '../../support/stock.ts';
import { todayInChina } from '../../support/today.ts';

const today = todayInChina();
const period = addMonths(`${today.slice(0, 7)}-01`, -1).slice(0, 7);

let world: World;
let t: TestTenant;
let shop: Shop;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant({ costingMethod: 'monthlyAverage', firstPeriod: period });
  shop = await newShop(t);
});
afterAll(() => world.stop());

const receive = (itemId: string, quantity: string, unitCost: string, date = `${period}-10`) =>
  t.ok('inventory.receiveOtherStock', {
    ...{ date, warehouseId: shop.mainId, reason: 'found' },
    lines: [{ itemId, quantity, unitCost }],
  });

const issue = (itemId: string, quantity: string, date = `${period}-20`) =>
  t.call('inventory.issueOtherStock', {
    ...{ date, warehouseId: shop.mainId, reason: 'gift', lines: [{ itemId, quantity }] },
  });

const poolOf = (itemId: string) =>
  t.ok('inventory.getCostPool', { id: itemId.replace('itm_', 'cp_') });

async function allHold() {
  const ctx = await insideOf(t.id).ctx();
  for (const check of checks) expect((await runCheck(ctx, check)).exceptions).toEqual([]);
}

describe('runMonthCost', () => {
  it('issues of the month cost its average; what is left keeps the rest', async () => {
    const { id: itemId } = await newStockItem(t, shop);
    await receive(itemId, '100', '10');
    const out = await issue(itemId, '160').then(({ body }) => body);
    expect(out.code).toBe('inventory.insufficientStock');
    await receive(itemId, '50', '11.5');
    await receive(itemId, '30', '12');
    const gift = (await issue(itemId, '100')).body;
    expect(gift.lines[0]).toMatchObject({ provisional: true });
    const back = (await issue(itemId, '60')).body;
    const undone = (await issue(itemId, '5')).body;
    await t.ok('inventory.reverseStockMove', { id: undone.id, date: `${period}-21` });
    expect(await poolOf(itemId)).toMatchObject({ quantity: '20', value: '1935' });
    await allHold();

    const next = await issue(itemId, '1', today);
    expect([next.status, next.body.code]).toEqual([409, 'inventory.monthIsOpen']);

    const run = await t.ok('inventory.runMonthCost', { period });
    expect(run).toEqual({ period, items: 1, remaining: 0, cost: '1720' });
    expect(await poolOf(itemId)).toMatchObject({
      ...{ quantity: '20', value: '215', lastUnitCost: '10.75' },
      closedMonths: [{ period, unitCost: '10.75' }],
    });
    await allHold();
    const { data } = await t.ok('finance.listJournal', { limit: 500 });
    const voucher = data.find(({ source }: Body) => source.noun === 'monthCost');
    expect(voucher).toMatchObject({ total: '1720', period });

    const late = await issue(itemId, '1', `${period}-28`);
    expect([late.status, late.body.code]).toEqual([409, 'inventory.costMonthClosed']);
    expect((await issue(itemId, '1', today)).status).toBe(201);

    const reversal = await t.ok('inventory.reverseStockMove', { id: back.id });
    expect(reversal.lines[0]).toMatchObject({ quantity: '60', cost: '645' });
    expect(reversal.lines[0].provisional).toBeUndefined();
    await allHold();
    const again = await t.ok('inventory.runMonthCost', { period });
    expect(again).toEqual({ period, items: 0, remaining: 0, cost: '0' });
  });

  it('goes on in steps, and leaves nothing out', async () => {
    const other = await world.tenant({ costingMethod: 'monthlyAverage', firstPeriod: period });
    const there = await newShop(other);
    const lines = [];
    for (let i = 0; i < 45; i += 1) {
      lines.push({ itemId: (await newStockItem(other, there)).id, quantity: '3', unitCost: '1' });
    }
    const header = { date: `${period}-05`, warehouseId: there.mainId };
    for (const part of [lines.slice(0, 30), lines.slice(30)]) {
      await other.ok('inventory.receiveOtherStock', { ...header, reason: 'found', lines: part });
      const out = part.map(({ itemId }) => ({ itemId, quantity: '2' }));
      await other.ok('inventory.issueOtherStock', { ...header, reason: 'scrap', lines: out });
    }
    const first = await other.ok('inventory.runMonthCost', { period });
    expect(first).toMatchObject({ items: 40, remaining: 5, cost: '80' });
    const second = await other.ok('inventory.runMonthCost', { period });
    expect(second).toMatchObject({ items: 5, remaining: 0, cost: '10' });
  }, 60_000);

  it('422 before the month is over, and for another method; 403 for a keeper', async () => {
    const now = await t.call('inventory.runMonthCost', { period: today.slice(0, 7) });
    expect([now.status, now.body.code]).toEqual([422, 'inventory.monthNotOver']);
    const moving = await world.tenant();
    const other = await moving.call('inventory.runMonthCost', { period });
    expect([other.status, other.body.code]).toEqual([422, 'inventory.notMonthlyAverage']);
    const keeper = await t.member(['warehouseKeeper']);
    expect((await keeper.call('inventory.runMonthCost', { period })).status).toBe(403);
    expect((await t.call('inventory.runMonthCost', { period: '2026-13' })).status).toBe(400);
  });
});
