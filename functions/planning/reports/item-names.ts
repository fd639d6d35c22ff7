import { defineReport, type Sql } from '../../platform/read-model/report.ts';
import { currentTerms, WITH_TERMS } from './supplier-terms.ts';

export interface NamedItem {
  itemId: string;
  code: string;
  name: string;
}

const MOST_FOUND = 2_000;
const escaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** Ids of the items whose code or name has the text in it. */
export const itemsLike = defineReport({
  id: 'planning.itemsLike',
  run: (sql: Sql, { search }: { search: string }): string[] => {
    const like = `%${escaped(search)}%`;
    const rows = sql.all(
      `SELECT id FROM item WHERE code LIKE ? ESCAPE '\\' OR name LIKE ? ESCAPE '\\'
        OR nameEn LIKE ? ESCAPE '\\' LIMIT ${MOST_FOUND}`,
      like,
      like,
      like,
    );
    return rows.map(({ id }) => String(id));
  },
});

/** Codes and names of all items: what is asked of a plan names many of them. */
export const itemNames = defineReport({
  id: 'planning.itemNames',
  run: (sql: Sql, { ids }: { ids: readonly string[] }): NamedItem[] =>
    sql
      .all(
        'SELECT id, code, name FROM item WHERE id IN (SELECT value FROM json_each(?))',
        JSON.stringify(ids),
      )
      .map(({ id, code, name }) => ({
        itemId: String(id),
        code: String(code),
        name: String(name),
      })),
});

/** Who usually sells what is bought. */
export const usualSuppliers = defineReport({
  id: 'planning.usualSuppliers',
  run: (sql: Sql, { today }: { today: string }): { itemId: string; supplierId: string }[] =>
    sql
      .all(
        `WITH ${currentTerms('?1')}
         SELECT i.id, coalesce(i.supplierId, t.supplierId) AS supplierId
           FROM item i ${WITH_TERMS} WHERE i.make = 0 AND i.kind = 'goods'`,
        today,
      )
      .filter(({ supplierId }) => supplierId !== null)
      .map(({ id, supplierId }) => ({ itemId: String(id), supplierId: String(supplierId) })),
});
