import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, realpathSync } from 'node:fs';
import { get } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { checkEndpoint } from './check-endpoint.ts';
import { findDynoxide } from './find-dynoxide.ts';
import { claimFolder, dbPathOf, type StoreClaim } from './store-claim.ts';
import { StoreError } from './store-error.ts';

export type StoreOptions = {
  readonly log?: (line: string) => void;
  readonly env?: Readonly<Record<string, string | undefined>>;
} & ({ readonly dataDir: string } | { readonly memory: true });

export interface RunningStore {
  /** Stays the same when the child has to be restarted. */
  readonly endpoint: string;
  /** Of the running child; undefined between restarts and for a `DYNAMODB_ENDPOINT`. */
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

const startWithinMs = 5_000;
const longestBackoffMs = 5_000;
const healthyAfterMs = 30_000;

/**
 * Starts Dynoxide on a free port of 127.0.0.1, over `<dataDir>/store.db` or in memory, and waits
 * until it answers. With `DYNAMODB_ENDPOINT` set nothing is started, but the folder is claimed
 * all the same. A child that dies is started anew on the same port. Throws `store.programMissing`,
 * `store.folderInUse`, `store.startFailed`, `store.badEndpoint`.
 */
export async function startStore(options: StoreOptions): Promise<RunningStore> {
  const { log = () => undefined, env = process.env } = options;
  const endpoint = env.DYNAMODB_ENDPOINT;
  if ('memory' in options) {
    if (endpoint) return running(endpoint);
    return supervise(findDynoxide(env), [], undefined, log);
  }
  mkdirSync(options.dataDir, { recursive: true });
  const dataDir = realpathSync(options.dataDir);
  // Queues, people and files lie in the folder even when the documents lie elsewhere.
  const claim = await claimFolder(dataDir, log);
  try {
    if (endpoint) return await running(endpoint, claim);
    const storage = ['--db-path', dbPathOf(dataDir)];
    return await supervise(findDynoxide(env), storage, claim, log);
  } catch (error) {
    claim.release();
    throw error;
  }
}

/** A store that somebody else runs. */
async function running(endpoint: string, claim?: StoreClaim): Promise<RunningStore> {
  await checkEndpoint(endpoint);
  return { endpoint, pid: undefined, stop: async () => claim?.release() };
}

async function supervise(
  program: string,
  storage: readonly string[],
  claim: StoreClaim | undefined,
  log: (line: string) => void,
): Promise<RunningStore> {
  let child: ChildProcess | undefined;
  let stopping = false;
  let waiting: NodeJS.Timeout | undefined;
  let backoffMs = 0;

  async function start(port: number): Promise<void> {
    const started = await launch(program, port, storage, (pid) => claim?.record(pid, port));
    child = started;
    const since = Date.now();
    const ended = () => {
      if (child !== started) return;
      child = undefined;
      if (stopping) return;
      if (Date.now() - since > healthyAfterMs) backoffMs = 0;
      const lost = storage.length === 0 ? '; what it held in memory is gone' : '';
      const how = started.signalCode ?? started.exitCode;
      log(`the store ended unexpectedly (${how})${lost}; starting it anew`);
      restartLater(port);
    };
    started.once('exit', ended);
    // It may have died between its first answer and the line above.
    if (hasEnded(started)) ended();
    else if (stopping) started.kill('SIGTERM');
  }

  function restartLater(port: number): void {
    waiting = setTimeout(() => {
      start(port).catch((error: Error) => {
        if (stopping) return;
        log(`the store could not be started anew: ${error.message}`);
        restartLater(port);
      });
    }, backoffMs);
    backoffMs = Math.min(longestBackoffMs, Math.max(50, backoffMs * 2));
  }

  const killWithParent = () => child?.kill('SIGKILL');
  const port = await startOnFreePort(start);
  process.on('exit', killWithParent);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    get pid() {
      return child?.pid;
    },
    async stop() {
      stopping = true;
      clearTimeout(waiting);
      process.off('exit', killWithParent);
      if (child) await end(child);
      claim?.release();
    },
  };
}

/** A free port may be taken by somebody else before the child gets it: then try the next. */
async function startOnFreePort(start: (port: number) => Promise<void>): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    try {
      await start(port);
      return port;
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

async function launch(
  program: string,
  port: number,
  storage: readonly string[],
  onSpawn: (pid: number) => void,
): Promise<ChildProcess> {
  // In a group of its own: Ctrl-C must reach the host only, which lets open requests end first.
  const child = spawn(program, ['serve', '--port', String(port), ...storage], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString('utf8')).slice(-2000);
  });
  child.on('error', (error) => {
    said = error.message;
  });
  // Neither the child nor its pipe keeps a host alive that has nothing else to do.
  child.unref();
  (child.stderr as Socket | null)?.unref();
  try {
    if (child.pid !== undefined) onSpawn(child.pid);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  const deadline = Date.now() + startWithinMs;
  // It speaks once it has the port, so that no other server there is taken for it.
  while (!said.includes('listening') || !(await answers(port))) {
    if (child.pid === undefined || hasEnded(child) || Date.now() > deadline) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      child.kill('SIGKILL');
      throw new StoreError('store.startFailed', `${program} did not start: ${said.trim()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  return child;
}

async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = get({ host: '127.0.0.1', port, timeout: 500, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    probe.on('timeout', () => probe.destroy());
    probe.on('error', () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 2_000);
  await gone;
  clearTimeout(force);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
