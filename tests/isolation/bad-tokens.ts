import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import { localClientId } from '../../infra/local/place.ts';

export interface TokenCase {
  name: string;
  headers?: Record<string, string>;
  cookies?: string[];
  status: number;
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function claimsOf(token: string): { header: Record<string, unknown>; payload: object } {
  const [header = '', payload = ''] = token.split('.');
  const read = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  return { header: read(header), payload: read(payload) };
}

/** The key that the pool of this host signs with, read from where it keeps it. */
export async function poolKey(dataDir: string): Promise<CryptoKey> {
  const db = new DatabaseSync(join(dataDir, 'host.sqlite'), { readOnly: true });
  const row = db.prepare('SELECT private_jwk FROM identity_key').get();
  db.close();
  return (await importJWK(JSON.parse(String(row?.['private_jwk'])), 'RS256')) as CryptoKey;
}

/**
 * Everything that is no token of this pool for this client, made from one that is. Wrong claims
 * are signed by the pool's own key, so that nothing but the claim is wrong.
 */
export async function badTokens(good: string, ownKey: CryptoKey): Promise<TokenCase[]> {
  const { header, payload } = claimsOf(good);
  const [head = '', body = '', signature = ''] = good.split('.');
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  const { n } = await exportJWK(privateKey);
  const secret = await importJWK({ kty: 'oct', k: n ?? '' }, 'HS256');
  const signed = (claims: object, more: object = {}, key: CryptoKey = ownKey) =>
    new SignJWT({ ...payload, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: String(header['kid']), ...more })
      .sign(key);
  const now = Math.floor(Date.now() / 1000);
  const texts: [string, string][] = [
    ['alg none', `${part({ alg: 'none' })}.${body}.`],
    ['alg none with a signature', `${part({ ...header, alg: 'none' })}.${body}.${signature}`],
    ['no signature', `${head}.${body}.`],
    ['another payload', `${head}.${part({ ...payload, sub: 'somebody' })}.${signature}`],
    ['another header', `${part({ ...header, x: 1 })}.${body}.${signature}`],
    ['another pool', await signed({ iss: 'http://127.0.0.1/other_pool' })],
    ['own key under the pool’s name', await signed({}, {}, privateKey)],
    ['own key brought along', await signed({}, { jwk }, privateKey)],
    ['another client', await signed({ client_id: 'other' })],
    ['an id token', await signed({ token_use: 'id', aud: localClientId })],
    ['a refresh token', await signed({ token_use: 'refresh' })],
    ['expired', await signed({ exp: now - 1 })],
    ['not valid yet', await signed({ nbf: now + 3600 })],
    ['issued in the future', await signed({ iat: now + 3600 })],
    ['without an end', await signed({ exp: undefined })],
    ['a company that is no id', await signed({ tid: '../t_1' })],
    [
      'signed with the public key as a secret',
      await new SignJWT({ ...payload })
        .setProtectedHeader({ alg: 'HS256', kid: String(header['kid']) })
        .sign(secret),
    ],
    ['two tokens', `${good}${good}`],
    ['one letter', 'x'],
    ['very long', `${head}.${body}.${'A'.repeat(9000)}`],
    ['a partner key of nobody', `tk_live_${'0'.repeat(26)}_${'A'.repeat(43)}`],
    ['a partner key cut short', 'tk_live_0'],
  ];
  return [
    { name: 'none', status: 401 },
    { name: 'another scheme', headers: { authorization: `Basic ${part('a:b')}` }, status: 401 },
    { name: 'an empty bearer', headers: { authorization: 'Bearer ' }, status: 401 },
    { name: 'a token in the query only', headers: { 'x-access-token': good }, status: 401 },
    ...texts.map(([name, text]) => ({
      name,
      headers: { authorization: `Bearer ${text}` },
      status: 401,
    })),
  ];
}
