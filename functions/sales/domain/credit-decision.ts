import { add, type Decimal, gt, sub } from '../../../shared/kernel/decimal.ts';
import { creditBlocked, creditExceeded } from './errors.ts';

export interface CreditQuestion {
  /** Open receivables, shipped without receivable and unshipped orders, incl. VAT. */
  exposure: Decimal;
  /** The order's value incl. VAT. */
  amount: Decimal;
  limit?: Decimal | undefined;
  blocked?: boolean | undefined;
  action: 'hold' | 'refuse';
}

/**
 * Whether an order fits into the customer's credit: undefined when it does, else the reason for
 * which it waits. Where the company refuses instead of holding, throws the reason.
 */
export function creditDecision(question: CreditQuestion): string | undefined {
  const { exposure, amount, limit, blocked, action } = question;
  if (blocked) {
    if (action === 'refuse') throw creditBlocked();
    return 'The credit of this customer is blocked.';
  }
  if (limit === undefined) return undefined;
  const after = add(exposure, amount);
  const overBy = sub(after, limit);
  if (!gt(overBy, '0')) return undefined;
  if (action === 'refuse') throw creditExceeded({ limit, overBy, exposure: after });
  return `Over the credit limit ${limit} by ${overBy}: exposure ${exposure} + ${amount}.`;
}
