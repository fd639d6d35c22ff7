import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newLead, newPhone, newRep } from '../../support/crm.ts';
import { startWorld, type TestMember, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let tenant: TestTenant;
let rep: TestMember;
let manager: TestMember;
beforeAll(async () => {
  world = await startWorld();
  tenant = await world.tenant();
  rep = await newRep(tenant);
  manager = await tenant.member(['salesManager'], { team: 'east', regions: ['华东'] });
});
afterAll(() => world.stop());

const owned = () => newLead(rep, { ownerId: rep.memberId });

describe('crm.returnLead', () => {
  it('200: puts the lead into its pool, out of the owner’s sight', async () => {
    const made = await owned();
    const returned = await rep.ok('crm.returnLead', { id: made.id, reason: '无预算' });
    expect(returned).toMatchObject({ state: 'pool', poolId: made.poolId, closeReason: '无预算' });
    expect(returned.ownerId).toBeUndefined();
    expect((await rep.call('crm.getLead', { id: made.id })).status).toBe(404);
    const { data } = await rep.ok('crm.listPooledLeads', { id: made.poolId });
    const row = data.find(({ id }: { id: string }) => id === made.id);
    expect(row.phone).toBe(`138****${made.phone.slice(-4)}`);
    expect(row.contactName).toBe('张**');
    expect(row.email).toBe('z***@example.com');
  });

  it('200: a dry run leaves the lead where it is', async () => {
    const made = await owned();
    await rep.ok('crm.returnLead', { id: made.id }, { dryRun: true });
    expect((await rep.ok('crm.getLead', { id: made.id })).version).toBe(1);
  });

  it('200: the same key answers the same, though the lead is out of sight by now', async () => {
    const made = await owned();
    const first = await rep.ok('crm.returnLead', { id: made.id }, { key: 'return-1' });
    expect(await rep.ok('crm.returnLead', { id: made.id }, { key: 'return-1' })).toEqual(first);
  });

  it('404: not the lead of somebody else', async () => {
    const made = await owned();
    const other = await newRep(tenant);
    expect((await other.call('crm.returnLead', { id: made.id })).status).toBe(404);
  });

  it('409: what lies in the pool cannot be returned', async () => {
    const made = await newLead(tenant);
    const answer = await tenant.call('crm.returnLead', { id: made.id });
    expect([answer.status, answer.body.code]).toEqual([409, 'invalidTransition']);
  });
});

describe('crm.assignLead', () => {
  it('200: a manager hands a lead of the pool to somebody of the team', async () => {
    const made = await newLead(tenant);
    const given = await manager.ok('crm.assignLead', { id: made.id, ownerId: rep.memberId });
    expect(given).toMatchObject({ state: 'owned', ownerId: rep.memberId, team: 'east' });
  });

  it('200: a manager’s dry run does not show the phone of a lead in the pool', async () => {
    const made = await newLead(tenant);
    const input = { id: made.id, ownerId: rep.memberId };
    const dry = await manager.call('crm.assignLead', input, { dryRun: true });
    expect(dry.status).toBe(200);
    expect(dry.text).not.toContain(made.phone);
  });

  it('403: not to another team', async () => {
    const made = await newLead(tenant);
    const stranger = await newRep(tenant, ['华中'], 'centre');
    const input = { id: made.id, ownerId: stranger.memberId };
    const answer = await manager.call('crm.assignLead', input);
    expect([answer.status, answer.body.code]).toEqual([403, 'crm.ownerOutOfReach']);
  });

  it('404: a representative does not take leads from the pool this way, past the cap', async () => {
    const made = await newLead(tenant);
    const input = { id: made.id, ownerId: rep.memberId };
    expect((await rep.call('crm.assignLead', input)).status).toBe(404);
  });

  it('422: not to somebody who has left', async () => {
    const made = await newLead(tenant);
    const gone = await newRep(tenant);
    await tenant.ok('platform.changeMember', { id: gone.memberId, active: false });
    const answer = await tenant.call('crm.assignLead', { id: made.id, ownerId: gone.memberId });
    expect([answer.status, answer.body.code]).toEqual([422, 'crm.ownerInactive']);
  });
});

describe('crm.loseLead', () => {
  it('200: keeps the reason and frees the phone number for a new lead', async () => {
    const made = await owned();
    const lost = await rep.ok('crm.loseLead', { id: made.id, reason: '空号' });
    expect(lost).toMatchObject({ state: 'lost', closeReason: '空号' });
    const again = await newLead(rep, { phone: made.phone, ownerId: rep.memberId });
    expect(again.id).not.toBe(made.id);
  });

  it('409: a lost lead can be neither lost again, nor edited, nor assigned', async () => {
    const made = await owned();
    await rep.ok('crm.loseLead', { id: made.id, reason: 'x' });
    const tries = [
      rep.call('crm.loseLead', { id: made.id, reason: 'y' }),
      rep.call('crm.updateLead', { id: made.id, companyName: 'Z' }),
      rep.call('crm.assignLead', { id: made.id, ownerId: rep.memberId }),
      rep.call('crm.convertLead', { id: made.id }),
    ];
    for (const { status } of await Promise.all(tries)) expect(status).toBe(409);
  });
});

describe('crm.updateLead', () => {
  it('200: a pooled lead whose province was wrong moves to the right pool', async () => {
    const made = await newLead(tenant);
    const moved = await tenant.ok('crm.updateLead', { id: made.id, province: '湖北' });
    expect(moved.region).toBe('华中');
    expect(moved.poolId).not.toBe(made.poolId);
  });

  it('200: null clears a field, and an old number is free again', async () => {
    const made = await owned();
    const changed = await rep.ok('crm.updateLead', { id: made.id, phone: newPhone(), email: null });
    expect(changed.email).toBeUndefined();
    await newLead(rep, { phone: made.phone, ownerId: rep.memberId });
  });

  it('409: not to the number of another lead', async () => {
    const [one, two] = [await owned(), await owned()];
    const answer = await rep.call('crm.updateLead', { id: one.id, phone: two.phone });
    expect([answer.status, answer.body.code]).toEqual([409, 'crm.leadExists']);
  });

  it('412: not over a version that somebody else has changed', async () => {
    const made = await owned();
    await rep.ok('crm.updateLead', { id: made.id, source: '展会' });
    const input = { id: made.id, source: '官网' };
    expect((await rep.call('crm.updateLead', input, { ifMatch: 1 })).status).toBe(412);
  });
});
