import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mulberry32 } from '../../../infra/local/store/faults.ts';
import { add, eq, sum } from '../../../shared/kernel/decimal.ts';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { runSeed } from '../../support/seeded.ts';
import { todayInBritain } from '../../support/today.ts';
import { all, load } from './loading.ts';
import { isPresent, joined } from './source.ts';

const ORDERS = Number(process.env.ADVENTUREWORKS_ORDERS ?? 1_000);
const seed = runSeed();
const today = todayInBritain();

let world: World;
let t: TestTenant;
const data = isPresent ? joined() : undefined;
if (!isPresent) process.stdout.write('skipped: ../shared/data/adventureworks is not here\n');

describe.skipIf(!isPresent)('a bicycle maker moves in and sells from stock', () => {
  const files = data as NonNullable<typeof data>;

  beforeAll(async () => {
    world = await startWorld();
    t = await world.tenant({
      company: 'Adventure Works Cycles',
      locale: 'en',
      accountingStandard: 'international',
    });
  });
  afterAll(() => world.stop());

  it('loads units, locations, items, vendors and customers through the import', async () => {
    expect(await load(t, 'unit', files.units)).toMatchObject({ state: 'succeeded', failed: 0 });
    const locations = await load(t, 'warehouse', files.warehouses);
    expect(locations).toMatchObject({ created: 14, failed: 0 });
    expect(await load(t, 'item', files.items)).toMatchObject({ created: 504, failed: 0 });
    expect(await load(t, 'supplier', files.suppliers)).toMatchObject({ created: 104, failed: 0 });
    expect(await load(t, 'customer', files.customers)).toMatchObject({
      created: 19_820,
      failed: 0,
    });
  }, 300_000);

  it('loads 335,974 units of stock, and the balances say so', async () => {
    expect(await load(t, 'openingStock', files.stock)).toMatchObject({ failed: 0 });
    const stock = await all(t, 'inventory.listStock');
    expect(sum(stock.map((row) => row.onHand as string))).toBe('335974');
  }, 120_000);

  it('refuses vendor units that no factor converts, naming row, column and reason', async () => {
    const known = new Set(['EA']);
    const foreign = files.vendorPrices.filter(
      (row) => !known.has(row.UnitMeasureCode?.trim() ?? ''),
    );
    const rows = foreign.slice(0, 40).map((row) => ({
      ProductID: row.ProductID ?? '',
      LocationID: '1',
      Quantity: '10',
      StandardCost: '1',
      UnitMeasureCode: row.UnitMeasureCode?.trim() ?? '',
    }));
    const before = sum((await all(t, 'inventory.listStock')).map((row) => row.onHand as string));
    const result = await load(t, 'openingStock', rows);
    expect(result.failed).toBe(rows.length);
    expect(result.errors[0]).toMatchObject({ row: 2, column: 'UnitMeasureCode' });
    const after = sum((await all(t, 'inventory.listStock')).map((row) => row.onHand as string));
    expect(after).toBe(before);
  }, 60_000);

  it('changes nothing when the files are loaded again', async () => {
    const again = [
      await load(t, 'unit', files.units),
      await load(t, 'warehouse', files.warehouses),
      await load(t, 'item', files.items),
      await load(t, 'supplier', files.suppliers),
      await load(t, 'customer', files.customers),
      await load(t, 'openingStock', files.stock),
    ];
    for (const result of again) expect(result).toMatchObject({ created: 0, updated: 0, failed: 0 });
    const stock = await all(t, 'inventory.listStock');
    expect(sum(stock.map((row) => row.onHand as string))).toBe('335974');
  }, 300_000);

  it('sells, delivers, invoices and collects; some short, changed, cancelled, returned', async () => {
    const shop = await openShop(files);
    const outcomes: Record<string, number> = {};
    let next = 0;
    const client = async () => {
      while (next < ORDERS) {
        const outcome = await shop.sell(next++);
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      }
    };
    await Promise.all([client(), client(), client()]);
    await world.settle();
    expect(Object.values(outcomes).reduce((one, other) => one + other, 0)).toBe(ORDERS);
    for (const kind of ['plain', 'short', 'changed', 'cancelled', 'returned']) {
      expect(outcomes[kind] ?? 0, kind).toBeGreaterThan(ORDERS / 100);
    }
  }, 900_000);

  it('keeps the books: they balance, and the integrity report is green', async () => {
    const balance = await t.ok('finance.trialBalance');
    expect(balance.balanced).toBe(true);
    const report = await t.ok('platform.integrityReport');
    const red = report.checks.filter((check: { ok: boolean }) => !check.ok);
    expect(red).toEqual([]);
    expect(report.checks.length).toBeGreaterThan(10);
  }, 120_000);
});

/** Sells by a seeded plan what lies in stock, to any of the customers. */
async function openShop(files: NonNullable<typeof data>) {
  const random = mulberry32(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const items = new Map(
    (await all(t, 'masterdata.listItem')).map((item) => [item.externalId, item]),
  );
  const places = new Map(
    (await all(t, 'masterdata.listWarehouse')).map((place) => [place.externalId, place.id]),
  );
  const customers = (await all(t, 'masterdata.listCustomer', { sort: 'code' })).map(({ id }) => id);
  const priced = files.stock.filter(
    (row) => Number(items.get(row.ProductID)?.salesPrice ?? 0) > 0 && Number(row.Quantity) > 20,
  );
  const plans = Array.from({ length: ORDERS }, (_, index) => ({
    kind: ['plain', 'plain', 'plain', 'plain', 'short', 'changed', 'cancelled', 'returned'][
      Math.floor(random() * 8)
    ] as string,
    customerId: pick(customers),
    lines: Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(priced)).map((row) => ({
      itemId: items.get(row.ProductID)?.id as string,
      warehouseId: places.get(row.LocationID) as string,
      quantity: String(1 + Math.floor(random() * 3)),
    })),
    index,
  }));

  async function sell(index: number): Promise<string> {
    const plan = plans[index] as (typeof plans)[number];
    const [first] = plan.lines;
    if (plan.kind === 'short' && first) first.quantity = '100000';
    const { id } = await t.ok('sales.createSalesOrder', {
      customerId: plan.customerId,
      lines: plan.lines,
      externalId: `web-${index}`,
    });
    await t.ok('sales.confirmSalesOrder', { id });
    if (plan.kind === 'cancelled') {
      await t.ok('sales.cancelSalesOrder', { id });
      return plan.kind;
    }
    if (plan.kind === 'changed' || plan.kind === 'short') {
      await t.ok('sales.changeSalesOrder', { id, lines: [{ lineNo: 1, quantity: '1' }] });
    }
    const delivery = await t.ok('sales.deliverSalesOrder', { id });
    const invoice = await t.ok('sales.issueSalesInvoice', { id });
    await t.ok('finance.receivePayment', {
      customerId: plan.customerId,
      date: today,
      amount: invoice.gross,
      method: 'bankTransfer',
    });
    expect(eq(add(invoice.net, invoice.tax), invoice.gross)).toBe(true);
    if (plan.kind === 'returned') {
      const [line] = delivery.lines;
      await t.ok('sales.returnGoods', {
        id: delivery.id,
        lines: [{ deliveryLine: line.lineNo, quantity: '1' }],
      });
    }
    return plan.kind;
  }
  return { sell };
}
