export interface Flow {
  date: string;
  balance: string;
}

export interface Step {
  /** 0 is the first day shown, 1 the last. */
  x: number;
  balance: number;
}

/** The balance over time as a line of steps: it holds until something comes or goes. */
export function balanceSteps(rows: readonly Flow[]): Step[] {
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last) return [];
  const start = Date.parse(first.date);
  const span = Math.max(1, Date.parse(last.date) - start);
  return rows.map(({ date, balance }) => ({
    x: (Date.parse(date) - start) / span,
    balance: Number(balance),
  }));
}

/** The path of the steps in a box, and the heights of its lines. */
export function stepsPath(steps: readonly Step[], width: number, height: number, safety: number) {
  const values = [0, safety, ...steps.map(({ balance }) => balance)];
  const high = Math.max(...values);
  const low = Math.min(...values);
  const range = high - low || 1;
  const y = (value: number) => ((high - value) / range) * height;
  const path = steps
    .map(({ x, balance }, index) =>
      index === 0
        ? `M${rounded(x * width)} ${rounded(y(balance))}`
        : `H${rounded(x * width)} V${rounded(y(balance))}`,
    )
    .join(' ');
  return { path, zero: y(0), safety: y(safety) };
}

const rounded = (pixels: number): number => Math.round(pixels * 10) / 10;
