import type { paySupplier as contract } from '../../../shared/contracts/finance/payment-operations.ts';
import { isPositive } from '../../../shared/kernel/decimal.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { itemsToSettle } from '../data/items-to-settle.ts';
import { assertPayable } from '../domain/check-voucher.ts';
import { chooseItems } from '../domain/choose-items.ts';
import { supplierPayment } from '../domain/posting-rules/payment-postings.ts';
import { openPrepayment } from '../postings.ts';
import { loadLedger, payablesOf } from '../queries.ts';
import { recordPayment } from '../record-payment.ts';

/** Money to a supplier: settles the chosen payables or the oldest; the rest is a prepayment. */
export const paySupplier: CommandRun<typeof contract> = async (ctx, input) => {
  const ledger = await loadLedger(ctx);
  const { currency } = ledger;
  const { fee = '0', allocations: chosen, ...entered } = input;
  const { supplierId, date, amount } = entered;
  assertPayable(amount, currency, '/amount');
  assertPayable(fee, currency, '/fee');
  const items = await itemsToSettle(
    ctx,
    chosen,
    (item) => item.kind === 'payable' && item.supplierId === supplierId && isPositive(item.open),
    () => payablesOf(ctx, supplierId),
  );
  const settling = chooseItems(amount, items, chosen, currency);
  const { rest } = settling;
  const { result, posting } = await recordPayment(ctx, ledger, entered, {
    ...{ series: 'PM', direction: 'out', purpose: 'supplierPayment', settling },
    ...(isPositive(fee) && { extra: { fee } }),
    draft: (header, money) =>
      supplierPayment(header, { supplier: supplierId, amount, money, fee, prepaid: rest }),
    keepRest: (documentNumber, source) =>
      openPrepayment(ctx, {
        ...{ supplierId, documentNumber, source, date, dueDate: date, currency, amount: rest },
      }),
  });
  return { result, ...posting };
};
