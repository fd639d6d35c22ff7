import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'web/dist');
const STAMP = '.stamp';

/** Everything the built pages depend on. */
const sources = ['web', 'shared', 'package-lock.json', 'tools/build-web.ts'];

function filesUnder(path: string): string[] {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(full, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((name) => !/^web\/(dist|\.dist)|\.test\.tsx?$|\.md$/.test(name));
}

/** Changes when, and only when, the content of a source does: clocks and checkouts do not count. */
function stampOfSources(): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesUnder).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

const builtStamp = (): string =>
  existsSync(join(dist, STAMP)) ? readFileSync(join(dist, STAMP), 'utf8') : '';

/** Beside every file its compressed forms, so that no host compresses while somebody waits. */
function compress(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(js|css|html|svg|json|webmanifest)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const body = readFileSync(path);
    if (body.length < 1_000) continue;
    writeFileSync(`${path}.gz`, gzipSync(body, { level: 9 }));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
    writeFileSync(`${path}.br`, brotliCompressSync(body, { params }));
  }
}

/** Builds the pages if a source has changed since; answers whether it did. */
export async function buildWeb(): Promise<boolean> {
  const stamp = stampOfSources();
  if (builtStamp() === stamp) return false;
  const fresh = join(root, `web/.dist-${process.pid}`);
  await buildInto(fresh);
  compress(fresh);
  writeFileSync(join(fresh, STAMP), stamp);
  putInPlace(fresh, stamp);
  return true;
}

/** Always for production, also where tests are run, which call themselves a mode of their own. */
async function buildInto(folder: string): Promise<void> {
  const { build } = await import('vite');
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await build({
      configFile: join(root, 'web/vite.config.ts'),
      configLoader: 'native',
      logLevel: 'warn',
      mode: 'production',
      build: { outDir: folder },
    });
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** Two that build at once build the same: whoever comes second leaves what is there. */
function putInPlace(fresh: string, stamp: string): void {
  const old = `${fresh}-old`;
  try {
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(fresh, dist);
  } catch (error) {
    if (builtStamp() !== stamp) throw error;
  } finally {
    rmSync(old, { recursive: true, force: true });
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** An installation without the build tools runs what was built before. */
const canBuild = existsSync(join(root, 'node_modules/vite'));

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href && canBuild) {
  const begun = performance.now();
  const built = await buildWeb();
  const seconds = ((performance.now() - begun) / 1000).toLocaleString('en', {
    maximumFractionDigits: 1,
  });
  if (built) process.stdout.write(`The web application was built in ${seconds} s.\n`);
}
