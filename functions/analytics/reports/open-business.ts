import { decimalOf, defineReport } from '../../platform/read-model/report.ts';

const OPEN_ORDERS = `
  SELECT count(*) AS count, sum(o.gross) AS value,
    sum(CASE WHEN p.lateDays > 0 OR (p.lateDays IS NULL AND o.requestedDate < ?1) THEN 1 ELSE 0 END) AS late
  FROM salesOrder o LEFT JOIN orderPromise p ON p.salesOrderId = o.id
  WHERE o.state IN ('confirmed', 'partlyDelivered')`;

/** Open receivables by how long they are overdue. */
const AGES = `
  SELECT sum(open) AS total,
    sum(CASE WHEN days <= 0 THEN open ELSE 0 END) AS notDue,
    sum(CASE WHEN days BETWEEN 1 AND 30 THEN open ELSE 0 END) AS days30,
    sum(CASE WHEN days BETWEEN 31 AND 60 THEN open ELSE 0 END) AS days60,
    sum(CASE WHEN days BETWEEN 61 AND 90 THEN open ELSE 0 END) AS days90,
    sum(CASE WHEN days > 90 THEN open ELSE 0 END) AS older
  FROM (SELECT open, CAST(julianday(?1) - julianday(dueDate) AS INTEGER) AS days
    FROM openItem WHERE kind = 'receivable')`;

/** What is ordered and not delivered, and what customers owe. */
export const openBusiness = defineReport({
  id: 'analytics.openBusiness',
  run(sql, { today }: { today: string }) {
    const [orders = {}] = sql.all(OPEN_ORDERS, today);
    const [ages = {}] = sql.all(AGES, today);
    return {
      orders: {
        value: decimalOf(orders['value']),
        count: Number(orders['count'] ?? 0),
        late: Number(orders['late'] ?? 0),
      },
      ages: {
        notDue: decimalOf(ages['notDue']),
        days30: decimalOf(ages['days30']),
        days60: decimalOf(ages['days60']),
        days90: decimalOf(ages['days90']),
        older: decimalOf(ages['older']),
      },
      receivable: decimalOf(ages['total']),
    };
  },
});
