import type { priceQuote as contract } from '../../../shared/contracts/sales/question-operations.ts';
import { sub } from '../../../shared/kernel/decimal.ts';
import { amountsOf } from '../../../shared/kernel/line-amounts.ts';
import {
  availability,
  placeText,
  shownAvailable,
  usableBalances,
} from '../../inventory/queries.ts';
import type { Ctx } from '../../platform/context.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { answerPrice } from '../answer-price.ts';
import { answerPromise } from '../answer-promise.ts';

/** Beside a line while it is typed: price, tax, stock and promise, all of this moment. */
export const priceQuote: QueryRun<typeof contract> = async (ctx, input) => {
  const { itemId, quantity, warehouseId, sourcing } = input;
  const { answer: price, sale, taxRate } = await answerPrice(ctx, input);
  const split = sale.customer.splitPromise === true;
  const amounts =
    price.value === null
      ? { net: null, tax: null, gross: null }
      : amountsOf({ price: price.value, taxRate }, quantity, sale);
  return {
    price,
    taxRate,
    ...amounts,
    ...(await stockOf(ctx, itemId, warehouseId)),
    promise: await answerPromise(ctx, { itemId, quantity, sourcing, split }),
  };
};

/** Of one warehouse, or of all that count. */
async function stockOf(ctx: Ctx, itemId: string, warehouseId: string | undefined) {
  if (warehouseId !== undefined) {
    const place = { itemId, warehouseId };
    return shown((await usableBalances(ctx, [place])).get(placeText(place)));
  }
  return shown((await availability(ctx, [itemId])).get(itemId));
}

const nothing = { onHand: '0', available: '0', expired: '0' };

function shown({ onHand, available, expired }: typeof nothing = nothing) {
  const reserved = sub(sub(onHand, available), expired);
  return { onHand, reserved, available: shownAvailable({ available, expired }) };
}
