import { type CheckException, checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';

const ITEMS = `
  SELECT o.id, o.documentNumber, o.amount, o.open, o.settled,
    coalesce(sum(s.amount), 0) AS taken
  FROM openItem o LEFT JOIN openItem__settlements s ON s.parentId = o.id
  GROUP BY o.id
  HAVING o.open <> o.amount - taken
    OR (o.open = 0) <> o.settled
    OR abs(o.open) > abs(o.amount)
    OR (o.open <> 0 AND (o.open > 0) <> (o.amount > 0))`;

const wrongItems = (sql: Sql): CheckException[] =>
  sql.all(ITEMS).map((row) => ({
    what: `${row['documentNumber']}: open is not the amount less what was settled.`,
    expected: `${decimalOf(row['amount'])} − ${decimalOf(row['taken'])}`,
    found: decimalOf(row['open']),
    noun: 'openItem',
    id: String(row['id']),
  }));

const PAID = `
  SELECT p.id, p.number, a.openItemId, a.amount, p.state,
    (SELECT coalesce(sum(s.amount), 0) FROM openItem__settlements s
      WHERE s.parentId = a.openItemId AND s.sourceId = p.id) AS taken
  FROM payment p JOIN payment__allocations a ON a.parentId = p.id
  WHERE taken <> CASE p.state WHEN 'reversed' THEN 0 ELSE a.amount END`;

const wrongPayments = (sql: Sql): CheckException[] =>
  sql.all(PAID).map((row) => ({
    what: `Payment ${row['number']} and the item it settles disagree.`,
    expected: row['state'] === 'reversed' ? '0' : decimalOf(row['amount']),
    found: decimalOf(row['taken']),
    noun: 'payment',
    id: String(row['id']),
  }));

/** M6. */
export const allocationsWithinTheirItems: InvariantCheck = {
  id: 'M6',
  title: {
    en: 'Allocations never exceed their item; open is what they leave',
    zh: '核销不超过单据金额，未清余额正确',
  },
  report: defineReport({
    id: 'finance.check.M6',
    run: (sql) => checkResult([...wrongItems(sql), ...wrongPayments(sql)]),
  }),
};
