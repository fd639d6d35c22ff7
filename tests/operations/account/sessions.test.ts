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

describe('a person who is signed in', () => {
  it('changes the password with the old one, and only the session they are in goes on', async () => {
    const t = await world.tenant({ company: 'Changing' });
    const { email, password } = t;
    const begin = (secret: string) =>
      t.call('account.signIn', { email, password: secret }, anybody);
    const other = (await begin(password)).body;
    const next = 'five otters in the rain';
    const change = (currentPassword: string, secret: string) =>
      t.call('account.changePassword', { currentPassword, password: secret });

    const wrong = await change('not my password', next);
    expect([wrong.status, wrong.body.code]).toEqual([422, 'currentPasswordWrong']);
    expect(wrong.body.errors[0].pointer).toBe('/currentPassword');
    const weak = await change(password, 'short');
    expect([weak.status, weak.body.code]).toEqual([422, 'passwordTooShort']);
    expect((await begin(password)).status).toBe(201);

    const changed = await change(password, next);
    expect([changed.status, changed.body.changed]).toEqual([200, true]);
    expect(changed.headers.getSetCookie()).toHaveLength(2);
    const { accessToken, refreshToken } = changed.body.session;
    const me = await t.ok('account.me', {}, { token: accessToken });
    expect(me.tenantId).toBe(t.id);
    const renew = (token: string) =>
      t.call('account.refreshSession', { refreshToken: token }, anybody);
    expect((await renew(other.refreshToken)).body.code).toBe('sessionEnded');
    expect((await renew(refreshToken)).status).toBe(200);
    expect((await begin(password)).body.code).toBe('signInFailed');
    expect((await begin(next)).status).toBe(201);
  });

  it('signs out everywhere: no session of theirs can be renewed, those of others can', async () => {
    const t = await world.tenant({ company: 'Leaving' });
    const { email, password } = t;
    const begin = () => t.ok('account.signIn', { email, password }, anybody);
    const sessions = [await begin(), await begin()];
    const stranger = await signIn();
    const ended = await t.call('account.signOutEverywhere');
    expect(ended.body).toEqual({ signedOut: true });
    for (const cookie of ended.headers.getSetCookie()) expect(cookie).toMatch(/Max-Age=0/);
    for (const { refreshToken } of sessions) {
      const refused = await t.call('account.refreshSession', { refreshToken }, anybody);
      expect([refused.status, refused.body.code]).toEqual([401, 'sessionEnded']);
    }
    const { refreshToken } = stranger;
    expect((await owner.call('account.refreshSession', { refreshToken }, anybody)).status).toBe(
      200,
    );
    await begin();
  });

  it('needs to be: neither is there for anybody', async () => {
    const secret = { currentPassword: 'a', password: 'five otters in the rain' };
    expect((await owner.call('account.changePassword', secret, anybody)).status).toBe(401);
    expect((await owner.call('account.signOutEverywhere', {}, anybody)).status).toBe(401);
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
