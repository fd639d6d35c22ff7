import { AppError } from '../../shared/kernel/errors.ts';
import { type Clock, systemClock } from './clock.ts';

const TRANSIENT = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'InternalServerError',
  'TransactionInProgressException',
  'TransactionConflictException',
  'TimeoutError',
  'ServiceUnavailable',
]);

const TRANSIENT_CODES = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ECONNABORTED',
]);

/** True when the same call may succeed a moment later; its effect may or may not have happened. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { name, message } = error;
  const code = (error as { code?: string }).code ?? '';
  return (
    TRANSIENT.has(name) || TRANSIENT_CODES.has(code) || /socket hang up|aborted/i.test(message)
  );
}

export const storeBusy = (cause: unknown): AppError =>
  new AppError({
    code: 'busy',
    status: 503,
    message: 'The data store is busy. Nothing was changed; try again in a few seconds.',
    cause,
  });

/** Full jitter between nothing and a doubling ceiling of at most 250 ms. */
export const backoffMs = (attempt: number, clock: Clock): number => {
  const share = ((clock.random(1)[0] ?? 0) + 1) / 256;
  return share * Math.min(250, 8 * 2 ** attempt);
};

/** Repeats a read, which has no effect to be ambiguous about. */
export async function retrying<T>(
  call: () => Promise<T>,
  clock: Clock = systemClock,
  attempts = 8,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (!isTransient(error)) throw error;
      if (attempt + 1 >= attempts) throw storeBusy(error);
      await clock.sleep(backoffMs(attempt, clock));
    }
  }
}
