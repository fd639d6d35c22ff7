import { addDays } from '../../shared/kernel/date.ts';
import { callThrough } from './handler-call.ts';
import type { Body } from './harness.ts';
import { step, type Walker } from './walk-order.ts';

interface Works {
  customer: Body;
  product: Body;
  part: Body;
}

/** Its own product, part, supplier and customer, which no other request has bent meanwhile. */
async function openWorks(seeded: Walker): Promise<Works | undefined> {
  const { random, catalogue } = seeded;
  const [unit] = catalogue.of('unit').filter((one) => one['archived'] !== true);
  const make = (noun: string, more: object) =>
    step(seeded, `masterdata.create${noun}`, {
      ...{ code: random.word(8), name: random.word(8) },
      ...more,
    });
  const paymentTerms = { kind: 'net', days: 30 };
  const customer = await make('Customer', { paymentTerms, revenuePoint: 'delivery', tier: 'A' });
  const supplier = await make('Supplier', { paymentTerms });
  const goods = { kind: 'goods', unitId: unit?.id, decimals: 2, stocked: true, leadTimeDays: 2 };
  const part = await make('Item', { ...goods, make: false, supplierId: supplier?.id });
  const product = await make('Item', { ...goods, make: true });
  if (!customer || !supplier || !part || !product) return undefined;
  const bom = await step(seeded, 'engineering.createBom', {
    ...{ itemId: product.id, revision: random.word(6), outputQuantity: '1' },
    lines: [{ lineNo: 10, itemId: part.id, quantity: '2' }],
  });
  if (bom) await step(seeded, 'engineering.releaseBom', { id: bom.id });
  return { customer, product, part };
}

const PATIENCE_MS = 90_000;

/** Runs planning to its end; the machine that plans goes on by itself. */
async function plan(seeded: Walker): Promise<void> {
  const { send, token } = seeded;
  const giveUp = Date.now() + PATIENCE_MS;
  const rest = () => new Promise((done) => setTimeout(done, 20));
  let run: Body | undefined;
  while (run === undefined && Date.now() < giveUp) {
    run = await step(seeded, 'planning.runMrp', {});
    if (run === undefined) await rest();
  }
  while (run !== undefined && Date.now() < giveUp) {
    const { body } = await callThrough(send, token, 'planning.getPlanningRun', { id: run.id });
    if (['published', 'failed'].includes(body.state)) return;
    await rest();
  }
}

/**
 * Leaves a plan of what is sold, with planned orders that are free, firm and released, and lines
 * of sales orders that nothing is made for yet.
 */
export async function walkPlans(seeded: Walker): Promise<void> {
  const works = await openWorks(seeded);
  if (!works) return;
  const { customer, product, part } = works;
  const { catalogue } = seeded;
  for (const days of [10, 20, 30, 40, 50]) {
    const lines = [product, part].map(({ id }) => ({ itemId: id, quantity: '3', price: '90' }));
    const requestedDate = addDays(catalogue.today, days);
    const wish = { customerId: customer.id, requestedDate, lines };
    const order = await step(seeded, 'sales.createSalesOrder', wish);
    if (order) await step(seeded, 'sales.confirmSalesOrder', { id: order.id });
  }
  await step(seeded, 'planning.changePlanningSettings', { horizonDays: 120, planOnOrders: false });
  await plan(seeded);
  const { send, token } = seeded;
  const own = { itemId: product.id, limit: 5 };
  const { body } = await callThrough(send, token, 'planning.listPlannedOrders', own);
  const [first, second] = (body.data ?? []) as Body[];
  if (first) await step(seeded, 'planning.firmPlannedOrders', { plannedOrderIds: [first.id] });
  if (second) {
    await step(seeded, 'planning.releasePlannedOrders', { plannedOrderIds: [second.id] });
  }
  await catalogue.refresh();
}
