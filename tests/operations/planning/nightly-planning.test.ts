import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { openFactory } from '../../support/planning.ts';

const WORKFLOW = 'nightly-planning';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

async function wanting(nightly: boolean): Promise<TestTenant> {
  const t = await world.tenant();
  await openFactory(world, t);
  await t.ok('planning.changePlanningSettings', { nightly });
  return t;
}

const night = (at: string): Promise<unknown> =>
  world.host.machines.start(WORKFLOW, `${WORKFLOW}-${at}`, { at });

const runsOf = async (t: TestTenant): Promise<unknown[]> => {
  const { data } = await t.ok('planning.listPlanningRun', { sort: 'createdAt' });
  return data.map(({ state, scenarioId }: Body) => [state, scenarioId !== undefined]);
};

describe('in the night', () => {
  it('plans every company that wants it, and no other', async () => {
    const [wants, other] = [await wanting(true), await wanting(false)];
    await night('2026-03-01T19:00:00Z');
    await world.settle();
    expect(await runsOf(wants)).toEqual([['published', false]]);
    expect(await runsOf(other)).toEqual([]);
  });

  it('plans behind a scenario that is under way, whose plan does not come into use', async () => {
    const t = await wanting(true);
    const { id } = await t.ok('planning.createPlanningScenario', { name: 'More' });
    await t.ok('planning.runScenario', { id });
    await night('2026-03-02T19:00:00Z');
    await world.settle();
    expect(await runsOf(t)).toEqual([
      ['kept', true],
      ['published', false],
    ]);
  });
});
