import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { newCustomer, openShop, order, type Shop } from '../../support/selling.ts';

let world: World;
let t: TestTenant;
let shop: Shop;
let sold: Body;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  shop = await openShop(t, { item: { code: 'FIND-1', name: '深沟球轴承' } });
  sold = await order(t, shop, '2', { customerReference: 'FIND-PO-7' });
});
afterAll(() => world.stop());

const found = async (who: Pick<TestTenant, 'ok'>, search: string): Promise<Body[]> =>
  (await who.ok('platform.findRecords', { search })).data;
const idsIn = async (who: Pick<TestTenant, 'ok'>, search: string) =>
  (await found(who, search)).map(({ id }) => id);

describe('200', () => {
  it('finds records of several nouns by what they say, with what they are called', async () => {
    const data = await found(t, 'FIND-');
    expect(data).toContainEqual({
      noun: 'item',
      id: shop.itemId,
      code: 'FIND-1',
      name: '深沟球轴承',
    });
    expect(data).toContainEqual({ noun: 'salesOrder', id: sold.id, code: sold.number });
  });

  it('finds what has a name by two letters of it', async () => {
    expect(await idsIn(t, '轴承')).toEqual([shop.itemId]);
  });

  it('shows a few of one noun, so that they do not hide the others', async () => {
    for (let count = 0; count < 6; count += 1) await newCustomer(t, { name: `FIND many ${count}` });
    const data = await found(t, 'FIND');
    expect(data.filter(({ noun }) => noun === 'customer')).toHaveLength(4);
    expect(data.some(({ noun }) => noun === 'salesOrder')).toBe(true);
  });

  it('leaves out what the caller may not read', async () => {
    const rep = await t.member(['salesRep']);
    expect(await idsIn(rep, 'FIND-PO')).toEqual([]);
    expect(await idsIn(t, 'FIND-PO')).toEqual([sold.id]);
    const worker = await t.member(['hr']);
    expect(await idsIn(worker, 'FIND-1')).toEqual([]);
  });
});

describe('another company', () => {
  it('finds nothing of this one', async () => {
    expect(await idsIn(await world.tenant(), 'FIND-')).toEqual([]);
  });
});

describe('400', () => {
  it('asks for something to search for', async () => {
    expect((await t.call('platform.findRecords', { search: '' })).status).toBe(400);
  });
});
