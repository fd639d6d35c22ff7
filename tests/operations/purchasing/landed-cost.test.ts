import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  approved,
  arrived,
  newMaterial,
  newSupplier,
  openPurchasing,
  owedTo,
  type Purchasing,
  voucherOf,
} from '../../support/buying.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { assertSound } from '../../support/selling.ts';

let world: World;
let t: TestTenant;
let place: Purchasing;
let carrierId: string;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  place = await openPurchasing(t);
  carrierId = (await newSupplier(t)).id;
});
afterAll(async () => {
  await assertSound(t);
  await world.stop();
});

let papers = 0;
const freight = (lines: object[], more: Record<string, unknown> = {}) => {
  papers += 1;
  return {
    ...{ supplierId: carrierId, invoiceNumber: `L${papers}`, kind: 'freight', basis: 'value' },
    ...{ net: '100', taxCode: 'VAT9', lines, ...more },
  };
};
/** 100 of an item of its own at 10, received. */
const goods = async (price = '10'): Promise<{ itemId: string; receipt: Body }> => {
  const { id: itemId } = await newMaterial(t);
  const order = await approved(t, { ...place, itemId }, { price });
  return { itemId, receipt: await arrived(t, order, '100') };
};
const bearing = ({ receipt }: { receipt: Body }, more = {}) => ({
  ...{ goodsReceiptId: receipt.id, receiptLine: 1, ...more },
});
const taxCodeOf = async (rate: string): Promise<string> => {
  const { data } = await t.ok('finance.listTaxRate', { limit: 50 });
  return data.find((one: Body) => one.rate === rate && one.kind === 'standard').code;
};

describe('purchasing.postLandedCost', () => {
  it('201: by value, on hand to stock and gone to cost, and owed with its tax', async () => {
    const [one, two] = [await goods('10'), await goods('30')];
    await t.ok('inventory.issueOtherStock', {
      ...{ warehouseId: place.warehouseId, reason: 'other', account: 'production' },
      lines: [{ itemId: one.itemId, quantity: '60' }],
    });
    const taxCode = await taxCodeOf('0.09');
    const wish = freight([bearing(one), bearing(two)], { taxCode });
    const first = await t.call('purchasing.postLandedCost', wish, { key: 'lc-1' });
    const again = await t.call('purchasing.postLandedCost', wish, { key: 'lc-1' });
    expect(first).toMatchObject({ status: 201, body: { gross: '109', spread: '100' } });
    expect(again.text).toBe(first.text);
    expect(first.body.lines.map(({ amount }: Body) => amount)).toEqual(['25', '75']);
    expect(first.body).toMatchObject({ toStock: '85', toCost: '15' });
    expect(await voucherOf(t, first.body.id)).toEqual([
      ['1403', '10', '0'],
      ['5401', '15', '0'],
      ['1403', '75', '0'],
      ['22210101', '9', '0'],
      ['220201', '0', '109'],
    ]);
    expect(await owedTo(t, carrierId)).toBe(109);
    const stock = await t.ok('inventory.listStock', { itemId: two.itemId });
    expect(stock.data[0].value).toBe('3075');
  });

  it('201: by weight and by quantity, what went back bears nothing', async () => {
    const [one, two] = [await goods(), await goods()];
    const lines = [{ receiptLine: 1, quantity: '50' }];
    await t.ok('purchasing.returnToSupplier', { id: two.receipt.id, lines });
    const taxCode = await taxCodeOf('0.09');
    const amounts = async (more: Record<string, unknown>, ...bears: object[]) =>
      (await t.ok('purchasing.postLandedCost', freight(bears, { taxCode, ...more }))).lines.map(
        ({ amount }: Body) => amount,
      );
    expect(await amounts({ basis: 'quantity' }, bearing(one), bearing(two))).toEqual([
      ...['66.67', '33.33'],
    ]);
    const heavy = [bearing(one, { unitWeight: '1' }), bearing(two, { unitWeight: '6' })];
    expect(await amounts({ basis: 'weight' }, ...heavy)).toEqual(['25', '75']);
  });

  it('403, 404, 409, 422', async () => {
    const one = await goods();
    const taxCode = await taxCodeOf('0.09');
    const wish = freight([bearing(one)], { taxCode });
    const code = async (more: object) =>
      (await t.call('purchasing.postLandedCost', { ...wish, ...more })).body.code;
    const buyer = await t.member(['buyer']);
    expect((await buyer.call('purchasing.postLandedCost', wish)).status).toBe(403);
    const other = await world.tenant();
    expect((await other.call('purchasing.postLandedCost', wish)).status).toBe(404);
    expect(await code({ basis: 'weight' })).toBe('inventory.nothingToSpreadOn');
    expect(await code({ tax: '13' })).toBe('purchasing.taxOff');
    expect(await code({ lines: [bearing(one, { receiptLine: 2 })] })).toBe(
      'purchasing.unknownLine',
    );
    const order = await approved(t, place);
    const receipt = await arrived(t, order, '0', { rejected: '1' });
    const nothing = { lines: [bearing({ receipt })] };
    expect(await code(nothing)).toBe('purchasing.nothingLeftOfReceipt');
    await t.ok('purchasing.postLandedCost', wish);
    expect(await code({})).toBe('duplicate');
  });
});

describe('purchasing.cancelLandedCost', () => {
  it('200: the goods cost what they cost before; 409 twice, 422 once paid', async () => {
    const one = await goods();
    const taxCode = await taxCodeOf('0.09');
    const before = await owedTo(t, carrierId);
    const { id } = await t.ok('purchasing.postLandedCost', freight([bearing(one)], { taxCode }));
    await t.ok('purchasing.cancelLandedCost', { id, because: 'wrong paper' });
    const stock = await t.ok('inventory.listStock', { itemId: one.itemId });
    expect([stock.data[0].value, await owedTo(t, carrierId)]).toEqual(['1000', before]);
    expect((await t.call('purchasing.cancelLandedCost', { id })).status).toBe(409);
    const { id: supplierId } = await newSupplier(t);
    const wish = freight([bearing(one)], { taxCode, supplierId });
    const paid = await t.ok('purchasing.postLandedCost', wish);
    const { date } = paid;
    await t.ok('finance.paySupplier', { supplierId, date, amount: '9', method: 'cash' });
    const late = await t.call('purchasing.cancelLandedCost', { id: paid.id });
    expect(late).toMatchObject({ status: 422, body: { code: 'purchasing.invoicePaid' } });
  });
});
