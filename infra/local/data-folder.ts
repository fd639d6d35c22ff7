import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bucketFolder } from './files/object-store.ts';
import { localPlace } from './place.ts';
import { claimFolder, holderOf } from './store/store-claim.ts';
import { StoreError } from './store/store-error.ts';

/** The host's own database; the folder of a host always has it, and it goes last. */
export const HOST_DB = 'host.sqlite';

const withJournals = (file: string) => [file, `${file}-wal`, `${file}-shm`];

/** Everything that a host puts into its folder. */
const OWN = [
  ...withJournals('store.db'),
  'read-model',
  join('files', bucketFolder(localPlace.filesBucket)),
  ...withJournals(HOST_DB).reverse(),
];

/** Makes the folder unless it is there. Throws `start.badFolder`. */
export function makeDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const reason = { EEXIST: 'is a file', ENOTDIR: 'lies below a file' }[code];
    throw new StoreError(
      'start.badFolder',
      `The data folder ${dataDir} ${reason ?? `cannot be made (${code})`}. Set TANDEM_DATA to a ` +
        'folder that you may write to.',
    );
  }
}

/** Whether a host kept its data here; any other folder is none of our business. */
const isOurs = (dataDir: string): boolean => existsSync(join(dataDir, HOST_DB));

/**
 * Deletes what a host keeps in the folder, and the folder itself unless something else lies in it.
 * Answers whether there was anything, and what stays. Throws `store.folderInUse` while a host or
 * its store holds the folder, and `reset.notOurs` for a folder that no host has made.
 */
export async function resetFolder(
  dataDir: string,
): Promise<{ deleted: boolean; foreign: string[] }> {
  if (!existsSync(dataDir)) return { deleted: false, foreign: [] };
  if (!isOurs(dataDir)) {
    throw new StoreError(
      'reset.notOurs',
      `${dataDir} is no data folder of Tandem: it has no ${HOST_DB}. Nothing was deleted; check ` +
        'TANDEM_DATA.',
    );
  }
  const holder = holderOf(dataDir);
  if (holder) throw heldBy(dataDir, holder);
  const claim = await claimFolder(dataDir, () => undefined);
  for (const entry of OWN) rmSync(join(dataDir, entry), { recursive: true, force: true });
  removeIfEmpty(join(dataDir, 'files'));
  claim.release();
  const foreign = readdirSync(dataDir);
  if (foreign.length === 0) removeIfEmpty(dataDir);
  return { deleted: true, foreign };
}

const heldBy = (dataDir: string, { kind, pid }: NonNullable<ReturnType<typeof holderOf>>) =>
  new StoreError(
    'store.folderInUse',
    kind === 'host'
      ? `Tandem is running on ${dataDir} (process ${pid}). Stop it first (Ctrl-C), then reset.`
      : `The store of a host that was killed still holds ${dataDir} (process ${pid}). Run npm ` +
          'start with this folder and stop it with Ctrl-C, then reset.',
    { dataDir, pid },
  );

function removeIfEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}
