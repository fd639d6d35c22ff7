import { add, sub } from '../../../../shared/kernel/decimal.ts';
import type { AccountRole } from '../account-roles.ts';
import type { JournalDraft, JournalHeader, JournalLine } from '../journal.ts';
import { credit, debit, journalOf, redLines } from '../journal.ts';

export interface ReceivedLine {
  readonly item: string;
  /** The stock account, or what a service is charged to. */
  readonly stock: AccountRole;
  /** What the order says it costs, net of VAT. */
  readonly value: string;
  /** Standard cost only: price variance; stock then rises by value − variance. */
  readonly variance?: string;
  /** What the receipt settles of goods issued below zero; it leaves stock for cost at once. */
  readonly shortage?: string;
  readonly costRole?: 'costOfSales' | 'production';
}

interface Received {
  readonly supplier: string;
  readonly lines: readonly ReceivedLine[];
}

const receivedLines = ({ supplier, lines }: Received): JournalLine[] =>
  lines.flatMap(({ item, stock, value, variance = '0', shortage = '0', costRole }) => [
    debit(stock, sub(value, variance), { item }),
    debit('materialVariance', variance, { item }),
    credit('goodsReceivedNotInvoiced', value, { supplier, item }),
    debit(costRole ?? 'costOfSales', shortage, { item }),
    credit(stock, shortage, { item }),
  ]);

/** Goods arrive before their invoice: Dr stock, Cr received-not-invoiced at the order's price. */
export const goodsReceived = (header: JournalHeader, goods: Received): JournalDraft =>
  journalOf(header, receivedLines(goods));

export interface ReturnedLine {
  readonly item: string;
  readonly stock: AccountRole;
  readonly cost: string;
  /** Taken off received-not-invoiced: the part that no invoice had come for. */
  readonly credit: string;
  /** The part that had been invoiced: taken off the payable; the supplier's red invoice follows. */
  readonly owedNet?: string;
  readonly owedTax?: string;
}

/**
 * Goods go back to the supplier: the receipt in red; what the credit misses is a difference.
 * Input VAT of what had been invoiced is transferred out.
 */
export const purchaseReturn = (
  header: JournalHeader,
  goods: { readonly supplier: string; readonly lines: readonly ReturnedLine[] },
): JournalDraft =>
  journalOf(
    header,
    goods.lines.flatMap((line) => {
      const { supplier } = goods;
      const { item, stock, cost, owedNet = '0', owedTax = '0' } = line;
      return [
        ...redLines([
          debit(stock, cost, { item }),
          debit('costOfSales', sub(add(line.credit, owedNet), cost), { item }),
          credit('goodsReceivedNotInvoiced', line.credit, { supplier, item }),
          credit('payable', add(owedNet, owedTax), { supplier }),
        ]),
        credit('inputVatTransferredOut', owedTax, { supplier }),
      ];
    }),
  );

export interface InvoicedLine {
  readonly item: string;
  readonly stock: AccountRole;
  /** What the receipt had put into received-not-invoiced. */
  readonly accrued: string;
  /** Price difference: the part still on hand and the part that is gone (see cost pools). */
  readonly toStock?: string;
  readonly toCost?: string;
  readonly costRole?: AccountRole;
}

export interface PurchaseInvoice {
  readonly supplier: string;
  readonly lines: readonly InvoicedLine[];
  readonly inputVat: string;
  /** `inputVatUnverified` while the invoice is not confirmed for deduction (勾选). */
  readonly vatRole?: 'inputVat' | 'inputVatUnverified';
}

/** Dr received-not-invoiced as accrued, ± difference, Dr input VAT, Cr payable. */
export const purchaseInvoiceMatched = (
  header: JournalHeader,
  invoice: PurchaseInvoice,
): JournalDraft => {
  const { supplier, lines, inputVat, vatRole = 'inputVat' } = invoice;
  let payable = inputVat;
  const posted = lines.flatMap((line) => {
    const { item, accrued, toStock = '0', toCost = '0' } = line;
    payable = add(payable, accrued, toStock, toCost);
    return [
      debit('goodsReceivedNotInvoiced', accrued, { supplier, item }),
      debit(line.stock, toStock, { item }),
      debit(line.costRole ?? 'costOfSales', toCost, { item }),
    ];
  });
  return journalOf(header, [
    ...posted,
    debit(vatRole, inputVat, { supplier }),
    credit('payable', payable, { supplier }),
  ]);
};

/** Confirmed for deduction: Dr input VAT, Cr input VAT not yet verified. */
export const inputVatConfirmed = (
  header: JournalHeader,
  { supplier, tax }: { supplier: string; tax: string },
): JournalDraft =>
  journalOf(header, [
    debit('inputVat', tax, { supplier }),
    credit('inputVatUnverified', tax, { supplier }),
  ]);

/** A service or expense bought without goods: Dr expense, Dr input VAT, Cr payable. */
export const expenseInvoiced = (
  header: JournalHeader,
  invoice: {
    readonly supplier: string;
    readonly lines: readonly { readonly role: AccountRole; readonly net: string }[];
    readonly inputVat: string;
  },
): JournalDraft => {
  const { supplier, lines, inputVat } = invoice;
  const payable = lines.reduce((sum, line) => add(sum, line.net), inputVat);
  return journalOf(header, [
    ...lines.map(({ role, net }) => debit(role, net, { supplier })),
    debit('inputVat', inputVat, { supplier }),
    credit('payable', payable, { supplier }),
  ]);
};
