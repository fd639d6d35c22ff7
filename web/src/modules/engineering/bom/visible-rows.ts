interface Placed {
  /** Line numbers from the top down: 10/20. */
  path: string;
}

/** The rows that show when these are closed: nothing that lies below a closed one. */
export const visibleRows = <R extends Placed>(
  rows: readonly R[],
  closed: ReadonlySet<string>,
): R[] =>
  rows.filter(({ path }) => {
    const parts = path.split('/');
    return !parts.some((_, at) => at > 0 && closed.has(parts.slice(0, at).join('/')));
  });

/** The paths of rows that have others below them. */
export const withBranches = (rows: readonly Placed[]): ReadonlySet<string> =>
  new Set(rows.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/')))));
