import {
  ChangePasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIdentityProvider } from '../../functions/platform/identity/identity-provider.ts';
import { clientId, startLocalIdentity, tenantOne, userPoolId } from '../support/local-identity.ts';

const email = 'li.wei@example.com';
const password = 'four herons at dawn';
const source = '192.0.2.1';
let local: Awaited<ReturnType<typeof startLocalIdentity>>;

beforeEach(async () => {
  local = await startLocalIdentity();
});
afterEach(() => local.stop());

const failing = (status: number, code: string, pointer?: string) =>
  expect.objectContaining({ status, code, ...(pointer && { pointer }) });

describe('the identity provider', () => {
  it('signs up, signs in to a company, renews and signs out', async () => {
    const { provider, verify } = local;
    const { sub } = await provider.signUp({ email, password, name: '李伟' });
    local.members.set(tenantOne, new Set([sub]));
    const first = await provider.signIn({ email, password, source, tenantId: tenantOne });
    expect(first.expiresIn).toBe(900);
    const verified = await verify(first.accessToken);
    expect(verified).toMatchObject({ sub, tid: tenantOne });
    const second = await provider.refresh({ ...first, tenantId: tenantOne });
    expect((await verify(second.accessToken)).originJti).toBe(verified.originJti);
    await provider.signOut({ refreshToken: second.refreshToken });
    await expect(provider.refresh(second)).rejects.toEqual(failing(401, 'sessionEnded'));
  });

  it('leaves no session behind when the company is not the person’s', async () => {
    await local.provider.signUp({ email, password });
    await expect(
      local.provider.signIn({ email, password, source, tenantId: tenantOne }),
    ).rejects.toEqual(failing(404, 'companyNotFound', '/tenantId'));
    const live = 'SELECT count(*) AS n FROM identity_session WHERE revoked_at IS NULL';
    expect(local.db.prepare(live).get()).toEqual({ n: 0 });
  });

  it.each([
    ['no address', 'nobody', password, 422, 'emailNotValid', '/email'],
    ['a short password', email, 'short', 422, 'passwordTooShort', '/password'],
    ['a long one', email, 'ab'.repeat(65), 422, 'passwordTooLong', '/password'],
    ['a common one', email, 'Password1234', 422, 'passwordTooCommon', '/password'],
    ['a known address', 'Taken@Example.com', password, 409, 'emailTaken', '/email'],
  ])('refuses a sign-up with %s at the field', async (_, address, secret, status, code, at) => {
    await local.provider.signUp({ email: 'taken@example.com', password });
    await expect(local.provider.signUp({ email: address, password: secret })).rejects.toEqual(
      failing(status, code, at),
    );
  });

  it('invites a person once and finds them the second time', async () => {
    const first = await local.provider.invite({ email, name: '李伟' });
    expect(first.created).toBe(true);
    expect(await local.provider.invite({ email: 'LI.WEI@example.com' })).toEqual({
      sub: first.sub,
      created: false,
    });
    await local.provider.setPassword({ sub: first.sub, password });
    await expect(local.provider.signIn({ email, password, source })).resolves.toBeDefined();
  });

  it('switches an account off and on, ends all sessions, and deletes it', async () => {
    const { provider } = local;
    const { sub } = await provider.signUp({ email, password });
    const tokens = await provider.signIn({ email, password, source });
    await provider.disable(sub);
    await expect(provider.refresh(tokens)).rejects.toEqual(failing(401, 'sessionEnded'));
    await expect(provider.signIn({ email, password, source })).rejects.toEqual(
      failing(403, 'accountDisabled'),
    );
    await provider.enable(sub);
    await expect(provider.refresh(tokens)).rejects.toEqual(failing(401, 'sessionEnded'));
    const again = await provider.signIn({ email, password, source });
    await provider.signOutEverywhere(sub);
    await expect(provider.refresh(again)).rejects.toEqual(failing(401, 'sessionEnded'));
    await provider.deleteUser(sub);
    await expect(provider.signIn({ email, password, source })).rejects.toEqual(
      failing(401, 'signInFailed'),
    );
    await expect(provider.disable(sub)).rejects.toEqual(failing(404, 'personNotFound'));
  });

  it('changes a password, and says which of the two is wrong', async () => {
    const { provider } = local;
    await provider.signUp({ email, password });
    const { accessToken } = await provider.signIn({ email, password, source });
    const change = (currentPassword: string, next: string) =>
      provider.changePassword({ accessToken, currentPassword, password: next });
    await expect(change('not my password', 'five otters in rain')).rejects.toEqual(
      failing(422, 'currentPasswordWrong', '/currentPassword'),
    );
    await expect(change(password, 'tooshort')).rejects.toEqual(
      failing(422, 'passwordTooShort', '/password'),
    );
    await change(password, 'five otters in rain');
    await provider.signOut({ accessToken });
    await expect(change(password, 'six geese on ice now')).rejects.toEqual(
      failing(401, 'sessionEnded'),
    );
  });

  it('resets a forgotten password, ends the sessions and betrays no address', async () => {
    const { provider, mails } = local;
    await provider.signUp({ email, password });
    const tokens = await provider.signIn({ email, password, source });
    await provider.forgot({ email: 'nobody@example.com', source });
    await provider.forgot({ email, source });
    const reset = (address: string, code: string) =>
      provider.confirmForgot({ email: address, code, password: 'five otters in rain', source });
    const code = mails[0]?.code as string;
    const refused = failing(422, 'resetCodeInvalid', '/code');
    await expect(reset('nobody@example.com', code)).rejects.toEqual(refused);
    await expect(reset(email, '0')).rejects.toEqual(refused);
    await reset(email, code);
    await expect(provider.refresh(tokens)).rejects.toEqual(failing(401, 'sessionEnded'));
    for (let n = 0; n < 5; n++) await reset(email, '0').catch(() => {});
    await expect(reset(email, '0')).rejects.toEqual(failing(429, 'tooManyAttempts'));
  });

  it('gives the pool one form of a password, however the keyboard composed it', async () => {
    const pool = mockClient(CognitoIdentityProviderClient);
    pool.on(InitiateAuthCommand).resolves({
      AuthenticationResult: { AccessToken: 'a', RefreshToken: 'r', ExpiresIn: 900 },
    });
    pool.on(ChangePasswordCommand).resolves({});
    const client = new CognitoIdentityProviderClient({ region: 'local' });
    const provider = createIdentityProvider({ client, userPoolId, clientId });
    const wide = 'ｆｏｕｒ　ｈｅｒｏｎｓ at dawn';
    await provider.signIn({ email, password: wide, source });
    await provider.changePassword({ accessToken: 'a', currentPassword: wide, password: wide });
    const sent = pool.calls().map(({ args: [command] }) => command.input as unknown);
    pool.restore();
    expect(sent).toMatchObject([
      { AuthParameters: { PASSWORD: password } },
      { PreviousPassword: password, ProposedPassword: password },
    ]);
  });

  it('answers 503 while the user pool cannot be reached', async () => {
    const client = new CognitoIdentityProviderClient({
      region: 'local',
      endpoint: 'http://127.0.0.1:9',
      maxAttempts: 1,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const lost = createIdentityProvider({ client, userPoolId, clientId });
    await expect(lost.signIn({ email, password, source })).rejects.toEqual(
      failing(503, 'identityUnavailable'),
    );
  });
});
