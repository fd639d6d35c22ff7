import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startHost } from './host.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-host-'));
  vi.stubEnv('DYNAMODB_ENDPOINT', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

it('a host in memory leaves nothing on the disk', async () => {
  vi.stubEnv('TMPDIR', folder);
  const host = await startHost();
  expect(readdirSync(folder)).toHaveLength(1);
  await host.stop();
  expect(readdirSync(folder)).toEqual([]);
});

it('a store that ends unexpectedly is told', async () => {
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  const warnings: string[] = [];
  const log = { info() {}, warn: (message: string) => warnings.push(message), error() {} };
  const host = await startHost({ dataDir, log });
  const { store } = JSON.parse(readFileSync(join(dataDir, 'store.pid'), 'utf8'));
  process.kill(store.pid, 'SIGKILL');
  await expect
    .poll(() => warnings, { timeout: 5000 })
    .toContain('the store ended unexpectedly (SIGKILL); starting it anew');
  await host.stop();
});

it('a start that fails at the last step leaves the folder free for the next one', async () => {
  const dataDir = join(folder, 'data');
  const other = await startHost();
  await expect(startHost({ dataDir, port: other.port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  expect(readdirSync(dataDir)).not.toContain('store.pid');
  await other.stop();
});
