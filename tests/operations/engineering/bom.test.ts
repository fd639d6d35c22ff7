import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
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

const release = (id: string, more: object = {}, options = {}) =>
  t.call('engineering.releaseBom', { id, ...more }, options);

describe('a draft', () => {
  test('201: takes the next number of its item as revision', async () => {
    const first = await shop.draft('D1', ['D1x']);
    expect(first).toMatchObject({ state: 'draft', revision: '1', version: 1 });
    expect((await shop.draft('D1', ['D1x'])).revision).toBe('2');
    const named = await shop.draft('D1', ['D1x'], { revision: 'B' });
    expect(named.revision).toBe('B');
    const again = await t.call('engineering.createBom', {
      itemId: first.itemId,
      revision: '1',
      outputQuantity: '1',
      lines: first.lines,
    });
    expect([again.status, again.body.code]).toEqual([409, 'duplicate']);
  });

  test('400: no lines; 404: an unknown product; 422: a line that needs nothing', async () => {
    const body = { itemId: await shop.item('D2'), outputQuantity: '1' };
    expect((await t.call('engineering.createBom', { ...body, lines: [] })).status).toBe(400);
    const lines = await shop.linesOf(['D2x']);
    const strange = { ...body, itemId: `itm_${'0'.repeat(26)}`, lines };
    expect((await t.call('engineering.createBom', strange)).status).toBe(404);
    const empty = { ...body, lines: [{ ...lines[0], quantity: '0' }] };
    const refused = await t.call('engineering.createBom', empty);
    expect(refused.body).toMatchObject({
      status: 422,
      code: 'engineering.emptyLine',
      errors: [{ pointer: '/lines/0/quantity' }],
    });
  });

  test('changes until it is released; 409 afterwards', async () => {
    const { id } = await shop.draft('D3', ['D3x'], { memo: 'first', yield: '0.95' });
    const changed = await t.ok('engineering.changeBom', { id, memo: null, outputQuantity: '100' });
    expect(changed).toMatchObject({ outputQuantity: '100', yield: '0.95', version: 2 });
    expect(changed.memo).toBeUndefined();
    expect((await release(id)).body.state).toBe('released');
    const late = await t.call('engineering.changeBom', { id, memo: 'late' });
    expect([late.status, late.body.code]).toEqual([409, 'engineering.onlyDraft']);
    expect((await release(id)).body.code).toBe('engineering.onlyDraft');
  });

  test('403: who may only read; 404: in another company', async () => {
    const { id } = await shop.draft('D4', ['D4x']);
    const shopManager = await t.member(['shopManager']);
    expect((await shopManager.call('engineering.releaseBom', { id })).status).toBe(403);
    expect((await shopManager.call('engineering.getBom', { id })).status).toBe(200);
    const other = await world.tenant();
    expect((await other.call('engineering.releaseBom', { id })).status).toBe(404);
  });
});

describe('released versions', () => {
  test('409: two never hold on the same day, whether open or dated', async () => {
    await shop.released('V1', ['V1x'], { validFrom: '2026-01-01' });
    const next = await shop.draft('V1', ['V1y'], { validFrom: '2026-07-01' });
    const refused = await release(next.id);
    expect(refused.body).toMatchObject({
      status: 409,
      code: 'engineering.overlappingVersion',
      params: { revision: '1' },
    });
    const ended = await t.ok('engineering.releaseBom', { id: next.id, endPrevious: true });
    expect(ended.state).toBe('released');
    const { data } = await t.ok('engineering.listBom', {
      filter: { itemId: { eq: next.itemId } },
      sort: 'validFrom',
    });
    expect(data).toMatchObject([
      { revision: '1', validTo: '2026-06-30', state: 'released' },
      { revision: '2', validFrom: '2026-07-01', state: 'released' },
    ]);
  });

  test('a retired one makes room for another', async () => {
    const first = await shop.released('V2', ['V2x']);
    const second = await shop.draft('V2', ['V2y']);
    expect((await release(second.id)).status).toBe(409);
    expect((await t.ok('engineering.retireBom', { id: first.id })).state).toBe('retired');
    expect((await release(second.id)).status).toBe(200);
    const again = await t.call('engineering.retireBom', { id: first.id });
    expect([again.status, again.body.code]).toEqual([409, 'invalidTransition']);
  });

  test('of two that are released at once for the same days one is refused', async () => {
    const [one, two] = [await shop.draft('V3', ['V3x']), await shop.draft('V3', ['V3y'])];
    const answers = await Promise.all([release(one.id), release(two.id)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  test('a dry run shows what would end, and releases nothing', async () => {
    const first = await shop.released('V4', ['V4x'], { validFrom: '2026-01-01' });
    const next = await shop.draft('V4', ['V4y'], { validFrom: '2026-07-01' });
    const { body } = await release(next.id, { endPrevious: true }, { dryRun: true });
    expect(body.changes).toMatchObject([
      { id: next.id, after: { state: 'released' } },
      { id: first.id, before: { version: 2 }, after: { validTo: '2026-06-30' } },
    ]);
    expect((await t.ok('engineering.getBom', { id: next.id })).state).toBe('draft');
  });
});

describe('a product is never a part of itself', () => {
  test('422: A → B → C → A is refused with its path', async () => {
    await shop.released('A', ['B']);
    await shop.released('B', ['C']);
    const last = await shop.draft('C', ['A']);
    const refused = await release(last.id);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      code: 'engineering.bomCycle',
      params: { path: 'C → A → B → C' },
    });
    expect((await release(last.id, {}, { dryRun: true })).status).toBe(422);
    const self = await t.call('engineering.createBom', {
      itemId: await shop.item('A'),
      outputQuantity: '1',
      lines: await shop.linesOf(['A']),
    });
    expect(self.body).toMatchObject({ status: 422, params: { path: 'A → A' } });
  });

  test('halves that never hold on the same day are no cycle', async () => {
    await shop.released('H1', ['H2'], { validTo: '2026-06-30' });
    const other = await shop.draft('H2', [['H1', '1', { validFrom: '2026-07-01' }]]);
    expect((await release(other.id)).status).toBe(200);
  });

  test('of two halves of a cycle that are released at once one is refused', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [left, right] = [`L${round}`, `R${round}`];
      const drafts = [await shop.draft(left, [right]), await shop.draft(right, [left])];
      const answers = await Promise.all(drafts.map(({ id }) => release(id)));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    }
  });
});
