import { eq, sub, sum } from '../../../../shared/kernel/decimal.ts';
import { receiptNotSplit } from '../finance-errors.ts';
import type { JournalDraft, JournalHeader } from '../journal.ts';
import { credit, debit, journalOf } from '../journal.ts';

export type MoneyRole = 'bank' | 'cash' | 'otherMonetaryFunds' | 'billsReceivable' | 'billsPayable';

/** What came in, and what it settles: amount + fee + writtenOff = applied + advance. */
export interface CustomerReceipt {
  readonly customer: string;
  readonly money: MoneyRole;
  readonly amount: string;
  /** Taken off receivables. */
  readonly applied: string;
  /** Beyond what is open: becomes an advance. */
  readonly advance?: string;
  /** Bank charge that the payer's bank kept back. */
  readonly fee?: string;
  /** Petty difference waived (抹零); negative when the customer paid too much. */
  readonly writtenOff?: string;
}

/** Dr bank (and fee, difference), Cr receivable and advance. */
export const customerReceipt = (header: JournalHeader, receipt: CustomerReceipt): JournalDraft => {
  const { customer, money, amount, applied } = receipt;
  const { advance = '0', fee = '0', writtenOff = '0' } = receipt;
  const explained = sum([applied, advance]);
  const paid = sum([amount, fee, writtenOff]);
  if (!eq(explained, paid)) throw receiptNotSplit({ paid, explained });
  return journalOf(header, [
    debit(money, amount),
    debit('financeExpense', fee, { customer }),
    debit('roundingDifference', writtenOff, { customer }),
    credit('receivable', applied, { customer }),
    credit('customerAdvance', advance, { customer }),
  ]);
};

interface FromCustomer {
  readonly customer: string;
  readonly amount: string;
}

interface ToSupplier {
  readonly supplier: string;
  readonly amount: string;
}

/** Paid before anything is due: Dr bank, Cr customer advance (2203). */
export const customerAdvance = (
  header: JournalHeader,
  { customer, amount, money }: FromCustomer & { readonly money: MoneyRole },
): JournalDraft =>
  journalOf(header, [debit(money, amount), credit('customerAdvance', amount, { customer })]);

/** Dr customer advance, Cr receivable. */
export const applyAdvance = (
  header: JournalHeader,
  { customer, amount }: FromCustomer,
): JournalDraft =>
  journalOf(header, [
    debit('customerAdvance', amount, { customer }),
    credit('receivable', amount, { customer }),
  ]);

/**
 * Money back to a customer: Dr receivable, where returns left him with a credit, Dr advance for
 * the part he had paid before anything was due, Cr bank.
 */
export const customerRefund = (
  header: JournalHeader,
  refund: FromCustomer & { readonly money: MoneyRole; readonly fromAdvance?: string },
): JournalDraft => {
  const { customer, amount, money, fromAdvance = '0' } = refund;
  return journalOf(header, [
    debit('receivable', sub(amount, fromAdvance), { customer }),
    debit('customerAdvance', fromAdvance, { customer }),
    credit(money, amount),
  ]);
};

/** A receivable nobody will pay: Dr bad debt, Cr receivable. */
export const badDebt = (header: JournalHeader, { customer, amount }: FromCustomer): JournalDraft =>
  journalOf(header, [
    debit('badDebt', amount, { customer }),
    credit('receivable', amount, { customer }),
  ]);

/**
 * Dr payable, and prepayment for the part beyond what is due, Cr bank, bills payable or an
 * endorsed bill receivable; the fee is ours.
 */
export const supplierPayment = (
  header: JournalHeader,
  payment: ToSupplier & {
    readonly money: MoneyRole;
    readonly fee?: string;
    readonly prepaid?: string;
  },
): JournalDraft => {
  const { supplier, amount, money, fee = '0', prepaid = '0' } = payment;
  return journalOf(header, [
    debit('payable', sub(amount, prepaid), { supplier }),
    debit('prepayment', prepaid, { supplier }),
    debit('financeExpense', fee, { supplier }),
    credit(money, amount),
    credit('bank', fee),
  ]);
};

/** Paid before the invoice: Dr prepayment (1123), Cr bank. */
export const supplierPrepayment = (
  header: JournalHeader,
  { supplier, amount, money }: ToSupplier & { readonly money: MoneyRole },
): JournalDraft =>
  journalOf(header, [debit('prepayment', amount, { supplier }), credit(money, amount)]);

/** Dr payable, Cr prepayment. */
export const applyPrepayment = (
  header: JournalHeader,
  { supplier, amount }: ToSupplier,
): JournalDraft =>
  journalOf(header, [
    debit('payable', amount, { supplier }),
    credit('prepayment', amount, { supplier }),
  ]);
