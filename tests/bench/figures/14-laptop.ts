import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callOperation } from '../../support/harness.ts';
import { type Figure, type Measure, rounded, unlessMet } from '../figure.ts';

const root = join(import.meta.dirname, '../../..');
const PORT = 4499;

const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number);

const HOST = 'infra/local/start.ts';

/** The host among what npm started; a shell may stand between them. */
function hostUnder(pid: number): number | undefined {
  const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  if (words[1] === HOST) return pid;
  for (const child of childrenOf(pid)) {
    const found = hostUnder(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The host and the store that it started. */
const memoryOf = (pid: number): number =>
  residentMb(pid) + childrenOf(pid).reduce((sum, one) => sum + residentMb(one), 0);

const REASON = 'every function of the product runs in the one process of the host';

const memoryFigure = (when: string, megabytes: number): Figure => ({
  row: 14,
  metric: `memory of host and store, ${when}`,
  value: rounded(megabytes, 0),
  unit: 'MB',
  goal: '≤ 250 MB',
  ...unlessMet(megabytes <= 250, REASON),
});

const rest = () => new Promise((done) => setTimeout(done, 5_000));

async function until<T>(look: () => Promise<T | undefined>, limitMs: number): Promise<T> {
  for (const start = performance.now(); performance.now() - start < limitMs; ) {
    const found = await look().catch(() => undefined);
    if (found !== undefined) return found;
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error('waited in vain');
}

/**
 * Rows 13 and 14: from the command to the first answer, to the first order's company, and at rest.
 */
export const measure: Measure = async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tandem-bench-'));
  const env = { ...process.env, PORT: String(PORT), TANDEM_DATA: dataDir };
  // Whoever has run `npm ci` has the pages built.
  spawnSync('npm', ['run', 'prestart'], { cwd: root, stdio: 'ignore' });
  const start = performance.now();
  // A group of its own, as a terminal gives it: what ends it reaches npm and all that npm started.
  const child = spawn('npm', ['start'], { cwd: root, env, stdio: 'ignore', detached: true });
  try {
    const url = `http://localhost:${PORT}`;
    await until(async () => ((await fetch(`${url}/health`)).ok ? true : undefined), 20_000);
    const firstAnswer = performance.now() - start;
    await rest();
    const pid = hostUnder(child.pid as number);
    if (pid === undefined) throw new Error('npm start has started no host');
    const atRest = memoryOf(pid);
    const signUp = performance.now();
    const host = { url } as never;
    const made = await callOperation(host, null, 'account.signUp', {
      email: 'bench@example.test',
      password: 'violet tractor seven lanterns',
      name: 'Bench',
      company: 'Bench',
      locale: 'en',
      accountingStandard: 'international',
      taxpayerType: 'general',
      costingMethod: 'movingAverage',
      firstPeriod: new Date().toISOString().slice(0, 7),
    });
    const { tenantId, accessToken } = made.body;
    await until(async () => {
      const { body } = await callOperation(host, accessToken, 'account.companyProgress', {
        tenantId,
      });
      return body.state === 'active' ? true : undefined;
    }, 20_000);
    const make = async (operation: string, input: object) => {
      const answer = await callOperation(host, accessToken, operation, { ...input });
      if (answer.status >= 300) throw new Error(`${operation} answered ${answer.text}`);
      return answer.body;
    };
    const unit = (await make('masterdata.listUnit', { limit: 1 })).data[0];
    const item = await make('masterdata.createItem', { code: 'A', name: 'A', unitId: unit.id });
    const customer = await make('masterdata.createCustomer', { code: 'C1', name: 'First' });
    await make('sales.createSalesOrder', {
      customerId: customer.id,
      lines: [{ itemId: item.id, quantity: '1', price: '1' }],
    });
    const ready = performance.now() - signUp;
    await rest();
    return [
      {
        row: 13,
        metric: 'sign-up to the first order accepted, spare table, password hashed at full cost',
        value: rounded(ready / 1000),
        unit: 's',
        goal: '≤ 2 s',
        met: ready <= 2_000,
      },
      {
        row: 14,
        metric: 'npm start to first answer',
        value: rounded(firstAnswer / 1000),
        unit: 's',
        goal: '≤ 3 s',
        ...unlessMet(firstAnswer <= 3_000, 'npm itself, and a look whether the pages are built'),
      },
      memoryFigure('at rest after the start', atRest),
      memoryFigure('at rest after the first order', memoryOf(pid)),
    ];
  } finally {
    process.kill(-(child.pid as number), 'SIGTERM');
    await new Promise((done) => child.once('exit', done));
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
};
