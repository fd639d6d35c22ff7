import { max, min, sub } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport } from '../../platform/read-model/report.ts';
import type { RequestOrder, RequestRow } from '../domain/request-stage.ts';

interface Asked {
  itemId?: string | undefined;
  source?: string | undefined;
  /** Of one document that needs things. */
  sourceId?: string | undefined;
  waiting?: boolean | undefined;
}

const MOST = 2000;

const REQUESTS = `
  SELECT "id", "number", "sourceKind", "sourceNumber", "itemId", "department", "ownerId",
         "neededOn", "state", "quantity", "ordered"
    FROM "purchaseRequest" WHERE 1 = 1`;

/** The pegs of a line share what it has received in their order. */
const PEGS = `
  WITH shared AS (
    SELECT "parentId" AS orderId, "lineNo" AS line, "requestId" AS requestId, "quantity",
           sum("quantity") OVER (PARTITION BY "parentId", "lineNo" ORDER BY "position")
             - "quantity" AS before
      FROM "purchaseOrder__pegs"
  )
  SELECT s.orderId, s.line, s.requestId, s."quantity" AS quantity, s.before,
         o."number" AS number, l."received" AS received
    FROM shared s JOIN "purchaseOrder" o ON o."id" = s.orderId
    JOIN "purchaseOrder__lines" l ON l."parentId" = s.orderId AND l."lineNo" = s.line
   ORDER BY s.orderId, s.line`;

const optional = (name: string, value: unknown) =>
  value === null || value === undefined ? {} : { [name]: String(value) };

export const requestProgress = defineReport({
  id: 'purchasing.requestProgress',
  run(sql, { itemId, source, sourceId, waiting }: Asked): RequestRow[] {
    const conditions = [
      ...(itemId === undefined ? [] : ['AND "itemId" = ?']),
      ...(source === undefined ? [] : ['AND "sourceKind" = ?']),
      ...(sourceId === undefined ? [] : ['AND "sourceId" = ?']),
      ...(waiting ? [`AND "state" = 'open'`] : []),
    ];
    const values = [itemId, source, sourceId].filter((value) => value !== undefined);
    const orders = new Map<string, RequestOrder[]>();
    for (const row of sql.each(PEGS)) {
      const quantity = decimalOf(row['quantity']);
      const reached = sub(decimalOf(row['received']), decimalOf(row['before']));
      const requestId = String(row['requestId']);
      const order = {
        purchaseOrderId: String(row['orderId']),
        number: String(row['number']),
        lineNo: Number(row['line']),
        quantity,
        received: max('0', min(quantity, reached)),
      };
      orders.set(requestId, [...(orders.get(requestId) ?? []), order]);
    }
    return sql
      .all(`${REQUESTS} ${conditions.join(' ')} ORDER BY "neededOn", "id" LIMIT ${MOST}`, ...values)
      .map((row) => ({
        id: String(row['id']),
        number: String(row['number']),
        source: String(row['sourceKind']),
        ...optional('sourceNumber', row['sourceNumber']),
        itemId: String(row['itemId']),
        ...optional('department', row['department']),
        ...optional('ownerId', row['ownerId']),
        neededOn: String(row['neededOn']),
        state: String(row['state']),
        quantity: decimalOf(row['quantity']),
        ordered: decimalOf(row['ordered']),
        orders: orders.get(String(row['id'])) ?? [],
      }));
  },
});
