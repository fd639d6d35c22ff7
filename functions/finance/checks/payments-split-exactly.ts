import { checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { decimalOf, defineReport } from '../../platform/read-model/report.ts';

/** Supplier payments bear their own fee; a receipt's fee settles what the payer's bank kept. */
const WRONG = `
  SELECT p.id, p.number,
    p.amount + CASE WHEN p.direction = 'in'
      THEN coalesce(p.fee, 0) + coalesce(p.difference, 0) ELSE 0 END AS whole,
    coalesce(sum(abs(a.amount)), 0) + p.unallocated AS parts
  FROM payment p LEFT JOIN payment__allocations a ON a.parentId = p.id
  GROUP BY p.id HAVING whole <> parts`;

/** M7, for payments: amount + fee + difference = allocations + what is left. */
export const paymentsSplitExactly: InvariantCheck = {
  id: 'M7',
  title: { en: 'The parts of a payment make its whole', zh: '收付款拆分合计等于总额' },
  report: defineReport({
    id: 'finance.check.M7',
    run: (sql) =>
      checkResult(
        sql.all(WRONG).map((row) => ({
          what: `The parts of payment ${row['number']} are not its whole.`,
          expected: decimalOf(row['whole']),
          found: decimalOf(row['parts']),
          noun: 'payment',
          id: String(row['id']),
        })),
      ),
  }),
};
