import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { tokenLifetimes } from '../../../functions/platform/identity/token-lifetimes.ts';
import { drawUuid, type IdentityContext } from './identity-context.ts';
import type { Session } from './sessions.ts';
import type { User } from './users.ts';
import { notAuthorized, WireError } from './wire-error.ts';

const scope = 'aws.cognito.signin.user.admin';
/** Claims of the access token that a trigger cannot touch. */
const reserved = new Set(
  (
    'acr amr at_hash auth_time azp client_id exp iat iss jti nbf nonce origin_jti sub token_use ' +
    'username version device_key event_id cognito:username cognito:groups'
  ).split(' '),
);

export interface IssueRequest {
  user: User;
  session: Session;
  source: 'TokenGeneration_Authentication' | 'TokenGeneration_RefreshTokens';
  clientMetadata?: Record<string, string> | undefined;
}

export interface IssuedTokens {
  AccessToken: string;
  IdToken: string;
  ExpiresIn: number;
  TokenType: 'Bearer';
}

/** Signs an access and an id token after asking the trigger what to add to them. */
export async function issueTokens(
  ctx: IdentityContext,
  request: IssueRequest,
): Promise<IssuedTokens> {
  const overrides = await askTrigger(ctx, request);
  const { user, session } = request;
  const issuedAt = Math.floor(ctx.now() / 1000);
  const common = {
    sub: user.sub,
    iss: ctx.issuerUrl,
    origin_jti: session.originJti,
    auth_time: Math.floor(session.authTime / 1000),
    iat: issuedAt,
    exp: issuedAt + tokenLifetimes.accessTokenSeconds,
  };
  const access = {
    ...allowed(overrides?.accessTokenGeneration?.claimsToAddOrOverride),
    ...common,
    jti: drawUuid(ctx.random),
    token_use: 'access',
    client_id: ctx.clientId,
    username: user.sub,
    scope,
  };
  const id = {
    ...allowed(overrides?.idTokenGeneration?.claimsToAddOrOverride),
    ...common,
    jti: drawUuid(ctx.random),
    token_use: 'id',
    aud: ctx.clientId,
    email: user.email,
    'cognito:username': user.sub,
    ...(user.name !== undefined && { name: user.name }),
  };
  return {
    AccessToken: await sign(ctx, access),
    IdToken: await sign(ctx, id),
    ExpiresIn: tokenLifetimes.accessTokenSeconds,
    TokenType: 'Bearer',
  };
}

/** The person whose access token this is; throws for one that is forged, expired or revoked. */
export async function userOfAccessToken(ctx: IdentityContext, token: string): Promise<User> {
  let claims: JWTPayload;
  try {
    const { privateKey: _, publicJwk } = ctx.signingKey;
    ({ payload: claims } = await jwtVerify(token, publicJwk, {
      algorithms: ['RS256'],
      issuer: ctx.issuerUrl,
      currentDate: new Date(ctx.now()),
      requiredClaims: ['exp', 'sub', 'origin_jti'],
    }));
  } catch {
    throw notAuthorized('Invalid Access Token');
  }
  if (claims.token_use !== 'access') throw notAuthorized('Invalid Access Token');
  if (!ctx.sessions.isLive(String(claims.origin_jti))) {
    throw notAuthorized('Access Token has been revoked');
  }
  const user = ctx.users.bySub(String(claims.sub));
  if (user === undefined) throw notAuthorized('Invalid Access Token');
  return user;
}

function sign(ctx: IdentityContext, claims: JWTPayload): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ kid: ctx.signingKey.kid, alg: 'RS256' })
    .sign(ctx.signingKey.privateKey);
}

async function askTrigger(ctx: IdentityContext, request: IssueRequest) {
  const { user, clientMetadata } = request;
  const event = {
    version: '2',
    triggerSource: request.source,
    region: 'local',
    userPoolId: ctx.userPoolId,
    userName: user.sub,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: ctx.clientId },
    request: {
      userAttributes: {
        sub: user.sub,
        email: user.email,
        email_verified: 'true',
        'cognito:user_status': user.status,
        ...(user.name !== undefined && { name: user.name }),
      },
      groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [] },
      scopes: [scope],
      ...(clientMetadata !== undefined && { clientMetadata }),
    },
    response: { claimsAndScopeOverrideDetails: {} },
  } as PreTokenGenerationV2TriggerEvent;
  try {
    return (await ctx.preTokenGeneration(event)).response.claimsAndScopeOverrideDetails;
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown';
    throw new WireError(
      'UserLambdaValidationException',
      `PreTokenGeneration failed with error ${reason}.`,
    );
  }
}

function allowed(claims: Record<string, unknown> | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(claims ?? {}).filter(([name]) => !reserved.has(name)));
}
