import { add, type Decimal, div, gte, isPositive, mul, sub } from './decimal.ts';
import { defineError } from './errors.ts';
import type { UnitFactor } from './quantity.ts';

/**
 * 'factor': the net quantity × (1 + loss), 120 at 5 % is 126. 'yield': the net quantity ÷
 * (1 − loss), 126.32. A company decides once.
 */
export type LossMode = 'factor' | 'yield';

/** What a line of a bill of materials says of its component. */
export interface RequirementLine {
  /** Of the component for `per` of the product, without loss. */
  quantity: Decimal;
  /** The product's output quantity; 1 if left out. */
  per?: Decimal | undefined;
  /** Needed once per order, whatever its size; loss does not apply to it. */
  fixed?: Decimal | undefined;
  /** 0.05 is 5 %. */
  loss?: Decimal | undefined;
  lossMode: LossMode;
  /** Good pieces of the product per piece started; 1 if left out. */
  yield?: Decimal | undefined;
}

const impossibleLoss = defineError(
  'impossibleLoss',
  422,
  'With a loss of {loss} as a share of what is taken, nothing would be left.',
);
const impossibleOutput = defineError(
  'impossibleOutput',
  422,
  'A requirement needs an output and a yield above zero, not {per} at a yield of {yielded}.',
);

/**
 * What one piece of the product needs of the component, exactly: loss and yield in it, the fixed
 * quantity not. Throws 'impossibleLoss' (as yield, 100 % or more) and 'impossibleOutput'.
 */
export function requirementPerUnit(line: RequirementLine): UnitFactor {
  const { per = '1', loss = '0', yield: yielded = '1' } = line;
  const started = yielded === '1' ? per : mul(per, yielded);
  if (!isPositive(started)) throw impossibleOutput({ per, yielded });
  if (loss === '0') return { numerator: line.quantity, denominator: started };
  if (line.lossMode === 'factor') {
    return { numerator: mul(line.quantity, add('1', loss)), denominator: started };
  }
  if (gte(loss, '1')) throw impossibleLoss({ loss });
  return { numerator: line.quantity, denominator: mul(started, sub('1', loss)) };
}

/**
 * What `for` pieces of an order need of a component, rounded UP once to the component's decimals:
 * the one rule of planning, issuing, backflushing and kitting. `for` is the order's whole
 * quantity, or its cumulative output so far, never the output of one report: forty reports of one
 * piece need 84, not 120. Where `for` counts started pieces (good and scrapped) leave `yield`
 * out, since they are in it already. Nothing is needed for nothing, not even the fixed quantity.
 */
export function requirement(line: RequirementLine & { for: Decimal }, decimals: number): Decimal {
  if (!isPositive(line.for)) return '0';
  const { numerator, denominator } = requirementPerUnit(line);
  const fixed = mul(line.fixed ?? '0', denominator);
  return div(add(mul(numerator, line.for), fixed), denominator, decimals, 'ceil');
}

/** Beyond these places a fixed quantity that a phantom passes on is cut off. */
const FIXED_PLACES = 12;

/**
 * A part of a phantom as a line of the order above it: nobody orders a phantom, so its parts are
 * reckoned from that order in one go and rounded once. Exact, but for the parts of a phantom's
 * own fixed quantity, which are exact to twelve places.
 */
export function passThrough(phantom: RequirementLine, part: RequirementLine): RequirementLine {
  const outer = requirementPerUnit(phantom);
  const inner = requirementPerUnit(part);
  const ofFixed = div(
    mul(phantom.fixed ?? '0', inner.numerator),
    inner.denominator,
    FIXED_PLACES,
    'down',
  );
  return {
    ...part,
    quantity: mul(part.quantity, outer.numerator),
    per: mul(part.per ?? '1', outer.denominator),
    fixed: add(part.fixed ?? '0', ofFixed),
  };
}
