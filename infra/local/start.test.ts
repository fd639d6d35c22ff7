import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { processIdentity } from './store/process-identity.ts';

const root = join(import.meta.dirname, '../..');

let folder: string;
let dataDir: string;
const children: ChildProcess[] = [];
const servers: Server[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-start-'));
  dataDir = join(folder, 'data');
});
afterEach(async () => {
  await Promise.all(children.splice(0).map(stopped));
  for (const server of servers.splice(0)) server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A host that is asked to go takes its store along; a killed one would leave it behind. */
async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

function run(script: string, env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [join(root, script)], {
    env: { ...process.env, DYNAMODB_ENDPOINT: '', PORT: '0', TANDEM_DATA: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
}

/** How a script that ends by itself ended, and what it said. */
async function ended(script: string, env: Record<string, string> = {}) {
  const child = run(script, env);
  let said = '';
  let shown = '';
  child.stderr?.on('data', (chunk) => {
    said += String(chunk);
  });
  child.stdout?.on('data', (chunk) => {
    shown += String(chunk);
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, said, shown };
}

async function running(env: Record<string, string> = {}): Promise<ChildProcess> {
  const child = run('infra/local/start.ts', env);
  await new Promise((resolve, reject) => {
    child.stdout?.once('data', resolve);
    child.once('exit', () => reject(new Error('the host did not start')));
  });
  return child;
}

async function listening(answer: string): Promise<number> {
  const server = createServer((_, res) => res.end(answer));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const start = 'infra/local/start.ts';
const reset = 'tools/reset.ts';

describe('a host that cannot start says why and what to do, and ends with code 1', () => {
  const cases: [string, () => Promise<Record<string, string>>, RegExp][] = [
    ['a port that is no number', async () => ({ PORT: 'abc' }), /PORT.*"abc".*Set it/s],
    ['a port beyond all ports', async () => ({ PORT: '99999' }), /PORT.*"99999".*Set it/s],
    ['an empty port', async () => ({ PORT: '' }), /PORT.*empty.*Set it/s],
    ['an empty data folder', async () => ({ TANDEM_DATA: '' }), /TANDEM_DATA is empty/],
    [
      'a port in use',
      async () => ({ PORT: String(await listening('')) }),
      /Port \d+ is in use.*choose another/,
    ],
    [
      'a data folder that is a file',
      async () => {
        writeFileSync(dataDir, 'a file');
        return {};
      },
      /is a file.*TANDEM_DATA/,
    ],
    [
      'a data folder below a file',
      async () => {
        writeFileSync(join(folder, 'file'), 'a file');
        return { TANDEM_DATA: join(folder, 'file', 'data') };
      },
      /lies below a file.*TANDEM_DATA/,
    ],
    [
      'a data folder whose database is damaged',
      async () => {
        mkdirSync(dataDir);
        writeFileSync(join(dataDir, 'host.sqlite'), 'no database '.repeat(400));
        return {};
      },
      /data folder cannot be read/,
    ],
    [
      'a store address that is none',
      async () => ({ DYNAMODB_ENDPOINT: 'hello' }),
      /DYNAMODB_ENDPOINT.*no address/,
    ],
    [
      'a store that does not answer',
      async () => ({ DYNAMODB_ENDPOINT: 'http://127.0.0.1:9' }),
      /DYNAMODB_ENDPOINT.*nothing answers/,
    ],
    [
      'a store that is something else',
      async () => ({ DYNAMODB_ENDPOINT: `http://127.0.0.1:${await listening('<html>')}` }),
      /DYNAMODB_ENDPOINT.*no DynamoDB/,
    ],
    [
      'a store program that is not there',
      async () => ({ DYNOXIDE_BIN: '/nowhere/dynoxide' }),
      /DYNOXIDE_BIN.*cannot be run/,
    ],
  ];

  it.each(cases)('%s', async (_, prepare, expected) => {
    const { code, said } = await ended(start, await prepare());
    expect(said).toMatch(expected);
    expect(said).not.toMatch(/^\s+at .*[:(]\d+|node:internal/m);
    expect(code).toBe(1);
    expect(existsSync(join(dataDir, 'store.pid'))).toBe(false);
  });

  it.each(['', 'http'])('a folder that another host works on (store: "%s")', async (kind) => {
    const answer = '{"TableNames":[]}';
    const endpoint = kind && `http://127.0.0.1:${await listening(answer)}`;
    const first = await running({ DYNAMODB_ENDPOINT: endpoint });
    const { code, said } = await ended(start, { DYNAMODB_ENDPOINT: endpoint });
    expect(said).toContain(`in use by process ${first.pid}`);
    expect(code).toBe(1);
  });
});

describe('npm run reset', () => {
  it('deletes nothing under a host that works on the folder, whatever PORT says', async () => {
    const host = await running();
    const refused = await ended(reset, { PORT: '4477' });
    expect(refused.said).toContain(`(process ${host.pid})`);
    expect(refused.code).toBe(1);
    expect(existsSync(join(dataDir, 'host.sqlite'))).toBe(true);
    host.kill('SIGTERM');
    await new Promise((resolve) => host.once('exit', resolve));
    const done = await ended(reset);
    expect([done.code, done.said]).toEqual([0, '']);
    expect(existsSync(dataDir)).toBe(false);
  });

  it('deletes nothing under the store that a killed host left behind', async () => {
    const host = await running();
    host.kill('SIGKILL');
    await new Promise((resolve) => host.once('exit', resolve));
    const refused = await ended(reset);
    const pid = Number(/process (\d+)/.exec(refused.said)?.[1]);
    expect(processIdentity(pid)?.command).toContain('dynoxide');
    expect(refused.code).toBe(1);
    expect(existsSync(join(dataDir, 'store.db'))).toBe(true);
    process.kill(pid, 'SIGTERM');
    await expect.poll(() => processIdentity(pid), { timeout: 3000 }).toBe(undefined);
    expect((await ended(reset)).code).toBe(0);
  });

  it('leaves a folder alone that no host has made', async () => {
    mkdirSync(join(dataDir, 'files'), { recursive: true });
    writeFileSync(join(dataDir, 'thesis.txt'), 'years of work');
    const { code, said } = await ended(reset);
    expect([code, said]).toEqual([1, expect.stringContaining('no data folder of Tandem')]);
    expect(readdirSync(dataDir).sort()).toEqual(['files', 'thesis.txt']);
  });

  it("leaves what is not Tandem's in a folder that it is", async () => {
    const host = await running();
    host.kill('SIGTERM');
    await new Promise((resolve) => host.once('exit', resolve));
    mkdirSync(join(dataDir, 'files', 'photos'), { recursive: true });
    writeFileSync(join(dataDir, 'thesis.txt'), 'years of work');
    const { code, shown } = await ended(reset);
    expect([code, shown]).toEqual([0, expect.stringContaining('stays: files, thesis.txt')]);
    expect(readdirSync(dataDir).sort()).toEqual(['files', 'thesis.txt']);
    expect(readdirSync(join(dataDir, 'files'))).toEqual(['photos']);
  });
});
