import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHostDb } from './host-db.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'host-db-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the host database', () => {
  it('runs only the steps that a component has not seen, across openings', () => {
    const file = join(folder, 'deep', 'host.db');
    const first = openHostDb(file);
    first.migrate('notes', ['CREATE TABLE note (text TEXT)']);
    first.prepare('INSERT INTO note VALUES (?)').run('kept');
    first.close();
    const second = openHostDb(file);
    const steps = ['CREATE TABLE note (text TEXT)', "ALTER TABLE note ADD COLUMN tag DEFAULT 'x'"];
    second.migrate('notes', steps);
    second.migrate('notes', steps);
    expect({ ...second.prepare('SELECT * FROM note').get() }).toEqual({ text: 'kept', tag: 'x' });
    second.close();
  });

  it('refuses a file that a newer release has migrated further', () => {
    const db = openHostDb(':memory:');
    db.migrate('notes', ['CREATE TABLE a (x)', 'CREATE TABLE b (x)']);
    expect(() => db.migrate('notes', ['CREATE TABLE a (x)'])).toThrow(/newer release.*version 2/);
  });

  it('keeps nothing of a migration whose second step fails', () => {
    const db = openHostDb(':memory:');
    expect(() => db.migrate('notes', ['CREATE TABLE a (x)', 'CREATE NONSENSE'])).toThrow();
    expect(() => db.prepare('SELECT * FROM a')).toThrow(/no such table/);
  });

  it.each([{ durable: false }, { durable: true }])('undoes a failed transaction %o', (options) => {
    const db = openHostDb(join(folder, 'host.db'));
    db.migrate('notes', ['CREATE TABLE note (text TEXT)']);
    const insert = () => db.prepare("INSERT INTO note VALUES ('x')").run();
    const inner = () => db.transaction(insert);
    const fail = () => {
      inner();
      throw new Error('stop');
    };
    expect(() => db.transaction(fail, options)).toThrow('stop');
    expect(db.prepare('SELECT count(*) AS n FROM note').get()?.n).toBe(0);
    db.transaction(inner, options);
    expect(db.prepare('SELECT count(*) AS n FROM note').get()?.n).toBe(1);
    expect(db.prepare('PRAGMA synchronous').get()?.synchronous).toBe(1);
    db.close();
  });
});
