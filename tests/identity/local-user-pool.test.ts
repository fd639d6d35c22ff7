import { get } from 'node:http';
import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  ChangePasswordCommand,
  type CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  clientId as ClientId,
  startLocalIdentity,
  tenantOne,
  userPoolId as UserPoolId,
} from '../support/local-identity.ts';

const Username = 'li.wei@example.com';
const Password = 'four herons at dawn';
type Local = Awaited<ReturnType<typeof startLocalIdentity>>;
let local: Local;
let client: CognitoIdentityProviderClient;

beforeEach(async () => {
  local = await startLocalIdentity();
  client = local.client;
});
afterEach(() => local.stop());

const signUp = (username = Username, password = Password) =>
  client.send(new SignUpCommand({ ClientId, Username: username, Password: password }));
const signIn = async (password = Password, username = Username, source = '192.0.2.1') => {
  const { AuthenticationResult } = await client.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: username, PASSWORD: password },
      ClientMetadata: { tenantId: tenantOne },
      UserContextData: { IpAddress: source },
    }),
  );
  const { AccessToken = '', RefreshToken = '', IdToken = '' } = AuthenticationResult ?? {};
  return { AccessToken, RefreshToken, IdToken };
};
const renew = async (RefreshToken: string, tenantId?: string) => {
  const { AuthenticationResult } = await client.send(
    new GetTokensFromRefreshTokenCommand({
      ClientId,
      RefreshToken,
      ...(tenantId && { ClientMetadata: { tenantId } }),
    }),
  );
  const { AccessToken = '', RefreshToken: next = '' } = AuthenticationResult ?? {};
  return { AccessToken, RefreshToken: next };
};
const named = (name: string, message?: RegExp) =>
  expect.objectContaining({ name, ...(message && { message: expect.stringMatching(message) }) });
const wrong = named('NotAuthorizedException', /^Incorrect username or password\.$/);

describe('tokens', () => {
  it('are shaped like those of a user pool and live fifteen minutes', async () => {
    const { UserSub, UserConfirmed } = await signUp();
    expect(UserConfirmed).toBe(true);
    const { AccessToken, IdToken } = await signIn();
    const at = Math.floor(local.clock.now() / 1000);
    expect(decodeProtectedHeader(AccessToken)).toEqual({
      alg: 'RS256',
      kid: expect.stringMatching(/^[\w-]{43}$/),
    });
    const uuid = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/);
    expect(decodeJwt(AccessToken)).toEqual({
      sub: UserSub,
      iss: local.issuer,
      client_id: ClientId,
      origin_jti: uuid,
      token_use: 'access',
      scope: 'aws.cognito.signin.user.admin',
      auth_time: at,
      iat: at,
      exp: at + 900,
      jti: uuid,
      username: UserSub,
    });
    expect(decodeJwt(IdToken)).toMatchObject({ token_use: 'id', aud: ClientId, email: Username });
    await expect(local.verify(IdToken)).rejects.toMatchObject({ code: 'tokenInvalid' });
  });

  it('name a company only after a refresh that asks for it, as a member', async () => {
    const { UserSub = '' } = await signUp();
    local.members.set(tenantOne, new Set([UserSub]));
    const first = await signIn();
    expect((await local.verify(first.AccessToken)).tid).toBeUndefined();
    expect(local.triggers[0]).toMatchObject({
      version: '2',
      triggerSource: 'TokenGeneration_Authentication',
      userName: UserSub,
    });
    expect(local.triggers[0]?.request.clientMetadata).toBeUndefined();
    const second = await renew(first.RefreshToken, tenantOne);
    expect(await local.verify(second.AccessToken)).toMatchObject({ sub: UserSub, tid: tenantOne });
    const third = await renew(second.RefreshToken);
    expect((await local.verify(third.AccessToken)).tid).toBeUndefined();
  });

  it('are refused to strangers of a company, and the session goes on', async () => {
    await signUp();
    const { RefreshToken } = await signIn();
    await expect(renew(RefreshToken, tenantOne)).rejects.toEqual(
      named('UserLambdaValidationException', /There is no such company/),
    );
    await expect(renew(RefreshToken)).resolves.toBeDefined();
  });

  it('keep verifying after a restart over the same file', async () => {
    await signUp();
    const { AccessToken, RefreshToken } = await signIn();
    const again = await startLocalIdentity({ db: local.db });
    expect(again.identity.jwks().body).toBe(local.identity.jwks().body);
    await expect(local.verify(AccessToken)).resolves.toBeDefined();
    const command = new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken });
    await expect(again.client.send(command)).resolves.toBeDefined();
    await again.stop();
  });
});

describe('a refresh token', () => {
  beforeEach(async () => void (await signUp()));

  it('is replaced at each use, works on for the grace period, and then betrays a copy', async () => {
    const { RefreshToken: first } = await signIn();
    const { RefreshToken: second } = await renew(first);
    expect(second).not.toBe(first);
    local.clock.advance(10_000);
    await expect(renew(first)).resolves.toBeDefined();
    local.clock.advance(1);
    await expect(renew(first)).rejects.toEqual(named('RefreshTokenReuseException'));
    await expect(renew(second)).rejects.toEqual(named('NotAuthorizedException', /revoked/));
  });

  it('ends thirty days after the sign-in, however often it was renewed', async () => {
    let { RefreshToken } = await signIn();
    for (let day = 1; day < 30; day++) {
      local.clock.advance(86_400_000);
      ({ RefreshToken } = await renew(RefreshToken));
    }
    local.clock.advance(86_400_000);
    await expect(renew(RefreshToken)).rejects.toEqual(named('NotAuthorizedException', /expired/));
  });

  it('is refused when invented, and by the flow that rotation rules out', async () => {
    await expect(renew('x'.repeat(64))).rejects.toEqual(named('NotAuthorizedException'));
    const { RefreshToken } = await signIn();
    const old = new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: RefreshToken },
    });
    await expect(client.send(old)).rejects.toEqual(named('NotAuthorizedException', /rotation/));
  });

  it('ends its own session when revoked, all sessions at a global sign-out', async () => {
    const [a, b, c] = [await signIn(), await signIn(), await signIn()];
    await client.send(new RevokeTokenCommand({ ClientId, Token: a.RefreshToken }));
    await expect(renew(a.RefreshToken)).rejects.toEqual(named('NotAuthorizedException'));
    await expect(client.send(new GetUserCommand({ AccessToken: a.AccessToken }))).rejects.toEqual(
      named('NotAuthorizedException', /revoked/),
    );
    await expect(renew(b.RefreshToken)).resolves.toBeDefined();
    await client.send(new GlobalSignOutCommand({ AccessToken: c.AccessToken }));
    await expect(renew(c.RefreshToken)).rejects.toEqual(named('NotAuthorizedException'));
    await expect(renew(b.RefreshToken)).rejects.toEqual(named('NotAuthorizedException'));
  });
});

describe('accounts', () => {
  it('exist once per address, however it is written', async () => {
    await signUp();
    await expect(signUp(' Li.Wei@EXAMPLE.com')).rejects.toEqual(named('UsernameExistsException'));
    await expect(signIn(Password, 'ＬＩ.wei@example.com')).resolves.toBeDefined();
  });

  it('are not made with common or short passwords, nor for what is no address', async () => {
    for (const bad of ['short', 'password1234', 'x'.repeat(129), 'qwertyuiopas']) {
      await expect(signUp(Username, bad)).rejects.toEqual(named('InvalidPasswordException'));
    }
    await expect(signUp('nobody')).rejects.toEqual(named('InvalidParameterException'));
  });

  it('can be invited, and signed in to once a password is set', async () => {
    const invite = new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' });
    const { User } = await client.send(invite);
    expect(User).toMatchObject({ UserStatus: 'FORCE_CHANGE_PASSWORD', Enabled: true });
    await expect(signIn()).rejects.toEqual(wrong);
    await client.send(
      new AdminSetUserPasswordCommand({
        UserPoolId,
        Username: User?.Username,
        Password,
        Permanent: true,
      }),
    );
    await expect(signIn()).resolves.toBeDefined();
    const known = await client.send(new AdminGetUserCommand({ UserPoolId, Username }));
    expect(known.UserStatus).toBe('CONFIRMED');
    expect(known.UserCreateDate?.getTime()).toBe(local.clock.now());
  });

  it('when switched off, tell so to the owner only and let no session live', async () => {
    await signUp();
    const { AccessToken, RefreshToken } = await signIn();
    await client.send(new AdminDisableUserCommand({ UserPoolId, Username }));
    await expect(renew(RefreshToken)).rejects.toEqual(named('NotAuthorizedException'));
    await expect(client.send(new GetUserCommand({ AccessToken }))).rejects.toBeDefined();
    await expect(signIn()).rejects.toEqual(named('NotAuthorizedException', /disabled/));
    await expect(signIn('another long phrase')).rejects.toEqual(wrong);
  });
});

describe('passwords', () => {
  beforeEach(async () => void (await signUp()));

  it('are changed by who knows the current one', async () => {
    const { AccessToken } = await signIn();
    const change = (PreviousPassword: string, ProposedPassword: string) =>
      client.send(new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword }));
    await expect(change('not the password', 'five otters in rain')).rejects.toEqual(wrong);
    await change(Password, 'five otters in rain');
    await expect(signIn()).rejects.toEqual(wrong);
    await expect(signIn('five otters in rain')).resolves.toBeDefined();
  });

  it('are reset by a mailed code that works once and for an hour', async () => {
    const ask = () => client.send(new ForgotPasswordCommand({ ClientId, Username }));
    const confirm = (ConfirmationCode: string) =>
      client.send(
        new ConfirmForgotPasswordCommand({
          ClientId,
          Username,
          ConfirmationCode,
          Password: 'five otters in rain',
        }),
      );
    await ask();
    await ask();
    const [first, second] = local.mails.map(({ code }) => code) as [string, string];
    expect(first).toMatch(/^\d{8}$/);
    await expect(confirm('00000000')).rejects.toEqual(named('CodeMismatchException'));
    await confirm(first);
    await expect(confirm(second)).rejects.toEqual(named('CodeMismatchException'));
    await ask();
    local.clock.advance(3_600_000);
    const late = local.mails.at(-1)?.code as string;
    await expect(confirm(late)).rejects.toEqual(named('CodeMismatchException'));
    await expect(signIn('five otters in rain')).resolves.toBeDefined();
  });

  it('are asked back for an unknown address with the same answer and no mail', async () => {
    const ask = (username: string) =>
      client.send(new ForgotPasswordCommand({ ClientId, Username: username }));
    const [known, unknown] = [await ask('a@example.com'), await ask(Username)];
    expect(unknown.CodeDeliveryDetails).toEqual({
      ...known.CodeDeliveryDetails,
      Destination: 'l***@e***',
    });
    expect(local.mails.map(({ email }) => email)).toEqual([Username]);
  });

  it('stand nowhere in the file or the log, nor do tokens', async () => {
    const { RefreshToken, AccessToken } = await signIn();
    const rows = ['user', 'session', 'refresh', 'attempt', 'reset_code'].flatMap((table) =>
      local.db.prepare(`SELECT * FROM identity_${table}`).all(),
    );
    const text = JSON.stringify(rows) + local.lines.join('\n');
    expect(text).toContain('scrypt$15$');
    for (const canary of [Password, RefreshToken, AccessToken]) expect(text).not.toContain(canary);
  });
});

describe('the wire', () => {
  const post = (headers: Record<string, string>, body = '{}') =>
    fetch(local.endpoint, { method: 'POST', headers, body });
  const target = 'AWSCognitoIdentityProviderService.';
  const amz = 'application/x-amz-json-1.1';

  it.each([
    ['a form content type', 'SignUp', 'text/plain', 'UnknownOperationException'],
    ['an unknown operation', 'toString', amz, 'UnknownOperationException'],
    ['an unsigned administrator', 'AdminGetUser', amz, 'MissingAuthenticationTokenException'],
    ['missing members', 'SignUp', amz, 'InvalidParameterException'],
  ])('refuses %s', async (_, operation, type, error) => {
    const answer = await post({ 'content-type': type, 'x-amz-target': target + operation });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ __type: error });
  });

  it('refuses what is no JSON, too long, or sent elsewhere', async () => {
    const headers = { 'content-type': amz, 'x-amz-target': `${target}SignUp` };
    expect(await (await post(headers, '{')).json()).toMatchObject({
      __type: 'SerializationException',
    });
    expect((await post(headers, 'x'.repeat(70_000))).status).toBe(413);
    expect((await fetch(`${local.endpoint}/elsewhere`)).status).toBe(404);
  });

  it('refuses a name that a web page made resolve to this machine', async () => {
    const status = await new Promise((resolve) => {
      const url = `${local.issuer}/.well-known/jwks.json`;
      get(url, { headers: { host: 'evil.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
    });
    expect(status).toBe(403);
  });

  it('publishes the public half of the key only', async () => {
    const { keys } = JSON.parse(local.identity.jwks().body);
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0]).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  });
});
