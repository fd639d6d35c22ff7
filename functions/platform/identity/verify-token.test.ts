import { createHmac } from 'node:crypto';
import {
  base64url,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWK,
  type JWTHeaderParameters,
  SignJWT,
} from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTokenVerifier, type TokenVerifier } from './verify-token.ts';

const issuer = 'https://pool.example/eu_1';
const jwksUri = `${issuer}/.well-known/jwks.json`;
const clientId = 'tandemweb';
const tid = `t_${'0123456789'.repeat(3).slice(0, 26)}`;
const now = 1_800_000_000;
const claims = {
  sub: 'person-1',
  iss: issuer,
  client_id: clientId,
  token_use: 'access',
  jti: 'j-1',
  tid,
  origin_jti: 'o-1',
  auth_time: now - 60,
  iat: now - 60,
  exp: now + 840,
  username: 'person-1',
  scope: 'aws.cognito.signin.user.admin',
};

let key: CryptoKey;
let stranger: CryptoKey;
let publicPem: string;
let publicJwk: JWK;
let verify: TokenVerifier;
let fetches = 0;

type CryptoKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

const verifierOf = (keys: unknown[], clock = now) =>
  createTokenVerifier({
    issuer,
    jwksUri,
    clientId,
    now: () => clock * 1000,
    fetchJwks: async () => {
      fetches++;
      return new TextEncoder().encode(JSON.stringify({ keys })).buffer as ArrayBuffer;
    },
  });

const sign = (
  payload: Record<string, unknown> = claims,
  header: Partial<JWTHeaderParameters> = {},
  by: CryptoKey = key,
) => new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'k1', ...header }).sign(by);

/** Signs any bytes as a payload, which SignJWT would not. */
async function signText(header: string, payload: string): Promise<string> {
  const input = `${base64url.encode(header)}.${base64url.encode(payload)}`;
  const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', key, Buffer.from(input));
  return `${input}.${base64url.encode(new Uint8Array(signature))}`;
}

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  key = pair.privateKey;
  publicPem = await exportSPKI(pair.publicKey);
  publicJwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', use: 'sig', alg: 'RS256' };
  stranger = (await generateKeyPair('RS256', { extractable: true })).privateKey;
  verify = verifierOf([publicJwk]);
});

const refusal = (code: string) => expect.objectContaining({ code, status: 401 });

describe('an access token of our pool', () => {
  it('tells person, company and session', async () => {
    expect(await verify(await sign())).toEqual({
      sub: 'person-1',
      tid,
      jti: 'j-1',
      exp: now + 840,
      originJti: 'o-1',
      authTime: now - 60,
    });
  });

  it('may name no company yet', async () => {
    const { tid: _, ...without } = claims;
    expect(await verify(await sign(without))).not.toHaveProperty('tid');
  });

  it('fetches the key set once for many tokens', async () => {
    const fresh = verifierOf([publicJwk]);
    const before = fetches;
    const token = await sign();
    await Promise.all(Array.from({ length: 20 }, () => fresh(token)));
    await fresh(token);
    expect(fetches - before).toBe(1);
  });

  it('is told apart when it is missing or has expired', async () => {
    await expect(verify(undefined)).rejects.toEqual(refusal('tokenMissing'));
    await expect(verify('')).rejects.toEqual(refusal('tokenMissing'));
    const token = await sign();
    await expect(verifierOf([publicJwk], now + 839)(token)).resolves.toBeDefined();
    await expect(verifierOf([publicJwk], now + 840)(token)).rejects.toEqual(
      refusal('tokenExpired'),
    );
  });

  it('is a 503, not a 401, while the key set cannot be read', async () => {
    const broken = createTokenVerifier({
      issuer,
      jwksUri,
      clientId,
      now: () => now * 1000,
      fetchJwks: async () => new TextEncoder().encode('<html>').buffer as ArrayBuffer,
    });
    await expect(broken(await sign())).rejects.toMatchObject({ status: 503 });
  });
});

const without = (name: string) =>
  Object.fromEntries(Object.entries(claims).filter(([claim]) => claim !== name));
const flip = (text: string) => (text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`);

const forgeries: [string, () => Promise<string>][] = [
  [
    'alg none',
    async () => {
      const part = (value: unknown) => base64url.encode(JSON.stringify(value));
      return `${part({ alg: 'none', kid: 'k1' })}.${part(claims)}.`;
    },
  ],
  [
    'alg none with a signature of another token',
    async () => {
      const [, payload, signature] = (await sign()).split('.');
      return `${base64url.encode('{"alg":"none","kid":"k1"}')}.${payload}.${signature}`;
    },
  ],
  ...['HS256', 'HS512'].map((alg): [string, () => Promise<string>] => [
    `${alg} keyed with the public key`,
    async () => {
      const header = base64url.encode(JSON.stringify({ alg, kid: 'k1' }));
      const input = `${header}.${base64url.encode(JSON.stringify(claims))}`;
      const hash = alg.replace('HS', 'sha');
      return `${input}.${createHmac(hash, publicPem).update(input).digest('base64url')}`;
    },
  ]),
  ...['RS384', 'RS512', 'PS256'].map((alg): [string, () => Promise<string>] => [
    `${alg} in the header`,
    () => signText(JSON.stringify({ alg, kid: 'k1' }), JSON.stringify(claims)),
  ]),
  [
    'RSASSA in capitals of another case',
    () => signText('{"alg":"rs256","kid":"k1"}', JSON.stringify(claims)),
  ],
  ['a stranger key under our kid', () => sign(claims, {}, stranger)],
  ['an unknown kid', () => sign(claims, { kid: 'k2' })],
  ['no kid', () => signText('{"alg":"RS256"}', JSON.stringify(claims))],
  ['another issuer', () => sign({ ...claims, iss: 'https://pool.example/eu_2' })],
  ['an issuer with a slash more', () => sign({ ...claims, iss: `${issuer}/` })],
  ['no issuer', () => sign(without('iss'))],
  ['a start in the future', () => sign({ ...claims, nbf: now + 1 })],
  ['an issue date in the future', () => sign({ ...claims, iat: now + 61 })],
  ['no expiry', () => sign(without('exp'))],
  [
    'an expiry as text',
    () =>
      signText('{"alg":"RS256","kid":"k1"}', JSON.stringify({ ...claims, exp: `${now + 840}` })),
  ],
  ['an id token', () => sign({ ...claims, token_use: 'id', aud: clientId })],
  ['no token_use', () => sign(without('token_use'))],
  ['another client', () => sign({ ...claims, client_id: 'another' })],
  ['the client as audience only', () => sign({ ...without('client_id'), aud: clientId })],
  ['no person', () => sign(without('sub'))],
  ['an empty person', () => sign({ ...claims, sub: '' })],
  ['a company that is no id', () => sign({ ...claims, tid: 't_*' })],
  ['a company as a list', () => sign({ ...claims, tid: [tid] })],
  [
    'a critical extension',
    () => signText('{"alg":"RS256","kid":"k1","crit":["exp"],"exp":1}', JSON.stringify(claims)),
  ],
  [
    'an unencoded payload',
    () => signText('{"alg":"RS256","kid":"k1","b64":false,"crit":["b64"]}', JSON.stringify(claims)),
  ],
  ['a key set address in the header', () => sign(claims, { jku: 'https://evil.example' })],
  [
    'a foreign key in the header',
    async () => {
      const { d: _, ...jwk } = await exportJWK(stranger);
      return sign(claims, { jwk }, stranger);
    },
  ],
  ['our own key in the header', () => sign(claims, { jwk: publicJwk })],
  ['a certificate in the header', () => sign(claims, { x5c: ['MIIB'] })],
  ['a truncated signature', async () => (await sign()).slice(0, -4)],
  ['no signature', async () => (await sign()).replace(/\.[^.]*$/, '.')],
  ['two parts', async () => (await sign()).replace(/\.[^.]*$/, '')],
  ['four parts', async () => `${await sign()}.AAAA`],
  [
    'a changed payload',
    async () => {
      const [header, , signature] = (await sign()).split('.');
      const payload = base64url.encode(JSON.stringify({ ...claims, sub: 'person-2' }));
      return `${header}.${payload}.${signature}`;
    },
  ],
  [
    'a changed signature',
    async () => {
      const [header, payload, signature] = (await sign()).split('.') as [string, string, string];
      return `${header}.${payload}.${flip(signature)}`;
    },
  ],
  ['a space before', async () => ` ${await sign()}`],
  ['a line feed after', async () => `${await sign()}\n`],
  ['a space within', async () => (await sign()).replace('.', '. ')],
  ['padding', async () => `${await sign()}==`],
  [
    'a person named twice',
    () =>
      signText(
        '{"alg":"RS256","kid":"k1"}',
        `{"sub":"person-2",${JSON.stringify(claims).slice(1)}`,
      ),
  ],
  [
    'a company named twice, once in escapes',
    () =>
      signText(
        '{"alg":"RS256","kid":"k1"}',
        `{"t\\u0069d":"${tid}",${JSON.stringify(claims).slice(1)}`,
      ),
  ],
  [
    'an algorithm named twice',
    () => signText('{"alg":"none","alg":"RS256","kid":"k1"}', JSON.stringify(claims)),
  ],
  ['a payload that is a list', () => signText('{"alg":"RS256","kid":"k1"}', '[]')],
  ['a payload that is no JSON', () => signText('{"alg":"RS256","kid":"k1"}', '{"sub":')],
  ['a token of 9 KB', () => sign({ ...claims, pad: 'x'.repeat(9000) })],
  ['the word null', async () => 'null'],
];

describe('a forged or foreign token is refused without a hint', () => {
  it('while the same text, signed by hand and unchanged, passes', async () => {
    const token = await signText('{"alg":"RS256","kid":"k1"}', JSON.stringify(claims));
    await expect(verify(token)).resolves.toMatchObject({ sub: 'person-1' });
  });

  it.each(forgeries)('%s', async (_, forge) => {
    await expect(verify(await forge())).rejects.toEqual(refusal('tokenInvalid'));
  });
});

describe('a key of the set that is not for signing', () => {
  it.each([
    ['for encryption', { use: 'enc' }],
    ['without a use', { use: undefined }],
    ['without an algorithm', { alg: undefined }],
    ['for another algorithm', { alg: 'RS512' }],
    ['that may not verify', { key_ops: ['encrypt'] }],
    ['of a symmetric kind', { kty: 'oct', k: 'AAAA' }],
  ])('%s is not used', async (_, change) => {
    const odd = verifierOf([{ ...publicJwk, ...change }]);
    await expect(odd(await sign())).rejects.toEqual(refusal('tokenInvalid'));
  });

  it('of 1024 bits is not used', async () => {
    const { generateKeyPairSync } = await import('node:crypto');
    const small = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const jwk = { ...small.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig' };
    const header = base64url.encode('{"alg":"RS256","kid":"k1"}');
    const input = `${header}.${base64url.encode(JSON.stringify(claims))}`;
    const { sign: signWith } = await import('node:crypto');
    const signature = signWith('sha256', Buffer.from(input), small.privateKey);
    const weak = verifierOf([{ ...jwk, alg: 'RS256' }]);
    await expect(weak(`${input}.${signature.toString('base64url')}`)).rejects.toEqual(
      refusal('tokenInvalid'),
    );
  });
});

describe('the key set', () => {
  it.each(['http://pool.example/jwks.json', 'file:///etc/jwks.json'])(
    'is never read from %s',
    (uri) => {
      expect(() => createTokenVerifier({ issuer, jwksUri: uri, clientId, now: () => 0 })).toThrow();
    },
  );
});
