import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/kernel/date.ts';
import { add, cmp, div, eq, mul, round, sub, sum } from '../../../shared/kernel/decimal.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { all, load } from './loading.ts';
import { isPresent, joined, type Row, rowsOf } from './source.ts';

const ORDERS = Number(process.env.AW_PURCHASE_ORDERS ?? 60);
const TAX = '0.08';
if (!isPresent) process.stdout.write('skipped: ../shared/data/adventureworks is not here\n');

let world: World;
let t: TestTenant;

interface Replayed {
  header: Row;
  lines: Row[];
}

/** So many of the orders of the files, evenly over the three years. */
function ordersOfFile(): Replayed[] {
  const headers = rowsOf('PurchaseOrderHeader_1_2000');
  const lines = Map.groupBy(
    rowsOf('PurchaseOrderDetail_1_2000'),
    ({ PurchaseOrderID }) => PurchaseOrderID,
  );
  const count = Math.min(ORDERS, headers.length);
  return Array.from({ length: count }, (_, index) => {
    const header = headers[Math.floor((index * headers.length) / count)] as Row;
    return { header, lines: lines.get(header.PurchaseOrderID) ?? [] };
  });
}

const cents = (exact = '0') => round(exact, 2);

/** Exact sums of the file against sums of cents: half a cent for each line, either way. */
const within = (ours: string, exact: string | undefined, lines: number) => {
  const difference = sub(ours, exact ?? '0');
  const most = mul('0.005', String(lines));
  expect(cmp(difference, most), `${ours} for ${exact}`).toBeLessThanOrEqual(0);
  expect(cmp(difference, `-${most}`), `${ours} for ${exact}`).toBeGreaterThanOrEqual(0);
};

describe.skipIf(!isPresent)('a bicycle maker buys its parts', () => {
  let supplierOf: Map<string, string>;
  let itemOf: Map<string, string>;
  let units: Map<string | undefined, string | undefined>;
  const unitOf = ({ ProductID }: Row) => units.get(ProductID) ?? 'EA';
  const orders = isPresent ? ordersOfFile() : [];
  const accepted = new Map<string, string>();
  let accrued = '0';
  let owed = '0';

  beforeAll(async () => {
    world = await startWorld();
    t = await world.tenant({
      company: 'Adventure Works Cycles',
      locale: 'en',
      accountingStandard: 'international',
      firstPeriod: '2022-04',
    });
    const files = joined();
    await load(t, 'unit', files.units);
    await load(t, 'warehouse', files.warehouses);
    // Counted in the unit that the bills take them in; ounces and inches to two places.
    units = new Map(files.boms.map((row) => [row.ComponentID, row.UnitMeasureCode?.trim()]));
    const items = files.items.map((row) => ({ ...row, Unit: unitOf(row) }));
    expect(await load(t, 'item', items)).toMatchObject({ created: 504, failed: 0 });
    expect(await load(t, 'supplier', files.suppliers)).toMatchObject({ created: 104, failed: 0 });
    const idsOf = async (operation: string) =>
      new Map((await all(t, operation)).map((row) => [row.externalId as string, row.id as string]));
    supplierOf = await idsOf('masterdata.listSupplier');
    itemOf = await idsOf('masterdata.listItem');
    const rate = { name: 'Sales tax', kind: 'standard', rate: TAX, validFrom: '2020-01-01' };
    await t.ok('finance.createTaxRate', { code: 'sales', ...rate });
  }, 300_000);
  afterAll(() => world.stop());

  it('loads the current bills of materials; the same file changes nothing', async () => {
    const { boms } = joined();
    expect(boms).toHaveLength(2480);
    const roots = boms.filter(({ ProductAssemblyID }) => ProductAssemblyID === '').length;
    const first = await load(t, 'bom', boms);
    expect(first).toMatchObject({ created: 2480 - roots, unchanged: roots, failed: 0 });
    expect(await load(t, 'bom', boms)).toMatchObject({ created: 0, unchanged: 2480, failed: 0 });
  }, 120_000);

  it('loads what vendors ask in units that convert, and refuses the others row by row', async () => {
    const { vendorPrices } = joined();
    const foreign = vendorPrices.filter((row) => row.UnitMeasureCode !== unitOf(row)).length;
    expect(foreign).toBeGreaterThan(50);
    const kept = vendorPrices.length - foreign;
    const first = await load(t, 'supplierPrice', vendorPrices);
    expect(first).toMatchObject({ created: kept, failed: foreign });
    const told = first.errors.map(({ column, code }) => `${column} ${code}`);
    expect(told).toEqual(Array(foreign).fill('UnitMeasureCode noConversion'));
    const again = await load(t, 'supplierPrice', vendorPrices);
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: kept, failed: foreign });
  }, 120_000);

  it('an order without prices has the vendor’s, and comes when he says', async () => {
    const date = '2026-01-15';
    const priced = joined().vendorPrices.filter((row) => row.UnitMeasureCode === unitOf(row));
    expect(priced.length).toBeGreaterThan(100);
    for (const [vendor, rows] of Map.groupBy(priced, (row) => row.BusinessEntityID)) {
      const { result } = await t.ok(
        'purchasing.createPurchaseOrder',
        {
          ...{ supplierId: supplierOf.get(vendor as string), date, taxIncluded: false },
          lines: rows.map(({ ProductID, MinOrderQty }) => ({
            ...{ itemId: itemOf.get(ProductID as string), quantity: MinOrderQty },
          })),
        },
        { dryRun: true },
      );
      for (const [index, { StandardPrice = '', AverageLeadTime }] of rows.entries()) {
        expect(eq(result.lines[index].price, StandardPrice)).toBe(true);
        expect(result.lines[index].promisedOn).toBe(addDays(date, Number(AverageLeadTime)));
      }
    }
  }, 120_000);

  it('a price for a carton that nobody has counted is none, and a price by hand counts', async () => {
    const carton = joined().vendorPrices.find((row) => row.UnitMeasureCode === 'CTN') as Row;
    const line = { itemId: itemOf.get(carton.ProductID as string), quantity: '3' };
    const wish = { supplierId: supplierOf.get(carton.BusinessEntityID as string) };
    const order = (more: object) =>
      t.call(
        'purchasing.createPurchaseOrder',
        { ...wish, date: '2026-01-15', taxIncluded: false, lines: [{ ...line, ...more }] },
        { dryRun: true },
      );
    const refused = await order({});
    expect([refused.status, refused.body.code]).toEqual([422, 'purchasing.noPrice']);
    const byHand = await order({ price: '2.5' });
    expect(byHand.body.result).toMatchObject({ net: '7.5' });
  });

  it(
    `${orders.length} orders: every header and line total comes out`,
    async () => {
      let next = 0;
      const client = async () => {
        while (next < orders.length) await replay(orders[next++] as Replayed);
      };
      await Promise.all([client(), client(), client()]);
      await world.settle();
    },
    120_000 + ORDERS * 3_000,
  );

  async function replay({ header, lines }: Replayed): Promise<void> {
    const supplierId = supplierOf.get(header.VendorID as string) as string;
    const date = header.OrderDate as string;
    const order = await t.ok('purchasing.createPurchaseOrder', {
      ...{ supplierId, date, taxIncluded: false, externalId: header.PurchaseOrderID },
      lines: lines.map((line) => ({
        itemId: itemOf.get(line.ProductID as string),
        quantity: line.OrderQty,
        price: line.UnitPrice,
        taxCode: 'sales',
        promisedOn: line.DueDate,
      })),
    });
    lines.forEach((line, index) => {
      const net = cents(line.LineTotal);
      const tax = cents(mul(net, TAX));
      expect(order.lines[index]).toMatchObject({ net, tax, gross: add(net, tax) });
    });
    expect(order.net).toBe(sum(lines.map((line) => cents(line.LineTotal))));
    within(order.net, header.SubTotal, lines.length);
    within(order.tax, header.TaxAmt, 2 * lines.length);
    await t.ok('purchasing.approvePurchaseOrder', { id: order.id });
    await receive(order, header, lines);
  }

  async function receive(order: Body, header: Row, lines: readonly Row[]): Promise<void> {
    const date = header.ShipDate as string;
    const receipt = await t.ok('purchasing.receiveGoods', {
      date,
      lines: lines.map(({ StockedQty = '0', RejectedQty = '0' }, index) => ({
        ...{ purchaseOrderId: order.id, orderLine: index + 1 },
        quantity: String(Number(StockedQty)),
        ...(Number(RejectedQty) > 0 && { rejected: String(Number(RejectedQty)) }),
      })),
    });
    const after = await t.ok('purchasing.getPurchaseOrder', { id: order.id });
    let value = '0';
    lines.forEach((line, index) => {
      const mine = after.lines[index];
      expect(eq(mine.received, line.StockedQty as string)).toBe(true);
      expect(eq(mine.rejected ?? '0', line.RejectedQty as string)).toBe(true);
      expect(eq(add(mine.received, mine.rejected ?? '0'), line.ReceivedQty as string)).toBe(true);
      value = add(value, round(div(mul(mine.net, mine.received), mine.quantity, 10), 2));
      const id = mine.itemId as string;
      accepted.set(id, add(accepted.get(id) ?? '0', mine.received));
    });
    expect(receipt.value).toBe(value);
    accrued = add(accrued, value);
    const stocked = lines.map(({ StockedQty, OrderQty }) => [Number(StockedQty), Number(OrderQty)]);
    const whole = stocked.every(([good, ordered]) => good === ordered);
    const none = stocked.every(([good]) => good === 0);
    expect(after.state).toBe(whole ? 'received' : none ? 'approved' : 'partlyReceived');
    const billed = after.lines.filter(({ received }: Body) => received !== '0');
    if (billed.length > 0) await invoice(after, billed, date);
    if (!whole)
      await t.ok('purchasing.closePurchaseOrder', { id: order.id, because: 'rest never came' });
  }

  /** For what was accepted, at the order's price: nothing is held. */
  async function invoice(order: Body, lines: readonly Body[], date: string): Promise<void> {
    const posted = await t.ok('purchasing.recordPurchaseInvoice', {
      ...{ supplierId: order.supplierId, invoiceNumber: `AW-${order.number}` },
      ...{ date, postingDate: date, taxIncluded: false },
      lines: lines.map(({ lineNo, received, price, taxCode }) => ({
        ...{ purchaseOrderId: order.id, orderLine: lineNo, quantity: received, price, taxCode },
      })),
    });
    expect(posted.state).toBe('posted');
    owed = add(owed, posted.gross);
  }

  it('what was accepted lies in stock, nothing more and nothing less', async () => {
    const stock = await all(t, 'inventory.listStock');
    const onHand = new Map<string, string>();
    for (const { itemId = '', onHand: here = '0' } of stock) {
      onHand.set(itemId, add(onHand.get(itemId) ?? '0', here));
    }
    const some = [...accepted].filter(([, quantity]) => quantity !== '0');
    expect(onHand).toEqual(new Map(some));
  });

  it('all that was received is owed; the books balance and the integrity report is green', async () => {
    expect(accrued).not.toBe('0');
    const payables = await all(t, 'finance.listOpenItem', { filter: { kind: { eq: 'payable' } } });
    expect(sum(payables.map(({ open }) => open as string))).toBe(owed);
    const { rows, balanced } = await t.ok('finance.trialBalance');
    expect(balanced).toBe(true);
    const of = (code: string) => rows.find((row: Body) => row.accountCode === code)?.closing ?? '0';
    expect([of('2105'), of('2100')]).toEqual(['0', `-${owed}`]);
    const report = await t.ok('platform.integrityReport');
    expect(report.checks.filter((check: { ok: boolean }) => !check.ok)).toEqual([]);
  }, 120_000);
});
