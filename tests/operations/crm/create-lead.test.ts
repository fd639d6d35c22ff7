import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newLead, newPhone, newRep, poolOf } from '../../support/crm.ts';
import { startWorld, type TestMember, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let tenant: TestTenant;
let rep: TestMember;
beforeAll(async () => {
  world = await startWorld();
  tenant = await world.tenant();
  rep = await newRep(tenant);
});
afterAll(() => world.stop());

describe('201', () => {
  it.each([
    ['浙江省', '华东'],
    ['广东', '华南'],
    ['河南', '华中'],
    ['北京市', '华北'],
    ['重庆', '西南'],
    ['新疆维吾尔自治区', '西北'],
    ['黑龙江', '东北'],
  ])('a lead from %s goes to the pool of %s', async (province, region) => {
    const pool = await poolOf(tenant, region);
    const made = await newLead(tenant, { province });
    expect(made).toMatchObject({ state: 'pool', poolId: pool.id, region });
    expect(made.ownerId).toBeUndefined();
  });

  it('a lead from nowhere goes to the pool that takes the rest, and everybody sees it', async () => {
    const made = await newLead(tenant, { province: undefined });
    const page = await rep.ok('crm.listPooledLeads', { id: made.poolId });
    expect(page.data.map(({ id }: { id: string }) => id)).toContain(made.id);
    expect(made.region).toBeUndefined();
  });

  it('with an owner it is theirs at once', async () => {
    const made = await newLead(rep, { ownerId: rep.memberId });
    expect(made).toMatchObject({ state: 'owned', ownerId: rep.memberId, team: 'east' });
    expect((await rep.ok('crm.listLead')).data.map(({ id }: { id: string }) => id)).toEqual([
      made.id,
    ]);
  });

  it('the same key makes one lead, and another body under it is refused', async () => {
    const body = { companyName: 'Once', phone: newPhone(), province: '浙江' };
    const first = await tenant.call('crm.createLead', body, { key: 'create-1' });
    const again = await tenant.call('crm.createLead', body, { key: 'create-1' });
    expect([again.status, again.body]).toEqual([201, first.body]);
    const other = { ...body, companyName: 'Twice' };
    const refused = await tenant.call('crm.createLead', other, { key: 'create-1' });
    expect([refused.status, refused.body.code]).toEqual([422, 'idempotencyKeyReused']);
  });

  it('a dry run names the pool and writes nothing', async () => {
    const pool = await poolOf(tenant, '华东');
    const body = { companyName: 'Dry', province: '浙江' };
    const dry = await tenant.call('crm.createLead', body, { dryRun: true });
    expect(dry.body).toMatchObject({
      dryRun: true,
      result: { state: 'pool', poolId: pool.id },
      events: [{ event: 'crm.leadCaptured' }],
    });
    expect((await tenant.ok('crm.listLead', { search: 'Dry' })).data).toEqual([]);
  });

  it('in an English company there is one pool for all', async () => {
    const english = await world.tenant({ locale: 'en', accountingStandard: 'international' });
    const made = await newLead(english, { province: 'Kent' });
    const { data } = await english.ok('crm.listLeadPool');
    expect(data).toHaveLength(1);
    expect(made.poolId).toBe(data[0].id);
  });
});

describe('refusals', () => {
  it('400: without a company name, and for fields that the server sets', async () => {
    const unnamed = await tenant.call('crm.createLead', { phone: newPhone() });
    expect([unnamed.status, unnamed.body.errors[0].pointer]).toEqual([400, '/companyName']);
    const forged = await tenant.call('crm.createLead', { companyName: 'X', state: 'converted' });
    expect(forged.status).toBe(400);
  });

  it('403: a representative gives a lead to nobody but themselves', async () => {
    const colleague = await newRep(tenant);
    const answer = await rep.call('crm.createLead', {
      companyName: 'X',
      ownerId: colleague.memberId,
    });
    expect([answer.status, answer.body.code]).toEqual([403, 'crm.ownerOutOfReach']);
  });

  it('403: an accountant has no leads', async () => {
    const accountant = await tenant.member(['accountant']);
    expect((await accountant.call('crm.createLead', { companyName: 'X' })).status).toBe(403);
  });

  it('409: a number that a lead has already, with the owner for those who may see it', async () => {
    const made = await newLead(rep, { ownerId: rep.memberId });
    const again = { companyName: 'Other', phone: `+86 ${made.phone}` };
    const manager = await tenant.member(['salesManager'], { team: 'east' });
    const stranger = await newRep(tenant, ['华中'], 'centre');
    const seen = await manager.call('crm.createLead', again);
    expect([seen.status, seen.body.code]).toEqual([409, 'crm.leadExists']);
    expect(seen.body.params.by).toBe('followed by Member salesRep');
    const unseen = await stranger.call('crm.createLead', again);
    expect([unseen.status, unseen.body.params.by]).toEqual([409, 'followed by somebody']);
  });

  it('409: of ten with one new number at once, one is made', async () => {
    const phone = newPhone();
    const tries = Array.from({ length: 10 }, (_, n) =>
      tenant.call('crm.createLead', { companyName: `Rush ${n}`, phone }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array(9).fill(409)]);
  });

  it('422: no pool takes the province', async () => {
    const english = await world.tenant({ locale: 'en', accountingStandard: 'international' });
    const { data } = await english.ok('crm.listLeadPool');
    await english.ok('crm.updateLeadPool', { id: data[0].id, takesRest: false });
    const body = { companyName: 'X', province: 'Kent' };
    const answer = await english.call('crm.createLead', body);
    expect([answer.status, answer.body.code]).toEqual([422, 'crm.noPool']);
    expect(answer.body.errors[0].pointer).toBe('/province');
  });
});
