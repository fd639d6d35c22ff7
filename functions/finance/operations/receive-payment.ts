import { paymentReceived } from '../../../shared/contracts/finance/events.ts';
import type { receivePayment as contract } from '../../../shared/contracts/finance/payment-operations.ts';
import { customer } from '../../../shared/contracts/masterdata/customer.ts';
import { abs, add, gt, isPositive, isZero, neg } from '../../../shared/kernel/decimal.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { emit, together } from '../../platform/outcome.ts';
import { itemsToSettle } from '../data/items-to-settle.ts';
import { assertPayable } from '../domain/check-voucher.ts';
import { chooseItems, waived } from '../domain/choose-items.ts';
import { differenceTooLarge } from '../domain/finance-errors.ts';
import { customerReceipt } from '../domain/posting-rules/payment-postings.ts';
import { settledPart } from '../domain/settled-part.ts';
import { creditChange, openAdvance } from '../postings.ts';
import { loadLedger, openItemsOf } from '../queries.ts';
import { recordPayment } from '../record-payment.ts';

/** Money from a customer: settles the chosen receivables or the oldest; the rest is an advance. */
export const receivePayment: CommandRun<typeof contract> = async (ctx, input) => {
  const ledger = await loadLedger(ctx);
  const { currency, smallDifference: limit } = ledger;
  const { fee = '0', difference: given, allocations: chosen, ...entered } = input;
  const { customerId, date, amount } = entered;
  assertPayable(amount, currency, '/amount');
  assertPayable(fee, currency, '/fee');
  assertPayable(given ?? '0', currency, '/difference');
  const difference = waived(add(amount, fee), chosen, given, limit);
  if (gt(abs(difference), limit)) throw differenceTooLarge({ difference, limit }, '/difference');
  const items = await itemsToSettle(
    ctx,
    chosen,
    (item) => item.kind === 'receivable' && item.customerId === customerId && isPositive(item.open),
    () => openItemsOf(ctx, customerId),
  );
  const settling = chooseItems(add(amount, fee, difference), items, chosen, currency);
  const { parts, applied, rest } = settling;
  const payer = await ctx.store.find(customer, customerId);
  const { result, posting } = await recordPayment(ctx, ledger, entered, {
    ...{ series: 'RC', direction: 'in', purpose: 'receipt', settling, memo: payer?.name },
    extra: {
      ...(isPositive(fee) && { fee }),
      ...(!isZero(difference) && { difference }),
    },
    draft: (header, money) =>
      customerReceipt(header, {
        ...{ customer: customerId, money, amount, applied, fee },
        ...{ advance: rest, writtenOff: difference },
      }),
    keepRest: (documentNumber, source) =>
      openAdvance(ctx, {
        ...{ customerId, documentNumber, source, date, dueDate: date, currency, amount: rest },
        ...{ ownerId: payer?.ownerId, team: payer?.team, region: payer?.region },
      }),
  });
  const allocations = parts.map(settledPart);
  return {
    result,
    ...together(posting, creditChange(ctx, { customerId, receivable: neg(add(applied, rest)) }), {
      events: [emit(paymentReceived, { paymentId: result.id, customerId, date, allocations })],
    }),
  };
};
