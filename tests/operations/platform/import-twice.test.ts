import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { newItem } from '../../support/selling.ts';
import { uploaded } from '../../support/uploading.ts';

let world: World;
let t: TestTenant;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
});
afterAll(() => world.stop());

async function imported(input: Record<string, unknown>): Promise<Body> {
  const { id } = await t.ok('platform.importTable', input);
  await world.settle();
  return t.ok('platform.getJob', { id });
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('a workbook', () => {
  test('that was uploaded makes what it says, once', async () => {
    const rows = [
      ['编码', '名称', '信用额度', '付款条件：方式', '付款条件：天数'],
      ['007', '苏州轴承厂', 12_500.5, '月结', 45],
      ['A-2', '北京一号', null, null, null],
    ].map((row) => row.map((value) => (value === null ? null : { value })));
    const bytes = await writeWorkbook(rows as never).toBuffer();
    const fileId = await uploaded(world, t, { name: '客户.xlsx', contentType: XLSX, bytes });
    const first = await imported({ target: 'customer', fileId });
    expect(first).toMatchObject({ state: 'succeeded', total: 2, created: 2, failed: 0 });
    const { data } = await t.ok('masterdata.listCustomer', { sort: 'code' });
    expect(data).toMatchObject([
      {
        code: '007',
        name: '苏州轴承厂',
        creditLimit: '12500.5',
        paymentTerms: { kind: 'endOfMonth', days: 45 },
      },
      { code: 'A-2', name: '北京一号' },
    ]);
    const second = await imported({ target: 'customer', fileId });
    expect(second).toMatchObject({ created: 0, updated: 0, unchanged: 2, failed: 0 });
    expect((await t.ok('masterdata.listCustomer', { sort: 'code' })).data).toEqual(data);
  });

  test('that is none is told at the job, and makes nothing', async () => {
    const bytes = Buffer.from('PK\u0003\u0004 no workbook');
    const fileId = await uploaded(world, t, { name: 'x.xlsx', contentType: XLSX, bytes });
    const before = await t.ok('masterdata.listUnit', { count: true });
    expect(await imported({ target: 'unit', fileId })).toMatchObject({ state: 'failed' });
    expect(await t.ok('masterdata.listUnit', { count: true })).toEqual(before);
  });
});

describe('imported twice, then with another value', () => {
  test('a price list changes nothing, then its price', async () => {
    const [one, two] = [await newItem(t), await newItem(t)];
    const header = 'code,name,currency,价格明细 1：物料,价格明细 1：起订量,价格明细 1：单价';
    const more = '价格明细 2：物料,价格明细 2：起订量,价格明细 2：单价';
    const file = (price: string) =>
      `${header},${more}\nVIP,Best,CNY,${one.code},0,88,${two.code},10,${price}\n`;
    const input = (price: string) => ({ target: 'priceList', content: file(price) });
    expect(await imported(input('9.5'))).toMatchObject({ created: 1, failed: 0, errors: [] });
    const { data } = await t.ok('masterdata.listPriceList');
    expect(data[0].lines).toEqual([
      { lineNo: 1, itemId: one.id, minQuantity: '0', price: '88' },
      { lineNo: 2, itemId: two.id, minQuantity: '10', price: '9.5' },
    ]);
    expect(await imported(input('9.5'))).toMatchObject({ unchanged: 1, updated: 0, created: 0 });
    expect((await t.ok('masterdata.listPriceList')).data).toEqual(data);
    expect(await imported(input('9'))).toMatchObject({ updated: 1, created: 0, failed: 0 });
    const [after] = (await t.ok('masterdata.listPriceList')).data;
    expect([after.version, after.lines[1].price]).toEqual([2, '9']);
  });

  test('a tax rate is known by its code and the day from which it holds', async () => {
    const rates = async () =>
      (await t.ok('finance.listTaxRate', { filter: { code: { eq: 'x.special' } } })).data;
    const file = (name: string) => ({
      target: 'taxRate',
      content: [
        'code,name,kind,rate,validFrom,validTo',
        `x.special,${name},standard,0.05,2024-01-01,2025-12-31`,
        'x.special,New,standard,0.06,2026-01-01,',
        '',
      ].join('\n'),
    });
    expect(await imported(file('Old'))).toMatchObject({ created: 2, failed: 0, errors: [] });
    const before = await rates();
    expect(await imported(file('Old'))).toMatchObject({ unchanged: 2, created: 0, failed: 0 });
    expect(await rates()).toEqual(before);
    expect(await imported(file('Former'))).toMatchObject({ updated: 1, unchanged: 1, created: 0 });
    const names = (await rates()).map(({ name }: Body) => name).sort();
    expect(names).toEqual(['Former', 'New']);
  });

  test('a supplier price is known by supplier, item and day', async () => {
    const item = await newItem(t);
    await t.ok('masterdata.createSupplier', { code: 'V-9', name: 'Vendor' });
    const file = (price: string) => ({
      target: 'supplierPrice',
      content: `供应商,物料,阶梯价 1：起订数量,阶梯价 1：单价,生效日期\nV-9,${item.code},0,${price},2026-01-01\n`,
    });
    expect(await imported(file('5'))).toMatchObject({ created: 1, failed: 0, errors: [] });
    expect(await imported(file('5'))).toMatchObject({ unchanged: 1, created: 0, failed: 0 });
    expect(await imported(file('6'))).toMatchObject({ updated: 1, created: 0, failed: 0 });
  });
});
