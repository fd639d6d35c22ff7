import type { HoldReason } from '../../../shared/contracts/purchasing/purchase-invoice.ts';
import {
  abs,
  add,
  type Decimal,
  div,
  eq,
  gt,
  isPositive,
  isZero,
  lte,
  max,
  min,
  mul,
  sub,
} from '../../../shared/kernel/decimal.ts';
import { roundMoney } from '../../../shared/kernel/money.ts';
import { partOf } from './amounts.ts';

export interface MatchTolerance {
  /** 0.02 is 2 % more than was accepted. */
  quantityTolerance: Decimal;
  /** Both must hold for a price: the rate, and the difference of the line in money. */
  priceTolerance: Decimal;
  amountTolerance: Decimal;
}

/** One line of an invoice beside the line of the order. Amounts net, quantities in one unit. */
export interface MatchLine {
  ordered: { quantity: Decimal; net: Decimal; taxRate: Decimal };
  /** accepted − returns of accepted goods − already invoiced. */
  matchable: Decimal;
  invoiced: { quantity: Decimal; net: Decimal; tax: Decimal; taxRate: Decimal };
  sameSupplier: boolean;
  sameCurrency: boolean;
  currency: string;
}

export interface MatchResult {
  outcome: 'matched' | 'tolerated' | 'held';
  reasons: HoldReason[];
  /** Who has to settle it: the warehouse for quantities, the buyer for all else. */
  owner?: 'buyer' | 'warehouse';
  /** What goods stand behind: min(invoiced, matchable), never below zero. */
  matched: Decimal;
  /** (price of the invoice − price of the order) / price of the order, to six places. */
  priceRate: Decimal;
  /** That difference in money, for the matched quantity. */
  priceDifference: Decimal;
  /** What a red-letter invoice should take back. */
  excess: Decimal;
  excessNet: Decimal;
  excessTax: Decimal;
}

const PLACES = 12;
/** Two amounts that were rounded to the currency may part by this much at the same price. */
const ROUNDING = '0.01';

/**
 * The three-way match (domain-rules §9): quantity ≤ matchable × (1 + tolerance); the price within
 * rate and amount, both; tax rate, supplier and currency equal.
 */
export function matchLine(line: MatchLine, tolerance: MatchTolerance): MatchResult {
  const { ordered, invoiced, currency } = line;
  if (isZero(invoiced.quantity)) {
    const empty = isZero(invoiced.net) && isZero(invoiced.tax);
    return empty ? nothingInvoiced : { ...nothingInvoiced, ...moneyForNothing };
  }
  const backed = max('0', line.matchable);
  const matched = min(invoiced.quantity, backed);
  const price = comparePrice(line, matched);
  const most = mul(backed, add('1', tolerance.quantityTolerance));
  const excess = max('0', sub(invoiced.quantity, backed));
  const reasons: HoldReason[] = [];
  if (!line.sameSupplier) reasons.push('supplier');
  if (!line.sameCurrency) reasons.push('currency');
  if (!eq(ordered.taxRate, invoiced.taxRate)) reasons.push('taxRate');
  if (!price.equal && !isTolerable(price, tolerance)) reasons.push('price');
  if (gt(invoiced.quantity, most)) reasons.push('quantity');
  const differs = !price.equal || isPositive(excess);
  const owner = reasons.every((reason) => reason === 'quantity') ? 'warehouse' : 'buyer';
  return {
    outcome: reasons.length > 0 ? 'held' : differs ? 'tolerated' : 'matched',
    reasons,
    ...(reasons.length > 0 && { owner }),
    matched,
    priceRate: price.rate,
    priceDifference: roundMoney(price.difference, currency),
    excess,
    excessNet: partOf(invoiced.net, excess, invoiced.quantity, currency),
    excessTax: roundMoney(
      mul(partOf(invoiced.net, excess, invoiced.quantity, currency), invoiced.taxRate),
      currency,
    ),
  };
}

/** A red-letter invoice has taken all of it back. */
const nothingInvoiced: MatchResult = {
  outcome: 'matched',
  reasons: [],
  matched: '0',
  priceRate: '0',
  priceDifference: '0',
  excess: '0',
  excessNet: '0',
  excessTax: '0',
};

/** Only the quantity was taken back: what is charged without goods is the buyer's to settle. */
const moneyForNothing = { outcome: 'held', reasons: ['price'], owner: 'buyer' } satisfies Pick<
  MatchResult,
  'outcome' | 'reasons' | 'owner'
>;

interface Price {
  /** Nothing but the rounding of the amounts parts them. */
  equal: boolean;
  rate: Decimal;
  difference: Decimal;
  /** A price where none was agreed cannot be tolerated by rate. */
  comparable: boolean;
}

function comparePrice({ ordered, invoiced }: MatchLine, matched: Decimal): Price {
  const expected = div(mul(ordered.net, invoiced.quantity), ordered.quantity, PLACES);
  const total = sub(invoiced.net, expected);
  const equal = lte(abs(total), ROUNDING);
  const difference = div(mul(total, matched), invoiced.quantity, PLACES);
  const comparable = !isZero(expected);
  const rate = comparable ? div(total, expected, 6) : '0';
  return { equal, rate: bounded(rate), difference, comparable };
}

/** What the contract of a rate can hold; beyond ten thousand times it is no price any more. */
const bounded = (rate: Decimal): Decimal => max('-9999', min('9999', rate));

const isTolerable = (price: Price, tolerance: MatchTolerance): boolean =>
  price.comparable &&
  lte(abs(price.rate), tolerance.priceTolerance) &&
  lte(abs(price.difference), tolerance.amountTolerance);
