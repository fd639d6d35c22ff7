import { addDays } from '../../../shared/kernel/date.ts';
import { type Body, startWorld, type TestTenant } from '../../support/harness.ts';
import { type Factory, openFactory } from '../../support/planning.ts';
import { type Measure, percentile, rounded, unlessMet } from '../figure.ts';

const ORDERS = 300;
/** Every other one is a receipt, the rest are delays. */
const PROBES = 30;
const ITEMS = 40;
const LOOK_EVERY_MS = 10;
const PATIENCE_MS = 30_000;
const GOAL_MS = 1_000;

const REASON =
  'relay, bus, queue and reaction follow each other, and the reaction folds the commit first';

interface Probe {
  salesOrderId: string;
  purchaseOrderId: string;
}

/** Something bought that is sold and comes on the tenth day. */
async function boughtItem(t: TestTenant, factory: Factory): Promise<Body> {
  const item = await factory.item({ leadTimeDays: 40 });
  await t.ok('purchasing.createSupplierPrice', {
    ...{ supplierId: factory.supplierId, taxIncluded: false, itemId: item.id },
    breaks: [{ minimum: '1', price: '10' }],
  });
  return item;
}

async function ordered(t: TestTenant, factory: Factory, itemId: string, quantity: string) {
  const { id } = await t.ok('purchasing.createPurchaseOrder', {
    supplierId: factory.supplierId,
    lines: [{ itemId, quantity, neededOn: factory.day(10) }],
  });
  await t.ok('purchasing.approvePurchaseOrder', { id });
  await t.ok('purchasing.confirmPurchaseOrder', {
    ...{ id, lines: [{ lineNo: 1, confirmedOn: factory.day(10) }] },
  });
  return id as string;
}

/** Some hundred orders that compete for forty items, and for each probe one of its own item. */
async function fillCompany(t: TestTenant, factory: Factory): Promise<Probe[]> {
  const shared: string[] = [];
  for (let n = 0; n < ITEMS; n += 1) {
    const { id } = await boughtItem(t, factory);
    shared.push(id);
    await ordered(t, factory, id, '200');
  }
  const itemAt = (n: number) => shared[n % ITEMS] as string;
  const probes: Probe[] = [];
  for (let n = 0; n < ORDERS; n += 1) {
    const lines = [n, n * 7 + 1].map((at) => ({ itemId: itemAt(at), quantity: '10', price: '20' }));
    const probing = n < PROBES ? await boughtItem(t, factory) : undefined;
    if (probing) lines.push({ itemId: probing.id, quantity: '5', price: '20' });
    const sale = await factory.sold(lines, factory.day(3));
    if (!probing) continue;
    const purchaseOrderId = await ordered(t, factory, probing.id, '5');
    probes.push({ salesOrderId: sale.id, purchaseOrderId });
  }
  return probes;
}

/** The day on which the line of the probe's own item can leave, as it is kept. */
async function promisedOn(t: TestTenant, { salesOrderId }: Probe): Promise<string | undefined> {
  const { body } = await t.call('planning.getOrderPromise', { id: `prm_${salesOrderId.slice(3)}` });
  return body.lines?.at(-1)?.promisedOn;
}

async function change(t: TestTenant, probe: Probe, n: number, later: string): Promise<void> {
  const { purchaseOrderId: id } = probe;
  if (n % 2 === 0) {
    await t.ok('purchasing.confirmPurchaseOrder', {
      id,
      lines: [{ lineNo: 1, confirmedOn: later }],
    });
    return;
  }
  const lines = [{ purchaseOrderId: id, orderLine: 1, quantity: '5' }];
  await t.ok('purchasing.receiveGoods', { lines });
}

/** Milliseconds from sending the command until the API tells another day. */
async function follow(t: TestTenant, probe: Probe, n: number, later: string): Promise<number> {
  const before = await promisedOn(t, probe);
  if (before === undefined) throw new Error('the order has no promise to follow');
  const start = performance.now();
  await change(t, probe, n, later);
  while ((await promisedOn(t, probe)) === before) {
    if (performance.now() - start > PATIENCE_MS) throw new Error('the promise did not move');
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
  return performance.now() - start;
}

/** From a receipt or a delay to the new promise, in a company of some hundred open orders. */
export const measure: Measure = async () => {
  const world = await startWorld();
  try {
    const t = await world.tenant();
    const factory = await openFactory(world, t);
    const probes = await fillCompany(t, factory);
    await world.settle();
    const later = addDays(factory.today, 20);
    const times: number[] = [];
    for (const [n, probe] of probes.entries()) {
      times.push(await follow(t, probe, n, later));
      await world.settle();
    }
    const p95 = percentile(times, 0.95);
    return [
      {
        row: 10,
        metric: `sending a receipt or delay until the new promise can be read, ${ORDERS} open orders, p95`,
        value: rounded(p95, 0),
        unit: 'ms',
        goal: '≤ 1,000 ms',
        ...unlessMet(p95 <= GOAL_MS, REASON),
        note: `${times.length} changes, median ${rounded(percentile(times, 0.5), 0)} ms`,
      },
    ];
  } finally {
    await world.stop();
  }
};
