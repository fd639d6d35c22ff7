import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { invoiceWish, newMaterial, newSupplier } from '../support/buying.ts';
import { balancesOf, imported, itemId, openOf, periodOf } from '../support/finance.ts';
import { type Body, startWorld, type TestTenant, type World } from '../support/harness.ts';
import { done, newPlant, ordered, type Plant, released, routed } from '../support/making.ts';
import { newCustomer, newItem } from '../support/selling.ts';

let world: World;
let t: TestTenant;
let plant: Plant;
let customerId: string;
let supplierId: string;
let material: string;
let product: string;
let deliveryId: string;
let invoiceId: string;
const on = (day: string) => `2026-03-${day}`;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant({ firstPeriod: '2026-03' });
  ({ id: customerId } = await newCustomer(t));
  ({ id: supplierId } = await newSupplier(t));
  plant = await newPlant(t, { labourRate: '48', overheadRate: '42' });
  const warehouseId = plant.mainId;
  ({ id: material } = await newMaterial(t, { code: 'X', name: '原料', warehouseId }));
  ({ id: product } = await newItem(t, { code: 'P', name: '产品', make: true, warehouseId }));
  // 6 X and ten minutes each, at 48 an hour for labour and 42 for overhead.
  await released(t, product, [{ itemId: material, quantity: '6' }], { validFrom: on('01') });
  await routed(t, product, [{ workCentreId: plant.centreId, runMinutes: '10' }]);
});
afterAll(() => world.stop());

const voucher = (date: string, ...lines: [account: string, debit: string, credit: string][]) =>
  t.ok('finance.postManualJournal', {
    date,
    lines: lines.map(([accountCode, debit, credit]) => ({ accountCode, debit, credit })),
  });
const money = { method: 'bankTransfer' };

/** The amounts of the month by line; input VAT left over is a minus among the liabilities. */
const inTheBook = {
  ...{ cash: '9704', inventories: '550', rawMaterials: '400', finishedGoods: '150' },
  ...{ currentAssets: '10254', assets: '10254' },
  ...{ payroll: '80', taxes: '-26', currentLiabilities: '54', liabilities: '54' },
  ...{ capital: '10000', retained: '200', equity: '10200', claims: '10254' },
  ...{ revenue: '800', costOfSales: '600', operatingProfit: '200', profitBeforeTax: '200' },
  netProfit: '200',
};

async function statements() {
  const sheet = await t.ok('finance.balanceSheet', { period: '2026-03' });
  const result = await t.ok('finance.incomeStatement', { period: '2026-03' });
  expect([sheet.balanced, result.complete, sheet.strays]).toEqual([true, true, []]);
  const amounts = [
    ...sheet.lines.map(({ id, closing }: Body) => [id, closing]),
    ...result.lines.map(({ id, current }: Body) => [id, current]),
  ];
  return Object.fromEntries(amounts.filter(([, amount]) => amount !== '0'));
}

describe('a month of a small maker, from opening balances to the lock', () => {
  test('10,000 in the bank and as capital: the books go live', async () => {
    await imported(
      world,
      t,
      'openingLedger',
      'accountCode,debit,credit',
      '1002,10000,',
      '3001,,10000',
    );
    await t.ok('finance.goLive', { date: on('01') });
  });

  test('100 X at 10 come in, their invoice of 1,130 is paid', async () => {
    const order = await t.ok('purchasing.createPurchaseOrder', {
      ...{ supplierId, date: on('02'), warehouseId: plant.mainId },
      lines: [{ itemId: material, quantity: '100', price: '10' }],
    });
    await t.ok('purchasing.approvePurchaseOrder', { id: order.id });
    const line = { purchaseOrderId: order.id, orderLine: 1, quantity: '100' };
    await t.ok('purchasing.receiveGoods', { date: on('02'), lines: [line] });
    const received = await balancesOf(t, { period: '2026-03' });
    expect([received['1403'], received['220202']]).toEqual(['1000', '-1000']);
    const paper = invoiceWish(order, '100', '10', { date: on('03'), postingDate: on('03') });
    const invoice = await t.ok('purchasing.recordPurchaseInvoice', paper);
    expect(invoice).toMatchObject({ state: 'posted', net: '1000', tax: '130', gross: '1130' });
    const due = await balancesOf(t, { period: '2026-03' });
    expect([due['220202'], due['22210101'], due['220201']]).toEqual(['0', '130', '-1130']);
    await t.ok('finance.paySupplier', { supplierId, date: on('03'), amount: '1130', ...money });
    await world.settle();
    expect(Object.values(await openOf(t, 'payable'))).toEqual(['0']);
  });

  test('600 of X, wages 80 and overhead 70 become 10 P at 75', async () => {
    const dates = { startOn: on('05'), dueOn: on('07') };
    const { id } = await ordered(t, plant, product, '10', dates);
    await done(t, 'manufacturing.issueMaterial', id, { date: on('05') });
    const report = { operation: 10, good: '10', minutes: '100', date: on('06') };
    const worked = await done(t, 'manufacturing.reportOperation', id, report);
    expect([worked.labour, worked.overhead]).toEqual(['80', '70']);
    // What the hours really cost: wages are owed, the rest was paid.
    await voucher(on('06'), ['410102', '150', '0'], ['2211', '0', '80'], ['1002', '0', '70']);
    const made = { quantity: '10', date: on('07') };
    const receipt = await done(t, 'manufacturing.receiveProduction', id, made);
    expect(receipt.value).toBe('750');
    const cost = await t.ok('manufacturing.workOrderCost', { id });
    expect(cost).toMatchObject({ unitCost: '75', value: '0' });
    await done(t, 'manufacturing.closeWorkOrder', id, { date: on('07') });
    const balances = await balancesOf(t, { period: '2026-03' });
    expect([balances['4001'], balances['1405'], balances['1403']]).toEqual(['0', '750', '400']);
  });

  test('an advance of 300 comes before 10 P are delivered and invoiced at 1,130', async () => {
    const paid = { customerId, date: on('08'), amount: '300', ...money };
    await t.ok('finance.receivePayment', paid);
    const { id } = await t.ok('sales.createSalesOrder', {
      ...{ customerId, date: on('09'), warehouseId: plant.mainId },
      lines: [{ itemId: product, quantity: '10', price: '113' }],
    });
    await t.ok('sales.confirmSalesOrder', { id });
    deliveryId = (await t.ok('sales.deliverSalesOrder', { id, date: on('10') })).id;
    const before = await balancesOf(t, { period: '2026-03' });
    expect([before['1122'], before['5001'], before['222106']]).toEqual(['1130', '-1000', '-130']);
    invoiceId = (await t.ok('sales.issueSalesInvoice', { id, date: on('11') })).id;
    const after = await balancesOf(t, { period: '2026-03' });
    expect([after['222106'], after['22210107'], after['5401']]).toEqual(['0', '-130', '750']);
  });

  test('the advance is applied, and 830 settle the rest', async () => {
    const [advance] = Object.keys(await openOf(t, 'advance'));
    await t.ok('finance.applyAdvance', { id: await itemId(t, advance as string), date: on('12') });
    const paid = { customerId, date: on('13'), amount: '830', ...money };
    expect((await t.ok('finance.receivePayment', paid)).unallocated).toBe('0');
    await world.settle();
    expect(Object.values(await openOf(t, 'receivable'))).toEqual(['0']);
  });

  test('2 P come back, are credited in red, and 226 are refunded', async () => {
    const lines = [{ deliveryLine: 1, quantity: '2' }];
    const back = { id: deliveryId, date: on('20'), warehouseId: plant.mainId };
    await t.ok('sales.returnGoods', { ...back, lines });
    await t.ok('sales.issueRedInvoice', { id: invoiceId, date: on('20'), reason: 'return' });
    await t.ok('finance.refundPayment', { customerId, date: on('21'), amount: '226', ...money });
    expect((await t.ok('finance.creditExposure', { customerId })).exposure).toBe('0');
  });

  test('the statements agree before the month is closed: 10,254 owned, 200 earned', async () => {
    const before = await statements();
    expect(before).toEqual(inTheBook);
  });

  test('the month closes: nothing of VAT is due, profit is 200, vouchers are numbered', async () => {
    const { id } = await periodOf(t, '2026-03');
    const vat = await t.call('finance.transferVat', { id });
    expect(vat.body.code).toBe('finance.nothingToTransfer');
    await t.ok('finance.transferProfit', { id });
    await t.ok('finance.numberVouchers', { id });
    expect(await t.ok('finance.closingChecklist', { id })).toMatchObject({ ready: true });
    await t.ok('finance.lockPeriod', { id });
  });

  test('the balances are those of the book, to the cent', async () => {
    const balances = await balancesOf(t, { period: '2026-03' });
    const left = Object.entries(balances).filter(([, balance]) => balance !== '0');
    expect(Object.fromEntries(left)).toEqual({
      '1002': '9704',
      '1403': '400',
      '1405': '150',
      '22210101': '130',
      '22210107': '-104',
      '2211': '-80',
      '3001': '-10000',
      '3103': '-200',
    });
  });

  test('and the statements are still those of the book', async () => {
    expect(await statements()).toEqual(inTheBook);
  });

  test('everything that must hold does, and nothing late gets in', async () => {
    const { ok, checks } = await t.ok('platform.integrityReport');
    expect(checks.filter((one: { ok: boolean }) => !one.ok)).toEqual([]);
    expect(ok).toBe(true);
    const late = { customerId, date: on('31'), amount: '5', ...money };
    expect((await t.call('finance.receivePayment', late)).body.code).toBe('finance.periodLocked');
  });
});
