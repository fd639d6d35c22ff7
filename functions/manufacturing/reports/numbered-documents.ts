import type { Sql } from '../../platform/read-model/report.ts';

/** A document that people know by a number. */
export interface Numbered {
  noun: string;
  id: string;
}

/** Of whatever floor; a supplier's invoice is known by the supplier's number as well. */
const NUMBERED: Readonly<Record<string, readonly string[]>> = {
  workOrder: ['number'],
  productionReceipt: ['number'],
  operationReport: ['number'],
  materialIssue: ['number'],
  quotation: ['number'],
  salesOrder: ['number'],
  delivery: ['number'],
  salesInvoice: ['number'],
  salesReturn: ['number'],
  purchaseRequest: ['number'],
  purchaseOrder: ['number'],
  goodsReceipt: ['number'],
  purchaseInvoice: ['number', 'invoiceNumber'],
  purchaseReturn: ['number'],
};

/** The documents behind a document that has moved no goods itself, by theirs. */
const BEHIND: Readonly<Record<string, readonly (readonly [noun: string, sql: string])[]>> = {
  productionReceipt: [
    ['workOrder', 'SELECT workOrderId AS id FROM productionReceipt WHERE id = ?'],
  ],
  operationReport: [['workOrder', 'SELECT workOrderId AS id FROM operationReport WHERE id = ?']],
  materialIssue: [['workOrder', 'SELECT workOrderId AS id FROM materialIssue WHERE id = ?']],
  quotation: [['salesOrder', 'SELECT salesOrderId AS id FROM quotation WHERE id = ?']],
  salesOrder: [
    ['workOrder', 'SELECT DISTINCT parentId AS id FROM workOrder__pegs WHERE salesOrderId = ?'],
    ['delivery', 'SELECT id FROM delivery WHERE salesOrderId = ? ORDER BY id'],
  ],
  salesInvoice: [
    ['delivery', 'SELECT DISTINCT deliveryId AS id FROM salesInvoice__lines WHERE parentId = ?'],
  ],
  salesReturn: [['delivery', 'SELECT deliveryId AS id FROM salesReturn WHERE id = ?']],
  purchaseRequest: [
    [
      'purchaseOrder',
      'SELECT DISTINCT parentId AS id FROM purchaseOrder__pegs WHERE requestId = ?',
    ],
  ],
  purchaseOrder: [
    [
      'goodsReceipt',
      'SELECT DISTINCT parentId AS id FROM goodsReceipt__lines WHERE purchaseOrderId = ?',
    ],
  ],
  purchaseInvoice: [
    [
      'goodsReceipt',
      `SELECT DISTINCT r.parentId AS id FROM purchaseInvoice__lines l
         JOIN goodsReceipt__lines r
           ON r.purchaseOrderId = l.purchaseOrderId AND r.orderLine = l.orderLine
        WHERE l.parentId = ?`,
    ],
  ],
  purchaseReturn: [
    ['goodsReceipt', 'SELECT goodsReceiptId AS id FROM purchaseReturn WHERE id = ?'],
  ],
};

/** Which goods of the documents behind a document are its own. */
const OWN_ITEMS: Readonly<Record<string, string>> = {
  salesInvoice: 'SELECT DISTINCT itemId AS id FROM salesInvoice__lines WHERE parentId = ?',
  salesReturn: 'SELECT DISTINCT itemId AS id FROM salesReturn__lines WHERE parentId = ?',
  purchaseRequest: 'SELECT itemId AS id FROM purchaseRequest WHERE id = ?',
  purchaseOrder: 'SELECT DISTINCT itemId AS id FROM purchaseOrder__lines WHERE parentId = ?',
  purchaseInvoice: 'SELECT DISTINCT itemId AS id FROM purchaseInvoice__lines WHERE parentId = ?',
  purchaseReturn: 'SELECT DISTINCT itemId AS id FROM purchaseReturn__lines WHERE parentId = ?',
};

const idsOf = (sql: Sql, query: string, id: string): string[] =>
  sql.all(query, id).flatMap((row) => (typeof row['id'] === 'string' ? [row['id']] : []));

/** Every document with this number. */
export function documentsNumbered(sql: Sql, number: string): Numbered[] {
  const known = new Set(
    sql.all("SELECT name FROM sqlite_master WHERE type = 'table'").map(({ name }) => String(name)),
  );
  return Object.entries(NUMBERED).flatMap(([noun, fields]) => {
    if (!known.has(noun)) return [];
    const has = fields.map((field) => `"${field}" = ?1`).join(' OR ');
    const ids = sql.all(`SELECT id FROM "${noun}" WHERE ${has} ORDER BY id LIMIT 5`, number);
    return ids.map(({ id }) => ({ noun, id: String(id) }));
  });
}

/**
 * A document with goods behind the one asked for, and which of its goods are meant; all without.
 */
export interface Behind extends Numbered {
  items?: ReadonlySet<string>;
}

/**
 * The document itself and the documents behind it: an invoice leads to its deliveries, a quotation
 * to its order and from there on. What a receipt brought for others is left out.
 */
export function documentsBehind(
  sql: Sql,
  { noun, id }: Numbered,
  items?: ReadonlySet<string>,
): Behind[] {
  const query = OWN_ITEMS[noun];
  const own = items ?? (query === undefined ? undefined : new Set(idsOf(sql, query, id)));
  const next = (BEHIND[noun] ?? []).flatMap(([other, sqlText]) =>
    idsOf(sql, sqlText, id).flatMap((otherId) =>
      documentsBehind(sql, { noun: other, id: otherId }, own),
    ),
  );
  return [{ noun, id, ...(own && { items: own }) }, ...next];
}
