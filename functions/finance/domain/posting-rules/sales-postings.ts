import { add, neg, sub } from '../../../../shared/kernel/decimal.ts';
import type { AccountRole, StockRole } from '../account-roles.ts';
import type { JournalDraft, JournalHeader, JournalLine } from '../journal.ts';
import { credit, debit, journalOf, redLines } from '../journal.ts';

/** Output VAT waits in `pending` until the invoice, unless the sale is invoiced at once. */
export type VatStage = 'pending' | 'invoiced';

export interface SaleLine {
  readonly item?: string;
  readonly net: string;
  readonly tax: string;
  readonly revenueRole?: 'revenue' | 'otherRevenue';
}

export interface CostLine {
  readonly item: string;
  readonly cost: string;
  /** Where the goods stand: on the shelf, or shipped before revenue. */
  readonly from: StockRole;
  readonly costRole?: 'costOfSales' | 'otherCost';
}

interface Sale {
  readonly customer: string;
  readonly lines: readonly SaleLine[];
}

const vatRole = (vat: VatStage): AccountRole =>
  vat === 'pending' ? 'outputVatPending' : 'outputVat';

const total = (lines: readonly SaleLine[], key: 'net' | 'tax'): string =>
  lines.reduce((sum, line) => add(sum, line[key]), '0');

const revenueLines = ({ customer, lines }: Sale): JournalLine[] =>
  lines.map((line) =>
    credit(line.revenueRole ?? 'revenue', line.net, {
      customer,
      ...(line.item === undefined ? {} : { item: line.item }),
    }),
  );

/** Goods leave before the revenue point: Dr goods shipped (1406), Cr stock. */
export const shipBeforeRevenue = (
  header: JournalHeader,
  { customer, lines }: { customer: string; lines: readonly CostLine[] },
): JournalDraft =>
  journalOf(
    header,
    lines.flatMap(({ item, cost, from }) => [
      debit('goodsShipped', cost, { customer, item }),
      credit(from, cost, { item }),
    ]),
  );

const recognised = (sale: Sale, vat: VatStage): JournalLine[] => {
  const { customer, lines } = sale;
  const tax = total(lines, 'tax');
  return [
    debit('receivable', add(total(lines, 'net'), tax), { customer }),
    ...revenueLines(sale),
    credit(vatRole(vat), tax, { customer }),
  ];
};

/** The revenue point is reached: Dr receivable incl. VAT, Cr revenue, Cr VAT to be invoiced. */
export const revenueRecognised = (
  header: JournalHeader,
  sale: Sale & { readonly vat: VatStage },
): JournalDraft => journalOf(header, recognised(sale, sale.vat));

/**
 * The invoice after the revenue point: Dr pending VAT as recognised, Cr output VAT as invoiced;
 * the rounding difference between the two goes to the receivable.
 */
export const salesInvoiceIssued = (
  header: JournalHeader,
  invoice: { customer: string; recognisedTax: string; invoicedTax: string },
): JournalDraft => {
  const { customer, recognisedTax, invoicedTax } = invoice;
  return journalOf(header, [
    debit('outputVatPending', recognisedTax, { customer }),
    debit('receivable', sub(invoicedTax, recognisedTax), { customer }),
    credit('outputVat', invoicedTax, { customer }),
  ]);
};

/** The invoice comes first: Dr receivable, Cr deferred revenue (2203) and output VAT. */
export const invoicedBeforeRevenue = (
  header: JournalHeader,
  invoice: { customer: string; net: string; tax: string },
): JournalDraft => {
  const { customer, net, tax } = invoice;
  return journalOf(header, [
    debit('receivable', add(net, tax), { customer }),
    credit('deferredRevenue', net, { customer }),
    credit('outputVat', tax, { customer }),
  ]);
};

/** Later, when revenue is reached: Dr deferred revenue, Cr revenue. */
export const deferredRevenueRecognised = (header: JournalHeader, sale: Sale): JournalDraft =>
  journalOf(header, [
    debit('deferredRevenue', total(sale.lines, 'net'), { customer: sale.customer }),
    ...revenueLines(sale),
  ]);

const costLines = (customer: string, lines: readonly CostLine[]): JournalLine[] =>
  lines.flatMap(({ item, cost, from, costRole = 'costOfSales' }) => [
    debit(costRole, cost, { customer, item }),
    credit(from, cost, { item }),
  ]);

/** Dr cost of sales, Cr stock (or goods shipped). */
export const costOfSales = (
  header: JournalHeader,
  { customer, lines }: { customer: string; lines: readonly CostLine[] },
): JournalDraft => journalOf(header, costLines(customer, lines));

/** Goods come back: the entries of the sale in red, cost at the original issue's. */
export const salesReturn = (
  header: JournalHeader,
  goods: Sale & { readonly vat: VatStage; readonly costs: readonly CostLine[] },
): JournalDraft =>
  journalOf(header, [
    ...redLines(recognised(goods, goods.vat)),
    ...redLines(costLines(goods.customer, goods.costs)),
  ]);

/** A red invoice after a return that took the VAT out of pending: both move back. */
export const redInvoice = (
  header: JournalHeader,
  invoice: { customer: string; tax: string },
): JournalDraft =>
  journalOf(header, [
    debit('outputVatPending', neg(invoice.tax), { customer: invoice.customer }),
    credit('outputVat', neg(invoice.tax), { customer: invoice.customer }),
  ]);

/** A price allowance with its red invoice: revenue and output VAT in red, no goods move. */
export const salesAllowance = (
  header: JournalHeader,
  sale: Sale & { readonly vat: VatStage },
): JournalDraft => journalOf(header, redLines(recognised(sale, sale.vat)));

/** What is due for VAT but not invoiced by month end (未开票收入); the invoice reverses it. */
export const uninvoicedVatRecognised = (
  header: JournalHeader,
  { customer, tax }: { customer: string; tax: string },
): JournalDraft =>
  journalOf(header, [
    debit('outputVatPending', tax, { customer }),
    credit('outputVat', tax, { customer }),
  ]);
