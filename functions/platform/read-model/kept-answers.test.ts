import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeId } from '../../../shared/kernel/id.ts';
import type { TenantRef } from '../aws.ts';
import type { Clock } from '../clock.ts';
import { openReadModel, type ReadModelFile } from './file.ts';
import { createReader } from './reader.ts';
import type { Sql } from './report.ts';
import { shapeOf } from './shape.ts';

let folder: string;
let file: ReadModelFile;
let commits = 0;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-'));
  file = openReadModel(join(folder, 'a.sqlite'), shapeOf([]));
});
afterEach(() => {
  file.close();
  rmSync(folder, { recursive: true, force: true });
});

function fold(into: ReadModelFile, entity: string, version: number, deleted = false): void {
  const id = 'one';
  const change = { entity, id, version, after: deleted ? null : { id, version } };
  commits += 1;
  const commit = { id: `c${commits}`, at: '', actor: '', operation: '', requestId: '' };
  into.fold([{ ...commit, events: [], changes: [change] } as never], () => undefined);
}

/** All documents there are; the very same list as long as the answer is kept. */
const ask = ({ sql }: { sql: Sql }, given = ''): object =>
  sql.kept({ id: 'all', nouns: ['item', 'bom'], given }, () => sql.all('SELECT * FROM doc'));

test('an answer is kept until a document of its nouns is made, changed or deleted', () => {
  const none = ask(file);
  expect(ask(file)).toBe(none);
  let before = none;
  for (const change of [
    () => fold(file, 'item', 1),
    () => fold(file, 'item', 2),
    () => fold(file, 'bom', 1),
    () => fold(file, 'item', 3, true),
  ]) {
    change();
    const after = ask(file);
    expect(after).not.toEqual(before);
    expect(ask(file)).toBe(after);
    before = after;
  }
});

test('a document of another noun, and a version that came late, leave it as it is', () => {
  fold(file, 'item', 2);
  const answer = ask(file);
  fold(file, 'warehouse', 1);
  fold(file, 'item', 1);
  expect(ask(file)).toBe(answer);
});

test('something else given is another answer, and the one before is gone', () => {
  const today = ask(file, 'today');
  expect(ask(file, 'tomorrow')).not.toBe(today);
  expect(ask(file, 'today')).not.toBe(today);
});

test('each company has its own, and the one asked last is the only one whose answers are kept', async () => {
  const empty = { client: { send: async () => ({ Items: [] }) }, items: async () => [] };
  const reader = createReader(folder, [], { now: () => 0 } as Clock);
  const report = { id: 'all', run: (sql: Sql) => ask({ sql }) };
  const tenant = (at: number) =>
    ({ id: makeId('ten', at, new Uint8Array(10)), generation: 1 }) as TenantRef;
  const [a, b] = [tenant(1), tenant(2)];
  const asks = (of: TenantRef) => reader.readsFor(of, () => empty as never).report(report, {});
  const own = await asks(a);
  expect(await asks(a)).toBe(own);
  expect(await asks(b)).not.toBe(own);
  const again = await asks(a);
  expect(again).toEqual(own);
  expect(again).not.toBe(own);
  reader.close();
});

test('a read model that was built anew is read anew', () => {
  fold(file, 'item', 1);
  const answer = ask(file);
  file.close();
  rmSync(folder, { recursive: true, force: true });
  folder = mkdtempSync(join(tmpdir(), 'kept-'));
  file = openReadModel(join(folder, 'a.sqlite'), shapeOf([]));
  fold(file, 'item', 2);
  expect(ask(file)).not.toEqual(answer);
});

test('what another process folds into the same file is seen', () => {
  const other = openReadModel(join(folder, 'a.sqlite'), shapeOf([]));
  const answer = ask(file);
  fold(other, 'item', 1);
  expect(ask(file)).not.toEqual(answer);
  other.close();
});

test('a reading that fails keeps nothing', () => {
  const question = { id: 'all', nouns: ['item'], given: '' };
  const fails = () => {
    throw new Error('unreadable');
  };
  expect(() => file.sql.kept(question, fails)).toThrow('unreadable');
  expect(file.sql.kept(question, () => 'read')).toBe('read');
});
