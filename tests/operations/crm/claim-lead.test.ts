import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newLead, newRep, poolOf } from '../../support/crm.ts';
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

describe('200', () => {
  it('gives the lead to the claimer, phone and all, and says so in its history', async () => {
    const made = await newLead(tenant);
    const claimed = await rep.ok('crm.claimLead', { id: made.id });
    expect(claimed).toMatchObject({
      state: 'owned',
      ownerId: rep.memberId,
      team: 'east',
      region: '华东',
      phone: made.phone,
    });
    expect(await rep.ok('crm.getLead', { id: made.id })).toEqual(claimed);
    const { data } = await rep.ok('crm.historyLead', { id: made.id });
    expect(data[0]).toMatchObject({
      operation: 'crm.claimLead',
      actor: `user:${rep.memberId}`,
      changed: { ownerId: { before: null, after: rep.memberId } },
    });
  });

  it('of ten who claim at the same moment gives it to one; nine hear 409', async () => {
    const made = await newLead(tenant);
    const reps = await Promise.all(Array.from({ length: 10 }, () => newRep(tenant)));
    const tries = reps.map((one) => one.call('crm.claimLead', { id: made.id }));
    const answers = await Promise.all(tries);
    const winners = answers.filter(({ status }) => status === 200);
    expect(winners).toHaveLength(1);
    const codes = answers.map(({ status, body }) => `${status} ${body.code ?? 'won'}`).sort();
    expect(codes).toEqual(['200 won', ...Array(9).fill('409 crm.leadTaken')]);
    const lead = await tenant.ok('crm.getLead', { id: made.id });
    expect(winners[0]?.body.ownerId).toBe(lead.ownerId);
    expect(lead.version).toBe(2);
  });

  it('answers the same again under the same key, and to a second click', async () => {
    const made = await newLead(tenant);
    const first = await rep.call('crm.claimLead', { id: made.id }, { key: 'claim-1' });
    const again = await rep.call('crm.claimLead', { id: made.id }, { key: 'claim-1' });
    expect(again.body).toEqual(first.body);
    const click = await rep.ok('crm.claimLead', { id: made.id });
    expect(click.version).toBe(2);
  });

  it('shows in a dry run what would happen, without the phone and without taking it', async () => {
    const made = await newLead(tenant, { phone: '13812340001' });
    const dry = await rep.call('crm.claimLead', { id: made.id }, { dryRun: true });
    expect(dry.status).toBe(200);
    expect(dry.body.result).toMatchObject({ state: 'owned', ownerId: rep.memberId });
    expect(dry.text).not.toContain('13812340001');
    expect(dry.text).not.toContain('张三丰');
    expect((await tenant.ok('crm.getLead', { id: made.id })).state).toBe('pool');
  });
});

describe('403', () => {
  it('a role without leads may not claim', async () => {
    const made = await newLead(tenant);
    const accountant = await tenant.member(['accountant']);
    expect((await accountant.call('crm.claimLead', { id: made.id })).status).toBe(403);
  });

  it('an API key owns nothing', async () => {
    const made = await newLead(tenant);
    const { key } = await tenant.ok('platform.createApiKey', { name: 'k', scopes: ['lead.*'] });
    const answer = await tenant.call('crm.claimLead', { id: made.id }, { token: key });
    expect([answer.status, answer.body.code]).toEqual([403, 'crm.membersOnly']);
  });
});

describe('404', () => {
  it('a representative of another region does not learn that it exists', async () => {
    const made = await newLead(tenant);
    const stranger = await newRep(tenant, ['华中'], 'centre');
    for (const operation of ['crm.claimLead', 'crm.getLead', 'crm.historyLead']) {
      expect((await stranger.call(operation, { id: made.id })).status).toBe(404);
    }
    const list = await stranger.ok('crm.listLead');
    expect(list.data).toEqual([]);
  });

  it('neither does another company', async () => {
    const made = await newLead(tenant);
    const other = await world.tenant();
    expect((await other.call('crm.claimLead', { id: made.id })).status).toBe(404);
  });
});

describe('422', () => {
  it('stops at the daily cap, also when claims come at once', async () => {
    const pool = await poolOf(tenant, '西北');
    await tenant.ok('crm.updateLeadPool', { id: pool.id, dailyClaimLimit: 2 });
    const eager = await newRep(tenant, ['西北'], 'west');
    const made = await Promise.all(
      Array.from({ length: 5 }, () => newLead(tenant, { province: '陕西省' })),
    );
    const answers = await Promise.all(made.map(({ id }) => eager.call('crm.claimLead', { id })));
    const codes = answers.map(({ status, body }) => body.code ?? status).sort();
    const refused = Array(3).fill('crm.dailyClaimsSpent');
    expect(codes).toEqual([200, 200, ...refused]);
  });

  it('stops at the number of leads held until one is returned', async () => {
    const pool = await poolOf(tenant, '西南');
    await tenant.ok('crm.updateLeadPool', { id: pool.id, holdingLimit: 1, coolDownDays: null });
    const eager = await newRep(tenant, ['西南'], 'west');
    const first = await newLead(tenant, { province: '四川' });
    const second = await newLead(tenant, { province: '四川' });
    await eager.ok('crm.claimLead', { id: first.id });
    const refused = await eager.call('crm.claimLead', { id: second.id });
    expect([refused.status, refused.body.code]).toEqual([422, 'crm.tooManyLeadsHeld']);
    await eager.ok('crm.returnLead', { id: first.id });
    expect((await eager.ok('crm.claimLead', { id: second.id })).ownerId).toBe(eager.memberId);
  });

  it('leaves a returned lead to others for some days', async () => {
    const made = await newLead(tenant);
    await rep.ok('crm.claimLead', { id: made.id });
    await rep.ok('crm.returnLead', { id: made.id, reason: 'no answer' });
    const refused = await rep.call('crm.claimLead', { id: made.id });
    expect([refused.status, refused.body.code]).toEqual([422, 'crm.coolingDown']);
    const colleague = await newRep(tenant);
    expect((await colleague.ok('crm.claimLead', { id: made.id })).state).toBe('owned');
  });
});

it('400: an id of another kind', async () => {
  const answer = await rep.call('crm.claimLead', { id: 'opp_1' });
  expect(answer.status).toBe(400);
});
