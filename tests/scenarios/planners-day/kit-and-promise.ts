import { expect, it } from 'vitest';
import { voucherOf } from '../../support/buying.ts';
import type { Body } from '../../support/harness.ts';
import { bilingual, type Day } from './day.ts';

export function kitAndPromise(day: Day): void {
  const { account } = day.voice;

  it('kitting: 75 pumps and no valve; swapped, one order is finished', async () => {
    await day.world.settle();
    expect(await day.rates()).toEqual([
      ['75', '0.75'],
      ['0', '0'],
    ]);
    const { orders, advice } = await day.kits();
    const short = orders.map(({ lines }: Body) => lines.map((line: Body) => line.shortage));
    expect(short).toEqual([
      ['50', '0', '0'],
      ['50', '30'],
    ]);
    const [pumps, valves] = [(await day.orderOf('P')).number, (await day.orderOf('Q')).number];
    expect(advice.swaps.map(({ sentence }: Body) => sentence)).toEqual([
      {
        en: `Serve ${valves} before ${pumps}: one finished order instead of none.`,
        zh: `把 ${valves} 排到 ${pumps} 之前：可完成 1 单，而不是 0 单。`,
      },
    ]);
    const workOrderIds = advice.sequence;
    await day.staff.planner.ok('planning.reserveKits', { workOrderIds });
    expect(await day.rates()).toEqual([
      ['50', '0.5'],
      ['50', '1'],
    ]);
    expect((await day.orderOf('Q')).state).toBe('kitted');
    expect((await day.kits()).advice.swaps).toEqual([]);
  });

  it('the valves have the seals of the pumps now: more of them in time keep the promise', async () => {
    expect((await day.promise()).lateDays).toBeGreaterThan(0);
    const lines = [{ lineNo: 1, confirmedOn: day.w.due(-5) }];
    const id = day.made['Y']?.id;
    await day.staff.buyer.ok('purchasing.confirmPurchaseOrder', { id, lines });
    expect(await day.promise()).toMatchObject({ promisedOn: day.w.due(), lateDays: 0 });
  });

  it('bearings two weeks late move the promise, which says why; the goods move it back', async () => {
    expect(await day.promise()).toMatchObject({
      promisedOn: day.w.due(),
      lateDays: 0,
      kitRate: '0',
    });
    await day.staff.buyer.ok('purchasing.confirmPurchaseOrder', {
      id: day.made['X']?.id,
      lines: [{ lineNo: 1, confirmedOn: day.w.due(10) }],
    });
    const moved = await day.promise();
    expect(moved.lateDays).toBeGreaterThan(9);
    expect(moved).toMatchObject({ cause: 'work', lines: [{ causeNumber: day.made['D']?.number }] });
    const why = await day.staff.planner.ok('planning.promiseOrder', { id: day.sold.id });
    expect(why.fullDate).toBe(moved.promisedOn);
    bilingual(why.lines[0]);
    const holdsUp = why.lines[0].steps.find((one: Body) => one.number === day.made['X']?.number);
    expect(holdsUp).toMatchObject({ itemId: day.w.item('X'), quantity: '50', date: day.w.due(10) });
    const line = (purchaseOrderId: string, quantity: string) => ({
      lines: [{ purchaseOrderId, orderLine: 1, quantity }],
    });
    const receive = (id: string, quantity: string): Promise<Body> =>
      day.staff.keeper.ok('purchasing.receiveGoods', line(id, quantity));
    await receive(day.late.id, '50');
    const receipt = await receive(day.made['X']?.id, '100');
    expect(await voucherOf(day.t, receipt.id)).toEqual([
      [account.material, '1100', '0'],
      [account.notInvoiced, '0', '1100'],
    ]);
    await receive(day.made['Y']?.id, '50');
    expect(await day.promise()).toMatchObject({ promisedOn: day.w.due(), lateDays: 0 });
    expect(await day.rates()).toEqual([
      ['100', '1'],
      ['50', '1'],
    ]);
    expect((await day.orderOf('P')).state).toBe('kitted');
  });
}
