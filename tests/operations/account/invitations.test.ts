import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let host: TestTenant;
let guest: TestTenant;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const anybody = { token: null };

/** A company invites somebody who has an account and a company of their own. */
beforeEach(async () => {
  [host, guest] = await Promise.all([
    world.tenant({ company: 'Host', locale: 'en' }),
    world.tenant({ company: 'Guest' }),
  ]);
  const { email } = guest;
  await host.ok('platform.inviteMember', { name: 'Guest', email, roles: ['auditor'] });
  await world.settle();
});

const signIn = (tenantId?: string) => {
  const { email, password } = guest;
  return guest.call('account.signIn', { email, password, tenantId }, anybody);
};
const choose = (refreshToken: string, tenantId = host.id) =>
  guest.call('account.refreshSession', { refreshToken, tenantId }, anybody);
const entry = (companies: { tenantId: string; invited?: boolean }[]) =>
  companies.find(({ tenantId }) => tenantId === host.id);

describe('an invitation of somebody who has an account', () => {
  it('puts them into nothing: they sign in to their own company, and see that they are asked', async () => {
    const { body } = await signIn();
    expect(entry(body.companies)).toEqual({ tenantId: host.id, name: 'Host', invited: true });
    const me = await guest.ok('account.me', {}, { token: body.accessToken });
    expect(me.tenantId).toBe(guest.id);
    expect(entry(me.companies)).toMatchObject({ invited: true });
  });

  it('gives no session in that company before they accept', async () => {
    const { body } = await signIn();
    const refused = await choose(body.refreshToken);
    expect([refused.status, refused.body.code]).toEqual([404, 'companyNotFound']);
    expect((await guest.call('account.companyProgress', { tenantId: host.id })).status).toBe(404);
  });

  it('once accepted lets them choose the company, and is no invitation any more', async () => {
    const { body } = await signIn();
    const accepting = { tenantId: host.id };
    expect(await guest.ok('account.acceptInvitation', accepting)).toMatchObject({ accepted: true });
    expect((await guest.call('account.acceptInvitation', accepting)).status).toBe(200);
    const chosen = await choose(body.refreshToken);
    expect(chosen.status).toBe(200);
    const me = await guest.ok('account.me', {}, { token: chosen.body.accessToken });
    expect(me).toMatchObject({ tenantId: host.id, member: { roles: ['auditor'] } });
    expect(entry(me.companies)).toEqual({ tenantId: host.id, name: 'Host' });
  });

  it('is accepted by signing in to that very company', async () => {
    const { status, body } = await signIn(host.id);
    expect(status).toBe(201);
    expect(entry(body.companies)).toEqual({ tenantId: host.id, name: 'Host' });
    const me = await guest.ok('account.me', {}, { token: body.accessToken });
    expect(me.tenantId).toBe(host.id);
  });

  it('cannot be accepted by anybody else, nor where there is none', async () => {
    const stranger = await world.tenant();
    const refused = await stranger.call('account.acceptInvitation', { tenantId: host.id });
    expect([refused.status, refused.body.code]).toEqual([404, 'companyNotFound']);
  });

  it('that was taken back is gone, and given again has to be accepted', async () => {
    const { data } = await host.ok('platform.listMember', { search: 'Guest' });
    const { id } = data[0];
    await host.ok('platform.changeMember', { id, active: false });
    await world.settle();
    expect(entry((await signIn()).body.companies)).toBeUndefined();
    await host.ok('platform.changeMember', { id, active: true });
    await world.settle();
    expect(entry((await signIn()).body.companies)).toMatchObject({ invited: true });
  });

  it('stays accepted when roles change', async () => {
    await guest.ok('account.acceptInvitation', { tenantId: host.id });
    const { data } = await host.ok('platform.listMember', { search: 'Guest' });
    await host.ok('platform.changeMember', { id: data[0].id, roles: ['accountant'] });
    await world.settle();
    expect((await signIn(host.id)).status).toBe(201);
    expect(entry((await signIn()).body.companies)).not.toHaveProperty('invited');
  });
});

describe('an invitation of somebody new', () => {
  it('makes their account, so setting its password is enough', async () => {
    const member = await host.member(['worker']);
    expect((await member.ok('account.me')).tenantId).toBe(host.id);
  });
});
