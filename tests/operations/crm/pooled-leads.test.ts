import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newLead, newRep, poolOf } from '../../support/crm.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let tenant: TestTenant;
beforeAll(async () => {
  world = await startWorld();
  tenant = await world.tenant();
});
afterAll(() => world.stop());

const idsOf = (page: Body) => page.data.map(({ id }: Body) => id);

describe('crm.listPooledLeads', () => {
  it('200: shows 100 leads page by page, masked; a claimed one is gone', async () => {
    const pool = await poolOf(tenant, '华东');
    const names = Array.from({ length: 100 }, (_, n) => `Fair ${n}`);
    for (let start = 0; start < names.length; start += 20) {
      const some = names.slice(start, start + 20);
      await Promise.all(
        some.map((companyName) => newLead(tenant, { companyName, source: '2026 工博会' })),
      );
    }
    const rep = await newRep(tenant);
    const first = await rep.ok('crm.listPooledLeads', { id: pool.id, limit: 60 });
    const input = { id: pool.id, limit: 60, cursor: first.nextCursor };
    const second = await rep.ok('crm.listPooledLeads', input);
    expect([first.total, first.data.length, second.data.length]).toEqual([100, 60, 40]);
    expect(new Set([...idsOf(first), ...idsOf(second)]).size).toBe(100);
    for (const row of [...first.data, ...second.data]) {
      expect(row.phone).toMatch(/^138\*{4}\d{4}$/);
      expect(row.contactName).toBe('张**');
    }
    await rep.ok('crm.claimLead', { id: first.data[0].id });
    expect((await rep.ok('crm.listPooledLeads', { id: pool.id })).total).toBe(99);
    expect(idsOf(await rep.ok('crm.listLead'))).toEqual([first.data[0].id]);
  });

  it('200: filters by company, province and source', async () => {
    const pool = await poolOf(tenant, '华中');
    const made = await newLead(tenant, {
      companyName: '武汉轴承座厂',
      province: '湖北',
      source: '官网',
    });
    await newLead(tenant, { companyName: '长沙', province: '湖南' });
    for (const filter of [{ companyName: '轴承' }, { province: '湖北' }, { source: '官网' }]) {
      const page = await tenant.ok('crm.listPooledLeads', { id: pool.id, ...filter });
      expect(idsOf(page)).toEqual([made.id]);
    }
  });

  it('200: somebody of no region who is named a member sees the pool', async () => {
    const pool = await poolOf(tenant, '东北');
    const rep = await newRep(tenant, [], 'north');
    expect((await rep.call('crm.listPooledLeads', { id: pool.id })).status).toBe(404);
    await tenant.ok('crm.updateLeadPool', { id: pool.id, memberIds: [rep.memberId] });
    expect((await rep.call('crm.listPooledLeads', { id: pool.id })).status).toBe(200);
  });

  it('400: a cursor of another pool is refused', async () => {
    const [east, north] = [await poolOf(tenant, '华东'), await poolOf(tenant, '华北')];
    const page = await tenant.ok('crm.listPooledLeads', { id: east.id, limit: 1 });
    const input = { id: north.id, cursor: page.nextCursor };
    expect((await tenant.call('crm.listPooledLeads', input)).status).toBe(400);
  });

  it('403: an accountant has no pools', async () => {
    const pool = await poolOf(tenant, '华东');
    const accountant = await tenant.member(['accountant']);
    expect((await accountant.call('crm.listPooledLeads', { id: pool.id })).status).toBe(403);
  });

  it('404: a pool of another region, and one of another company', async () => {
    const pool = await poolOf(tenant, '华东');
    const stranger = await newRep(tenant, ['华中'], 'centre');
    expect((await stranger.call('crm.listPooledLeads', { id: pool.id })).status).toBe(404);
    const other = await world.tenant();
    expect((await other.call('crm.listPooledLeads', { id: pool.id })).status).toBe(404);
  });
});

describe('whose leads one sees', () => {
  it('own, the team’s, or all, and no field of the others by any filter', async () => {
    const [a, b] = [await newRep(tenant, [], 'red'), await newRep(tenant, [], 'red')];
    const outsider = await newRep(tenant, [], 'blue');
    const manager = await tenant.member(['salesManager'], { team: 'red' });
    const made = [];
    for (const rep of [a, b, outsider]) {
      made.push((await newLead(rep, { ownerId: rep.memberId, source: 'scope' })).id);
    }
    const filter = { source: { eq: 'scope' } };
    const seen = async (by: typeof a) => idsOf(await by.ok('crm.listLead', { filter })).sort();
    expect(await seen(a)).toEqual([made[0]]);
    expect(await seen(manager)).toEqual(made.slice(0, 2).sort());
    expect(idsOf(await tenant.ok('crm.listLead', { filter })).sort()).toEqual([...made].sort());
    expect((await manager.call('crm.getLead', { id: made[2] })).status).toBe(404);
  });
});
