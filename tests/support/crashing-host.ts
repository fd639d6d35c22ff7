import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { pathToFileURL } from 'node:url';
import { keepCompiledCode } from '../../infra/local/compile-cache.ts';
import type { FaultKind } from '../../infra/local/store/faults.ts';

/**
 * A host in a process of its own that dies as by kill -9 at one store call. It loads the product
 * and then waits for a line that says where to begin, `{ "dataDir", "point": "17:crashAfter" }`,
 * so that one can get ready while the one before it still runs. It counts calls from SIGUSR2 on.
 */
keepCompiledCode();
const { startHost } = await import('../../infra/local/host.ts');
const { createFaultPlan } = await import('../../infra/local/store/faults.ts');
const { manifest } = await import('../../infra/manifest.ts');

const root = join(import.meta.dirname, '../..');
for (const { entry } of manifest.functions) await import(pathToFileURL(join(root, entry)).href);
// Whoever dies writes nothing down.
flushCompileCache();

const lines = createInterface({ input: process.stdin });
const line = await new Promise<string | undefined>((resolve) => {
  lines.once('line', resolve);
  lines.once('close', () => resolve(undefined));
});
if (line === undefined) process.exit(0);
const { dataDir, point = '' } = JSON.parse(line) as { dataDir: string; point?: string };
const [number, kind] = point.split(':');

const faults = createFaultPlan({
  seed: 1,
  ...(kind !== undefined && { at: { [Number(number)]: kind as FaultKind } }),
  onCrash: () => process.kill(process.pid, 'SIGKILL'),
});
faults.active = false;
process.on('SIGUSR2', () => {
  faults.active = true;
});

const host = await startHost({ dataDir, faults, passwordCost: { logN: 10, r: 8, p: 1 } });
process.stdout.write(`${JSON.stringify({ url: host.url })}\n`);
process.on('SIGTERM', () => {
  void host.stop().then(() => process.exit(0));
});
