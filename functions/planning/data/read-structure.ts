import { decimalOf, type Sql } from '../../platform/read-model/report.ts';
import { areaOf } from '../domain/areas.ts';
import type { Component, PlannedBom, PlannedItem } from '../domain/snapshot.ts';

const span = (from: unknown, to: unknown) => ({
  ...(from !== null && { from: String(from) }),
  ...(to !== null && { to: String(to) }),
});

/** Nearly all versions are released: the plus keeps SQLite from looking for them by their state. */
const VERSIONS = `
  SELECT id, itemId, validFrom, validTo, outputQuantity, yield FROM bom
    WHERE +state = 'released' ORDER BY id`;

const LINES = `
  SELECT parentId, itemId, lineNo, quantity, fixedQuantity, loss, phantom, validFrom, validTo
    FROM bom__lines ORDER BY parentId, position`;

type Items = ReadonlyMap<string, PlannedItem>;

/** Released versions with the components that are kept in stock. */
export const readBoms = (sql: Sql, items: Items): readonly PlannedBom[] =>
  sql.kept({ id: 'planning.boms', nouns: ['item', 'bom'], given: '' }, () => bomsOf(sql, items));

function bomsOf(sql: Sql, items: Items): PlannedBom[] {
  const boms = new Map<string, PlannedBom & { components: Component[] }>();
  for (const [id, item, from, to, output, yielded] of sql.rows(VERSIONS)) {
    const itemId = items.get(String(item))?.id;
    if (itemId === undefined) continue;
    boms.set(String(id), {
      itemId,
      ...span(from, to),
      outputQuantity: decimalOf(output),
      yield: yielded === null ? '1' : decimalOf(yielded),
      components: [],
    });
  }
  let parent: unknown;
  let components: Component[] | undefined;
  for (const [bom, item, lineNo, quantity, fixed, loss, phantom, from, to] of sql.rows(LINES)) {
    if (bom !== parent) components = boms.get(String(bom))?.components;
    parent = bom;
    const itemId = items.get(String(item))?.id;
    if (components === undefined || itemId === undefined) continue;
    components.push({
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
