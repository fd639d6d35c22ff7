import { createHash, randomUUID } from 'node:crypto';
import type { HostClock } from '../host-clock.ts';
import type { HostDb } from '../host-db.ts';
import type { HostLog } from '../host-log.ts';
import type { InvocationResult } from '../invoke.ts';
import {
  type Ending,
  type Execution,
  type ExecutionStatus,
  openExecutionStore,
  type RecordedEvent,
} from './execution-store.ts';
import { createExecutor } from './executor.ts';
import { createMemoryJournal } from './journal.ts';
import { awsFunctions } from './jsonata-functions.ts';
import { loadMachine, type MachineSource } from './load-machine.ts';
import type { Json, Machine } from './machine-definition.ts';

export interface StepFunctionsOptions {
  db: HostDb;
  machines: readonly MachineSource[];
  invoke(functionId: string, payload: unknown): Promise<InvocationResult>;
  clock: HostClock;
  log: HostLog;
  random?: () => number;
  newId?: () => string;
  region?: string;
  accountId?: string;
}

export interface Started {
  execution: Execution;
  /** False when an execution of that name existed already; nothing was started then. */
  created: boolean;
}

export interface StepFunctions {
  /**
   * Standard: resolves once recorded; the same name never starts a second one. Express: resolves
   * when it has ended, and rejects with WorkflowFailed unless it succeeded.
   */
  start(machineId: string, name: string, input: unknown): Promise<Started>;
  describe(executionArn: string): Execution | undefined;
  list(machineId: string, filter?: ListFilter): Execution[];
  history(executionArn: string): RecordedEvent[];
  /** Answers when it stopped; undefined when there is no such running execution. */
  stop(executionArn: string, error?: string, cause?: string): number | undefined;
  /** Goes on with every execution that an earlier process left running; answers how many. */
  resumeAll(): number;
  machine(idOrArn: string): { id: string; arn: string; type: Machine['type'] } | undefined;
  /** Resolves when no execution is running, sleeping ones included. */
  idle(): Promise<void>;
  /** Like `idle`, and no Wait lasts until then: for those who would wait for nothing else. */
  finished(): Promise<void>;
  /** Leaves running executions as they are on disk, for the next process. */
  close(): void;
}

export interface ListFilter {
  status?: ExecutionStatus;
  limit?: number;
  skip?: number;
}

export class UnknownMachineError extends Error {
  override readonly name = 'UnknownMachineError';
}
export class WorkflowFailed extends Error {
  override readonly name = 'WorkflowFailed';
}

/** Loads all machines, or throws naming the field that is not implemented. */
export function createStepFunctions(options: StepFunctionsOptions): StepFunctions {
  const { db, clock, log, invoke, newId = randomUUID, random = Math.random } = options;
  const scope = `${options.region ?? 'us-east-1'}:${options.accountId ?? '000000000000'}`;
  const store = openExecutionStore(db, clock.now());
  const functions = awsFunctions(clock, { random, newId });
  const machines = new Map(options.machines.map((source) => [source.id, loaded(source)]));
  const machineArn = (id: string) => `arn:aws:states:${scope}:stateMachine:${id}`;
  const executor = createExecutor({ clock, log, random, functions, invoke, machineArn });
  let closed = false;

  function loaded(source: MachineSource) {
    const machine = loadMachine(source);
    const text = JSON.stringify(machine);
    return { machine, text, hash: createHash('sha256').update(text).digest('hex') };
  }

  const byIdOrArn = (id: string) => machines.get(id.startsWith('arn:') ? lastOf(id) : id);

  function launch(machine: Machine, execution: Execution): void {
    void executor.run(machine, execution, store.journal(execution.arn)).then((ending) => {
      if (closed) return;
      store.end(execution.arn, ending, clock.now());
      report(execution, ending);
    });
  }

  function report({ machine, name }: Execution, { status, error }: Ending): void {
    if (status !== 'SUCCEEDED')
      log.warn('workflow did not succeed', { machine, name, status, error });
  }

  function newExecution(machine: Machine, name: string, input: unknown): Execution {
    const kind = machine.type === 'EXPRESS' ? 'express' : 'execution';
    const run = machine.type === 'EXPRESS' ? `:${newId()}` : '';
    return {
      arn: `arn:aws:states:${scope}:${kind}:${machine.id}:${name}${run}`,
      machine: machine.id,
      name,
      status: 'RUNNING',
      input: JSON.parse(JSON.stringify(input ?? {})) as Json,
      startedAt: clock.now(),
    };
  }

  async function startExpress(machine: Machine, execution: Execution): Promise<Started> {
    const ending = await executor.run(machine, execution, createMemoryJournal());
    report(execution, ending);
    if (ending.status === 'SUCCEEDED') {
      return { execution: { ...execution, ...ending, stoppedAt: clock.now() }, created: true };
    }
    throw new WorkflowFailed(
      `${machine.id} ${ending.status}: ${ending.error ?? ''} ${ending.cause ?? ''}`.trim(),
    );
  }

  /** An execution goes on with the definition that it started with, as on AWS. */
  function resume(execution: Execution, hash: string): void {
    const current = machines.get(execution.machine);
    const source = store.definition(execution.machine, hash);
    const machine =
      current?.hash === hash ? current.machine : (JSON.parse(source ?? 'null') as Machine | null);
    if (machine) {
      launch(machine, execution);
      return;
    }
    const cause = 'The definition that this execution started with is lost.';
    store.end(execution.arn, { status: 'FAILED', error: 'States.Runtime', cause }, clock.now());
  }

  return {
    async start(machineId, name, input) {
      const found = byIdOrArn(machineId);
      if (!found) throw new UnknownMachineError(`There is no machine ${machineId}.`);
      const execution = newExecution(found.machine, name, input);
      if (found.machine.type === 'EXPRESS') return startExpress(found.machine, execution);
      const created = db.transaction(() => {
        store.keepDefinition(found.machine.id, found.hash, found.text);
        return store.insert(execution, found.hash);
      });
      if (created) launch(found.machine, execution);
      return { execution: created ? execution : (store.find(execution.arn) ?? execution), created };
    },
    describe: (executionArn) => store.find(executionArn),
    list: (machineId, filter = {}) =>
      store.list(machineId, filter.status, filter.limit ?? 100, filter.skip ?? 0),
    history: (executionArn) => store.history(executionArn),
    stop(executionArn, error, cause) {
      const ending: Ending = {
        status: 'ABORTED',
        ...(error === undefined ? {} : { error }),
        ...(cause === undefined ? {} : { cause }),
      };
      const at = clock.now();
      if (!store.end(executionArn, ending, at)) return undefined;
      executor.abort(executionArn, ending);
      return at;
    },
    resumeAll() {
      const waiting = store.running().filter(({ execution }) => !executor.isRunning(execution.arn));
      for (const { execution, definition } of waiting) resume(execution, definition);
      return waiting.length;
    },
    machine(idOrArn) {
      const found = byIdOrArn(idOrArn)?.machine;
      return found && { id: found.id, arn: machineArn(found.id), type: found.type };
    },
    idle: () => executor.idle(),
    finished: () => executor.finished(),
    close() {
      closed = true;
      executor.abortAll({ status: 'ABORTED' });
    },
  };
}

function lastOf(arn: string): string {
  return arn.split(':').at(-1) ?? '';
}
