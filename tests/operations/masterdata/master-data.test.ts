import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let t: TestTenant;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
});
afterAll(() => world.stop());

const customer = (fields: object) => ({
  name: 'Customer',
  tier: 'B',
  revenuePoint: 'delivery',
  paymentTerms: { kind: 'endOfMonth', days: 30 },
  ...fields,
});

const unitId = async (code: string): Promise<string> => {
  const { data } = await t.ok('masterdata.listUnit', { filter: { code: { eq: code } } });
  return data[0].id;
};

const USCC = '91350100M000100Y43';

describe('what a new company finds', () => {
  test('units in its language, and the warehouses MAIN and QC', async () => {
    const { data: units } = await t.ok('masterdata.listUnit', { limit: 50 });
    const named = Object.fromEntries(
      units.map(({ code, name }: { code: string; name: string }) => [code, name]),
    );
    expect(named).toMatchObject({ PCS: '个', KG: '千克', CTN: '箱' });
    const { data: warehouses } = await t.ok('masterdata.listWarehouse');
    expect(warehouses).toMatchObject([
      { code: 'MAIN', name: '主仓库', kind: 'normal', nettable: true },
      { code: 'QC', kind: 'quarantine', nettable: false },
    ]);
    const english = await world.tenant({ locale: 'en', accountingStandard: 'international' });
    const { data } = await english.ok('masterdata.listUnit', { filter: { code: { eq: 'KG' } } });
    expect(data).toMatchObject([{ name: 'Kilogram' }]);
  });
});

describe('customers', () => {
  test('201: contacts are read back, alone and in the list', async () => {
    const contacts = [{ name: '王小明', phone: '13800000001' }];
    const made = await t.ok('masterdata.createCustomer', customer({ code: 'P1', contacts }));
    expect((await t.ok('masterdata.getCustomer', { id: made.id })).contacts).toEqual(contacts);
    const { data } = await t.ok('masterdata.listCustomer', { search: 'P1' });
    expect(data).toMatchObject([{ id: made.id, contacts }]);
  });

  test('400: a tier that is none, and a field that is none', async () => {
    const wrong = await t.call('masterdata.createCustomer', customer({ code: 'B', tier: 'D' }));
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, '/tier']);
    const extra = await t.call('masterdata.createCustomer', customer({ code: 'B', nmae: 'x' }));
    expect([extra.status, extra.body.errors[0].code]).toEqual([400, 'unknownField']);
  });

  test('409: a tax number or a code that another customer has, whatever its case', async () => {
    await t.ok('masterdata.createCustomer', customer({ code: 'T1', taxNumber: USCC }));
    const same = await t.call(
      'masterdata.createCustomer',
      customer({ code: 'T2', taxNumber: USCC }),
    );
    expect([same.status, same.body.errors[0].pointer]).toEqual([409, '/taxNumber']);
    const code = await t.call('masterdata.createCustomer', customer({ code: 't1' }));
    expect([code.status, code.body.errors[0].pointer]).toEqual([409, '/code']);
  });

  test('422: a tax number whose check character does not fit, on creation and on change', async () => {
    const wrong = { taxNumber: '91350100M000100Y44' };
    const created = await t.call('masterdata.createCustomer', customer({ code: 'W1', ...wrong }));
    expect([created.status, created.body.errors[0]?.pointer]).toEqual([422, '/taxNumber']);
    const made = await t.ok('masterdata.createCustomer', customer({ code: 'W2' }));
    const changed = await t.call('masterdata.updateCustomer', { id: made.id, ...wrong });
    expect([changed.status, changed.body.code]).toEqual([422, 'invalidTaxNumber']);
  });

  test('422: an owner or price list that does not exist', async () => {
    const ownerId = `mem_${'0'.repeat(26)}`;
    const answer = await t.call('masterdata.createCustomer', customer({ code: 'R1', ownerId }));
    expect([answer.status, answer.body.code]).toEqual([422, 'unknownReference']);
  });

  test('404 and 403: a colleague’s customer, another company’s, and no right at all', async () => {
    const made = await t.ok('masterdata.createCustomer', customer({ code: 'S1' }));
    const rep = await t.member(['salesRep']);
    expect((await rep.call('masterdata.getCustomer', { id: made.id })).status).toBe(404);
    const patch = { id: made.id, name: 'Taken' };
    expect((await rep.call('masterdata.updateCustomer', patch)).status).toBe(404);
    const stranger = await world.tenant();
    expect((await stranger.call('masterdata.getCustomer', { id: made.id })).status).toBe(404);
    const worker = await t.member(['worker']);
    expect((await worker.call('masterdata.getCustomer', { id: made.id })).status).toBe(403);
  });

  test('200: what a key feeds in belongs to nobody, and the same feed changes nothing', async () => {
    const scopes = ['customer.write', 'customer.read'];
    const { key } = await t.ok('platform.createApiKey', { name: 'shop', scopes });
    const feed = customer({ code: 'K1', externalId: 'shop-1' });
    const first = await t.ok('masterdata.upsertCustomer', feed, { token: key });
    expect(first.ownerId).toBeUndefined();
    const again = await t.ok('masterdata.upsertCustomer', feed, { token: key });
    expect(again.version).toBe(1);
    const changed = await t.ok(
      'masterdata.upsertCustomer',
      { ...feed, name: 'Renamed' },
      { token: key },
    );
    expect(changed).toMatchObject({ id: first.id, version: 2, name: 'Renamed' });
  });
});

describe('units and items', () => {
  test('422: a factor without a base, a base of a base, and itself as base', async () => {
    const factor = { numerator: '10', denominator: '1' };
    const unit = (code: string, more: object) => ({ code, name: code, decimals: 0, ...more });
    const alone = await t.call('masterdata.createUnit', unit('U1', { factor }));
    expect([alone.status, alone.body.code]).toEqual([422, 'unitFactorIncomplete']);
    const baseUnitId = await unitId('DOZ');
    const chained = await t.call('masterdata.createUnit', unit('U2', { factor, baseUnitId }));
    expect([chained.status, chained.body.code]).toEqual([422, 'unitChain']);
    const id = await unitId('KG');
    const self = await t.call('masterdata.updateUnit', { id, factor, baseUnitId: id });
    expect([self.status, self.body.code]).toEqual([422, 'unitChain']);
  });

  test('422: the unit of an item is fixed once it exists', async () => {
    const made = await t.ok('masterdata.createItem', {
      code: 'I1',
      name: 'Item',
      kind: 'goods',
      unitId: await unitId('PCS'),
      decimals: 0,
      stocked: true,
      make: false,
    });
    const change = { id: made.id, unitId: await unitId('KG') };
    const answer = await t.call('masterdata.updateItem', change);
    expect([answer.status, answer.body.code]).toEqual([422, 'itemUnitFixed']);
  });

  test('422: a tax code that no tax rate has, of a new item and of one that is changed', async () => {
    const fields = { name: 'Item', unitId: await unitId('PCS') };
    const wrong = { code: 'T1', taxCode: 'NOPE', ...fields };
    for (const dryRun of [true, false]) {
      const refused = await t.call('masterdata.createItem', wrong, { dryRun });
      expect([refused.status, refused.body.code]).toEqual([422, 'unknownTaxCode']);
      expect(refused.body.errors[0].pointer).toBe('/taxCode');
    }
    const taxCode = 'cn.services';
    const made = await t.ok('masterdata.createItem', { code: 'T1', taxCode, ...fields });
    const changed = await t.call('masterdata.updateItem', { id: made.id, taxCode: 'NOPE' });
    expect([changed.status, changed.body.code]).toEqual([422, 'unknownTaxCode']);
    const renamed = await t.ok('masterdata.updateItem', { id: made.id, name: 'Other' });
    expect(renamed).toMatchObject({ name: 'Other', taxCode });
    const rate = { code: 'own', name: 'Own', kind: 'standard', rate: '0.05' };
    await t.ok('finance.createTaxRate', { ...rate, validFrom: '2020-01-01' });
    await t.ok('masterdata.updateItem', { id: made.id, taxCode: 'own' });
  });
});

describe('price lists', () => {
  test('a line keeps its number; one number for two lines is refused', async () => {
    const { id: itemId } = await t.ok('masterdata.createItem', {
      ...{ code: 'PRICED', name: 'Priced', unitId: await unitId('PCS') },
    });
    const from = (minQuantity: string, more = {}) => ({ itemId, minQuantity, price: '1', ...more });
    const made = await t.ok('masterdata.createPriceList', {
      ...{ code: 'STEPS', name: 'Steps', lines: [from('1'), from('10'), from('100')] },
    });
    const numbers = ({ lines }: Body) => lines.map((line: Body) => line.lineNo);
    expect(numbers(made)).toEqual([1, 2, 3]);
    const lines = [from('100', { lineNo: 2 }), from('5'), from('1', { lineNo: 1 })];
    const changed = await t.ok('masterdata.updatePriceList', { id: made.id, lines });
    expect(numbers(changed)).toEqual([2, 4, 1]);
    const twice = [from('1', { lineNo: 1 }), from('5', { lineNo: 1 })];
    const answer = await t.call('masterdata.updatePriceList', { id: made.id, lines: twice });
    expect([answer.status, answer.body.code]).toEqual([422, 'repeatedLine']);
    expect(answer.body.errors[0].pointer).toBe('/lines/1/lineNo');
  });
});

describe('a filter that can find nothing', () => {
  const cases = [
    ['a choice that is none', { tier: { eq: 'D' } }, '/filter/tier', 'A, B, C'],
    ['one of several choices', { tier: { in: 'A,D' } }, '/filter/tier', '"D"'],
    ['a code where an id is wanted', { ownerId: { eq: 'MAIN' } }, '/filter/ownerId', 'no id'],
    ['no comparison', { code: 'X' }, '/filter/code', 'filter[code][eq]='],
  ] as const;
  test.each(cases)('400: %s', async (_title, filter, pointer, said) => {
    const { status, body } = await t.call('masterdata.listCustomer', { filter });
    expect([status, body.errors[0].pointer]).toEqual([400, pointer]);
    expect(body.errors[0].message).toContain(said);
  });

  test('400: a day that is none', async () => {
    const filter = { date: { gte: '2026-02-30' } };
    const { status, body } = await t.call('inventory.listStockMove', { filter });
    expect([status, body.errors[0].pointer]).toEqual([400, '/filter/date']);
  });
});
