import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { openShop, order } from '../../support/selling.ts';

let world: World;
let t: TestTenant;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
});
afterAll(() => world.stop());

async function imported(target: string, content: string) {
  const started = await t.ok('platform.importTable', { target, content });
  await world.settle();
  return t.ok('platform.getJob', { id: started.id });
}

const terms = { kind: 'net', days: 30 };
const party = { tier: 'A', revenuePoint: 'delivery', paymentTerms: terms };

describe('200', () => {
  test('what was exported imports unchanged, with contacts, references and formulas', async () => {
    const { data } = await t.ok('masterdata.listUnit', { limit: 50 });
    const unitOf = (code: string) => data.find((unit: { code: string }) => unit.code === code).id;
    const goods = { kind: 'goods', decimals: 0, stocked: true, make: false };
    await t.ok('masterdata.createItem', {
      ...goods,
      code: '007',
      name: '=HYPERLINK("http://evil")',
      unitId: unitOf('PCS'),
      purchaseUnits: [
        { unitId: unitOf('BOX'), numerator: '500', denominator: '1' },
        { unitId: unitOf('CTN'), numerator: '5000', denominator: '1' },
      ],
    });
    await t.ok('masterdata.createCustomer', {
      ...party,
      code: 'C1',
      name: '北京一号',
      contacts: [
        { name: '王', phone: '+86 138 0000 0001' },
        { name: '李', email: 'li@a.cn' },
      ],
      note: 'two\nlines',
    });
    for (const noun of ['unit', 'item', 'customer', 'warehouse']) {
      const { text, status, headers } = await t.call('platform.exportTable', { noun });
      expect(status).toBe(200);
      expect(headers.get('content-type')).toContain('text/csv');
      expect(headers.get('content-disposition')).toMatch(/^attachment; .*\.csv$/);
      const job = await imported(noun, text);
      expect([noun, job.state, job.failed, job.created, job.updated, job.errors]).toEqual([
        noun,
        'succeeded',
        0,
        0,
        0,
        [],
      ]);
      expect(job.unchanged).toBe(job.total);
      expect(job.total).toBeGreaterThan(0);
    }
  });

  test('orders are written with number, state, whose they are and what they come to', async () => {
    const sold = await order(t, await openShop(t));
    const { text } = await t.call('platform.exportTable', { noun: 'salesOrder' });
    const [header = '', row = ''] = text
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    const cell = (name: string) => row[header.indexOf(name)];
    const { code } = await t.ok('masterdata.getCustomer', { id: sold.customerId });
    expect(cell('Number | 单号')).toBe(sold.number);
    expect(cell('State | 状态')).toBe('草稿');
    expect([cell('Net | 不含税金额'), cell('Gross | 价税合计')]).toEqual([sold.net, sold.gross]);
    expect(cell('Customer | 客户')).toBe(code);
  });

  test('no cell would run in a spreadsheet', async () => {
    const { text } = await t.call('platform.exportTable', { noun: 'item' });
    expect(text).toContain(`"'=HYPERLINK`);
    expect(text).not.toMatch(/(^|,)"?=/m);
  });

  test('the filter and the search of the list narrow it', async () => {
    const wanted = { noun: 'unit', filter: { code: { in: 'KG,M' } } };
    const { text } = await t.call('platform.exportTable', wanted);
    expect(text.trim().split('\r\n')).toHaveLength(3);
  });

  test('a sales representative exports their own customers only', async () => {
    const rep = await t.member(['salesRep']);
    await rep.ok('masterdata.createCustomer', { ...party, code: 'MINE', name: 'Mine' });
    const { text } = await rep.call('platform.exportTable', { noun: 'customer' });
    expect(text).toContain('MINE');
    expect(text).not.toContain('北京一号');
  });

  test('a template has every column in both languages and imports as nothing', async () => {
    const { text, status } = await t.call('platform.importTemplate', { target: 'customer' });
    expect(status).toBe(200);
    expect(text).toContain('Code | 编码,Name | 名称');
    expect(text).toContain('Payment terms: Days | 付款条件：天数');
    expect(await imported('customer', text)).toMatchObject({ state: 'succeeded', total: 0 });
  });
});

describe('refusals', () => {
  test('403 and 404', async () => {
    const worker = await t.member(['worker']);
    expect((await worker.call('platform.exportTable', { noun: 'item' })).status).toBe(403);
    const buyer = await t.member(['buyer']);
    expect((await buyer.call('platform.exportTable', { noun: 'customer' })).status).toBe(403);
    expect((await t.call('platform.exportTable', { noun: 'dragon' })).status).toBe(404);
    expect((await t.call('platform.importTemplate', { target: 'dragon' })).status).toBe(404);
  });

  test('400: a filter on a field that is not there', async () => {
    const wrong = { noun: 'unit', filter: { dragon: { eq: '1' } } };
    expect((await t.call('platform.exportTable', wrong)).status).toBe(400);
  });
});
