import { constants, type SQLInputValue } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { snapshotReport } from '../../functions/planning/data/read-snapshot.ts';
import type { Snapshot } from '../../functions/planning/domain/snapshot.ts';
import { openReadModel, type ReadModelFile } from '../../functions/platform/read-model/file.ts';
import { type Sql, sqlOver } from '../../functions/platform/read-model/report.ts';
import { shapeOf } from '../../functions/platform/read-model/shape.ts';
import { nouns } from '../../shared/contracts/system.ts';
import { denseCompany } from './dense-company.ts';
import { changeOneOrder, foldCompany } from './dense-read-model.ts';

/** What a process keeps of a company from run to run is what it would read. */
const company = denseCompany({
  ...{ items: 60, levels: 3, demands: 40, components: 2, horizonDays: 60 },
});
const made = company.items[0]?.id ?? '';
const bought = company.items.at(-1)?.id ?? '';
const [{ itemId: product } = { itemId: '' }] = company.boms;
let file: ReadModelFile;
let commits = 0;
let { today } = company;

beforeAll(() => {
  file = openReadModel(':memory:', shapeOf(nouns));
  foldCompany(file, company);
});
afterAll(() => file.close());

const read = (sql: Sql = file.sql): Snapshot => {
  const rule = { mode: 'consume', backwardDays: 15, forwardDays: 0 } as const;
  return snapshotReport.run(sql, { today, horizonDays: 60, rule });
};

/** A document with other fields, or made with them; without fields it is deleted. */
function fold(entity: string, id: string, fields: object | null): void {
  const row = file.db.prepare('SELECT json FROM doc WHERE entity = ? AND id = ?').get(entity, id);
  const known = JSON.parse(String(row?.['json'] ?? '{"version":0}')) as { version: number };
  const version = known.version + 1;
  const after = fields && { ...known, id, ...fields, version };
  commits += 1;
  const commit = { id: `c9-${commits}`, at: '', actor: '', operation: '', requestId: '' };
  const change = { entity, id, version, after };
  file.fold([{ ...commit, events: [], changes: [change] } as never], () => undefined);
}

const buy = { itemId: bought, supplierId: 'sup_1', price: '1', currency: 'CNY' };
const moved = (kind: string, line: object) => ({
  ...{ kind, date: company.today, number: kind },
  lines: [{ itemId: bought, quantity: '5', ...line }],
});

const changes: [what: string, noun: string, change: () => void][] = [
  ['an item is changed', 'item', () => fold('item', made, { safetyStock: '7' })],
  [
    'one is new',
    'item',
    () => fold('item', 'itm_new', { kind: 'goods', stocked: true, decimals: 0 }),
  ],
  ['it is deleted', 'item', () => fold('item', 'itm_new', null)],
  [
    'a structure makes more',
    'bom',
    () => fold('bom', product.replace('itm', 'bom'), { yield: '0.5' }),
  ],
  ['one is withdrawn', 'bom', () => fold('bom', product.replace('itm', 'bom'), { state: 'draft' })],
  [
    'an item names its supplier',
    'item',
    () => fold('item', bought, { supplierId: 'sup_1', leadTimeDays: null }),
  ],
  [
    'who takes longer',
    'supplier',
    () => fold('supplier', 'sup_1', { name: 'One', leadTimeDays: 30 }),
  ],
  [
    'and has terms',
    'supplierPrice',
    () => fold('supplierPrice', 'spr_1', { ...buy, validFrom: '2026-01-01', minimumLot: '50' }),
  ],
  [
    'goods come in',
    'stockMove',
    () => fold('stockMove', 'mov_in', moved('opening', { toWarehouseId: 'wh_1' })),
  ],
  [
    'some are held for good',
    'reservation',
    () =>
      fold('reservation', 'rsv_1', {
        lines: [{ itemId: bought, warehouseId: 'wh_1', quantity: '2', kind: 'hard' }],
      }),
  ],
  [
    'a warehouse is no longer netted',
    'warehouse',
    () => fold('warehouse', 'wh_1', { nettable: false }),
  ],
  ['but netted again', 'warehouse', () => fold('warehouse', 'wh_1', { nettable: true })],
  [
    'goods go out',
    'stockMove',
    () => fold('stockMove', 'mov_out', moved('delivery', { fromWarehouseId: 'wh_1' })),
  ],
  ['a component is no longer kept', 'item', () => fold('item', bought, { stocked: false })],
  ['but kept again', 'item', () => fold('item', bought, { stocked: true })],
  [
    'lots follow usage',
    'item',
    () =>
      fold('item', bought, {
        lotPolicy: 'economic',
        orderCost: '9',
        holdingRate: '0.1',
        standardCost: '1',
      }),
  ],
  [
    'which grows',
    'stockMove',
    () => fold('stockMove', 'mov_more', moved('delivery', { fromWarehouseId: 'wh_1' })),
  ],
  [
    'terms of tomorrow are said',
    'supplierPrice',
    () => fold('supplierPrice', 'spr_2', { ...buy, validFrom: '2026-01-06', minimumLot: '90' }),
  ],
];

describe('what is kept is read anew when', () => {
  test.each(changes)('%s (%s)', (what, _, change) => {
    const before = read();
    change();
    const after = read();
    expect(after).toEqual(read(sqlOver(file.db)));
    if (what === 'terms of tomorrow are said') return;
    expect(after).not.toEqual(before);
  });

  test('another day begins', () => {
    const before = read();
    today = '2026-01-06';
    const after = read();
    expect(after).toEqual(read(sqlOver(file.db)));
    expect(after.items).not.toEqual(before.items);
  });
});

test('an order changes nothing of it', () => {
  const before = read();
  changeOneOrder(file, 40, 0);
  const after = read();
  expect(after.items).toBe(before.items);
  expect(after.boms).toBe(before.boms);
  expect(after.onHand).toBe(before.onHand);
  expect(after.demands).not.toEqual(before.demands);
});

/** The nouns whose tables a query reads. */
function nounsOf(query: string): string[] {
  const tables: string[] = [];
  file.db.setAuthorizer((action, table) => {
    if (action === constants.SQLITE_READ && table !== null) tables.push(table);
    return constants.SQLITE_OK;
  });
  file.db.prepare(query);
  file.db.setAuthorizer(null);
  const nouns = tables.map((table) => table.split('__')[0] as string);
  // Lists that are handed in are tables to SQLite, too.
  return nouns.filter((noun) => noun !== 'json_each');
}

test('nothing kept is read of a noun whose changes are not tried here', () => {
  let asked = new Set<string>();
  const inner = sqlOver(file.db);
  const watched =
    <T>(ask: (query: string, ...values: SQLInputValue[]) => T) =>
    (query: string, ...values: SQLInputValue[]): T => {
      asked.add(query);
      return ask(query, ...values);
    };
  const { all, each, rows, kept } = inner;
  const sql = { all: watched(all), each: watched(each), rows: watched(rows), kept };
  read(sql);
  const first = asked;
  asked = new Set();
  read(sql);
  const notAgain = [...first].filter((query) => !asked.has(query));
  expect(notAgain.length).toBeGreaterThan(4);
  const tried = new Set(changes.map(([, noun]) => noun));
  expect(notAgain.flatMap(nounsOf).filter((noun) => !tried.has(noun))).toEqual([]);
});
