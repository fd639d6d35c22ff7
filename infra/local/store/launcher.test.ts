import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findDynoxide } from './find-dynoxide.ts';
import { type RunningStore, startStore } from './launcher.ts';
import { processIdentity } from './process-identity.ts';

let dataDir: string;
const running: RunningStore[] = [];
const hosts: number[] = [];
const env = { ...process.env, DYNAMODB_ENDPOINT: '' };

beforeEach(() => {
  dataDir = mkdtempSync(join(realpathSync(tmpdir()), 'tandem-store-'));
});
afterEach(async () => {
  for (const store of running.splice(0)) await store.stop();
  for (const pid of hosts.splice(0)) if (processIdentity(pid)) process.kill(pid, 'SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(log: string[] = []): Promise<RunningStore> {
  const store = await startStore({ dataDir, env, log: (line) => log.push(line) });
  running.push(store);
  return store;
}

const connect = (endpoint: string) =>
  new DynamoDBClient({
    endpoint,
    region: 'cn-local-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });

async function writeSomething(endpoint: string): Promise<void> {
  const client = connect(endpoint);
  await client.send(
    new CreateTableCommand({
      TableName: 'kept',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    }),
  );
  await client.send(new PutItemCommand({ TableName: 'kept', Item: { pk: { S: 'a' } } }));
  client.destroy();
}

async function isKept(endpoint: string): Promise<boolean> {
  const client = connect(endpoint);
  const get = new GetItemCommand({ TableName: 'kept', Key: { pk: { S: 'a' } } });
  return client
    .send(get)
    .then(({ Item }) => Item !== undefined)
    .finally(() => client.destroy());
}

/** Another process that starts a store over the data folder, as a host does. */
async function startHost(
  then = 'setInterval(() => {}, 1000)',
): Promise<{ host: number; store: RunningStore }> {
  const launcher = join(import.meta.dirname, 'launcher.ts');
  const code = `
    const { startStore } = await import(${JSON.stringify(launcher)});
    const { endpoint, pid } = await startStore({ dataDir: ${JSON.stringify(dataDir)} });
    process.stdout.write(JSON.stringify({ endpoint, pid }) + '\\n');
    ${then}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve) => {
    child.stdout.once('data', (chunk) => resolve(String(chunk)));
  });
  hosts.push(child.pid ?? 0);
  const store = JSON.parse(line) as RunningStore;
  hosts.push(store.pid ?? 0);
  return { host: child.pid ?? 0, store };
}

const gone = (pid: number | undefined) =>
  expect
    .poll(() => pid !== undefined && processIdentity(pid), { timeout: 3000, interval: 5 })
    .toBe(undefined);

describe('the store over a data folder', () => {
  it('answers when it is started, keeps data over a stop, and leaves no pid file', async () => {
    const first = await start();
    await writeSomething(first.endpoint);
    await first.stop();
    await gone(first.pid ?? -1);
    expect(existsSync(join(dataDir, 'store.pid'))).toBe(false);
    const second = await start();
    expect(await isKept(second.endpoint)).toBe(true);
  });

  it('is started anew on the same endpoint after kill -9, with its data and a log line', async () => {
    const log: string[] = [];
    const store = await start(log);
    await writeSomething(store.endpoint);
    const killed = store.pid ?? 0;
    process.kill(killed, 'SIGKILL');
    await expect
      .poll(() => isKept(store.endpoint).catch(() => false), { timeout: 3000 })
      .toBe(true);
    expect(store.pid).not.toBe(killed);
    expect(log).toEqual(['the store ended unexpectedly (SIGKILL); starting it anew']);
    await store.stop();
    expect(existsSync(join(dataDir, 'store.pid'))).toBe(false);
  });

  it('comes back however often it dies', async () => {
    const store = await start();
    await writeSomething(store.endpoint);
    for (let round = 0; round < 3; round++) {
      const pid = store.pid ?? 0;
      process.kill(pid, 'SIGKILL');
      await expect
        .poll(() => store.pid !== undefined && store.pid !== pid, { timeout: 3000 })
        .toBe(true);
    }
    expect(await isKept(store.endpoint)).toBe(true);
  });

  it('is not shared with a second host while the first one lives', async () => {
    const { host, store } = await startHost();
    await expect(start()).rejects.toMatchObject({
      code: 'store.folderInUse',
      params: { pid: host },
    });
    expect(processIdentity(store.pid ?? 0)).toBeDefined();
  });

  it('left behind by a killed host is stopped by the next one, and its answers hold', async () => {
    const { host, store } = await startHost();
    await writeSomething(store.endpoint);
    process.kill(host, 'SIGKILL');
    await gone(host);
    expect(processIdentity(store.pid ?? 0)?.command).toContain(`--db-path ${dataDir}/store.db`);
    const log: string[] = [];
    const next = await start(log);
    expect(processIdentity(store.pid ?? 0)).toBeUndefined();
    expect(log).toEqual([`stopping the store ${store.pid} that a killed host left behind`]);
    expect(await isKept(next.endpoint)).toBe(true);
  });

  it('ends with a host that ends normally', async () => {
    const { host, store } = await startHost('setTimeout(() => process.exit(0), 50)');
    await gone(host);
    await gone(store.pid);
  });

  it('does not keep a host alive that has nothing else to do', async () => {
    const { host, store } = await startHost('');
    await gone(host);
    await gone(store.pid);
  });

  it.each([
    ['whose start time differs', { startedAt: 'earlier' }],
    ['that is no store', {}],
  ])('a pid file that names a process %s harms nobody', async (_, more) => {
    const bystander = spawn('sleep', ['60']);
    const pid = bystander.pid ?? 0;
    hosts.push(pid);
    const startedAt = processIdentity(pid)?.startedAt;
    const host = { pid: 2 ** 22 + 1, startedAt: 'gone' };
    const claim = { host, store: { pid, startedAt, port: 1, ...more } };
    writeFileSync(join(dataDir, 'store.pid'), JSON.stringify(claim));
    const store = await start();
    expect(processIdentity(pid)).toBeDefined();
    expect(processIdentity(store.pid ?? 0)).toBeDefined();
  });

  it('a torn pid file does not hinder the start', async () => {
    writeFileSync(join(dataDir, 'store.pid'), '{"host":{"pi');
    expect((await start()).pid).toBeDefined();
  });

  it('a database it cannot open is explained and frees the folder', async () => {
    writeFileSync(join(dataDir, 'store.db'), 'this is not a database, by any measure'.repeat(40));
    await expect(start()).rejects.toMatchObject({ code: 'store.startFailed' });
    expect(existsSync(join(dataDir, 'store.pid'))).toBe(false);
  });
});

it('DYNAMODB_ENDPOINT is taken as it is and nothing is started, but the folder is claimed', async () => {
  const other = await startStore({ memory: true, env });
  running.push(other);
  const { endpoint } = other;
  const store = await startStore({ dataDir, env: { DYNAMODB_ENDPOINT: endpoint } });
  running.push(store);
  expect([store.endpoint, store.pid]).toEqual([endpoint, undefined]);
  await expect(start()).rejects.toMatchObject({ code: 'store.folderInUse' });
  await store.stop();
  expect(existsSync(join(dataDir, 'store.pid'))).toBe(false);
});

describe('finding the program', () => {
  const absent = () => {
    throw new Error('not installed');
  };
  const program = (folder: string) => {
    const path = join(folder, 'dynoxide');
    writeFileSync(path, '');
    chmodSync(path, 0o755);
    return path;
  };

  it('takes DYNOXIDE_BIN before the package, and the package before PATH', () => {
    const path = program(dataDir);
    expect(findDynoxide({ DYNOXIDE_BIN: path, PATH: '' })).toBe(path);
    expect(findDynoxide({ PATH: dataDir })).toContain('@dynoxide');
    expect(findDynoxide({ PATH: `/nowhere:${dataDir}` }, absent)).toBe(path);
  });

  it.each([[{ PATH: '/nowhere' }], [{ DYNOXIDE_BIN: '/nowhere/dynoxide' }]])(
    'explains with %j what to do',
    (environment) => {
      expect(() => findDynoxide(environment, absent)).toThrow(/DYNOXIDE_BIN.*DYNAMODB_ENDPOINT/);
    },
  );
});
