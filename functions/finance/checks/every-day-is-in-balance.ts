import { checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { defineReport } from '../../platform/read-model/report.ts';
import { exactSum, exactSumOf } from '../reports/exact-sum.ts';

const NET = exactSum('l.debit - l.credit', 'net');
const BY_DAY = `
  SELECT 'day ' || j.date AS what, ${NET}
  FROM journal__lines l JOIN journal j ON j.id = l.parentId GROUP BY 1
  HAVING net_whole <> 0 OR net_rest <> 0`;
/** In the order in which it was written: no commit leaves the books out of balance. */
const BY_COMMIT = `
  SELECT 'commit ' || v.commitId AS what, ${NET}
  FROM journal__lines l JOIN version v
    ON v.entity = 'journal' AND v.id = l.parentId AND v.version = 1
  GROUP BY 1 HAVING net_whole <> 0 OR net_rest <> 0`;

/** M2. If each commit and each day is zero, the trial balance is zero at every instant. */
export const everyDayIsInBalance: InvariantCheck = {
  id: 'M2',
  title: { en: 'The trial balance is zero at every instant', zh: '任何时刻试算平衡' },
  report: defineReport({
    id: 'finance.check.M2',
    run: (sql) =>
      checkResult(
        [...sql.all(BY_DAY), ...sql.all(BY_COMMIT)]
          .map((row) => ({
            what: `The ${row['what']} does not add up to zero.`,
            expected: '0',
            found: exactSumOf(row, 'net'),
          }))
          // A whole and a rest of opposite sign can make zero together.
          .filter(({ found }) => found !== '0'),
      ),
  }),
};
