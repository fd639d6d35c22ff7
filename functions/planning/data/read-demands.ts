import type { BusinessDate } from '../../../shared/kernel/date.ts';
import { add, type Decimal, isPositive, sub } from '../../../shared/kernel/decimal.ts';
import { decimalOf, type Sql } from '../../platform/read-model/report.ts';
import { areaOf } from '../domain/areas.ts';
import type { Demand, PlannedItem } from '../domain/snapshot.ts';
import type { KeptFor } from './read-kept-for.ts';
import type { Released } from './read-released.ts';
import type { Unclaimed } from './read-stock.ts';

type Row = Record<string, unknown>;
const MATERIALS = `
  SELECT o.id, o.startOn, o.itemId AS productId, m.lineNo, m.itemId, m.required,
      m.issued, m.returned, m.scrapped, w.planningArea,
      (SELECT p.salesOrderId || '/' || p.lineNo FROM workOrder__pegs p
        WHERE p.parentId = o.id AND p.hard = 1 AND p.salesOrderId IS NOT NULL
        ORDER BY p.position LIMIT 1) AS madeFor
    FROM workOrder o
    JOIN workOrder__materials m ON m.parentId = o.id
    LEFT JOIN warehouse w ON w.id = o.warehouseId
    WHERE o.state IN ('draft', 'released', 'kitted', 'inProcess')`;

/** What open work orders still have to be given, at their start. */
export function readMaterials(
  sql: Sql,
  items: ReadonlyMap<string, PlannedItem>,
  unclaimed: Unclaimed,
  released: Released,
  kept: KeptFor,
): Demand[] {
  return sql.all(MATERIALS).flatMap((row: Row): Demand[] => {
    const itemId = String(row.itemId);
    const atHand = sub(
      sub(decimalOf(row.issued), decimalOf(row.returned)),
      decimalOf(row.scrapped),
    );
    const open = sub(decimalOf(row.required), atHand);
    const quantity = unclaimed(`${row.id}/${row.lineNo}`, open);
    if (!items.has(itemId) || !isPositive(quantity)) return [];
    const madeFor = row.madeFor ?? released.orderOf(row.id, String(row.productId));
    const order = kept.orderOf(madeFor, itemId);
    return [
      {
        id: `${row.id}/${row.lineNo}`,
        kind: 'component',
        itemId,
        area: areaOf(row.planningArea),
        quantity,
        date: String(row.startOn),
        priority: 0,
        ...(order !== undefined && { order }),
      },
    ];
  });
}

const FIRM_COMPONENTS = `
  SELECT f.id, f.area, f.startOn, f."order" AS madeFor, c.lineNo, c.itemId, c.quantity
    FROM firmPlannedOrder f JOIN firmPlannedOrder__components c ON c.parentId = f.id
    WHERE f.state = 'open'`;

/** What firm planned orders take of their components. */
export const readFirmComponents = (
  sql: Sql,
  items: ReadonlyMap<string, PlannedItem>,
  kept: KeptFor,
): Demand[] =>
  sql.all(FIRM_COMPONENTS).flatMap((row: Row): Demand[] => {
    const itemId = String(row.itemId);
    if (!items.has(itemId)) return [];
    const order = kept.orderOf(row.madeFor, itemId);
    return [
      {
        id: `${row.id}/${row.lineNo}`,
        kind: 'component',
        itemId,
        area: areaOf(row.area),
        quantity: decimalOf(row.quantity),
        date: String(row.startOn),
        priority: 0,
        ...(order !== undefined && { order }),
      },
    ];
  });

export interface PeriodRow {
  id: string;
  itemId: string;
  area: string;
  from: BusinessDate;
  to: BusinessDate;
  quantity: Decimal;
}

/** Forecasts that are not over. */
export const readForecasts = (
  sql: Sql,
  items: ReadonlyMap<string, PlannedItem>,
  today: BusinessDate,
): PeriodRow[] =>
  sql
    .all(`SELECT * FROM forecast WHERE "to" >= ? AND coalesce(archived, 0) = 0 ORDER BY id`, today)
    .filter((row) => items.has(String(row.itemId)))
    .map((row) => ({
      id: String(row.id),
      itemId: String(row.itemId),
      area: areaOf(row.area),
      from: String(row.from),
      to: String(row.to),
      quantity: add(decimalOf(row.quantity)),
    }));

export interface FamilyRow {
  id: string;
  area: string;
  from: BusinessDate;
  to: BusinessDate;
  quantity: Decimal;
  shares: { itemId: string; share: Decimal }[];
}

/** Master plans that are not over, with their items in the order of their lines. */
export function readMasterPlans(
  sql: Sql,
  items: ReadonlyMap<string, PlannedItem>,
  today: BusinessDate,
): FamilyRow[] {
  const rows = sql.all(
    `SELECT * FROM masterPlan WHERE "to" >= ? AND coalesce(archived, 0) = 0 ORDER BY id`,
    today,
  );
  return rows.map((row) => ({
    id: String(row.id),
    area: areaOf(row.area),
    from: String(row.from),
    to: String(row.to),
    quantity: decimalOf(row.quantity),
    shares: sql
      .all(
        'SELECT itemId, share FROM masterPlan__shares WHERE parentId = ? ORDER BY position',
        String(row.id),
      )
      .map((share) => ({ itemId: String(share.itemId), share: decimalOf(share.share) }))
      .filter(({ itemId }) => items.has(itemId)),
  }));
}
