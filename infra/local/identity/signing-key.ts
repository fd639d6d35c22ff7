import { createHash } from 'node:crypto';
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import type { HostDb } from '../host-db.ts';

export interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
  /** The public half, as the key set publishes it. */
  publicJwk: JWK;
}

/** The key tokens are signed with: RSA of 2048 bits, made at the first start and kept. */
export async function openSigningKey(db: HostDb, now: number): Promise<SigningKey> {
  const kept = readKey(db);
  if (kept !== undefined) return toSigningKey(kept);
  const { privateKey } = await generateKeyPair('RS256', {
    modulusLength: 2048,
    extractable: true,
  });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  const made = { ...jwk, kid };
  db.transaction(
    () => {
      // Another start may have won the race; then its key counts.
      if (readKey(db) !== undefined) return;
      db.prepare('INSERT INTO identity_key (kid, private_jwk, created_at) VALUES (?, ?, ?)').run(
        kid,
        JSON.stringify(made),
        now,
      );
    },
    { durable: true },
  );
  return toSigningKey(readKey(db) ?? made);
}

/** Opaque tokens and codes are kept as hashes: who reads the file cannot use them. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

function readKey(db: HostDb): JWK | undefined {
  const row = db
    .prepare('SELECT private_jwk FROM identity_key ORDER BY created_at DESC, kid LIMIT 1')
    .get();
  return row === undefined ? undefined : (JSON.parse(String(row.private_jwk)) as JWK);
}

async function toSigningKey(jwk: JWK): Promise<SigningKey> {
  const { kty, n, e, kid } = jwk as JWK & { kty: string; n: string; e: string; kid: string };
  return {
    kid,
    privateKey: (await importJWK(jwk, 'RS256')) as CryptoKey,
    publicJwk: { kty, n, e, kid, use: 'sig', alg: 'RS256' },
  };
}
