import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { meteredStore, type Units } from '../../support/metered-store.ts';
import { rawTable } from '../../support/raw-table.ts';
import { todayInBritain } from '../../support/today.ts';
import { cpuMs, type Figure, type Measure, rounded } from '../figure.ts';
import { MB_PER_CPU, prices } from '../prices.ts';

const ORDERS = 10;
const ORDERS_A_MONTH = 2_000;
const MONTHS = 36;
const BUDGET_UNITS = 130;
const today = todayInBritain();

/** What people look at for every order: lists, documents, reports. */
const QUESTIONS = 20;
/** Memory of the functions, as the manifest has it. */
const COMMAND_MB = 1_024;
const READER_MB = 2_048;
/** Commands, relay, sealer, reactions and steps of one order. */
const INVOCATIONS = 24;
const EVENTS = 8;
const EXECUTIONS = 4;

async function openShop(t: TestTenant) {
  const unit = (await t.ok('masterdata.listUnit', { limit: 1 })).data[0];
  const filter = { code: { eq: 'MAIN' } };
  const place = (await t.ok('masterdata.listWarehouse', { filter })).data[0];
  const lines: { itemId: string; quantity: string }[] = [];
  for (const code of ['A', 'B', 'C']) {
    const fields = { code, name: code, unitId: unit.id, salesPrice: '10' };
    const { id: itemId } = await t.ok('masterdata.createItem', fields);
    lines.push({ itemId, quantity: '2' });
  }
  const customer = await t.ok('masterdata.createCustomer', { code: 'X', name: 'X' });
  await t.ok('inventory.postOpeningStock', {
    lines: lines.map(({ itemId }) => ({
      itemId,
      warehouseId: place.id,
      quantity: '100000',
      unitCost: '5',
    })),
  });
  return { customerId: customer.id as string, lines };
}

async function sell(t: TestTenant, shop: Awaited<ReturnType<typeof openShop>>) {
  const { customerId } = shop;
  const { id } = await t.ok('sales.createSalesOrder', shop);
  await t.ok('sales.confirmSalesOrder', { id });
  await t.ok('sales.deliverSalesOrder', { id });
  const { gross: amount } = await t.ok('sales.issueSalesInvoice', { id });
  const paid = { customerId, date: today, amount, method: 'bankTransfer' };
  await t.ok('finance.receivePayment', paid);
}

async function bytesIn(world: World, tenantId: string): Promise<number> {
  const table = rawTable(world, tenantId);
  const items = await table.scan();
  table.close();
  return items.reduce((sum, item) => sum + sizeOf(item), 0);
}

const sizeOf = (item: Record<string, unknown>): number =>
  Object.entries(item).reduce(
    (sum, [name, value]) =>
      sum + name.length + (value instanceof Uint8Array ? value.length : String(value).length),
    0,
  );

function monthlyCost(units: Units, bytes: number, commandCpuMs: number, questionCpuMs: number) {
  const gbSeconds = (ms: number, mb: number) => ((ms / 1000) * (MB_PER_CPU / mb) * mb) / 1024;
  const perOrder =
    units.write * prices.writeUnit +
    units.read * prices.readUnit +
    (5 + QUESTIONS) * (prices.httpRequest + prices.invocation) +
    INVOCATIONS * prices.invocation +
    gbSeconds(commandCpuMs, COMMAND_MB) * prices.gbSecond +
    QUESTIONS * gbSeconds(questionCpuMs, READER_MB) * prices.gbSecond +
    EVENTS * (prices.busEvent + 3 * prices.queueRequest) +
    EXECUTIONS * prices.expressExecution;
  const gb = (bytes * ORDERS_A_MONTH * MONTHS) / 1e9;
  const stored = gb * (prices.tableGbMonth + prices.backupGbMonth);
  return { running: perOrder * ORDERS_A_MONTH, stored, gb };
}

/** Rows 4 and 5: what the store bills for an order, and what a company costs in a month. */
export const measure: Measure = async () => {
  const store = await meteredStore();
  const before = process.env.DYNAMODB_ENDPOINT;
  process.env.DYNAMODB_ENDPOINT = store.endpoint;
  const world = await startWorld();
  try {
    const t = await world.tenant({ locale: 'en', accountingStandard: 'international' });
    const shop = await openShop(t);
    await sell(t, shop);
    await world.settle();
    const bytesBefore = await bytesIn(world, t.id);
    store.take();
    const cpu = process.cpuUsage();
    for (let n = 0; n < ORDERS; n += 1) await sell(t, shop);
    await world.settle();
    const cpuOfOrder = cpuMs(cpu) / ORDERS;
    const all = store.take();
    const asking = process.cpuUsage();
    for (let n = 0; n < QUESTIONS; n += 1) await t.ok('sales.listSalesOrder', { limit: 50 });
    const cpuOfQuestion = cpuMs(asking) / QUESTIONS;
    const units = { read: all.read / ORDERS, write: all.write / ORDERS };
    const bytes = ((await bytesIn(world, t.id)) - bytesBefore) / ORDERS;
    const { running, stored, gb } = monthlyCost(units, bytes, cpuOfOrder, cpuOfQuestion);
    const total = running + stored;
    const figures: Figure[] = [
      {
        row: 4,
        metric:
          'write units of an order of 3 lines, from creation to payment, log and seals included',
        value: rounded(units.write, 1),
        unit: 'units',
        goal: `≤ ${BUDGET_UNITS}`,
        met: units.write <= BUDGET_UNITS,
        note: `${rounded(units.read, 1)} read units`,
      },
      {
        row: 5,
        metric: `a month of ${ORDERS_A_MONTH} orders, with three years of data`,
        value: rounded(total),
        unit: 'USD',
        goal: '≤ 1.00',
        met: total <= 1,
        note: `running ${rounded(running)}, ${rounded(gb)} GB kept and backed up ${rounded(stored)}; ${QUESTIONS} questions an order; processor time of this machine`,
      },
      {
        row: 5,
        metric: 'a month of a company that does nothing, without what it stores',
        value: rounded(prices.keyMonthPerTenant, 4),
        unit: 'USD',
        goal: '≤ 0.005',
        met: prices.keyMonthPerTenant <= 0.005,
        note: 'its share of the cell’s key; nothing else runs for it',
      },
    ];
    return figures;
  } finally {
    await world.stop();
    await store.stop();
    if (before === undefined) delete process.env.DYNAMODB_ENDPOINT;
    else process.env.DYNAMODB_ENDPOINT = before;
  }
};
