import type { HostDb } from '../host-db.ts';
import type { DeadLetter, QueueMessage, TargetKind } from './bus-types.ts';

const TABLES = [
  `CREATE TABLE bus_queue (
     id INTEGER PRIMARY KEY AUTOINCREMENT, message_id TEXT NOT NULL, kind TEXT NOT NULL,
     target TEXT NOT NULL, event_id TEXT NOT NULL, body TEXT NOT NULL,
     receive_count INTEGER NOT NULL DEFAULT 0, sent_at INTEGER NOT NULL,
     available_at INTEGER NOT NULL, claimed INTEGER NOT NULL DEFAULT 0);
   CREATE INDEX bus_queue_due ON bus_queue (kind, target, claimed, available_at, id);
   CREATE TABLE bus_dead_letter (
     id INTEGER PRIMARY KEY, message_id TEXT NOT NULL, kind TEXT NOT NULL,
     target TEXT NOT NULL, event_id TEXT NOT NULL, body TEXT NOT NULL,
     receive_count INTEGER NOT NULL, sent_at INTEGER NOT NULL,
     error TEXT NOT NULL, died_at INTEGER NOT NULL)`,
];

const MESSAGE = `id, message_id AS messageId, kind, target, event_id AS eventId, body,
  receive_count AS receiveCount, sent_at AS sentAt`;

export type EventQueue = ReturnType<typeof openEventQueue>;

/**
 * The durable queue below the bus. A claim is written before delivery, so a message that kills the
 * host is counted; claims die with the process, and what was in flight is delivered again.
 */
export function openEventQueue(db: HostDb) {
  db.migrate('event-bus', TABLES);
  db.prepare('UPDATE bus_queue SET claimed = 0 WHERE claimed = 1').run();
  const rows = <T>(sql: string, ...values: (string | number)[]) =>
    db.prepare(sql).all(...values) as unknown as T[];
  return {
    insert(message: Omit<QueueMessage, 'id' | 'receiveCount'>, availableAt: number): void {
      const { messageId, kind, target, eventId, body, sentAt } = message;
      db.prepare(
        `INSERT INTO bus_queue (message_id, kind, target, event_id, body, sent_at, available_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      ).run(messageId, kind, target, eventId, body, sentAt, availableAt);
    },
    /** Takes what is due, oldest visibility first, and counts the delivery. */
    claim(kind: TargetKind, target: string, now: number, limit: number): QueueMessage[] {
      return rows<QueueMessage>(
        `UPDATE bus_queue SET claimed = 1, receive_count = receive_count + 1
         WHERE id IN (SELECT id FROM bus_queue WHERE kind = ? AND target = ? AND claimed = 0
                      AND available_at <= ? ORDER BY available_at, id LIMIT ?)
         RETURNING ${MESSAGE}`,
        kind,
        target,
        now,
        limit,
      );
    },
    remove(id: number): void {
      db.prepare('DELETE FROM bus_queue WHERE id = ?').run(id);
    },
    retryAt(id: number, availableAt: number): void {
      db.prepare('UPDATE bus_queue SET claimed = 0, available_at = ? WHERE id = ?').run(
        availableAt,
        id,
      );
    },
    bury(id: number, error: string, now: number): void {
      db.transaction(() => {
        db.prepare(
          `INSERT INTO bus_dead_letter SELECT id, message_id, kind, target, event_id, body,
             receive_count, sent_at, ?, ? FROM bus_queue WHERE id = ?`,
        ).run(error, now, id);
        db.prepare('DELETE FROM bus_queue WHERE id = ?').run(id);
      });
    },
    /** When the next unclaimed message of the target becomes visible. */
    nextDue(kind: TargetKind, target: string): number | undefined {
      const row = db
        .prepare(
          `SELECT min(available_at) AS due FROM bus_queue
           WHERE kind = ? AND target = ? AND claimed = 0`,
        )
        .get(kind, target);
      return row?.due === null ? undefined : Number(row?.due);
    },
    /** Targets with messages waiting, among them some that no rule names any more. */
    waitingTargets: () =>
      rows<{ kind: TargetKind; target: string }>('SELECT DISTINCT kind, target FROM bus_queue'),
    size: () => Number(db.prepare('SELECT count(*) AS size FROM bus_queue').get()?.size),
    deadLetters: () =>
      rows<DeadLetter>(
        `SELECT ${MESSAGE}, error, died_at AS diedAt FROM bus_dead_letter ORDER BY id`,
      ),
    /** Moves dead letters back with a fresh count; answers the targets that have work again. */
    revive(where: { id: number } | { target: string }, now: number) {
      const [column, value] = 'id' in where ? ['id', where.id] : ['target', where.target];
      return db.transaction(() => {
        db.prepare(
          `INSERT INTO bus_queue (id, message_id, kind, target, event_id, body, sent_at,
             available_at)
           SELECT id, message_id, kind, target, event_id, body, sent_at, ?
           FROM bus_dead_letter WHERE ${column} = ?`,
        ).run(now, value);
        return rows<{ kind: TargetKind; target: string }>(
          `DELETE FROM bus_dead_letter WHERE ${column} = ? RETURNING kind, target`,
          value,
        );
      });
    },
  };
}
