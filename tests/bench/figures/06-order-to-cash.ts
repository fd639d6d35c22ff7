import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { startWorld, type TestTenant } from '../../support/harness.ts';
import { todayInBritain } from '../../support/today.ts';
import { cpuMs, type Figure, type Measure, rounded, unlessMet } from '../figure.ts';

const ORDERS = 40;
const today = todayInBritain();

const REASON =
  'every call of the store costs the SDK and a request on the wire, and an order with all that ' +
  'hears of it takes as many as the note says';

async function openShop(tenant: TestTenant) {
  const unit = (await tenant.ok('masterdata.listUnit', { limit: 1 })).data[0];
  const filter = { code: { eq: 'MAIN' } };
  const place = (await tenant.ok('masterdata.listWarehouse', { filter })).data[0];
  const items: string[] = [];
  for (const code of ['A', 'B', 'C']) {
    const fields = { code, name: code, unitId: unit.id, salesPrice: '10' };
    items.push((await tenant.ok('masterdata.createItem', fields)).id);
  }
  const customer = await tenant.ok('masterdata.createCustomer', { code: 'X', name: 'X' });
  await tenant.ok('inventory.postOpeningStock', {
    lines: items.map((itemId) => ({
      itemId,
      warehouseId: place.id,
      quantity: '100000',
      unitCost: '5',
    })),
  });
  return {
    customerId: customer.id as string,
    lines: items.map((itemId) => ({ itemId, quantity: '2' })),
  };
}

async function sell(tenant: TestTenant, shop: Awaited<ReturnType<typeof openShop>>) {
  const { customerId, lines } = shop;
  const { id } = await tenant.ok('sales.createSalesOrder', { customerId, lines });
  await tenant.ok('sales.confirmSalesOrder', { id });
  await tenant.ok('sales.deliverSalesOrder', { id });
  const { gross: amount } = await tenant.ok('sales.issueSalesInvoice', { id });
  const paid = { customerId, date: today, amount, method: 'bankTransfer' };
  await tenant.ok('finance.receivePayment', paid);
}

/** The same five commits bare: as many items of the same sizes, straight to the same store. */
async function sellBare(client: DynamoDBDocumentClient, index: number) {
  for (const items of [4, 9, 14, 8, 7]) {
    await client.send(
      new TransactWriteCommand({
        TransactItems: Array.from({ length: items }, (_, item) => ({
          Put: {
            TableName: 'bare',
            Item: {
              pk: `o#${index}#${items}#${item}`,
              sk: 'x',
              z: Buffer.alloc(500, index + item),
            },
          },
        })),
      }),
    );
  }
}

async function rate(clients: number, one: (index: number) => Promise<void>) {
  let next = 0;
  const start = performance.now();
  const run = async () => {
    while (next < ORDERS) await one(next++);
  };
  await Promise.all(Array.from({ length: clients }, run));
  return ORDERS / ((performance.now() - start) / 1000);
}

/** Row 6: order-to-cash on the laptop, data on disk, one and four clients, beside bare commits. */
export const measure: Measure = async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tandem-bench-'));
  let calls = 0;
  const world = await startWorld({
    dataDir,
    observe: () => {
      calls += 1;
    },
  });
  try {
    const tenant = await world.tenant({ locale: 'en', accountingStandard: 'international' });
    const shop = await openShop(tenant);
    await sell(tenant, shop);
    await world.settle();
    const raw = new DynamoDBClient({
      endpoint: world.host.storeEndpoint,
      region: 'x',
      credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    });
    await raw.send(
      new CreateTableCommand({
        TableName: 'bare',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
      }),
    );
    const client = DynamoDBDocumentClient.from(raw);
    const figures: Figure[] = [];
    for (const clients of [1, 4]) {
      const bare = await rate(clients, (index) => sellBare(client, index + clients * 1_000));
      const start = process.cpuUsage();
      calls = 0;
      const ours = await rate(clients, () => sell(tenant, shop));
      await world.settle();
      const cpu = cpuMs(start) / ORDERS;
      const least = clients === 1 ? 12 : 18;
      figures.push(
        {
          row: 6,
          metric: `order-to-cash of 3 lines, ${clients} client(s), over five bare commits`,
          value: rounded(ours, 1),
          unit: 'orders/s',
          baseline: rounded(bare, 1),
          ratio: rounded(ours / bare),
          goal: `≥ 70 % of bare, never below ${least}`,
          ...unlessMet(ours / bare >= 0.7 && ours >= least, REASON),
        },
        {
          row: 6,
          metric: `CPU of order-to-cash with its events and the caller, ${clients} client(s)`,
          value: rounded(cpu, 0),
          unit: 'ms/order',
          goal: '≤ 30 ms',
          ...unlessMet(cpu <= 30, REASON),
          note: `${rounded(calls / ORDERS, 1)} calls of the store an order`,
        },
      );
    }
    raw.destroy();
    return figures;
  } finally {
    await world.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
};
