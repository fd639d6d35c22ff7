import type { TestTenant, World } from './harness.ts';

/** A company whose books begin in January 2026, with a customer and a supplier. */
export async function companyWithBooks(world: World) {
  const t = await world.tenant({ firstPeriod: '2026-01' });
  const terms = { kind: 'net', days: 30 };
  const customer = await t.ok('masterdata.createCustomer', {
    ...{ code: 'C1', name: '北京一号有限公司', tier: 'A', paymentTerms: terms },
    revenuePoint: 'delivery',
  });
  const supplier = await t.ok('masterdata.createSupplier', {
    ...{ code: 'S1', name: '上海供应有限公司', paymentTerms: terms },
  });
  return { t, customerId: customer.id as string, supplierId: supplier.id as string };
}

/** Imports rows of CSV text and answers the finished job. */
export async function imported(world: World, t: TestTenant, target: string, ...rows: string[]) {
  const content = `${rows.join('\n')}\n`;
  const { id } = await t.ok('platform.importTable', { target, content });
  await world.settle();
  return t.ok('platform.getJob', { id });
}

const header = 'documentNumber,date,dueDate,amount';

/** Open receivables of C1: number, date, due date, amount. */
export const openReceivables = (world: World, t: TestTenant, ...rows: string[]) =>
  imported(
    world,
    t,
    'openingReceivables',
    `customerId,${header}`,
    ...rows.map((row) => `C1,${row}`),
  );

/** Open payables of S1. */
export const openPayables = (world: World, t: TestTenant, ...rows: string[]) =>
  imported(world, t, 'openingPayables', `supplierId,${header}`, ...rows.map((row) => `S1,${row}`));

/** Closing balances by account code, debit − credit. */
export async function balancesOf(t: TestTenant, input: Record<string, unknown>) {
  const { rows, balanced } = await t.ok('finance.trialBalance', input);
  if (!balanced) throw new Error('the trial balance is not zero');
  const closing = (row: { accountCode: string; closing: string }) => [row.accountCode, row.closing];
  return Object.fromEntries(rows.map(closing)) as Record<string, string>;
}

/** Open items as number → open, of one kind. */
export async function openOf(t: TestTenant, kind: string) {
  const { data } = await t.ok('finance.listOpenItem', {
    filter: { kind: { eq: kind } },
    sort: 'documentNumber',
    limit: 200,
  });
  const entry = (item: { documentNumber: string; open: string }) => [
    item.documentNumber,
    item.open,
  ];
  return Object.fromEntries(data.map(entry)) as Record<string, string>;
}

/** The id of an open item by its document number. */
export async function itemId(t: TestTenant, documentNumber: string): Promise<string> {
  const filter = { documentNumber: { eq: documentNumber } };
  const { data } = await t.ok('finance.listOpenItem', { filter });
  return data[0].id;
}

/** The period of a month, as the list has it. */
export async function periodOf(t: TestTenant, code: string) {
  const { data } = await t.ok('finance.listPeriod', { filter: { code: { eq: code } } });
  return data[0];
}

/** Two lines by hand: debit one account, credit another. */
export const transfer = (date: string, debit: string, credit: string, amount: string) => ({
  date,
  memo: `${debit} / ${credit}`,
  lines: [
    { accountCode: debit, debit: amount, credit: '0' },
    { accountCode: credit, debit: '0', credit: amount },
  ],
});
