import type { Doc } from '../../../shared/contracts/noun.ts';
import type { goodsReceipt } from '../../../shared/contracts/purchasing/goods-receipt.ts';
import {
  add,
  type Decimal,
  gt,
  isPositive,
  max,
  min,
  neg,
  sub,
} from '../../../shared/kernel/decimal.ts';
import { partOf } from './amounts.ts';
import { returnExceeds } from './errors.ts';
import { matchableQuantity, type OrderLine } from './order-life.ts';

export type ReceiptLine = Doc<typeof goodsReceipt>['lines'][number];

export interface PlannedReturn {
  orderLine: OrderLine;
  receiptLine: ReceiptLine;
  /** Taken off received-not-invoiced: no invoice had come for it. */
  accrued: Decimal;
  /** Had been invoiced: taken off what is owed, until the red invoice comes. */
  toCredit: Decimal;
  net: Decimal;
  tax: Decimal;
}

interface Wish {
  quantity: Decimal;
  replace: boolean;
  currency: string;
  pointer: string;
}

/**
 * What was refused at the door goes back: it was never in stock and nobody owes anything for it.
 */
export function planRejectedReturn(
  orderLine: OrderLine,
  receiptLine: ReceiptLine,
  { quantity, pointer }: Wish,
): PlannedReturn {
  const { rejected = '0', rejectedReturned = '0', lineNo } = receiptLine;
  const left = sub(rejected, rejectedReturned);
  if (gt(quantity, left)) throw returnExceeds({ left, line: lineNo, quantity }, pointer);
  return {
    orderLine,
    receiptLine: { ...receiptLine, rejectedReturned: add(rejectedReturned, quantity) },
    ...{ accrued: '0', toCredit: '0', net: '0', tax: '0' },
  };
}

/**
 * Accepted goods go back (D3: returned ≤ received). What no invoice has come for goes first, at
 * what it was accrued at; the rest at what the invoices said.
 */
export function planReturn(
  orderLine: OrderLine,
  receiptLine: ReceiptLine,
  { quantity, replace, currency, pointer }: Wish,
): PlannedReturn {
  const { returned = '0', lineNo } = receiptLine;
  const left = sub(receiptLine.quantity, returned);
  if (gt(quantity, left)) throw returnExceeds({ left, line: lineNo, quantity }, pointer);
  const matchable = matchableQuantity(orderLine);
  const unbilled = max('0', matchable);
  const free = min(quantity, unbilled);
  const accrued = isPositive(free) ? partOf(orderLine.accrued, free, unbilled, currency) : '0';
  const toCredit = sub(quantity, free);
  const billed = sub(orderLine.invoiced, max('0', neg(matchable)));
  const { owedNet = '0', owedTax = '0' } = orderLine;
  const share = (amount: Decimal) =>
    isPositive(toCredit) ? partOf(amount, toCredit, billed, currency) : '0';
  const [net, tax] = [share(owedNet), share(owedTax)];
  return {
    ...{ accrued, toCredit, net, tax },
    receiptLine: { ...receiptLine, returned: add(returned, quantity) },
    orderLine: {
      ...orderLine,
      returned: add(orderLine.returned ?? '0', quantity),
      accrued: sub(orderLine.accrued, accrued),
      ...(isPositive(toCredit) && { owedNet: sub(owedNet, net), owedTax: sub(owedTax, tax) }),
      ...(replace && { replaced: add(orderLine.replaced ?? '0', quantity) }),
    },
  };
}
