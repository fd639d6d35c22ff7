import { defineReport, type Sql } from '../../platform/read-model/report.ts';
import { type Direction, type Goods, goodsOf, type Row, type TraceRow, Tracer } from './tracer.ts';

interface Found {
  noun: string;
  id?: string;
  number: string;
}

/** Documents that people know by a number, of whatever floor. */
const NUMBERED = [
  'workOrder',
  'productionReceipt',
  'operationReport',
  'materialIssue',
  'salesOrder',
  'delivery',
  'purchaseOrder',
  'goodsReceipt',
];

function findNumber(sql: Sql, number: string): { found: Found[]; goods: Goods[] } {
  const tables = new Set(
    sql
      .all("SELECT name FROM sqlite_master WHERE type = 'table'")
      .map((row) => String(row['name'])),
  );
  const documents = NUMBERED.filter((noun) => tables.has(noun)).flatMap((noun) =>
    sql
      .all(`SELECT id FROM "${noun}" WHERE number = ? LIMIT 5`, number)
      .map((row): Found => ({ noun, id: String(row['id']), number })),
  );
  const goods = sql
    .all(
      `SELECT DISTINCT itemId, lot, serial FROM stockMove__lines WHERE lot = ?1 OR serial = ?1
       ORDER BY itemId, lot, serial LIMIT 50`,
      number,
    )
    .map(goodsOf);
  const told = goods.map(
    (one): Found => ({
      noun: one.serial === number ? 'serial' : 'lot',
      id: one.itemId,
      number,
    }),
  );
  const lots = [...new Map(told.map((one) => [`${one.noun} ${one.id}`, one])).values()];
  return { found: [...documents, ...lots], goods };
}

/** Both ways through orders and movements from whatever has the number. */
export const traceFile = defineReport({
  id: 'manufacturing.traceFile',
  run(sql: Sql, { number }: { number: string }) {
    const { found, goods } = findNumber(sql, number);
    const trace = (direction: Direction): TraceRow[] => {
      const tracer = new Tracer(sql, direction);
      for (const { noun, id = '' } of found) startAt(sql, tracer, noun, id);
      for (const one of goods) tracer.goods(one, 0);
      return tracer.rows;
    };
    return { found, backward: trace('backward'), forward: trace('forward') };
  },
});

function startAt(sql: Sql, tracer: Tracer, noun: string, id: string): void {
  if (noun === 'workOrder') tracer.order(id, 0);
  if (noun === 'lot' || noun === 'serial') return;
  const [row] = sql.all('SELECT json FROM doc WHERE entity = ? AND id = ?', noun, id);
  const doc = JSON.parse(String(row?.['json'] ?? '{}')) as Row;
  if (typeof doc['workOrderId'] === 'string') tracer.order(doc['workOrderId'], 0);
  tracer.moved(noun, id);
  if (noun !== 'salesOrder') return;
  const made = 'SELECT DISTINCT parentId FROM workOrder__pegs WHERE salesOrderId = ?';
  for (const peg of sql.all(made, id)) tracer.order(String(peg['parentId']), 0);
  for (const sent of sql.all('SELECT id FROM delivery WHERE salesOrderId = ?', id)) {
    tracer.moved('delivery', String(sent['id']));
  }
}
