/** An error of the Amazon States Language: a name that retriers and catchers match, and a cause. */
export class StateFailure extends Error {
  override readonly name = 'StateFailure';
  readonly error: string;
  readonly reason: string;

  constructor(error: string, reason: string) {
    super(`${error}: ${reason}`);
    this.error = error;
    this.reason = reason;
  }

  get output(): { Error: string; Cause: string } {
    return { Error: this.error, Cause: this.reason };
  }
}

/** Not caught by States.ALL nor States.TaskFailed, as AWS has it. */
const TERMINAL = ['States.DataLimitExceeded', 'States.Runtime'];

export function matchesError(failure: StateFailure, errorEquals: readonly string[]): boolean {
  if (errorEquals.includes(failure.error)) return true;
  if (TERMINAL.includes(failure.error)) return false;
  if (errorEquals.includes('States.ALL')) return true;
  return errorEquals.includes('States.TaskFailed') && failure.error !== 'States.Timeout';
}
