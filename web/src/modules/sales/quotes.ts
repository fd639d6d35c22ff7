import { useQueries, useQuery } from '@tanstack/react-query';
import type { Input } from '../../../../shared/contracts/operation.ts';
import { priceQuote } from '../../../../shared/contracts/sales/question-operations.ts';
import type { Line } from '../../kit/lines/grid-props.ts';
import { ask } from '../../lib/queries.ts';
import { mayDo } from '../../lib/session.ts';

/** What the sale says for all its lines. */
export interface Sale {
  customerId?: string;
  date?: string;
  warehouseId?: string;
  taxIncluded?: boolean;
}

const positive = /^(?=.*[1-9])\d{1,10}(\.\d{1,6})?$/;
const isItem = /^itm_[0-9a-z]{26}$/;

/** Price, tax, stock and promise of a line: a question as soon as it says what and how many. */
function quoteOf(line: Line, { customerId, date, warehouseId, taxIncluded }: Sale) {
  const { itemId, quantity, taxCode } = line as Record<string, string | undefined>;
  const sourcing = line['sourcing'] as Input<typeof priceQuote>['sourcing'];
  const place = (line['warehouseId'] as string | undefined) ?? warehouseId;
  const asked =
    customerId !== undefined && isItem.test(itemId ?? '') && positive.test(quantity ?? '');
  const input = {
    customerId: customerId as string,
    itemId: itemId as string,
    quantity: quantity as string,
    ...(date && { date }),
    ...(place && { warehouseId: place }),
    ...(taxCode && { taxCode }),
    ...(sourcing && { sourcing }),
    ...(taxIncluded !== undefined && { taxIncluded }),
  };
  const of = ['stockBalance', 'reservation', 'priceList', 'item', 'customer'];
  const enabled = asked && mayDo(priceQuote.permission);
  return { ...ask(priceQuote, input, of), enabled, retry: false };
}

/** The same question for all cells of a line: it is asked once. */
export const useQuote = (line: Line, sale: Sale) => useQuery(quoteOf(line, sale));

const MOST = 60;

/** What is quoted for every line of a sale of usual length; of a longer one nothing. */
export function useQuotes(lines: readonly Line[], sale: Sale) {
  const asked = lines.length > MOST ? [] : lines;
  const answers = useQueries({ queries: asked.map((line) => quoteOf(line, sale)) });
  return answers.map(({ data }) => data);
}
