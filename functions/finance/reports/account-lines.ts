import type { SQLInputValue } from 'node:sqlite';
import { add, type Decimal, sub } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport } from '../../platform/read-model/report.ts';
import { voucherLabel } from '../domain/numbering-pass.ts';
import type { Span } from './account-sums.ts';
import { exactSum, exactSumOf } from './exact-sum.ts';

export interface AccountLinesRequest extends Span {
  accountCode: string;
  customerId?: string;
  supplierId?: string;
  limit: number;
  /** Where the page before ended: date, voucher, position, balance. */
  after?: LinePlace;
}

export interface LinePlace {
  date: string;
  journalId: string;
  position: number;
  balance: Decimal;
}

export interface AccountLine extends LinePlace {
  accountCode: string;
  voucher?: string;
  memo: string;
  debit: Decimal;
  credit: Decimal;
  customerId?: string;
  supplierId?: string;
  source: { noun: string; id: string; number?: string };
}

export interface AccountLines {
  /** Undefined if there is no such account. */
  name?: string;
  opening: Decimal;
  debit: Decimal;
  credit: Decimal;
  lines: AccountLine[];
  more: boolean;
}

/** The account and all below it. */
const FAMILY = `
  WITH RECURSIVE family(code) AS (
    SELECT ?1 UNION SELECT a.code FROM account a JOIN family f ON a.parentCode = f.code
  )`;
const FROM = `
  FROM journal__lines l JOIN journal j ON j.id = l.parentId
  WHERE l.accountCode IN (SELECT code FROM family)
    AND (?2 IS NULL OR l.customerId = ?2) AND (?3 IS NULL OR l.supplierId = ?3)`;
const SUMS = `${FAMILY}
  SELECT ${exactSum('CASE WHEN j.date < ?4 THEN l.debit - l.credit ELSE 0 END', 'opening')},
    ${exactSum('CASE WHEN j.date >= ?4 THEN l.debit ELSE 0 END', 'debit')},
    ${exactSum('CASE WHEN j.date >= ?4 THEN l.credit ELSE 0 END', 'credit')}
  ${FROM} AND j.date <= ?5`;
const PAGE = `${FAMILY}
  SELECT l.*, j.date, j.memo AS text, j.voucherWord, j.voucherNumber,
    (SELECT json FROM doc WHERE entity = 'journal' AND id = j.id) AS json
  ${FROM} AND j.date BETWEEN ?4 AND ?5
    AND (j.date, l.parentId, l.position) > (?6, ?7, ?8)
  ORDER BY j.date, l.parentId, l.position LIMIT ?9`;

const optional = <K extends string>(name: K, value: unknown) =>
  (value === null || value === undefined ? {} : { [name]: String(value) }) as Partial<
    Record<K, string>
  >;

function lineOf(row: Record<string, unknown>, before: Decimal): AccountLine {
  const debit = decimalOf(row['debit']);
  const credit = decimalOf(row['credit']);
  const word = row['voucherWord'];
  return {
    date: String(row['date']),
    journalId: String(row['parentId']),
    position: Number(row['position']),
    accountCode: String(row['accountCode']),
    memo: String(row['memo'] ?? row['text'] ?? ''),
    debit,
    credit,
    balance: sub(add(before, debit), credit),
    ...optional('customerId', row['customerId']),
    ...optional('supplierId', row['supplierId']),
    ...(word !== null && {
      voucher: voucherLabel(String(word), Number(row['voucherNumber'])),
    }),
    source: JSON.parse(String(row['json'])).source,
  };
}

/** A page of an account's ledger, with the running balance and where each amount comes from. */
export const accountLines = defineReport<AccountLinesRequest, AccountLines>({
  id: 'finance.accountLines',
  run(sql, { accountCode, customerId, supplierId, from, to, limit, after }) {
    const [account] = sql.all('SELECT name FROM account WHERE code = ?', accountCode);
    const wanted: SQLInputValue[] = [accountCode, customerId ?? null, supplierId ?? null, from, to];
    const [sums = {}] = sql.all(SUMS, ...wanted);
    const opening = exactSumOf(sums, 'opening');
    const place = [after?.date ?? '', after?.journalId ?? '', after?.position ?? -1];
    const rows = sql.all(PAGE, ...wanted, ...place, limit + 1);
    let balance = after?.balance ?? opening;
    const lines = rows.slice(0, limit).map((row) => {
      const line = lineOf(row, balance);
      balance = line.balance;
      return line;
    });
    return {
      ...optional('name', account?.['name']),
      opening,
      debit: exactSumOf(sums, 'debit'),
      credit: exactSumOf(sums, 'credit'),
      lines,
      more: rows.length > limit,
    };
  },
});
