import { fixed } from '../shared/kernel/decimal.ts';
import { createClient, DemoFailure } from './demo-client.ts';
import { walkSample } from './demo-sample.ts';

/**
 * npm run demo: from sign-up to cash through the public API, against the host that is running, or
 * one of its own in memory. With --sample: through a company that has a year behind it.
 */
const port = process.env.PORT ?? '4400';
const running = await fetch(`http://localhost:${port}/health`).then(
  (answer) => answer.ok,
  () => false,
);
const own = running ? undefined : await (await import('../infra/local/host.ts')).startHost();
const url = own?.url ?? `http://localhost:${port}`;

const today = new Date().toISOString().slice(0, 10);
const say = (text = '') => process.stdout.write(`${text}\n`);
const step = (name: string, what: string) => say(`  ${name.padEnd(26)}${what}`);

const reservedOf = (order: { lines: { quantity: string; reserved?: string }[] }) =>
  order.lines
    .map(({ quantity, reserved = '0' }) => `${reserved} of ${quantity} reserved`)
    .join(', ');

try {
  await walk();
} catch (error) {
  if (!(error instanceof DemoFailure)) throw error;
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
} finally {
  await own?.stop();
}
if (own) process.exit();

async function walk(): Promise<void> {
  const api = createClient(url);
  say(`\nTandem demo, against ${running ? url : 'a host of its own in memory'}\n`);
  const email = `demo-${Date.now().toString(36)}@example.test`;
  const password = 'violet tractor seven lanterns';
  await api.signUp({ email, password, name: 'Ada Demo', company: 'Hotai Precision Parts' });
  step('Signed up', `${email}, password "${password}"`);
  if (process.argv.includes('--sample')) return walkSample(api, { email, password }, step);

  const unit = await api.first('masterdata.listUnit', { search: 'pc' });
  const warehouse = await api.first('masterdata.listWarehouse', {
    filter: { code: { eq: 'MAIN' } },
  });
  const housing = await api.ok('masterdata.createItem', {
    code: 'HT-100',
    name: 'Bearing housing',
    unitId: unit.id,
    salesPrice: '88',
  });
  const bolt = await api.ok('masterdata.createItem', {
    code: 'M8X20',
    name: 'Bolt M8×20',
    unitId: unit.id,
    salesPrice: '0.35',
  });
  const customer = await api.ok('masterdata.createCustomer', {
    code: 'C-001',
    name: 'Northgate Machines',
    paymentTerms: { kind: 'net', days: 30 },
    creditLimit: '20000',
  });
  step('Created', `2 items, customer ${customer.name}, credit limit 20,000.00`);
  await api.ok('inventory.postOpeningStock', {
    lines: [
      { itemId: housing.id, warehouseId: warehouse.id, quantity: '60', unitCost: '52.50' },
      { itemId: bolt.id, warehouseId: warehouse.id, quantity: '1000', unitCost: '0.12' },
    ],
  });
  step('Opening stock', '60 housings at 52.50, 1,000 bolts at 0.12');

  const quotation = await api.ok('sales.createQuotation', {
    customerId: customer.id,
    lines: [
      { itemId: housing.id, quantity: '80' },
      { itemId: bolt.id, quantity: '320' },
    ],
  });
  step(
    'Quotation',
    `${quotation.number}, total ${fixed(quotation.gross, 2)} ${quotation.currency}`,
  );
  await api.ok('sales.sendQuotation', { id: quotation.id });
  const accepted = await api.ok('sales.acceptQuotation', { id: quotation.id });
  const orderId = accepted.orderId ?? accepted.id;
  const preview = await api.ok('sales.confirmSalesOrder', { id: orderId }, { dryRun: true });
  step('Confirm, dry run', `would change ${preview.changes.length} documents, writes nothing`);
  const order = await api.ok('sales.confirmSalesOrder', { id: orderId });
  step('Order confirmed', `${order.number}: ${reservedOf(order)}`);

  const delivery = await api.ok('sales.deliverSalesOrder', { id: orderId });
  step(
    'Delivered',
    `${delivery.number}: what was reserved; stock, receivable and cost in one commit`,
  );
  const invoice = await api.ok('sales.issueSalesInvoice', { id: orderId });
  step(
    'Invoiced',
    `${invoice.number}, ${fixed(invoice.gross, 2)} of which tax ${fixed(invoice.tax, 2)}`,
  );
  const payment = await api.ok('finance.receivePayment', {
    customerId: customer.id,
    date: today,
    amount: invoice.gross,
    method: 'bankTransfer',
  });
  step('Paid', `${payment.number}, ${fixed(payment.amount, 2)}, settled oldest first`);
  await api.ok('inventory.receiveOtherStock', {
    reason: 'found',
    warehouseId: warehouse.id,
    lines: [{ itemId: housing.id, quantity: '30', unitCost: '54' }],
  });
  step('Goods came in', '30 housings at 54.00');
  await untilOrder(api, orderId, (now) => now.lines[0]?.reserved === '20');
  step('Order-to-cash machine', 'reserved the missing 20 by itself');
  await api.ok('sales.deliverSalesOrder', { id: orderId });
  const rest = await api.ok('sales.issueSalesInvoice', { id: orderId });
  await api.ok('finance.receivePayment', {
    customerId: customer.id,
    date: today,
    amount: rest.gross,
    method: 'bankTransfer',
  });
  const closed = await untilOrder(api, orderId, (now) => now.state === 'closed');
  step('Order closed', `${closed.number} is delivered, invoiced and paid`);
  await showBooks(api);
}

interface OrderNow {
  number: string;
  state: string;
  lines: { reserved?: string }[];
}

/** Events travel behind the commit that caused them: the order is looked at until they arrived. */
async function untilOrder(
  api: ReturnType<typeof createClient>,
  id: string,
  reached: (order: OrderNow) => boolean,
): Promise<OrderNow> {
  for (let tries = 0; tries < 400; tries += 1) {
    const order: OrderNow = await api.ok('sales.getSalesOrder', { id });
    if (reached(order)) return order;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new DemoFailure('The order did not move on within ten seconds.');
}

async function showBooks(api: ReturnType<typeof createClient>): Promise<void> {
  const balance = await api.ok('finance.trialBalance', {});
  say('\n  Trial balance');
  for (const row of balance.rows) {
    if (row.closing === '0') continue;
    const name = `${row.accountCode} ${row.nameEn ?? row.name}`;
    say(`    ${name.padEnd(48)}${fixed(row.closing, 2).padStart(14)}`);
  }
  const total = fixed(balance.totals.closing, 2).padStart(14);
  say(
    `    ${'debit − credit'.padEnd(48)}${total}   ${balance.balanced ? 'in balance' : 'NOT IN BALANCE'}`,
  );
  const report = await api.ok('platform.integrityReport', {});
  say('\n  Integrity report');
  const width = Math.max(...report.checks.map(({ id }: { id: string }) => id.length)) + 2;
  for (const check of report.checks) {
    say(`    ${check.ok ? 'ok ' : 'RED'} ${check.id.padEnd(width)}${check.title.en}`);
  }
  if (!report.ok || !balance.balanced) throw new DemoFailure('The books do not hold.');
  say('\n  Every check is green.\n');
}
