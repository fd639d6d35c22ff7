import type { HostDb } from '../host-db.ts';
import { hashSecret } from './signing-key.ts';

/** What is being guessed at. Each purpose has its own counters. */
export type Purpose = 'signIn' | 'changePassword' | 'resetCode' | 'sendCode';

export interface Attempts {
  /** Counts an attempt before its outcome is known; false while the source has to wait. */
  begin(purpose: Purpose, subject: string, source: string): boolean;
  /** The attempt was right: this source starts afresh. */
  succeed(purpose: Purpose, subject: string, source: string): void;
}

const free: Readonly<Record<Purpose, number>> = {
  signIn: 8,
  changePassword: 8,
  resetCode: 5,
  sendCode: 5,
};
const longestWait = 15 * 60_000;
const forgottenAfter = 24 * 3_600_000;

/**
 * Counters per (purpose, subject, source): after the free attempts the wait doubles from one
 * second to fifteen minutes. Who guesses locks out their own address only; the owner signs in from
 * elsewhere unhindered. The subject is what was typed, known or not, so a lock tells nothing.
 * An attempt counts when it begins, else a thousand at once would all be free.
 */
export function createAttempts(db: HostDb, now: () => number): Attempts {
  const key = (subject: string, source: string) => [hashSecret(subject), source.slice(0, 64)];
  return {
    begin(purpose, subject, source) {
      const [who, from] = key(subject, source) as [string, string];
      return db.transaction(() => {
        const at = now();
        db.prepare('DELETE FROM identity_attempt WHERE last_at < ?').run(at - forgottenAfter);
        const row = db
          .prepare(
            `SELECT count, last_at FROM identity_attempt
             WHERE purpose = ? AND subject = ? AND source = ?`,
          )
          .get(purpose, who, from);
        const count = Number(row?.count ?? 0);
        if (at < Number(row?.last_at ?? 0) + waitAfter(count - free[purpose])) return false;
        db.prepare(
          `INSERT INTO identity_attempt (purpose, subject, source, count, last_at)
           VALUES (?, ?, ?, 1, ?)
           ON CONFLICT DO UPDATE SET count = count + 1, last_at = excluded.last_at`,
        ).run(purpose, who, from, at);
        return true;
      });
    },
    succeed(purpose, subject, source) {
      const [who, from] = key(subject, source) as [string, string];
      db.prepare(
        'DELETE FROM identity_attempt WHERE purpose = ? AND subject = ? AND source = ?',
      ).run(purpose, who, from);
    },
  };
}

/** Milliseconds to wait after so many attempts beyond the free ones. */
function waitAfter(excess: number): number {
  return excess < 0 ? 0 : Math.min(longestWait, 1000 * 2 ** excess);
}
