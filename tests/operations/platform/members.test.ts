import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFaultPlan } from '../../../infra/local/store/faults.ts';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';

const faults = createFaultPlan({
  seed: 1,
  at: { 1: 'timeoutAfter' },
  only: ({ operation }) => operation === 'TransactWriteItems',
});
faults.active = false;

let world: World;
let tenant: TestTenant;
beforeAll(async () => {
  world = await startWorld({ faults });
  tenant = await world.tenant();
});
afterAll(() => world.stop());

describe('a company that has just signed up', () => {
  it('has its founder as the only member, who owns it', async () => {
    const { data } = await tenant.ok('platform.listMember');
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({ roles: ['owner'], email: tenant.email, active: true });
  });

  it('lets an invited accountant in once the mailed code has set a password', async () => {
    const accountant = await tenant.member(['accountant']);
    const me = await accountant.ok('account.me');
    expect(me.member.roles).toEqual(['accountant']);
    const refused = await accountant.call('platform.inviteMember', {
      name: 'X',
      email: 'x@example.test',
      roles: ['owner'],
    });
    expect(refused.status).toBe(403);
  });

  it('keeps its last owner', async () => {
    const { data } = await tenant.ok('platform.listMember', { filter: { roles: {} } });
    const owner = data.find((one: { roles: string[] }) => one.roles.includes('owner'));
    const answer = await tenant.call('platform.changeMember', { id: owner.id, roles: ['hr'] });
    expect(answer.status).toBe(422);
    expect(answer.body.code).toBe('lastOwner');
  });

  it('shuts out at once whoever is not active any more', async () => {
    const worker = await tenant.member(['accountant']);
    await tenant.ok('platform.changeMember', { id: worker.memberId, active: false });
    expect((await worker.call('platform.listMember')).status).toBe(403);
  });

  it('keeps a history of what changed, by whom', async () => {
    const { data } = await tenant.ok('platform.listMember', { search: 'accountant' });
    const id = data[0].id;
    await tenant.ok('platform.changeMember', { id, team: 'finance' });
    const history = await tenant.ok('platform.historyMember', { id });
    expect(history.data[0].changed.team).toEqual({ before: null, after: 'finance' });
    expect(history.data[0].operation).toBe('platform.changeMember');
  });
});

describe('an API key', () => {
  it('is shown once, works within its scopes, and is refused when revoked', async () => {
    const made = await tenant.ok('platform.createApiKey', {
      name: 'shop',
      scopes: ['member.read'],
    });
    expect(made.key).toMatch(/^tk_live_/);
    const asKey = { token: made.key };
    expect((await tenant.call('platform.listMember', {}, asKey)).status).toBe(200);
    const beyond = await tenant.call('platform.createApiKey', { name: 'b', scopes: ['*'] }, asKey);
    expect(beyond.status).toBe(403);
    await tenant.ok('platform.revokeApiKey', { id: made.id });
    expect((await tenant.call('platform.listMember', {}, asKey)).status).toBe(401);
  });

  it('whose creation is repeated is not made again, and its secret is not shown again', async () => {
    const input = { name: 'repeated', scopes: ['member.read'] };
    const first = await tenant.ok('platform.createApiKey', input, { key: 'again' });
    const second = await tenant.call('platform.createApiKey', input, { key: 'again' });
    expect(second.status).toBe(409);
    expect(second.body.code).toBe('secretShownOnce');
    expect(second.text).not.toContain(first.key);
    const other = { ...input, name: 'another' };
    const reused = await tenant.call('platform.createApiKey', other, { key: 'again' });
    expect(reused.status).toBe(422);
    const { data } = await tenant.ok('platform.listApiKey', { search: 'repeated' });
    expect(data).toHaveLength(1);
  });

  it('is shown although the answer of the store was lost on the way', async () => {
    faults.active = true;
    const made = await tenant.ok('platform.createApiKey', {
      name: 'lost',
      scopes: ['member.read'],
    });
    faults.active = false;
    expect(faults.injected).toHaveLength(1);
    const asKey = await tenant.call('platform.listMember', {}, { token: made.key });
    expect(asKey.status).toBe(200);
  });
});
