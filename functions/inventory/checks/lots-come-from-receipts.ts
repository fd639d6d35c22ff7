import { eq } from '../../../shared/kernel/decimal.ts';
import type { Ctx } from '../../platform/context.ts';
import { type CheckException, checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { decimalOf, defineReport } from '../../platform/read-model/report.ts';
import { readLotsAfresh } from '../data/balances.ts';
import { lotsMoved } from '../reports/stock-totals.ts';
import { exceptionAt, lookedAtAgain } from './place-states.ts';

/** Of a lot, what came from outside our warehouses and what left them. */
const BEYOND = `
  SELECT itemId, lot,
    sum(CASE WHEN fromKind <> 'warehouse' THEN quantity ELSE 0 END) AS came,
    sum(CASE WHEN toKind <> 'warehouse' THEN quantity ELSE 0 END) AS went
  FROM stockMove__lines
  WHERE lot IS NOT NULL AND (fromKind = 'warehouse') <> (toKind = 'warehouse')
  GROUP BY itemId, lot HAVING went > came
    AND NOT EXISTS (SELECT 1 FROM company WHERE allowNegativeStock = 1)`;

/** Lots of which the guards hold another quantity than the movements make. */
async function otherwiseHeld(ctx: Ctx): Promise<CheckException[]> {
  const lots = await ctx.reads.report(lotsMoved, {});
  const held = await readLotsAfresh(ctx, lots);
  return lots.flatMap((one, index): CheckException[] => {
    const [expected, found] = [one.quantity, held[index] ?? '0'];
    if (eq(expected, found)) return [];
    return [exceptionAt(one, `Lot ${one.lot} is not what moved`, { expected, found })];
  });
}

/** S7. */
export const lotsComeFromReceipts: InvariantCheck = {
  id: 'S7',
  title: { en: 'No more leaves of a lot than came in of it', zh: '批次出库均有对应入库' },
  report: defineReport({
    id: 'inventory.check.S7',
    run: (sql) =>
      checkResult(
        sql.all(BEYOND).map((row) => ({
          what: `More has left of lot ${row['lot']} than came in`,
          expected: decimalOf(row['came']),
          found: decimalOf(row['went']),
          noun: 'item',
          id: String(row['itemId']),
        })),
      ),
  }),
  guards: (ctx) => lookedAtAgain(() => otherwiseHeld(ctx)),
};
