import { bom } from '../../../shared/contracts/engineering/bom.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import type { BusinessDate } from '../../../shared/kernel/date.ts';
import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { defineReport, type Sql } from '../../platform/read-model/report.ts';
import { structureTooLarge } from '../domain/errors.ts';
import { MAX_ROWS } from '../domain/explode.ts';
import { MAX_LEVELS } from '../domain/structure.ts';
import { holds } from '../domain/validity.ts';
import { holdsOn } from './holds-on.ts';

type Bom = Doc<typeof bom>;

export interface Use {
  level: number;
  itemId: string;
  code: string;
  name: string;
  bomId: string;
  revision: string;
  lineNo: number;
  componentId: string;
  quantity: Decimal;
  outputQuantity: Decimal;
  alternate: boolean;
}

const VERSIONS = `
  SELECT d.json AS json, i.code AS code, i.name AS name
  FROM bom b JOIN doc d ON d.entity = '${bom.id}' AND d.id = b.id
  JOIN item i ON i.id = b.itemId
  WHERE b.state = 'released' AND b.id IN (SELECT value FROM json_each(?))`;

/** By item, the versions in which it may stand in; looked up once, for no table lists them. */
function alternatesOf(sql: Sql): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const query = `SELECT json FROM doc WHERE entity = '${bom.id}' AND json LIKE '%"alternates"%'`;
  for (const { json } of sql.all(query)) {
    const { id, lines } = JSON.parse(String(json)) as Bom;
    for (const { itemId } of lines.flatMap(({ alternates = [] }) => alternates)) {
      found.set(itemId, [...(found.get(itemId) ?? []), id]);
    }
  }
  return found;
}

/** Versions that name the item in a line, as component or alternate. */
function naming(sql: Sql, itemId: string, alternates: Map<string, string[]>): string {
  const lines = sql.all('SELECT DISTINCT parentId FROM bom__lines WHERE itemId = ?', itemId);
  const ids = lines.map(({ parentId }) => String(parentId));
  return JSON.stringify([...new Set([...ids, ...(alternates.get(itemId) ?? [])])]);
}

const stands = (line: Bom['lines'][number], itemId: string): boolean =>
  line.itemId === itemId || (line.alternates ?? []).some((one) => one.itemId === itemId);

function usesOf(
  sql: Sql,
  itemId: string,
  { ids, date, level }: { ids: string; date: BusinessDate; level: number },
): Use[] {
  return sql
    .all(`${VERSIONS} AND ${holdsOn('b')}`, ids, date, date)
    .flatMap(({ json, code, name }) => {
      const version = JSON.parse(String(json)) as Bom;
      const { itemId: product, id: bomId, revision, outputQuantity } = version;
      const lines = version.lines.filter((line) => stands(line, itemId) && holds(line, date));
      return lines.map(({ lineNo, quantity, itemId: componentId }) => ({
        level,
        itemId: product,
        code: String(code),
        name: String(name),
        bomId,
        revision,
        lineNo,
        componentId: itemId,
        quantity,
        outputQuantity,
        alternate: componentId !== itemId,
      }));
    })
    .toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.lineNo - b.lineNo));
}

/** Upwards level by level; a product that was met before is shown again but not followed. */
export const usesReport = defineReport({
  id: 'engineering.uses',
  run(sql: Sql, asked: { itemId: string; date: BusinessDate; levels?: number | undefined }): Use[] {
    const { itemId, date, levels = MAX_LEVELS } = asked;
    const found: Use[] = [];
    const alternates = alternatesOf(sql);
    const followed = new Set<string>();
    let next = [itemId];
    for (let level = 1; level <= levels && next.length > 0; level += 1) {
      const uses = next.flatMap((one) =>
        usesOf(sql, one, { ids: naming(sql, one, alternates), date, level }),
      );
      found.push(...uses);
      if (found.length > MAX_ROWS) throw structureTooLarge({ limit: MAX_ROWS });
      for (const one of next) followed.add(one);
      next = [...new Set(uses.map((use) => use.itemId))].filter((one) => !followed.has(one));
    }
    return found;
  },
});

/** Released versions in which an item still counts on or after a day, oldest first. */
export const versionsUsing = defineReport({
  id: 'engineering.versionsUsing',
  run: (sql: Sql, { itemId, date }: { itemId: string; date: BusinessDate }): string[] =>
    sql
      .all(
        `${VERSIONS} AND coalesce(b.validTo, '9999') >= ? ORDER BY b.itemId, b.validFrom, b.id`,
        naming(sql, itemId, alternatesOf(sql)),
        date,
      )
      .map(({ json }) => JSON.parse(String(json)) as Bom)
      .filter(({ lines }) =>
        lines.some((line) => stands(line, itemId) && (line.validTo ?? '9999') >= date),
      )
      .map(({ id }) => id),
});

/** The revisions that items have of a noun, so that a new one takes the next number. */
export const revisionsReport = defineReport({
  id: 'engineering.revisions',
  run(sql: Sql, asked: { noun: 'bom' | 'routing'; itemIds: readonly string[] }) {
    const rows = sql.all(
      `SELECT itemId, revision FROM ${asked.noun === 'bom' ? 'bom' : 'routing'}
        WHERE itemId IN (SELECT value FROM json_each(?))`,
      JSON.stringify(asked.itemIds),
    );
    return rows.map((row) => ({
      itemId: String(row['itemId']),
      revision: String(row['revision']),
    }));
  },
});
