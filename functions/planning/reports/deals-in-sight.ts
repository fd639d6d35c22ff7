import { type Decimal, gte } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport } from '../../platform/read-model/report.ts';
import type { DealLine } from '../domain/expected-sales.ts';

/** Lines of open deals of which it is said when they close; goods that are planned only. */
export const dealsInSight = defineReport({
  id: 'planning.dealsInSight',
  run: (sql, { leastProbability }: { leastProbability: Decimal }): DealLine[] =>
    sql
      .all(
        `SELECT l."itemId" AS itemId, i."decimals" AS decimals, l."quantity" AS quantity,
                o."probability" AS probability, o."expectedCloseDate" AS closesOn
           FROM "opportunity" o
           JOIN "opportunity__lines" l ON l."parentId" = o."id"
           JOIN "item" i ON i."id" = l."itemId" AND i."stocked" = 1 AND coalesce(i."archived", 0) = 0
          WHERE o."state" = 'open' AND o."expectedCloseDate" IS NOT NULL
          ORDER BY o."id", l."position"`,
      )
      .map((row) => ({
        itemId: String(row['itemId']),
        decimals: Number(row['decimals']),
        quantity: decimalOf(row['quantity']),
        probability: decimalOf(row['probability']),
        closesOn: String(row['closesOn']),
      }))
      .filter(({ probability }) => gte(probability, leastProbability)),
});

/** Forecasts of an area whose period begins between two days, both included. */
export const forecastsBetween = defineReport({
  id: 'planning.forecastsBetween',
  run: (sql, { area, from, to }: { area: string; from: string; to: string }): string[] =>
    sql
      .all(
        'SELECT "id" FROM "forecast" WHERE "area" = ? AND "from" BETWEEN ? AND ? ORDER BY "id"',
        ...[area, from, to],
      )
      .map((row) => String(row['id'])),
});
