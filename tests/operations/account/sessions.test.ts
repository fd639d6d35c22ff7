import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let owner: TestTenant;
beforeAll(async () => {
  world = await startWorld();
  owner = await world.tenant({ company: 'First' });
});
afterAll(() => world.stop());

const anybody = { token: null };

const secondCompany = {
  name: 'Owner',
  company: 'Second',
  locale: 'en',
  accountingStandard: 'international',
  taxpayerType: 'general',
  costingMethod: 'fifo',
  firstPeriod: '2026-01',
};

const signIn = () => {
  const { email, password } = owner;
  return owner.ok('account.signIn', { email, password }, anybody);
};

async function founded(): Promise<string> {
  const { tenantId, state } = await owner.ok('account.foundCompany', secondCompany);
  expect(state).toBe('onboarding');
  await world.settle();
  return tenantId;
}

describe('a person with two companies', () => {
  it('founds the second, chooses it when renewing the session, and owns it', async () => {
    const second = await founded();
    const progress = await owner.ok('account.companyProgress', { tenantId: second });
    expect(progress).toEqual({ tenantId: second, name: 'Second', state: 'active' });

    const first = await signIn();
    const ids = first.companies.map(({ tenantId }: { tenantId: string }) => tenantId);
    expect(ids.toSorted()).toEqual([owner.id, second].toSorted());
    const unchosen = await owner.ok('account.me', {}, { token: first.accessToken });
    expect(unchosen.tenantId).toBeUndefined();
    expect(unchosen.member).toBeUndefined();

    const { refreshToken } = first;
    const chosen = { refreshToken, tenantId: second };
    const { accessToken } = await owner.ok('account.refreshSession', chosen, anybody);
    const me = await owner.ok('account.me', {}, { token: accessToken });
    expect(me).toMatchObject({ tenantId: second, member: { roles: ['owner'] } });
    const { data } = await owner.ok('platform.listCompany', {}, { token: accessToken });
    expect(data).toMatchObject([{ name: 'Second', costingMethod: 'fifo' }]);
  });

  it('cannot choose the company of a stranger', async () => {
    const stranger = await world.tenant();
    const { refreshToken } = await signIn();
    const chosen = { refreshToken, tenantId: stranger.id };
    const refused = await owner.call('account.refreshSession', chosen, anybody);
    expect(refused.status).toBe(404);
    expect(refused.body.code).toBe('companyNotFound');
    expect((await owner.call('account.companyProgress', { tenantId: stranger.id })).status).toBe(
      404,
    );
  });
});

describe('a session that has been signed out', () => {
  it('cannot be renewed, and takes its cookies along', async () => {
    const { refreshToken } = await signIn();
    const renewed = await owner.ok('account.refreshSession', { refreshToken }, anybody);
    const token = { refreshToken: renewed.refreshToken };
    const ended = await owner.call('account.signOut', token, anybody);
    expect(ended.body).toEqual({ signedOut: true });
    const cookies = ended.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(/Max-Age=0/);
    const refused = await owner.call('account.refreshSession', token, anybody);
    expect(refused.status).toBe(401);
    expect(refused.body.code).toBe('sessionEnded');
  });

  it('was needed: without a token there is nothing to renew', async () => {
    const refused = await owner.call('account.refreshSession', {}, anybody);
    expect(refused.status).toBe(401);
    expect(refused.body.code).toBe('sessionEnded');
  });
});

describe('a trial of what only the user pool can do', () => {
  it('is refused and leaves no company behind', async () => {
    const before = await owner.ok('account.me');
    const refused = await owner.call('account.foundCompany', secondCompany, { dryRun: true });
    expect(refused.status).toBe(400);
    expect(refused.body.code).toBe('dryRunNotOffered');
    await world.settle();
    expect((await owner.ok('account.me')).companies).toEqual(before.companies);
  });

  it('does not end the session that it asks about', async () => {
    const { refreshToken } = await signIn();
    const options = { ...anybody, dryRun: true };
    const refused = await owner.call('account.signOut', { refreshToken }, options);
    expect(refused.body.code).toBe('dryRunNotOffered');
    const renewed = await owner.call('account.refreshSession', { refreshToken }, anybody);
    expect(renewed.status).toBe(200);
  });
});
