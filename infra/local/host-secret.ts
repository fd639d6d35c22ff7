import { randomBytes } from 'node:crypto';
import type { HostDb } from './host-db.ts';

/** A secret that is made at the first start and kept. */
export function secretOf(db: HostDb, name: string): string {
  db.migrate('secrets', [
    'CREATE TABLE secret (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID',
  ]);
  db.prepare('INSERT OR IGNORE INTO secret VALUES (?, ?)').run(
    name,
    randomBytes(32).toString('hex'),
  );
  return String(db.prepare('SELECT value FROM secret WHERE name = ?').get(name)?.value);
}
