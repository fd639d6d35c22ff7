import { fiscalPeriodOf } from './period.ts';

/** The words vouchers are filed under: general, receipt, payment, transfer; JV in English. */
export type VoucherWord = '记' | '收' | '付' | '转' | 'JV' | (string & {});

export interface Voucher {
  readonly id: string;
  readonly date: string;
  readonly word: VoucherWord;
}

export interface VoucherNumber {
  readonly id: string;
  readonly period: string;
  readonly word: VoucherWord;
  readonly number: number;
  /** '记-0007' */
  readonly label: string;
}

/** A voucher's number as it is written: 记-0001. */
export const voucherLabel = (word: string, number: number): string =>
  `${word}-${String(number).padStart(4, '0')}`;

/**
 * Numbers vouchers n+1, n+2 … per period and word, by date, then id: without a gap. `last` is the
 * number that the pass before ended with.
 */
export const numberVouchers = (vouchers: readonly Voucher[], last = 0): VoucherNumber[] => {
  const next = new Map<string, number>();
  return [...vouchers]
    .sort((a, b) => (a.date + a.id < b.date + b.id ? -1 : 1))
    .map(({ id, date, word }) => {
      const period = fiscalPeriodOf(date).key;
      const number = (next.get(period + word) ?? last) + 1;
      next.set(period + word, number);
      return { id, period, word, number, label: voucherLabel(word, number) };
    });
};
