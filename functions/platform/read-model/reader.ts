import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyDoc, AnyNoun } from '../../../shared/contracts/noun.ts';
import { idTime } from '../../../shared/kernel/id.ts';
import type { TenantRef } from '../aws.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store.ts';
import { catchUp } from './catch-up.ts';
import { openReadModel, type ReadModelFile } from './file.ts';
import type { Clause } from './filter-clause.ts';
import { documentAsOf, historyOf, readModelAsOf } from './history.ts';
import { listPage, scopeClause } from './list.ts';
import type { Reads } from './reads.ts';
import { type ReadModelShape, shapeOf } from './shape.ts';

/**
 * How far back each catching up looks for commits that became visible after younger ones. An
 * attempt lives for one second at the most, so the shortest reach shows every caller its own
 * writes; the longer ones, taken less often, find what a troubled network held up.
 */
const REACHES = [
  { everyMs: 30_000, overlapMs: 120_000 },
  { everyMs: 2_000, overlapMs: 15_000 },
  { everyMs: 0, overlapMs: 2_500 },
] as const;
const MAX_OPEN_FILES = 200;

interface Open {
  file: ReadModelFile;
  /** When each reach was last taken. */
  sweptAt: number[];
  /** Catching up is shared by all who wait for it; one that begins later sees more. */
  running?: Promise<void>;
  waiting?: Promise<void>;
}

export interface Reader {
  readsFor: (tenant: TenantRef, store: () => Store) => Reads;
  /** The caught-up file itself, for jobs that stream from it. */
  fileFor: (tenant: TenantRef, store: () => Store) => Promise<ReadModelFile>;
  forget: (tenant: TenantRef) => void;
  close: () => void;
}

/** Owns the read model files of the tenants it serves; least recently used ones are closed. */
export function createReader(directory: string, nouns: readonly AnyNoun[], clock: Clock): Reader {
  const open = new Map<string, Open>();
  if (directory !== ':memory:') mkdirSync(directory, { recursive: true });
  let shape: ReadModelShape | undefined;
  const ofAll = () => {
    shape ??= shapeOf(nouns);
    return shape;
  };
  const name = (tenant: TenantRef) => `${tenant.id}-g${tenant.generation}`;
  const pathOf = (tenant: TenantRef) =>
    directory === ':memory:' ? directory : join(directory, `${name(tenant)}.sqlite`);

  function openFile(tenant: TenantRef): Open {
    const known = open.get(name(tenant));
    if (known) {
      open.delete(name(tenant));
      open.set(name(tenant), known);
      return known;
    }
    const made = { file: openOrRebuild(pathOf(tenant), ofAll()), sweptAt: REACHES.map(() => 0) };
    open.set(name(tenant), made);
    if (open.size > MAX_OPEN_FILES) closeOldest();
    return made;
  }

  function closeOldest() {
    for (const [key, one] of open) {
      if (one.running) continue;
      one.file.close();
      open.delete(key);
      return;
    }
  }

  async function fold(tenant: TenantRef, one: Open, store: Store): Promise<void> {
    const nowMs = clock.now();
    const reach = REACHES.findIndex(
      ({ everyMs }, index) => nowMs - (one.sweptAt[index] ?? 0) >= everyMs,
    );
    const { overlapMs } = REACHES[reach] ?? REACHES[2];
    await catchUp(one.file, store, { nowMs, sinceMs: idTime(tenant.id), overlapMs });
    for (let index = reach; index < REACHES.length; index += 1) one.sweptAt[index] = nowMs;
  }

  /** Joins the catching up that starts next; one under way may have missed the caller's write. */
  function caughtUp(tenant: TenantRef, one: Open, store: () => Store): Promise<void> {
    if (!one.running) {
      one.running = fold(tenant, one, store()).finally(() => {
        delete one.running;
      });
      return one.running;
    }
    one.waiting ??= one.running
      .catch(() => undefined)
      .then(() => {
        delete one.waiting;
        return caughtUp(tenant, one, store);
      });
    return one.waiting;
  }

  async function fileFor(tenant: TenantRef, store: () => Store): Promise<ReadModelFile> {
    const one = openFile(tenant);
    await caughtUp(tenant, one, store);
    // Who serves many companies has no room for what is kept of each.
    for (const other of open.values()) if (other !== one) other.file.forgetAnswers();
    return one.file;
  }

  return {
    fileFor,
    readsFor: (tenant, store) => readsOver(() => fileFor(tenant, store), nouns),
    forget(tenant) {
      open.get(name(tenant))?.file.close();
      open.delete(name(tenant));
      for (const suffix of ['', '-wal', '-shm']) rmSync(pathOf(tenant) + suffix, { force: true });
    },
    close() {
      for (const { file } of open.values()) file.close();
      open.clear();
    },
  };
}

/** A damaged cache is thrown away: the log has everything. */
function openOrRebuild(path: string, shape: ReadModelShape): ReadModelFile {
  try {
    return openReadModel(path, shape);
  } catch (error) {
    if (path === ':memory:' || !existsSync(path)) throw error;
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
    return openReadModel(path, shape);
  }
}

function readsOver(file: () => Promise<ReadModelFile>, nouns: readonly AnyNoun[]): Reads {
  /** Work on the past is done in a read model of its own, closed afterwards. */
  async function at<T>(
    instant: string | undefined,
    which: readonly AnyNoun[],
    work: (file: ReadModelFile) => T,
    seen?: (noun: AnyNoun) => Clause | undefined,
  ): Promise<T> {
    const now = await file();
    if (!instant) return work(now);
    const past = readModelAsOf(now, which, instant, seen);
    try {
      return work(past);
    } finally {
      past.close();
    }
  }

  return {
    list(noun, request, { scope, access }, asOf) {
      const clause = scopeClause(noun, scope, access);
      const page = (model: ReadModelFile) =>
        listPage(model, noun, request, asOf ? undefined : clause);
      return at(asOf, [noun], page, () => clause);
    },
    async documents(noun, ids, asOf) {
      const model = await file();
      const find = model.db.prepare(
        'SELECT json FROM doc WHERE entity = ? AND id = ? AND deleted = 0',
      );
      return ids.flatMap((id): AnyDoc[] => {
        if (asOf) {
          const past = documentAsOf(model, noun, id, asOf);
          return past ? [past] : [];
        }
        const row = find.get(noun.id, id);
        return row ? [JSON.parse(String(row['json']))] : [];
      });
    },
    history: async (noun, id) => historyOf(await file(), noun, id),
    report: (report, params, asOf) => at(asOf, nouns, (model) => report.run(model.sql, params)),
  };
}
