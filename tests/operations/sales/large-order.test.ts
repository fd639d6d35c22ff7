import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { mainWarehouse, newCustomer, newItem } from '../../support/selling.ts';

let world: World;
let t: TestTenant;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
});
afterAll(() => world.stop());

it('an order of 90 different items is confirmed at once and reserved in further rounds', async () => {
  const warehouseId = await mainWarehouse(t);
  const customer = await newCustomer(t);
  const lines = [];
  for (let i = 0; i < 90; i += 1) {
    const { id } = await newItem(t);
    lines.push({ itemId: id, quantity: '2' });
  }
  for (let at = 0; at < 90; at += 15) {
    await t.ok('inventory.receiveOtherStock', {
      warehouseId,
      reason: 'other',
      account: 'capital',
      lines: lines.slice(at, at + 15).map((line) => ({ ...line, unitCost: '5' })),
    });
  }
  const { id } = await t.ok('sales.createSalesOrder', { customerId: customer.id, lines });
  const started = performance.now();
  const taken = await t.ok('sales.confirmSalesOrder', { id });
  const seconds = (performance.now() - started) / 1000;
  expect(taken.state).toBe('confirmed');
  expect(seconds).toBeLessThan(5);
  const held = taken.lines.filter(({ reserved }: { reserved: string }) => reserved === '2');
  expect(held).toHaveLength(80);
  await world.settle();
  const after = await t.ok('sales.getSalesOrder', { id });
  for (const line of after.lines) expect(line).toMatchObject({ reserved: '2', supply: 'stock' });
}, 120_000);
