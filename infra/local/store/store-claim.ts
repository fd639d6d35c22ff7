import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProcessIdentity, processIdentity } from './process-identity.ts';
import { StoreError } from './store-error.ts';

/** Content of `<dataDir>/store.pid`: which host owns the folder, and its running store. */
interface Claim {
  readonly host: Pick<ProcessIdentity, 'pid' | 'startedAt'>;
  readonly store?: Pick<ProcessIdentity, 'pid' | 'startedAt'> & { readonly port: number };
}

export interface StoreClaim {
  /** Notes the running store, so that the host after a crash can find it. */
  record(pid: number, port: number): void;
  release(): void;
}

/**
 * Takes the data folder for this host. An orphaned store of a killed host is stopped first; a
 * process that merely got its pid is left alone. Throws `store.folderInUse` while the other host
 * lives.
 */
export async function claimFolder(
  dataDir: string,
  log: (line: string) => void,
): Promise<StoreClaim> {
  const file = join(dataDir, 'store.pid');
  const own = processIdentity(process.pid);
  const host = { pid: process.pid, startedAt: own?.startedAt ?? '' };
  while (!createFile(file, { host })) {
    const claim = read(file);
    const other = claim && sameProcess(claim.host);
    if (other) {
      throw new StoreError(
        'store.folderInUse',
        `The data folder ${dataDir} is in use by process ${other.pid}. Stop that one first, or ` +
          'choose another folder with TANDEM_DATA.',
        { dataDir, pid: other.pid },
      );
    }
    if (claim?.store) await stopOrphan(claim.store, dbPathOf(dataDir), log);
    rmSync(file, { force: true });
  }
  return {
    record(pid, port) {
      const startedAt = processIdentity(pid)?.startedAt ?? '';
      const claim: Claim = { host, store: { pid, startedAt, port } };
      writeFileSync(`${file}.new`, JSON.stringify(claim));
      renameSync(`${file}.new`, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}

/**
 * The living process that holds the folder, if there is one: a host, or the store it left behind.
 */
export function holderOf(dataDir: string): { kind: 'host' | 'store'; pid: number } | undefined {
  const claim = read(join(dataDir, 'store.pid'));
  if (!claim) return undefined;
  if (sameProcess(claim.host)) return { kind: 'host', pid: claim.host.pid };
  const { store } = claim;
  return store && runningStore(store, dbPathOf(dataDir)) && { kind: 'store', pid: store.pid };
}

export const dbPathOf = (dataDir: string): string => join(dataDir, 'store.db');

/** A process that merely got the pid of the store is another one. */
function runningStore(store: NonNullable<Claim['store']>, dbPath: string) {
  const found = sameProcess(store);
  return found?.command.endsWith(`--db-path ${dbPath}`) ? found : undefined;
}

async function stopOrphan(
  store: NonNullable<Claim['store']>,
  dbPath: string,
  log: (line: string) => void,
): Promise<void> {
  const running = () => runningStore(store, dbPath);
  if (!running()) return;
  log(`stopping the store ${store.pid} that a killed host left behind`);
  // What it answered is on disk already: it syncs every write before it answers.
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (running()) process.kill(store.pid, signal);
    for (let waited = 0; running() && waited < 2000; waited += 5) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

function sameProcess(noted: Pick<ProcessIdentity, 'pid' | 'startedAt'>) {
  const found = processIdentity(noted.pid);
  return found && found.startedAt === noted.startedAt ? found : undefined;
}

function createFile(file: string, claim: Claim): boolean {
  try {
    writeFileSync(file, JSON.stringify(claim), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined for a file torn by a crash: nothing can be learnt from it. */
function read(file: string): Claim | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Claim;
  } catch {
    return undefined;
  }
}
