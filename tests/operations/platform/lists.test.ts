import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filterableFields, filterOperators } from '../../../shared/contracts/derived.ts';
import { item } from '../../../shared/contracts/masterdata/item.ts';
import { newCustomer } from '../../support/crm.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let t: TestTenant;
let all: Body[];
const ids: Record<string, string> = {};

const items = [
  { code: 'B-1', name: '深沟球轴承', nameEn: 'Ball bearing', salesPrice: '10', leadTimeDays: 3 },
  {
    code: 'B-2',
    name: '轴承座 UCP205',
    nameEn: 'Pillow block',
    salesPrice: '9.5',
    leadTimeDays: 3,
  },
  {
    code: 'B-3',
    name: '圆锥滚子轴承',
    nameEn: 'Taper BEARING',
    salesPrice: '10',
    category: '轴承',
  },
  { code: 'S-1', name: '主轴', salesPrice: '100.000001', leadTimeDays: 10, make: true },
  { code: 'S-2', name: '100%_钢 \\ 轴套', leadTimeDays: 0, category: '轴', trackLots: true },
  { code: 'S-3', name: 'Ｍ８ 螺栓', nameEn: 'Bolt', kind: 'service', stocked: false },
];
const codesOf = ({ data }: Body): string[] => data.map(({ code }: Body) => code);
const list = (input: Record<string, unknown>) => t.ok('masterdata.listItem', input);

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  const units = await t.ok('masterdata.listUnit', { filter: { code: { eq: 'PCS' } } });
  ids['unit'] = units.data[0].id;
  ids['supplier'] = (
    await t.ok('masterdata.createSupplier', { code: 'V-1', name: 'Bearings Ltd' })
  ).id;
  for (const one of items) {
    const supplierId = one.code === 'B-1' ? { supplierId: ids['supplier'] } : {};
    await t.ok('masterdata.createItem', { unitId: ids['unit'], ...supplierId, ...one });
  }
  all = (await list({})).data;
});
afterAll(() => world.stop());

type Filter = [field: string, operator: string, value: string | (() => string), codes: string];

const filters: Filter[] = [
  ['name', 'eq', '主轴', 'S-1'],
  ['category', 'ne', '轴承', 'B-1 B-2 S-1 S-2 S-3'],
  ['code', 'in', 'B-1,S-3,none', 'B-1 S-3'],
  ['name', 'contains', '轴承', 'B-1 B-2 B-3'],
  ['name', 'contains', '%', 'S-2'],
  ['name', 'contains', '_', 'S-2'],
  ['name', 'contains', '\\', 'S-2'],
  ['nameEn', 'contains', 'bearing', 'B-1 B-3'],
  ['name', 'startsWith', '轴承', 'B-2'],
  ['category', 'empty', 'true', 'B-1 B-2 S-1 S-3'],
  ['category', 'empty', 'false', 'B-3 S-2'],
  ['salesPrice', 'eq', '10.00', 'B-1 B-3'],
  ['salesPrice', 'ne', '10', 'B-2 S-1 S-2 S-3'],
  ['salesPrice', 'in', '9.5,10', 'B-1 B-2 B-3'],
  ['salesPrice', 'lt', '10', 'B-2'],
  ['salesPrice', 'lte', '10', 'B-1 B-2 B-3'],
  ['salesPrice', 'gt', '100', 'S-1'],
  ['salesPrice', 'gte', '100.000001', 'S-1'],
  ['salesPrice', 'gt', '100.000001', ''],
  ['salesPrice', 'empty', 'true', 'S-2 S-3'],
  ['leadTimeDays', 'eq', '0', 'S-2'],
  ['leadTimeDays', 'lt', '10', 'B-1 B-2 S-2'],
  ['createdAt', 'lte', () => all[2]?.createdAt, 'B-1 B-2 B-3'],
  ['createdAt', 'gt', () => all[2]?.createdAt, 'S-1 S-2 S-3'],
  ['createdAt', 'gte', '2199-01-01T00:00:00Z', ''],
  ['kind', 'eq', 'service', 'S-3'],
  ['kind', 'ne', 'service', 'B-1 B-2 B-3 S-1 S-2'],
  ['kind', 'in', 'service,bundle', 'S-3'],
  ['make', 'eq', 'true', 'S-1'],
  ['trackLots', 'empty', 'false', 'S-2'],
  ['supplierId', 'eq', () => ids['supplier'] as string, 'B-1'],
  ['supplierId', 'ne', () => ids['supplier'] as string, 'B-2 B-3 S-1 S-2 S-3'],
  ['supplierId', 'empty', 'true', 'B-2 B-3 S-1 S-2 S-3'],
];

describe('a filter', () => {
  it.each(filters)('%s %s %s finds what holds', async (field, operator, value, codes) => {
    const wanted = { [operator]: typeof value === 'string' ? value : value() };
    const { data, total } = await list({ filter: { [field]: wanted }, count: true });
    expect(codesOf({ data }).join(' ')).toBe(codes);
    expect(total).toBe(data.length);
  });

  it('is tried here with every comparison of every kind of field', () => {
    for (const operators of Object.values(filterOperators)) {
      const tried = filters.filter(([field]) => filterableFields(item)[field] === operators);
      expect(new Set(tried.map(([, operator]) => operator))).toEqual(new Set(operators));
    }
  });

  it('holds in all its parts', async () => {
    const filter = { name: { contains: '轴承' }, salesPrice: { gte: '9.5', lt: '10' } };
    expect(codesOf(await list({ filter }))).toEqual(['B-2']);
  });

  const slips = [
    ['salesPrice', 'gt', 'ten'],
    ['salesPrice', 'eq', '1.1234567'],
    ['leadTimeDays', 'eq', '1.5'],
    ['make', 'eq', 'yes'],
    ['kind', 'in', 'service,thing'],
    ['unitId', 'eq', 'PCS'],
    ['category', 'empty', 'maybe'],
    ['category', 'gt', 'A'],
  ];
  it.each(slips)('%s %s %s is refused at its field', async (field, operator, value) => {
    const filter = { [field as string]: { [operator as string]: value } };
    const { status, body } = await t.call('masterdata.listItem', { filter });
    expect(status).toBe(400);
    expect(body.errors[0].pointer).toMatch(new RegExp(`^/filter/${field}`));
  });
});

/** As the contract says: absent values are the least, and what is equal lies by id. */
function inOrder(sort: string): string[] {
  const keys = sort.split(',').map((part) => ({ name: part.replace('-', ''), part }));
  const decimal = (value: unknown) => (typeof value === 'string' ? Number(value) : value);
  const compare = (a: Body, b: Body): number => {
    for (const { name, part } of [...keys, { name: 'id', part: sort.startsWith('-') ? '-' : '' }]) {
      const of = (doc: Body) => (name === 'salesPrice' ? decimal(doc[name]) : doc[name]);
      const [one, other] = [of(a), of(b)];
      if (one === other) continue;
      const isLess = one === undefined || (other !== undefined && one < other);
      return isLess === part.startsWith('-') ? 1 : -1;
    }
    return 0;
  };
  return all.toSorted(compare).map(({ code }) => code);
}

const sorts = [
  'code',
  'salesPrice',
  '-salesPrice',
  'salesPrice,leadTimeDays',
  '-salesPrice,leadTimeDays',
  'leadTimeDays,-salesPrice',
  '-leadTimeDays,-category',
  'category,-leadTimeDays',
  'unitId,kind,trackLots,-code',
];

describe('an order', () => {
  it.each(sorts)('%s is kept, with equal and absent values', async (sort) => {
    expect(codesOf(await list({ sort }))).toEqual(inOrder(sort));
  });

  it.each(sorts)('%s is the same page by page, and no row is lost or doubled', async (sort) => {
    for (const limit of [1, 2, 4]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await list({ sort, limit, ...(cursor && { cursor }) });
        expect(page.data.length).toBeLessThanOrEqual(limit);
        seen.push(...codesOf(page));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toEqual(inOrder(sort));
    }
  });

  it('goes on where it was when rows come and go between pages', async () => {
    const other = await world.tenant();
    const make = (code: string) =>
      other.ok('masterdata.createUnit', { code, name: 'N', decimals: 0 });
    const filter = { name: { eq: 'N' } };
    for (const code of ['A2', 'A4', 'A6']) await make(code);
    const first = await other.ok('masterdata.listUnit', { filter, limit: 2 });
    await make('A1');
    await make('A5');
    await other.ok('masterdata.archiveUnit', { id: first.data[1].id });
    const rest = { filter, limit: 2, cursor: first.nextCursor };
    const second = await other.ok('masterdata.listUnit', rest);
    expect([codesOf(first), codesOf(second)]).toEqual([
      ['A2', 'A4'],
      ['A5', 'A6'],
    ]);
    expect(second.nextCursor).toBeUndefined();
  });

  it('by a field that there is not is refused, and so is the cursor of another order', async () => {
    const wrong = await t.call('masterdata.listItem', { sort: 'code,colour' });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, '/sort']);
    const { nextCursor: cursor } = await list({ sort: 'code', limit: 1 });
    const mixed = await t.call('masterdata.listItem', { sort: '-code', cursor });
    expect([mixed.status, mixed.body.errors[0].pointer]).toEqual([400, '/cursor']);
  });
});

describe('a search', () => {
  const searches = [
    ['轴承', 'B-1 B-2 B-3'],
    ['轴承座', 'B-2'],
    ['轴', 'B-1 B-2 B-3 S-1 S-2'],
    ['earin', 'B-1 B-3'],
    ['BALL', 'B-1'],
    ['be', 'B-1 B-3'],
    ['block 轴承', 'B-2'],
    ['M8', 'S-3'],
    ['Ｍ８ 螺栓', 'S-3'],
    ['%_', 'S-2'],
    ['"', ''],
    ['轴承座子', ''],
  ];
  it.each(searches)('for %s finds it within words', async (search, codes) => {
    const { data, total } = await list({ search, count: true });
    expect(codesOf({ data }).join(' ')).toBe(codes);
    expect(total).toBe(data.length);
  });

  it('joins filter and order', async () => {
    const wanted = { search: '轴承', sort: '-code', filter: { salesPrice: { eq: '10' } } };
    expect(codesOf(await list(wanted))).toEqual(['B-3', 'B-1']);
  });
});

describe('what a list shows', () => {
  it('counts all that is found, not the page', async () => {
    const page = await list({ limit: 2, count: true });
    expect([page.data.length, page.total]).toEqual([2, items.length]);
    expect((await list({ limit: 2 })).total).toBeUndefined();
  });

  it('is the fields that are asked for, and always the id', async () => {
    const { data } = await list({ fields: 'code,category', filter: { code: { in: 'B-1,B-3' } } });
    expect(data).toEqual([
      { id: all[0]?.id, code: 'B-1' },
      { id: all[2]?.id, code: 'B-3', category: '轴承' },
    ]);
    const { status, body } = await t.call('masterdata.listItem', { fields: 'code,colour' });
    expect([status, body.errors[0].pointer]).toEqual([400, '/fields']);
  });

  it('leaves out what is archived unless it is asked for', async () => {
    const { id } = await t.ok('masterdata.createItem', {
      code: 'Z',
      name: 'Z',
      unitId: ids['unit'],
    });
    const filter = { code: { eq: 'Z' } };
    await t.ok('masterdata.archiveItem', { id });
    expect(await list({ filter, count: true })).toEqual({ data: [], total: 0 });
    const { data, total } = await list({ filter, archived: true, count: true });
    expect([data[0].id, data[0].archived, total]).toEqual([id, true, 1]);
    await t.ok('masterdata.archiveItem', { id, archived: false });
    expect(codesOf(await list({ filter }))).toEqual(['Z']);
    await t.ok('masterdata.archiveItem', { id });
  });

  it('brings along what references point to', async () => {
    const wanted = { expand: 'unitId,supplierId', filter: { code: { in: 'B-1,B-2' } } };
    const { data } = await list(wanted);
    expect(data).toMatchObject([
      { unit: { code: 'PCS' }, supplier: { code: 'V-1' } },
      { unit: { code: 'PCS' } },
    ]);
    expect(data[1]).not.toHaveProperty('supplier');
    const { status, body } = await t.call('masterdata.listItem', { expand: 'unitId,name' });
    expect([status, body.errors[0].pointer]).toEqual([400, '/expand']);
  });
});

/** A moment that lies after all that was written so far and before all that follows. */
async function moment(): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  const now = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));
  return now;
}

describe('as it was', () => {
  it('every question is answered by the past', async () => {
    const past = await world.tenant();
    const lens = { code: 'L', name: 'Lens', decimals: 0 };
    const unit = await past.ok('masterdata.createUnit', {
      code: 'GRP',
      name: 'Group',
      decimals: 0,
    });
    const made = await past.ok('masterdata.createItem', { ...lens, unitId: unit.id });
    const then = await moment();
    await past.ok('masterdata.updateUnit', { id: unit.id, name: 'Crew' });
    await past.ok('masterdata.updateItem', { id: made.id, name: 'Mirror', salesPrice: '5' });
    await past.ok('masterdata.createItem', { ...lens, code: 'M', unitId: unit.id });
    await past.ok('masterdata.archiveItem', { id: made.id });
    const asked = (input: object) => past.ok('masterdata.listItem', { asOf: then, ...input });
    expect(codesOf(await asked({ count: true }))).toEqual(['L']);
    expect((await asked({ count: true })).total).toBe(1);
    expect(codesOf(await asked({ search: 'Lens' }))).toEqual(['L']);
    expect(codesOf(await asked({ search: 'Mirror' }))).toEqual([]);
    expect(codesOf(await asked({ filter: { salesPrice: { empty: 'true' } } }))).toEqual(['L']);
    const { data } = await asked({ expand: 'unitId' });
    expect(data).toMatchObject([{ name: 'Lens', version: 1, unit: { name: 'Group' } }]);
  });

  it('is for those who may see it as it is now', async () => {
    const [giver, taker] = await Promise.all([t.member(['salesRep']), t.member(['salesRep'])]);
    const { id } = await newCustomer(t, { name: 'Handed over', ownerId: giver.memberId });
    const deal = { name: 'Stays', customerId: id };
    await giver.ok('crm.createOpportunity', deal);
    const then = await moment();
    await t.ok('masterdata.updateCustomer', { id, ownerId: taker.memberId, name: 'Taken over' });

    const names = async (by: typeof giver, asOf?: string) =>
      (await by.ok('masterdata.listCustomer', { ...(asOf && { asOf }) })).data.map(
        ({ name }: Body) => name,
      );
    expect([await names(giver), await names(taker)]).toEqual([[], ['Taken over']]);
    expect([await names(giver, then), await names(taker, then)]).toEqual([[], ['Handed over']]);
    expect((await giver.call('masterdata.getCustomer', { id, asOf: then })).status).toBe(404);

    const deals = async (by: Pick<TestTenant, 'ok'>, asOf?: string) =>
      (await by.ok('crm.listOpportunity', { expand: 'customerId', ...(asOf && { asOf }) })).data;
    for (const asOf of [undefined, then]) {
      const [shown] = await deals(giver, asOf);
      expect([shown.customerId, shown.customer]).toEqual([id, undefined]);
    }
    expect((await deals(t))[0].customer.name).toBe('Taken over');
    expect((await deals(t, then))[0].customer.name).toBe('Handed over');
  });
});
