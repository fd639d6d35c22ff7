import { expect } from 'vitest';
import { add, sub } from '../../shared/kernel/decimal.ts';
import type { HttpAnswer as Answer } from '../support/answer.ts';
import type { TestTenant, World } from '../support/harness.ts';
import { createSteps, type Steps } from './between-steps.ts';

export const START = 400;

/** What the books of one company must say, kept by adding and subtracting and nothing else. */
export interface Model {
  onHand: Map<string, string>;
  orders: number;
  receivable: string;
  payable: string;
  purchaseOrders: number;
  workOrders: number;
  runs: number;
}

/**
 * Sells four items, one of which it also buys and one of which it makes out of that. Of two more it
 * plans what to make and to buy, because sales are expected.
 */
export interface Shop {
  tenant: TestTenant;
  customerId: string;
  supplierId: string;
  items: string[];
  bought: string;
  made: string;
  planned: { product: string; part: string };
  model: Model;
  steps: Steps;
  /** Told of every step that comes, by its key. */
  beforeStep: (key: string) => Promise<void>;
}

export async function openShop(
  world: World,
  steps: Steps = createSteps(),
  beforeStep: Shop['beforeStep'] = async () => undefined,
): Promise<Shop> {
  const tenant = await world.tenant({ locale: 'en', accountingStandard: 'international' });
  const unit = (await tenant.ok('masterdata.listUnit', { limit: 1 })).data[0];
  const filter = { code: { eq: 'MAIN' } };
  const place = (await tenant.ok('masterdata.listWarehouse', { filter })).data[0];
  const items: string[] = [];
  for (const code of ['A', 'B', 'C', 'D']) {
    const fields = { code, name: code, unitId: unit.id, salesPrice: '7.77', make: code === 'D' };
    items.push((await tenant.ok('masterdata.createItem', fields)).id);
  }
  const customer = await tenant.ok('masterdata.createCustomer', { code: 'X', name: 'X' });
  const supplier = await tenant.ok('masterdata.createSupplier', { code: 'S', name: 'S' });
  await tenant.ok('inventory.postOpeningStock', {
    lines: items.map((itemId) => ({
      itemId,
      warehouseId: place.id,
      quantity: String(START),
      unitCost: '3.33',
    })),
  });
  const [, , bought, made] = items as [string, string, string, string];
  const rates = { labourRate: '60', overheadRate: '30' };
  const centre = { code: 'W', name: 'W', machines: 1, hoursPerDay: '8', efficiency: '1', ...rates };
  const { id: workCentreId } = await tenant.ok('engineering.createWorkCentre', centre);
  await makeFrom(tenant, workCentreId, bought, made);
  const plain = { unitId: unit.id, leadTimeCounts: 'calendar', leadTimeDays: 2 };
  const newItem = async (code: string, more: object) =>
    (await tenant.ok('masterdata.createItem', { code, name: code, ...plain, ...more })).id;
  const part = await newItem('F', { make: false, supplierId: supplier.id });
  await tenant.ok('purchasing.createSupplierPrice', {
    ...{ supplierId: supplier.id, itemId: part, taxIncluded: false },
    breaks: [{ minimum: '0', price: '3.17' }],
  });
  const product = await newItem('E', { make: true });
  await makeFrom(tenant, workCentreId, part, product);
  await tenant.ok('planning.changePlanningSettings', { horizonDays: 200, planOnOrders: false });
  return {
    ...{ tenant, customerId: customer.id, supplierId: supplier.id, items, bought, made },
    planned: { product, part },
    model: {
      onHand: new Map([
        ...items.map((itemId) => [itemId, String(START)] as const),
        ...[product, part].map((itemId) => [itemId, '0'] as const),
      ]),
      ...{ orders: 0, receivable: '0', payable: '0', purchaseOrders: 0, workOrders: 0, runs: 0 },
    },
    ...{ steps, beforeStep },
  };
}

/** One piece of what is made takes two of what is bought, when it is worked on. */
async function makeFrom(
  tenant: TestTenant,
  workCentreId: string,
  bought: string,
  made: string,
): Promise<void> {
  const line = { lineNo: 10, itemId: bought, quantity: '2', operation: 10, backflush: true };
  const bom = await tenant.ok('engineering.createBom', {
    ...{ itemId: made, revision: '1', outputQuantity: '1', lines: [line] },
  });
  await tenant.ok('engineering.releaseBom', { id: bom.id });
  const work = { number: 10, name: 'Work', workCentreId, setupMinutes: '0', runMinutes: '1' };
  const routing = await tenant.ok('engineering.createRouting', {
    ...{ itemId: made, revision: '1', operations: [work] },
  });
  await tenant.ok('engineering.releaseRouting', { id: routing.id });
}

const TRIES = 60;
const REST_MS = 20;

/** Asks with a key until the store has recovered: what is answered then happened exactly once. */
export async function surely(
  { tenant, steps, beforeStep }: Shop,
  operation: string,
  input: Record<string, unknown>,
  key: string,
): Promise<Answer> {
  await beforeStep(key);
  return steps.step(async () => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const answer = await tenant.call(operation, input, { key });
      if (answer.status !== 503) {
        expect(answer.status, `${operation} ${answer.text}`).toBeLessThan(500);
        return answer;
      }
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
    }
    throw new Error(`${operation} stayed busy`);
  });
}

/** So much more, or less, of an item. */
export function moved({ onHand }: Model, itemId: string, quantity: string): void {
  onHand.set(itemId, add(onHand.get(itemId) ?? '0', quantity));
}

export const taken = (model: Model, itemId: string, quantity: string): void =>
  moved(model, itemId, sub('0', quantity));
