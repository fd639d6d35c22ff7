import { expect, it } from 'vitest';
import { div, sum } from '../../../shared/kernel/decimal.ts';
import { voucherOf } from '../../support/buying.ts';
import type { Body } from '../../support/harness.ts';
import { bilingual, type Day } from './day.ts';

export function makeAndCost(day: Day): void {
  const { say, account } = day.voice;

  it('the mill has 100 pumps to do; 98 are good, 2 are scrap, and seals are backflushed', async () => {
    const asked = { workCentreId: day.w.millId, date: day.w.due(30) };
    const { data } = await day.staff.worker.ok('manufacturing.dispatchList', asked);
    expect(data).toMatchObject([{ operation: 10, ready: '100', open: '100', minutes: '630' }]);
    const id = day.made['P']?.id;
    const issue = await day.staff.keeper.ok('manufacturing.issueMaterial', {
      ...{ id, lines: [{ lineNo: 10, quantity: '200' }] },
    });
    // 150 at 10, 50 at 10.40 and 100 at 11 are 3,120 for 300.
    expect(await voucherOf(day.t, issue.id)).toEqual([
      [account.process, '2080', '0'],
      [account.material, '0', '2080'],
    ]);
    const report = (more: object): Promise<Body> =>
      day.staff.worker.ok('manufacturing.reportOperation', { id, ...more });
    const silent = await day.staff.worker.call('manufacturing.reportOperation', {
      ...{ id, operation: 10, good: '98', scrap: '2' },
    });
    expect(silent.body.code).toBe('manufacturing.scrapReasonNeeded');
    const milled = await report({
      ...{ operation: 10, good: '98', scrap: '2', scrapReason: say('砂眼', 'blow hole') },
    });
    expect(milled).toMatchObject({ minutes: '630', labour: '630', overhead: '315' });
    expect(milled.issued).toMatchObject([{ itemId: day.w.item('Y'), quantity: '100' }]);
    expect(await voucherOf(day.t, milled.id)).toEqual([
      [account.process, '1145', '0'],
      [account.material, '0', '200'],
      [account.clearing, '0', '945'],
    ]);
    const assembled = await report({ operation: 20, good: '98' });
    expect(assembled).toMatchObject({ minutes: '294', labour: '196', overhead: '98' });
  });

  it('98 pumps come in at what they have cost, and the cost says why', async () => {
    const id = day.made['P']?.id;
    const receipt = await day.staff.keeper.ok('manufacturing.receiveProduction', {
      ...{ id, quantity: '98' },
    });
    // Scrap has used its bolts too: 400 at 0.50.
    expect(receipt.issued).toMatchObject([{ itemId: day.w.item('Z'), quantity: '400' }]);
    const value = sum(['2080', '200', '200', '945', '294']);
    expect(await voucherOf(day.t, receipt.id)).toEqual([
      [account.process, '200', '0'],
      [account.material, '0', '200'],
      [account.goods, value, '0'],
      [account.process, '0', value],
    ]);
    const why = await day.staff.accountant.ok('manufacturing.workOrderCost', { id });
    bilingual(why);
    expect(why).toMatchObject({
      ...{ value: '0', material: '2480', labour: '826', overhead: '413', received: value },
      unitCost: div(value, '98', 6),
    });
    expect(sum(why.steps.map((one: Body) => one.amount))).toBe('0');
    day.pumpCost = value;
  });

  it('98 sets are packed; orders are closed, one of them with a reason', async () => {
    await day.world.settle();
    const id = day.made['D']?.id;
    await day.staff.planner.ok('manufacturing.changeWorkOrder', { id, quantity: '98' });
    await day.staff.keeper.ok('manufacturing.issueMaterial', {
      ...{ id, lines: [{ lineNo: 10, quantity: '98' }] },
    });
    await day.staff.worker.ok('manufacturing.reportOperation', { id, operation: 10, good: '98' });
    const receipt = await day.staff.keeper.ok('manufacturing.receiveProduction', {
      ...{ id, quantity: '98' },
    });
    // Crates at 3, and 98 times 1.5 minutes at 60 an hour.
    day.setCost = sum([day.pumpCost, '294', '147']);
    expect(receipt.value).toBe(day.setCost);
    const why = await day.staff.accountant.ok('manufacturing.workOrderCost', { id });
    expect([why.value, why.unitCost]).toEqual(['0', div(day.setCost, '98', 6)]);
    await day.staff.lead.ok('manufacturing.closeWorkOrder', { id });
    const short = await day.staff.lead.call('manufacturing.closeWorkOrder', {
      id: day.made['P']?.id,
    });
    expect(short.body.code).toBe('manufacturing.underTolerance');
    const because = say('两件砂眼', 'two blow holes');
    await day.staff.lead.ok('manufacturing.closeWorkOrder', { id: day.made['P']?.id, because });
    expect(await day.promise()).toMatchObject({ cause: 'stock', kitRate: '1', lateDays: 0 });
  });

  it('what a set should cost and what the stock is worth say how they come about', async () => {
    const itemId = day.w.item('D');
    const rolled = await day.staff.accountant.ok('engineering.explainRolledUpCost', { itemId });
    bilingual(rolled);
    // X 20.80, Y 2, Z 2, milling 54, assembling 3; crate 3, packing 1.50. Set-up has no lot here.
    expect([rolled.value, rolled.incomplete]).toEqual(['86.3', false]);
    expect(sum(rolled.steps.map((one: Body) => one.cost))).toBe(rolled.value);
    for (const [code, quantity, value] of [
      ['X', '100', '1040'],
      ['D', '98', day.setCost],
    ] as const) {
      const ask = { id: day.w.item(code) };
      const why = await day.staff.accountant.ok('inventory.explainItemCost', ask);
      expect([why.quantity, why.stockValue]).toEqual([quantity, value]);
      expect(sum(why.steps.map((one: Body) => one.cost))).toBe(value);
      bilingual(why);
    }
  });
}
