/** halfUp rounds .5 away from zero; up and down mean away from and towards zero. */
export type Rounding = 'halfUp' | 'halfEven' | 'up' | 'down' | 'ceil' | 'floor';

/** Whether a quotient with this remainder moves one away from zero. All values are integers. */
export function movesAway(
  quotient: number,
  rest: number,
  divisor: number,
  mode: Rounding,
): boolean {
  if (rest === 0) return false;
  const negative = rest < 0 !== divisor < 0;
  if (mode === 'up') return true;
  if (mode === 'down') return false;
  if (mode === 'ceil') return !negative;
  if (mode === 'floor') return negative;
  // Comparing the halves as differences keeps both sides within the safe integers.
  const aboveHalf = Math.abs(rest) - (Math.abs(divisor) - Math.abs(rest));
  if (aboveHalf !== 0) return aboveHalf > 0;
  return mode === 'halfUp' || quotient % 2 !== 0;
}
