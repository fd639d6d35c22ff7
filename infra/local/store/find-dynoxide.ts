import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { StoreError } from './store-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;
const installed = () => createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json');

/** The program of the local store: `DYNOXIDE_BIN`, else the package, else `dynoxide` on PATH. */
export function findDynoxide(env: Environment, resolvePackage: () => string = installed): string {
  const chosen = env.DYNOXIDE_BIN;
  if (chosen) {
    if (executable(chosen)) return chosen;
    throw missing(`DYNOXIDE_BIN names ${chosen}, which cannot be run.`);
  }
  const candidates = (env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'dynoxide'));
  try {
    candidates.unshift(join(dirname(resolvePackage()), 'dynoxide'));
  } catch {
    // Not installed: there is a package for Linux on x64 only.
  }
  const found = candidates.find(executable);
  if (found) return found;
  const { platform, arch } = process;
  throw missing(
    `Dynoxide, the local store, was not found: it is packaged for linux-x64, and this is ${platform}-${arch}.`,
  );
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function missing(reason: string): StoreError {
  return new StoreError(
    'store.programMissing',
    `${reason} Set DYNOXIDE_BIN to the dynoxide program, or put it on PATH, or set ` +
      'DYNAMODB_ENDPOINT to a local DynamoDB that is already running (http://127.0.0.1:8000).',
  );
}
