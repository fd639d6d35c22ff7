import { copyFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { account } from '../../../shared/contracts/finance/account.ts';
import { journal } from '../../../shared/contracts/finance/journal.ts';
import { openReadModel } from './file.ts';
import { createReader } from './reader.ts';
import { shapeOf } from './shape.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-model-'));
  path = join(folder, 't_1-g1.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const nouns = [account, journal];

const schemaOf = (db: DatabaseSync) =>
  db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();

function fold(into: ReturnType<typeof openReadModel>, number: number): void {
  const after = { id: `acc_${number}`, version: 1, code: String(number), name: `Name ${number}` };
  const change = { entity: 'account', id: after.id, version: 1, after };
  const commit = { id: `c${number}`, at: '', actor: '', operation: '', requestId: '' };
  into.fold([{ ...commit, events: [], changes: [change] } as never], () => undefined);
}

const codes = ({ db }: { db: DatabaseSync }) =>
  db
    .prepare('SELECT code FROM account ORDER BY code')
    .all()
    .map(({ code }) => code);

test('a copied beginning is what making every table gives, on disk and in memory', () => {
  writeFileSync(path, '');
  const made = openReadModel(path, shapeOf(nouns));
  const onDisk = openReadModel(join(folder, 'b.sqlite'), shapeOf(nouns));
  const inMemory = openReadModel(':memory:', shapeOf(nouns));
  const schema = schemaOf(made.db);
  expect(schema.length).toBeGreaterThan(10);
  expect(schemaOf(onDisk.db)).toEqual(schema);
  expect(schemaOf(inMemory.db)).toEqual(schema);
  fold(onDisk, 1);
  fold(inMemory, 2);
  expect([codes(made), codes(onDisk), codes(inMemory)]).toEqual([[], ['1'], ['2']]);
  expect(codes(openReadModel(':memory:', shapeOf(nouns)))).toEqual([]);
  for (const one of [made, onDisk, inMemory]) one.close();
});

test('the log of a file that is gone is not played into the one begun in its place', () => {
  const gone = openReadModel(path, shapeOf(nouns));
  fold(gone, 1);
  copyFileSync(`${path}-wal`, join(folder, 'kept'));
  gone.close();
  rmSync(path);
  copyFileSync(join(folder, 'kept'), `${path}-wal`);
  const fresh = openReadModel(path, shapeOf(nouns));
  expect(codes(fresh)).toEqual([]);
  expect(fresh.db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  fresh.close();
});

test('other contracts make the tables anew out of the documents', () => {
  const before = openReadModel(path, shapeOf([account]));
  fold(before, 1);
  before.close();
  const after = openReadModel(path, shapeOf(nouns));
  expect(codes(after)).toEqual(['1']);
  expect(after.db.prepare('SELECT count(*) AS rows FROM journal').get()).toEqual({ rows: 0 });
  after.close();
});

test('a file that breaks off is begun anew', async () => {
  openReadModel(path, shapeOf(nouns)).close();
  truncateSync(path, 10_000);
  const reader = createReader(folder, nouns, { now: () => Date.now() } as never);
  const store = () => ({ query: async () => [], queryAll: async () => [] }) as never;
  const opened = reader.fileFor({ id: 't_1', generation: 1 } as never, store);
  await opened.catch(() => undefined);
  const anew = openReadModel(path, shapeOf(nouns));
  expect(anew.db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  anew.close();
  reader.close();
});
