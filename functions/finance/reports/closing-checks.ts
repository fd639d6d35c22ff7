import type { Label } from '../../../shared/contracts/fields.ts';
import { gt, isZero, neg } from '../../../shared/kernel/decimal.ts';
import { type CheckException, type CheckResult, checkResult } from '../../platform/integrity.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';
import type { Ledger } from '../domain/ledger.ts';
import { exactSum, exactSumOf } from './exact-sum.ts';
import { ledgerOf } from './ledger-of.ts';
import { balanceOf } from './stock-value.ts';
import { tiesOf } from './subledger-ties.ts';
import { vatColumns } from './vat-columns.ts';

export interface ClosingCheck extends CheckResult {
  id: string;
  label: Label;
}

interface Asked {
  code: string;
  to: string;
}

type Find = (sql: Sql, ledger: Ledger, period: Asked) => CheckException[];

const earlierOpen: Find = (sql, _ledger, { code }) =>
  sql
    .all("SELECT id, code FROM period WHERE code < ? AND state = 'open' ORDER BY code", code)
    .map((row) => ({
      what: `Period ${row['code']} is still open.`,
      expected: 'locked',
      found: 'open',
      noun: 'period',
      id: String(row['id']),
    }));

const unnumbered: Find = (sql, _ledger, { code }) =>
  sql
    .all('SELECT id FROM journal WHERE period = ? AND voucherNumber IS NULL ORDER BY date', code)
    .map((row) => ({
      what: 'A voucher has no number yet.',
      expected: 'a number',
      found: 'none',
      noun: 'journal',
      id: String(row['id']),
    }));

const vatDue: Find = (sql, ledger, { to }) => {
  if (ledger.taxRegime !== 'general') return [];
  const due = neg(balanceOf(sql, vatColumns(sql, ledger), to));
  if (!gt(due, '0')) return [];
  return [{ what: 'VAT that is due was not transferred.', expected: '0', found: due }];
};

const RESULTS = `
  SELECT l.accountCode AS code, ${exactSum('l.debit - l.credit', 'balance')}
  FROM journal__lines l JOIN journal j ON j.id = l.parentId
    JOIN account a ON a.code = l.accountCode
  WHERE a.class IN ('income', 'expense') AND j.date <= ? GROUP BY 1 ORDER BY 1`;

const resultsLeft: Find = (sql, _ledger, { to }) =>
  sql.all(RESULTS, to).flatMap((row) => {
    const found = exactSumOf(row, 'balance');
    if (isZero(found)) return [];
    const what = `Account ${row['code']} was not transferred to the profit of the year.`;
    return [{ what, expected: '0', found }];
  });

const clearingLeft: Find = (sql, ledger, { to }) => {
  const code = ledger.roles.openingClearing;
  const found = balanceOf(sql, [code], to);
  return isZero(found)
    ? []
    : [{ what: `Opening clearing ${code} is not zero.`, expected: '0', found }];
};

/** What wages and overhead were beyond what reports have charged, or less: it has to be spread. */
const conversionLeft: Find = (sql, ledger, { to }) => {
  const code = ledger.roles.conversionClearing;
  const found = balanceOf(sql, [code], to);
  if (isZero(found)) return [];
  const what = `Conversion costs on ${code} were not spread over what was made.`;
  return [{ what, expected: '0', found }];
};

const ties: Find = (sql, ledger) => tiesOf(sql, ledger).flatMap(({ exceptions }) => exceptions);

/** Inventory's cost pools, read by contract; goods below zero have no cost to close with. */
const negativeStock: Find = (sql) => {
  const kept = sql.all("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'costPool'");
  if (kept.length === 0) return [];
  return sql.all('SELECT id, itemId, quantity FROM costPool WHERE quantity < 0').map((row) => ({
    what: 'An item is below zero in stock.',
    expected: '0 or more',
    found: decimalOf(row['quantity']),
    noun: 'item',
    id: String(row['itemId']),
  }));
};

const checks: readonly { id: string; label: Label; find: Find }[] = [
  {
    id: 'earlierPeriods',
    label: { en: 'Earlier periods locked', zh: '以前期间已结账' },
    find: earlierOpen,
  },
  { id: 'negativeStock', label: { en: 'No negative stock', zh: '无负库存' }, find: negativeStock },
  { id: 'subledgers', label: { en: 'Sub-ledgers tie', zh: '往来明细与总账一致' }, find: ties },
  { id: 'openings', label: { en: 'Openings complete', zh: '期初已平衡' }, find: clearingLeft },
  {
    id: 'conversion',
    label: { en: 'Conversion costs spread', zh: '加工费用已分摊' },
    find: conversionLeft,
  },
  { id: 'vat', label: { en: 'VAT transferred', zh: '增值税已结转' }, find: vatDue },
  {
    id: 'results',
    label: { en: 'Profit and loss transferred', zh: '损益已结转' },
    find: resultsLeft,
  },
  { id: 'numbers', label: { en: 'Vouchers numbered', zh: '凭证已编号' }, find: unnumbered },
];

/** What stands between a period and its lock, with where to look. */
export const closingChecks = defineReport<Asked, ClosingCheck[]>({
  id: 'finance.closingChecks',
  run(sql, asked) {
    const ledger = ledgerOf(sql);
    if (!ledger) return [];
    return checks.map(({ id, label, find }) => ({
      id,
      label,
      ...checkResult(find(sql, ledger, asked)),
    }));
  },
});
