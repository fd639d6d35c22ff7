import {
  add,
  type Decimal,
  div,
  isPositive,
  max,
  mul,
  round,
  sub,
} from '../../../shared/kernel/decimal.ts';
import { currencyDecimals, roundMoney } from '../../../shared/kernel/money.ts';
import type { Operation } from './work-order-life.ts';

export interface Rates {
  labourRate?: string | undefined;
  overheadRate?: string | undefined;
}

/** Money for minutes at a rate per hour, rounded half up to the currency. */
export const costOfTime = (minutes: Decimal, hourly: Decimal | undefined, currency: string) =>
  div(mul(minutes, hourly ?? '0'), '60', currencyDecimals(currency));

/** Set-up with the first pieces, then so much for each piece. */
export const standardMinutes = (
  operation: Pick<Operation, 'setupMinutes' | 'runMinutes'>,
  pieces: Decimal,
  first: boolean,
): Decimal =>
  round(add(first ? operation.setupMinutes : '0', mul(operation.runMinutes, pieces)), 4);

export interface Conversion {
  labour: Decimal;
  overhead: Decimal;
  piecePay?: Decimal;
}

/**
 * What a report charges at standard rates: labour is the time at the work centre's rate, or the
 * pay by the piece for good pieces where the operation has one; overhead is the time at its rate.
 */
export function conversionOf(
  { pieceRate }: Pick<Operation, 'pieceRate'>,
  { good, minutes }: { good: Decimal; minutes: Decimal },
  { labourRate, overheadRate }: Rates,
  currency: string,
): Conversion {
  const overhead = costOfTime(minutes, overheadRate, currency);
  if (pieceRate === undefined)
    return { labour: costOfTime(minutes, labourRate, currency), overhead };
  const piecePay = roundMoney(mul(pieceRate, good), currency);
  return { labour: piecePay, overhead, piecePay };
}

/** What an operation will still cost until so many pieces have passed it, at standard. */
export function conversionToCome(
  operation: Operation,
  pieces: Decimal,
  { labourRate, overheadRate }: Rates,
  currency: string,
): Decimal {
  const whole = standardMinutes(operation, pieces, true);
  const open = max('0', sub(pieces, add(operation.good, operation.scrap)));
  const minutes = isPositive(open) ? max('0', sub(whole, operation.minutes)) : '0';
  const labour =
    operation.pieceRate === undefined
      ? costOfTime(minutes, labourRate, currency)
      : roundMoney(mul(operation.pieceRate, open), currency);
  return add(labour, costOfTime(minutes, overheadRate, currency));
}

/** Minutes between two moments, to the hundredth. */
export const minutesBetween = (startedAt: string, finishedAt: string): Decimal =>
  div(String(Date.parse(finishedAt) - Date.parse(startedAt)), '60000', 2);
