import { expect } from 'vitest';
import { addDays } from '../../../shared/kernel/date.ts';
import type { AnyBody as Body } from '../../support/answer.ts';
import { type HostedCompany, type HostProcess, untilTrue } from '../../support/host-process.ts';
import { type Business, type Chain, newChain } from '../../support/killed-chain.ts';
import { todayInBritain } from '../../support/today.ts';
import { expectIntact, totalsOf } from './expect-intact.ts';

/** Where a chain is armed, in turn; hosts die in the machine of a run and in a release too. */
const PARTS = [
  'sales.createSalesOrder',
  'planning.runMrp',
  'planning.releasePlannedOrders',
  'manufacturing.releaseWorkOrder',
  'manufacturing.receiveProduction',
];
const OFTEN_MS = 25;
const SOLD = '3';
const PER_PIECE = 2;
const today = todayInBritain();
const wanted = addDays(today, 30);

/** A planned order but for what tells one company, or one run, from another. */
const bare = ({ itemId, kind, quantity, releaseOn, startOn, dueOn }: Body) =>
  ({ itemId, kind, quantity, releaseOn, startOn, dueOn }) as const;

/** From a customer's wish over the plan to what was made for it, every step with a key. */
export async function openFactory(host: HostProcess): Promise<Business> {
  const company = await host.signUp('Factory');
  const { ok } = company;
  const { customerId, product, part } = await furnish(company);
  /** The planned orders of each chain's run, as they were when first seen. */
  const plans = new Map<string, Body[]>();

  async function planOf(name: string, runId: string): Promise<Body[]> {
    const state = async () => (await ok('planning.getPlanningRun', { id: runId })).state;
    let last = await state();
    const ended = async () => {
      last = await state();
      return last === 'published' || last === 'failed';
    };
    await untilTrue(ended, 20, OFTEN_MS);
    expect(last, `the run of ${name}`).toBe('published');
    const { data } = await ok('planning.listPlannedOrders', { runId, limit: 500 });
    const plan = plans.get(name) ?? data;
    expect(data.map(bare), `the plan of ${name}, seen again`).toEqual(plan.map(bare));
    plans.set(name, plan);
    return plan;
  }

  /** What was received is reserved for the order that it was made for, or has left with it. */
  async function areTheOrders(id: string): Promise<boolean> {
    const [line] = (await ok('sales.getSalesOrder', { id })).lines;
    return [line.reserved, line.delivered].includes(SOLD);
  }

  async function walk({ name, step }: Chain): Promise<void> {
    const lines = [{ itemId: product, quantity: SOLD, price: '90' }];
    const order = await step('sales.createSalesOrder', {
      ...{ customerId, requestedDate: wanted, lines },
    });
    await step('sales.confirmSalesOrder', { id: order.id });
    const run = await step('planning.runMrp', {});
    const plan = await planOf(name, run.id);
    const plannedOrderIds = plan.map(({ id }) => id);
    const wish = { runId: run.id, plannedOrderIds };
    const { data } = await step('planning.releasePlannedOrders', wish);
    const madeFor = (noun: string) => data.find((one: Body) => one.noun === noun)?.id;
    const purchaseOrderId = madeFor('purchaseOrder');
    await step('purchasing.approvePurchaseOrder', { id: purchaseOrderId });
    const quantity = String(Number(SOLD) * PER_PIECE);
    const line = { purchaseOrderId, orderLine: 1, quantity };
    await step('purchasing.receiveGoods', { date: today, lines: [line] });
    const id = madeFor('workOrder');
    await step('manufacturing.releaseWorkOrder', { id });
    await step('manufacturing.issueMaterial', { id });
    await step('manufacturing.reportOperation', { id, operation: 10, good: SOLD });
    await step('manufacturing.receiveProduction', { id, quantity: SOLD });
    await untilTrue(() => areTheOrders(order.id), 20, OFTEN_MS);
    await step('sales.deliverSalesOrder', { id: order.id });
  }

  const undisturbed = newChain(company, 'undisturbed');
  await walk(undisturbed);
  const chains = [undisturbed];
  const totalOf = totalsOf(company);

  async function check(): Promise<void> {
    const count = chains.length;
    const usual = plans.get('undisturbed')?.map(bare);
    expect(usual).toMatchObject([
      { itemId: part, kind: 'buy', quantity: '6' },
      { itemId: product, kind: 'make', quantity: SOLD },
    ]);
    for (const { name } of chains) expect(plans.get(name)?.map(bare), name).toEqual(usual);
    for (const [operation, state] of [
      ['planning.listPlanningRun', 'published'],
      ['purchasing.listPurchaseOrder', 'received'],
      ['manufacturing.listWorkOrder', 'done'],
    ] as const) {
      expect(await totalOf(operation), operation).toBe(count);
      expect(await totalOf(operation, { state: { eq: state } }), operation).toBe(count);
    }
    expect(await totalOf('planning.listFirmPlannedOrder')).toBe(2 * count);
    const stock = (await ok('inventory.listStock', { limit: 500 })).data;
    expect(stock.map(({ onHand }: Body) => onHand)).toEqual(stock.map(() => '0'));
    await expectIntact(company);
  }

  return { name: 'plan-to-produce', company, walk, parts: PARTS, chains, check };
}

/** Two parts to a product, bought and made within days that are the same for every chain. */
async function furnish({ ok }: HostedCompany) {
  const unit = (await ok('masterdata.listUnit', { limit: 1 })).data[0];
  const supplier = { code: 'S', name: 'Supplier', taxIncluded: false };
  const { id: supplierId } = await ok('masterdata.createSupplier', supplier);
  const buyer = { code: 'K', name: 'Customer' };
  const { id: customerId } = await ok('masterdata.createCustomer', buyer);
  const plain = { unitId: unit.id, stocked: true, leadTimeCounts: 'calendar' };
  const bought = { ...plain, code: 'P', name: 'Part', make: false, supplierId, leadTimeDays: 2 };
  const { id: part } = await ok('masterdata.createItem', bought);
  const made = { ...plain, code: 'M', name: 'Product', make: true, leadTimeDays: 1 };
  const { id: product } = await ok('masterdata.createItem', made);
  await ok('purchasing.createSupplierPrice', {
    ...{ supplierId, itemId: part, taxIncluded: false },
    breaks: [{ minimum: '1', price: '3.33' }],
  });
  const need = { lineNo: 10, itemId: part, quantity: String(PER_PIECE) };
  const bom = await ok('engineering.createBom', {
    ...{ itemId: product, revision: '1', outputQuantity: '1', lines: [need] },
  });
  await ok('engineering.releaseBom', { id: bom.id });
  const centre = { code: 'W', name: 'W', machines: 1, hoursPerDay: '8', efficiency: '1' };
  const rates = { labourRate: '60', overheadRate: '30' };
  const { id: workCentreId } = await ok('engineering.createWorkCentre', { ...centre, ...rates });
  const work = { number: 10, name: 'Work', workCentreId, setupMinutes: '0', runMinutes: '1' };
  const routing = await ok('engineering.createRouting', {
    ...{ itemId: product, revision: '1', operations: [work] },
  });
  await ok('engineering.releaseRouting', { id: routing.id });
  await ok('planning.changePlanningSettings', { horizonDays: 120, planOnOrders: false });
  return { customerId, product, part };
}
