import type { HostClock } from '../host-clock.ts';
import type { HostDb } from '../host-db.ts';
import type { HostLog } from '../host-log.ts';
import * as admin from './admin-operations.ts';
import { createAttempts } from './attempts.ts';
import type { IdentityContext, PreTokenGeneration } from './identity-context.ts';
import { defaultPasswordCost, type PasswordCost } from './password-hash.ts';
import * as person from './person-operations.ts';
import { createResetCodes } from './reset-codes.ts';
import { createSessions } from './sessions.ts';
import { openSigningKey } from './signing-key.ts';
import { identityTables } from './tables.ts';
import { createUsers } from './users.ts';
import { WireError } from './wire-error.ts';
import type { WireOperation } from './wire-operation.ts';

export interface IdentityConfig {
  db: HostDb;
  clock: HostClock;
  random: (bytes: number) => Uint8Array;
  log: HostLog;
  /** The `iss` of every token; the key set lies below it at `/.well-known/jwks.json`. */
  issuerUrl: string;
  userPoolId: string;
  clientId: string;
  preTokenGeneration: PreTokenGeneration;
  sendResetCode: (message: { email: string; code: string }) => Promise<void>;
  passwordCost?: PasswordCost;
}

/** Header names in lower case. */
export interface IdentityRequest {
  method: string;
  path: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
}

export interface IdentityResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface Identity {
  /** The Cognito identity provider protocol (AWS JSON 1.1), POST only. */
  handler: (request: IdentityRequest) => Promise<IdentityResponse>;
  /** The public key set. */
  jwks: () => IdentityResponse;
}

const protocol = 'application/x-amz-json-1.1';
const service = 'AWSCognitoIdentityProviderService.';

const forPeople: Record<string, WireOperation> = {
  SignUp: person.signUp,
  InitiateAuth: person.initiateAuth,
  GetTokensFromRefreshToken: person.getTokensFromRefreshToken,
  RevokeToken: person.revokeToken,
  GlobalSignOut: person.globalSignOut,
  GetUser: person.getUser,
  ChangePassword: person.changePassword,
  ForgotPassword: person.forgotPassword,
  ConfirmForgotPassword: person.confirmForgotPassword,
};
const forAdministrators: Record<string, WireOperation> = {
  AdminGetUser: admin.adminGetUser,
  AdminCreateUser: admin.adminCreateUser,
  AdminSetUserPassword: admin.adminSetUserPassword,
  AdminDisableUser: admin.adminDisableUser,
  AdminEnableUser: admin.adminEnableUser,
  AdminDeleteUser: admin.adminDeleteUser,
  AdminUserGlobalSignOut: admin.adminUserGlobalSignOut,
};

/**
 * A user pool for one laptop, behind the wire protocol of the real one. It keeps to what the real
 * one does, also where that is inconvenient: sign-in ignores ClientMetadata in the token trigger,
 * and a rotated refresh token ends when its first ancestor would have.
 */
export async function createIdentity(config: IdentityConfig): Promise<Identity> {
  const { db, random } = config;
  const now = () => config.clock.now();
  db.migrate('identity', identityTables);
  const ctx: IdentityContext = {
    ...config,
    now,
    passwordCost: config.passwordCost ?? defaultPasswordCost,
    users: createUsers(db),
    sessions: createSessions(db, now, random),
    attempts: createAttempts(db, now),
    resetCodes: createResetCodes(db, now, random),
    signingKey: await openSigningKey(db, now()),
  };
  return {
    handler: (request) => answer(ctx, request),
    jwks: () => ({
      status: 200,
      headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' },
      body: JSON.stringify({ keys: [ctx.signingKey.publicJwk] }),
    }),
  };
}

async function answer(ctx: IdentityContext, request: IdentityRequest): Promise<IdentityResponse> {
  try {
    const operation = findOperation(request);
    return respond(200, await operation(ctx, parse(request.body)));
  } catch (error) {
    if (error instanceof WireError) {
      return respond(400, { __type: error.type, message: error.message }, error.type);
    }
    ctx.log.error('The identity service failed.', { error: String(error) });
    const type = 'InternalErrorException';
    return respond(500, { __type: type, message: 'Something went wrong' }, type);
  }
}

function findOperation({ method, headers }: IdentityRequest): WireOperation {
  const target = headers['x-amz-target'] ?? '';
  // Both headers make a browser ask first, so that no web page can drive this port.
  if (method !== 'POST' || headers['content-type'] !== protocol || !target.startsWith(service)) {
    throw new WireError('UnknownOperationException', 'This is no request of the protocol.');
  }
  const name = target.slice(service.length);
  if (Object.hasOwn(forPeople, name)) return forPeople[name] as WireOperation;
  if (!Object.hasOwn(forAdministrators, name)) {
    throw new WireError('UnknownOperationException', 'There is no such operation.');
  }
  if (!headers.authorization?.startsWith('AWS4-HMAC-SHA256 ')) {
    throw new WireError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  return forAdministrators[name] as WireOperation;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new WireError('SerializationException', 'The body is no JSON.');
  }
}

function respond(status: number, body: object, errorType?: string): IdentityResponse {
  return {
    status,
    headers: {
      'content-type': protocol,
      'cache-control': 'no-store',
      ...(errorType !== undefined && { 'x-amzn-errortype': errorType }),
    },
    body: JSON.stringify(body),
  };
}
