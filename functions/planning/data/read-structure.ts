import { decimalOf, type Sql } from '../../platform/read-model/report.ts';
import type { Component, PlannedBom } from '../domain/snapshot.ts';

const span = (from: unknown, to: unknown) => ({
  ...(from !== null && { from: String(from) }),
  ...(to !== null && { to: String(to) }),
});

const VERSIONS = `
  SELECT id, itemId, validFrom, validTo, outputQuantity, yield FROM bom
    WHERE state = 'released' ORDER BY id`;

const LINES = `
  SELECT l.parentId, l.itemId, l.lineNo, l.quantity, l.fixedQuantity, l.loss, l.phantom,
      l.validFrom, l.validTo
    FROM bom__lines l JOIN bom b ON b.id = l.parentId WHERE b.state = 'released'`;

/** Released versions with the components that are kept in stock. */
export function readBoms(sql: Sql, planned: ReadonlySet<string>): PlannedBom[] {
  const boms = new Map<string, PlannedBom & { components: Component[] }>();
  for (const [id, item, from, to, output, yielded] of sql.rows(VERSIONS)) {
    const itemId = String(item);
    if (!planned.has(itemId)) continue;
    boms.set(String(id), {
      itemId,
      ...span(from, to),
      outputQuantity: decimalOf(output),
      yield: yielded === null ? '1' : decimalOf(yielded),
      components: [],
    });
  }
  for (const [bom, item, lineNo, quantity, fixed, loss, phantom, from, to] of sql.rows(LINES)) {
    const itemId = String(item);
    if (!planned.has(itemId)) continue;
    boms.get(String(bom))?.components.push({
      lineNo: Number(lineNo),
      itemId,
      quantity: decimalOf(quantity),
      fixed: decimalOf(fixed),
      loss: decimalOf(loss),
      phantom: phantom === 1n,
      ...span(from, to),
    });
  }
  return [...boms.values()];
}

/** Warehouses by id with their area, and those whose stock is netted. */
export function readWarehouses(sql: Sql) {
  const areas = new Map<string, string>();
  const nettable = new Set<string>();
  for (const row of sql.each('SELECT id, kind, nettable, planningArea FROM warehouse')) {
    const id = String(row.id);
    areas.set(id, areaOf(row.planningArea));
    if (row.kind === 'normal' && row.nettable === 1n) nettable.add(id);
  }
  return { areas, nettable };
}

/** The main area is the one without a name. */
export const areaOf = (named: unknown): string =>
  named === null || named === undefined || named === 'main' ? '' : String(named);
