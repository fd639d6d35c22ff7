import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { workshopOf } from '../../support/structures.ts';

let world: World;
let t: TestTenant;
let itemId: string;
let workCentreId: string;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  itemId = await (await workshopOf(t)).item('P');
  const centre = { code: 'MILL', name: '铣床', labourRate: '60' };
  workCentreId = (await t.ok('engineering.createWorkCentre', centre)).id;
});
afterAll(() => world.stop());

const operation = (number: number, more: object = {}) => ({
  number,
  name: `工序${number}`,
  workCentreId,
  setupMinutes: '15',
  runMinutes: '2.5',
  ...more,
});
const draft = (more: object = {}) =>
  t.ok('engineering.createRouting', { itemId, operations: [operation(10)], ...more });

describe('routings', () => {
  test('201: operations with times, tool, instructions and inspection', async () => {
    const operations = [
      operation(10, { tool: '夹具 7', instructions: '先粗铣\n后精铣', overlap: true }),
      operation(20, { inspect: true, waitMinutes: '30', pieceRate: '0.8' }),
    ];
    const made = await draft({ operations });
    expect(made).toMatchObject({ state: 'draft', revision: '1', operations });
    const { id } = made;
    const changed = await t.ok('engineering.changeRouting', { id, operations: [operation(5)] });
    expect(changed.operations).toHaveLength(1);
  });

  test('422: operations out of order; 400: none at all', async () => {
    const operations = [operation(20), operation(10)];
    const refused = await t.call('engineering.createRouting', { itemId, operations });
    expect(refused.body).toMatchObject({
      status: 422,
      code: 'engineering.notInOrder',
      errors: [{ pointer: '/operations/1/number' }],
    });
    const none = await t.call('engineering.createRouting', { itemId, operations: [] });
    expect(none.status).toBe(400);
  });

  test('are dated: the next version ends the one before it, or is refused', async () => {
    const first = await draft({ validFrom: '2026-01-01' });
    await t.ok('engineering.releaseRouting', { id: first.id });
    const next = await draft({ validFrom: '2026-07-01' });
    const refused = await t.call('engineering.releaseRouting', { id: next.id });
    expect([refused.status, refused.body.code]).toEqual([409, 'engineering.overlappingVersion']);
    await t.ok('engineering.releaseRouting', { id: next.id, endPrevious: true });
    const ended = await t.ok('engineering.getRouting', { id: first.id });
    expect(ended).toMatchObject({ state: 'released', validTo: '2026-06-30' });
  });

  test('a retired one counts no more; 404 for another company’s', async () => {
    const { id } = await draft({ validTo: '2025-12-31' });
    await t.ok('engineering.releaseRouting', { id });
    const planner = await t.member(['planner']);
    expect((await planner.ok('engineering.retireRouting', { id })).state).toBe('retired');
    expect((await t.call('engineering.retireRouting', { id })).status).toBe(409);
    const other = await world.tenant();
    expect((await other.call('engineering.retireRouting', { id })).status).toBe(404);
  });
});

test('settings: the defaults until somebody changes them, one field at a time', async () => {
  const change = (input: object) => t.ok('engineering.changeEngineeringSettings', { ...input });
  expect(await change({ lossMode: 'yield' })).toMatchObject({ materialCost: 'average' });
  expect(await change({ materialCost: 'purchase' })).toMatchObject({
    lossMode: 'yield',
    version: 2,
  });
  const worker = await t.member(['worker']);
  const refused = await worker.call('engineering.changeEngineeringSettings', {});
  expect(refused.status).toBe(403);
});
