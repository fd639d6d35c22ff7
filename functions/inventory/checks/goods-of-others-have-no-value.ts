import { checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { defineReport } from '../../platform/read-model/report.ts';

const VALUED = `
  SELECT m.id, m.number FROM stockMove m JOIN stockMove__lines l ON l.parentId = m.id
  JOIN warehouse w ON w.id = coalesce(l.fromWarehouseId, l.toWarehouseId)
  WHERE w.kind = 'customerOwned' AND l.cost IS NOT NULL AND l.cost <> 0`;

const CLAIMED = `
  SELECT r.id, r.number FROM reservation r JOIN reservation__lines l ON l.parentId = r.id
  JOIN warehouse w ON w.id = l.warehouseId WHERE w.kind = 'customerOwned'`;

/** S8. */
export const goodsOfOthersHaveNoValue: InvariantCheck = {
  id: 'S8',
  title: {
    en: 'Goods of customers have no value and serve no other',
    zh: '客供物料无价值且不供他用',
  },
  report: defineReport({
    id: 'inventory.check.S8',
    run: (sql) =>
      checkResult([
        ...sql.all(VALUED).map((row) => ({
          what: `${row['number']} gives goods of a customer a value.`,
          expected: 'no cost',
          found: 'a cost',
          noun: 'stockMove',
          id: String(row['id']),
        })),
        ...sql.all(CLAIMED).map((row) => ({
          what: `${row['number']} claims goods of a customer.`,
          expected: 'no claim',
          found: 'a claim',
          noun: 'reservation',
          id: String(row['id']),
        })),
      ]),
  }),
};
