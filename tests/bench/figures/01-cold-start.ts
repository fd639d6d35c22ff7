import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bundleFunctions } from '../../../infra/aws/bundle.ts';
import { manifest } from '../../../infra/manifest.ts';
import { type Figure, type Measure, rounded, unlessMet } from '../figure.ts';

const root = join(import.meta.dirname, '../../..');
const RUNS = 7;
const REASON =
  'a module’s commands load its contracts and the domain of the modules it posts to, besides the ' +
  '380 KB that every function has: the SDK’s way to a table, schemas, tokens and the commit';

/** The first request of a new instance; without a token it ends after routing and checking. */
const firstRequest = `
const event = { version: '2.0', rawPath: '/api/x', rawQueryString: '', headers: {}, isBase64Encoded: false,
  requestContext: { requestId: 'r', http: { method: 'POST', sourceIp: '127.0.0.1' } } };
const { handler } = await import(process.argv[1]);
await handler(process.argv[2] === 'api' ? event : { Records: [] }, {}).catch(() => undefined);
`;

/** User and system time of a whole process in milliseconds, the least of several runs. */
function processCpu(args: string[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run += 1) {
    const code = `const c = process.resourceUsage(); process.stderr.write(String((c.userCPUTime + c.systemCPUTime) / 1000));`;
    const script = `${args[0] ?? ''}\n${code}\nprocess.exit(0);`;
    const result = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', script, ...args.slice(1)],
      {
        encoding: 'utf8',
        env: {
          ...process.env,
          AWS_REGION: 'x',
          AWS_ACCESS_KEY_ID: 'x',
          AWS_SECRET_ACCESS_KEY: 'x',
        },
      },
    );
    const value = Number(result.stderr.split('\n').at(-1));
    if (Number.isFinite(value) && value > 0) least = Math.min(least, value);
  }
  return least;
}

/** Rows 1 and 2: what a cold start of each function costs, and how large its bundle is. */
export const measure: Measure = async () => {
  const outDir = join(root, '.build/bench');
  const bundles = await bundleFunctions(manifest.functions, outDir, root);
  // The bare start is measured beside every function: its least is that of the whole run too.
  let bare = Number.POSITIVE_INFINITY;
  const measured = bundles.map(({ id, folder }) => {
    const kind = manifest.functions.find((one) => one.id === id)?.kind;
    const isHttp = kind === 'api' || kind === 'reader' || kind === 'account';
    const cpu = processCpu([firstRequest, join(folder, 'index.mjs'), isHttp ? 'api' : 'batch']);
    bare = Math.min(bare, processCpu(['']));
    return { id, cpu };
  });
  const figures: Figure[] = measured.map(({ id, cpu }) => {
    const ratio = cpu / bare;
    return {
      row: 1,
      metric: `cold start of ${id}: import and first request`,
      value: rounded(cpu, 0),
      unit: 'ms CPU',
      baseline: rounded(bare, 0),
      ratio: rounded(ratio, 1),
      goal: '≤ 5.4× a bare start',
      ...unlessMet(ratio <= 5.4, REASON),
    };
  });
  for (const { id, startBytes, totalBytes } of bundles) {
    figures.push({
      row: 2,
      metric: `bundle of ${id}, loaded at start`,
      value: rounded(startBytes / 1024, 0),
      unit: 'KB',
      goal: '≤ 450 KB',
      ...unlessMet(startBytes <= 450 * 1024, REASON),
      note: `${rounded(totalBytes / 1024, 0)} KB with what is only loaded on demand`,
    });
  }
  return figures;
};
