/** So many orders can be looked at within the time of one step. */
export const ORDERS_PER_RUN = 200;

/** Hours between two runs of the sweep. */
export const HOURS_BETWEEN_RUNS = 4;

/**
 * The part of a list that a run looks at: runs take the parts in turn, so that the end of a long
 * list is reached however many at its beginning stay as they are. `at` is the instant of the run.
 */
export function pageOfRun(ids: readonly string[], at: string): string[] {
  const pages = Math.max(1, Math.ceil(ids.length / ORDERS_PER_RUN));
  const hours = Math.floor(Date.parse(at) / 3_600_000);
  const page = Math.floor(hours / HOURS_BETWEEN_RUNS) % pages;
  return ids.slice(page * ORDERS_PER_RUN, (page + 1) * ORDERS_PER_RUN);
}
