import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { rawTable } from '../../support/raw-table.ts';
import { openShop, type Shop } from '../../support/selling.ts';

let world: World;
let red: TestTenant;
let green: TestTenant;
let shop: Shop;
beforeAll(async () => {
  world = await startWorld();
  [red, green] = await Promise.all([world.tenant(), world.tenant()]);
  shop = await openShop(red);
  await world.settle();
}, 60_000);
afterAll(() => world?.stop());

/** A night, as the clock would begin it. */
async function night(at: string): Promise<void> {
  await world.host.machines.start('nightly-integrity', `nightly-integrity-${at}`, { at });
  await world.settle();
}

async function lastRun(tenant: TestTenant) {
  const { data } = await tenant.ok('platform.listIntegrityRun');
  expect(data).toHaveLength(1);
  return data[0];
}

describe('the nightly check', () => {
  it('looks at every company, and keeps what it found where the accountant sees it', async () => {
    await night('2026-11-20T18:00:00Z');
    for (const tenant of [red, green]) {
      expect(await lastRun(tenant)).toMatchObject({ ok: true, red: 0, version: 1 });
    }
    const accountant = await green.member(['accountant']);
    expect((await accountant.call('platform.listIntegrityRun')).status).toBe(200);
    const worker = await green.member(['worker']);
    expect((await worker.call('platform.listIntegrityRun')).status).toBe(403);
  });

  it('once more changes nothing for the same night, and adds a version the next night', async () => {
    const at = '2026-11-20T18:00:00Z';
    const again = { step: 'platform.checkIntegrity', tenantId: green.id, generation: 1 };
    const request = { ...again, workflow: 'nightly-integrity', key: at, input: { at } };
    expect((await world.host.runner.invoke('platform-steps', request)).ok).toBe(true);
    expect((await lastRun(green)).version).toBe(1);
    await night('2026-11-21T18:00:00Z');
    const { id, version } = await lastRun(green);
    expect(version).toBe(2);
    const { data } = await green.ok('platform.historyIntegrityRun', { id });
    expect(data).toHaveLength(2);
  });

  it('is red when a balance is not what its moves say, names it, and stays red until it is', async () => {
    const table = rawTable(world, red.id);
    const Key = { pk: `item#${shop.itemId}`, sk: `balance#${shop.warehouseId}` };
    const add = (by: number) =>
      table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key,
          UpdateExpression: 'ADD onHand :by',
          ExpressionAttributeValues: { ':by': by },
        }),
      );
    await add(1);
    await night('2026-11-22T18:00:00Z');
    const found = await lastRun(red);
    expect(found.ok).toBe(false);
    expect(found.red).toBeGreaterThan(0);
    const broken = found.checks.filter((check: { ok: boolean }) => !check.ok);
    expect(broken[0].exceptions.length).toBeGreaterThan(0);
    expect(await lastRun(green)).toMatchObject({ ok: true });
    await add(-1);
    await night('2026-11-23T18:00:00Z');
    expect(await lastRun(red)).toMatchObject({ ok: true, red: 0 });
    table.close();
  });
});
