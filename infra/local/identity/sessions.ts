import { tokenLifetimes } from '../../../functions/platform/identity/token-lifetimes.ts';
import type { HostDb } from '../host-db.ts';
import { hashSecret } from './signing-key.ts';
import { notAuthorized, WireError } from './wire-error.ts';

/** One sign-in and all tokens that descend from it. Times in milliseconds since 1970. */
export interface Session {
  originJti: string;
  sub: string;
  authTime: number;
}

export interface Sessions {
  open(session: Session): { refreshToken: string };
  /** Which session a refresh token belongs to; throws for one that is no longer good. */
  find(refreshToken: string): Session;
  /** Replaces the token; the old one works for the grace period only. */
  rotate(refreshToken: string): { refreshToken: string };
  isLive(originJti: string): boolean;
  revoke(originJti: string): void;
  revokeByToken(refreshToken: string): void;
  revokeAll(sub: string): void;
}

const lifetime = tokenLifetimes.refreshTokenSeconds * 1000;
const grace = tokenLifetimes.rotationGraceSeconds * 1000;
const invalidToken = () => notAuthorized('Invalid Refresh Token.');

export function createSessions(
  db: HostDb,
  now: () => number,
  random: (bytes: number) => Uint8Array,
): Sessions {
  const addToken = (originJti: string): { refreshToken: string } => {
    const refreshToken = Buffer.from(random(48)).toString('base64url');
    db.prepare(
      'INSERT INTO identity_refresh (token_hash, origin_jti, created_at) VALUES (?, ?, ?)',
    ).run(hashSecret(refreshToken), originJti, now());
    return { refreshToken };
  };
  const look = (refreshToken: string) =>
    db
      .prepare(
        `SELECT s.*, r.rotated_at FROM identity_refresh r
         JOIN identity_session s USING (origin_jti) WHERE r.token_hash = ?`,
      )
      .get(hashSecret(refreshToken));
  const revokeWhere = (column: 'origin_jti' | 'sub', value: string): void => {
    db.prepare(
      `UPDATE identity_session SET revoked_at = ? WHERE ${column} = ? AND revoked_at IS NULL`,
    ).run(now(), value);
  };

  return {
    open: (session) =>
      db.transaction(() => {
        forgetExpired(db, now());
        db.prepare(
          `INSERT INTO identity_session (origin_jti, sub, auth_time, expires_at)
           VALUES (?, ?, ?, ?)`,
        ).run(session.originJti, session.sub, session.authTime, now() + lifetime);
        return addToken(session.originJti);
      }),
    find(refreshToken) {
      const row = look(refreshToken);
      if (row === undefined) throw invalidToken();
      if (row.revoked_at !== null) throw notAuthorized('Refresh Token has been revoked');
      if (Number(row.expires_at) <= now()) throw notAuthorized('Refresh Token has expired');
      const originJti = String(row.origin_jti);
      if (row.rotated_at !== null && Number(row.rotated_at) + grace < now()) {
        // Somebody else holds a copy. Which of the two is the thief cannot be told: both go.
        revokeWhere('origin_jti', originJti);
        throw new WireError('RefreshTokenReuseException', 'Refresh token has been used before');
      }
      return { originJti, sub: String(row.sub), authTime: Number(row.auth_time) };
    },
    rotate: (refreshToken) =>
      db.transaction(() => {
        const row = look(refreshToken);
        if (row === undefined || row.revoked_at !== null) throw invalidToken();
        db.prepare(
          `UPDATE identity_refresh SET rotated_at = ?
           WHERE token_hash = ? AND rotated_at IS NULL`,
        ).run(now(), hashSecret(refreshToken));
        return addToken(String(row.origin_jti));
      }),
    isLive: (originJti) =>
      db
        .prepare(
          `SELECT 1 FROM identity_session
           WHERE origin_jti = ? AND revoked_at IS NULL AND expires_at > ?`,
        )
        .get(originJti, now()) !== undefined,
    revoke: (originJti) => revokeWhere('origin_jti', originJti),
    revokeByToken(refreshToken) {
      const row = look(refreshToken);
      if (row !== undefined) revokeWhere('origin_jti', String(row.origin_jti));
    },
    revokeAll: (sub) => revokeWhere('sub', sub),
  };
}

/** Sessions past their end say nothing that their absence does not. */
function forgetExpired(db: HostDb, at: number): void {
  db.prepare(
    `DELETE FROM identity_refresh WHERE origin_jti IN
       (SELECT origin_jti FROM identity_session WHERE expires_at <= ?)`,
  ).run(at);
  db.prepare('DELETE FROM identity_session WHERE expires_at <= ?').run(at);
}
