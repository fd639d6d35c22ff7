import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { build, type Metafile } from 'esbuild';
import type { FunctionSpec } from '../manifest-types.ts';
import { constantKeys } from './constant-keys.ts';

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

/**
 * Bundles all functions in one call, so that they share chunks and the work is done once; each
 * gets a folder of its own with just the chunks it reaches.
 */
export async function bundleFunctions(
  specs: readonly FunctionSpec[],
  outDir: string,
  root: string,
): Promise<Bundle[]> {
  const shared = join(outDir, 'shared');
  await rm(outDir, { recursive: true, force: true });
  const result = await build({
    absWorkingDir: root,
    entryPoints: specs.map(({ id, entry }) => ({ in: entry, out: id })),
    outdir: shared,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    // Labels are Chinese too; escaped, each of their characters would take six bytes.
    charset: 'utf8',
    banner: { js: requireBanner },
    plugins: [constantKeys],
    metafile: true,
    logLevel: 'warning',
  });
  const base = posix.relative(root, shared);
  return Promise.all(specs.map(({ id }) => assemble(id, result.metafile, base, outDir, root)));
}

async function assemble(
  id: string,
  metafile: Metafile,
  base: string,
  outDir: string,
  root: string,
): Promise<Bundle> {
  const entry = `${base}/${id}.mjs`;
  const all = reachable(metafile, entry, () => true);
  const atStart = reachable(metafile, entry, (kind) => kind !== 'dynamic-import');
  const folder = join(outDir, id);
  for (const path of all) {
    const name = path === entry ? 'index.mjs' : posix.relative(base, path);
    const target = join(folder, name);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, await readFile(join(root, path)));
  }
  const size = (paths: Iterable<string>) =>
    [...paths].reduce((sum, path) => sum + (metafile.outputs[path]?.bytes ?? 0), 0);
  return { id, folder, startBytes: size(atStart), totalBytes: size(all) };
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
