import { type HostClock, systemClock } from '../host-clock.ts';
import { type HostDb, openHostDb } from '../host-db.ts';
import { silentLog } from '../host-log.ts';
import type { InvocationResult } from '../invoke.ts';
import { createStepFunctions, type StepFunctions } from './step-functions.ts';

export type Functions = Record<string, (payload: never) => unknown>;

export interface TestEngine {
  engine: StepFunctions;
  db: HostDb;
  /** Every call of a function: its id and payload. */
  calls: [string, unknown][];
  /** Starts, waits for the end and answers the execution. */
  run(input?: unknown, name?: string): Promise<ReturnType<StepFunctions['describe']>>;
}

export interface TestEngineOptions {
  functions?: Functions;
  type?: 'STANDARD' | 'EXPRESS';
  db?: HostDb;
  clock?: HostClock;
  random?: () => number;
  extra?: object;
}

/** An engine with one machine, `m`, of these states; the first one is where it starts. */
export function engineOf(states: object, options: TestEngineOptions = {}): TestEngine {
  const { functions = {}, db = openHostDb(':memory:') } = options;
  const calls: [string, unknown][] = [];
  const engine = createStepFunctions({
    db,
    machines: [
      {
        id: 'm',
        type: options.type ?? 'STANDARD',
        definition: {
          QueryLanguage: 'JSONata',
          StartAt: Object.keys(states)[0],
          States: states,
          ...options.extra,
        },
      },
    ],
    async invoke(functionId, payload): Promise<InvocationResult> {
      calls.push([functionId, payload]);
      try {
        return { ok: true, payload: (await functions[functionId]?.(payload as never)) ?? null };
      } catch (error) {
        const { name, message } = error as Error;
        return { ok: false, error: { errorType: name, errorMessage: message } };
      }
    },
    clock: options.clock ?? systemClock,
    log: silentLog,
    newId: () => '00000000-0000-4000-8000-000000000000',
    ...(options.random ? { random: options.random } : {}),
  });
  return {
    engine,
    db,
    calls,
    async run(input = {}, name = 'run') {
      const { execution } = await engine.start('m', name, input);
      await engine.idle();
      return engine.describe(execution.arn);
    },
  };
}

/** An error as a function throws it, under a name that retriers and catchers know. */
export function named(name: string, message = name): Error {
  return Object.assign(new Error(message), { name });
}
