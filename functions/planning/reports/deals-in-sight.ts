import { type Decimal, gte } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport } from '../../platform/read-model/report.ts';
import type { DealsOfMonth } from '../domain/expected-sales.ts';
import { PLANNED } from './flow-sql.ts';

/** Deals that are open or won, of which it is said when they close; goods that are planned only. */
export const dealsInSight = defineReport({
  id: 'planning.dealsInSight',
  run: (sql, { leastProbability }: { leastProbability: Decimal }): DealsOfMonth[] =>
    sql
      .all(
        `SELECT l."itemId" AS itemId, i."decimals" AS decimals, o."probability" AS probability,
                o."state" = 'won' AS won, substr(o."expectedCloseDate", 1, 7) AS month,
                sum(l."quantity") AS quantity
           FROM "opportunity" o
           JOIN "opportunity__lines" l ON l."parentId" = o."id"
           JOIN "item" i ON i."id" = l."itemId" AND ${PLANNED} AND coalesce(i."archived", 0) = 0
          WHERE o."state" IN ('open', 'won') AND o."expectedCloseDate" IS NOT NULL
          GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`,
      )
      .map((row) => ({
        itemId: String(row['itemId']),
        decimals: Number(row['decimals']),
        quantity: decimalOf(row['quantity']),
        probability: decimalOf(row['probability']),
        won: row['won'] === 1n,
        month: String(row['month']),
      }))
      .filter(({ probability }) => gte(probability, leastProbability)),
});

export interface KnownForecast {
  id: string;
  itemId: string;
  from: string;
  to: string;
  /** Made of deals, and in use. */
  ours: boolean;
  archived: boolean;
}

interface Asked {
  area: string;
  from: string;
  itemIds: readonly string[];
}

/** Forecasts of an area that are not over: those made of deals, and others of these items. */
export const forecastsInWay = defineReport({
  id: 'planning.forecastsInWay',
  run: (sql, { area, from, itemIds }: Asked): KnownForecast[] =>
    sql
      .all(
        `SELECT "id", "itemId", "from", "to", "source", coalesce("archived", 0) AS archived
           FROM "forecast"
          WHERE "area" = ? AND "to" >= ?
            AND ("source" = 'opportunity' OR "itemId" IN (SELECT value FROM json_each(?)))
          ORDER BY "id"`,
        ...[area, from, JSON.stringify(itemIds)],
      )
      .map((row) => ({
        id: String(row['id']),
        itemId: String(row['itemId']),
        from: String(row['from']),
        to: String(row['to']),
        ours: row['source'] === 'opportunity' && row['archived'] === 0n,
        archived: row['archived'] === 1n,
      })),
});
