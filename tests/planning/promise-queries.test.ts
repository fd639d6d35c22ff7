import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expiredIn } from '../../functions/inventory/reports/expired-stock.ts';
import { USABLE } from '../../functions/planning/reports/flow-sql.ts';
import { withComponents, withProducts } from '../../functions/planning/reports/item-closure.ts';
import { promiseRows } from '../../functions/planning/reports/promise-rows.ts';
import { openReadModel, type ReadModelFile } from '../../functions/platform/read-model/file.ts';
import { type Sql, sqlOver } from '../../functions/platform/read-model/report.ts';
import { shapeOf } from '../../functions/platform/read-model/shape.ts';
import { nouns } from '../../shared/contracts/system.ts';
import { denseCompany } from './dense-company.ts';
import { foldCompany } from './dense-read-model.ts';

const shape = { items: 120, levels: 6, demands: 60, components: 2, horizonDays: 60 };
const company = denseCompany(shape);
let file: ReadModelFile;
/** How SQLite goes about each query that was asked. */
let ways: string[] = [];

function watched(): Sql {
  const sql = sqlOver(file.db);
  return {
    ...sql,
    all(query, ...values) {
      const rows = file.db.prepare(`EXPLAIN QUERY PLAN ${query}`).all(...values);
      ways.push(...rows.map(({ detail }) => String(detail)));
      return sql.all(query, ...values);
    },
  };
}

beforeAll(() => {
  file = openReadModel(':memory:', shapeOf(nouns));
  foldCompany(file, company);
});
afterAll(() => file.close());

const [product = ''] = company.items.map(({ id }) => id);
const part = company.items.at(-1)?.id ?? '';

describe('what an item touches is found by the item', () => {
  test('up and down the lists of materials, never through all released ones', () => {
    ways = [];
    const below = withComponents(watched(), company.today, [product]);
    const above = withProducts(watched(), company.today, [part]);
    expect(below.length).toBeGreaterThan(shape.levels);
    expect(above.length).toBeGreaterThan(shape.levels);
    expect(ways).not.toContainEqual(expect.stringMatching(/bom\.state/));
    expect(ways).not.toContainEqual(expect.stringMatching(/SCAN (b|l|bom|bom__lines)\b/));
  });

  test('its stock not through all that ever moved into the warehouse', () => {
    ways = [];
    const asked = {
      today: company.today,
      itemIds: [part],
      orderIds: [],
      orders: 'touched',
    } as const;
    const { free } = promiseRows.run(watched(), asked);
    expect(free.length).toBeGreaterThan(0);
    expect(ways).toContainEqual(expect.stringMatching(/stockMove__lines\.itemId/));
    expect(ways).not.toContainEqual(expect.stringMatching(/stockMove__lines\.\w*[wW]arehouseId/));
  });

  test.each([
    ['anywhere', undefined],
    ['in warehouses that count', USABLE],
  ])('what of it has expired %s, neither', (_, warehouses) => {
    file.db.prepare('UPDATE item SET trackLots = 1 WHERE id = ?').run(part);
    file.db
      .prepare(`UPDATE stockMove__lines SET lot = 'OLD', expiresOn = ? WHERE itemId = ?`)
      .run('2000-01-01', part);
    file.db.prepare('UPDATE stockMove SET createdAt = ?').run('1999-01-01T00:00:00.000Z');
    ways = [];
    const expired = expiredIn(watched(), [part], company.today, warehouses);
    expect(expired).toHaveLength(1);
    expect(ways).toContainEqual(expect.stringMatching(/stockMove__lines\.itemId/));
    expect(ways).not.toContainEqual(expect.stringMatching(/stockMove__lines\.\w*[wW]arehouseId/));
  });
});
