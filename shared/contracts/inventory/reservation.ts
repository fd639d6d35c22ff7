import * as z from 'zod';
import { choice, computed, labelled, quantity, text } from '../fields.ts';
import { source } from '../finance/source.ts';
import { customer } from '../masterdata/customer.ts';
import { item } from '../masterdata/item.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { defineNoun } from '../noun.ts';
import { sourceLine } from './source-line.ts';

/** A soft claim may be re-allocated by priority; a hard one only its owner releases. */
export const reservationKinds = {
  soft: { en: 'Soft', zh: '软预留' },
  hard: { en: 'Hard', zh: '硬预留' },
} as const;

export const reservationLine = z.strictObject({
  sourceLine: sourceLine(),
  itemId: labelled('Item', '物料', item.ref()),
  warehouseId: labelled('Warehouse', '仓库', warehouse.ref()),
  quantity: labelled('Quantity', '数量', quantity()),
  kind: labelled('Kind', '类型', choice(reservationKinds)),
});

/**
 * What one document claims of the stock on hand. Its id follows from the document's, so there is
 * one at most; without lines it claims nothing.
 */
export const reservation = defineNoun({
  id: 'reservation',
  plural: 'reservations',
  prefix: 'rsv',
  module: 'inventory',
  label: { en: 'Reservation', zh: '库存预留' },
  title: 'number',
  search: ['number'],
  columns: ['number', 'customerId', 'createdAt', 'updatedAt'],
  sort: '-createdAt',
  fields: () =>
    z.strictObject({
      number: labelled('Number', '单号', computed(text(60))),
      source: labelled('Source', '来源', source),
      customerId: labelled('Customer', '客户', customer.ref()).optional(),
      lines: labelled('Lines', '明细', z.array(reservationLine).max(1000)),
    }),
});
