import { fixed } from '../shared/kernel/decimal.ts';
import { type createClient, DemoFailure } from './demo-client.ts';

type Client = ReturnType<typeof createClient>;
type Say = (name: string, what: string) => void;
// biome-ignore lint/suspicious/noExplicitAny: the demo reads answers of many shapes
type Answer = any;

const PATIENCE_MS = 600_000;
const ROWS = 500;

/** Loads the sample company, waits until it is there, and shows what its last days tell. */
export async function walkSample(
  api: Client,
  who: { email: string; password: string },
  say: Say,
): Promise<void> {
  const begun = Date.now();
  const { tenantId } = await api.ok('account.loadSample', {});
  await untilReady(api, tenantId, begun, say);
  await api.enter({ ...who, tenantId });
  await figures(api, say);
  await kits(api, say);
  await rivals(api, say);
  await workbench(api, say);
  await heldInvoice(api, say);
  await movePurchase(api, say);
  const report = await api.ok('platform.integrityReport', {});
  say('Integrity', report.ok ? 'every check is green' : 'RED');
  if (!report.ok) throw new DemoFailure('The books of the sample company do not hold.');
  say('Look around', `it stays under ${who.email} until account.deleteSample`);
}

async function untilReady(api: Client, tenantId: string, begun: number, say: Say): Promise<void> {
  let shown = 0;
  for (;;) {
    const { state, done = 0, total } = await api.ok('account.companyProgress', { tenantId });
    if (state === 'failed') throw new DemoFailure('The sample company could not be set up.');
    if (done >= shown + 4) {
      shown = done;
      say('A year goes by', `${done} of ${total}`);
    }
    if (state === 'active') break;
    if (Date.now() - begun > PATIENCE_MS) throw new DemoFailure('It took more than ten minutes.');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  say('Ready', `after ${((Date.now() - begun) / 1000).toFixed(1)} s`);
}

async function figures(api: Client, say: Say): Promise<void> {
  const cockpit = await api.ok('analytics.cockpit', {});
  const margin = Math.round(Number(cockpit.margin.before) * 1000) / 10;
  say('Last month', `revenue ${fixed(cockpit.revenue.before, 2)}, margin ${margin} %`);
  say('Owed', `${fixed(cockpit.receivable.value, 2)}, overdue ${fixed(cockpit.overdue, 2)}`);
  for (const one of cockpit.concerns as Answer[]) {
    const amount = one.amount === undefined ? '' : fixed(one.amount, 2);
    say(`  ${one.kind}`, [one.title, one.party, amount].filter(Boolean).join('  '));
  }
}

async function kits(api: Client, say: Say): Promise<void> {
  const { advice } = await api.ok('planning.kittingAnalysis', {
    ...{ subject: 'workOrders', supply: 'stock', allocation: 'kitOnly', sequence: 'start' },
  });
  for (const { sentence } of advice.swaps as Answer[]) say('Kitting', sentence.en);
}

async function rivals(api: Client, say: Say): Promise<void> {
  const filter = (code: string) => ({ filter: { code: { eq: code } } });
  const item = await api.first('masterdata.listItem', filter('TR-01'));
  const warehouse = await api.first('masterdata.listWarehouse', filter('MAIN'));
  const wish = { itemId: item.id, warehouseId: warehouse.id };
  const { result } = await api.ok('sales.allocateStock', wish, { dryRun: true });
  for (const { number, before, after } of result.lines as Answer[]) {
    say('One hundred supports', `${number}: has ${before}, by priority ${after}`);
  }
}

async function workbench(api: Client, say: Say): Promise<void> {
  const { counts } = await planOf(api);
  const found = Object.entries(counts as Record<string, number>);
  say('MRP exceptions', found.map(([kind, count]) => `${kind} ${count}`).join(', '));
  const late = await api.ok('planning.listPlannedOrders', { pastDue: true, limit: ROWS });
  const codes = late.data.map(({ code }: Answer) => code);
  say('Past due', [...new Set(codes)].join(', '));
  const { centres } = await api.ok('planning.workCentreLoad', {});
  for (const { code, days } of centres as Answer[]) {
    for (const day of days as Answer[]) {
      if (!day.overloaded) continue;
      say('Overloaded', `${code} on ${day.date}: ${day.load} of ${day.capacity} minutes`);
    }
  }
}

async function heldInvoice(api: Client, say: Say): Promise<void> {
  const held = await api.first('purchasing.listPurchaseInvoice', {
    filter: { state: { eq: 'held' } },
  });
  for (const { price, reasons = [], owner, purchaseOrderId, orderLine } of held.lines as Answer[]) {
    if (reasons.length === 0) continue;
    const order = await api.ok('purchasing.getPurchaseOrder', { id: purchaseOrderId });
    const { price: agreed } = order.lines.find(({ lineNo }: Answer) => lineNo === orderLine);
    const why = `${fixed(price, 2)} instead of ${fixed(agreed, 2)} of ${order.number}`;
    say('Held invoice', `${held.invoiceNumber}: ${why}, for the ${owner} to decide`);
  }
}

/** Solenoids come before the work order begins: its kit, the promise and the exceptions follow. */
async function movePurchase(api: Client, say: Say): Promise<void> {
  const coded = (code: string) =>
    api.first('masterdata.listItem', { filter: { code: { eq: code } } });
  const [part, product] = [await coded('BP-12'), await coded('EL-10')];
  const purchases = await api.ok('purchasing.purchaseFollowUp', {});
  const line = purchases.data.find(({ itemId }: Answer) => itemId === part.id);
  const work = await api.first('manufacturing.listWorkOrder', {
    filter: { itemId: { eq: product.id } },
  });
  if (!line) throw new DemoFailure('No purchase of BP-12 is open.');
  const shown = async () => {
    const kit = await api.ok('planning.kittingAnalysis', {
      ...{ subject: 'workOrders', supply: 'withReceipts', orderIds: work.id },
    });
    const { counts } = await planOf(api);
    const { expedite = 0 } = counts as Record<string, number>;
    const promised = await promiseFor(api, product.id);
    return `promise ${promised}, kit rate ${kit.orders[0].kitRate}, expedite ${expedite}`;
  };
  say('Before', await shown());
  const sooner = new Date(Date.parse(work.startOn) - 86_400_000).toISOString().slice(0, 10);
  await api.ok('purchasing.confirmPurchaseOrder', {
    id: line.purchaseOrderId,
    lines: [{ lineNo: line.lineNo, confirmedOn: sooner }],
  });
  say('Moved', `${line.number} with ${part.code} from ${line.promisedOn} to ${sooner}`);
  await planAnew(api);
  say('After', await shown());
}

async function promiseFor(api: Client, itemId: string): Promise<string> {
  const { data } = await api.ok('planning.listOrderPromise', { limit: ROWS });
  const lines = data.flatMap((one: Answer) => one.lines);
  return lines.find((one: Answer) => one.itemId === itemId)?.promisedOn ?? 'by stock';
}

/** A run takes its time; the plan in use is the old one until it is published. */
async function planAnew(api: Client): Promise<void> {
  const { id } = await api.ok('planning.runMrp', {});
  for (let tries = 0; tries < 600; tries += 1) {
    const { state } = await api.ok('planning.getPlanningRun', { id });
    if (state === 'published') return;
    if (state === 'failed') break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new DemoFailure('The planning run did not end well.');
}

/** The plan is computed while one looks around: it is asked for until it is there. */
async function planOf(api: Client): Promise<Answer> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await api.ok('planning.planExceptions', { limit: 1 });
    } catch (error) {
      if (!(error instanceof DemoFailure) || tries > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
