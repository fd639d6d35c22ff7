import type { HostDb } from '../host-db.ts';
import { hashSecret } from './signing-key.ts';

export interface ResetCodes {
  /** Draws a code for the person; earlier ones stay good, so a stranger cannot void them. */
  draw(sub: string): string;
  /** Whether the code is good; if so, it and all others of the person are used up. */
  use(sub: string, code: string): boolean;
}

const lifetime = 3_600_000;

/** One-time codes of eight digits, good for an hour. */
export function createResetCodes(
  db: HostDb,
  now: () => number,
  random: (bytes: number) => Uint8Array,
): ResetCodes {
  const hash = (sub: string, code: string) => hashSecret(`${sub} ${code}`);
  return {
    draw(sub) {
      const code = String(Buffer.from(random(6)).readUIntBE(0, 6) % 100_000_000).padStart(8, '0');
      db.transaction(() => {
        db.prepare('DELETE FROM identity_reset_code WHERE expires_at <= ?').run(now());
        db.prepare(
          `INSERT INTO identity_reset_code (code_hash, sub, expires_at) VALUES (?, ?, ?)
           ON CONFLICT DO UPDATE SET expires_at = excluded.expires_at`,
        ).run(hash(sub, code), sub, now() + lifetime);
      });
      return code;
    },
    use: (sub, code) =>
      db.transaction(() => {
        const good = db
          .prepare(
            `SELECT 1 FROM identity_reset_code
             WHERE sub = ? AND code_hash = ? AND expires_at > ?`,
          )
          .get(sub, hash(sub, code), now());
        if (good === undefined) return false;
        db.prepare('DELETE FROM identity_reset_code WHERE sub = ?').run(sub);
        return true;
      }),
  };
}
