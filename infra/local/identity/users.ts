import type { HostDb } from '../host-db.ts';
import { WireError } from './wire-error.ts';

/** CONFIRMED has chosen a password; FORCE_CHANGE_PASSWORD was invited and has not. */
export type UserStatus = 'CONFIRMED' | 'FORCE_CHANGE_PASSWORD';

export interface User {
  sub: string;
  email: string;
  name: string | undefined;
  /** The scrypt hash; absent until a password is set. */
  password: string | undefined;
  status: UserStatus;
  enabled: boolean;
  createdAt: number;
  updatedAt: number;
}

export interface Users {
  add(user: User): void;
  bySub(sub: string): User | undefined;
  byEmail(email: string): User | undefined;
  setPassword(sub: string, hash: string, at: number): void;
  setEnabled(sub: string, enabled: boolean, at: number): void;
  /** Removes the person with everything that hangs on them. */
  remove(sub: string): void;
}

export function createUsers(db: HostDb): Users {
  const find = (column: 'sub' | 'email', value: string): User | undefined => {
    const row = db.prepare(`SELECT * FROM identity_user WHERE ${column} = ?`).get(value);
    return row === undefined ? undefined : toUser(row);
  };
  return {
    add(user) {
      const added = db
        .prepare(
          `INSERT INTO identity_user
             (sub, email, name, password, status, enabled, created_at, updated_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (email) DO NOTHING`,
        )
        .run(
          user.sub,
          user.email,
          user.name ?? null,
          user.password ?? null,
          user.status,
          Number(user.enabled),
          user.createdAt,
          user.updatedAt,
        );
      if (added.changes === 0) {
        throw new WireError('UsernameExistsException', 'User account already exists');
      }
    },
    bySub: (sub) => find('sub', sub),
    byEmail: (email) => find('email', email),
    setPassword(sub, hash, at) {
      db.prepare(
        `UPDATE identity_user SET password = ?, status = 'CONFIRMED', updated_at = ?
         WHERE sub = ?`,
      ).run(hash, at, sub);
    },
    setEnabled(sub, enabled, at) {
      db.prepare('UPDATE identity_user SET enabled = ?, updated_at = ? WHERE sub = ?').run(
        Number(enabled),
        at,
        sub,
      );
    },
    remove(sub) {
      db.transaction(() => {
        db.prepare(
          `DELETE FROM identity_refresh WHERE origin_jti IN
             (SELECT origin_jti FROM identity_session WHERE sub = ?)`,
        ).run(sub);
        for (const table of ['identity_session', 'identity_reset_code', 'identity_user']) {
          db.prepare(`DELETE FROM ${table} WHERE sub = ?`).run(sub);
        }
      });
    },
  };
}

function toUser(row: Record<string, unknown>): User {
  const text = (value: unknown) => (value === null ? undefined : String(value));
  return {
    sub: String(row.sub),
    email: String(row.email),
    name: text(row.name),
    password: text(row.password),
    status: String(row.status) as UserStatus,
    enabled: row.enabled === 1,
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
  };
}
