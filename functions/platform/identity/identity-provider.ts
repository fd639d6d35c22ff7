import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  type AuthenticationResultType,
  ChangePasswordCommand,
  type CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  GetTokensFromRefreshTokenCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { identityUnavailable } from './identity-errors.ts';
import { asAppError, type WireCall } from './identity-wire-errors.ts';
import { preparePassword } from './password-policy.ts';
import { requireEmail, requirePassword } from './require-credentials.ts';

/** `expiresIn` is in seconds. The refresh token is good for one use. */
export interface Tokens {
  accessToken: string;
  refreshToken: string;
  expiresIn: number;
}

/** Who people are. Throws AppErrors whose pointers name the fields of the forms. */
export interface IdentityProvider {
  signUp(input: { email: string; password: string; name?: string }): Promise<{ sub: string }>;
  /** `source` is the caller's IP address: guessing locks out the source, not the person. */
  signIn(input: {
    email: string;
    password: string;
    tenantId?: string;
    source: string;
  }): Promise<Tokens>;
  /** Renews the session; with a tenant the access token is for that company. */
  refresh(input: { refreshToken: string; tenantId?: string }): Promise<Tokens>;
  /** A refresh token ends its session; an access token ends all sessions of the person. */
  signOut(input: { accessToken: string } | { refreshToken: string }): Promise<void>;
  signOutEverywhere(sub: string): Promise<void>;
  /** Makes an account without a password, or finds the one that exists. Sends no mail. */
  invite(input: { email: string; name?: string }): Promise<{ sub: string; created: boolean }>;
  setPassword(input: { sub: string; password: string }): Promise<void>;
  changePassword(input: {
    accessToken: string;
    currentPassword: string;
    password: string;
  }): Promise<void>;
  /** The address of an account that exists. */
  emailOf(sub: string): Promise<string>;
  disable(sub: string): Promise<void>;
  enable(sub: string): Promise<void>;
  deleteUser(sub: string): Promise<void>;
  /** Mails a code if there is such an account; the answer does not tell. */
  forgot(input: { email: string; source: string }): Promise<void>;
  /** Sets the password by a mailed code and ends all sessions. */
  confirmForgot(input: {
    email: string;
    code: string;
    password: string;
    source: string;
  }): Promise<void>;
}

export interface IdentityProviderConfig {
  client: CognitoIdentityProviderClient;
  userPoolId: string;
  clientId: string;
}

/** The provider over the Cognito protocol, which the cloud and the laptop both speak. */
export function createIdentityProvider(config: IdentityProviderConfig): IdentityProvider {
  return { ...sessionsOf(config), ...accountsOf(config), ...passwordsOf(config) };
}

/**
 * How pools refuse to mail a code to somebody unknown, invited or unverified: nobody's business.
 */
const silent: ReadonlySet<string> = new Set([
  'UserNotFoundException',
  'NotAuthorizedException',
  'InvalidParameterException',
]);

async function call<T>(purpose: WireCall, send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    throw asAppError(purpose, error);
  }
}

function toTokens(result: AuthenticationResultType | undefined): Tokens {
  const { AccessToken, RefreshToken, ExpiresIn } = result ?? {};
  // A challenge instead of tokens means a pool that is configured otherwise than ours.
  if (!AccessToken || !RefreshToken || !ExpiresIn) throw identityUnavailable();
  return { accessToken: AccessToken, refreshToken: RefreshToken, expiresIn: ExpiresIn };
}

function sessionsOf({ client, userPoolId, clientId }: IdentityProviderConfig) {
  const renew: IdentityProvider['refresh'] = async ({ refreshToken, tenantId }) => {
    const command = new GetTokensFromRefreshTokenCommand({
      ClientId: clientId,
      RefreshToken: refreshToken,
      ...(tenantId !== undefined && { ClientMetadata: { tenantId } }),
    });
    const answer = await call('refresh', () => client.send(command));
    return toTokens(answer.AuthenticationResult);
  };
  return {
    refresh: renew,
    async signIn({ email, password, tenantId, source }) {
      const command = new InitiateAuthCommand({
        ClientId: clientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: requireEmail(email), PASSWORD: preparePassword(password) },
        UserContextData: { IpAddress: source },
      });
      const answer = await call('signIn', () => client.send(command));
      const tokens = toTokens(answer.AuthenticationResult);
      if (tenantId === undefined) return tokens;
      // A user pool hands ClientMetadata to the token trigger at refresh, never at sign-in.
      try {
        return await renew({ refreshToken: tokens.refreshToken, tenantId });
      } catch (error) {
        // Nobody will hold this session's token, so it must not live on for thirty days.
        const Token = tokens.refreshToken;
        await call('signOut', () =>
          client.send(new RevokeTokenCommand({ ClientId: clientId, Token })),
        );
        throw error;
      }
    },
    async signOut(input) {
      await call('signOut', async () => {
        if ('refreshToken' in input) {
          const { refreshToken: Token } = input;
          await client.send(new RevokeTokenCommand({ ClientId: clientId, Token }));
        } else {
          await client.send(new GlobalSignOutCommand({ AccessToken: input.accessToken }));
        }
      });
    },
    async signOutEverywhere(sub) {
      const command = new AdminUserGlobalSignOutCommand({ UserPoolId: userPoolId, Username: sub });
      await call('admin', () => client.send(command));
    },
  } satisfies Partial<IdentityProvider>;
}

function accountsOf({ client, userPoolId, clientId }: IdentityProviderConfig) {
  const whom = (username: string) => ({ UserPoolId: userPoolId, Username: username });
  const nameOf = (name: string | undefined) =>
    name === undefined ? [] : [{ Name: 'name', Value: name }];
  return {
    async signUp({ email, password, name }) {
      const address = requireEmail(email);
      const command = new SignUpCommand({
        ClientId: clientId,
        Username: address,
        Password: requirePassword(password, address),
        UserAttributes: [{ Name: 'email', Value: address }, ...nameOf(name)],
      });
      const { UserSub } = await call('signUp', () => client.send(command));
      if (!UserSub) throw identityUnavailable();
      return { sub: UserSub };
    },
    async invite({ email, name }) {
      const address = requireEmail(email);
      const create = new AdminCreateUserCommand({
        ...whom(address),
        MessageAction: 'SUPPRESS',
        UserAttributes: [
          { Name: 'email', Value: address },
          { Name: 'email_verified', Value: 'true' },
          ...nameOf(name),
        ],
      });
      return call('admin', async () => {
        try {
          const { User } = await client.send(create);
          return { sub: User?.Username as string, created: true };
        } catch (error) {
          if ((error as Error).name !== 'UsernameExistsException') throw error;
          const known = await client.send(new AdminGetUserCommand(whom(address)));
          return { sub: known.Username as string, created: false };
        }
      });
    },
    async emailOf(sub) {
      const known = await call('admin', () => client.send(new AdminGetUserCommand(whom(sub))));
      const address = known.UserAttributes?.find(({ Name }) => Name === 'email')?.Value;
      if (!address) throw identityUnavailable();
      return address;
    },
    async disable(sub) {
      // Disabling stops new tokens; signing out also voids the refresh tokens given before.
      await call('admin', () => client.send(new AdminDisableUserCommand(whom(sub))));
      await call('admin', () => client.send(new AdminUserGlobalSignOutCommand(whom(sub))));
    },
    async enable(sub) {
      await call('admin', () => client.send(new AdminEnableUserCommand(whom(sub))));
    },
    async deleteUser(sub) {
      await call('admin', () => client.send(new AdminDeleteUserCommand(whom(sub))));
    },
  } satisfies Partial<IdentityProvider>;
}

function passwordsOf({ client, userPoolId, clientId }: IdentityProviderConfig) {
  return {
    async setPassword({ sub, password }) {
      const command = new AdminSetUserPasswordCommand({
        UserPoolId: userPoolId,
        Username: sub,
        Password: requirePassword(password),
        Permanent: true,
      });
      await call('setPassword', () => client.send(command));
    },
    async changePassword({ accessToken, currentPassword, password }) {
      const command = new ChangePasswordCommand({
        AccessToken: accessToken,
        PreviousPassword: preparePassword(currentPassword),
        ProposedPassword: requirePassword(password),
      });
      await call('changePassword', () => client.send(command));
    },
    async forgot({ email, source }) {
      const command = new ForgotPasswordCommand({
        ClientId: clientId,
        Username: requireEmail(email),
        UserContextData: { IpAddress: source },
      });
      await call('forgot', async () => {
        try {
          await client.send(command);
        } catch (error) {
          if (!silent.has((error as Error).name)) throw error;
        }
      });
    },
    async confirmForgot({ email, code, password, source }) {
      const address = requireEmail(email);
      const command = new ConfirmForgotPasswordCommand({
        ClientId: clientId,
        Username: address,
        ConfirmationCode: code,
        Password: requirePassword(password, address),
        UserContextData: { IpAddress: source },
      });
      await call('confirmForgot', () => client.send(command));
      const everywhere = { UserPoolId: userPoolId, Username: address };
      await call('admin', () => client.send(new AdminUserGlobalSignOutCommand(everywhere)));
    },
  } satisfies Partial<IdentityProvider>;
}
