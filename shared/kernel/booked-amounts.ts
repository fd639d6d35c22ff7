import type { Decimal } from './decimal.ts';
import * as line from './line-amounts.ts';
import { assertMoney } from './within-bounds.ts';

/**
 * As `amountsOf` of a line that somebody types, but refused with 422 beyond what books can hold.
 */
export function bookedAmountsOf(
  pricing: line.Pricing,
  quantity: Decimal,
  terms: line.MoneyTerms,
): line.Amounts {
  const amounts = line.amountsOf(pricing, quantity, terms);
  assertMoney(amounts.gross);
  return amounts;
}

/** The sum of a document's lines, likewise; the error points at the lines. */
export function bookedTotalOf(lines: readonly line.Amounts[]): line.Amounts {
  const total = line.totalOf(lines);
  assertMoney(total.gross, '/lines');
  return total;
}
