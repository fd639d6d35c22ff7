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
  step,
} from '../../support/making.ts';
import { assertSound, trialBalance } from '../../support/selling.ts';
import { shelfOf, stockUp } from '../../support/stock.ts';

let world: World;
let t: TestTenant;
let plant: Plant;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant({ costingMethod: 'fifo' });
  plant = await newPlant(t);
});
afterAll(() => world.stop());

const code = ({ status, body }: Body) => [status, body.code];
const pick = (quantity: string, more: object = {}) => ({
  lines: [{ lineNo: 10, quantity, ...more }],
});

/**
 * An order for 100 that needs 100 of a part of which there are two layers, 60 at 1 and 100 at 2.
 */
async function hundred(fields: Record<string, unknown> = {}, line: object = {}) {
  const x = await newPart(t, plant, fields);
  const product = await newProduct(t, plant);
  await released(t, product.id, [{ itemId: x.id, quantity: '1', ...line }]);
  const lots = fields['trackLots'] ? [{ lot: 'L1' }, { lot: 'L2' }] : [{}, {}];
  for (const [i, [quantity, unitCost]] of [
    ['60', '1'],
    ['100', '2'],
  ].entries()) {
    await t.ok('inventory.receiveOtherStock', {
      ...{ warehouseId: plant.mainId, reason: 'found' },
      lines: [{ itemId: x.id, quantity, unitCost, ...lots[i] }],
    });
  }
  return { x, product, order: await ordered(t, plant, product.id, '100') };
}
const onHand = async (item: Body) => (await shelfOf(t, item.id, plant.mainId)).onHand;
const materialCost = async (id: string) =>
  (await t.ok('manufacturing.workOrderCost', { id })).material;

describe('issueMaterial', () => {
  it('takes what is claimed, the oldest layers first: 100 cost 140', async () => {
    const { x, order } = await hundred();
    const issue = await done(t, 'manufacturing.issueMaterial', order.id);
    expect(issue).toMatchObject({ kind: 'issue', lines: [{ quantity: '100' }] });
    expect([await onHand(x), await materialCost(order.id)]).toEqual(['60', '140']);
    expect((await orderOf(t, order.id)).state).toBe('inProcess');
  });

  it('5 over the 100 needed: the keeper is refused, the manager may', async () => {
    const { order } = await hundred();
    await done(t, 'manufacturing.issueMaterial', order.id);
    const keeper = await t.member(['warehouseKeeper']);
    const refused = await keeper.call('manufacturing.issueMaterial', {
      id: order.id,
      ...pick('5'),
    });
    expect(code(refused)).toEqual([403, 'manufacturing.overIssue']);
    const manager = await t.member(['shopManager']);
    await done(manager, 'manufacturing.issueMaterial', order.id, pick('5'));
    expect((await orderOf(t, order.id)).materials[0].issued).toBe('105');
  });

  it('an alternate counts by its ratio; what is none is refused', async () => {
    const alternate = await newPart(t, plant);
    const stranger = await newPart(t, plant);
    await stockUp(t, plant, [{ itemId: alternate.id, quantity: '300', unitCost: '1' }]);
    const alternates = [{ itemId: alternate.id, priority: 1, ratio: '2' }];
    const { order } = await hundred({}, { alternates });
    await done(t, 'manufacturing.issueMaterial', order.id, pick('30', { itemId: alternate.id }));
    expect((await orderOf(t, order.id)).materials[0].issued).toBe('15');
    const other = await step(
      t,
      'manufacturing.issueMaterial',
      order.id,
      pick('1', { itemId: stranger.id }),
    );
    expect(code(other)).toEqual([422, 'manufacturing.noAlternate']);
  });

  it('what others have claimed is short, with a list of all that is missing', async () => {
    const { x } = await hundred();
    const product = await newProduct(t, plant);
    await released(t, product.id, [{ itemId: x.id, quantity: '1' }]);
    const order = await ordered(t, plant, product.id, '200');
    const short = await step(t, 'manufacturing.issueMaterial', order.id, pick('100'));
    expect(code(short)).toEqual([422, 'manufacturing.shortOfMaterial']);
    expect(short.body.errors[0]).toMatchObject({ params: { short: '40', available: '60' } });
  });

  it('an unknown line is 422, a draft 409, an unknown order 404, a missing right 403', async () => {
    const { order, product } = await hundred();
    const line = { lines: [{ lineNo: 99, quantity: '1' }] };
    const unknown = await step(t, 'manufacturing.issueMaterial', order.id, line);
    expect(code(unknown)).toEqual([422, 'manufacturing.unknownLine']);
    const draft = await ordered(t, plant, product.id, '1', { draft: true });
    expect((await step(t, 'manufacturing.issueMaterial', draft.id)).status).toBe(409);
    const lost = `${order.id.slice(0, -4)}zzzz`;
    expect((await step(t, 'manufacturing.issueMaterial', lost)).status).toBe(404);
    const seller = await t.member(['salesRep']);
    expect((await step(seller, 'manufacturing.issueMaterial', order.id)).status).toBe(403);
  });
});

describe('returnMaterial and scrapMaterial', () => {
  it('3 of lot L1 come back: stock + 3 at what they cost when issued', async () => {
    const { x, order } = await hundred({ trackLots: true });
    await done(t, 'manufacturing.issueMaterial', order.id);
    await done(t, 'manufacturing.returnMaterial', order.id, pick('3', { lot: 'L1' }));
    expect([await onHand(x), await materialCost(order.id)]).toEqual(['63', '137']);
    const [line] = (await orderOf(t, order.id)).materials;
    expect([line.issued, line.returned]).toEqual(['100', '3']);
    const more = await step(t, 'manufacturing.returnMaterial', order.id, pick('58', { lot: 'L1' }));
    expect(code(more)).toEqual([422, 'manufacturing.notIssued']);
  });

  it('what is spoiled has to be issued anew, and cannot be returned', async () => {
    const { order } = await hundred();
    await done(t, 'manufacturing.issueMaterial', order.id);
    await done(t, 'manufacturing.scrapMaterial', order.id, { ...pick('10'), reason: '划伤' });
    const [line] = (await orderOf(t, order.id)).materials;
    expect(line.scrapped).toBe('10');
    const { lines } = await t.ok('manufacturing.materialRequirements', { id: order.id });
    expect(lines[0]).toMatchObject({ atHand: '90', short: '0' });
    const back = await step(t, 'manufacturing.returnMaterial', order.id, pick('91'));
    expect(code(back)).toEqual([422, 'manufacturing.notIssued']);
    const keeper = await t.member(['warehouseKeeper']);
    await done(keeper, 'manufacturing.issueMaterial', order.id, pick('10'));
  });

  it('spoiled material is expensed where the company says so', async () => {
    await t.ok('manufacturing.changeManufacturingSettings', { scrap: 'expensed' });
    const { order } = await hundred();
    await done(t, 'manufacturing.issueMaterial', order.id, pick('60'));
    const before = (await trialBalance(t))['5711'] ?? 0;
    await done(t, 'manufacturing.scrapMaterial', order.id, { ...pick('6'), reason: '划伤' });
    expect((await trialBalance(t))['5711'] ?? 0).toBe(before + 6);
    expect((await t.ok('manufacturing.workOrderCost', { id: order.id })).value).toBe('54');
    await t.ok('manufacturing.changeManufacturingSettings', { scrap: 'inProduct' });
  });

  it('everything that must hold does', async () => {
    await world.settle();
    await assertSound(t);
  });
});

describe('what one step moves', () => {
  it('24 items by lot fit into one commit; 25 are asked to go in parts', async () => {
    const product = await newProduct(t, plant);
    const parts: Body[] = [];
    for (let count = 0; count < 25; count += 1) {
      parts.push(await newPart(t, plant, { trackLots: true }));
    }
    for (const some of [parts.slice(0, 13), parts.slice(13)]) {
      const lines = some.map(({ id }) => ({ itemId: id, quantity: '2', unitCost: '1', lot: 'L' }));
      const found = { warehouseId: plant.mainId, reason: 'found', lines };
      await t.ok('inventory.receiveOtherStock', found);
    }
    const materials = parts.map(({ id }) => ({ itemId: id, required: '2' }));
    const order = await ordered(t, plant, product.id, '2', { materials });
    const picked = order.materials.map(({ lineNo }: Body) => ({ lineNo, quantity: '1' }));
    const issue = (lines: Body[]) => step(t, 'manufacturing.issueMaterial', order.id, { lines });
    const all = await issue(picked);
    expect([all.status, all.body.code]).toEqual([422, 'manufacturing.tooManyMoved']);
    expect((await issue(picked.slice(0, 24))).status).toBe(201);
  });
});
