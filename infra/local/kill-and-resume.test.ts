import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const HOST = join(import.meta.dirname, 'host-for-kill-test.ts');

/** Runs the host and kills it, without warning, once it has said all of `until`. */
function runHost(file: string, mode: string, until: string[]): Promise<string[]> {
  const child = spawn(process.execPath, [HOST, file, mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
    if (until.length > 0 && until.every((line) => text.includes(line))) child.kill('SIGKILL');
  });
  return new Promise((resolve) => {
    child.on('close', () => resolve(text.trim().split('\n')));
  });
}

it('a host killed in a task and in a reaction finishes both after its restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'killed-host-'));
  const file = join(folder, 'host.db');
  const killed = await runHost(file, 'hang', ['step B', 'react 1']);
  const restarted = await runHost(file, 'finish', []);
  rmSync(folder, { recursive: true });
  expect(killed.toSorted()).toEqual(['react 1', 'step A', 'step B']);
  // A is not run again; B was in flight, so it is; the reaction comes a second time.
  expect(restarted.toSorted()).toEqual([
    'dead 0',
    'evt_1 SUCCEEDED ABC',
    'react 2',
    'step B',
    'step C',
  ]);
}, 20_000);
