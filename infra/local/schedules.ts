import { manifest } from '../manifest.ts';
import type { HostLog } from './host-log.ts';
import type { FunctionRunner } from './invoke.ts';

/** Runs what is scheduled at once and then at its interval. Answers what stops it. */
export function startSchedules(runner: FunctionRunner, log: HostLog): () => void {
  const timers = manifest.schedules.map(({ id, everyMinutes, function: target, input }) => {
    const run = async () => {
      const result = await runner.invoke(target, input);
      if (!result.ok) log.error('schedule failed', { id, error: result.error.errorMessage });
    };
    void run();
    return setInterval(run, everyMinutes * 60_000);
  });
  return () => timers.forEach(clearInterval);
}
