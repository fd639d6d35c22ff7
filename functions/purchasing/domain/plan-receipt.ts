import { add, type Decimal, gt, isZero } from '../../../shared/kernel/decimal.ts';
import { shareBetween } from '../../../shared/kernel/share-between.ts';
import { assertMoney } from '../../../shared/kernel/within-bounds.ts';
import { nothingArrived, overReceipt } from './errors.ts';
import { type Order, type OrderLine, receivableQuantity } from './order-life.ts';

export interface Arrival {
  line: OrderLine;
  /** In the item's unit. */
  quantity: Decimal;
  rejected: Decimal;
  pointer: string;
}

export interface PlannedReceipt {
  /** The line after the arrival. */
  line: OrderLine;
  /** At the order's price: what goes under received-not-invoiced. */
  value: Decimal;
}

type Terms = Pick<Order, 'overReceipt' | 'deductible' | 'currency'>;

/** What the goods of a line cost us: without tax where it can be deducted. */
export const costOf = (line: Pick<OrderLine, 'net' | 'gross'>, deductible: boolean): Decimal =>
  deductible ? line.net : line.gross;

/**
 * D3: accepted ≤ expected × (1 + tolerance); what was rejected is counted beside it and may come
 * again. The value is a difference on the ladder of the line, so that parts make the whole.
 */
export function planReceipt(terms: Terms, arrival: Arrival): PlannedReceipt {
  const { line, quantity, rejected, pointer } = arrival;
  if (isZero(quantity) && isZero(rejected)) throw nothingArrived({}, `${pointer}/quantity`);
  const allowed = receivableQuantity(line, terms.overReceipt);
  if (gt(quantity, allowed)) {
    throw overReceipt({ line: line.lineNo, allowed, quantity }, `${pointer}/quantity`);
  }
  const received = add(line.received, quantity);
  const whole = costOf(line, terms.deductible);
  const value = shareBetween(whole, line.received, received, line.quantity, terms.currency);
  const refused = add(line.rejected ?? '0', rejected);
  return {
    value,
    line: {
      ...line,
      received,
      accrued: assertMoney(add(line.accrued, value), `${pointer}/quantity`),
      ...(!isZero(refused) && { rejected: refused }),
    },
  };
}
