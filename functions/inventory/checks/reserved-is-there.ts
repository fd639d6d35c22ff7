import { checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { decimalOf, defineReport } from '../../platform/read-model/report.ts';
import { ON_HAND, RESERVED } from '../reports/stock-sql.ts';
import { exceptionAt, guardsAgree } from './place-states.ts';

/** Where negative stock is allowed, goods may be taken from under a claim. */
const TOO_MUCH = `
  SELECT r.itemId, r.warehouseId, r.quantity AS reserved, coalesce(h.quantity, 0) AS onHand
  FROM (${RESERVED}) r
  LEFT JOIN (${ON_HAND}) h ON h.itemId = r.itemId AND h.warehouseId = r.warehouseId
  WHERE r.quantity < 0 OR (r.quantity > coalesce(h.quantity, 0)
    AND NOT EXISTS (SELECT 1 FROM company WHERE allowNegativeStock = 1))`;

/** S3. */
export const reservedIsThere: InvariantCheck = {
  id: 'S3',
  title: { en: 'What is reserved is on hand', zh: '预留不超过现存且与预留单一致' },
  report: defineReport({
    id: 'inventory.check.S3',
    run: (sql) =>
      checkResult(
        sql
          .all(TOO_MUCH)
          .map((row) =>
            exceptionAt(
              { itemId: String(row['itemId']), warehouseId: String(row['warehouseId']) },
              'More is reserved than lies there',
              { expected: decimalOf(row['onHand']), found: decimalOf(row['reserved']) },
            ),
          ),
      ),
  }),
  guards: (ctx) =>
    guardsAgree(ctx, 'The claims held are not those written', ({ reserved, guardedReserved }) => ({
      expected: reserved,
      found: guardedReserved,
    })),
};
