import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { approved, newSupplier } from '../../support/buying.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { newPlant, newProduct, type Plant, stockUp } from '../../support/making.ts';
import { newCustomer } from '../../support/selling.ts';

let world: World;
let t: TestTenant;
let plant: Plant;

/** It is Monday 2 March 2026, ten in the morning in China. */
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-03-02T02:00:00Z') });
  world = await startWorld();
  t = await world.tenant({ firstPeriod: '2026-03' });
  plant = await newPlant(t);
});
afterAll(async () => {
  await world.stop();
  vi.useRealTimers();
});

describe('how many, when, and why (SAL-03)', () => {
  it('120: 30 now, 50 by the purchase order of Friday 6th, 40 made by the 10th', async () => {
    const item = await newProduct(t, plant, { leadTimeDays: 6 });
    await stockUp(t, plant, [{ itemId: item.id, quantity: '30', unitCost: '1' }]);
    const supplierId = (await newSupplier(t)).id;
    const place = { supplierId, itemId: item.id, warehouseId: plant.mainId };
    const order = await approved(t, place, { quantity: '50', promisedOn: '2026-03-06' });
    const answer = await t.ok('planning.promiseItem', { id: item.id, quantity: '120' });
    expect(answer.parts).toMatchObject([
      { kind: 'stock', quantity: '30', date: '2026-03-02' },
      { kind: 'receipt', quantity: '50', date: '2026-03-06', source: { number: order.number } },
      { kind: 'make', quantity: '40', date: '2026-03-10' },
    ]);
    expect(answer.fullDate).toBe('2026-03-10');
    const inSales = await t.ok('sales.explainPromise', { itemId: item.id, quantity: '120' });
    expect(inSales.value).toBe('2026-03-10');
    expect(inSales.promises).toEqual([{ date: '2026-03-10', quantity: '120', kind: 'make' }]);
    expect(inSales.steps.map(({ number }: Body) => number)).toContain(order.number);
    const customer = await newCustomer(t, { splitPromise: true });
    const parts = await t.ok('sales.explainPromise', {
      ...{ itemId: item.id, quantity: '120', customerId: customer.id },
    });
    expect(parts.promises).toMatchObject([
      { quantity: '30', kind: 'stock' },
      { quantity: '50', kind: 'receipt', number: order.number },
      { quantity: '40', kind: 'make' },
    ]);
  });

  it('a line made to order is promised nothing that lies free', async () => {
    const item = await newProduct(t, plant, { leadTimeDays: 6 });
    await stockUp(t, plant, [{ itemId: item.id, quantity: '30', unitCost: '1' }]);
    const asked = { itemId: item.id, quantity: '10' };
    const promised = async (more: object) => {
      const { value, promises } = await t.ok('sales.explainPromise', { ...asked, ...more });
      return [value, promises[0].kind];
    };
    expect(await promised({})).toEqual(['2026-03-02', 'stock']);
    expect(await promised({ sourcing: 'fromStock' })).toEqual(['2026-03-02', 'stock']);
    expect(await promised({ sourcing: 'toOrder' })).toEqual(['2026-03-10', 'make']);
    const planned = await t.ok('planning.promiseItem', {
      ...{ id: item.id, quantity: '10', madeToOrder: true },
    });
    expect(planned.fullDate).toBe('2026-03-10');
    const { id: customerId } = await newCustomer(t);
    const quote = await t.ok('sales.priceQuote', { ...asked, customerId, sourcing: 'toOrder' });
    expect(quote.promise.value).toBe('2026-03-10');
  });
});
