import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../../shared/kernel/date.ts';
import { arrived, newMaterial, newSupplier, openPurchasing } from '../../support/buying.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { type OrderFiles, orderFiles } from '../../support/order-files.ts';
import { assertSound } from '../../support/selling.ts';
import { todayInChina } from '../../support/today.ts';

let world: World;
let t: TestTenant;
let imported: OrderFiles['imported'];
let orderCalled: OrderFiles['orderCalled'];
let seller: string;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  ({ imported, orderCalled } = orderFiles(world, t, 'purchasing', 'PurchaseOrder'));
  await openPurchasing(t);
  seller = (await newSupplier(t)).code;
});
afterAll(async () => {
  await assertSound(t);
  await world.stop();
});

const DUE = addDays(todayInChina(), 40);
const LATER = addDays(DUE, 30);
const HEADER = '外部编号,供应商,物料,数量,单价,到货日期';

const row = (order: string, item: Body, quantity = '10', price = '2', due = DUE) =>
  [order, seller, item['code'], quantity, price, due].join(',');

describe('open purchase orders from a file', () => {
  test('rows of a number make up one approved order, which the plan counts on', async () => {
    const [bolt, nut] = [await newMaterial(t), await newMaterial(t)];
    const rows = [HEADER, row('A-1', bolt), row('A-2', bolt, '5'), row('A-1', nut, '7', '3')];
    expect(await imported(rows)).toMatchObject({ state: 'succeeded', created: 3, failed: 0 });
    expect(await orderCalled('A-1')).toMatchObject({
      ...{ state: 'approved', net: '41', number: expect.stringMatching(/^PO-/) },
      lines: [
        { lineNo: 1, itemId: bolt['id'], quantity: '10', promisedOn: DUE, neededOn: DUE },
        { lineNo: 2, itemId: nut['id'], quantity: '7', price: '3', received: '0' },
      ],
    });
    await t.ok('planning.runMrp', {});
    await world.settle();
    const plan = await t.ok('planning.itemPlan', { itemId: bolt['id'], bucket: 'day' });
    const coming = plan.rows.filter(({ scheduled }: Body) => scheduled !== '0');
    expect(coming).toMatchObject([{ from: DUE, scheduled: '15' }]);
  });

  test('the same file changes nothing; another quantity or day changes the order', async () => {
    const bolt = await newMaterial(t);
    const rows = [HEADER, row('B-1', bolt, '10.0'), row('B-1', bolt, '4')];
    await imported(rows);
    expect(await imported(rows)).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(await orderCalled('B-1')).toMatchObject({ version: 1, revision: 1 });
    const later = [HEADER, row('b-1', bolt, '12', '2', LATER)];
    expect(await imported(later)).toMatchObject({ created: 0, updated: 1, unchanged: 0 });
    const changed = await orderCalled('B-1');
    expect(changed).toMatchObject({ state: 'approved', version: 2, revision: 2, net: '24' });
    expect(changed?.['lines']).toMatchObject([{ quantity: '12', promisedOn: LATER }]);
  });

  test('an order that has moved on here is not changed by a file, nor by the one it came from', async () => {
    const bolt = await newMaterial(t);
    const rows = [HEADER, row('C-1', bolt)];
    await imported(rows);
    await arrived(t, (await orderCalled('C-1')) as Body, '4');
    expect(await imported(rows)).toMatchObject({ unchanged: 1, failed: 0 });
    expect(await imported([HEADER, row('C-1', bolt, '6')])).toMatchObject({
      ...{ updated: 0, failed: 1 },
      errors: [{ row: 2, column: '外部编号', code: 'purchasing.orderMovedOn' }],
    });
    expect(await orderCalled('C-1')).toMatchObject({ state: 'partlyReceived' });
  });

  test('a wrong row is named with its column and reason, and keeps its order out alone', async () => {
    const [bolt, old] = [await newMaterial(t), await newMaterial(t)];
    await t.ok('masterdata.archiveItem', { id: old['id'] });
    const job = await imported([
      HEADER,
      row('D-1', bolt),
      row('D-2', bolt, '0'),
      row('D-1', { code: 'nobody' }),
      row('D-3', bolt),
      row('D-4', bolt, '1.5'),
      row('D-5', old),
      row('D-6', bolt, '1', ''),
      row('D-7', bolt, '1', '2', 'soon'),
      `,${seller},${bolt['code']},1,1,${DUE}`,
    ]);
    const told = job['errors'].map((one: Body) => [one['row'], one['column'], one['code']]);
    expect(told).toEqual([
      [3, '数量', 'invalid_format'],
      [4, '物料', 'unknownName'],
      [6, '数量', 'purchasing.tooManyDecimals'],
      [7, '物料', 'purchasing.notBought'],
      [8, '单价', 'purchasing.noPrice'],
      [9, '到货日期', 'unreadableCell'],
      [10, '外部编号', 'required'],
    ]);
    expect(job).toMatchObject({ created: 1, failed: 8 });
    expect([await orderCalled('D-1'), (await orderCalled('D-3'))?.['state']]).toEqual([
      undefined,
      'approved',
    ]);
  });

  test('rows that disagree about their order are told apart', async () => {
    const bolt = await newMaterial(t);
    const { code } = await newSupplier(t);
    const other = ['E-1', code, bolt['code'], '1', '1', DUE].join(',');
    expect((await imported([HEADER, row('E-1', bolt), other]))['errors']).toMatchObject([
      { row: 3, column: '供应商', code: 'conflictingHeader' },
    ]);
  });

  test('a unit, a warehouse and prices with tax count as the row says', async () => {
    const { data: units } = await t.ok('masterdata.listUnit', { filter: { code: { eq: 'BOX' } } });
    const purchaseUnits = [{ unitId: units[0].id, numerator: '12', denominator: '1' }];
    const boxed = await newMaterial(t, { purchaseUnits });
    const job = await imported([
      'externalId,supplierId,itemId,quantity,unitId,price,dueOn,warehouseId,taxIncluded,date',
      `F-1,${seller},${boxed['code']},2,BOX,113,${DUE},MAIN,yes,2026-01-15`,
    ]);
    expect(job).toMatchObject({ created: 1 });
    expect(await orderCalled('F-1')).toMatchObject({
      ...{ date: '2026-01-15', taxIncluded: true, gross: '226', net: '200' },
      lines: [{ quantity: '24', purchaseQuantity: '2', unitId: units[0].id }],
    });
  });

  test('an order of more lines than there may be is refused whole', async () => {
    const bolt = await newMaterial(t);
    const many = Array.from({ length: 201 }, () => row('G-1', bolt, '1'));
    const job = await imported([HEADER, ...many]);
    expect(job).toMatchObject({ created: 0, failed: 201 });
    expect(job['errors']).toMatchObject([{ row: 2, code: 'purchasing.tooManyLines' }]);
  });

  test('above the limit, or without the right to approve, it waits to be approved', async () => {
    const bolt = await newMaterial(t);
    await t.ok('purchasing.changePurchasingSettings', { approvalLimit: '1000' });
    await imported([HEADER, row('H-1', bolt, '10', '1000'), row('H-2', bolt)]);
    const large = (await orderCalled('H-1')) as Body;
    expect(large).toMatchObject({ state: 'draft', requestedBy: expect.stringMatching(/^user:/) });
    const own = await t.call('purchasing.approvePurchaseOrder', { id: large['id'] });
    expect([own.status, own.body.code]).toEqual([422, 'purchasing.ownApproval']);
    const buyer = await t.member(['buyer']);
    await buyer.ok('purchasing.approvePurchaseOrder', { id: large['id'] });
    expect((await orderCalled('H-2'))?.['state']).toBe('approved');
    await t.ok('purchasing.changePurchasingSettings', { approvalLimit: null });
    const scopes = ['import.write', 'job.read', 'purchaseOrder.create', 'purchaseOrder.read'];
    const { key: token } = await t.ok('platform.createApiKey', { name: 'ERP', scopes });
    expect(await imported([HEADER, row('H-3', bolt)], {}, { token })).toMatchObject({ created: 1 });
    expect((await orderCalled('H-3'))?.['state']).toBe('draft');
    const job = await imported([HEADER, row('H-3', bolt, '11')], {}, { token });
    expect(job['errors']).toMatchObject([{ row: 2, code: 'forbidden' }]);
  });

  test('a check tells the same and writes nothing', async () => {
    const bolt = await newMaterial(t);
    const job = await imported([HEADER, row('I-1', bolt)], { check: true });
    expect(job).toMatchObject({ created: 1, failed: 0 });
    expect(await orderCalled('I-1')).toBeUndefined();
  });

  test('403: who may not order may not import orders', async () => {
    const keeper = await t.member(['financeManager']);
    const input = { target: 'purchaseOrder', content: `${HEADER}\n` };
    expect((await keeper.call('platform.importTable', input)).status).toBe(403);
  });
});
