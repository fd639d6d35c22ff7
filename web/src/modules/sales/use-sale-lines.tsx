import { useNounOfPage } from '../../kit/dispatch/use-noun.ts';
import type { UseLines } from '../../kit/record/form-body.tsx';
import { useQuotedLines } from './quoted-lines.tsx';
import { SaleTotals } from './sale-totals.tsx';

/** Price, stock and promise beside each line of a sale, its totals below. */
export const useSaleLines: UseLines = (values, doc) => {
  const { create, change } = useNounOfPage();
  const operation = doc ? change : create;
  const extras = useQuotedLines({ ...doc, ...values });
  return { ...extras, foot: operation && <SaleTotals {...{ operation, values, doc }} /> };
};
