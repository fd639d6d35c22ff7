import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { recordPurchaseInvoice } from '../../../../shared/contracts/purchasing/invoice-operations.ts';
import { documentQuery } from '../../kit/document/use-document.ts';
import { cleaned } from '../../kit/form/paths.ts';
import type { ComputedColumn, Line } from '../../kit/lines/grid-props.ts';
import type { UseLines } from '../../kit/record/form-body.tsx';
import { FormTotals } from '../../kit/totals/form-totals.tsx';
import { useQuotes } from '../../kit/totals/line-quotes.ts';
import { totalOfKnown } from '../../kit/totals/typed-amounts.ts';
import { useNoun } from '../../lib/contracts.ts';
import { moneyText } from '../../lib/format.ts';
import { useCompany } from '../../lib/session.ts';
import { billedAmounts } from './billed-amounts.ts';
import { type Purchase, quoteOf } from './quotes.ts';
import type { Order } from './receive/receive-form.tsx';

const texts = {
  gross: { en: 'Gross', zh: '价税合计' },
} as const;

const isOrder = /^po_[0-9a-z]{26}$/;
const columns = ['purchaseOrderId', 'orderLine', 'quantity', 'price', 'net', 'tax'];
/** They follow from the ordered line. */
const later = ['unitId', 'taxCode'];

/** Totals below the lines of a supplier's invoice: item and tax are those of the ordered lines. */
export const useInvoiceLines: UseLines = (values) => {
  const { currency = 'CNY' } = useCompany() ?? {};
  const lines = cleaned(values['lines'] ?? []) as Line[];
  const orders = useOrders(lines);
  const purchase = values as Purchase;
  // Of the quote only the rate of its tax is wanted, which is that of any quantity.
  const ordered = lines.map(({ purchaseOrderId, orderLine, taxCode }) => {
    const order = orders.get(String(purchaseOrderId));
    const line = order?.lines.find(({ lineNo }) => lineNo === orderLine);
    return { itemId: line?.itemId, quantity: '1', taxCode: taxCode ?? line?.taxCode };
  });
  const quotes = useQuotes(ordered, (line) => quoteOf(line, purchase));
  const first = orders.get(String(lines[0]?.['purchaseOrderId']));
  const taxIncluded = purchase.taxIncluded ?? first?.taxIncluded;
  const amounts = lines.map((line, index) => {
    if (taxIncluded === undefined) return undefined;
    return billedAmounts(line, quotes[index]?.taxRate, { taxIncluded, currency });
  });
  const known = totalOfKnown(amounts);
  const computed = useGross(amounts, currency);
  const foot = <FormTotals {...{ operation: recordPurchaseInvoice, values, known }} />;
  return { columns, later, computed, foot };
};

/** The same column as long as it shows the same, so that rows are drawn only when they change. */
function useGross(
  amounts: readonly ({ gross: string } | undefined)[],
  currency: string,
): readonly ComputedColumn[] {
  const text = JSON.stringify(amounts.map((one) => one?.gross ?? ''));
  return useMemo(() => {
    const rows = JSON.parse(text) as readonly string[];
    const show = (_: Line, index: number) => (rows[index] ? moneyText(rows[index], currency) : '');
    return [{ field: 'gross', label: texts.gross, width: 104, numeric: true, show }];
  }, [text, currency]);
}

/** The orders that the lines name, by their ids. */
function useOrders(lines: readonly Line[]): ReadonlyMap<string, Order> {
  const contracts = useNoun('purchaseOrder');
  const named = lines.map(({ purchaseOrderId }) => String(purchaseOrderId));
  const ids = [...new Set(named)].filter((id) => isOrder.test(id));
  const found = useQueries({ queries: ids.map((id) => documentQuery(contracts, id)) });
  return new Map(found.flatMap(({ data }) => (data ? [[data.id, data as unknown as Order]] : [])));
}
