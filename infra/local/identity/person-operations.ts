import * as z from 'zod';
import { normaliseEmail } from '../../../functions/platform/identity/normalise-email.ts';
import { passwordProblem } from '../../../functions/platform/identity/password-policy.ts';
import { drawUuid, type IdentityContext } from './identity-context.ts';
import { issueTokens, userOfAccessToken } from './issue-tokens.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { attributesOf } from './user-attributes.ts';
import type { User } from './users.ts';
import {
  attemptsExceeded,
  invalidParameter,
  notAuthorized,
  userDisabled,
  WireError,
  wrongCredentials,
} from './wire-error.ts';
import { defineWireOperation } from './wire-operation.ts';

const text = z.string().min(1).max(2048);
const secret = z.string().min(1).max(1024);
const metadata = z.record(z.string().max(128), z.string().max(1024)).optional();
const context = z.object({ IpAddress: z.string().max(64).optional() }).optional();
const attributes = z.array(z.object({ Name: text, Value: z.string().max(2048).optional() }));

const sourceOf = (userContext: { IpAddress?: string | undefined } | undefined) =>
  userContext?.IpAddress ?? 'unknown';

/** Refuses a password that the policy refuses, in the pool's words. */
export function requireGoodPassword(password: string, email: string): void {
  const problem = passwordProblem(password, email);
  if (problem !== undefined) {
    throw new WireError(
      'InvalidPasswordException',
      `Password did not conform with policy: ${problem}`,
    );
  }
}

function requireClient(ctx: IdentityContext, clientId: string): void {
  if (clientId !== ctx.clientId) {
    throw new WireError('ResourceNotFoundException', 'User pool client does not exist.');
  }
}

export const signUp = defineWireOperation(
  z.object({
    ClientId: text,
    Username: text,
    Password: secret,
    UserAttributes: attributes.optional(),
  }),
  async (ctx, input) => {
    requireClient(ctx, input.ClientId);
    const email = normaliseEmail(input.Username);
    if (email === undefined) throw invalidParameter('Username should be an email.');
    requireGoodPassword(input.Password, email);
    const password = await hashPassword(input.Password, ctx.passwordCost, ctx.random);
    const sub = drawUuid(ctx.random);
    const at = ctx.now();
    ctx.users.add({
      sub,
      email,
      name: input.UserAttributes?.find(({ Name }) => Name === 'name')?.Value,
      password,
      status: 'CONFIRMED',
      enabled: true,
      createdAt: at,
      updatedAt: at,
    });
    return { UserConfirmed: true, UserSub: sub };
  },
);

export const initiateAuth = defineWireOperation(
  z.object({
    ClientId: text,
    AuthFlow: text,
    AuthParameters: z.record(z.string(), z.string().max(4096)),
    ClientMetadata: metadata,
    UserContextData: context,
  }),
  async (ctx, input) => {
    requireClient(ctx, input.ClientId);
    if (input.AuthFlow === 'REFRESH_TOKEN_AUTH' || input.AuthFlow === 'REFRESH_TOKEN') {
      // A client with rotation renews by GetTokensFromRefreshToken only, in the cloud too.
      throw notAuthorized('Refresh token rotation is enabled for this client.');
    }
    if (input.AuthFlow !== 'USER_PASSWORD_AUTH') {
      throw invalidParameter('Auth flow not enabled for this client');
    }
    const { USERNAME: username, PASSWORD: password } = input.AuthParameters;
    if (!username || !password) throw invalidParameter('Missing required parameter');
    const user = await checkPassword(ctx, username, password, sourceOf(input.UserContextData));
    const session = { originJti: drawUuid(ctx.random), sub: user.sub, authTime: ctx.now() };
    // ClientMetadata is not for this trigger: user pools pass it on at refresh only.
    const tokens = await issueTokens(ctx, {
      user,
      session,
      source: 'TokenGeneration_Authentication',
    });
    const { refreshToken } = ctx.sessions.open(session);
    return {
      ChallengeParameters: {},
      AuthenticationResult: { ...tokens, RefreshToken: refreshToken },
    };
  },
);

async function checkPassword(
  ctx: IdentityContext,
  username: string,
  password: string,
  source: string,
): Promise<User> {
  const email = normaliseEmail(username) ?? username;
  if (!ctx.attempts.begin('signIn', email, source)) throw attemptsExceeded();
  const user = ctx.users.byEmail(email);
  const right = await verifyPassword(password, user?.password, ctx.passwordCost);
  // Read again: the account may have been switched off while the hash was computed.
  const current = user === undefined ? undefined : ctx.users.bySub(user.sub);
  if (!right || current === undefined || current.password !== user?.password) {
    throw wrongCredentials();
  }
  ctx.attempts.succeed('signIn', email, source);
  if (!current.enabled) throw userDisabled();
  return current;
}

export const getTokensFromRefreshToken = defineWireOperation(
  z.object({ ClientId: text, RefreshToken: secret, ClientMetadata: metadata }),
  async (ctx, input) => {
    requireClient(ctx, input.ClientId);
    const session = ctx.sessions.find(input.RefreshToken);
    const user = ctx.users.bySub(session.sub);
    if (user === undefined) throw notAuthorized('Invalid Refresh Token.');
    if (!user.enabled) throw userDisabled();
    const tokens = await issueTokens(ctx, {
      user,
      session,
      source: 'TokenGeneration_RefreshTokens',
      clientMetadata: input.ClientMetadata,
    });
    const { refreshToken } = ctx.sessions.rotate(input.RefreshToken);
    return { AuthenticationResult: { ...tokens, RefreshToken: refreshToken } };
  },
);

export const revokeToken = defineWireOperation(
  z.object({ ClientId: text, Token: secret }),
  async (ctx, input) => {
    requireClient(ctx, input.ClientId);
    ctx.sessions.revokeByToken(input.Token);
    return {};
  },
);

export const globalSignOut = defineWireOperation(
  z.object({ AccessToken: z.string().max(8192) }),
  async (ctx, input) => {
    ctx.sessions.revokeAll((await userOfAccessToken(ctx, input.AccessToken)).sub);
    return {};
  },
);

export const getUser = defineWireOperation(
  z.object({ AccessToken: z.string().max(8192) }),
  async (ctx, input) => {
    const user = await userOfAccessToken(ctx, input.AccessToken);
    return { Username: user.sub, UserAttributes: attributesOf(user) };
  },
);

export const changePassword = defineWireOperation(
  z.object({
    AccessToken: z.string().max(8192),
    PreviousPassword: secret,
    ProposedPassword: secret,
  }),
  async (ctx, input) => {
    const user = await userOfAccessToken(ctx, input.AccessToken);
    if (!ctx.attempts.begin('changePassword', user.sub, 'session')) {
      throw new WireError('LimitExceededException', 'Attempt limit exceeded');
    }
    if (!(await verifyPassword(input.PreviousPassword, user.password, ctx.passwordCost))) {
      throw wrongCredentials();
    }
    ctx.attempts.succeed('changePassword', user.sub, 'session');
    requireGoodPassword(input.ProposedPassword, user.email);
    const hash = await hashPassword(input.ProposedPassword, ctx.passwordCost, ctx.random);
    ctx.users.setPassword(user.sub, hash, ctx.now());
    return {};
  },
);

export const forgotPassword = defineWireOperation(
  z.object({ ClientId: text, Username: text, UserContextData: context }),
  async (ctx, input) => {
    requireClient(ctx, input.ClientId);
    const email = normaliseEmail(input.Username) ?? input.Username;
    if (!ctx.attempts.begin('sendCode', email, sourceOf(input.UserContextData))) {
      throw new WireError('LimitExceededException', 'Attempt limit exceeded');
    }
    const user = ctx.users.byEmail(email);
    if (user?.enabled && user.status === 'CONFIRMED') {
      const code = ctx.resetCodes.draw(user.sub);
      // Not awaited: how long the mail takes must not tell that there is somebody to mail.
      ctx.sendResetCode({ email, code }).catch((error: unknown) => {
        ctx.log.error('A reset code could not be mailed.', {
          sub: user.sub,
          error: (error as Error).name,
        });
      });
    }
    const Destination = email.replace(/^(.).*@(.).*$/u, '$1***@$2***');
    return {
      CodeDeliveryDetails: { Destination, DeliveryMedium: 'EMAIL', AttributeName: 'email' },
    };
  },
);

export const confirmForgotPassword = defineWireOperation(
  z.object({
    ClientId: text,
    Username: text,
    ConfirmationCode: text,
    Password: secret,
    UserContextData: context,
  }),
  async (ctx, input) => {
    requireClient(ctx, input.ClientId);
    const email = normaliseEmail(input.Username) ?? input.Username;
    const source = sourceOf(input.UserContextData);
    requireGoodPassword(input.Password, email);
    if (!ctx.attempts.begin('resetCode', email, source)) {
      throw new WireError('LimitExceededException', 'Attempt limit exceeded');
    }
    const user = ctx.users.byEmail(email);
    const good = user?.enabled === true && ctx.resetCodes.use(user.sub, input.ConfirmationCode);
    const hash = await hashPassword(input.Password, ctx.passwordCost, ctx.random);
    if (!good || user === undefined) {
      throw new WireError('CodeMismatchException', 'Invalid code provided, please request again.');
    }
    ctx.users.setPassword(user.sub, hash, ctx.now());
    ctx.attempts.succeed('resetCode', email, source);
    return {};
  },
);
