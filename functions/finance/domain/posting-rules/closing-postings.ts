import {
  add,
  gt,
  isNegative,
  isZero,
  lt,
  max,
  mul,
  neg,
  sub,
} from '../../../../shared/kernel/decimal.ts';
import { roundMoney } from '../../../../shared/kernel/money.ts';
import type { AccountClass } from '../charts/chart-template.ts';
import type {
  AccountRef,
  Dimensions,
  JournalDraft,
  JournalHeader,
  JournalLine,
} from '../journal.ts';
import { credit, debit, journalOf, totalsOf } from '../journal.ts';

export type OpeningLine = AccountRef & {
  readonly debit: string;
  readonly credit: string;
  readonly dimensions?: Dimensions;
};

/** Balances brought in at the start; what does not balance is the owners' retained earnings. */
export const openingBalance = (
  header: JournalHeader,
  lines: readonly OpeningLine[],
): JournalDraft => {
  const totals = totalsOf(lines);
  const difference = sub(totals.debit, totals.credit);
  const balancing = isNegative(difference)
    ? debit('retainedEarnings', neg(difference))
    : credit('retainedEarnings', difference);
  return journalOf(header, [...lines, balancing]);
};

export interface VatMonth {
  readonly output: string;
  /** Confirmed for deduction only. */
  readonly input: string;
  readonly transferredOut?: string;
  /** Credit carried in from the month before (留抵). */
  readonly carriedIn?: string;
  /** Paid within the month already (已交税金). */
  readonly prepaid?: string;
}

export interface VatResult {
  readonly payable: string;
  readonly carriedForward: string;
  readonly unpaid: string;
  readonly overpaid: string;
}

/** payable = output − (input − transferred out + carried in); negative is carried forward. */
export const vatOfMonth = (month: VatMonth): VatResult => {
  const { output, input, transferredOut = '0', carriedIn = '0', prepaid = '0' } = month;
  const due = sub(add(output, transferredOut), add(input, carriedIn));
  const payable = max('0', due);
  const rest = sub(payable, prepaid);
  return {
    payable,
    carriedForward: max('0', neg(due)),
    unpaid: max('0', rest),
    overpaid: max('0', neg(rest)),
  };
};

/** What is due moves to VAT payable, what was paid too much moves back; else no lines. */
export const vatMonthEnd = (header: JournalHeader, month: VatMonth): JournalDraft => {
  const { unpaid, overpaid } = vatOfMonth(month);
  return journalOf(header, [
    debit('vatTransferUnpaid', unpaid),
    credit('vatPayable', unpaid),
    debit('vatPayable', overpaid),
    credit('vatTransferOverpaid', overpaid),
  ]);
};

/**
 * Where output and input VAT are not kept apart over the years (general chart): both go to zero
 * against VAT payable, which then owes or claims the difference.
 */
export const vatReturned = (
  header: JournalHeader,
  { output, input }: { output: string; input: string },
): JournalDraft =>
  journalOf(header, [
    debit('outputVat', output),
    credit('inputVat', input),
    credit('vatPayable', sub(output, input)),
  ]);

export interface SurchargeRates {
  readonly urban: string;
  readonly education: string;
  readonly localEducation: string;
}

/** Surcharges on the VAT paid, each rounded: Dr tax surcharge, Cr the three liabilities. */
export const surcharges = (
  header: JournalHeader,
  { vatPaid, rates }: { vatPaid: string; rates: SurchargeRates },
): JournalDraft => {
  const part = (rate: string) => roundMoney(mul(vatPaid, rate), header.currency);
  const urban = part(rates.urban);
  const education = part(rates.education);
  const local = part(rates.localEducation);
  return journalOf(header, [
    debit('taxSurcharge', add(urban, education, local)),
    credit('urbanTax', urban),
    credit('educationSurcharge', education),
    credit('localEducationSurcharge', local),
  ]);
};

export interface ClosingBalance {
  readonly accountCode: string;
  readonly class: AccountClass;
  /** debit − credit at the end of the period, before the transfer. */
  readonly balance: string;
  readonly dimensions?: Dimensions;
}

/** Income and expense accounts go to zero against the profit of the year (损益结转). */
export const profitTransfer = (
  header: JournalHeader,
  balances: readonly ClosingBalance[],
): JournalDraft => {
  const own = balances.filter(({ class: kind }) => kind === 'income' || kind === 'expense');
  const lines = own
    .filter(({ balance }) => !isZero(balance))
    .map(({ accountCode, class: kind, balance, dimensions = {} }): JournalLine => {
      const income = kind === 'income';
      const sides = income ? { debit: neg(balance), credit: '0' } : { debit: '0', credit: balance };
      return { accountCode, ...sides, dimensions };
    });
  const totals = totalsOf(lines);
  return journalOf(header, [
    ...lines,
    credit('currentYearProfit', totals.debit),
    debit('currentYearProfit', totals.credit),
  ]);
};

/** Year end: the profit (or loss) of the year goes to retained earnings, a part to the reserve. */
export const yearEndTransfer = (
  header: JournalHeader,
  { profit, surplusRate }: { profit: string; surplusRate: string },
): JournalDraft => {
  const loss = lt(profit, '0') ? neg(profit) : '0';
  const gain = gt(profit, '0') ? profit : '0';
  const reserve = roundMoney(mul(gain, surplusRate), header.currency);
  return journalOf(header, [
    debit('currentYearProfit', gain),
    credit('retainedEarnings', gain),
    debit('retainedEarnings', loss),
    credit('currentYearProfit', loss),
    debit('retainedEarnings', reserve),
    credit('surplusReserve', reserve),
  ]);
};
