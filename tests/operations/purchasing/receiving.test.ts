import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  approved,
  arrived,
  invoiced,
  newMaterial,
  newSupplier,
  openPurchasing,
  ordered,
  orderOf,
  owedTo,
  type Purchasing,
  receivedGoods,
  voucherOf,
} from '../../support/buying.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { assertSound, newItem } from '../../support/selling.ts';
import { shelfOf } from '../../support/stock.ts';

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

const fresh = async (): Promise<Purchasing> => ({
  ...place,
  supplierId: (await newSupplier(t)).id,
  itemId: (await newMaterial(t)).id,
});
const onHand = async ({ itemId, warehouseId }: Purchasing): Promise<string> =>
  (await shelfOf(t, itemId, warehouseId))?.onHand ?? '0';

describe('purchasing.receiveGoods', () => {
  it('201: stock, voucher and order in one commit; a dry run shows it, a repeat is the same', async () => {
    const mine = await fresh();
    const order = await approved(t, mine);
    const wish = { lines: [{ purchaseOrderId: order.id, orderLine: 1, quantity: '60' }] };
    const dry = await t.ok('purchasing.receiveGoods', wish, { dryRun: true });
    expect(dry.changes.map(({ noun }: Body) => noun).sort()).toEqual([
      ...['costPool', 'goodsReceipt', 'journal', 'purchaseOrder', 'stockMove'],
    ]);
    const first = await t.call('purchasing.receiveGoods', wish, { key: 'gr-1' });
    const again = await t.call('purchasing.receiveGoods', wish, { key: 'gr-1' });
    expect(again.text).toBe(first.text);
    expect([await onHand(mine), first.body.value]).toEqual(['60', '600']);
    expect(await orderOf(t, order.id)).toMatchObject({
      state: 'partlyReceived',
      lines: [{ received: '60', accrued: '600' }],
    });
    await arrived(t, order, '40');
    expect((await orderOf(t, order.id)).state).toBe('received');
  });

  it('201: goods of two orders on one delivery note, and a service without a shelf', async () => {
    const mine = await fresh();
    const service = await newItem(t, { kind: 'service', stocked: false, salesPrice: undefined });
    const [one, two] = [
      await approved(t, mine),
      await approved(t, { ...mine, itemId: service.id }),
    ];
    const receipt = await t.ok('purchasing.receiveGoods', {
      deliveryNote: 'DN-12',
      lines: [one, two].map(({ id }) => ({ purchaseOrderId: id, orderLine: 1, quantity: '10' })),
    });
    expect(await voucherOf(t, receipt.id)).toEqual([
      ['1403', '100', '0'],
      ['220202', '0', '100'],
      ['5602', '100', '0'],
      ['220202', '0', '100'],
    ]);
  });

  it('201: goods go into inspection when the company says so, and are not to be had there', async () => {
    const own = await world.tenant();
    const at = await openPurchasing(own);
    const { data } = await own.ok('masterdata.listWarehouse', { filter: { code: { eq: 'QC' } } });
    await own.ok('purchasing.changePurchasingSettings', { inspectIn: data[0].id });
    const { receipt } = await receivedGoods(own, at);
    expect(receipt.lines[0].warehouseId).toBe(data[0].id);
    const { available } = await own.ok('inventory.itemAvailability', { id: at.itemId });
    expect(available).toBe('0');
    await assertSound(own);
  });

  it('over: up to the tolerance of the order, and not beyond', async () => {
    const own = await world.tenant();
    const at = await openPurchasing(own);
    await own.ok('purchasing.changePurchasingSettings', { overReceipt: '0.05' });
    const order = await approved(own, at);
    const wish = (quantity: string) => ({
      lines: [{ purchaseOrderId: order.id, orderLine: 1, quantity }],
    });
    const over = await own.call('purchasing.receiveGoods', wish('106'));
    expect(over).toMatchObject({ status: 422, body: { code: 'purchasing.overReceipt' } });
    expect(over.body.errors[0].pointer).toBe('/lines/0/quantity');
    expect((await own.ok('purchasing.receiveGoods', wish('105'))).value).toBe('1050');
    await assertSound(own);
  });

  it('a small-scale taxpayer’s goods cost what they cost with tax', async () => {
    const own = await world.tenant({ taxpayerType: 'small' });
    const at = await openPurchasing(own);
    const { order, receipt } = await receivedGoods(own, at, '10');
    const { taxRate } = order.lines[0];
    const gross = String(Math.round(100 * (1 + Number(taxRate)) * 100) / 100);
    expect([order.deductible, receipt.value]).toEqual([false, gross]);
    const invoice = await invoiced(own, order, '10', '10');
    expect(invoice).toMatchObject({ state: 'posted', deduction: 'none' });
    expect(await voucherOf(own, invoice.id)).toEqual([
      ['220202', gross, '0'],
      ['220201', '0', gross],
    ]);
    await assertSound(own);
  });

  it('400, 403, 404, 409, 422', async () => {
    const order = await approved(t, place);
    const draft = await ordered(t, place);
    const good = { purchaseOrderId: order.id, orderLine: 1, quantity: '1' };
    const call = (line: object, who: Pick<TestTenant, 'call'> = t) =>
      who.call('purchasing.receiveGoods', { lines: [{ ...good, ...line }] });
    expect((await call({ quantity: 'many' })).status).toBe(400);
    expect((await call({}, await t.member(['buyer']))).status).toBe(403);
    expect((await call({}, await world.tenant())).status).toBe(404);
    expect((await call({ purchaseOrderId: draft.id })).status).toBe(409);
    expect((await call({ orderLine: 7 })).body.code).toBe('purchasing.unknownLine');
    expect((await call({ quantity: '0' })).body.code).toBe('purchasing.nothingArrived');
    const tracked = await newMaterial(t, { trackLots: true });
    const lots = await approved(t, { ...place, itemId: tracked.id });
    const lotless = await call({ purchaseOrderId: lots.id });
    expect(lotless.body).toMatchObject({ code: 'purchasing.lotNeeded' });
    const other = await approved(t, await fresh());
    const mixed = { lines: [good, { ...good, purchaseOrderId: other.id }] };
    const answer = await t.call('purchasing.receiveGoods', mixed);
    expect(answer.body.code).toBe('purchasing.otherSupplier');
    const toll = await t.ok('masterdata.createWarehouse', {
      ...{ code: 'TOLL', name: '客供仓', kind: 'customerOwned', nettable: false },
    });
    expect((await call({ warehouseId: toll.id })).body.code).toBe('purchasing.notOurWarehouse');
  });

  it('two who receive the last goods at once: one does', async () => {
    const order = await approved(t, place);
    const lines = [{ purchaseOrderId: order.id, orderLine: 1, quantity: '100' }];
    const answers = await Promise.all(
      [1, 2].map(() => t.call('purchasing.receiveGoods', { lines })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  });
});

describe('purchasing.returnToSupplier and purchasing.creditPurchaseReturn', () => {
  it('3 of 10 at 10 + 13 %: stock −3, payable −33.90, matchable −3 (PUR-25)', async () => {
    const mine = await fresh();
    const { order, receipt } = await receivedGoods(t, mine, '10');
    await invoiced(t, order, '10', '10');
    expect(await owedTo(t, mine.supplierId)).toBe(113);
    const back = await t.ok('purchasing.returnToSupplier', {
      ...{ id: receipt.id, reason: 'rust', lines: [{ receiptLine: 1, quantity: '3' }] },
    });
    expect(back).toMatchObject({ state: 'sent', gross: '33.9', lines: [{ toCredit: '3' }] });
    expect([await onHand(mine), await owedTo(t, mine.supplierId)]).toEqual(['7', 79.1]);
    const [line] = (await orderOf(t, order.id)).lines;
    expect(Number(line.received) - Number(line.returned) - Number(line.invoiced)).toBe(-3);
    expect(await voucherOf(t, back.id)).toEqual([
      ['1403', '-30', '0'],
      ['220201', '0', '-33.9'],
      ['22210109', '0', '3.9'],
    ]);
    const credit = { id: back.id, invoiceNumber: 'R-0001' };
    const red = await t.ok('purchasing.creditPurchaseReturn', credit);
    expect(red).toMatchObject({ colour: 'red', state: 'posted', gross: '-33.9' });
    expect((await orderOf(t, order.id)).lines[0].invoiced).toBe('7');
    const again = await t.call('purchasing.creditPurchaseReturn', credit);
    expect(again).toMatchObject({ status: 409, body: { code: 'invalidTransition' } });
  });

  it('what was paid already stands as a credit with the supplier, and settles the next', async () => {
    const mine = await fresh();
    const { order, receipt } = await receivedGoods(t, mine, '10');
    await invoiced(t, order, '10', '10');
    const { supplierId } = mine;
    const date = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
    const paid = { supplierId, date, amount: '113', method: 'bankTransfer' };
    await t.ok('finance.paySupplier', paid);
    const lines = [{ receiptLine: 1, quantity: '3' }];
    const back = await t.ok('purchasing.returnToSupplier', { id: receipt.id, lines });
    expect(await owedTo(t, supplierId)).toBe(-33.9);
    expect(await t.ok('finance.getOpenItem', { id: back.openItemId })).toMatchObject({
      ...{ kind: 'payable', open: '-33.9', documentNumber: back.number },
    });
  });

  it('what was not invoiced leaves received-not-invoiced, and is expected again when asked', async () => {
    const mine = await fresh();
    const { order, receipt } = await receivedGoods(t, mine);
    const back = await t.ok('purchasing.returnToSupplier', {
      ...{ id: receipt.id, replace: true, lines: [{ receiptLine: 1, quantity: '20' }] },
    });
    expect(back).toMatchObject({ state: 'credited', gross: '0', lines: [{ accrued: '200' }] });
    expect(await voucherOf(t, back.id)).toEqual([
      ['1403', '-200', '0'],
      ['220202', '0', '-200'],
    ]);
    expect(await orderOf(t, order.id)).toMatchObject({
      state: 'partlyReceived',
      lines: [{ returned: '20', replaced: '20', accrued: '800' }],
    });
    await arrived(t, order, '20');
    const after = await orderOf(t, order.id);
    expect(after).toMatchObject({
      state: 'received',
      lines: [{ received: '120', accrued: '1000' }],
    });
  });

  it('goods that went out meanwhile cannot go back; more than came neither', async () => {
    const mine = await fresh();
    const { receipt } = await receivedGoods(t, mine, '10');
    await t.ok('inventory.issueOtherStock', {
      ...{ warehouseId: mine.warehouseId, reason: 'sample' },
      lines: [{ itemId: mine.itemId, quantity: '9' }],
    });
    const call = (line: object) =>
      t.call('purchasing.returnToSupplier', { id: receipt.id, lines: [line] });
    const gone = await call({ receiptLine: 1, quantity: '2' });
    expect(gone).toMatchObject({ status: 422, body: { code: 'inventory.insufficientStock' } });
    const much = await call({ receiptLine: 1, quantity: '11' });
    expect(much.body).toMatchObject({ code: 'purchasing.returnExceeds' });
    const refused = await call({ receiptLine: 1, quantity: '1', rejected: true });
    expect(refused.body.code).toBe('purchasing.returnExceeds');
    expect((await call({ receiptLine: 4, quantity: '1' })).body.code).toBe(
      'purchasing.unknownLine',
    );
    const { call: stranger } = await world.tenant();
    const wish = { id: receipt.id, lines: [{ receiptLine: 1, quantity: '1' }] };
    expect((await stranger('purchasing.returnToSupplier', wish)).status).toBe(404);
  });
});
