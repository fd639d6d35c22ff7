import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { workshopOf } from '../../support/structures.ts';

let world: World;
let t: TestTenant;
let shop: Awaited<ReturnType<typeof workshopOf>>;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  shop = await workshopOf(t);
});
afterAll(() => world.stop());

const replace = async (from: string, to: string, more: object = {}, options = {}) =>
  t.call(
    'engineering.replaceComponent',
    {
      itemId: await shop.item(from),
      byItemId: await shop.item(to),
      date: '2026-07-01',
      ...more,
    },
    options,
  );
const versionsOf = async (code: string): Promise<Body[]> => {
  const itemId = await shop.item(code);
  const filter = { itemId: { eq: itemId } };
  return (await t.ok('engineering.listBom', { filter, sort: 'revision' })).data;
};

describe('one component in the place of another everywhere', () => {
  test('200: new versions from the day on; a dry run shows them and writes nothing', async () => {
    await shop.released('P1', [['OLD', '2'], 'X']);
    const alternates = [{ itemId: await shop.item('NEW'), priority: 1, ratio: '1' }];
    await shop.released('P2', [['OLD', '3', { alternates }]], { validFrom: '2026-09-01' });
    await shop.draft('P3', ['OLD']);
    const dry = await replace('OLD', 'NEW', { ratio: '1.5' }, { dryRun: true });
    expect(dry.body.result).toMatchObject({ remaining: 0, boms: [{ toRevision: '2' }, {}] });
    expect(dry.body.changes).toHaveLength(4);
    expect(await versionsOf('P1')).toHaveLength(1);

    const { body } = await replace('OLD', 'NEW', { ratio: '1.5' });
    expect(body.boms.map(({ lines }: Body) => lines)).toEqual([[10], [10]]);
    expect(await versionsOf('P1')).toMatchObject([
      { revision: '1', validTo: '2026-06-30', lines: [{ quantity: '2' }, {}] },
      {
        revision: '2',
        validFrom: '2026-07-01',
        state: 'released',
        lines: [
          { itemId: await shop.item('NEW'), quantity: '3' },
          { itemId: await shop.item('X') },
        ],
      },
    ]);
    const [retired, later] = await versionsOf('P2');
    expect(retired).toMatchObject({ state: 'retired', validFrom: '2026-09-01' });
    expect(later).toMatchObject({ state: 'released', validFrom: '2026-09-01' });
    expect(later?.lines).toEqual([{ lineNo: 10, itemId: await shop.item('NEW'), quantity: '4.5' }]);
    expect(await versionsOf('P3')).toMatchObject([{ state: 'draft', version: 1 }]);
  });

  test('422: nothing uses it, it replaces itself, or a product would contain itself', async () => {
    const none = await replace('NOBODY', 'NEW');
    expect(none.body).toMatchObject({ status: 422, code: 'engineering.nothingToReplace' });
    expect((await replace('X', 'X')).body.code).toBe('engineering.replacesItself');
    await shop.released('T1', ['T2']);
    await shop.released('T3', ['T1']);
    const cycle = await replace('T2', 'T3');
    expect(cycle.body).toMatchObject({ status: 422, code: 'engineering.bomCycle' });
    expect(cycle.body.params.path).toBe('T1 → T3 → T1');
    expect((await replace('T2', 'T1')).body.params.path).toBe('T1 → T1');
  });

  test('404: an item that is none', async () => {
    const strange = await replace('X', 'X', { byItemId: `itm_${'0'.repeat(26)}` });
    expect([strange.status, strange.body.errors[0].pointer]).toEqual([404, '/byItemId']);
  });

  test('many are done in rounds, each of which is whole', async () => {
    for (let n = 0; n < 23; n += 1) await shop.released(`M${n}`, ['BOLT']);
    const first = (await replace('BOLT', 'SCREW')).body;
    expect([first.boms.length, first.remaining]).toEqual([20, 3]);
    const second = (await replace('BOLT', 'SCREW')).body;
    expect([second.boms.length, second.remaining]).toEqual([3, 0]);
    const itemId = await shop.item('BOLT');
    const { data } = await t.ok('engineering.whereUsed', { itemId, date: '2026-07-01' });
    expect(data).toEqual([]);
    const before = await t.ok('engineering.whereUsed', { itemId, date: '2026-06-30' });
    expect(before.data).toHaveLength(23);
  });
});
