import { type Decimal, sub } from '../../../shared/kernel/decimal.ts';
import { decimalOf } from '../../platform/read-model/report.ts';

/**
 * What an open work order will still bring. A finished one brings what is good; pieces that fail
 * are in its yield, if it has one.
 */
export function workLeft(row: Record<string, unknown>): Decimal {
  if (row.state === 'done') return sub(decimalOf(row.good), decimalOf(row.received));
  const lost = row.yield === null ? decimalOf(row.scrapped) : '0';
  return sub(sub(decimalOf(row.quantity), decimalOf(row.received)), lost);
}
