import type { refundPayment as contract } from '../../../shared/contracts/finance/payment-operations.ts';
import { add, isNegative, isPositive } from '../../../shared/kernel/decimal.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { together } from '../../platform/outcome.ts';
import { itemsToSettle } from '../data/items-to-settle.ts';
import { assertPayable } from '../domain/check-voucher.ts';
import { chooseItems } from '../domain/choose-items.ts';
import { nothingToRefund } from '../domain/finance-errors.ts';
import type { OpenItemDoc } from '../domain/ledger.ts';
import { customerRefund } from '../domain/posting-rules/payment-postings.ts';
import { creditChange } from '../postings.ts';
import { loadLedger, openItemsOf } from '../queries.ts';
import { recordPayment } from '../record-payment.ts';

/** An advance that is left, or a credit that a return or allowance made. */
const isOurDebt = ({ kind, open }: OpenItemDoc): boolean =>
  (kind === 'advance' && isPositive(open)) || (kind === 'receivable' && isNegative(open));

/** Money back to a customer, out of what is theirs: never more than that. */
export const refundPayment: CommandRun<typeof contract> = async (ctx, input) => {
  const ledger = await loadLedger(ctx);
  const { allocations: chosen, ...entered } = input;
  const { customerId, amount } = entered;
  assertPayable(amount, ledger.currency, '/amount');
  const items = await itemsToSettle(
    ctx,
    chosen,
    (item) => item.customerId === customerId && isOurDebt(item),
    () => openItemsOf(ctx, customerId, ['advance', 'receivable']),
  );
  const settling = chooseItems(amount, items, chosen, ledger.currency);
  const { parts, applied, rest } = settling;
  if (isPositive(rest)) throw nothingToRefund({ available: applied, amount }, '/amount');
  const fromAdvance = parts
    .filter(({ item }) => item.kind === 'advance')
    .reduce((sum, part) => add(sum, part.amount), '0');
  const { result, posting } = await recordPayment(ctx, ledger, entered, {
    ...{ series: 'RF', direction: 'out', purpose: 'refund', settling },
    draft: (header, money) =>
      customerRefund(header, { customer: customerId, amount, money, fromAdvance }),
  });
  return { result, ...together(posting, creditChange(ctx, { customerId, receivable: amount })) };
};
