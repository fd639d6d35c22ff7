import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sentences } from '../../../shared/contracts/sentences.ts';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let t: TestTenant;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
});
afterAll(() => world.stop());

const csv = (...rows: string[]) => `${rows.join('\n')}\n`;

/** Imports a text and answers the job when it has come to its end. */
async function imported(target: string, content: string, more: Record<string, unknown> = {}) {
  const started = await t.ok('platform.importTable', { target, content, ...more });
  await world.settle();
  return t.ok('platform.getJob', { id: started.id });
}

const customers = async (search: string) =>
  (await t.ok('masterdata.listCustomer', { search, limit: 50 })).data;

interface Said {
  code: string;
  params?: Record<string, unknown>;
}

/** What its sentence in Chinese names, and nobody said. */
function unsaid({ code, params = {} }: Said): boolean {
  const templates = [sentences[code] ?? '{nothing}'].flat();
  return !templates.some((text) =>
    [...text.matchAll(/\{(\w+)\}/g)].every(([, name]) => Object.hasOwn(params, name as string)),
  );
}

describe('200: importing customers', () => {
  test('rows become customers with defaults, and the job says how many', async () => {
    const job = await imported(
      'customer',
      csv('Code,名称,信用额度', 'C001,北京一号有限公司,"1,234.50"', 'C002,上海二号有限公司,'),
    );
    expect(job).toMatchObject({ state: 'succeeded', total: 2, done: 2, created: 2, failed: 0 });
    const [found] = await customers('北京一号');
    expect(found).toMatchObject({ code: 'C001', creditLimit: '1234.5', tier: 'C' });
  });

  test('the same file twice changes nothing', async () => {
    const content = csv('code,name', 'TWICE1,一', 'TWICE2,二');
    await imported('customer', content);
    const before = await customers('TWICE');
    const job = await imported('customer', content);
    expect(job).toMatchObject({ created: 0, updated: 0, unchanged: 2, failed: 0 });
    expect(await customers('TWICE')).toEqual(before);
  });

  test('a known external id is updated, even under a new code', async () => {
    await imported('customer', csv('external id,code,name', 'X-1,OLD1,Old name'));
    const job = await imported('customer', csv('externalId,code,name', 'X-1,NEW1,New name'));
    expect(job).toMatchObject({ created: 0, updated: 1 });
    const [found] = await customers('NEW1');
    expect(found).toMatchObject({ code: 'NEW1', name: 'New name', version: 2 });
  });

  test('columns that the file lacks keep what the document has', async () => {
    await imported(
      'customer',
      csv('code,name,tier,付款条件：方式,付款条件：天数', 'KEEP1,K,A,月结,15'),
    );
    await imported('customer', csv('code,name,paymentTerms.days', 'KEEP1,K2,45'));
    const [found] = await customers('KEEP1');
    expect(found).toMatchObject({
      name: 'K2',
      tier: 'A',
      paymentTerms: { kind: 'endOfMonth', days: 45 },
    });
  });

  test('wrong rows are told with row, column and reason; the others are imported', async () => {
    const job = await imported(
      'customer',
      csv(
        '编码,名称,统一社会信用代码,信用额度,等级',
        'OK1,好,91350100M000100Y43,5,A',
        'BAD1,错,91350100M000100Y44,5,A',
        'BAD2,错,,abc,A',
        'BAD3,错,,5,Z',
        'BAD4,,,5,A',
        'OK1,重复,,5,A',
        'OK2,好,,5,B类',
      ),
    );
    expect(job).toMatchObject({ state: 'succeeded', total: 7, created: 2, failed: 5 });
    expect(
      job.errors.map(({ row, column, code }: Record<string, unknown>) => [row, column, code]),
    ).toEqual([
      [3, '统一社会信用代码', 'invalidTaxNumber'],
      [4, '信用额度', 'unreadableCell'],
      [5, '等级', 'unreadableCell'],
      [6, '名称', 'required'],
      [7, '编码', 'duplicateRow'],
    ]);
    expect(job.errors.filter((one: Said) => unsaid(one))).toEqual([]);
  });

  test('a file that comes to nothing says so in both languages', async () => {
    const nothing = await imported('customer', csv('code,name', 'N1,', 'N2,'));
    expect([nothing.failed, nothing.code]).toEqual([2, 'noneImported']);
    const missing = await imported('item', csv('code,name,unitId', 'N1,N,NOSUCH'));
    expect(missing.errors).toMatchObject([{ params: { noun: 'unit', value: 'NOSUCH' } }]);
    const strange = await imported('customer', csv('code,colour', 'N1,red'));
    expect([nothing, strange, ...missing.errors].filter((one) => unsaid(one))).toEqual([]);
  });

  test('a tax number that another customer has is found in a large batch', async () => {
    await imported(
      'customer',
      csv(
        'code,name,taxNumber',
        'TAX0,First,91110000100000105F'.replace('91110000100000105F', '91350100M000100Y43'),
      ),
    );
    const rows = Array.from({ length: 25 }, (_, n) =>
      n === 13 ? `TX${n},N${n},91350100M000100Y43` : `TX${n},N${n},`,
    );
    const job = await imported('customer', csv('code,name,taxNumber', ...rows));
    expect(job).toMatchObject({ created: 24, failed: 1 });
    expect(job.errors).toMatchObject([{ row: 15, column: 'taxNumber', code: 'duplicate' }]);
  });

  test('only checking writes nothing', async () => {
    const job = await imported('customer', csv('code,name', 'CHK1,Check'), { check: true });
    expect(job).toMatchObject({ state: 'succeeded', created: 1 });
    expect(await customers('CHK1')).toEqual([]);
  });

  test('GB18030 text of a Chinese spreadsheet comes through a file', async () => {
    const { encodeGb18030 } = await import('../../support/gb18030.ts');
    const bytes = encodeGb18030('编码;名称\r\nGB1;轴承座有限公司\r\n');
    const id = await uploaded('客户.csv', 'text/csv', bytes);
    const started = await t.ok('platform.importTable', { target: 'customer', fileId: id });
    await world.settle();
    expect(await t.ok('platform.getJob', { id: started.id })).toMatchObject({ created: 1 });
    expect(await customers('轴承座')).toMatchObject([{ code: 'GB1' }]);
  });
});

describe('rows that name earlier rows of their file', () => {
  const header = 'code,name,decimals,base unit,factor.numerator,factor.denominator';
  const boxes = (mark: string, size: number) =>
    csv(
      header,
      `${mark}A,piece,0,,,`,
      ...Array.from({ length: size }, (_, n) => `${mark}B${n},box,0,${mark.toLowerCase()}a,12,1`),
    );

  test.each([
    ['in one commit', 'SAME', 1],
    ['in many', 'MANY', 70],
  ])('are imported %s, and a check says so before', async (_, mark, size) => {
    const content = boxes(mark, size);
    const expected = { state: 'succeeded', created: size + 1, failed: 0, errors: [] };
    expect(await imported('unit', content, { check: true })).toMatchObject(expected);
    expect((await t.ok('masterdata.listUnit', { search: `${mark}A` })).data).toEqual([]);
    expect(await imported('unit', content)).toMatchObject(expected);
    const { data } = await t.ok('masterdata.listUnit', { search: mark, limit: 100 });
    const base = data.find(({ code }: { code: string }) => code === `${mark}A`);
    const bases = data.map(({ baseUnitId }: { baseUnitId?: string }) => baseUnitId);
    expect(bases.filter((id: string) => id === base.id)).toHaveLength(size);
    expect(await imported('unit', content)).toMatchObject({ unchanged: size + 1, failed: 0 });
  });

  test.each([true, false])('are refused with what they name (check: %s)', async (check) => {
    const content = csv(header, 'NOBASE,,9,,,', 'NOBOX,box,0,NOBASE,12,1', 'NOKEG,keg,0,,,');
    const job = await imported('unit', content, { check });
    expect(job).toMatchObject({ created: 1, failed: 2 });
    expect(job.errors.at(-1)).toMatchObject({ row: 3, column: 'base unit', code: 'unknownName' });
  });

  test('are refused when what they name is itself no base, also in a check', async () => {
    const content = csv(header, 'LO,piece,0,,,', 'MID,box,0,LO,12,1', 'TOP,pallet,0,MID,9,1');
    const job = await imported('unit', content, { check: true });
    expect(job).toMatchObject({ created: 2, failed: 1 });
    expect(job.errors).toMatchObject([{ row: 4, code: 'unitChain' }]);
  });

  test('a sub-account is checked with the account that the file brings', async () => {
    const content = csv(
      'code,name,class,normalBalance,parentCode',
      '5691,研究,expense,debit,',
      '569101,材料,expense,debit,5691',
    );
    const job = await imported('account', content, { check: true });
    expect(job).toMatchObject({ created: 2, failed: 0, errors: [] });
  });
});

test('a file without a single sound row says that nothing was imported', async () => {
  const content = csv('code,name', 'VOID1,', 'VOID2,');
  const checked = await imported('customer', content, { check: true });
  expect(checked).toMatchObject({ failed: 2, message: expect.stringContaining('No row can be') });
  const job = await imported('customer', content);
  expect(job).toMatchObject({ failed: 2, message: expect.stringContaining('No row was imported') });
  expect(await imported('customer', csv('code,name', 'VOID3,x'))).not.toHaveProperty('message');
});

async function uploaded(name: string, contentType: string, bytes: Uint8Array): Promise<string> {
  const { createHash } = await import('node:crypto');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const size = bytes.byteLength;
  const made = await t.ok('platform.createFile', { name, contentType, size, sha256 });
  const answer = await fetch(world.host.url + made.uploadUrl, {
    method: 'PUT',
    headers: made.headers,
    body: Buffer.from(bytes),
  });
  expect(answer.status, await answer.text()).toBe(200);
  return made.file.id;
}

describe('items', () => {
  test('references are found by code, and an unknown one is a row error', async () => {
    const job = await imported(
      'item',
      csv(
        'Code | 编码,Name | 名称,Unit | 单位,Purchase units 1: Unit,purchaseUnits.1.numerator,purchaseUnits.1.denominator',
        '00071,螺栓,pcs,BOX,500,1',
        'I2,螺母,NOUNIT,,,',
      ),
    );
    expect(job).toMatchObject({ created: 1, failed: 1 });
    expect(job.errors).toMatchObject([{ row: 3, column: 'Unit | 单位', code: 'unknownName' }]);
    const { data } = await t.ok('masterdata.listItem', { search: '螺栓' });
    expect(data).toMatchObject([{ code: '00071', kind: 'goods', stocked: true, decimals: 0 }]);
    expect(data[0].purchaseUnits).toMatchObject([{ numerator: '500', denominator: '1' }]);
  });
});

describe('a file that is no table', () => {
  test.each([
    ['an unknown header', csv('code,nmae', 'A,B'), 'nmae'],
    ['the same column twice', csv('code,编码', 'A,B'), 'code'],
    ['nothing at all', ' \n\n', 'header'],
    ['a quote that never closes', 'code,name\nA,"B\n', 'quote'],
  ])('%s fails the job with a reason', async (_title, content, said) => {
    const job = await imported('customer', content);
    expect(job).toMatchObject({ state: 'failed', created: 0 });
    expect(job.message).toContain(said);
  });
});

describe('refusals', () => {
  test('400: neither file nor text', async () => {
    const answer = await t.call('platform.importTable', { target: 'customer' });
    expect([answer.status, answer.body.code]).toEqual([400, 'importSourceMissing']);
  });

  test('404: an unknown target, and a file of nobody', async () => {
    const unknown = await t.call('platform.importTable', { target: 'dragon', content: 'a' });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'unknownImportTarget']);
    const fileId = `file_${'0'.repeat(26)}`;
    const missing = await t.call('platform.importTable', { target: 'customer', fileId });
    expect(missing.status).toBe(404);
  });

  test('404: a file of another company', async () => {
    const stranger = await world.tenant();
    const id = await uploaded('a.csv', 'text/csv', Buffer.from('code,name\nA,B\n'));
    const answer = await stranger.call('platform.importTable', { target: 'customer', fileId: id });
    expect(answer.status).toBe(404);
  });

  test('403: who may import but not write the target, and who may not import', async () => {
    const buyer = await t.member(['buyer']);
    const content = csv('code,name', 'NO,No');
    expect((await buyer.call('platform.importTable', { target: 'customer', content })).status).toBe(
      403,
    );
    const keeper = await t.member(['warehouseKeeper']);
    expect((await keeper.call('platform.importTable', { target: 'item', content })).status).toBe(
      403,
    );
  });
});
