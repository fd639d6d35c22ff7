import { defineReport } from '../../platform/read-model/report.ts';
import { type Reason, reasonKey } from '../domain/due-reminders.ts';

const ASKED = `
  SELECT r."purchaseOrderId" AS orderId, l."lineNo" AS lineNo, l."reason" AS reason,
         l."dueOn" AS dueOn, l."round" AS round
    FROM "supplierReminder__lines" l
    JOIN "supplierReminder" r ON r."id" = l."parentId"
    JOIN "purchaseOrder" o ON o."id" = r."purchaseOrderId"
   WHERE o."state" IN ('approved', 'partlyReceived', 'received')`;

/** What suppliers have been written to about orders that are open, by key of the reason. */
export const remindedBefore = defineReport({
  id: 'purchasing.remindedBefore',
  run: (sql, _: Record<string, never>): string[] =>
    sql.all(ASKED).map(({ orderId, lineNo, reason, dueOn, round }) =>
      reasonKey(String(orderId), Number(lineNo), {
        reason: reason as Reason['reason'],
        ...(dueOn !== null && { dueOn: String(dueOn) }),
        ...(round !== null && { round: Number(round) }),
      }),
    ),
});
