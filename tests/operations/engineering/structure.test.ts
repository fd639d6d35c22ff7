import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { workshopOf } from '../../support/structures.ts';

let world: World;
let t: TestTenant;
let shop: Awaited<ReturnType<typeof workshopOf>>;
const TODAY = '2026-03-01';

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant({ firstPeriod: '2026-01' });
  shop = await workshopOf(t);
  await shop.item('C', { standardCost: '4', make: false });
  await shop.item('G', { standardCost: '0.5', make: false, decimals: 3 });
  await shop.released('P', [
    ['B', '2'],
    ['G', '0.5'],
  ]);
  await shop.released('B', [['C', '3', { loss: '0.05' }]]);
});
afterAll(() => world.stop());

const codes = (list: Body[]) => list.map(({ code }) => code);

describe('exploding', () => {
  test('200: ten P take 20 B, 63 C and 5 G, level by level', async () => {
    const itemId = await shop.item('P');
    const answer = await t.ok('engineering.explodeBom', { itemId, quantity: '10', date: TODAY });
    expect(answer).toMatchObject({
      lossMode: 'factor',
      lines: [
        { level: 1, code: 'B', path: '10', quantity: '20', made: true },
        { level: 2, code: 'C', path: '10/10', quantity: '63', loss: '0.05' },
        { level: 1, code: 'G', path: '20', quantity: '5' },
      ],
      totals: [
        { code: 'B', quantity: '20' },
        { code: 'C', quantity: '63' },
        { code: 'G', quantity: '5' },
      ],
    });
    const single = await t.ok('engineering.explodeBom', { itemId, quantity: '10', levels: 1 });
    expect(codes(single.lines)).toEqual(['B', 'G']);
  });

  test('loss as a yield by the company’s setting: 60 become 64 at 5 %', async () => {
    const itemId = await shop.item('P');
    await t.ok('engineering.changeEngineeringSettings', { lossMode: 'yield' });
    const answer = await t.ok('engineering.explodeBom', { itemId, quantity: '10' });
    expect(answer.totals[1]).toMatchObject({ code: 'C', quantity: '64' });
    await t.ok('engineering.changeEngineeringSettings', { lossMode: 'factor' });
  });

  test('auxiliary glue is charged by output: half a kilogram for a hundred', async () => {
    const { itemId } = await shop.released('Q', [['G', '0.5']], { outputQuantity: '100' });
    const answer = await t.ok('engineering.explodeBom', { itemId, quantity: '30' });
    expect(answer.totals).toMatchObject([{ code: 'G', quantity: '0.15' }]);
  });

  test('422: an item that is made of nothing; 404: none at all', async () => {
    const itemId = await shop.item('C');
    const raw = await t.call('engineering.explodeBom', { itemId, quantity: '1' });
    expect(raw.body).toMatchObject({ status: 422, code: 'engineering.noBom' });
    const none = { itemId: `itm_${'0'.repeat(26)}`, quantity: '1' };
    expect((await t.call('engineering.explodeBom', none)).status).toBe(404);
  });
});

describe('where used', () => {
  test('C is used by B, and through it by P', async () => {
    const itemId = await shop.item('C');
    const { data } = await t.ok('engineering.whereUsed', { itemId, date: TODAY });
    expect(data).toMatchObject([
      { level: 1, code: 'B', quantity: '3', lineNo: 10, alternate: false },
      { level: 2, code: 'P', quantity: '2' },
    ]);
    const single = await t.ok('engineering.whereUsed', { itemId, levels: 1 });
    expect(codes(single.data)).toEqual(['B']);
  });

  test('an alternate is used where it may stand in, on the days of its version', async () => {
    const itemId = await shop.item('A1');
    const alternates = [{ itemId, priority: 1, ratio: '2' }];
    await shop.released('R', [['C', '1', { alternates }]], { validFrom: '2026-01-01' });
    const { data } = await t.ok('engineering.whereUsed', { itemId, date: TODAY });
    expect(data).toMatchObject([{ code: 'R', alternate: true }]);
    const before = await t.ok('engineering.whereUsed', { itemId, date: '2025-12-31' });
    expect(before.data).toEqual([]);
  });

  test('low-level codes put every item below all that use it', async () => {
    const { levels } = await t.ok('engineering.lowLevelCodes', { date: TODAY });
    const told = levels.map(({ items }: { items: string[] }) => items.map(shop.codeOf).toSorted());
    expect(told[0]).toEqual(expect.arrayContaining(['P', 'Q', 'R']));
    expect(told[1]).toEqual(expect.arrayContaining(['B', 'G']));
    expect(told[2]).toEqual(['C']);
  });
});

describe('rolling costs up', () => {
  beforeAll(async () => {
    const centre = { code: 'WC1', name: '加工', labourRate: '60', overheadRate: '40' };
    const { id: workCentreId } = await t.ok('engineering.createWorkCentre', centre);
    const made = await t.ok('engineering.createRouting', {
      itemId: await shop.item('B'),
      operations: [{ number: 10, name: '钻孔', workCentreId, setupMinutes: '0', runMinutes: '6' }],
    });
    expect(made).toMatchObject({ revision: '1', state: 'draft' });
    await t.ok('engineering.releaseRouting', { id: made.id });
    const late = await t.call('engineering.changeRouting', { id: made.id, memo: 'x' });
    expect([late.status, late.body.code]).toEqual([409, 'engineering.onlyDraft']);
  });

  test('material, labour and overhead, with every level explained', async () => {
    const itemId = await shop.item('P');
    const cost = await t.ok('engineering.explainRolledUpCost', { itemId });
    // B: 3.15 × 4 = 12.60, 0.1 h at 60 and 40. P: 2 B and half a G at 0.50.
    expect(cost).toMatchObject({
      value: '45.45',
      material: '25.45',
      labour: '12',
      overhead: '8',
      incomplete: false,
      steps: [
        { kind: 'component', quantity: '2', unitCost: '22.6', cost: '45.2' },
        { kind: 'component', quantity: '0.5', unitCost: '0.5', cost: '0.25' },
      ],
      levels: [
        {
          code: 'B',
          level: 1,
          value: '22.6',
          steps: [
            { kind: 'component', quantity: '3.15', unitCost: '4', cost: '12.6' },
            { label: { zh: '工序钻孔' }, quantity: '0.1', labour: '6', overhead: '4', cost: '10' },
          ],
        },
      ],
    });
  });

  test('what lies in stock counts at its average, and the other sources stand in', async () => {
    const warehouseId = (await t.ok('masterdata.listWarehouse')).data[0].id;
    const found = { warehouseId, date: TODAY, reason: 'found' };
    const lines = [{ itemId: await shop.item('C'), quantity: '10', value: '50' }];
    await t.ok('inventory.receiveOtherStock', { ...found, lines });
    const itemId = await shop.item('B');
    const value = async () => (await t.ok('engineering.explainRolledUpCost', { itemId })).value;
    expect(await value()).toBe('25.75');
    await t.ok('engineering.changeEngineeringSettings', { materialCost: 'standard' });
    expect(await value()).toBe('22.6');
  });

  test('the best price of a supplier counts without tax, for one of the item’s unit', async () => {
    const units = (await t.ok('masterdata.listUnit', { limit: 50 })).data as Body[];
    const dozen = units.find(({ code }) => code === 'DOZ')?.id;
    const purchaseUnits = [{ unitId: dozen, numerator: '12', denominator: '1' }];
    const part = await shop.item('V', { make: false, lotSize: '100', purchaseUnits });
    const supplier = { code: 'S1', name: '供应商' };
    const { id: supplierId } = await t.ok('masterdata.createSupplier', supplier);
    const price = (more: object) =>
      t.ok('purchasing.createSupplierPrice', {
        ...{ supplierId, itemId: part, currency: 'CNY', taxIncluded: false },
        ...{ validFrom: '2026-01-01', validTo: '2026-06-30', ...more },
      });
    await price({
      breaks: [
        { minimum: '0', price: '9' },
        { minimum: '1000', price: '1' },
      ],
    });
    // 108.48 a dozen with 13 % tax is 8 a piece without.
    const byDozen = { unitId: dozen, taxIncluded: true, validFrom: '2026-02-01' };
    await price({ ...byDozen, breaks: [{ minimum: '1', price: '108.48' }] });
    const { itemId } = await shop.released('X', [['V', '2']]);
    const value = async (date: string) =>
      (await t.ok('engineering.explainRolledUpCost', { itemId, date })).value;
    expect([await value('2026-01-15'), await value('2026-04-01')]).toEqual(['18', '16']);
    const later = await t.ok('engineering.explainRolledUpCost', { itemId, date: '2026-07-01' });
    expect([later.value, later.incomplete]).toEqual(['0', true]);
  });

  test('they become standard costs; what lacks a cost is left alone', async () => {
    const incomplete = await shop.released('S', [['U', '1']]);
    const itemIds = [await shop.item('P'), await shop.item('B'), incomplete.itemId];
    const dry = await t.call('engineering.storeStandardCosts', { itemIds }, { dryRun: true });
    expect(dry.body.changes).toHaveLength(2);
    const stored = await t.ok('engineering.storeStandardCosts', { itemIds });
    expect(stored).toMatchObject({ incomplete: [incomplete.itemId], remaining: 0 });
    expect(codes(stored.stored).toSorted()).toEqual(['B', 'P']);
    const item = await t.ok('masterdata.getItem', { id: itemIds[0] });
    expect(item.standardCost).toBe('45.45');
    expect((await t.ok('engineering.storeStandardCosts', { itemIds })).stored).toEqual([]);
  });

  test('403: costs are for those who may see them', async () => {
    const planner = await t.member(['planner']);
    const itemId = await shop.item('P');
    expect((await planner.call('engineering.explainRolledUpCost', { itemId })).status).toBe(403);
    expect((await planner.call('engineering.whereUsed', { itemId })).status).toBe(200);
    const accountant = await t.member(['accountant']);
    expect((await accountant.call('engineering.explainRolledUpCost', { itemId })).status).toBe(200);
  });
});

test('the integrity report finds structures in order', async () => {
  const { checks } = await t.ok('platform.integrityReport');
  const own = checks.filter(({ id }: { id: string }) => ['B1', 'B2'].includes(id));
  expect(own).toMatchObject([
    { id: 'B1', ok: true },
    { id: 'B2', ok: true },
  ]);
});
