import { checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { defineReport } from '../../platform/read-model/report.ts';
import { ledgerOf } from '../reports/ledger-of.ts';
import { tiesOf } from '../reports/subledger-ties.ts';

/** M8, for what is owed. The value of stock is checked by inventory, which keeps it. */
export const subledgersTie: InvariantCheck = {
  id: 'M8',
  title: { en: 'Open items equal their control accounts', zh: '往来明细等于总账科目余额' },
  report: defineReport({
    id: 'finance.check.M8',
    run(sql) {
      const ledger = ledgerOf(sql);
      return checkResult(ledger ? tiesOf(sql, ledger).flatMap(({ exceptions }) => exceptions) : []);
    },
  }),
};
