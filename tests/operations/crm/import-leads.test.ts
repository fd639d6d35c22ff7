import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { poolOf } from '../../support/crm.ts';
import { startWorld, type TestMember, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let tenant: TestTenant;
let marketer: TestMember;
beforeAll(async () => {
  world = await startWorld();
  tenant = await world.tenant();
  marketer = await tenant.member(['marketer']);
});
afterAll(() => world.stop());

async function imported(rows: readonly string[]) {
  const content = `${['公司名称,联系人,电话,省份,来源', ...rows].join('\n')}\n`;
  const started = await marketer.ok('platform.importTable', { target: 'lead', content });
  await world.settle();
  return marketer.ok('platform.getJob', { id: started.id });
}

describe('the list of a fair', () => {
  const list = Array.from(
    { length: 100 },
    (_, n) => `工厂${n},王${n},139${10_000_000 + n},${n % 4 ? '江苏省' : '湖北'},2026 工博会`,
  );

  it('fills the pools by province, and the same list again changes nothing', async () => {
    expect(await imported(list)).toMatchObject({ state: 'succeeded', created: 100, failed: 0 });
    for (const [region, count] of [
      ['华东', 75],
      ['华中', 25],
    ] as const) {
      const pool = await poolOf(tenant, region);
      const page = await tenant.ok('crm.listPooledLeads', { id: pool.id, source: '2026 工博会' });
      expect(page.total).toBe(count);
    }
    expect(await imported(list)).toMatchObject({ created: 0, unchanged: 100, failed: 0 });
  });

  it('tells which rows belong to somebody already, and takes the others', async () => {
    const job = await imported(['新厂,赵,13910000001,江苏,', '另一家,钱,13999999999,江苏,']);
    expect(job).toMatchObject({ created: 1, failed: 1 });
    expect(job.errors[0]).toMatchObject({ row: 2, code: 'crm.leadExists' });
  });
});
