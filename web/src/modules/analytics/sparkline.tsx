interface Props {
  values: readonly (string | null)[];
}

const WIDTH = 120;
const HEIGHT = 28;
const EDGE = 2;

/** The way of a figure over the months, without axes: the number beside it says how much. */
export function Sparkline({ values }: Props) {
  const known = values.map((value) => Number(value ?? 0));
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  if (known.length < 2 || span === 0) return <span className="sparkline" aria-hidden="true" />;
  const points = known.map((value, index) => {
    const x = (index / (known.length - 1)) * WIDTH;
    const y = HEIGHT - EDGE - ((value - low) / span) * (HEIGHT - 2 * EDGE);
    return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
  });
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <polyline points={points.join(' ')} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
