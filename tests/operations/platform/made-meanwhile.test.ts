import { afterAll, beforeAll, expect, it } from 'vitest';
import { idFrom } from '../../../functions/platform/hashing.ts';
import { create, revise } from '../../../functions/platform/outcome.ts';
import { unit } from '../../../shared/contracts/masterdata/unit.ts';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { insideOf } from '../../support/inside.ts';

let world: World;
let t: TestTenant;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
});
afterAll(() => world.stop());

it('a document that two make at once is made by one and changed by the other', async () => {
  const inside = insideOf(t.id);
  const id = idFrom(unit.prefix, 'made by two');
  const note = (name: string) =>
    inside.commit(async (ctx) => {
      const before = await ctx.store.find(unit, id);
      const change = before
        ? revise(ctx, unit, before, { name: `${before.name} ${name}` })
        : create(ctx, unit, { code: 'TWO', name, decimals: 0 }, id);
      return { result: null, changes: [change] };
    });
  await Promise.all([note('one'), note('two')]);
  const { version, name } = await t.ok('masterdata.getUnit', { id });
  expect(version).toBe(2);
  expect(name.split(' ').sort()).toEqual(['one', 'two']);
});
