import { add, type Decimal, eq } from '../../../shared/kernel/decimal.ts';
import { checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';

const ACCOUNT = `
  SELECT json_extract(json, '$.roles.goodsReceivedNotInvoiced') AS code
    FROM doc WHERE entity = 'ledgerSettings' AND deleted = 0`;

/** What orders say is received and not invoiced, by supplier. */
const ORDERED = `
  SELECT o."supplierId" AS supplierId, sum(l."accrued") AS amount
    FROM "purchaseOrder__lines" l JOIN "purchaseOrder" o ON o."id" = l."parentId"
   GROUP BY 1`;

/** What vouchers of receipts, returns and invoices left there; others keep books of their own. */
const BOOKED = `
  SELECT l."supplierId" AS supplierId, sum(l."credit" - l."debit") AS amount
    FROM "journal__lines" l JOIN doc d ON d.entity = 'journal' AND d.id = l."parentId"
   WHERE l."accountCode" = ? AND json_extract(d.json, '$.source.noun')
      IN ('goodsReceipt', 'purchaseReturn', 'purchaseInvoice')
   GROUP BY 1`;

const sumsOf = (sql: Sql, query: string, ...values: string[]): Map<string, Decimal> =>
  new Map(
    sql
      .all(query, ...values)
      .map((row) => [String(row['supplierId']), add(decimalOf(row['amount']))]),
  );

/** M8 for what has arrived without an invoice: the account is what the orders say, by supplier. */
export const receivedNotInvoicedTies: InvariantCheck = {
  id: 'M8-received',
  title: {
    en: 'Received-not-invoiced equals what orders have received and not invoiced',
    zh: '暂估应付等于已收未票金额',
  },
  report: defineReport({
    id: 'purchasing.check.M8',
    run(sql) {
      const code = sql.all(ACCOUNT)[0]?.['code'];
      if (typeof code !== 'string') return checkResult([]);
      const [said, booked] = [sumsOf(sql, ORDERED), sumsOf(sql, BOOKED, code)];
      const suppliers = [...new Set([...said.keys(), ...booked.keys()])].sort();
      return checkResult(
        suppliers.flatMap((id) => {
          const [expected, found] = [said.get(id) ?? '0', booked.get(id) ?? '0'];
          if (eq(expected, found)) return [];
          const what = `Account ${code} is not what orders of this supplier have accrued.`;
          return [{ what, expected, found, noun: 'supplier', id }];
        }),
      );
    },
  }),
};
