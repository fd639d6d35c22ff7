import { defineReport } from '../../platform/read-model/report.ts';
import { exactSum, exactSumOf } from './exact-sum.ts';

const OPENED = `
  SELECT coalesce(l.clears, l.accountCode) AS code, ${exactSum('l.debit - l.credit', 'balance')}
  FROM journal__lines l JOIN journal j ON j.id = l.parentId
  WHERE j.kind = 'opening' AND (l.clears IS NOT NULL OR l.accountCode <> ?1)
    AND EXISTS (SELECT 1 FROM doc d WHERE d.entity = 'journal' AND d.id = j.id
      AND json_extract(d.json, '$.source.noun') = 'openingLedger')
  GROUP BY 1`;

/** What the opening ledger brought in, by the account it was given for. */
export const openedBalances = defineReport<{ clearing: string }, Record<string, string>>({
  id: 'finance.openedBalances',
  run: (sql, { clearing }) =>
    Object.fromEntries(
      sql.all(OPENED, clearing).map((row) => [String(row['code']), exactSumOf(row, 'balance')]),
    ),
});
