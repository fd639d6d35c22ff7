import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../../shared/kernel/date.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { type OrderFiles, orderFiles } from '../../support/order-files.ts';
import { assertSound, newCustomer, newItem } from '../../support/selling.ts';
import { todayInChina } from '../../support/today.ts';

let world: World;
let t: TestTenant;
let imported: OrderFiles['imported'];
let orderCalled: OrderFiles['orderCalled'];
let buyer: Body;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  ({ imported, orderCalled } = orderFiles(world, t, 'sales', 'SalesOrder'));
  buyer = await newCustomer(t, { creditLimit: '1000000' });
});
afterAll(async () => {
  await assertSound(t);
  await world.stop();
});

const SOON = addDays(todayInChina(), 10);
const LATER = addDays(SOON, 30);
const HEADER = '外部编号,客户,物料,数量,单价,要求交期';

const row = (order: string, item: Body, quantity = '10', price = '2', day = SOON) =>
  [order, buyer['code'], item['code'], quantity, price, day].join(',');

describe('open sales orders from a file', () => {
  test('rows of a number make up one draft, which is confirmed as any other', async () => {
    const [bolt, nut] = [await newItem(t), await newItem(t)];
    const rows = [
      HEADER,
      row('A-1', bolt, '10', '2', LATER),
      row('A-2', bolt, '5'),
      row('A-1', nut, '7', '3'),
    ];
    expect(await imported(rows)).toMatchObject({ state: 'succeeded', created: 3, failed: 0 });
    const order = (await orderCalled('A-1')) as Body;
    expect(order).toMatchObject({
      ...{ state: 'draft', number: expect.stringMatching(/^SO-/), requestedDate: SOON },
      customerId: buyer['id'],
      paymentTerms: buyer['paymentTerms'],
      lines: [
        { lineNo: 1, itemId: bolt['id'], quantity: '10', requestedDate: LATER, delivered: '0' },
        { lineNo: 2, itemId: nut['id'], quantity: '7', price: '3', requestedDate: SOON },
      ],
    });
    const confirmed = await t.ok('sales.confirmSalesOrder', { id: order['id'] });
    expect(confirmed.state).toBe('confirmed');
    expect(await imported(rows)).toMatchObject({ unchanged: 3, failed: 0 });
    expect(await imported([HEADER, row('A-1', bolt, '11')])).toMatchObject({
      ...{ updated: 0, failed: 1 },
      errors: [{ row: 2, column: '外部编号', code: 'sales.orderMovedOn' }],
    });
  });

  test('the same file changes nothing; another quantity or day changes the draft', async () => {
    const bolt = await newItem(t);
    const rows = [HEADER, row('B-1', bolt, '10.0'), row('B-1', bolt, '4')];
    await imported(rows);
    expect(await imported(rows)).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(await orderCalled('B-1')).toMatchObject({ version: 1 });
    const later = [HEADER, row('b-1', bolt, '12', '2', LATER)];
    expect(await imported(later)).toMatchObject({ created: 0, updated: 1, unchanged: 0 });
    const changed = await orderCalled('B-1');
    expect(changed).toMatchObject({ state: 'draft', version: 2, requestedDate: LATER });
    expect(changed?.['lines']).toMatchObject([{ quantity: '12', requestedDate: LATER }]);
    expect(changed?.['lines']).toHaveLength(1);
  });

  test('a wrong row is named with its column and reason, and keeps its order out alone', async () => {
    const [bolt, old] = [await newItem(t), await newItem(t)];
    await t.ok('masterdata.archiveItem', { id: old['id'] });
    const job = await imported([
      HEADER,
      row('D-1', bolt),
      row('D-2', bolt, '0'),
      row('D-1', { code: 'nobody' }),
      row('D-3', bolt),
      row('D-4', bolt, '1.5'),
      row('D-5', old),
      row('D-6', bolt, '1', '2', 'soon'),
      `,${buyer['code']},${bolt['code']},1,1,${SOON}`,
    ]);
    const told = job['errors'].map((one: Body) => [one['row'], one['column'], one['code']]);
    expect(told).toEqual([
      [3, '数量', 'invalid_format'],
      [4, '物料', 'unknownName'],
      [6, '数量', 'sales.tooManyDecimals'],
      [7, '物料', 'sales.notSold'],
      [8, '要求交期', 'unreadableCell'],
      [9, '外部编号', 'required'],
    ]);
    expect(job).toMatchObject({ created: 1, failed: 7 });
    expect(await orderCalled('D-1')).toBeUndefined();
    expect((await orderCalled('D-3'))?.['state']).toBe('draft');
  });

  test('rows that disagree about their order are told apart', async () => {
    const bolt = await newItem(t);
    const other = ['E-1', (await newCustomer(t)).code, bolt['code'], '1', '1', SOON].join(',');
    expect((await imported([HEADER, row('E-1', bolt), other]))['errors']).toMatchObject([
      { row: 3, column: '客户', code: 'conflictingHeader' },
    ]);
  });

  test('without a price the price policy answers; prices with tax count as the row says', async () => {
    const bolt = await newItem(t, { salesPrice: '8' });
    const job = await imported([
      'externalId,customerId,itemId,quantity,price,taxIncluded,date,taxCode',
      `F-1,${buyer['code']},${bolt['code']},3,,yes,2026-01-15,`,
      `F-2,${buyer['code']},${bolt['code']},2,113,yes,2026-01-15,cn.goods`,
      `F-3,${buyer['code']},${bolt['code']},2,113,yes,2026-01-15,nothing`,
    ]);
    expect(job).toMatchObject({ created: 2, failed: 1 });
    expect(await orderCalled('F-1')).toMatchObject({ gross: '24', date: '2026-01-15' });
    expect(await orderCalled('F-2')).toMatchObject({ gross: '226', net: '200' });
  });

  test('who may order but not change cannot change by a file either; a check writes nothing', async () => {
    const bolt = await newItem(t);
    const scopes = [
      'import.write',
      'job.read',
      'salesOrder.create',
      'salesOrder.read',
      'customer.read',
    ];
    const { key: token } = await t.ok('platform.createApiKey', { name: 'Shop', scopes });
    expect(await imported([HEADER, row('H-3', bolt)], {}, { token })).toMatchObject({ created: 1 });
    const job = await imported([HEADER, row('H-3', bolt, '11')], {}, { token });
    expect(job['errors']).toMatchObject([{ row: 2, code: 'forbidden' }]);
    const checked = await imported([HEADER, row('I-1', bolt)], { check: true });
    expect(checked).toMatchObject({ created: 1, failed: 0 });
    expect(await orderCalled('I-1')).toBeUndefined();
  });

  test('a salesperson changes no order of a colleague, nor learns what it says', async () => {
    const bolt = await newItem(t);
    const roles = ['salesRep', 'marketer'];
    const [rep, other] = [await t.member(roles), await t.member(roles)];
    const own = await newCustomer(t, { ownerId: rep.memberId });
    const input = (quantity: string) => ({
      target: 'salesOrder',
      content: `${HEADER}\nJ-1,${own.code},${bolt['code']},${quantity},2,${SOON}\n`,
    });
    const jobOf = async (by: Pick<TestTenant, 'ok'>, quantity: string) => {
      const { id } = await by.ok('platform.importTable', input(quantity));
      await world.settle();
      return t.ok('platform.getJob', { id });
    };
    expect(await jobOf(rep, '3')).toMatchObject({ created: 1, failed: 0 });
    expect(await jobOf(rep, '4')).toMatchObject({ updated: 1, failed: 0 });
    for (const quantity of ['4', '5']) {
      const job = await jobOf(other, quantity);
      expect(job).toMatchObject({ updated: 0, unchanged: 0, failed: 1 });
    }
    expect(await orderCalled('J-1')).toMatchObject({ version: 2, lines: [{ quantity: '4' }] });
  });

  test('403: who may not order may not import orders', async () => {
    const keeper = await t.member(['financeManager']);
    const input = { target: 'salesOrder', content: `${HEADER}\n` };
    expect((await keeper.call('platform.importTable', input)).status).toBe(403);
  });
});
