import { sleepUntil } from '../host-clock.ts';
import type { Retrier, State } from './machine-definition.ts';
import { amendFrame, leave, type Position, type Transition } from './position.ts';
import { matchesError, StateFailure } from './state-failure.ts';

/** Any other error is a fault of this interpreter or its store and ends the execution as such. */
export function asFailure(error: unknown, signal: AbortSignal): StateFailure {
  if (signal.aborted) throw signal.reason;
  if (error instanceof StateFailure) return error;
  throw error;
}

/**
 * The first retrier that names the error and has attempts left sleeps and answers undefined, for
 * another attempt; else the first catcher that names it leads on; else the failure goes up.
 */
export async function handleFailure(
  at: Position,
  state: State,
  failure: StateFailure,
): Promise<Transition | undefined> {
  const failed = {
    type: `${state.Type}${state.Type === 'Task' ? '' : 'State'}Failed`,
    at: at.run.clock.now(),
    name: at.frame.state,
    error: failure.error,
    cause: failure.reason,
  };
  const delay = retryDelay(at, 'Retry' in state ? (state.Retry ?? []) : [], failure);
  amendFrame(
    at,
    (frame) => {
      delete frame.items;
      if (delay) {
        frame.wakeAt = at.run.clock.now() + delay.milliseconds;
        frame.retries[delay.retrier] = (frame.retries[delay.retrier] ?? 0) + 1;
      }
    },
    [failed],
    true,
  );
  if (delay) return undefined;
  const catchers = 'Catch' in state ? (state.Catch ?? []) : [];
  const catcher = catchers.find(({ ErrorEquals }) => matchesError(failure, ErrorEquals));
  if (!catcher) throw failure;
  return leave(at, catcher, failure.output, { errorOutput: failure.output });
}

/** Sleeps until the frame's next attempt is due; also after a restart in the middle of it. */
export async function awaitRetry(at: Position): Promise<void> {
  if (at.frame.wakeAt === undefined) return;
  await sleepUntil(at.run.clock, at.frame.wakeAt, at.signal);
  delete at.frame.wakeAt;
}

function retryDelay(at: Position, retriers: readonly Retrier[], failure: StateFailure) {
  const index = retriers.findIndex(({ ErrorEquals }) => matchesError(failure, ErrorEquals));
  const retrier = retriers[index];
  if (!retrier) return undefined;
  const used = at.frame.retries[index] ?? 0;
  if (used >= (retrier.MaxAttempts ?? 3)) return undefined;
  const full = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** used;
  const seconds = Math.min(full, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
  const part = retrier.JitterStrategy === 'FULL' ? at.run.random() : 1;
  return { retrier: index, milliseconds: Math.ceil(seconds * part * 1_000) };
}
