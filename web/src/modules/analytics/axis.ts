export interface Axis {
  /** The value at the upper edge; 0 when there is nothing to draw. */
  top: number;
  /** Where the lines stand: round numbers, from 0 to the top. */
  marks: readonly number[];
}

const steps = [1, 2, 2.5, 5, 10];

/** An axis of three or four round steps that holds the largest value. For drawing only. */
export function axisOf(values: readonly number[]): Axis {
  const most = Math.max(0, ...values);
  if (most === 0) return { top: 0, marks: [] };
  const size = 10 ** Math.floor(Math.log10(most / 3));
  const step = (steps.find((one) => one * size * 4 >= most) as number) * size;
  const count = Math.ceil(most / step);
  return { top: step * count, marks: Array.from({ length: count + 1 }, (_, at) => at * step) };
}
