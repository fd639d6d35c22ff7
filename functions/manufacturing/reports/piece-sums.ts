import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';

/** What each worker reported in a month, and the pay by the piece. */
export const pieceSums = defineReport({
  id: 'manufacturing.pieceSums',
  run: (sql: Sql, { period }: { period: string }) =>
    sql
      .all(
        `SELECT memberId, sum(good) AS pieces, sum(scrap) AS scrap, sum(minutes) AS minutes,
           sum(coalesce(piecePay, 0)) AS pay
         FROM operationReport
         WHERE state = 'posted' AND substr(date, 1, 7) = ? AND memberId IS NOT NULL
         GROUP BY memberId ORDER BY memberId`,
        period,
      )
      .map((row) => ({
        memberId: String(row['memberId']),
        pieces: decimalOf(row['pieces']),
        scrap: decimalOf(row['scrap']),
        minutes: decimalOf(row['minutes']),
        pay: decimalOf(row['pay']),
      })),
});
