import { defineReport, type Sql } from '../../platform/read-model/report.ts';
import type { Ledger } from '../domain/ledger.ts';
import { ledgerOf } from './ledger-of.ts';
import { balanceOf } from './stock-value.ts';

/** The sisters of output VAT: together they say what the company owes for VAT. */
export function vatColumns(sql: Sql, ledger: Ledger): string[] {
  const { outputVat, inputVat } = ledger.roles;
  if (ledger.chart === 'general') return [...new Set([outputVat, inputVat])];
  return sql
    .all(
      `SELECT code FROM account
       WHERE parentCode = (SELECT parentCode FROM account WHERE code = ?)`,
      outputVat,
    )
    .map(({ code }) => String(code));
}

/** Balances at the end of a day: of all VAT columns, of output VAT and of input VAT. */
export const vatBalances = defineReport<
  { to: string },
  { columns: string; output: string; input: string }
>({
  id: 'finance.vatBalances',
  run(sql, { to }) {
    const ledger = ledgerOf(sql);
    if (!ledger) return { columns: '0', output: '0', input: '0' };
    return {
      columns: balanceOf(sql, vatColumns(sql, ledger), to),
      output: balanceOf(sql, [ledger.roles.outputVat], to),
      input: balanceOf(sql, [ledger.roles.inputVat], to),
    };
  },
});
