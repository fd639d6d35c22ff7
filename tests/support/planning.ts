import { addDays } from '../../shared/kernel/date.ts';
import { newSupplier } from './buying.ts';
import type { Body, TestTenant, World } from './harness.ts';
import { mainWarehouse, newCustomer, newItem, receive } from './selling.ts';
import { todayInChina } from './today.ts';

/** A product of two parts and all that planning it takes. */
export interface Factory {
  warehouseId: string;
  customerId: string;
  supplierId: string;
  /** The company's day on which it was set up. */
  today: string;
  /** So many days after that. */
  day: (days: number) => string;
  item: (more?: Record<string, unknown>, stock?: string) => Promise<Body>;
  bom: (itemId: string, lines: Record<string, unknown>[], more?: object) => Promise<Body>;
  /** A confirmed sales order; ids of its lines are order id / line number. */
  sold: (lines: Record<string, unknown>[], requestedDate: string) => Promise<Body>;
  /** Runs planning to its end and answers the run. */
  run: (input?: Record<string, unknown>) => Promise<Body>;
  orders: (filter?: Record<string, unknown>) => Promise<Body[]>;
}

/**
 * Stock that lasts is bought; calendar days everywhere, so that dates are easily said. It plans
 * when it is told to.
 */
export async function openFactory(world: World, t: TestTenant): Promise<Factory> {
  const warehouseId = await mainWarehouse(t);
  const customer = await newCustomer(t);
  const supplier = await newSupplier(t);
  await t.ok('planning.changePlanningSettings', {
    ...{ horizonDays: 200, planOnOrders: false },
  });
  const today = todayInChina();
  const day = (days: number) => addDays(today, days);
  return {
    warehouseId,
    customerId: customer.id,
    supplierId: supplier.id,
    today,
    day,
    async item(more = {}, stock = '0') {
      const made = await newItem(t, {
        leadTimeCounts: 'calendar',
        ...(more['make'] !== true && { supplierId: supplier.id }),
        ...more,
      });
      if (stock !== '0') await receive(t, made.id, warehouseId, stock);
      return made;
    },
    async bom(itemId, lines, more = {}) {
      const numbered = lines.map((line, index) => ({ lineNo: 10 * (index + 1), ...line }));
      const draft = { itemId, outputQuantity: '1', lines: numbered, ...more };
      const { id } = await t.ok('engineering.createBom', draft);
      return t.ok('engineering.releaseBom', { id });
    },
    async sold(lines, requestedDate) {
      const wish = { customerId: customer.id, requestedDate, lines };
      const { id } = await t.ok('sales.createSalesOrder', wish);
      return t.ok('sales.confirmSalesOrder', { id });
    },
    async run(input = {}) {
      const { id } = await t.ok('planning.runMrp', input);
      await world.settle();
      return t.ok('planning.getPlanningRun', { id });
    },
    orders: async (filter = {}) =>
      (await t.ok('planning.listPlannedOrders', { limit: 500, ...filter })).data,
  };
}
