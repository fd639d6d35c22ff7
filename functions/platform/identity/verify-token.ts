import { JwtRsaVerifier } from 'aws-jwt-verify';
import { FetchError, JwksValidationError } from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { AppError } from '../../../shared/kernel/errors.ts';
import { TENANT_ID } from '../aws.ts';
import { hasDuplicateKeys } from './has-duplicate-keys.ts';
import {
  identityUnavailable,
  tokenExpired,
  tokenInvalid,
  tokenMissing,
} from './identity-errors.ts';

/** Who the token speaks for. `exp` and `authTime` are in seconds since 1970. */
export interface VerifiedToken {
  sub: string;
  /** The company chosen at sign-in or refresh; absent until one is chosen. */
  tid?: string;
  jti: string;
  exp: number;
  /** Names the session across refreshes; absent in tokens of pools without revocation. */
  originJti?: string;
  authTime?: number;
}

export interface TokenVerifierConfig {
  issuer: string;
  jwksUri: string;
  clientId: string;
  /** Milliseconds since 1970. */
  now: () => number;
  fetchJwks?: (uri: string) => Promise<ArrayBuffer>;
}

export type TokenVerifier = (token: string | undefined) => Promise<VerifiedToken>;

const limits = { tokenLength: 8192, jwksBytes: 65_536, fetchMilliseconds: 3000, skewSeconds: 60 };
const compact = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const allowedHeader = new Set(['alg', 'kid', 'typ']);
const modulusOf2048Bits = 342;

type Jwt = { header: object; payload: object; jwk: object };
type Fields = Record<string, unknown>;

/**
 * Verifies access tokens of one user pool and one app client: RS256 only, signed by a key of the
 * pool's own set, never by anything the token names. The key set is fetched once and again for an
 * unknown key id, at most every ten seconds.
 * Throws tokenMissing, tokenExpired, tokenInvalid (401) or identityUnavailable (503).
 */
export function createTokenVerifier(config: TokenVerifierConfig): TokenVerifier {
  assertSafeTransport(config.jwksUri);
  const verifier = JwtRsaVerifier.create(
    {
      issuer: config.issuer,
      jwksUri: config.jwksUri,
      audience: null,
      // The library reads the machine's clock; the lifetime is checked below by the one injected.
      graceSeconds: Number.POSITIVE_INFINITY,
      customJwtCheck: (jwt: Jwt) => checkToken(jwt, config),
    },
    {
      jwksCache: new SimpleJwksCache({ fetcher: { fetch: config.fetchJwks ?? fetchKeySet } }),
    },
  );
  return async (token) => {
    if (token === undefined || token === '') throw tokenMissing();
    assertWellFormed(token);
    try {
      return toVerifiedToken((await verifier.verify(token)) as Fields);
    } catch (error) {
      throw toAppError(error);
    }
  };
}

function assertWellFormed(token: string): void {
  if (token.length > limits.tokenLength || !compact.test(token)) throw tokenInvalid();
  const [header, payload, signature] = token.split('.') as [string, string, string];
  for (const part of [header, payload, signature]) {
    const bytes = Buffer.from(part, 'base64url');
    // Two spellings of one signature would slip past anything that remembers tokens by text.
    if (bytes.toString('base64url') !== part) throw tokenInvalid();
  }
  for (const part of [header, payload]) {
    const text = Buffer.from(part, 'base64url').toString('utf8');
    if (!isJson(text) || hasDuplicateKeys(text)) throw tokenInvalid();
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function checkToken(jwt: Jwt, config: TokenVerifierConfig): void {
  const [header, payload, jwk] = [jwt.header, jwt.payload, jwt.jwk] as Fields[] as [
    Fields,
    Fields,
    Fields,
  ];
  const now = config.now() / 1000;
  const sound =
    header.alg === 'RS256' &&
    Object.keys(header).every((name) => allowedHeader.has(name)) &&
    isSigningKey(jwk) &&
    payload.token_use === 'access' &&
    payload.client_id === config.clientId &&
    isNumber(payload.exp) &&
    isNumber(payload.iat) &&
    payload.iat <= now + limits.skewSeconds &&
    (payload.nbf === undefined || (isNumber(payload.nbf) && payload.nbf <= now)) &&
    isText(payload.sub) &&
    isText(payload.jti) &&
    (payload.tid === undefined || (isText(payload.tid) && TENANT_ID.test(payload.tid)));
  if (!sound) throw tokenInvalid();
  if ((payload.exp as number) <= now) throw tokenExpired();
}

function isSigningKey(jwk: Fields): boolean {
  const operations = jwk.key_ops;
  return (
    jwk.kty === 'RSA' &&
    jwk.use === 'sig' &&
    jwk.alg === 'RS256' &&
    isText(jwk.n) &&
    jwk.n.length >= modulusOf2048Bits &&
    (operations === undefined || (Array.isArray(operations) && operations.includes('verify')))
  );
}

function toVerifiedToken(payload: Fields): VerifiedToken {
  const { sub, tid, jti, exp, origin_jti: originJti, auth_time: authTime } = payload;
  return {
    sub: sub as string,
    jti: jti as string,
    exp: exp as number,
    ...(isText(tid) && { tid }),
    ...(isText(originJti) && { originJti }),
    ...(isNumber(authTime) && { authTime }),
  };
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof FetchError || error instanceof JwksValidationError) {
    return identityUnavailable();
  }
  return tokenInvalid();
}

async function fetchKeySet(uri: string): Promise<ArrayBuffer> {
  try {
    const response = await fetch(uri, {
      redirect: 'error',
      signal: AbortSignal.timeout(limits.fetchMilliseconds),
    });
    const body = await response.arrayBuffer();
    if (!response.ok || body.byteLength > limits.jwksBytes) throw identityUnavailable();
    return body;
  } catch {
    throw identityUnavailable();
  }
}

/** Keys read over plain http could be anyone's, except from this very machine. */
function assertSafeTransport(uri: string): void {
  const { protocol, hostname } = new URL(uri);
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && loopback)) throw identityUnavailable();
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
