import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import {
  newPart,
  newPlant,
  newProduct,
  ordered,
  orderOf,
  type Plant,
  released,
  stockUp,
} from '../../support/making.ts';
import { newCustomer } from '../../support/selling.ts';

let world: World;
let t: TestTenant;
let plant: Plant;
const ids: Record<string, string> = {};

/** The worked example: X 150, Y 120, Z 500; 100 P of X 2, Y 1, Z 4; 50 Q of X 1, Y 1. */
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  plant = await newPlant(t);
  await t.ok('manufacturing.changeManufacturingSettings', { reservation: 'none' });
  for (const [name, quantity] of [
    ['X', '150'],
    ['Y', '120'],
    ['Z', '500'],
  ] as const) {
    const { id: itemId } = await newPart(t, plant, { name });
    ids[name] = itemId;
    await stockUp(t, plant, [{ itemId, quantity, unitCost: '1' }]);
  }
  ids['P'] = (await newProduct(t, plant, { name: 'P', salesPrice: '10' })).id;
  ids['Q'] = (await newProduct(t, plant, { name: 'Q', salesPrice: '10' })).id;
  const line = (name: string, quantity: string) => ({ itemId: ids[name] as string, quantity });
  await released(t, ids['P'] as string, [line('X', '2'), line('Y', '1'), line('Z', '4')]);
  await released(t, ids['Q'] as string, [line('X', '1'), line('Y', '1')]);
  const first = await ordered(t, plant, ids['P'] as string, '100', { startOn: '2098-01-05' });
  const second = await ordered(t, plant, ids['Q'] as string, '50', { startOn: '2098-01-06' });
  ids['WO1'] = first.id;
  ids['WO2'] = second.id;
});
afterAll(() => world.stop());

const analyse = (more: Record<string, unknown> = {}): Promise<Body> =>
  t.ok('planning.kittingAnalysis', { subject: 'workOrders', ...more });
const rates = ({ orders }: Body) => orders.map((one: Body) => [one.kitQuantity, one.kitRate]);

describe('kitting of work orders', () => {
  it('serves by start and says who is short of what', async () => {
    const answer = await analyse();
    expect(rates(answer)).toEqual([
      ['75', '0.75'],
      ['0', '0'],
    ]);
    const shortages = answer.orders.map(({ lines }: Body) => lines.map((l: Body) => l.shortage));
    expect(shortages).toEqual([
      ['50', '0', '0'],
      ['50', '5'],
    ]);
    expect(answer.orders[0].fullKitOn).toBe(null);
  });

  it('says what the orders leave, in either sequence and under full claim', async () => {
    const left = async (more: Record<string, unknown> = {}) => {
      const answer = await analyse(more);
      const of = (name: string) => answer.left.find((one: Body) => one.itemId === ids[name]);
      return ['X', 'Y', 'Z'].map((name) => of(name).quantity);
    };
    expect(await left()).toEqual(['0', '45', '200']);
    const swapped = { sequence: 'given', orderIds: `${ids['WO2']},${ids['WO1']}` };
    expect(rates(await analyse(swapped))).toEqual([
      ['50', '1'],
      ['50', '0.5'],
    ]);
    expect(await left(swapped)).toEqual(['0', '20', '300']);
    expect(await left({ allocation: 'fullClaim' })).toEqual(['0', '0', '100']);
  });

  it('advises the swap in a sentence', async () => {
    const { advice } = await analyse();
    const [first, second] = (await analyse()).orders;
    expect(advice.sequence).toEqual([ids['WO2'], ids['WO1']]);
    expect(advice.swaps[0].sentence.en).toBe(
      `Serve ${second.number} before ${first.number}: one finished order instead of none.`,
    );
  });

  it('claims more under full claim, and counts sub-assemblies of one order alone when named', async () => {
    const full = await analyse({ allocation: 'fullClaim' });
    expect(full.orders[1].lines.map((l: Body) => l.shortage)).toEqual(['50', '30']);
    expect(rates(await analyse({ orderIds: ids['WO2'] }))).toEqual([['50', '1']]);
  });

  it('knows the day of the full kit from a purchase order', async () => {
    const supplier = await t.ok('masterdata.createSupplier', {
      code: 'SUP',
      name: 'Supplier',
      paymentTerms: { kind: 'net', days: 30 },
    });
    const order = await t.ok('purchasing.createPurchaseOrder', {
      supplierId: supplier.id,
      lines: [{ itemId: ids['X'], quantity: '50', price: '1', promisedOn: '2097-03-12' }],
    });
    await t.ok('purchasing.approvePurchaseOrder', { id: order.id });
    expect((await analyse()).orders[0]).toMatchObject({ kitRate: '0.75', fullKitOn: '2097-03-12' });
    const incoming = await analyse({ supply: 'withReceipts' });
    expect(incoming.orders[0]).toMatchObject({ kitRate: '1' });
  });

  it('refuses an option that it does not know', async () => {
    const answer = await t.call('planning.kittingAnalysis', { subject: 'workOrders', scope: 'x' });
    expect(answer.status).toBe(400);
  });
});

describe('reserving kits', () => {
  it('shows first and then claims what the sequence gives, whole kits only', async () => {
    const input = { workOrderIds: [ids['WO2'], ids['WO1']] };
    const shown = await t.ok('planning.reserveKits', input, { dryRun: true });
    expect(shown.result.orders.map((one: Body) => one.kitRate)).toEqual(['1', '0.5']);
    const { orders } = await t.ok('planning.reserveKits', input);
    expect(orders.map((one: Body) => one.reserved)).toEqual([2, 3]);
    const { data } = await t.ok('inventory.listReservation', { limit: 50 });
    const held = data.map(({ number, lines }: Body) => [
      number,
      lines.map((line: Body) => line.quantity),
    ]);
    const numberOf = async (id: string | undefined) => (await orderOf(t, id as string)).number;
    expect(Object.fromEntries(held)).toEqual({
      [await numberOf(ids['WO2'])]: ['50', '50'],
      [await numberOf(ids['WO1'])]: ['100', '50', '200'],
    });
    expect((await orderOf(t, ids['WO2'] as string)).state).toBe('kitted');
  });

  it('gives back what another sequence takes away', async () => {
    await t.ok('planning.reserveKits', { workOrderIds: [ids['WO1'], ids['WO2']] });
    expect((await orderOf(t, ids['WO2'] as string)).state).toBe('released');
    expect((await analyse()).orders.map((one: Body) => one.kitQuantity)).toEqual(['75', '0']);
    const report = await t.ok('platform.integrityReport');
    expect(report.checks.filter((check: Body) => !check.ok)).toEqual([]);
  });

  it('refuses orders that nobody works on', async () => {
    const draft = await ordered(t, plant, ids['Q'] as string, '1', { draft: true });
    const answer = await t.call('planning.reserveKits', { workOrderIds: [draft.id] });
    expect(answer).toMatchObject({ status: 422, body: { code: 'planning.orderNotReleased' } });
  });
});

describe('kitting of sales orders', () => {
  it('covers lines by stock, or as far as they could be made', async () => {
    const customer = await newCustomer(t);
    await stockUp(t, plant, [{ itemId: ids['Q'] as string, quantity: '4', unitCost: '1' }]);
    const order = await t.ok('sales.createSalesOrder', {
      customerId: customer.id,
      lines: [
        { itemId: ids['Q'], quantity: '4', price: '100' },
        { itemId: ids['P'], quantity: '3', price: '100' },
      ],
    });
    await t.ok('sales.confirmSalesOrder', { id: order.id });
    const rate = async (more: object) =>
      (await t.ok('planning.kittingAnalysis', { subject: 'salesOrders', ...more })).orders[0];
    expect(await rate({})).toMatchObject({ kitRate: '0.5', complete: false });
    await t.ok('planning.reserveKits', { workOrderIds: [ids['WO2']] });
    const freed = await rate({ multiLevel: true });
    expect(freed.lines[0]).toMatchObject({ available: '4', shortage: '0' });
  });
});
