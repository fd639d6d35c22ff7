import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  approved,
  arrived,
  invoiced,
  invoiceWish,
  newMaterial,
  newSupplier,
  openPurchasing,
  orderOf,
  owedTo,
  type Purchasing,
  receivedGoods,
  voucherOf,
} from '../../support/buying.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { assertSound, newItem } from '../../support/selling.ts';

let world: World;
let t: TestTenant;
let place: Purchasing;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  place = await openPurchasing(t);
});
afterAll(async () => {
  await assertSound(t);
  await world.stop();
});

const fresh = async (more: Record<string, unknown> = {}): Promise<Purchasing> => ({
  ...place,
  supplierId: (await newSupplier(t, more)).id,
  itemId: (await newMaterial(t)).id,
});
const use = (at: Purchasing, quantity: string) =>
  t.ok('inventory.issueOtherStock', {
    ...{ warehouseId: at.warehouseId, reason: 'other', account: 'production' },
    lines: [{ itemId: at.itemId, quantity }],
  });
const invoiceOf = (id: string): Promise<Body> => t.ok('purchasing.getPurchaseInvoice', { id });
const payNow = (supplierId: string, amount: string) =>
  t.ok('finance.paySupplier', {
    ...{ supplierId, amount, method: 'bankTransfer' },
    date: new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date()),
  });

describe('purchasing.recordPurchaseInvoice', () => {
  it('201: it matches and is owed; a dry run shows it, a repeat is the same', async () => {
    const mine = await fresh();
    const { order } = await receivedGoods(t, mine);
    const wish = invoiceWish(order, '100', '10', { total: '1130' });
    const dry = await t.ok('purchasing.recordPurchaseInvoice', wish, { dryRun: true });
    expect(dry.changes.map(({ noun }: Body) => noun).sort()).toEqual([
      ...['journal', 'openItem', 'purchaseInvoice', 'purchaseOrder'],
    ]);
    const first = await t.call('purchasing.recordPurchaseInvoice', wish, { key: 'pi-1' });
    const again = await t.call('purchasing.recordPurchaseInvoice', wish, { key: 'pi-1' });
    expect(first).toMatchObject({ status: 201, body: { state: 'posted', gross: '1130' } });
    expect(again.text).toBe(first.text);
    expect(await voucherOf(t, first.body.id)).toEqual([
      ['220202', '1000', '0'],
      ['22210101', '130', '0'],
      ['220201', '0', '1130'],
    ]);
    expect((await orderOf(t, order.id)).lines[0]).toMatchObject({ invoiced: '100', accrued: '0' });
    expect(await owedTo(t, mine.supplierId)).toBe(1130);
  });

  it('100 at 10.00, 60 used, invoiced at 10.50: 20 to stock, 30 to cost (§5)', async () => {
    const own = await world.tenant();
    const at = await openPurchasing(own);
    await own.ok('purchasing.changePurchasingSettings', {
      ...{ priceTolerance: '0.05', materialDifference: 'production' },
    });
    const { order } = await receivedGoods(own, at);
    await own.ok('inventory.issueOtherStock', {
      ...{ warehouseId: at.warehouseId, reason: 'other', account: 'production' },
      lines: [{ itemId: at.itemId, quantity: '60' }],
    });
    const invoice = await invoiced(own, order, '100', '10.50');
    expect(invoice).toMatchObject({ state: 'posted', toStock: '20', toCost: '30' });
    expect(await voucherOf(own, invoice.id)).toEqual([
      ['220202', '1000', '0'],
      ['1403', '20', '0'],
      ['4001', '30', '0'],
      ['22210101', '136.5', '0'],
      ['220201', '0', '1186.5'],
    ]);
    await assertSound(own);
  });

  it('first in, first out: the difference goes to the receipt that was invoiced', async () => {
    const own = await world.tenant({ costingMethod: 'fifo' });
    const at = await openPurchasing(own);
    await own.ok('purchasing.changePurchasingSettings', { priceTolerance: '0.1' });
    const order = await approved(own, at);
    await arrived(own, order, '40');
    await arrived(own, order, '60');
    await own.ok('inventory.issueOtherStock', {
      ...{ warehouseId: at.warehouseId, reason: 'other', account: 'production' },
      lines: [{ itemId: at.itemId, quantity: '40' }],
    });
    const first = await invoiced(own, await orderOf(own, order.id), '40', '10.5');
    expect(first).toMatchObject({ toStock: '0', toCost: '20' });
    const second = await invoiced(own, await orderOf(own, order.id), '60', '10.5');
    expect(second).toMatchObject({ toStock: '30', toCost: '0' });
    await assertSound(own);
  });

  it('a part now and the rest later: received-not-invoiced is cleared to the cent', async () => {
    const mine = await fresh();
    const order = await approved(t, mine, { quantity: '3', price: '33.333333' });
    await arrived(t, order, '3');
    expect((await invoiced(t, order, '1', '33.33')).state).toBe('posted');
    expect((await invoiced(t, order, '2', '33.333333')).state).toBe('posted');
    expect((await orderOf(t, order.id)).lines[0]).toMatchObject({ invoiced: '3', accrued: '0' });
  });

  it('a service’s difference is expense like itself', async () => {
    const service = await newItem(t, { kind: 'service', stocked: false, salesPrice: undefined });
    const mine = { ...(await fresh()), itemId: service.id };
    const { order } = await receivedGoods(t, mine, '10');
    const invoice = await invoiced(t, order, '10', '10.1');
    expect(await voucherOf(t, invoice.id)).toEqual([
      ['220202', '100', '0'],
      ['5602', '1', '0'],
      ['22210101', '13.13', '0'],
      ['220201', '0', '114.13'],
    ]);
  });

  it('409: the same number of the same seller, whoever typed it; free again once cancelled', async () => {
    const mine = await fresh({ taxNumber: '91350100M000100Y43' });
    const { order } = await receivedGoods(t, mine);
    const wish = invoiceWish(order, '10', '10', { invoiceNumber: 'Abc-1' });
    const { id } = await t.ok('purchasing.recordPurchaseInvoice', wish);
    const again = await t.call('purchasing.recordPurchaseInvoice', {
      ...wish,
      invoiceNumber: 'ABC-1',
    });
    expect(again).toMatchObject({ status: 409, body: { code: 'duplicate' } });
    await t.ok('purchasing.cancelPurchaseInvoice', { id });
    expect((await t.call('purchasing.recordPurchaseInvoice', wish)).status).toBe(201);
  });

  it('400, 403, 404, 422: what was entered is checked before it is matched', async () => {
    const { order } = await receivedGoods(t, await fresh());
    const wish = (line: object = {}, more: object = {}) => {
      const { lines, ...rest } = invoiceWish(order, '10', '10');
      return { ...rest, lines: [{ ...lines[0], ...line }], ...more };
    };
    const code = async (input: Record<string, unknown>) =>
      (await t.call('purchasing.recordPurchaseInvoice', input)).body.code;
    const call = (who: Pick<TestTenant, 'call'>) =>
      who.call('purchasing.recordPurchaseInvoice', wish());
    expect((await t.call('purchasing.recordPurchaseInvoice', wish({ quantity: '0' }))).status).toBe(
      400,
    );
    expect((await call(await t.member(['buyer']))).status).toBe(403);
    expect((await call(await world.tenant())).status).toBe(404);
    expect(await code(wish({ net: '100' }))).toBe('purchasing.priceOrNet');
    expect(await code(wish({ tax: '12' }))).toBe('purchasing.taxOff');
    expect(await code(wish({ orderLine: 3 }))).toBe('purchasing.unknownLine');
    expect(await code(wish({}, { total: '114' }))).toBe('purchasing.totalDiffers');
    expect(await code(wish({ taxCode: 'NONE' }))).toBe('finance.noTaxRate');
    const printed = wish({ price: undefined, net: '100', tax: '13.02' }, { total: '113.02' });
    expect(await t.ok('purchasing.recordPurchaseInvoice', printed)).toMatchObject({ tax: '13.02' });
  });
});

describe('held invoices', () => {
  it('95 at 10.30 waits for the buyer, cannot be paid, and is released with a reason', async () => {
    const mine = await fresh();
    const { order } = await receivedGoods(t, mine, '95');
    const held = await invoiced(t, order, '95', '10.30');
    expect(held).toMatchObject({
      state: 'held',
      lines: [{ outcome: 'held', reasons: ['price'], owner: 'buyer', priceRate: '0.03' }],
    });
    expect(held.openItemId).toBeUndefined();
    expect(await voucherOf(t, held.id)).toEqual([]);
    const allocation = { openItemId: `oi_${held.id.slice(5)}`, amount: '1' };
    const paying = await t.call('finance.paySupplier', {
      ...{ supplierId: mine.supplierId, date: held.date, amount: '1', method: 'bankTransfer' },
      allocations: [allocation],
    });
    expect(paying).toMatchObject({ status: 422, body: { code: 'finance.itemUnknown' } });
    const keeper = await t.member(['warehouseKeeper']);
    const wish = { id: held.id, because: 'agreed by phone' };
    expect((await keeper.call('purchasing.releaseHeldInvoice', wish)).status).toBe(403);
    const posted = await t.ok('purchasing.releaseHeldInvoice', wish);
    expect(posted).toMatchObject({ state: 'posted', releasedBecause: 'agreed by phone' });
    expect(posted).toMatchObject({ toStock: '28.5', toCost: '0' });
    expect(await owedTo(t, mine.supplierId)).toBe(1105.71);
    expect((await t.call('purchasing.releaseHeldInvoice', wish)).status).toBe(409);
  });

  it('purchasing.matchPurchaseInvoice: the missing goods come, and it is posted', async () => {
    const mine = await fresh();
    const order = await approved(t, mine);
    await arrived(t, order, '40');
    const held = await invoiced(t, order, '100', '10');
    expect(held.lines[0]).toMatchObject({ owner: 'warehouse', excess: '60', matchable: '40' });
    const still = await t.ok('purchasing.matchPurchaseInvoice', { id: held.id });
    expect(still.state).toBe('held');
    await arrived(t, order, '60');
    const posted = await t.ok('purchasing.matchPurchaseInvoice', { id: held.id });
    expect(posted).toMatchObject({ state: 'posted', lines: [{ outcome: 'matched' }] });
    expect(posted.lines[0].reasons).toBeUndefined();
  });

  it('two lines of one order line share what has arrived; the whole invoice is held', async () => {
    const { order } = await receivedGoods(t, await fresh());
    const { lines, ...rest } = invoiceWish(order, '60', '10');
    const twice = { ...rest, lines: [...lines, ...lines] };
    const held = await t.ok('purchasing.recordPurchaseInvoice', twice);
    expect(held.lines.map(({ outcome, matchable }: Body) => [outcome, matchable])).toEqual([
      ...[
        ['matched', '100'],
        ['held', '40'],
      ],
    ]);
    expect((await orderOf(t, order.id)).lines[0].invoiced).toBe('0');
  });

  it('an order of another supplier cannot be released; above the limit nobody releases alone', async () => {
    const { order } = await receivedGoods(t, await fresh());
    const { id: supplierId } = await newSupplier(t);
    const strange = await invoiced(t, order, '100', '10', { supplierId });
    expect(strange.lines[0].reasons).toEqual(['supplier']);
    const release = { id: strange.id, because: 'x' };
    const answer = await t.call('purchasing.releaseHeldInvoice', release);
    expect(answer).toMatchObject({ status: 422, body: { code: 'purchasing.notReleasable' } });
    const own = await world.tenant();
    await own.ok('purchasing.changePurchasingSettings', { approvalLimit: '1000' });
    const boss = await own.member(['financeManager']);
    const at = await openPurchasing(own);
    const { id } = await own.ok('purchasing.createPurchaseOrder', {
      ...{ supplierId: at.supplierId },
      lines: [{ itemId: at.itemId, quantity: '100', price: '10' }],
    });
    const order2 = await boss.ok('purchasing.approvePurchaseOrder', { id });
    await arrived(own, order2, '100');
    const held = await invoiced(own, order2, '100', '11');
    const mine = await own.call('purchasing.releaseHeldInvoice', { id: held.id, because: 'x' });
    expect(mine).toMatchObject({ status: 422, body: { code: 'purchasing.ownRelease' } });
    const other = { id: held.id, because: 'market price' };
    expect((await boss.ok('purchasing.releaseHeldInvoice', other)).state).toBe('posted');
    await assertSound(own);
  });

  it('422: nothing has arrived for a line, so nothing can be owed for it', async () => {
    const order = await approved(t, await fresh());
    const held = await invoiced(t, order, '10', '10');
    const release = { id: held.id, because: 'trust' };
    const answer = await t.call('purchasing.releaseHeldInvoice', release);
    expect(answer).toMatchObject({ status: 422, body: { code: 'purchasing.nothingMatched' } });
  });

  it('purchasing.creditHeldInvoice: never more than the line says', async () => {
    const { order } = await receivedGoods(t, await fresh(), '95');
    const held = await invoiced(t, order, '98', '10');
    const credit = (quantity: string, net: string, tax: string) =>
      t.call('purchasing.creditHeldInvoice', {
        ...{
          id: held.id,
          invoiceNumber: `R${quantity}`,
          lines: [{ lineNo: 1, quantity, net, tax }],
        },
      });
    const much = await credit('99', '990', '128.7');
    expect(much).toMatchObject({ status: 422, body: { code: 'purchasing.creditExceeds' } });
    const red = await credit('3', '30', '3.9');
    expect(red).toMatchObject({ status: 201, body: { colour: 'red', gross: '-33.9' } });
    expect(red.body.correctsId).toBe(held.id);
    expect(await invoiceOf(held.id)).toMatchObject({ state: 'posted' });
    expect((await t.call('purchasing.cancelPurchaseInvoice', { id: red.body.id })).status).toBe(
      422,
    );
  });
});

describe('a held invoice that is taken back wholly', () => {
  it('is over: nothing is owed, and its number stays used', async () => {
    const mine = await fresh();
    const order = await approved(t, mine);
    const wish = invoiceWish(order, '10', '10');
    const { id } = await t.ok('purchasing.recordPurchaseInvoice', wish);
    const lines = [{ lineNo: 1, quantity: '10', net: '100', tax: '13' }];
    await t.ok('purchasing.creditHeldInvoice', { id, invoiceNumber: 'RW-1', lines });
    expect((await invoiceOf(id)).state).toBe('cancelled');
    expect(await owedTo(t, mine.supplierId)).toBe(0);
    const again = await t.call('purchasing.recordPurchaseInvoice', wish);
    expect(again).toMatchObject({ status: 409, body: { code: 'duplicate' } });
  });
});

describe('purchasing.cancelPurchaseInvoice', () => {
  it('200: stock, books and order are as before, as long as nothing was paid', async () => {
    const mine = await fresh();
    const { order } = await receivedGoods(t, mine);
    await use(mine, '60');
    const { id } = await invoiced(t, order, '100', '10.1');
    await t.ok('purchasing.cancelPurchaseInvoice', { id, because: 'typing' });
    const sums: Record<string, number> = {};
    for (const [code, debit, credit] of await voucherOf(t, id)) {
      sums[code] = (sums[code] ?? 0) + Number(debit) - Number(credit);
    }
    expect(Object.values(sums).map((sum) => Math.round(sum * 100))).toEqual([0, 0, 0, 0, 0]);
    expect(await owedTo(t, mine.supplierId)).toBe(0);
    expect((await orderOf(t, order.id)).lines[0]).toMatchObject({ invoiced: '0', accrued: '1000' });
    expect((await t.call('purchasing.cancelPurchaseInvoice', { id })).status).toBe(409);
  });

  it('422: paid, or goods of it went back', async () => {
    const mine = await fresh();
    const { order, receipt } = await receivedGoods(t, mine);
    const { id } = await invoiced(t, order, '100', '10');
    const lines = [{ receiptLine: 1, quantity: '1' }];
    await t.ok('purchasing.returnToSupplier', { id: receipt.id, lines });
    const returned = await t.call('purchasing.cancelPurchaseInvoice', { id });
    expect(returned).toMatchObject({ status: 422, body: { code: 'purchasing.invoiceInUse' } });
    const other = await fresh();
    const second = await receivedGoods(t, other);
    const paid = await invoiced(t, second.order, '100', '10');
    await payNow(other.supplierId, '1');
    const answer = await t.call('purchasing.cancelPurchaseInvoice', { id: paid.id });
    expect(answer).toMatchObject({ status: 422, body: { code: 'purchasing.invoicePaid' } });
  });
});

describe('purchasing.confirmInputVat', () => {
  it('200: until then the VAT is not input VAT; 422 when there is none that waits', async () => {
    const own = await world.tenant();
    const at = await openPurchasing(own);
    await own.ok('purchasing.changePurchasingSettings', { confirmDeduction: true });
    const { order } = await receivedGoods(own, at);
    const invoice = await invoiced(own, order, '100', '10');
    expect(invoice.deduction).toBe('pending');
    const before = await voucherOf(own, invoice.id);
    expect(before.some(([code]) => code === '22210101')).toBe(false);
    const done = await own.ok('purchasing.confirmInputVat', { id: invoice.id });
    expect(done.deduction).toBe('confirmed');
    const after = (await voucherOf(own, invoice.id)).slice(before.length);
    expect(after[0]).toEqual(['22210101', '130', '0']);
    const again = await own.call('purchasing.confirmInputVat', { id: invoice.id });
    expect(again).toMatchObject({ status: 422, body: { code: 'purchasing.notDeductible' } });
    await assertSound(own);
  });
});
