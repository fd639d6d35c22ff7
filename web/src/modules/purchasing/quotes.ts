import { useQueries, useQuery } from '@tanstack/react-query';
import { purchaseQuote } from '../../../../shared/contracts/purchasing/question-operations.ts';
import type { Line } from '../../kit/lines/grid-props.ts';
import { ask } from '../../lib/queries.ts';
import { mayDo } from '../../lib/session.ts';

/** What a purchase says for all its lines. */
export interface Purchase {
  supplierId?: string | undefined;
  date?: string | undefined;
  taxIncluded?: boolean | undefined;
}

const positive = /^(?=.*[1-9])\d{1,10}(\.\d{1,6})?$/;
const isItem = /^itm_[0-9a-z]{26}$/;

/** Price, tax and day of a line: a question as soon as it says what and how many. */
function quoteOf(line: Line, { supplierId, date, taxIncluded }: Purchase) {
  const { itemId, quantity, unitId, taxCode } = line as Record<string, string | undefined>;
  const asked =
    supplierId !== undefined && isItem.test(itemId ?? '') && positive.test(quantity ?? '');
  const input = {
    supplierId: supplierId as string,
    itemId: itemId as string,
    quantity: quantity as string,
    ...(unitId && { unitId }),
    ...(taxCode && { taxCode }),
    ...(date && { date }),
    ...(taxIncluded !== undefined && { taxIncluded }),
  };
  const of = ['supplierPrice', 'item', 'supplier', 'taxRate', 'ledgerSettings'];
  const enabled = asked && mayDo(purchaseQuote.permission);
  return { ...ask(purchaseQuote, input, of), enabled, retry: false };
}

/** The same question for all cells of a line: it is asked once. */
export const useQuote = (line: Line, purchase: Purchase) => useQuery(quoteOf(line, purchase));

const MOST = 60;

/** What is quoted for every line of a purchase of usual length; of a longer one nothing. */
export function useQuotes(lines: readonly Line[], purchase: Purchase) {
  const asked = lines.length > MOST ? [] : lines;
  const answers = useQueries({ queries: asked.map((line) => quoteOf(line, purchase)) });
  return answers.map(({ data }) => data);
}
