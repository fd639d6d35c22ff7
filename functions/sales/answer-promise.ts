import type { Decimal } from '../../shared/kernel/decimal.ts';
import { promiseFor } from '../planning/queries.ts';
import type { Ctx } from '../platform/context.ts';

interface Question {
  itemId: string;
  quantity: Decimal;
  /** Whether a part may leave earlier than the rest. */
  split: boolean;
}

/**
 * What can leave when: out of stock and of what is coming that nobody else is promised, and for
 * the rest out of what would have to be made or bought. A customer who takes no parts is promised
 * all of it on the day of the last one.
 */
export async function answerPromise(ctx: Ctx, { itemId, quantity, split }: Question) {
  const [promise] = await promiseFor(ctx, [{ itemId, quantity }]);
  const { parts = [], fullDate = null, unpromised = quantity, steps = [] } = promise ?? {};
  const whole = fullDate === null ? [] : [{ date: fullDate, quantity }];
  return {
    value: fullDate,
    promises: split ? parts.map(({ date, quantity: part }) => ({ date, quantity: part })) : whole,
    unpromised: split || fullDate !== null ? unpromised : quantity,
    steps: steps.map(({ label, date, quantity: part }) => ({
      label,
      ...(date !== undefined && { date }),
      ...(part !== undefined && { quantity: part }),
    })),
  };
}
