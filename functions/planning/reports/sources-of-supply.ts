import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { type DayCount, dayCountOf } from '../../../shared/kernel/lead-time.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';
import { areaOf } from '../domain/areas.ts';
import type { LeadTime } from '../domain/snapshot.ts';

export interface SourceOfSupply {
  itemId: string;
  code: string;
  supplierId?: string;
  minimum?: Decimal;
  multiple?: Decimal;
  maximum?: Decimal;
  /** Of what is made here. */
  leadTime: LeadTime;
}

const some = (key: string, value: unknown) =>
  value === null || value === undefined ? {} : { [key]: decimalOf(value) };

/** Who sells these items, the wished supplier before the usual one, and in what lots. */
export const sourcesOfSupply = defineReport({
  id: 'planning.sourcesOfSupply',
  run: (
    sql: Sql,
    params: { itemIds: readonly string[]; supplierId?: string | undefined; today: string },
  ): SourceOfSupply[] =>
    sql
      .all(
        `SELECT i.id, i.code, i.make, i.minimumLot, i.lotMultiple, i.maximumLot,
            i.leadTimeDays, i.leadTimePerUnit, i.leadTimeCounts, i.receiptDays,
            p.minimumLot AS offeredMinimum, p.lotMultiple AS offeredMultiple,
            coalesce(?, i.supplierId, p.supplierId) AS supplierId
          FROM item i LEFT JOIN supplierPrice p ON p.id = (
            SELECT o.id FROM supplierPrice o
              WHERE o.itemId = i.id AND o.validFrom <= ? AND (o.validTo IS NULL OR o.validTo >= ?)
                AND coalesce(o.archived, 0) = 0
                AND o.supplierId = coalesce(?, i.supplierId, o.supplierId)
              ORDER BY coalesce(o.priority, 99), o.validFrom DESC, o.id LIMIT 1
          )
          WHERE i.id IN (SELECT value FROM json_each(?))`,
        params.supplierId ?? null,
        params.today,
        params.today,
        params.supplierId ?? null,
        JSON.stringify(params.itemIds),
      )
      .map((row) => ({
        itemId: String(row.id),
        code: String(row.code),
        ...(row.make === 0n && row.supplierId !== null && { supplierId: String(row.supplierId) }),
        ...some('minimum', row.minimumLot ?? (row.make === 0n ? row.offeredMinimum : null)),
        ...some('multiple', row.lotMultiple ?? (row.make === 0n ? row.offeredMultiple : null)),
        ...some('maximum', row.maximumLot),
        leadTime: {
          fixedDays: Number(row.leadTimeDays ?? 0),
          perUnitDays: decimalOf(row.leadTimePerUnit),
          counts: dayCountOf({ make: true, counts: row.leadTimeCounts as DayCount | null }),
          receiptDays: Number(row.receiptDays ?? 0),
        },
      })),
});

/** A warehouse of each area that takes stock, by code: where what is planned there goes. */
export const warehousesOfAreas = defineReport({
  id: 'planning.warehousesOfAreas',
  run: (sql: Sql): { area: string; warehouseId: string }[] =>
    sql
      .all(
        `SELECT id, planningArea FROM warehouse
          WHERE kind = 'normal' AND nettable = 1 AND coalesce(archived, 0) = 0 ORDER BY code DESC`,
      )
      .map((row) => ({ area: areaOf(row.planningArea), warehouseId: String(row.id) })),
});
