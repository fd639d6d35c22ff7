import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnyBody, HttpAnswer } from './answer.ts';
import { callOperation } from './harness.ts';

const script = join(import.meta.dirname, 'crashing-host.ts');

/** A company on the host, whichever process that is; calls are its owner's. */
export interface HostedCompany {
  call: (operation: string, input: Record<string, unknown>, key?: string) => Promise<HttpAnswer>;
  /** Calls and expects success; answers the body. */
  ok: (operation: string, input?: Record<string, unknown>) => Promise<AnyBody>;
}

/** A host in a process of its own, on a disk that outlives it. */
export interface HostProcess {
  /**
   * Starts it, to die at a store call if one is given (`17:crashAfter`), and waits for it. The one
   * that follows a host that is to die loads the product meanwhile.
   */
  start: (point?: string) => Promise<void>;
  stop: (signal: NodeJS.Signals) => Promise<void>;
  /** Counts store calls from now on. */
  arm: () => void;
  /** Signs a company up and waits until it can work. */
  signUp: (company: string) => Promise<HostedCompany>;
  /** Ends it, with its store, and removes its disk. */
  remove: () => Promise<void>;
}

export function hostProcess(): HostProcess {
  const dataDir = mkdtempSync(join(tmpdir(), 'tandem-kill-'));
  let child: ChildProcess | undefined;
  let next: ChildProcess | undefined;
  let url = '';

  const callsOf = (token: string | null): HostedCompany => {
    const call: HostedCompany['call'] = (operation, input, key) =>
      callOperation({ url } as never, token, operation, input, key === undefined ? {} : { key });
    return {
      call,
      async ok(operation, input = {}) {
        const answer = await call(operation, input);
        if (answer.status >= 300) throw new Error(`${operation}: ${answer.text}`);
        return answer.body;
      },
    };
  };

  const stop: HostProcess['stop'] = async (signal) => {
    const running = child;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    running.kill(signal);
    await new Promise((resolve) => running.once('exit', resolve));
  };

  return {
    stop,
    arm: () => child?.kill('SIGUSR2'),
    async start(point = '') {
      const started = next ?? loading();
      next = undefined;
      child = started;
      const line = await firstLine(started, () =>
        started.stdin?.write(`${JSON.stringify({ dataDir, point })}\n`),
      );
      url = JSON.parse(line).url;
      if (point !== '') next = loading();
    },
    async signUp(company) {
      const { tenantId, accessToken } = await callsOf(null).ok('account.signUp', {
        email: `${company.toLowerCase()}@example.test`,
        password: 'violet tractor seven lanterns',
        name: 'Owner',
        company,
        locale: 'en',
        accountingStandard: 'international',
        taxpayerType: 'general',
        costingMethod: 'movingAverage',
        firstPeriod: new Date().toISOString().slice(0, 7),
      });
      const signedUp = callsOf(accessToken);
      while ((await signedUp.ok('account.companyProgress', { tenantId })).state !== 'active') {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return signedUp;
    },
    async remove() {
      next?.stdin?.end();
      await stop('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A young process makes much and keeps it: with room for it a fifth of its work falls away. */
const ROOM = ['--min-semi-space-size=32', '--max-semi-space-size=64'];

/** A process that loads the product and waits to be told where to begin. */
const loading = (): ChildProcess =>
  spawn(process.execPath, [...ROOM, script], { stdio: ['pipe', 'pipe', 'inherit'] });

function firstLine(started: ChildProcess, begin: () => void): Promise<string> {
  return new Promise((resolve, reject) => {
    started.stdout?.once('data', (data) => resolve(String(data)));
    started.once('exit', () => reject(new Error('the host did not start')));
    begin();
  });
}

/** Asks until it is so; false when it is not so in time. */
export async function untilTrue(
  ask: () => Promise<boolean>,
  seconds = 20,
  everyMs = 100,
): Promise<boolean> {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    if (await ask()) return true;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  return ask();
}
