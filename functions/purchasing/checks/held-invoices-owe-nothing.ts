import { checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { defineReport } from '../../platform/read-model/report.ts';

/** Payment is blocked because there is nothing to pay: no payable, no voucher. */
const OWED = `
  SELECT i."id" AS id, i."invoiceNumber" AS number FROM "purchaseInvoice" i
   WHERE i."state" = 'held' AND (i."openItemId" IS NOT NULL OR EXISTS (
     SELECT 1 FROM doc d WHERE d.entity IN ('openItem', 'journal') AND d.deleted = 0
       AND json_extract(d.json, '$.source.id') = i."id"))`;

/** D7: what stands above the company's limit was approved by somebody else than who asked. */
const SELF_APPROVED = `
  SELECT o."id" AS id, o."number" AS number FROM "purchaseOrder" o, "purchasingSettings" s
   WHERE s."approvalLimit" IS NOT NULL AND o."approvedGross" > s."approvalLimit"
     AND o."approvedBy" = o."requestedBy" AND o."approvedOn" > substr(s."updatedAt", 1, 10)`;

export const heldInvoicesOweNothing: InvariantCheck = {
  id: 'D7-purchase',
  title: {
    en: 'Held invoices owe nothing, and nobody approves their own order above the limit',
    zh: '挂起发票不形成应付，超限订单不得自批',
  },
  report: defineReport({
    id: 'purchasing.check.D7',
    run: (sql) =>
      checkResult([
        ...sql.all(OWED).map((row) => ({
          what: `Invoice ${row['number']} is held and owed at once.`,
          expected: 'nothing owed',
          found: 'a payable or a voucher',
          noun: 'purchaseInvoice',
          id: String(row['id']),
        })),
        ...sql.all(SELF_APPROVED).map((row) => ({
          what: `Order ${row['number']} was approved by who asked for it.`,
          expected: 'another person',
          found: 'the same',
          noun: 'purchaseOrder',
          id: String(row['id']),
        })),
      ]),
  }),
};
