import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCsv } from '../../../functions/platform/imports/read-csv.ts';
import { readText } from '../../../functions/platform/imports/read-text.ts';
import { add, type Decimal, gte, mul, round, sum } from '../../../shared/kernel/decimal.ts';
import { importCompany, tablesOf } from '../../bench/bulk-company.ts';
import { denseCompany } from '../../planning/dense-company.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { todayInChina } from '../../support/today.ts';

const shape = { items: 90, levels: 3, demands: 60, components: 2, horizonDays: 60, seed: 7 };
const company = denseCompany(shape);
const today = todayInChina();

let world: World;
let t: TestTenant;
let tables: ReturnType<typeof tablesOf>;
let orders: Body[];
let pegs: Body[];

/** Every part, until one is without rows. */
async function readOut(operation: string, rows: string): Promise<string[]> {
  const texts: string[] = [];
  for (let part = 1; ; part += 1) {
    const { text } = await t.call(operation, { rows, part });
    const lines = text.trim().split(/\r?\n/).filter(Boolean);
    if (lines.length <= Number(operation === 'planning.exportPlanTable')) return texts;
    texts.push(text);
  }
}

const objectsOf = (texts: readonly string[]): Body[] =>
  texts.flatMap((text) =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  );

const whole = (rows: readonly Body[]): Decimal => sum(rows.map(({ quantity }) => quantity));

/** A company of three levels by import, one bought item of which is not to be had any more. */
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  const unit = (await t.ok('masterdata.listUnit', { limit: 1 })).data[0].code;
  tables = tablesOf(company, unit, today);
  await importCompany(world, t, tables);
  const gone = company.items.at(-1)?.id;
  const { data } = await t.ok('masterdata.listItem', { filter: { code: { eq: gone } } });
  await t.ok('masterdata.archiveItem', { id: data[0].id });
  await t.ok('planning.runMrp', {});
  await world.settle();
  orders = objectsOf(await readOut('planning.exportPlan', 'orders'));
  pegs = objectsOf(await readOut('planning.exportPlan', 'pegs'));
});
afterAll(() => world.stop());

describe('the pegs of a plan, read out', () => {
  test('pegs and shortage of every demand add up to it', () => {
    const demands = Map.groupBy(pegs, ({ demand }) => demand);
    expect(demands.size).toBeGreaterThan(200);
    for (const [demand, rows] of demands) {
      expect([demand, whole(rows)]).toEqual([demand, rows[0]?.['demandQuantity']]);
      expect(new Set(rows.map(({ demandOn }) => demandOn)).size).toBe(1);
    }
    const short = pegs.filter(({ supplyKind }) => supplyKind === 'short');
    expect(short.length).toBeGreaterThan(0);
    expect(short.every((row) => !('supply' in row) && !('supplyOn' in row))).toBe(true);
  });

  test('what was asked for is all there: every forecast by item and day', () => {
    const asked = tables.find(({ target }) => target === 'forecast')?.rows ?? [];
    const wanted = asked.map((row) => row.split(','));
    const given = pegs.filter(({ demandKind }) => demandKind === 'forecast');
    for (const [code, rows] of Map.groupBy(wanted, ([item]) => item)) {
      const all = rows.reduce(
        (total: Decimal, [, , , , quantity]) => add(total, quantity as Decimal),
        '0',
      );
      expect([code, whole(given.filter((row) => row['code'] === code))]).toEqual([code, all]);
    }
  });

  test('what planned orders need of their components is all there', () => {
    const needs = Map.groupBy(
      pegs.filter(({ demandKind }) => demandKind === 'plannedOrder'),
      ({ demand }) => demand as string,
    );
    let lines = 0;
    for (const order of orders) {
      const bom = company.boms.find(({ itemId }) => itemId === order['code']);
      for (const { lineNo, quantity, loss } of bom?.components ?? []) {
        const need = round(mul(mul(order['quantity'], quantity), add('1', loss)), 0, 'up');
        expect([order['id'], whole(needs.get(`${order['id']}/${lineNo}`) ?? [])]).toEqual([
          order['id'],
          need,
        ]);
        lines += 1;
      }
    }
    expect(needs.size).toBe(lines);
  });

  test('no supply covers more than it brings', () => {
    const brings = new Map(orders.map(({ id, quantity }) => [id as string, quantity as Decimal]));
    const covered = pegs.filter(({ supplyKind }) => supplyKind !== 'short');
    const kinds = new Set(covered.map(({ supplyKind }) => supplyKind));
    expect(kinds).toEqual(new Set(['stock', 'purchaseOrder', 'plannedOrder']));
    for (const [supply, rows] of Map.groupBy(covered, ({ supply }) => supply)) {
      if (supply === undefined) continue;
      // Every open order line of the company is over ten pieces.
      expect(gte(brings.get(supply as string) ?? '10', whole(rows))).toBe(true);
    }
    for (const [code, rows] of Map.groupBy(
      covered.filter(({ supplyKind }) => supplyKind === 'stock'),
      (row) => row['code'],
    )) {
      const onHand = company.onHand.find(({ itemId }) => itemId === code)?.quantity ?? '0';
      expect(gte(onHand, whole(rows))).toBe(true);
    }
  });

  test('the table says the same', async () => {
    const [text = '', ...more] = await readOut('planning.exportPlanTable', 'pegs');
    expect(more).toEqual([]);
    const [header = [], ...rows] = readCsv(readText(Buffer.from(text)));
    const said = rows.map((cells) =>
      Object.fromEntries(
        header.flatMap((name, at) => (cells[at] === '' ? [] : [[name, cells[at]]])),
      ),
    );
    expect(said).toEqual(pegs.map(({ itemId: _, ...row }) => row));
  });
});
