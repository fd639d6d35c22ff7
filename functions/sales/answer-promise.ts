import type { sourcings } from '../../shared/contracts/sales/lines.ts';
import { compareDates } from '../../shared/kernel/date.ts';
import type { Decimal } from '../../shared/kernel/decimal.ts';
import { promiseFor } from '../planning/queries.ts';
import type { Ctx } from '../platform/context.ts';

interface Question {
  itemId: string;
  quantity: Decimal;
  /** As the line says; absent: the item does. */
  sourcing: keyof typeof sourcings | undefined;
  /** Whether a part may leave earlier than the rest. */
  split: boolean;
}

/**
 * What can leave when: out of stock and of what is coming that nobody else is promised, and for
 * the rest out of what would have to be made or bought. A customer who takes no parts is promised
 * all of it on the day of the last one.
 */
export async function answerPromise(ctx: Ctx, question: Question) {
  const { itemId, quantity, sourcing, split } = question;
  const madeToOrder = sourcing === undefined ? undefined : sourcing === 'toOrder';
  const [promise] = await promiseFor(ctx, [{ itemId, quantity, madeToOrder }]);
  const { parts = [], fullDate = null, unpromised = quantity, steps = [] } = promise ?? {};
  const last = parts.toSorted((a, b) => compareDates(a.date, b.date)).at(-1);
  const whole = fullDate === null || !last ? [] : [{ ...last, date: fullDate, quantity }];
  return {
    value: fullDate,
    promises: (split ? parts : whole).map(({ source, ...part }) => ({
      ...part,
      ...(source && { number: source.number }),
    })),
    unpromised: split || fullDate !== null ? unpromised : quantity,
    steps: steps.map(({ label, date, quantity: part, number }) => ({
      label,
      ...(number !== undefined && { number }),
      ...(date !== undefined && { date }),
      ...(part !== undefined && { quantity: part }),
    })),
  };
}
