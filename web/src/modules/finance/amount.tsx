import { isNegative, isZero, neg } from '../../../../shared/kernel/decimal.ts';
import { moneyText } from '../../lib/format.ts';

/** An amount of the books, to the cent; nothing where there is nothing. */
export function Amount({ value, zero = false }: { value: string | undefined; zero?: boolean }) {
  if (value === undefined || (!zero && isZero(value))) return null;
  return <>{moneyText(value)}</>;
}

/** The debit side of a balance (debit − credit), '0' if it is a credit balance. */
export const debitOf = (balance: string): string => (isNegative(balance) ? '0' : balance);
export const creditOf = (balance: string): string => (isNegative(balance) ? neg(balance) : '0');
