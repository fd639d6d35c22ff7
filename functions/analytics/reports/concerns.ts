import type { concerns } from '../../../shared/contracts/analytics/cockpit.ts';
import type { promiseCauses } from '../../../shared/contracts/planning/order-promise.ts';
import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';

export interface Concern {
  kind: keyof typeof concerns;
  noun: string;
  id?: string;
  title: string;
  party?: string;
  amount?: Decimal;
  days?: number;
  count?: number;
  cause?: keyof typeof promiseCauses;
  causeId?: string;
  causeNumber?: string;
}

const OF_EACH = 5;
const LATE = 8;

/** With what the line waits for that waits longest: one without a day before all others. */
const LATE_ORDERS = `
  SELECT o.id, o.number, c.name AS party, o.gross AS amount,
    coalesce(p.lateDays, CAST(julianday(?1) - julianday(o.requestedDate) AS INTEGER)) AS days,
    l.cause, l.causeId, l.causeNumber
  FROM salesOrder o
  LEFT JOIN orderPromise p ON p.salesOrderId = o.id
  LEFT JOIN orderPromise__lines l ON l.parentId = p.id AND l.position = (
    SELECT x.position FROM orderPromise__lines x WHERE x.parentId = p.id
    ORDER BY x.promisedOn IS NOT NULL, x.promisedOn DESC, x.position LIMIT 1)
  LEFT JOIN customer c ON c.id = o.customerId
  WHERE o.state IN ('confirmed', 'partlyDelivered')
    AND (p.lateDays > 0 OR (p.lateDays IS NULL AND o.requestedDate < ?1))
  ORDER BY o.gross DESC LIMIT ${LATE}`;

const OVERDUE = `
  SELECT min(i.id) AS id, c.name AS party, c.code AS number, sum(i.open) AS amount,
    CAST(max(julianday(?1) - julianday(i.dueDate)) AS INTEGER) AS days
  FROM openItem i LEFT JOIN customer c ON c.id = i.customerId
  WHERE i.kind = 'receivable' AND i.open > 0 AND i.dueDate < ?1
  GROUP BY i.customerId ORDER BY amount DESC LIMIT ${OF_EACH}`;

/** Cost is what the stock movement of the delivery took; ninety days back. */
const LOSSES = `
  SELECT o.id, o.number, c.name AS party, sum(m.cost - l.net) AS amount
  FROM delivery d
  JOIN delivery__lines l ON l.parentId = d.id
  JOIN stockMove__lines m ON m.parentId = d.stockMoveId
    AND CAST(m.sourceLine AS INTEGER) = l.lineNo
  JOIN salesOrder o ON o.id = d.salesOrderId
  LEFT JOIN customer c ON c.id = o.customerId
  WHERE d.date >= date(?1, '-90 days') AND m.cost > l.net
  GROUP BY o.id ORDER BY amount DESC LIMIT ${OF_EACH}`;

const HELD = `
  SELECT i.id, i.invoiceNumber AS number, s.name AS party,
    (SELECT sum(l.gross) FROM purchaseInvoice__lines l WHERE l.parentId = i.id) AS amount,
    CAST(julianday(?1) - julianday(i.date) AS INTEGER) AS days
  FROM purchaseInvoice i LEFT JOIN supplier s ON s.id = i.supplierId
  WHERE i.state = 'held' ORDER BY amount DESC LIMIT ${OF_EACH}`;

const LATE_WORK = `
  SELECT w.id, w.number, t.name AS party,
    CAST(julianday(?1) - julianday(w.dueOn) AS INTEGER) AS days
  FROM workOrder w LEFT JOIN item t ON t.id = w.itemId
  WHERE w.state IN ('released', 'kitted', 'inProcess') AND w.dueOn < ?1
  ORDER BY days DESC LIMIT ${OF_EACH}`;

const WAITING_LEADS = `
  SELECT count(*) AS count FROM lead WHERE state = 'pool' AND ownerId IS NULL AND ?1 IS NOT NULL`;

type Row = Record<string, unknown>;

const concernOf =
  (kind: Concern['kind'], noun: string) =>
  (row: Row): Concern => ({
    kind,
    noun,
    title: String(row['number'] ?? ''),
    ...(row['id'] != null && { id: String(row['id']) }),
    ...(row['party'] != null && { party: String(row['party']) }),
    ...(row['amount'] != null && { amount: decimalOf(row['amount']) }),
    ...(row['days'] != null && { days: Math.max(0, Number(row['days'])) }),
    ...(row['cause'] != null && { cause: String(row['cause']) as keyof typeof promiseCauses }),
    ...(row['causeId'] != null && { causeId: String(row['causeId']) }),
    ...(row['causeNumber'] != null && { causeNumber: String(row['causeNumber']) }),
  });

/** What somebody should look at today, the weightiest of each kind. */
export const concernsReport = defineReport({
  id: 'analytics.concerns',
  run(sql: Sql, { today }: { today: string }): Concern[] {
    const [leads] = sql.all(WAITING_LEADS, today);
    const waiting = Number(leads?.['count'] ?? 0);
    return [
      ...sql.all(LATE_ORDERS, today).map(concernOf('lateOrder', 'salesOrder')),
      ...sql.all(OVERDUE, today).map(concernOf('overdueReceivable', 'openItem')),
      ...sql.all(LOSSES, today).map(concernOf('lossOrder', 'salesOrder')),
      ...sql.all(HELD, today).map(concernOf('heldInvoice', 'purchaseInvoice')),
      ...sql.all(LATE_WORK, today).map(concernOf('lateWork', 'workOrder')),
      ...(waiting > 0
        ? [{ kind: 'waitingLead' as const, noun: 'lead', title: String(waiting), count: waiting }]
        : []),
    ];
  },
});
