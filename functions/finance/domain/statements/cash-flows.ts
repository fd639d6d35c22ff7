import {
  add,
  type Decimal,
  eq,
  isNegative,
  min,
  neg,
  sum,
} from '../../../../shared/kernel/decimal.ts';
import { shareBetween } from '../../../../shared/kernel/share-between.ts';
import type { Side } from './statement-template.ts';

export interface VoucherLine {
  readonly accountCode: string;
  readonly debit: Decimal;
  readonly credit: Decimal;
}

/** Money that moved against an account. */
export interface CashFlow {
  readonly accountCode: string;
  /** Credit if it came in, debit if it went out; what takes it back keeps the side. */
  readonly side: Side;
  /** debit − credit of the account: negative if it came in. */
  readonly amount: Decimal;
}

interface Leg {
  readonly accountCode: string;
  readonly side: Side;
  /** Never negative. */
  readonly amount: Decimal;
}

const other = (side: Side): Side => (side === 'debit' ? 'credit' : 'debit');

const legsOf = ({ accountCode, debit, credit }: VoucherLine): Leg[] =>
  [
    { accountCode, side: 'debit' as const, amount: debit },
    { accountCode, side: 'credit' as const, amount: credit },
  ].map((leg) =>
    isNegative(leg.amount) ? { ...leg, side: other(leg.side), amount: neg(leg.amount) } : leg,
  );

const total = (legs: readonly Leg[]): Decimal => sum(legs.map(({ amount }) => amount));

/**
 * The part of the legs that was paid, each by its weight; the last cent where the ladder has it.
 */
function paidOf(legs: readonly Leg[], paid: Decimal, currency: string): Leg[] {
  const whole = total(legs);
  if (eq(paid, whole)) return [...legs];
  let upTo: Decimal = '0';
  return legs.map((leg) => {
    const from = upTo;
    upTo = add(upTo, leg.amount);
    return { ...leg, amount: shareBetween(paid, from, upTo, whole, currency) };
  });
}

/**
 * What the money of a voucher was moved for: its lines on accounts other than cash.
 *
 * Money that came in stands against credits, money that went out against debits. If these are more
 * than the money, the rest was set off without any (tax withheld from wages, a fee kept back by the
 * bank), and each is paid by its weight in the voucher. If the money is more, the rest only went
 * from one cash account to another. So the flows always add up to the change of cash.
 * A red voucher is read as what it takes back, and its flows are taken off.
 */
export function flowsOf(
  lines: readonly VoucherLine[],
  cashAccounts: readonly string[],
  currency: string,
): CashFlow[] {
  const isCash = ({ accountCode }: { accountCode: string }) => cashAccounts.includes(accountCode);
  const money = lines.filter(isCash).flatMap(({ debit, credit }) => [debit, credit]);
  const red = isNegative(sum(money));
  const legs = lines
    .map((line) => (red ? { ...line, debit: neg(line.debit), credit: neg(line.credit) } : line))
    .flatMap(legsOf);
  const flowsOn = (side: Side): CashFlow[] => {
    const against = legs.filter((leg) => leg.side === side && !isCash(leg));
    const moved = legs.filter((leg) => leg.side !== side && isCash(leg));
    const paid = min(total(moved), total(against));
    return paidOf(against, paid, currency).map(({ accountCode, amount }) => ({
      ...{ accountCode, side },
      amount: (side === 'debit') === red ? neg(amount) : add(amount),
    }));
  };
  return [...flowsOn('credit'), ...flowsOn('debit')];
}
