import { priceQuote } from '../../../../shared/contracts/sales/question-operations.ts';
import type { Line } from '../../kit/lines/grid-props.ts';
import { quoteFor } from '../../kit/totals/line-quotes.ts';

/** What the sale says for all its lines. */
export interface Sale {
  customerId?: string | undefined;
  date?: string | undefined;
  warehouseId?: string | undefined;
  taxIncluded?: boolean | undefined;
}

const sources = [
  ...['stockBalance', 'reservation', 'priceList', 'item', 'customer'],
  ...['taxRate', 'ledgerSettings'],
];

/** Price, tax, stock and promise of a line. */
export const quoteOf = (line: Line, { customerId, date, taxIncluded, ...sale }: Sale) => {
  const { itemId, quantity, taxCode, sourcing, warehouseId = sale.warehouseId } = line;
  const wish = { customerId, itemId, quantity, taxCode, sourcing, warehouseId, date, taxIncluded };
  return quoteFor(priceQuote, wish, sources);
};
