import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import {
  done,
  newPart,
  newPlant,
  newProduct,
  ordered,
  orderOf,
  type Plant,
  released,
  routed,
  step,
} from '../../support/making.ts';
import { assertSound, trialBalance } from '../../support/selling.ts';
import { shelfOf, stockUp } from '../../support/stock.ts';

let world: World;
let t: TestTenant;
let plant: Plant;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  plant = await newPlant(t);
  await t.ok('manufacturing.changeManufacturingSettings', { overTolerance: '0.05' });
});
afterAll(() => world.stop());

const code = ({ status, body }: Body) => [status, body.code];
const onHand = async (item: Body) => (await shelfOf(t, item.id, plant.mainId)).onHand;

/** An order of 100 whose X is backflushed, 2 each with a loss of 5 %. */
async function flushed(
  stock: string,
  more: { item?: object; line?: object; routed?: object[] } = {},
) {
  const x = await newPart(t, plant, { ...more.item });
  const product = await newProduct(t, plant);
  const line = { itemId: x.id, quantity: '2', loss: '0.05', backflush: true, ...more.line };
  await released(t, product.id, [line]);
  if (more.routed) {
    const operations = more.routed.map((one) => ({ workCentreId: plant.centreId, ...one }));
    await routed(t, product.id, operations);
  }
  if (stock !== '0') await stockUp(t, plant, [{ itemId: x.id, quantity: stock, unitCost: '10' }]);
  return { x, product, order: await ordered(t, plant, product.id, '100') };
}

describe('receiveProduction', () => {
  it('40 of 2 each with 5 % loss take 84', async () => {
    const { x, order } = await flushed('300');
    const receipt = await done(t, 'manufacturing.receiveProduction', order.id, { quantity: '40' });
    expect(receipt.issued).toMatchObject([{ quantity: '84' }]);
    expect(await onHand(x)).toBe('216');
    expect(receipt.value).toBe('840');
  });

  it('10 issued by hand before: 74', async () => {
    const { order } = await flushed('300');
    await done(t, 'manufacturing.issueMaterial', order.id, {
      lines: [{ lineNo: 10, quantity: '10' }],
    });
    const receipt = await done(t, 'manufacturing.receiveProduction', order.id, { quantity: '40' });
    expect(receipt.issued).toMatchObject([{ quantity: '74' }]);
  });

  it('stock of 70 and 10 by hand: refused, X short 14, nothing is posted', async () => {
    const { x, order } = await flushed('80');
    await done(t, 'manufacturing.issueMaterial', order.id, {
      lines: [{ lineNo: 10, quantity: '10' }],
    });
    const short = await step(t, 'manufacturing.receiveProduction', order.id, { quantity: '40' });
    expect(code(short)).toEqual([422, 'manufacturing.shortOfMaterial']);
    expect(short.body.errors[0].params).toMatchObject({
      short: '4',
      available: '70',
      needed: '74',
    });
    expect([await onHand(x), (await orderOf(t, order.id)).received]).toEqual(['70', '0']);
  });

  it('below zero: only where the company allows it; out at the last cost, and made good', async () => {
    const other = await world.tenant();
    const place = await newPlant(other);
    const x = await newPart(other, place, { shortagePolicy: 'allowNegative' });
    const product = await newProduct(other, place);
    const line = { itemId: x.id, quantity: '2', loss: '0.05', backflush: true };
    await released(other, product.id, [line]);
    await stockUp(other, place, [{ itemId: x.id, quantity: '70', unitCost: '10' }]);
    const order = await ordered(other, place, product.id, '100');
    const forty = { quantity: '40' };
    const refused = await step(other, 'manufacturing.receiveProduction', order.id, forty);
    expect(code(refused)).toEqual([422, 'manufacturing.shortOfMaterial']);
    const [{ id }] = (await other.ok('platform.listCompany')).data;
    await other.ok('platform.updateCompany', { id, allowNegativeStock: true });
    const receipt = await done(other, 'manufacturing.receiveProduction', order.id, forty);
    expect(receipt.issued).toMatchObject([{ quantity: '84' }]);
    expect((await shelfOf(other, x.id, place.mainId)).onHand).toBe('-14');
    const pool = async () =>
      (await other.ok('inventory.listCostPool', { filter: { itemId: { eq: x.id } } })).data[0];
    expect(await pool()).toMatchObject({ quantity: '-14', value: '-140' });
    // 20 come at 12: the 14 that went out at 10 cost 28 more, 6 are left at 12.
    await stockUp(other, place, [{ itemId: x.id, quantity: '20', unitCost: '12' }]);
    expect(await pool()).toMatchObject({ quantity: '6', value: '72' });
    await assertSound(other);
  });

  it('pieces with serial numbers are not taken unseen: nothing is posted until they are scanned', async () => {
    const { x, order } = await flushed('0', { line: { loss: '0' } });
    await t.ok('inventory.receiveOtherStock', {
      ...{ warehouseId: plant.mainId, reason: 'found' },
      lines: ['S1', 'S2'].map((serial) => ({
        ...{ itemId: x.id, quantity: '1', unitCost: '10', serial },
      })),
    });
    const one = { quantity: '1' };
    const refused = await step(t, 'manufacturing.receiveProduction', order.id, one);
    expect(code(refused)).toEqual([422, 'manufacturing.serialMustBeScanned']);
    expect(await onHand(x)).toBe('2');
    expect((await orderOf(t, order.id)).received).toBe('0');
    await done(t, 'manufacturing.issueMaterial', order.id, {
      lines: ['S1', 'S2'].map((serial) => ({ lineNo: 10, quantity: '1', serial })),
    });
    const receipt = await done(t, 'manufacturing.receiveProduction', order.id, one);
    expect(receipt.issued ?? []).toEqual([]);
    expect(await onHand(x)).toBe('0');
  });

  it('partial: what there is, the rest stays open and comes with the next receipt', async () => {
    const { x, order } = await flushed('70', { item: { shortagePolicy: 'partial' } });
    const first = await done(t, 'manufacturing.receiveProduction', order.id, { quantity: '40' });
    expect(first.issued).toMatchObject([{ quantity: '70' }]);
    await stockUp(t, plant, [{ itemId: x.id, quantity: '100', unitCost: '10' }]);
    const second = await done(t, 'manufacturing.receiveProduction', order.id, { quantity: '10' });
    expect(second.issued).toMatchObject([{ quantity: '35' }]);
  });

  it('100 with a tolerance of 5 %: 104 come in, 106 do not', async () => {
    const { order } = await flushed('300');
    const many = await step(t, 'manufacturing.receiveProduction', order.id, { quantity: '106' });
    expect(code(many)).toEqual([422, 'manufacturing.overCompletion']);
    await done(t, 'manufacturing.receiveProduction', order.id, { quantity: '104' });
    expect((await orderOf(t, order.id)).state).toBe('done');
  });

  it('forty receipts of one piece take 84, not 120', async () => {
    const { x, order } = await flushed('300');
    for (let one = 0; one < 40; one += 1) {
      await done(t, 'manufacturing.receiveProduction', order.id, { quantity: '1' });
    }
    expect(await onHand(x)).toBe('216');
  }, 60_000);

  it('taken back: the very lots, quantities and costs are there again', async () => {
    const { x, product, order } = await flushed('0', { item: { trackLots: true } });
    for (const [lot, unitCost] of [
      ['L1', '10'],
      ['L2', '12'],
    ]) {
      await t.ok('inventory.receiveOtherStock', {
        ...{ warehouseId: plant.mainId, reason: 'found' },
        lines: [{ itemId: x.id, quantity: '60', unitCost, lot }],
      });
    }
    const pool = async () =>
      (await t.ok('inventory.listCostPool', { filter: { itemId: { eq: x.id } } })).data[0].value;
    const before = await pool();
    const receipt = await done(t, 'manufacturing.receiveProduction', order.id, { quantity: '40' });
    expect(receipt.issued.map(({ lot }: Body) => lot)).toEqual(['L1', 'L2']);
    const reversed = await t.ok('manufacturing.reverseProductionReceipt', { id: receipt.id });
    expect(reversed.state).toBe('reversed');
    expect([await onHand(x), await pool(), await onHand(product)]).toEqual(['120', before, '0']);
    expect(await orderOf(t, order.id)).toMatchObject({ received: '0', state: 'inProcess' });
    const cost = await t.ok('manufacturing.workOrderCost', { id: order.id });
    expect([cost.value, cost.material, cost.received]).toEqual(['0', '0', '0']);
    const twice = await t.call('manufacturing.reverseProductionReceipt', { id: receipt.id });
    expect(code(twice)).toEqual([409, 'invalidTransition']);
  });

  it('by-products come in with it, and what they are worth lowers the product', async () => {
    const x = await newPart(t, plant);
    const swarf = await newPart(t, plant, { standardCost: '0.5' });
    const product = await newProduct(t, plant);
    const byProducts = [{ itemId: swarf.id, quantity: '2', value: 'standardCost' }];
    await released(t, product.id, [{ itemId: x.id, quantity: '1', backflush: true }], {
      byProducts,
    });
    await stockUp(t, plant, [{ itemId: x.id, quantity: '10', unitCost: '10' }]);
    const order = await ordered(t, plant, product.id, '10');
    const receipt = await done(t, 'manufacturing.receiveProduction', order.id, { quantity: '10' });
    expect([receipt.value, receipt.byProducts]).toEqual([
      '90',
      [{ itemId: swarf.id, quantity: '20', value: '10' }],
    ]);
    expect(await onHand(swarf)).toBe('20');
  });

  it('a repeated key receives once, a dry run nothing', async () => {
    const { product, order } = await flushed('300');
    const input = { id: order.id, quantity: '5' };
    await t.ok('manufacturing.receiveProduction', input, { dryRun: true });
    const one = await t.ok('manufacturing.receiveProduction', input, { key: 'r-1' });
    const two = await t.ok('manufacturing.receiveProduction', input, { key: 'r-1' });
    expect(two).toEqual(one);
    expect(await onHand(product)).toBe('5');
  });
});

describe('reportOperation', () => {
  const steps = [
    { overlap: true, runMinutes: '6' },
    { runMinutes: '3', pieceRate: '0.8' },
  ];

  it('38 good and 2 scrapped: 40 of 100, hours, piece pay, labour on the order', async () => {
    const { order } = await flushed('300', { routed: [{ pieceRate: '0.8' }] });
    const worker = await t.member(['worker']);
    const report = await done(worker, 'manufacturing.reportOperation', order.id, {
      ...{ operation: 10, good: '38', scrap: '2', scrapReason: '划伤', minutes: '210' },
    });
    expect(report).toMatchObject({ piecePay: '30.4', labour: '30.4', overhead: '105' });
    expect(report.memberId).toBe(worker.memberId);
    const { scrapped, operations } = await orderOf(t, order.id);
    expect([scrapped, operations[0].good, operations[0].ready]).toEqual(['2', '38', '60']);
    const books = await trialBalance(t);
    expect(books['410102']).toBe(-135.4);
  });

  it('components of an operation are taken when it is reported, scrap counts', async () => {
    const { x, order } = await flushed('300', { line: { operation: 20 }, routed: steps });
    await done(t, 'manufacturing.reportOperation', order.id, { operation: 10, good: '40' });
    expect(await onHand(x)).toBe('300');
    const report = await done(t, 'manufacturing.reportOperation', order.id, {
      ...{ operation: 20, good: '38', scrap: '2', scrapReason: '划伤' },
    });
    expect(report.issued).toMatchObject([{ quantity: '84' }]);
    const receipt = await done(t, 'manufacturing.receiveProduction', order.id, { quantity: '38' });
    expect(receipt.issued).toBeUndefined();
  });

  it('taken back it is as before, voucher and material too; not after its pieces went on', async () => {
    const { x, order } = await flushed('300', { line: { operation: 10 }, routed: steps });
    const before = await trialBalance(t);
    const first = await done(t, 'manufacturing.reportOperation', order.id, {
      operation: 10,
      good: '40',
    });
    const second = await done(t, 'manufacturing.reportOperation', order.id, {
      operation: 20,
      good: '10',
    });
    const early = await t.call('manufacturing.reverseOperationReport', { id: first.id });
    expect(code(early)).toEqual([422, 'manufacturing.laterWorkDone']);
    await t.ok('manufacturing.reverseOperationReport', { id: second.id });
    await t.ok('manufacturing.reverseOperationReport', { id: first.id });
    expect([await onHand(x), await trialBalance(t)]).toEqual(['300', before]);
    expect((await orderOf(t, order.id)).operations[0]).toMatchObject({ good: '0', minutes: '0' });
  });

  it('who starts and reports has worked the time between', async () => {
    const { order } = await flushed('300', { routed: steps });
    const running = await done(t, 'manufacturing.startOperation', order.id, {
      operation: 10,
      machine: 'CNC-3',
    });
    expect(running.operations[0]).toMatchObject({
      state: 'running',
      running: [{ machine: 'CNC-3' }],
    });
    const report = await done(t, 'manufacturing.reportOperation', order.id, {
      operation: 10,
      good: '1',
    });
    expect(Number(report.minutes)).toBeLessThan(5);
    expect((await orderOf(t, order.id)).operations[0].running).toBeUndefined();
  });

  it('scrap without a reason, nothing at all, and an unknown operation are refused', async () => {
    const { order } = await flushed('300', { routed: steps });
    const report = (more: object) =>
      step(t, 'manufacturing.reportOperation', order.id, { operation: 10, ...more });
    const scrap = await report({ good: '1', scrap: '1' });
    expect(code(scrap)).toEqual([422, 'manufacturing.scrapReasonNeeded']);
    expect(code(await report({ good: '0' }))).toEqual([422, 'manufacturing.nothingReported']);
    const unknown = await report({ operation: 99, good: '1' });
    expect(code(unknown)).toEqual([422, 'manufacturing.unknownOperation']);
    expect((await report({})).status).toBe(400);
  });

  it('scrap is expensed where the company says so', async () => {
    await t.ok('manufacturing.changeManufacturingSettings', { scrap: 'expensed' });
    const { order } = await flushed('300', { line: { operation: 10 }, routed: steps });
    const report = await done(t, 'manufacturing.reportOperation', order.id, {
      ...{ operation: 10, good: '9', scrap: '1', scrapReason: '砂眼' },
    });
    // 2.1 X at 10, and 6 minutes at 60 and 30 an hour.
    expect(report.scrapCost).toBe('30');
    await t.ok('manufacturing.reverseOperationReport', { id: report.id });
    await t.ok('manufacturing.changeManufacturingSettings', { scrap: 'inProduct' });
  });

  it('the dispatch list has what is ready, with its time', async () => {
    const { order } = await flushed('300', { routed: steps });
    const { data } = await t.ok('manufacturing.dispatchList', {
      ...{ workCentreId: plant.centreId, date: '2099-12-31' },
    });
    const mine = data.filter(({ workOrderId }: Body) => workOrderId === order.id);
    expect(mine[0]).toMatchObject({ operation: 10, ready: '100', open: '100', minutes: '600' });
  });

  it('everything that must hold does', async () => {
    await world.settle();
    await assertSound(t);
  });
});
