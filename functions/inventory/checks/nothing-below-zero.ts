import { checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { decimalOf, defineReport } from '../../platform/read-model/report.ts';
import { ON_HAND } from '../reports/stock-sql.ts';
import { exceptionAt, guardsAgree } from './place-states.ts';

/** Goods of customers stay at or above zero even where our own may fall below. */
const BELOW = `
  SELECT h.itemId, h.warehouseId, h.quantity FROM (${ON_HAND}) h
  JOIN warehouse w ON w.id = h.warehouseId
  WHERE h.quantity < 0 AND (w.kind = 'customerOwned'
    OR NOT EXISTS (SELECT 1 FROM company WHERE allowNegativeStock = 1))`;

/** S2, and that the guards which keep it count what the movements count. */
export const nothingBelowZero: InvariantCheck = {
  id: 'S2',
  title: {
    en: 'Nothing is below zero, and balances are the movements',
    zh: '库存不为负且与流水一致',
  },
  report: defineReport({
    id: 'inventory.check.S2',
    run: (sql) =>
      checkResult(
        sql
          .all(BELOW)
          .map((row) =>
            exceptionAt(
              { itemId: String(row['itemId']), warehouseId: String(row['warehouseId']) },
              'On hand is below zero',
              { expected: '0', found: decimalOf(row['quantity']) },
            ),
          ),
      ),
  }),
  guards: (ctx) =>
    guardsAgree(ctx, 'The balance is not what moved', ({ onHand, guardedOnHand }) => ({
      expected: onHand,
      found: guardedOnHand,
    })),
};
