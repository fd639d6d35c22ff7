import { add, cmp, type Decimal, isPositive, sub } from '../../../../shared/kernel/decimal.ts';
import { adviseSwaps, type SwapAdvice } from './advise-swaps.ts';
import { analyseKits, inSequence } from './analyse-kits.ts';
import type { KitAnswer, KitQuestion, KitSupply } from './kit-order.ts';

/**
 * Who should change places, soft claims included: they can be given to another order, so advice
 * looks at them as if nobody held them. It is given only if following it finishes more, or more
 * worth, than the claims as they stand.
 */
export function adviseOnClaims(question: KitQuestion): SwapAdvice {
  const free = withoutSoftClaims(question);
  if (free === question) return adviseSwaps(question);
  const advice = adviseSwaps(free);
  const asAdvised = advice.sequence.flatMap((id) => free.orders.filter((one) => one.id === id));
  const options = { ...free.options, sequence: 'given' as const };
  const now = scoreOf(analyseKits(question), question);
  const then = scoreOf(analyseKits({ ...free, orders: asAdvised, options }), question);
  if (then.orders > now.orders) return advice;
  if (then.orders === now.orders && cmp(then.value, now.value) > 0) return advice;
  const sequence = inSequence(question.orders, question.options.sequence).map(({ id }) => id);
  return { swaps: [], sequence };
}

function scoreOf(answers: readonly KitAnswer[], { orders }: KitQuestion) {
  const complete = new Set(answers.filter((one) => one.complete).map(({ id }) => id));
  const value = orders.reduce<Decimal>(
    (total, order) => (complete.has(order.id) ? add(total, order.value) : total),
    '0',
  );
  return { orders: complete.size, value };
}

/** The same question with soft claims back on the shelf; the very same if there are none. */
function withoutSoftClaims(question: KitQuestion): KitQuestion {
  const given: KitSupply[] = [];
  const orders = question.orders.map((order) => ({
    ...order,
    lines: order.lines.map((line) => {
      const { itemId, soft = '0' } = line;
      if (!isPositive(soft)) return line;
      given.push({ itemId, quantity: soft });
      return { ...line, reserved: sub(line.reserved, soft), soft: '0' };
    }),
  }));
  if (given.length === 0) return question;
  return { ...question, orders, supplies: [...question.supplies, ...given] };
}
