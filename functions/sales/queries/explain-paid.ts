import type { explainPaid as contract } from '../../../shared/contracts/sales/question-operations.ts';
import { salesOrder } from '../../../shared/contracts/sales/sales-order.ts';
import { compareDates } from '../../../shared/kernel/date.ts';
import { isZero, sub, sum } from '../../../shared/kernel/decimal.ts';
import { load } from '../../platform/entity.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { receivablesOf } from '../receivables.ts';

const texts = {
  payment: { en: 'Payment', zh: '收款' },
  applied: { en: 'Advance or credit applied', zh: '预收或贷项核销' },
  refunded: { en: 'Refunded or set off', zh: '退款或冲抵' },
  paid: { en: 'Paid', zh: '已收款' },
} as const;

/** Payments and advances on the order's receivables. What its own credits took off is not paid. */
export const explainPaid: QueryRun<typeof contract> = async (ctx, { id }) => {
  const order = await load(ctx, salesOrder, id, 'salesOrder.read');
  const steps = (await receivablesOf(ctx, order))
    .flatMap((item) => item.settlements.filter(({ sourceId }) => sourceId !== item.id))
    .filter(({ noun }) => noun === 'payment' || noun === 'openItem')
    .toSorted((a, b) => compareDates(a.date, b.date))
    .map(({ noun, date, sourceId, amount }) => {
      const label = noun === 'payment' ? texts.payment : texts.applied;
      return { label, date, id: sourceId, amount };
    });
  const rest = sub(order.paid, sum(steps.map(({ amount }) => amount)));
  return {
    value: order.paid,
    steps: [
      ...steps,
      ...(isZero(rest) ? [] : [{ label: texts.refunded, amount: rest }]),
      { label: texts.paid, amount: order.paid, chosen: true },
    ],
  };
};
