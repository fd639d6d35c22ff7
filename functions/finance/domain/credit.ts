import { add, gt, max, sub } from '../../../shared/kernel/decimal.ts';

/** Amounts incl. VAT in the company's currency. */
export interface CreditPosition {
  readonly openReceivables: string;
  /** Shipped, but the revenue point is still to come. */
  readonly shippedWithoutReceivable: string;
  readonly unshippedOrders: string;
  /** Advances not applied yet; they lower the exposure. */
  readonly advances?: string;
}

export interface CreditCheck {
  readonly exposure: string;
  readonly limit: string | null;
  readonly hold: boolean;
  /** By how much the limit is exceeded; '0' without a hold. */
  readonly overBy: string;
  readonly available: string | null;
}

export const creditExposure = (position: CreditPosition): string =>
  sub(
    add(position.openReceivables, position.shippedWithoutReceivable, position.unshippedOrders),
    position.advances ?? '0',
  );

/** Whether another `amount` fits; without a limit everything does. */
export const checkCredit = (
  position: CreditPosition,
  limit: string | null,
  amount = '0',
): CreditCheck => {
  const exposure = add(creditExposure(position), amount);
  if (limit === null) return { exposure, limit, hold: false, overBy: '0', available: null };
  const overBy = max('0', sub(exposure, limit));
  const available = max('0', sub(limit, exposure));
  return { exposure, limit, hold: gt(overBy, '0'), overBy, available };
};
