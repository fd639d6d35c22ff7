import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { decimalOf, type Sql } from '../../platform/read-model/report.ts';

export interface TraceRow {
  level: number;
  kind: string;
  noun: string;
  id?: string;
  number?: string;
  itemId?: string;
  quantity?: Decimal;
  lot?: string;
  serial?: string;
  date?: string;
  partnerId?: string;
  memberId?: string;
  note?: string;
}

/** Goods that can be told from others of their item: by lot, or piece by piece. */
export interface Goods {
  itemId: string;
  lot?: string;
  serial?: string;
}

export type Direction = 'backward' | 'forward';
export type Row = Record<string, unknown>;

const MAX_LEVEL = 20;
const MAX_ROWS = 500;

const STEPS = `
  SELECT id, workOrderId FROM materialIssue
  UNION ALL SELECT id, workOrderId FROM operationReport
  UNION ALL SELECT id, workOrderId FROM productionReceipt`;

const LINE = `
  m.id AS moveId, m.kind, m.date, m.number, l.itemId, l.quantity, l.lot, l.serial,
  json_extract(d.json, '$.source.noun') AS noun, json_extract(d.json, '$.source.id') AS sourceId`;
const MOVES = `
  stockMove m JOIN stockMove__lines l ON l.parentId = m.id
  JOIN doc d ON d.entity = 'stockMove' AND d.id = m.id`;
const SAME = "l.itemId = ?1 AND coalesce(l.lot, '') = ?2 AND coalesce(l.serial, '') = ?3";

/** Where goods came from, and where they went: not from shelf to shelf. */
const CAME = `SELECT ${LINE} FROM ${MOVES} WHERE ${SAME} AND l.fromKind <> 'warehouse'
  AND m.kind NOT IN ('reversal', 'materialReturn') ORDER BY m.id`;
const WENT = `SELECT ${LINE} FROM ${MOVES} WHERE ${SAME} AND l.toKind <> 'warehouse'
  AND m.kind <> 'reversal' ORDER BY m.id`;

/** What an order used, net of what came back, and what it brought. */
const USED = `
  SELECT l.itemId, l.lot, l.serial, min(m.date) AS date,
    sum(CASE WHEN l.fromKind = 'warehouse' THEN l.quantity ELSE -l.quantity END) AS quantity
  FROM ${MOVES} JOIN (${STEPS}) s ON s.id = json_extract(d.json, '$.source.id')
  WHERE s.workOrderId = ?1 AND m.accountRole = 'production' AND m.kind <> 'productionReceipt'
    AND NOT (m.kind = 'reversal' AND l.itemId = ?2)
  GROUP BY l.itemId, l.lot, l.serial HAVING quantity > 0 ORDER BY l.itemId, l.lot, l.serial`;
const MADE = `
  SELECT ${LINE} FROM ${MOVES} JOIN productionReceipt r ON r.stockMoveId = m.id
  WHERE r.workOrderId = ? AND r.state = 'posted' ORDER BY m.id, l.position`;

const some = (row: Row, ...names: string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => (typeof row[name] === 'string' ? [[name, row[name]]] : [])),
  );

export const goodsOf = (row: Row): Goods => ({
  itemId: String(row['itemId']),
  ...some(row, 'lot', 'serial'),
});
const isTold = ({ lot, serial }: Goods): boolean => lot !== undefined || serial !== undefined;

/** Follows goods through movements and orders, one way, each of them once. */
export class Tracer {
  readonly rows: TraceRow[] = [];
  readonly #seen = new Set<string>();
  readonly #sql: Sql;
  readonly #direction: Direction;

  constructor(sql: Sql, direction: Direction) {
    this.#sql = sql;
    this.#direction = direction;
  }

  #add(row: TraceRow): void {
    if (this.rows.length < MAX_ROWS) this.rows.push(row);
  }

  #first(key: string): boolean {
    if (this.#seen.has(key) || this.rows.length >= MAX_ROWS) return false;
    this.#seen.add(key);
    return true;
  }

  goods(one: Goods, level: number): void {
    if (level > MAX_LEVEL || !isTold(one)) return;
    if (!this.#first(`goods ${one.itemId} ${one.lot ?? ''} ${one.serial ?? ''}`)) return;
    const query = this.#direction === 'backward' ? CAME : WENT;
    for (const row of this.#sql.all(query, one.itemId, one.lot ?? '', one.serial ?? '')) {
      this.#movement(row, level + 1);
    }
  }

  /** Goods were supplied or delivered, or went through an order. */
  #movement(row: Row, level: number): void {
    const source = this.#document(String(row['noun']), String(row['sourceId']));
    const orderId = source?.['workOrderId'];
    if (typeof orderId === 'string') {
      this.order(orderId, level);
      return;
    }
    const partner = source?.['supplierId'] ?? source?.['customerId'];
    this.#add({
      level,
      kind: this.#kindOf(String(row['noun'])),
      noun: String(row['noun']),
      id: String(row['sourceId']),
      number: String(row['number']),
      ...goodsOf(row),
      quantity: decimalOf(row['quantity']),
      date: String(row['date']),
      ...(typeof partner === 'string' && { partnerId: partner }),
    });
  }

  #kindOf(noun: string): string {
    if (noun === 'salesReturn' || noun === 'purchaseReturn') return 'returned';
    return this.#direction === 'backward' ? 'supplied' : 'delivered';
  }

  order(id: string, level: number): void {
    if (level > MAX_LEVEL || !this.#first(`order ${id}`)) return;
    const order = this.#document('workOrder', id);
    if (!order) return;
    const { number, itemId, dueOn } = order as { number: string; itemId: string; dueOn: string };
    this.#add({ level, kind: 'order', noun: 'workOrder', id, number, itemId, date: dueOn });
    if (this.#direction === 'backward') this.#behind(id, itemId, level + 1);
    else this.#ahead(id, order, level + 1);
  }

  #behind(id: string, itemId: string, level: number): void {
    const reports = this.#sql.all(
      `SELECT * FROM operationReport WHERE workOrderId = ? AND state = 'posted' ORDER BY date, id`,
      id,
    );
    for (const row of reports) {
      this.#add({
        level,
        kind: 'operation',
        noun: 'operationReport',
        ...{ id: String(row['id']), number: String(row['number']), date: String(row['date']) },
        quantity: decimalOf(row['good']),
        ...some(row, 'memberId'),
        note: `${row['operation']}${row['scrapReason'] === null ? '' : ` ${row['scrapReason']}`}`,
      });
    }
    for (const row of this.#sql.all(USED, id, itemId)) {
      const quantity = decimalOf(row['quantity']);
      const date = String(row['date']);
      this.#add({ level, kind: 'material', noun: 'item', ...goodsOf(row), quantity, date });
      this.goods(goodsOf(row), level);
    }
  }

  #ahead(id: string, order: Row, level: number): void {
    for (const row of this.#sql.all(MADE, id)) {
      this.#add({
        ...{ level, kind: 'made', noun: 'productionReceipt', id: String(row['sourceId']) },
        ...{ number: String(row['number']), ...goodsOf(row) },
        quantity: decimalOf(row['quantity']),
        date: String(row['date']),
      });
      this.goods(goodsOf(row), level);
    }
    for (const peg of (order['pegs'] as Row[] | undefined) ?? []) {
      const { salesOrderId } = peg;
      if (typeof salesOrderId !== 'string') continue;
      const sold = this.#document('salesOrder', salesOrderId);
      this.#add({
        ...{ level, kind: 'for', noun: 'salesOrder', id: salesOrderId },
        ...some(sold ?? {}, 'number'),
        ...(typeof sold?.['customerId'] === 'string' && { partnerId: sold['customerId'] }),
        quantity: String(peg['quantity']),
      });
    }
  }

  /** Everything that a document moved, of all items or of some. */
  moved(noun: string, id: string, items?: ReadonlySet<string>): void {
    const query = `SELECT ${LINE} FROM ${MOVES}
      WHERE json_extract(d.json, '$.source.noun') = ? AND json_extract(d.json, '$.source.id') = ?`;
    for (const row of this.#sql.all(query, noun, id)) {
      const one = goodsOf(row);
      if (items?.has(one.itemId) ?? true) this.goods(one, 0);
    }
  }

  #document(noun: string, id: string): Row | undefined {
    const query = 'SELECT json FROM doc WHERE entity = ? AND id = ? AND deleted = 0';
    const [row] = this.#sql.all(query, noun, id);
    return row && (JSON.parse(String(row['json'])) as Row);
  }
}
