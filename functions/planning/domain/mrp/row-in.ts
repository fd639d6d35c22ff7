// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction

/** The last row that starts at or before a place. */
export function rowIn(starts: ArrayLike<number>, place: number, rows = starts.length - 1): number {
  let low = 0;
  let high = rows;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= place) low = middle;
    else high = middle;
  }
  return low;
}
