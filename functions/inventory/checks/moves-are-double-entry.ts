import { checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { defineReport } from '../../platform/read-model/report.ts';

/**
 * A line leaves one place and reaches another, so it sums to zero if both ends are sound: a
 * quantity, two different places, and a warehouse named exactly where a warehouse is meant.
 */
const UNSOUND = `
  SELECT m.id, m.number, l.position FROM stockMove m JOIN stockMove__lines l ON l.parentId = m.id
  WHERE l.quantity <= 0
    OR (l.fromKind = 'warehouse') <> (l.fromWarehouseId IS NOT NULL)
    OR (l.toKind = 'warehouse') <> (l.toWarehouseId IS NOT NULL)
    OR (l.fromKind = l.toKind AND l.fromWarehouseId IS l.toWarehouseId)`;

/** S1. */
export const movesAreDoubleEntry: InvariantCheck = {
  id: 'S1',
  title: { en: 'Every movement leaves one place and reaches another', zh: '库存移动两端平衡' },
  report: defineReport({
    id: 'inventory.check.S1',
    run: (sql) =>
      checkResult(
        sql.all(UNSOUND).map((row) => ({
          what: `Line ${Number(row['position']) + 1} of ${row['number']} has no two sound ends.`,
          expected: 'a quantity, from one place to another',
          found: 'something else',
          noun: 'stockMove',
          id: String(row['id']),
        })),
      ),
  }),
};
