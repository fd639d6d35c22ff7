import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { HostClock } from '../host-clock.ts';
import type { HostDb } from '../host-db.ts';

export interface StoredObject {
  bucket: string;
  key: string;
  /** MD5 of the content in hex, without the quotes that HTTP puts around it. */
  etag: string;
  size: number;
  lastModified: number;
  /** Header fields to give back as they were sent: content-type, x-amz-meta-*, checksums. */
  headers: Record<string, string>;
}

export interface PutConditions {
  /** Only if nothing is stored under the key. */
  ifAbsent?: boolean;
  /** Only over this version. */
  ifEtag?: string;
}

export type PutResult = { ok: true; object: StoredObject } | { ok: false; reason: PutRefusal };
export type PutRefusal = 'present' | 'absent' | 'changed';

export interface ObjectStore {
  hasBucket(bucket: string): boolean;
  put(
    bucket: string,
    key: string,
    content: Buffer,
    headers: Record<string, string>,
    conditions?: PutConditions,
  ): PutResult;
  head(bucket: string, key: string): StoredObject | undefined;
  /** The bytes from `start` up to and including `end`, or all of them. */
  read(object: StoredObject, range?: { start: number; end: number }): Buffer;
  remove(bucket: string, key: string): void;
  /** In order of UTF-8 bytes, as S3 lists; `after` itself is not included. */
  list(bucket: string, prefix: string, after: string, limit: number): StoredObject[];
}

const TABLES = [
  `CREATE TABLE stored_object (
     bucket TEXT NOT NULL, key TEXT NOT NULL, file TEXT NOT NULL, etag TEXT NOT NULL,
     size INTEGER NOT NULL, last_modified INTEGER NOT NULL, headers TEXT NOT NULL,
     PRIMARY KEY (bucket, key)) WITHOUT ROWID`,
];

/**
 * Objects as files under `<directory>/<bucket>/`, their headers in the host's database. Every put
 * writes a file of its own and syncs it; the row is the moment at which it counts, so a put is
 * whole or absent after a crash, and conditions are decided in the same transaction.
 */
export function openObjectStore(
  db: HostDb,
  directory: string,
  buckets: readonly string[],
  clock: HostClock,
): ObjectStore {
  db.migrate('object-store', TABLES);
  for (const bucket of buckets)
    mkdirSync(join(directory, bucketFolder(bucket)), { recursive: true });
  const rowOf = (bucket: string, key: string) =>
    db.prepare('SELECT * FROM stored_object WHERE bucket = ? AND key = ?').get(bucket, key);
  const pathOf = (bucket: string, file: string) => join(directory, bucketFolder(bucket), file);

  return {
    hasBucket: (bucket) => buckets.includes(bucket),
    put(bucket, key, content, headers, conditions = {}) {
      const refusal = refusalOf(rowOf(bucket, key), conditions);
      if (refusal) return { ok: false, reason: refusal };
      const file = `${safeName(key)}.${randomBytes(6).toString('hex')}`;
      writeDurably(pathOf(bucket, file), content);
      const etag = createHash('md5').update(content).digest('hex');
      const lastModified = clock.now();
      const previous = db.transaction(
        () => {
          const before = rowOf(bucket, key);
          db.prepare('INSERT OR REPLACE INTO stored_object VALUES (?, ?, ?, ?, ?, ?, ?)').run(
            bucket,
            key,
            file,
            etag,
            content.length,
            lastModified,
            JSON.stringify(headers),
          );
          return before;
        },
        { durable: true },
      );
      if (previous) rmSync(pathOf(bucket, String(previous.file)), { force: true });
      const size = content.length;
      return { ok: true, object: { bucket, key, etag, size, lastModified, headers } };
    },
    head(bucket, key) {
      const row = rowOf(bucket, key);
      return row && objectOf(row);
    },
    read({ bucket, key, size }, range) {
      const path = pathOf(bucket, String(rowOf(bucket, key)?.file));
      if (!range) return readFileSync(path);
      return readPart(path, range.start, Math.min(range.end, size - 1));
    },
    remove(bucket, key) {
      const row = rowOf(bucket, key);
      if (!row) return;
      const forget = db.prepare('DELETE FROM stored_object WHERE bucket = ? AND key = ?');
      db.transaction(() => forget.run(bucket, key), { durable: true });
      rmSync(pathOf(bucket, String(row.file)), { force: true });
    },
    list: (bucket, prefix, after, limit) =>
      db
        .prepare(
          `SELECT * FROM stored_object WHERE bucket = ? AND key > ? AND key >= ?
             AND key < ? || char(1114111) ORDER BY key LIMIT ?`,
        )
        .all(bucket, after, prefix, prefix, limit)
        .map(objectOf),
  };
}

/** Where the objects of a bucket lie, in the directory of the store. */
export const bucketFolder = (bucket: string): string => safeName(bucket);

/**
 * A name that is one path segment on every file system: the readable start of the key and a hash
 * of all of it. It can neither climb (no dots in front, no slashes) nor grow too long, and keys
 * that differ only in case stay apart.
 */
function safeName(key: string): string {
  const readable = key.replaceAll(/[^0-9A-Za-z_-]+/g, '-').slice(0, 80);
  return `${readable}.${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
}

function refusalOf(
  row: Record<string, unknown> | undefined,
  { ifAbsent, ifEtag }: PutConditions,
): PutRefusal | undefined {
  if (ifAbsent && row) return 'present';
  if (ifEtag === undefined) return undefined;
  if (!row) return 'absent';
  return row.etag === ifEtag ? undefined : 'changed';
}

function writeDurably(path: string, content: Buffer): void {
  const temporary = `${path}.part`;
  const file = openSync(temporary, 'wx');
  try {
    for (let written = 0; written < content.length; ) {
      written += writeSync(file, content, written);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
}

function readPart(path: string, start: number, end: number): Buffer {
  const part = Buffer.alloc(Math.max(0, end - start + 1));
  const file = openSync(path, 'r');
  try {
    const length = readSync(file, part, 0, part.length, start);
    return part.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

function objectOf(row: Record<string, unknown>): StoredObject {
  return {
    bucket: String(row.bucket),
    key: String(row.key),
    etag: String(row.etag),
    size: Number(row.size),
    lastModified: Number(row.last_modified),
    headers: JSON.parse(String(row.headers)) as Record<string, string>,
  };
}
