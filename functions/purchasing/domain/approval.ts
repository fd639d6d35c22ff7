import { type Decimal, gt } from '../../../shared/kernel/decimal.ts';
import { ownApproval } from './errors.ts';
import type { Order, OrderLine } from './order-life.ts';

/** Whether an amount needs a second pair of eyes; without a limit none does. */
export const needsSecond = (amount: Decimal, limit: Decimal | undefined): boolean =>
  limit !== undefined && gt(amount, limit);

/** D7: above the limit the approver is not the one who asked. */
export function assertOtherPerson(
  { gross, requestedBy }: Pick<Order, 'gross' | 'requestedBy'>,
  approver: string,
  limit: Decimal | undefined,
): void {
  if (needsSecond(gross, limit) && approver === requestedBy) {
    throw ownApproval({ limit: limit ?? '' });
  }
}

/** A new line, a higher quantity or price, or another tax: what was approved is no longer it. */
export function exceedsApproved(
  before: readonly OrderLine[],
  after: readonly OrderLine[],
): boolean {
  const known = new Map(before.map((line) => [line.lineNo, line]));
  return after.some((line) => {
    const old = known.get(line.lineNo);
    return (
      !old ||
      gt(line.quantity, old.quantity) ||
      gt(line.price, old.price) ||
      gt(line.gross, old.gross)
    );
  });
}
