import { defineReport, type Sql } from '../../platform/read-model/report.ts';
import { documentsBehind, documentsNumbered, type Numbered } from './numbered-documents.ts';
import { type Direction, type Goods, goodsOf, type TraceRow, Tracer } from './tracer.ts';

interface Found extends Numbered {
  number: string;
}

function findNumber(sql: Sql, number: string): { found: Found[]; goods: Goods[] } {
  const documents = documentsNumbered(sql, number).map((one): Found => ({ ...one, number }));
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
      for (const { noun, id } of found) startAt(sql, tracer, { noun, id });
      for (const one of goods) tracer.goods(one, 0);
      return tracer.rows;
    };
    return { found, backward: trace('backward'), forward: trace('forward') };
  },
});

function startAt(sql: Sql, tracer: Tracer, document: Numbered): void {
  if (document.noun === 'lot' || document.noun === 'serial') return;
  for (const { noun, id, items } of documentsBehind(sql, document)) {
    if (noun === 'workOrder') tracer.order(id, 0);
    else tracer.moved(noun, id, items);
  }
}
