import { purchaseQuote } from '../../../../shared/contracts/purchasing/question-operations.ts';
import type { Line } from '../../kit/lines/grid-props.ts';
import { quoteFor } from '../../kit/totals/line-quotes.ts';

/** What a purchase says for all its lines. */
export interface Purchase {
  supplierId?: string | undefined;
  date?: string | undefined;
  taxIncluded?: boolean | undefined;
}

const sources = ['supplierPrice', 'item', 'supplier', 'taxRate', 'ledgerSettings'];

/** Price, tax and day of a line. */
export const quoteOf = (line: Line, { supplierId, date, taxIncluded }: Purchase) => {
  const { itemId, quantity, unitId, taxCode } = line;
  const wish = { supplierId, itemId, quantity, unitId, taxCode, date, taxIncluded };
  return quoteFor(purchaseQuote, wish, sources);
};
