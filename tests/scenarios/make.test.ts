import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../support/harness.ts';
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
} from '../support/making.ts';
import { assertSound, newCustomer, trialBalance } from '../support/selling.ts';
import { shelfOf } from '../support/stock.ts';

let world: World;
let t: TestTenant;
let plant: Plant;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  plant = await newPlant(t);
});
afterAll(() => world.stop());

describe('a pump made to order, from the bearing to the customer', () => {
  let bearing: Body;
  let rotor: Body;
  let pump: Body;
  let sold: Body;
  let pumps: Body;
  let rotors: Body;

  beforeAll(async () => {
    bearing = await newPart(t, plant, { trackLots: true, backflush: true });
    rotor = await newProduct(t, plant, { trackLots: true });
    pump = await newProduct(t, plant, { madeToOrder: true });
    await released(t, rotor.id, [{ itemId: bearing.id, quantity: '2' }]);
    await released(t, pump.id, [{ itemId: rotor.id, quantity: '1' }]);
    await routed(t, pump.id, [
      { workCentreId: plant.centreId, runMinutes: '6', overlap: true },
      { workCentreId: plant.centreId, runMinutes: '3', pieceRate: '0.8' },
    ]);
    for (const [lot, quantity, unitCost] of [
      ['B1', '4', '10'],
      ['B2', '30', '12'],
    ]) {
      const line = { itemId: bearing.id, quantity, unitCost, lot };
      await t.ok('inventory.receiveOtherStock', {
        ...{ warehouseId: plant.mainId, reason: 'found', lines: [line] },
      });
    }
    const customer = await newCustomer(t);
    const order = await t.ok('sales.createSalesOrder', {
      customerId: customer.id,
      lines: [{ itemId: pump.id, quantity: '5', price: '100' }],
    });
    sold = await t.ok('sales.confirmSalesOrder', { id: order.id });
  });

  it('nothing is in stock, so the line is short and a work order is pegged to it', async () => {
    expect(sold.lines[0]).toMatchObject({ reserved: '0', supply: 'short' });
    pumps = await ordered(t, plant, pump.id, '5', {
      pegs: [{ salesOrderId: sold.id, lineNo: 1, quantity: '5' }],
    });
    expect(pumps).toMatchObject({ state: 'released', pegs: [{ hard: true, received: '0' }] });
  });

  it('a line of another item cannot be pegged', async () => {
    const wrong = await t.call('manufacturing.createWorkOrder', {
      ...{ itemId: rotor.id, quantity: '5', dueOn: '2099-12-31' },
      pegs: [{ salesOrderId: sold.id, lineNo: 1, quantity: '5' }],
    });
    expect(wrong.body.code).toBe('manufacturing.pegMismatch');
  });

  it('the rotors for it are an order below; its bearings come from the oldest lot', async () => {
    rotors = await ordered(t, plant, rotor.id, '5', {
      parentId: pumps.id,
      pegs: [{ parentOrderId: pumps.id, lineNo: 10, quantity: '5', hard: true }],
    });
    const receipt = await done(t, 'manufacturing.receiveProduction', rotors.id, {
      quantity: '5',
      lot: 'R1',
    });
    expect(receipt.issued.map(({ lot, quantity }: Body) => [lot, quantity])).toEqual([
      ['B1', '4'],
      ['B2', '6'],
    ]);
    await world.settle();
    expect((await orderOf(t, rotors.id)).state).toBe('done');
  });

  it('finishing the rotors readies the pumps: they are kitted', async () => {
    expect((await orderOf(t, pumps.id)).state).toBe('kitted');
    const { lines } = await t.ok('manufacturing.materialRequirements', { id: pumps.id });
    expect(lines[0]).toMatchObject({ required: '5', reserved: '5', short: '0' });
  });

  it('nobody else gets the rotors', async () => {
    const taken = await t.call('inventory.issueOtherStock', {
      ...{ warehouseId: plant.mainId, reason: 'sample' },
      lines: [{ itemId: rotor.id, quantity: '1', lot: 'R1' }],
    });
    expect(taken.body.code).toBe('inventory.insufficientAvailable');
  });

  it('finishing 3 at operation 10 readies 3 at operation 20', async () => {
    await done(t, 'manufacturing.issueMaterial', pumps.id);
    const early = await step(t, 'manufacturing.reportOperation', pumps.id, {
      operation: 20,
      good: '1',
    });
    expect(early.body.code).toBe('manufacturing.operationNotReady');
    await done(t, 'manufacturing.reportOperation', pumps.id, { operation: 10, good: '3' });
    const { operations } = await orderOf(t, pumps.id);
    expect(operations.map(({ ready, state }: Body) => [ready, state])).toEqual([
      ['2', 'ready'],
      ['3', 'ready'],
    ]);
  });

  it('pieces at operation 20 are paid by the piece, and cost what is paid', async () => {
    await done(t, 'manufacturing.reportOperation', pumps.id, { operation: 10, good: '2' });
    const report = await done(t, 'manufacturing.reportOperation', pumps.id, {
      operation: 20,
      good: '5',
    });
    expect(report).toMatchObject({ pieceRate: '0.8', piecePay: '4', labour: '4' });
    const period = report.date.slice(0, 7);
    const { data } = await t.ok('manufacturing.pieceWork', { period });
    expect(data[0]).toMatchObject({ pieces: '10', pay: '4' });
  });

  it('the pumps are the order line’s from the moment they come in', async () => {
    const serials = ['SN-1', 'SN-2', 'SN-3', 'SN-4', 'SN-5'];
    await done(t, 'manufacturing.receiveProduction', pumps.id, { quantity: '5', serials });
    expect(await shelfOf(t, pump.id, plant.mainId)).toMatchObject({ onHand: '5', available: '0' });
    await world.settle();
    const order = await t.ok('sales.getSalesOrder', { id: sold.id });
    expect(order.lines[0]).toMatchObject({ reserved: '5', supply: 'stock' });
  });

  it('the line takes them along', async () => {
    await t.ok('sales.deliverSalesOrder', { id: sold.id });
    expect(await shelfOf(t, pump.id, plant.mainId)).toMatchObject({ onHand: '0', available: '0' });
    await done(t, 'manufacturing.closeWorkOrder', pumps.id);
    await done(t, 'manufacturing.closeWorkOrder', rotors.id);
  });

  it('a serial number tells its lots and operations, a lot tells where it went', async () => {
    const { backward } = await t.ok('manufacturing.traceNumber', { number: 'SN-3' });
    const lots = backward.flatMap(({ kind, lot }: Body) => (kind === 'material' ? [lot] : []));
    expect(lots.sort()).toEqual(['B1', 'B2', 'R1']);
    expect(backward.filter(({ kind }: Body) => kind === 'operation')).toHaveLength(3);
    const { forward } = await t.ok('manufacturing.traceNumber', { number: 'B1' });
    const made = forward.flatMap(({ serial }: Body) => (serial === undefined ? [] : [serial]));
    expect(made).toEqual(['SN-1', 'SN-2', 'SN-3', 'SN-4', 'SN-5']);
    expect(forward.find(({ kind }: Body) => kind === 'for')).toMatchObject({ number: sold.number });
  });

  it('the board shows both done and nothing late', async () => {
    const board = await t.ok('manufacturing.productionBoard');
    expect(board).toMatchObject({ orders: 2, onTime: 2, late: 0 });
    expect(board.rows.map(({ state, progress }: Body) => [state, progress])).toEqual([
      ['closed', '1'],
      ['closed', '1'],
    ]);
  });

  it('everything that must hold does, and nothing is left in process', async () => {
    await world.settle();
    await assertSound(t);
    expect((await trialBalance(t))['4001']).toBeUndefined();
  });
});
