import { existsSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import type { FunctionSpec } from '../manifest-types.ts';
import { constantKeys } from './constant-keys.ts';
import { environmentCredentials } from './environment-credentials.ts';
import { noEventWords } from './no-event-words.ts';
import { noJsonSchemas } from './no-json-schemas.ts';
import { requiredBuiltins } from './required-builtins.ts';

export interface Bundle {
  id: string;
  /** The folder that is deployed: `index.mjs` and the chunks it can reach. */
  folder: string;
  /** What a cold start loads: the entry and all it imports statically. */
  startBytes: number;
  /** With what is only imported on demand, such as credential providers a function never asks. */
  totalBytes: number;
}

/** Some dependencies are CommonJS and ask for Node's own modules. */
const requireBanner =
  "import{createRequire as tandemRequire}from'node:module';" +
  'const require=tandemRequire(import.meta.url);';

const common = {
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunks/[name]-[hash]',
  minify: true,
  legalComments: 'none',
  // Labels are Chinese too; escaped, each of their characters would take six bytes.
  charset: 'utf8',
  metafile: true,
  logLevel: 'warning',
} as const satisfies BuildOptions;

/**
 * Bundles all functions in one call, so that the sources are read once. What functions share lies
 * in dozens of chunks then, and each holds what any function needs of it; a second call for each
 * function puts its chunks together and leaves out what it does not need itself.
 */
export async function bundleFunctions(
  specs: readonly FunctionSpec[],
  outDir: string,
  root: string,
): Promise<Bundle[]> {
  const shared = join(outDir, 'shared');
  await rm(outDir, { recursive: true, force: true });
  await build({
    ...common,
    absWorkingDir: root,
    entryPoints: specs.map(({ id, entry }) => ({ in: entry, out: id })),
    outdir: shared,
    mainFields: ['module', 'main'],
    plugins: [constantKeys, environmentCredentials, noEventWords, noJsonSchemas, requiredBuiltins],
  });
  return Promise.all(specs.map(({ id }) => assemble(id, shared, outDir, root)));
}

async function assemble(id: string, shared: string, outDir: string, root: string): Promise<Bundle> {
  const folder = join(outDir, id);
  const { metafile } = await build({
    ...common,
    absWorkingDir: root,
    entryPoints: [{ in: join(shared, `${id}.mjs`), out: 'index' }],
    outdir: folder,
    banner: { js: requireBanner },
  });
  await copyFonts(id, folder, root);
  const entry = `${posix.relative(root, folder)}/index.mjs`;
  const size = (paths: Iterable<string>) =>
    [...paths].reduce((sum, path) => sum + (metafile.outputs[path]?.bytes ?? 0), 0);
  const atStart = reachable(metafile, entry, (kind) => kind !== 'dynamic-import');
  return { id, folder, startBytes: size(atStart), totalBytes: size(Object.keys(metafile.outputs)) };
}

/** A function that prints reads its fonts from beside its code. */
async function copyFonts(id: string, folder: string, root: string): Promise<void> {
  const fonts = join(root, 'functions', id.replace(/-api$/, ''), 'fonts');
  if (existsSync(fonts)) await cp(fonts, join(folder, 'fonts'), { recursive: true });
}

function reachable(metafile: Metafile, entry: string, follow: (kind: string) => boolean) {
  const found = new Set([entry]);
  for (const path of found) {
    for (const one of metafile.outputs[path]?.imports ?? []) {
      if (!one.external && follow(one.kind)) found.add(one.path);
    }
  }
  return found;
}
