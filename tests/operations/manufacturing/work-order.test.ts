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
import { assertSound, newCustomer } from '../../support/selling.ts';
import { shelfOf, stockUp } from '../../support/stock.ts';

let world: World;
let t: TestTenant;
let plant: Plant;
let x: Body;
let product: Body;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  plant = await newPlant(t);
  x = await newPart(t, plant);
  product = await newProduct(t, plant, { leadTimeDays: 2, leadTimeCounts: 'calendar' });
  await released(t, product.id, [{ itemId: x.id, quantity: '2', loss: '0.05' }]);
  await routed(t, product.id, [{ workCentreId: plant.centreId, runMinutes: '6' }]);
  await stockUp(t, plant, [{ itemId: x.id, quantity: '500', unitCost: '10' }]);
});
afterAll(() => world.stop());

const wish = (more: object = {}) => ({
  ...{ itemId: product.id, quantity: '40', dueOn: '2099-12-31', warehouseId: plant.mainId },
  ...more,
});
const code = ({ status, body }: Body) => [status, body.code];

describe('createWorkOrder', () => {
  it('copies bill and routing of the day: 84 X for 40, one operation', async () => {
    const order = await t.ok('manufacturing.createWorkOrder', wish());
    expect(order).toMatchObject({ state: 'draft', startOn: '2099-12-29', department: '机加' });
    expect(order.materials[0]).toMatchObject({ lineNo: 10, required: '84', issued: '0' });
    expect(order.operations[0]).toMatchObject({ number: 10, state: 'ready', ready: '40' });
  });

  it('a later version of the bill leaves the order alone', async () => {
    const order = await t.ok('manufacturing.createWorkOrder', wish());
    const other = await newProduct(t, plant);
    await released(t, other.id, [{ itemId: x.id, quantity: '9' }]);
    expect((await orderOf(t, order.id)).bomId).toBe(order.bomId);
  });

  it('without a bill of materials: 422 that says what to do; with materials named: made', async () => {
    const bare = await newProduct(t, plant);
    const refused = await t.call('manufacturing.createWorkOrder', wish({ itemId: bare.id }));
    expect(code(refused)).toEqual([422, 'manufacturing.noBom']);
    expect(refused.body.title ?? refused.text).toContain('Release one');
    const materials = [{ itemId: x.id, required: '7' }];
    const made = await t.ok('manufacturing.createWorkOrder', wish({ itemId: bare.id, materials }));
    expect(made.materials[0]).toMatchObject({ required: '7' });
  });

  it('what is bought, half pieces, and a start after the end are refused', async () => {
    const create = (more: object) => t.call('manufacturing.createWorkOrder', wish(more));
    expect(code(await create({ itemId: x.id }))).toEqual([422, 'manufacturing.notMade']);
    expect(code(await create({ quantity: '1.5' }))).toEqual([422, 'manufacturing.tooManyDecimals']);
    const late = await create({ startOn: '2099-12-31', dueOn: '2099-12-30' });
    expect(code(late)).toEqual([422, 'manufacturing.datesCross']);
    expect((await create({ quantity: '0' })).status).toBe(400);
  });

  it('a phantom passes its own components through', async () => {
    const inner = await newProduct(t, plant);
    const outer = await newProduct(t, plant);
    await released(t, inner.id, [{ itemId: x.id, quantity: '3' }]);
    await released(t, outer.id, [{ itemId: inner.id, quantity: '2', phantom: true }]);
    const order = await t.ok('manufacturing.createWorkOrder', wish({ itemId: outer.id }));
    expect(order.materials).toHaveLength(1);
    expect(order.materials[0]).toMatchObject({ itemId: x.id, required: '240' });
  });

  it('a dry run writes nothing, a repeated key makes one order', async () => {
    const before = (await t.ok('manufacturing.listWorkOrder', { limit: 500 })).data.length;
    const dry = await t.ok('manufacturing.createWorkOrder', wish(), { dryRun: true });
    expect(dry.result.materials[0].required).toBe('84');
    const [one, two] = [
      await t.ok('manufacturing.createWorkOrder', wish(), { key: 'once' }),
      await t.ok('manufacturing.createWorkOrder', wish(), { key: 'once' }),
    ];
    expect(two).toEqual(one);
    const after = (await t.ok('manufacturing.listWorkOrder', { limit: 500 })).data.length;
    expect(after - before).toBe(1);
  });

  it('an accountant may not, and another company sees nothing', async () => {
    const accountant = await t.member(['accountant']);
    expect((await accountant.call('manufacturing.createWorkOrder', wish())).status).toBe(403);
    const order = await t.ok('manufacturing.createWorkOrder', wish());
    const other = await world.tenant();
    expect((await step(other, 'manufacturing.releaseWorkOrder', order.id)).status).toBe(404);
  });
});

describe('releaseWorkOrder', () => {
  it('claims all its material: kitted; nobody else gets it', async () => {
    const before = await shelfOf(t, x.id, plant.mainId);
    const order = await ordered(t, plant, product.id, '40');
    expect(order.state).toBe('kitted');
    const after = await shelfOf(t, x.id, plant.mainId);
    expect(Number(before.available) - Number(after.available)).toBe(84);
    await done(t, 'manufacturing.cancelWorkOrder', order.id);
    expect(await shelfOf(t, x.id, plant.mainId)).toEqual(before);
  });

  it('claims what there is and stays released; when the rest comes it is kitted', async () => {
    const y = await newPart(t, plant);
    const other = await newProduct(t, plant);
    await released(t, other.id, [{ itemId: y.id, quantity: '1' }]);
    await stockUp(t, plant, [{ itemId: y.id, quantity: '6', unitCost: '1' }]);
    const order = await ordered(t, plant, other.id, '10');
    expect(order.state).toBe('released');
    const { lines } = await t.ok('manufacturing.materialRequirements', { id: order.id });
    expect(lines[0]).toMatchObject({ required: '10', reserved: '6', short: '4' });
    await stockUp(t, plant, [{ itemId: y.id, quantity: '4', unitCost: '1' }]);
    await world.settle();
    expect((await orderOf(t, order.id)).state).toBe('kitted');
  });

  it('asked again it claims what has become free since', async () => {
    const y = await newPart(t, plant);
    const other = await newProduct(t, plant);
    await released(t, other.id, [{ itemId: y.id, quantity: '1' }]);
    await stockUp(t, plant, [{ itemId: y.id, quantity: '10', unitCost: '1' }]);
    const first = await ordered(t, plant, other.id, '10');
    const second = await ordered(t, plant, other.id, '10');
    expect(second.state).toBe('released');
    await done(t, 'manufacturing.cancelWorkOrder', first.id);
    expect((await done(t, 'manufacturing.kitWorkOrder', second.id)).state).toBe('kitted');
  });

  it('twice is refused', async () => {
    const order = await ordered(t, plant, product.id, '1');
    expect(code(await step(t, 'manufacturing.releaseWorkOrder', order.id))).toEqual([
      409,
      'manufacturing.orderNotOpen',
    ]);
  });
});

describe('changeWorkOrder and splitWorkOrder', () => {
  it('another quantity scales materials, and the claims follow', async () => {
    const before = await shelfOf(t, x.id, plant.mainId);
    const order = await ordered(t, plant, product.id, '40');
    const less = await done(t, 'manufacturing.changeWorkOrder', order.id, { quantity: '20' });
    expect(less.materials[0].required).toBe('42');
    const after = await shelfOf(t, x.id, plant.mainId);
    expect(Number(before.available) - Number(after.available)).toBe(42);
    await done(t, 'manufacturing.cancelWorkOrder', order.id);
  });

  it('a material is added, another needs less; what is issued cannot become less', async () => {
    const order = await ordered(t, plant, product.id, '10', { draft: true });
    const y = await newPart(t, plant);
    const materials = [
      { itemId: y.id, required: '3' },
      { lineNo: 10, required: '15' },
    ];
    const changed = await done(t, 'manufacturing.changeWorkOrder', order.id, { materials });
    expect(changed.materials.map(({ required }: Body) => required)).toEqual(['15', '3']);
    await done(t, 'manufacturing.releaseWorkOrder', order.id);
    await done(t, 'manufacturing.issueMaterial', order.id, {
      lines: [{ lineNo: 10, quantity: '15' }],
    });
    const lines = { materials: [{ lineNo: 10, required: '14' }] };
    const refused = await step(t, 'manufacturing.changeWorkOrder', order.id, lines);
    expect(code(refused)).toEqual([422, 'manufacturing.belowSpent']);
  });

  const soldFor = async (quantity: string) => {
    const customer = await newCustomer(t);
    const lines = [{ itemId: product.id, quantity, price: '100', warehouseId: plant.mainId }];
    const { id } = await t.ok('sales.createSalesOrder', { customerId: customer.id, lines });
    return t.ok('sales.confirmSalesOrder', { id });
  };
  const pegsOf = ({ pegs }: Body) => pegs.map((peg: Body) => [peg.lineNo, peg.quantity]);

  it('what is kept for an order is not made less, until the customer wants less', async () => {
    const sold = await soldFor('5');
    const pegs = [{ salesOrderId: sold.id, lineNo: 1, quantity: '5', hard: true }];
    const order = await ordered(t, plant, product.id, '5', { pegs });
    const refused = await step(t, 'manufacturing.changeWorkOrder', order.id, { quantity: '2' });
    expect(code(refused)).toEqual([422, 'manufacturing.overPegged']);
    await t.ok('sales.changeSalesOrder', { id: sold.id, lines: [{ lineNo: 1, quantity: '2' }] });
    const less = await done(t, 'manufacturing.changeWorkOrder', order.id, { quantity: '2' });
    expect(pegsOf(less)).toEqual([[1, '2']]);
    await t.ok('sales.cancelSalesOrder', { id: sold.id });
    const one = await done(t, 'manufacturing.changeWorkOrder', order.id, { quantity: '1' });
    expect(pegsOf(one)).toEqual([[1, '1']]);
  });

  it('two orders for one line: what the other one keeps need not come from this one', async () => {
    const sold = await soldFor('5');
    const made = (quantity: string) =>
      ordered(t, plant, product.id, quantity, {
        pegs: [{ salesOrderId: sold.id, lineNo: 1, quantity, hard: true }],
      });
    const [, second] = [await made('3'), await made('2')];
    await t.ok('sales.changeSalesOrder', { id: sold.id, lines: [{ lineNo: 1, quantity: '4' }] });
    const less = await done(t, 'manufacturing.changeWorkOrder', second.id, { quantity: '1' });
    expect(pegsOf(less)).toEqual([[1, '1']]);
  });

  it('what the plan has only noted gives way to the new quantity', async () => {
    const sold = await soldFor('5');
    const pegs = [{ salesOrderId: sold.id, lineNo: 1, quantity: '5', hard: false }];
    const order = await ordered(t, plant, product.id, '5', { pegs, draft: true });
    const less = await done(t, 'manufacturing.changeWorkOrder', order.id, { quantity: '3' });
    expect(pegsOf(less)).toEqual([[1, '3']]);
  });

  it('100 split by 40: two orders, both with what they need; pegs go along', async () => {
    const order = await ordered(t, plant, product.id, '100', { draft: true });
    const part = await done(t, 'manufacturing.splitWorkOrder', order.id, { quantity: '40' });
    expect(part).toMatchObject({ quantity: '40', state: 'draft', bomId: order.bomId });
    expect(part.materials[0].required).toBe('84');
    const rest = await orderOf(t, order.id);
    expect([rest.quantity, rest.materials[0].required]).toEqual(['60', '126']);
    const all = await step(t, 'manufacturing.splitWorkOrder', order.id, { quantity: '60' });
    expect(code(all)).toEqual([422, 'manufacturing.cannotSplit']);
  });
});

describe('cancelWorkOrder and closeWorkOrder', () => {
  it('with material issued it is not cancelled, and the error says what to do', async () => {
    const order = await ordered(t, plant, product.id, '10');
    await done(t, 'manufacturing.issueMaterial', order.id);
    const refused = await step(t, 'manufacturing.cancelWorkOrder', order.id);
    expect(code(refused)).toEqual([422, 'manufacturing.spentAlready']);
    await done(t, 'manufacturing.returnMaterial', order.id, {
      lines: [{ lineNo: 10, quantity: '21' }],
    });
    expect((await done(t, 'manufacturing.cancelWorkOrder', order.id)).state).toBe('cancelled');
  });

  it('98 of 100 within 5 % close; 90 need a reason; the rest is settled, claims are freed', async () => {
    await t.ok('manufacturing.changeManufacturingSettings', {
      ...{ overTolerance: '0.05', underTolerance: '0.05' },
    });
    const order = await ordered(t, plant, product.id, '100');
    await done(t, 'manufacturing.issueMaterial', order.id, {
      lines: [{ lineNo: 10, quantity: '200' }],
    });
    await done(t, 'manufacturing.receiveProduction', order.id, { quantity: '90' });
    const refused = await step(t, 'manufacturing.closeWorkOrder', order.id);
    expect(code(refused)).toEqual([422, 'manufacturing.underTolerance']);
    await done(t, 'manufacturing.receiveProduction', order.id, { quantity: '8' });
    const before = await t.ok('manufacturing.workOrderCost', { id: order.id });
    expect(Number(before.value)).not.toBe(0);
    expect((await done(t, 'manufacturing.closeWorkOrder', order.id)).state).toBe('closed');
    const after = await t.ok('manufacturing.workOrderCost', { id: order.id });
    expect([after.value, after.settled]).toEqual(['0', before.value]);
    const pool = (await t.ok('inventory.listCostPool', { filter: { itemId: { eq: product.id } } }))
      .data[0];
    expect([pool.quantity, pool.value]).toEqual(['98', '2000']);
    expect(code(await step(t, 'manufacturing.issueMaterial', order.id))).toEqual([
      409,
      'manufacturing.orderNotOpen',
    ]);
  });

  it('everything that must hold does', async () => {
    await world.settle();
    await assertSound(t);
  });
});
