import { expect, it } from 'vitest';
import { addDays } from '../../../shared/kernel/date.ts';
import type { Body } from '../../support/harness.ts';
import { imported } from '../../support/pump-works.ts';
import { bilingual, type Day } from './day.ts';

export function planAndRelease(day: Day): void {
  const { say } = day.voice;

  it('100 sets are expected, 60 are sold; valves, pumps and castings besides', async () => {
    const header = say('物料,开始日期,结束日期,数量', 'Item,From,To,Quantity');
    await imported(day.world, day.t, 'forecast', [header, `D,${day.w.due()},${day.w.due()},100`]);
    day.sold = await day.sell('D', '60', day.w.due());
    expect(day.sold).toMatchObject({ net: '6000', tax: day.tax('6000'), gross: day.gross('6000') });
    await day.sell('Q', '50', day.w.due());
    await day.sell('P', '20', day.w.due(3));
    await day.sell('G', '30', addDays(day.w.today, 10));
    day.late = await day.staff.buyer.ok('purchasing.createPurchaseOrder', {
      supplierId: day.w.supplierId,
      lines: [
        { itemId: day.w.item('X'), quantity: '50', price: '10.4', promisedOn: day.w.due(-1) },
      ],
    });
    await day.staff.buyer.ok('purchasing.approvePurchaseOrder', { id: day.late.id });
  });

  it('the run plans both levels; orders have consumed the forecast', async () => {
    const { id } = await day.staff.planner.ok('planning.runMrp');
    await day.world.settle();
    const run = await day.staff.planner.ok('planning.getPlanningRun', { id });
    expect(run).toMatchObject({ state: 'published', orders: 9, pastDue: 1 });
    day.planned = (await day.staff.planner.ok('planning.listPlannedOrders', { limit: 100 })).data;
    expect(day.dated('D')).toEqual([['100', day.w.due(-2), day.w.due()]]);
    expect(day.dated('P')).toEqual([
      ['100', day.w.due(-5), day.w.due(-2)],
      ['20', day.w.due(), day.w.due(3)],
    ]);
    expect(day.dated('X')).toEqual([
      ['50', day.w.due(-12), day.w.due(-5)],
      ['50', day.w.due(-9), day.w.due(-2)],
    ]);
    expect(day.dated('Y')).toEqual([
      ['30', day.w.due(-7), day.w.due(-2)],
      ['20', day.w.due(-5), day.w.due()],
    ]);
  });

  it('exceptions: bearings to be brought in, castings that come too late', async () => {
    const { data, counts } = await day.staff.planner.ok('planning.planExceptions');
    expect(counts).toEqual({ expedite: 1, pastDue: 1, late: 1, belowSafety: 1 });
    const of = (kind: string) => data.find((one: Body) => one.kind === kind);
    expect(of('expedite')).toMatchObject({
      ...{ code: 'X', date: day.w.due(-1), to: day.w.due(-5), quantity: '50' },
      text: { zh: `将 50 从 ${day.w.due(-1)} 提前到 ${day.w.due(-5)}。` },
    });
    const there = addDays(day.w.today, 20);
    expect(of('pastDue')).toMatchObject({ code: 'G', date: addDays(day.w.today, -10), to: there });
    expect(of('pastDue').text.en).toContain(`available on ${there}`);
  });

  it('pegs lead from the bearing to the sale, and every planned order says why', async () => {
    const bearing = day.planned.find(({ code }) => code === 'X') as Body;
    const { data } = await day.staff.planner.ok('planning.pegging', { id: bearing['id'] });
    const forWhom = data.map((one: Body) => [one.level, one.code, one.quantity]);
    expect(forWhom).toEqual([
      [1, 'X', '50'],
      [2, 'P', '100'],
      [3, 'D', '60'],
      [3, 'D', '40'],
    ]);
    expect(data[2].id).toBe(`${day.sold.id}/1`);
    for (const { id, quantity } of day.planned) {
      const why = await day.staff.planner.ok('planning.explainPlannedOrder', { id });
      expect(why.value).toBe(quantity);
      bilingual(why);
    }
    const why = await day.staff.planner.ok('planning.explainPlannedOrder', { id: bearing['id'] });
    const steps = why.steps.map((one: Body) => [one.label.zh, one.quantity ?? one.date]);
    expect(steps.slice(0, 6)).toEqual([
      ['期初可用', '150'],
      ['+ 预计入库', '0'],
      ['− 毛需求', '200'],
      ['安全库存', '0'],
      ['净需求', '50'],
      ['向上取 50 的倍数', '50'],
    ]);
  });

  it('released, the bearings are one order at the better price; undone and done again', async () => {
    const wanted = (codes: string[]) =>
      day.planned.filter(
        ({ code, quantity }) => codes.includes(code) && !(code === 'P' && quantity === '20'),
      );
    const release = (orders: Body[]) =>
      day.staff.planner.ok('planning.releasePlannedOrders', {
        plannedOrderIds: orders.map(({ id }) => id),
        windowDays: 7,
      });
    const first = (await release(wanted(['X', 'Y']))).data;
    expect(first.map((one: Body) => [day.w.codeOf(one.itemId), one.quantity, one.dueOn])).toEqual([
      ['X', '100', day.w.due(-5)],
      ['Y', '50', day.w.due(-2)],
    ]);
    const because = say('投放有误', 'released by mistake');
    for (const { id } of first) {
      await day.staff.buyer.ok('purchasing.cancelPurchaseOrder', { id, because });
    }
    const again = (await release(wanted(['X', 'Y', 'D', 'P', 'Q']))).data;
    day.made = Object.fromEntries(again.map((one: Body) => [day.w.codeOf(one.itemId), one]));
    expect(Object.keys(day.made).sort()).toEqual(['D', 'P', 'Q', 'X', 'Y']);
    for (const code of ['X', 'Y']) {
      const id = day.made[code]?.id;
      const order = await day.staff.buyer.ok('purchasing.approvePurchaseOrder', { id });
      if (code === 'X') expect(order).toMatchObject({ net: '1100', gross: day.gross('1100') });
    }
    for (const code of ['P', 'Q', 'D']) {
      await day.staff.planner.ok('manufacturing.releaseWorkOrder', { id: day.made[code]?.id });
    }
  });
}
