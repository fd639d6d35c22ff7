import { add, type Decimal, gt, isZero, max, min, sub } from '../../../shared/kernel/decimal.ts';
import { type Amounts, minus } from '../../../shared/kernel/line-amounts.ts';
import { shareBetween } from '../../../shared/kernel/share-between.ts';
import { portionBetween } from './amounts.ts';
import { overReturned, unknownLine } from './errors.ts';
import type { Delivery, DeliveryLine } from './plan-invoice.ts';

export interface ReturnWish {
  deliveryLine: number;
  quantity: Decimal;
}

export interface ReturnPart {
  line: DeliveryLine;
  quantity: Decimal;
  /** What these units were worth after allowances. */
  amounts: Amounts;
  /** How much of the quantity stands on invoices: a red one is due for it. */
  toCredit: Decimal;
  /** How much of the quantity has become revenue, and its worth. */
  recognised: Decimal;
  recognisedAmounts: Amounts;
}

/** Which units of a delivery have become revenue: all, none, or those invoiced. */
export type Recognised = 'all' | 'none' | 'invoiced';

export const recognisedOf = (delivery: Pick<Delivery, 'revenuePoint' | 'state'>): Recognised => {
  if (delivery.revenuePoint === 'delivery') return 'all';
  if (delivery.revenuePoint === 'invoice') return 'invoiced';
  return delivery.state === 'signed' ? 'all' : 'none';
};

/** Units that came back after they had been invoiced and wait for their red invoice. */
export const creditDue = (line: DeliveryLine): Decimal =>
  max('0', sub(line.invoiced, sub(line.quantity, line.returned)));

/**
 * What comes back: returned ≤ delivered (D3). Units return from the top of the delivery line and
 * are invoiced from its bottom, so that both can go on in parts without overlapping.
 */
export function planReturn(
  delivery: Delivery,
  wishes: readonly ReturnWish[],
  currency: string,
): { lines: DeliveryLine[]; parts: ReturnPart[] } {
  const lines = new Map(delivery.lines.map((line) => [line.lineNo, line]));
  const parts = wishes.map(({ deliveryLine, quantity }, index) => {
    const line = lines.get(deliveryLine);
    if (!line) throw unknownLine({ line: deliveryLine }, `/lines/${index}/deliveryLine`);
    const open = sub(line.quantity, line.returned);
    if (gt(quantity, open)) {
      throw overReturned({ line: deliveryLine, open, quantity }, `/lines/${index}/quantity`);
    }
    const { part, next } = returnLine(line, quantity, recognisedOf(delivery), currency);
    lines.set(deliveryLine, next);
    return part;
  });
  return {
    lines: delivery.lines.map(({ lineNo }) => lines.get(lineNo) as DeliveryLine),
    parts,
  };
}

function returnLine(line: DeliveryLine, quantity: Decimal, how: Recognised, currency: string) {
  const top = sub(line.quantity, line.returned);
  const from = sub(top, quantity);
  const whole = portionBetween(line, from, top, line.quantity, currency);
  const allowance = allowanceOf(line, quantity, top, currency);
  const amounts = minus(whole, allowance);
  const invoicedPart = max('0', sub(min(line.invoiced, top), from));
  const recognised = how === 'all' ? quantity : how === 'none' ? '0' : invoicedPart;
  const recognisedWhole = portionBetween(
    line,
    from,
    add(from, recognised),
    line.quantity,
    currency,
  );
  const recognisedAmounts = isZero(recognised)
    ? recognisedWhole
    : minus(recognisedWhole, allowance);
  const next: DeliveryLine = { ...line, returned: add(line.returned, quantity) };
  if (line.allowedNet !== undefined) {
    next.allowedNet = sub(line.allowedNet, allowance.net);
    next.allowedTax = sub(line.allowedTax ?? '0', allowance.tax);
  }
  const part = { line, quantity, amounts, toCredit: invoicedPart, recognised, recognisedAmounts };
  return { part, next };
}

/** The share of earlier price allowances that lies on the units that come back. */
function allowanceOf(line: DeliveryLine, quantity: Decimal, kept: Decimal, currency: string) {
  const net = shareBetween(line.allowedNet ?? '0', '0', quantity, kept, currency);
  const tax = shareBetween(line.allowedTax ?? '0', '0', quantity, kept, currency);
  return { net, tax, gross: add(net, tax) };
}
