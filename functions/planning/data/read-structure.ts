import { decimalOf, type Sql } from '../../platform/read-model/report.ts';
import type { Component, PlannedBom, PlanningCalendar } from '../domain/snapshot.ts';

type Row = Record<string, unknown>;

const span = (row: Row) => ({
  ...(row.validFrom !== null && { from: String(row.validFrom) }),
  ...(row.validTo !== null && { to: String(row.validTo) }),
});

const componentOf = (row: Row): Component => ({
  lineNo: Number(row.lineNo),
  itemId: String(row.itemId),
  quantity: decimalOf(row.quantity),
  fixed: decimalOf(row.fixedQuantity),
  loss: decimalOf(row.loss),
  phantom: row.phantom === 1n,
  ...span(row),
});

/** Released versions with the components that are kept in stock. */
export function readBoms(sql: Sql, planned: ReadonlySet<string>): PlannedBom[] {
  const boms = new Map<string, PlannedBom & { components: Component[] }>();
  const versions = sql.each(
    `SELECT id, itemId, validFrom, validTo, outputQuantity, yield FROM bom
      WHERE state = 'released' ORDER BY id`,
  );
  for (const row of versions) {
    if (!planned.has(String(row.itemId))) continue;
    boms.set(String(row.id), {
      itemId: String(row.itemId),
      ...span(row),
      outputQuantity: decimalOf(row.outputQuantity),
      yield: row.yield === null ? '1' : decimalOf(row.yield),
      components: [],
    });
  }
  const lines = sql.each(
    `SELECT l.parentId, l.lineNo, l.itemId, l.quantity, l.fixedQuantity, l.loss, l.phantom,
        l.validFrom, l.validTo
      FROM bom__lines l JOIN bom b ON b.id = l.parentId WHERE b.state = 'released'`,
  );
  for (const row of lines) {
    if (planned.has(String(row.itemId))) {
      boms.get(String(row.parentId))?.components.push(componentOf(row));
    }
  }
  return [...boms.values()];
}

interface CalendarDocument {
  id: string;
  weekdays: number[];
  exceptions?: { date: string; working: boolean }[];
  standard?: boolean;
}

const CALENDARS = `SELECT json FROM doc WHERE entity = 'workCalendar' AND deleted = 0 ORDER BY id`;

/** The company's calendars by id, and its usual one as 'standard'. */
export function readCalendars(sql: Sql): Record<string, PlanningCalendar> {
  const calendars: Record<string, PlanningCalendar> = {};
  for (const { json } of sql.each(CALENDARS)) {
    const {
      id,
      weekdays,
      exceptions = [],
      standard,
    } = JSON.parse(String(json)) as CalendarDocument;
    const calendar = {
      weekdays,
      holidays: exceptions.filter(({ working }) => !working).map(({ date }) => date),
      makeUpDays: exceptions.filter(({ working }) => working).map(({ date }) => date),
    };
    calendars[id] = calendar;
    if (standard === true) calendars['standard'] = calendar;
  }
  calendars['standard'] ??= { weekdays: [1, 2, 3, 4, 5], holidays: [], makeUpDays: [] };
  return calendars;
}

/** Warehouses whose stock is netted, by id with their area; those in transit apart. */
export function readWarehouses(sql: Sql) {
  const areas = new Map<string, string>();
  const transit = new Set<string>();
  const nettable = new Set<string>();
  for (const row of sql.each('SELECT id, kind, nettable, planningArea FROM warehouse')) {
    const id = String(row.id);
    areas.set(id, areaOf(row.planningArea));
    if (row.kind === 'transit') transit.add(id);
    else if (row.kind === 'normal' && row.nettable === 1n) nettable.add(id);
  }
  return { areas, transit, nettable };
}

/** The main area is the one without a name. */
export const areaOf = (named: unknown): string =>
  named === null || named === undefined || named === 'main' ? '' : String(named);
