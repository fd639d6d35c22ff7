import type { HostClock } from '../host-clock.ts';
import type { HostLog } from '../host-log.ts';
import type { InvocationResult } from '../invoke.ts';
import type { Ending, Execution } from './execution-store.ts';
import type { Bindings } from './expressions.ts';
import { runExecution } from './interpreter.ts';
import type { Journal } from './journal.ts';
import type { Machine } from './machine-definition.ts';
import { StateFailure } from './state-failure.ts';
import { createWaits } from './waits.ts';

/** AWS ends an Express execution after five minutes. */
const EXPRESS_SECONDS = 300;

export interface ExecutorOptions {
  clock: HostClock;
  log: HostLog;
  random: () => number;
  functions: Bindings;
  invoke(functionId: string, payload: unknown): Promise<InvocationResult>;
  machineArn(machineId: string): string;
}

export interface Executor {
  /** Runs to the end and answers it; does not reject. */
  run(machine: Machine, execution: Execution, journal: Journal): Promise<Ending>;
  isRunning(executionArn: string): boolean;
  /** What waits stops waiting; what a function still answers is not heard. */
  abort(executionArn: string, ending: Ending): void;
  abortAll(ending: Ending): void;
  /** Resolves when nothing runs, and the callers of `run` have heard of it. */
  idle(): Promise<void>;
  /** Like `idle`, and no Wait lasts until then. */
  finished(): Promise<void>;
}

/** The executions that are under way in this process. */
export function createExecutor(options: ExecutorOptions): Executor {
  const { clock, log, random, functions, invoke, machineArn } = options;
  const active = new Map<string, AbortController>();
  const idleWaiters: (() => void)[] = [];
  const waits = createWaits(clock);

  async function run(machine: Machine, execution: Execution, journal: Journal): Promise<Ending> {
    const { arn, name, input, startedAt } = execution;
    const abort = new AbortController();
    active.set(arn, abort);
    const cancel = limitTime(machine, startedAt, clock, abort);
    const started = { arn, name, input, startedAt };
    try {
      const output = await runExecution(
        {
          machine,
          machineArn: machineArn(machine.id),
          execution: started,
          journal,
          clock,
          random,
          waits,
          functions,
          invoke,
        },
        abort.signal,
      );
      return { status: 'SUCCEEDED', output };
    } catch (thrown) {
      return abort.signal.aborted ? (abort.signal.reason as Ending) : failed(thrown, execution);
    } finally {
      cancel();
      active.delete(arn);
      if (active.size === 0) setImmediate(settleIdle);
    }
  }

  function failed(thrown: unknown, { machine, name }: Execution): Ending {
    if (thrown instanceof StateFailure) {
      return { status: 'FAILED', error: thrown.error, cause: thrown.reason };
    }
    log.error('workflow interpreter failed', { machine, name, error: String(thrown) });
    return { status: 'FAILED', error: 'States.Runtime', cause: String(thrown) };
  }

  function settleIdle(): void {
    if (active.size === 0) for (const resolve of idleWaiters.splice(0)) resolve();
  }

  const idle = () =>
    new Promise<void>((resolve) => {
      idleWaiters.push(resolve);
      setImmediate(settleIdle);
    });

  return {
    run,
    isRunning: (arn) => active.has(arn),
    abort: (arn, ending) => active.get(arn)?.abort(ending),
    abortAll(ending) {
      for (const abort of active.values()) abort.abort(ending);
    },
    idle,
    finished: () => waits.hurried(idle),
  };
}

function limitTime(
  { type, TimeoutSeconds }: Machine,
  startedAt: number,
  clock: HostClock,
  abort: AbortController,
): () => void {
  const seconds =
    type === 'EXPRESS'
      ? Math.min(TimeoutSeconds ?? EXPRESS_SECONDS, EXPRESS_SECONDS)
      : TimeoutSeconds;
  if (seconds === undefined) return () => {};
  const ending: Ending = { status: 'TIMED_OUT' };
  return clock.wakeAt(startedAt + seconds * 1_000, () => abort.abort(ending));
}
