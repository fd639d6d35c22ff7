import { abs, type Decimal, gt } from './decimal.ts';
import { defineError } from './errors.ts';

const amountTooLarge = defineError(
  'amountTooLarge',
  422,
  '{amount} is more than {limit}, the most that is worked with here. Check quantity and price.',
);

const within =
  (limit: Decimal) =>
  (amount: Decimal, pointer = ''): Decimal => {
    if (gt(abs(amount), limit)) throw amountTooLarge({ amount, limit }, pointer);
    return amount;
  };

/** Money leaves room for what is added to it later: differences, tolerances, other lines. */
export const assertMoney = within('99999999999');
export const assertQuantity = within('9999999999');
export const assertPrice = within('9999999999');
